"""What every panel is: widgets made once, drawn again from the journal after every change, and a line that speaks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from .actions import shown
from .markup import EMPTY, Markup, tag

if TYPE_CHECKING:
    from .desk import Desk


class Panel:
    """Subclasses make their widgets in `build` (once) and fill them in `draw` (often). Neither keeps what happened."""

    name = "panel"  # its CSS class is fu-<name>
    leads = False  # whether it is drawn at once, whichever panel was pressed
    speaks_first = False  # whether what it says stands above it, for panels longer than a screen

    def __init__(self, desk: Desk, **options: Any) -> None:
        self.desk, self.drawing = desk, False
        self.live = html(EMPTY, "fu-live")  # one place for all it says; a live region from the start
        built = self.build(**options)
        parts = [self.live, *built] if self.speaks_first else [*built, self.live]
        self.box = widgets.VBox(parts, layout=widgets.Layout(width="100%"))
        for css in ("fu", f"fu-{self.name}"):
            self.box.add_class(css)

    def build(self, **options: Any) -> list[widgets.Widget]:
        raise NotImplementedError

    def draw(self) -> None:
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw from what the journal says now. An error is shown in this panel and stops no other."""
        with shown(self.warn), self.untouched():
            self.draw()

    @contextmanager
    def untouched(self) -> Iterator[None]:
        """What is set inside is drawing, not something a person changed."""
        before, self.drawing = self.drawing, True
        try:
            yield
        finally:
            self.drawing = before

    def say(self, words: str) -> None:
        """Tell what was done; screen readers say it when they are free."""
        if words:
            self.live.value = tag("p", words, role="status", class_="fu-said")

    def warn(self, words: str) -> None:
        """Tell what went wrong, at once."""
        self.live.value = tag("p", tag("b", "Please look: "), words, role="alert", class_="fu-warned")

    def quiet(self) -> None:
        self.live.value = EMPTY

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self.box._repr_mimebundle_(**kwargs)


def html(value: Markup = EMPTY, *css: str) -> widgets.HTML:
    """A place for HTML that `markup` made."""
    made = widgets.HTML(value, layout=widgets.Layout(width="100%", margin="0"))
    for name in css:
        made.add_class(name)
    return made


def button(words: str, *css: str, tooltip: str = "") -> widgets.Button:
    """A button as wide as its words; css "main" marks the one to press first."""
    made = widgets.Button(description=words, tooltip=tooltip or words, layout=widgets.Layout(width="auto"))
    for name in ("fu-button", *(f"fu-{name}" for name in css)):
        made.add_class(name)
    return made


def row(*children: widgets.Widget) -> widgets.Box:
    """Widgets beside each other, on more lines where there is no room."""
    made = widgets.Box(list(children))
    made.add_class("fu-row")
    return made


def in_card(*children: widgets.Widget) -> widgets.VBox:
    """Widgets below each other, set off from what stands around them."""
    made = widgets.VBox(list(children))
    made.add_class("fu-card")
    return made


def show(widget: widgets.Widget, visible: bool) -> None:
    """Show or hide a widget without taking it out, so that focus elsewhere stays where it is."""
    widget.layout.display = None if visible else "none"

"""What every piece of a page is: widgets made once and filled often; and the panel, the piece that stands in a cell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets

from .actions import shown
from .desk import Desk
from .markup import EMPTY, tag
from .pieces import html, layout, styled


class Part:
    """Subclasses make their widgets in `build` (once) and fill them in a `draw` (often). Neither keeps what happened.

    within: the part this one stands in; what it has to say is said by the panel of both. `box` is what is shown.
    """

    panel: Panel
    desk: Desk
    css: tuple[str, ...] = ()  # the CSS classes of its box
    across = False  # whether its widgets stand beside each other

    def __init__(self, within: Part, **options: Any) -> None:
        self.panel, self.desk = within.panel, within.desk
        self.box = self.frame(self.build(**options))

    def build(self, *given: Any, **options: Any) -> list[widgets.Widget]:
        raise NotImplementedError

    def frame(self, made: list[widgets.Widget]) -> widgets.DOMWidget:
        """What was built, put together."""
        return styled((widgets.Box if self.across else widgets.VBox)(made, layout=layout()), *self.css)


class Panel(Part):
    """A part with a cell of its own: it lies on a desk, is drawn from the journal after every change, and speaks."""

    name = "panel"  # its CSS class is fu-<name>
    leads = False  # whether it answers every press, whichever panel was pressed
    speaks_first = False  # whether what it says stands above it, for panels longer than a screen

    def __init__(self, desk: Desk, **options: Any) -> None:
        self.panel, self.desk, self.drawing = self, desk, False
        self.live = html(EMPTY, "fu-live")  # one place for all it says; a live region from the start
        self.box = self.frame(self.build(**options))

    def frame(self, made: list[widgets.Widget]) -> widgets.DOMWidget:
        parts = [self.live, *made] if self.speaks_first else [*made, self.live]
        return styled(widgets.VBox(parts, layout=widgets.Layout(width="100%")), "fu", f"fu-{self.name}")

    def draw(self) -> None:
        raise NotImplementedError

    def draw_first(self) -> None:
        """Draw what people look for first, in a panel that leads."""

    def answer(self) -> None:
        """Begin to draw what the journal says now; all of it follows with `redraw`."""
        with shown(self.warn), self.untouched():
            self.draw_first()

    def redraw(self) -> None:
        """Draw from what the journal says now. An error is shown in this panel and stops no other."""
        with shown(self.warn), self.untouched():
            self.draw()

    def turn(self) -> None:
        """Draw what the time alone has changed; a panel that tells no time has nothing to do."""

    def turned(self) -> None:
        """Another minute, or the edge of a window; an error is shown in this panel and stops no other."""
        with shown(self.warn), self.untouched():
            self.turn()

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

"""The pieces that panels put together: places for HTML, buttons, rows, cards, and changing them without need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import ipywidgets as widgets

from .markup import EMPTY, Markup, stylesheet

W = TypeVar("W", bound=widgets.DOMWidget)
DARK = 'body[data-jp-theme-light="false"] {'  # where style.css names the dark colours
THEIRS = {
    "ui-font-color0 ui-font-color1 content-font-color1 widgets-color widgets-label-color widgets-input-color": "ink",
    "ui-font-color2 ui-font-color3 content-font-color2 content-font-color3 widgets-readout-color": "ink-2",
    "layout-color0 layout-color1 widgets-input-background-color cell-editor-background": "surface",
    "layout-color2 layout-color3": "sunk",
    "border-color0 border-color1 widgets-input-border-color": "edge",
    "content-link-color": "green",
}  # what widgets take from the light theme of Voilà
APP = "body[data-voila].fu-one-page"


def styled(widget: W, *css: str) -> W:
    """The widget, with these CSS classes."""
    for name in css:
        widget.add_class(name)
    return widget


def mark(widget: widgets.DOMWidget, css: str, on: bool) -> None:
    """Give or take a class. `:has` in a sheet would do it alone, and have a browser look through the page each time."""
    (widget.add_class if on else widget.remove_class)(css)


@cache
def layout(**said: str | None) -> widgets.Layout:
    """One layout for all that are laid out alike: a browser builds a model for each there is. `show` takes another."""
    made = widgets.Layout(**said)
    made.observe(_refuse)
    return made


def _refuse(change: Any) -> None:
    raise TypeError(f"{change['name']} of a shared layout was set: many widgets would change; use show()")


@cache
def _look(of: type[widgets.Widget]) -> widgets.Widget:
    """One style for all widgets of a kind, for the same reason: what they look like is said by the sheets."""
    return of()


def html(value: Markup = EMPTY, *css: str) -> widgets.HTML:
    """A place for HTML that `markup` made."""
    look = _look(widgets.widget_string.HTMLStyle)
    return styled(widgets.HTML(value, layout=layout(width="100%", margin="0"), style=look), *css)


def telling(value: Markup = EMPTY, *css: str) -> widgets.HTML:
    """A place for what a person is told without asking for it. A screen reader hears that only where the place was one
    for it before the words came: the script of a page says so of each, since a widget cannot."""
    return html(value, "fu-tells", *css)


def button(words: str, *css: str, tooltip: str = "") -> widgets.Button:
    """A button as wide as its words; css "main" marks the one to press first."""
    look = _look(widgets.ButtonStyle)
    made = widgets.Button(description=words, tooltip=tooltip or words, layout=layout(width="auto"), style=look)
    return styled(made, "fu-button", *(f"fu-{name}" for name in css))


def toggle(words: str, opened: bool = False) -> widgets.ToggleButton:
    """A button that stays pressed until it is pressed again."""
    look = _look(widgets.widget_bool.ToggleButtonStyle)
    made = widgets.ToggleButton(description=words, value=opened, tooltip="", layout=layout(width="auto"), style=look)
    return styled(made, "fu-button")


def upload(words: str, accept: str, tooltip: str) -> widgets.FileUpload:
    """A button that asks for one file. accept: the endings to offer, as `.csv,.json`."""
    made = widgets.FileUpload(accept=accept, multiple=False, description=words, tooltip=tooltip,
                              layout=widgets.Layout(width="auto"))  # fmt: skip
    return styled(made, "fu-button")


def row(*children: widgets.Widget) -> widgets.Box:
    """Widgets beside each other, on more lines where there is no room."""
    return styled(widgets.Box(list(children), layout=layout()), "fu-row")


def choices(*children: widgets.Widget) -> widgets.Box:
    """A row of what a page is looked at under; its fields are no wider than their words need."""
    return styled(row(*children), "fu-choices")


def in_card(*children: widgets.Widget, css: Sequence[str] = ()) -> widgets.VBox:
    """Widgets below each other, set off from what stands around them."""
    return styled(widgets.VBox(list(children), layout=layout()), "fu-card", *css)


def show(widget: widgets.Widget, visible: bool) -> None:
    """Show or hide a widget without taking it out, so that focus elsewhere stays where it is."""
    now = widget.layout
    said = {name: getattr(now, name) for name in ("width", "margin", "max_width") if getattr(now, name) is not None}
    wanted = layout(**said) if visible else layout(**said, display="none")
    if (now.display is None) != visible:
        widget.layout = wanted


def hold(box: widgets.Box, children: Sequence[widgets.Widget]) -> None:
    """Let a box hold these, and leave it alone where it does: what is put in anew loses the focus."""
    if list(box.children) != list(children):
        box.children = list(children)


def fill(choice: widgets.Widget, options: Sequence[tuple[str, Any]], value: Any) -> None:
    """Give a list of choices its options and its value, touching neither where it is so already."""
    if list(choice.options) != list(options):
        choice.options = list(options)
    if choice.value != value:
        choice.value = value


@cache
def style() -> Markup:
    """The sheets of this folder in a <style> element: the same on every page, put there by what stands first on it.

    style.css comes first, since it says what the colours and sizes are; the others follow by name. Its dark colours
    are those of a dark theme of JupyterLab; the app has no theme, and follows what the computer is set to.
    """
    sheets = sorted(Path(__file__).parent.glob("*.css"), key=lambda sheet: (sheet.name != "style.css", sheet.name))
    told = [sheet.read_text(encoding="utf-8") for sheet in sheets]
    return stylesheet("\n".join([told[0], _as_the_computer(told[0]), *told[1:]]))


def _as_the_computer(tokens: str) -> str:
    """The dark colours once more, for the app."""
    dark = tokens.partition(DARK)[2].partition("}")[0]
    theirs = " ".join(f"--jp-{name}: var(--fu-{ours});" for names, ours in THEIRS.items() for name in names.split())
    return f"@media (prefers-color-scheme: dark) {{ {APP} {{{dark} {theirs} color-scheme: dark; }} }}"

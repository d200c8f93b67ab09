"""Closed drawers at the right of a page, a name and one line each: one is open at a time, and made when opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import ipywidgets as widgets

from ..parts.actions import on_change
from ..parts.markup import Markup
from ..parts.panel import Part
from ..parts.pieces import hold, html, show, styled, toggle

MOST = 8  # drawers of a page
LINE = 33  # letters of the line below a name
WHOLE = re.compile(r"[.;:](?=\s)")  # behind it a line may end
Content = Callable[[], Markup | widgets.Widget]


class Drawer(NamedTuple):
    """name, line: what is read while it is shut; content: HTML, or a widget that is kept by whoever makes it."""

    key: str
    name: str
    line: str
    content: Content


class Drawers(Part):
    """What is open is this part's own, and shut when another case comes to the desk. opened: called with each one."""

    css = ("fu-slots",)

    def build(self, opened: Callable[[], None]) -> list[widgets.Widget]:
        self._opened = opened
        self.toggles = [styled(toggle("…"), "fu-slot") for _ in range(MOST)]
        self.shown: list[Drawer] = []
        self.open: str | None = None
        self.words: widgets.HTML | None = None  # made with the first drawer that holds HTML
        for place, made in enumerate(self.toggles):
            on_change(self, made, lambda on, place=place: self._turn(place, on), redraw=False)
        return list(self.toggles)

    def frame(self, made: list[widgets.Widget]) -> widgets.DOMWidget:
        self.held = styled(widgets.VBox(made), *self.css)
        return self.held

    def _turn(self, place: int, on: bool) -> None:
        drawer = self.shown[place]
        self.open = drawer.key if on else None if self.open == drawer.key else self.open
        if on:
            self._opened()
        with self.panel.untouched():
            self._place()

    def open_one(self, key: str) -> None:
        self.open = key if key in {drawer.key for drawer in self.shown} else None
        self._opened()
        self._place()

    def close(self) -> None:
        """Something else was opened beside it."""
        self.shut()
        with self.panel.untouched():
            self._place()

    def shut(self) -> None:
        self.open = None

    def draw(self, drawers: Sequence[Drawer]) -> None:
        self.shown = list(drawers[:MOST])
        if self.open not in {drawer.key for drawer in self.shown}:
            self.open = None
        self._place()

    def _place(self) -> None:
        """Name each toggle, and put what is open below its own."""
        children: list[widgets.Widget] = []
        for place, made in enumerate(self.toggles):
            show(made, place < len(self.shown))
            children.append(made)
            if place < len(self.shown):
                drawer = self.shown[place]
                _name(made, drawer, self.open == drawer.key)
                children += [self._content(drawer)] if self.open == drawer.key else []
        hold(self.held, children)

    def _content(self, drawer: Drawer) -> widgets.Widget:
        content = drawer.content()
        if isinstance(content, widgets.Widget):
            return content
        self.words = self.words or html(content, "fu-in-drawer")
        self.words.value = content
        return self.words


def _name(made: widgets.ToggleButton, drawer: Drawer, opened: bool) -> None:
    made.description = f"{drawer.name}\n{shortened(drawer.line)}".rstrip()
    made.tooltip = f"{'Close' if opened else 'Open'}: {drawer.name}"
    if made.value != opened:
        made.value = opened


def shortened(line: str) -> str:
    """The beginning of a line, as far as it says something whole; nothing where that is too long for a line."""
    words = " ".join(line.split()).rstrip(".")
    if len(words) <= LINE:
        return words
    ends = [end.start() for end in WHOLE.finditer(words[: LINE + 2])]
    return words[: ends[-1]] if ends else ""

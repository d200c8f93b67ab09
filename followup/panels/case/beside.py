"""Facts, history, practice: small buttons in the right column, each of which opens a panel over it."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets

from ..parts.actions import on_change
from ..parts.panel import Panel, Part
from ..parts.pieces import button, hold, styled, toggle
from .facts import Facts
from .history import History

GROUPS = ("interviews", "people", "employer", "role", "candidate")
HAPPENED = "Something happened"
Make = Callable[[], Panel]


class Beside(Part):
    """Each panel is made when it is opened first, and drawn with the page while it is open.

    page: the notebook whose practice fits; happened: whether what else happened is written down from here too;
    opened: called with each one.
    """

    css = ("fu-beside-row",)

    def build(self, page: Callable[[], str], happened: bool, opened: Callable[[], None]) -> list[widgets.Widget]:
        self._page, self._opened = page, opened
        self.makers: dict[str, Make] = {"Facts": self._facts, "History": self._history, "Practice": self._practice}
        if happened:
            self.makers |= {HAPPENED: self._happened}
        self.toggles = {name: styled(toggle(name), "fu-mini") for name in self.makers}
        if happened:
            self.toggles[HAPPENED].add_class("fu-mini-wide")
        self.made: dict[tuple[str, str], Panel] = {}
        self.open: str | None = None
        self.over, self.close = styled(widgets.VBox([]), "fu-laid-over"), button("Close", "close")
        self.close.on_click(lambda _: self.close_it())
        for name, made in self.toggles.items():
            on_change(self, made, lambda on, name=name: self._turn(name, on), redraw=False)
        return [styled(widgets.Box(list(self.toggles.values())), "fu-minis"), self.over]

    def _facts(self) -> Panel:
        return Facts(self.desk, groups=GROUPS, folded=True)

    def _history(self) -> Panel:
        return History(self.desk)

    def _practice(self) -> Panel:
        from .practice import Practice

        return Practice(self.desk, page=self._page())

    def _happened(self) -> Panel:
        from .happened import Happened

        return Happened(self.desk).begin()

    def _turn(self, name: str, on: bool) -> None:
        self.open = name if on else None if self.open == name else self.open
        if on:
            self._opened()
        with self.panel.untouched():
            self.draw()

    def close_it(self) -> None:
        """The button of that name was pressed, or a drawer was opened, which it would lie over."""
        self.open = None
        with self.panel.untouched():
            self.draw()

    def shut(self) -> None:
        self.open = None

    def draw(self) -> None:
        for name, made in self.toggles.items():
            if made.value != (self.open == name):
                made.value = self.open == name
        hold(self.over, [self.close, self._panel(self.open).box] if self.open else [])
        (self.over.add_class if self.open else self.over.remove_class)("fu-laid-open")

    def _panel(self, name: str) -> Panel:
        key = (name, self._page() if name == "Practice" else "")
        if key not in self.made:
            self.made[key] = self.makers[name]()
        self.made[key].redraw()
        return self.made[key]

"""Practice first: on a page that asks for it, one sentence on what is left, and a button that leads to it."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets

from ...training.certificate import Gate
from ..parts.actions import on_click
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Part
from ..parts.pieces import button, hold, row, show, telling
from .practice import Practice

OWN = "Your own cases are never held back."
OPENED = "All of it is practised: this page is open."


class PracticeFirst(Part):
    """page: whose practice it is. What was practised last stays until one comes again: its verdict is to be read.

    always: whether also a real case, which is open, has a line on what is asked for; in the app it has none.
    """

    css = ("fu-practice-first",)

    def build(self, page: Callable[[], str], always: bool) -> list[widgets.Widget]:
        self._page, self._always = page, always
        self.practice: Practice | None = None
        self.of = ""  # the page whose practice that is
        self.says, self.go, self.place = telling(), button("Practise now", "main"), widgets.VBox([])
        on_click(self, self.go, self._begin)
        return [self.says, row(self.go), self.place]

    def _begin(self) -> str:
        self.of = self._page()
        left = [one.id for one in self.desk.gate(self.of).left]
        self.practice = Practice(self.desk, page=self.of, first=left)
        return ""

    def draw(self) -> bool:
        """Say what is left; whether the page is shut: what it shows is an invented case, and something is left."""
        page = self._page()
        if page != self.of:
            self.practice = None
        found, begun = self.desk.gate(page), self.practice is not None
        shut = not found.open and self.desk.example
        show(self.box, (not found.open and (shut or self._always)) or begun)
        show(self.go, not found.open and not begun)
        self.says.value = gate_html(found, shut)
        if self.practice is not None:
            self.practice.redraw()
        hold(self.place, [self.practice.box] if self.practice is not None else [])
        return shut


def gate_html(found: Gate, shut: bool) -> Markup:
    """One sentence for a page that asks for practice; nothing for one that asks for none."""
    if not found.asked:
        return EMPTY
    if found.open:
        return tag("p", OPENED, role="status", class_="fu-said")
    left, all_of_it = len(found.left), len(found.asked)
    count = f"{left} of {all_of_it} situations" if all_of_it > 1 else "one situation"
    if not shut:
        words = f"You are asked to practise this: {count} to go. Your own case is open all the same."
        return tag("p", words, class_="fu-note")
    words = tag("p", tag("b", f"Practise first: {count} to go, then this page opens."), class_="fu-first-words")
    return join(words, tag("p", f"It shows an invented case. {OWN}", class_="fu-soft"))

"""Five sentences for the first visit; put away once, they stay away."""

from __future__ import annotations

import ipywidgets as widgets

from ..parts.actions import on_click
from ..parts.markup import Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show

SEEN = "tour seen"  # the setting in the candidate's own journal
SENTENCES = (
    "Open a case for each employer you talk to, or look around in the invented example first.",
    "The plan names one thing to do, with its hours on their clock and on yours, and the reasons.",
    "Where the advice disagrees, you see who would do what, and choose whose advice you follow.",
    "Say “Yes, just now” when it is done: it is written down, the plan goes on, and everything can be undone.",
    "All of it stays on this computer, in one file of yours, and what you type is kept at once.",
)


class Tour(Panel):
    """Shown until it is put away; one press brings it back."""

    name = "tour"

    def build(self) -> list[widgets.Widget]:
        self.away, self.back = button("Got it", "main"), button("Show the five sentences of the tour")
        on_click(self, self.away, lambda: self._put(True))
        on_click(self, self.back, lambda: self._put(False))
        self.card = in_card(html(told()), row(self.away))
        return [self.card, row(self.back)]

    def _put(self, seen: bool) -> str:
        self.desk.own.set(SEEN, seen, at=self.desk.now)
        return ""

    def draw(self) -> None:
        seen = bool(self.desk.own.setting(SEEN, False))
        show(self.card, not seen)
        show(self.back, seen)


def told() -> Markup:
    title = tag("h2", "New here? Five sentences", class_="fu-title")
    return join(title, tag("ol", *(tag("li", one) for one in SENTENCES)))

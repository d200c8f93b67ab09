"""Buttons that put a suggested wording in the place where something was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as widgets

from ...case.errors import shorten
from ...messages.review import Finding
from ..parts.actions import on_click
from ..parts.panel import Part
from ..parts.pieces import button, show

MOST = 4  # buttons; the next ones come up as these are used
LONGEST = 60  # letters of a suggestion that still make a button


class Fixes(Part):
    """use: what to do with start, end (in the checked text) and the words to put there."""

    across, css = True, ("fu-row",)

    def build(self, use: Callable[[int, int, str], str]) -> list[widgets.Widget]:
        self.buttons = [button("Use it") for _ in range(MOST)]
        self.offered: list[tuple[int, int, str]] = []
        self._use = use
        for place, made in enumerate(self.buttons):
            on_click(self, made, lambda place=place: self._press(place))
        return list(self.buttons)

    def _press(self, place: int) -> str:
        return self._use(*self.offered[place]) if place < len(self.offered) else ""

    def draw(self, text: str, findings: Sequence[Finding]) -> None:
        """Offer the first suggestion of each finding that has a place in the text."""
        fitting = (f for f in findings if f.suggestions and f.end > f.start and len(f.suggestions[0]) <= LONGEST)
        self.offered = [(f.start, f.end, f.suggestions[0]) for f in fitting][:MOST]
        show(self.box, bool(self.offered))
        for place, made in enumerate(self.buttons):
            show(made, place < len(self.offered))
            if place < len(self.offered):
                start, end, words = self.offered[place]
                made.description = f"Use “{words}”"
                made.tooltip = f"Put “{words}” in place of “{shorten(text[start:end])}”"

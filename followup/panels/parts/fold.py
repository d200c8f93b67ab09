"""A card that is closed to one line."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from .markup import Markup
from .panel import Part
from .pieces import html, show, styled, toggle


class Fold(Part):
    """A summary and a button that opens what is below it; known as a button to keyboard and ear.

    content: what is opened; words: on the button while it is closed.
    """

    css = ("fu-card",)

    def build(self, content: widgets.DOMWidget, words: str = "Change") -> list[widgets.Widget]:
        self.summary, self.toggle = html(), toggle(words)
        self.content, self._words = content, words
        self.toggle.observe(self._turn, names="value")
        self._turn(None)
        return [styled(widgets.Box([self.summary, self.toggle]), "fu-fold"), content]

    def _turn(self, _: Any) -> None:
        show(self.content, self.toggle.value)
        self.toggle.description = "Close" if self.toggle.value else self._words

    def sum_up(self, summary: Markup, label: str) -> None:
        """label: what the button is about, for its tooltip."""
        self.summary.value = summary
        self.toggle.tooltip = label

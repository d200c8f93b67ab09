"""A card that is closed to one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from .markup import Markup
from .panel import Part
from .pieces import html, show, styled, toggle


class Fold(Part):
    """A summary and a button that opens what is below it; known as a button to keyboard and ear.

    content: what is opened, or what makes it when it is opened first; words: on the button while it is closed.
    """

    css = ("fu-card",)

    def build(
        self, content: widgets.DOMWidget | Callable[[], widgets.DOMWidget], words: str = "Change"
    ) -> list[widgets.Widget]:
        self.summary, self.toggle = html(), toggle(words)
        self._make, self._words = (None, words) if isinstance(content, widgets.Widget) else (content, words)
        self.content = content if isinstance(content, widgets.Widget) else None
        self.toggle.observe(self._turn, names="value")
        self._turn(None)
        line = styled(widgets.Box([self.summary, self.toggle]), "fu-fold")
        return [line, self.content] if self.content is not None else [line]

    def _turn(self, _: Any) -> None:
        if self.toggle.value and self.content is None and self._make is not None:
            self.content = self._make()
            self.box.children = [*self.box.children, self.content]
        if self.content is not None:
            show(self.content, self.toggle.value)
        self.toggle.description = "Close" if self.toggle.value else self._words

    def sum_up(self, summary: Markup, label: str) -> None:
        """label: what the button is about, for its tooltip."""
        self.summary.value = summary
        self.toggle.tooltip = label

"""One field of house rules: its value, what ours is, a mistake in one sentence, and a way back to ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from ..parts.actions import on_change, on_click
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, show
from .bench import bench_of

BACK = "Back to ours"


class Cell:
    """give: takes a new value, and may raise InputError, which is told below the field; back: goes back to ours."""

    def __init__(
        self,
        panel: Panel,
        widget: widgets.Widget,
        give: Callable[[Any], str | None],
        back: Callable[[], str | None] | None = None,
        about: str = "",
    ) -> None:
        self.panel, self.widget, self.refused, self._give, self._back = panel, widget, False, give, back
        self.said = ""
        widget.add_class("fu-field")
        self.note, self.back = html(), button(BACK, tooltip=f"{BACK}: {about}")
        self.box = widgets.VBox([widget, self.note, self.back])
        self.box.add_class("fu-cell")
        on_change(panel, widget, self._changed, tell=self.tell)
        on_click(panel, self.back, self._returned)

    def tell(self, words: str) -> None:
        """What is wrong with what stands in the field, which stays there to be mended."""
        self.refused = True
        self.note.value = tag("p", tag("b", "! ", aria_hidden="true"), words, role="alert", class_="fu-wrong")
        show(self.back, self._back is not None)

    def _changed(self, value: Any) -> str | None:
        self.refused = False
        return self._speak(self._give(value))

    def _returned(self) -> str | None:
        self.refused = False
        return self._speak(self._back() if self._back else "")

    def _speak(self, words: str | None) -> str | None:
        """Say here too, where the eyes are, what the panel says at its end; the cell that spoke before is quiet."""
        bench = bench_of(self.panel.desk)
        if bench.spoke is not None:
            bench.spoke.said = ""
        bench.spoke, self.said = self, words or ""
        return words

    def draw(self, value: Any, help: Markup = EMPTY, *, own: bool = False, wrong: str = "") -> None:
        """value: what the field holds; own: whether it is not the workbook's; wrong: a fault that is kept for now."""
        if self.refused:
            return
        if self.widget.value != value:
            self.widget.value = value
        mark = tag("p", tag("b", "✎ Yours. "), class_="fu-soft fu-help fu-yours") if own else EMPTY
        fault = tag("p", tag("b", "! ", aria_hidden="true"), wrong, role="alert", class_="fu-wrong") if wrong else EMPTY
        said = tag("p", self.said, class_="fu-soft fu-help") if self.said else EMPTY
        self.note.value = join(fault, mark, said, help)
        show(self.back, own and self._back is not None)


def small(*parts: object) -> Markup:
    """A line below a field."""
    return tag("p", *parts, class_="fu-soft fu-help")

"""One field of house rules: its value, what ours is, a mistake in one sentence, and a way back to ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from ..parts.actions import on_click
from ..parts.fields import Field, Give
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Part
from ..parts.pieces import button, show, telling
from .bench import bench_of

BACK = "Back to ours"


class Cell(Field):
    """back: goes back to ours; about: what would, for the tooltip of its button."""

    def __init__(
        self, within: Part, spec: Spec, give: Give, back: Callable[[], str | None] | None = None, about: str = ""
    ) -> None:
        self._back, self._about, self.said = back, about, ""
        super().__init__(within, spec, give)

    def build(self) -> list[widgets.Widget]:
        self.refused = False
        self.note, self.back = telling(), button(BACK, tooltip=f"{BACK}: {self._about}")
        on_click(self, self.back, self._returned)
        return [self.widget, self.note, self.back]

    def tell(self, words: str) -> None:
        """What is wrong with what stands in the field, which stays there to be mended."""
        self.refused = True
        self.note.value = _fault(words)
        show(self.back, self._back is not None)

    def _changed(self, value: Any) -> str | None:
        return self._speak(super()._changed(value))

    def _returned(self) -> str | None:
        self.refused = False
        return self._speak(self._back() if self._back else "")

    def _speak(self, words: str | None) -> str | None:
        """Say here too, where the eyes are, what the panel says at its end; the cell that spoke before is quiet."""
        bench = bench_of(self.desk)
        if bench.spoke is not None:
            bench.spoke.said = ""
        bench.spoke, self.said = self, words or ""
        return words

    def compare(self, value: Any, ours: Markup = EMPTY, *, own: bool = False, wrong: str = "") -> None:
        """Draw a value beside what ours is. own: whether it is another; wrong: a fault that is kept for now."""
        if self.refused:
            return
        self.value = value
        mark = tag("p", tag("b", "✎ Yours. "), class_="fu-soft fu-help fu-yours") if own else EMPTY
        said = small(self.said) if self.said else EMPTY
        self.note.value = join(_fault(wrong) if wrong else EMPTY, mark, said, ours)
        show(self.back, own and self._back is not None)


def _fault(words: str) -> Markup:
    return tag("p", tag("b", "! ", aria_hidden="true"), words, role="alert", class_="fu-wrong")


def small(*parts: object) -> Markup:
    """A line below a field."""
    return tag("p", *parts, class_="fu-soft fu-help")

"""Days and hours of one's own: each figure with its unit, what it may be, who says ours, and a way back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...house_rules.figures import FIGURES, HOURS, read_hours
from ...house_rules.originals import original
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, chips, join
from ..parts.panel import Panel
from ..parts.pieces import in_card
from .bench import bench_of
from .cells import Cell, small

HINT = "Sentences and messages may still name our figure; below, under “Words”, you can reword them."
YES = "no_calls_after_weekend"  # the one figure that is a yes or no


class Figures(Panel):
    """Eleven fields; each is kept, checked and compared as soon as it is left."""

    name = "figures"

    def build(self) -> list[widgets.Widget]:
        self.bench = bench_of(self.desk)
        self.form = Form(self, [self._cell(id) for id in (*HOURS, *FIGURES)], css=("fu-grid", "fu-three"))
        return [in_card(self.form.box)]

    def _cell(self, id: str) -> Cell:
        label = HOURS[id] if id in HOURS else FIGURES[id].label
        unit = "their clock" if id in HOURS else FIGURES[id].unit
        asked = Spec(id, label, "menu", (("Yes", 1), ("No", 0))) if id == YES else Spec(id, f"{label} ({unit})")
        return Cell(self, asked, partial(self._give, id), partial(self._back, id), label)

    def _give(self, id: str, value: Any) -> str:
        ours = original("limit", id)
        key, wanted = ("hours", read_hours(value)) if id in HOURS else ("value", _number(id, value))
        if wanted == ours[key] and not self.bench.own("limit", id):
            return ""
        if wanted == ours[key]:
            return self._back(id)
        told = ", ".join(ours[key]) if key == "hours" else str(ours[key])
        self.bench.set_entry("limit", id, {key: f"the workbook's own: {told}"}, **{key: wanted})
        return self.bench.said("Kept.")

    def _back(self, id: str) -> str:
        if self.bench.own("limit", id):
            self.bench.back("limit", id)
        return self.bench.said("Back to ours.")

    def draw(self) -> None:
        for id, cell in self.form.fields.items():
            table, own = self.bench.entry("limit", id), self.bench.own("limit", id)
            cell.compare(_shown(id, table), join(_help(id), small(HINT) if own else EMPTY), own=own)


def _shown(id: str, table: Mapping[str, Any]) -> Any:
    """A figure as its field holds it."""
    if id in HOURS:
        return ", ".join(table.get("hours", ()))
    return table.get("value", 1) if id == YES else str(table.get("value", ""))


def _number(id: str, value: Any) -> int:
    words = str(value).strip()
    if words.isdecimal() and len(words) < 9:
        return int(words)
    figure = FIGURES[id]
    raise InputError(Problem(id, f"not a whole number of {figure.unit}", words, figure.allowed))


def _help(id: str) -> Markup:
    """What ours is, what is allowed, and what it rests on."""
    ours = original("limit", id)
    if id in HOURS:
        told = f"Ours: {', '.join(ours['hours'])}."
    elif id == YES:
        told = "Ours: yes."
    else:
        told = f"Ours: {ours['value']}. Possible: {FIGURES[id].allowed}."
    return small(told, " ", chips(ours["sources"]), " ", chips(ours["advice"], "Advice"))

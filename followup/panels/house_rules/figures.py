"""Days and hours of one's own: each figure with its unit, what it may be, who says ours, and a way back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...house_rules.figures import FIGURES, HOURS, read_number
from ...house_rules.originals import original
from ...house_rules.typed_hours import hours_shown, read_hours
from ...rulebook.book import Rulebook
from ...rulebook.policies import WAITS
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, chips, join, tag
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
        wanted = (
            {"hours": read_hours(str(value), self.bench.entry("limit", id)["hours"])}
            if id in HOURS
            else _number(id, value)
        )
        if wanted == {key: ours.get(key) for key in wanted}:
            return self._back(id) if self.bench.own("limit", id) else ""
        key = next(iter(wanted))
        told = ", ".join(ours[key]) if key == "hours" else str(ours[key])
        self.bench.set_entry("limit", id, {key: f"the workbook's own: {told}"}, **wanted)
        return self.bench.said("Kept.")

    def _back(self, id: str) -> str:
        if self.bench.own("limit", id):
            self.bench.back("limit", id)
        return self.bench.said("Back to ours.")

    def draw(self) -> None:
        for id, cell in self.form.fields.items():
            table, own = self.bench.entry("limit", id), self.bench.own("limit", id)
            cell.compare(_shown(id, table), join(_help(id, self.bench.book), small(HINT) if own else EMPTY), own=own)


def _shown(id: str, table: Mapping[str, Any]) -> Any:
    """A figure as its field holds it."""
    if id in HOURS:
        return hours_shown(table.get("hours", ()))
    if id == YES:
        return table.get("value", 1)
    return f"{table.get('value', '')}{' working days' if table.get('working_days') else ''}"


def _number(id: str, value: Any) -> dict[str, Any]:
    figure = FIGURES[id]
    found = read_number(str(value), figure.unit)
    if found is None or (found[1] and id not in WAITS and figure.unit != "working days"):
        raise InputError(Problem(id, f"not a whole number of {figure.unit}", str(value).strip(), figure.allowed))
    return {"value": found[0], "working_days": found[1] or None} if id in WAITS else {"value": found[0]}


def _help(id: str, book: Rulebook) -> Markup:
    """What ours is, what is allowed, and what it rests on."""
    ours = original("limit", id)
    if id in HOURS:
        told = f"Ours: {', '.join(ours['hours'])}."
    elif id == YES:
        told = "Ours: yes."
    else:
        or_working = ", or working days" if id in WAITS else ""
        told = f"Ours: {ours['value']}. Possible: {FIGURES[id].allowed}{or_working}."
    said = [book.advice[id].says for id in ours["advice"] if id in book.advice]
    fold = (
        tag("details", tag("summary", "What it rests on"), bullets(said), class_="fu-soft fu-help") if said else EMPTY
    )
    return join(small(told, " ", chips(ours["sources"])), fold)

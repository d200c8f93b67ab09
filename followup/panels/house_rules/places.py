"""Hours of one country: when people there are called and written to, where that is not as everywhere."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets as widgets

from ...case.countries import countries, country_name
from ...house_rules.figures import HOURS
from ...house_rules.typed_hours import hours_shown, read_hours
from ..parts.fields import Control
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY
from ..parts.panel import Panel
from ..parts.pieces import html, in_card, show
from .bench import bench_of
from .cells import Cell, small

OWN = " ✎"
NONE = ("Choose a country", "")
HINT = "Leave a field empty, and what holds everywhere holds there. As people say it: never on Fridays; not before 10."


class Places(Panel):
    """One country at a time; its hours are kept, checked and compared as soon as they are left."""

    name = "places"

    def build(self) -> list[widgets.Widget]:
        self.bench = bench_of(self.desk)
        self.code = ""
        named = ((name, code) for code, name in countries().items())
        self.country = Control(self, Spec("country", "For which country", "menu", (NONE, *named)), self._choose)
        self.hint = html(small(HINT))
        specs = {id: Spec(id, f"{words} (their clock)") for id, words in HOURS.items()}
        self.form = Form(self, [Cell(self, specs[id], partial(self._give, id), partial(self._back, id), HOURS[id])
                                for id in HOURS], css=("fu-grid", "fu-three"))  # fmt: skip
        return [in_card(self.country.box, self.hint, self.form.box)]

    def _choose(self, code: str) -> str:
        self.code = code
        return ""

    def _give(self, id: str, words: Any) -> str:
        if not str(words).strip():
            return self._back(id)
        says = f"In {country_name(self.code)} we reach people at hours of our own."
        held = self.bench.entry("place", self.code)
        hours = read_hours(str(words), held.get(id) or self.bench.entry("limit", id)["hours"])
        self.bench.set_entry("place", self.code, says=held.get("says", says), **{id: hours})
        return self.bench.said("Kept.")

    def _back(self, id: str) -> str:
        left = [other for other in HOURS if other != id and self.bench.entry("place", self.code).get(other)]
        if self.bench.own("place", self.code) and left:
            self.bench.set_entry("place", self.code, **{id: None})
        elif self.bench.own("place", self.code):
            self.bench.back("place", self.code)
        return self.bench.said("As everywhere.")

    def draw(self) -> None:
        named = (NONE, *((name, code) for code, name in countries().items()))
        self.country.offer([(words + (OWN if code and self.bench.own("place", code) else ""), code)
                            for words, code in named], self.code)  # fmt: skip
        show(self.form.box, bool(self.code))
        if not self.code:
            return
        held, own = self.bench.entry("place", self.code), self.bench.own("place", self.code)
        everywhere = {id: hours_shown(self.bench.entry("limit", id)["hours"]) for id in HOURS}
        for id, cell in self.form.fields.items():
            given = hours_shown(held.get(id, ()))
            cell.compare(
                given, small(f"Everywhere: {everywhere[id]}.") if not given else EMPTY, own=own and bool(given)
            )

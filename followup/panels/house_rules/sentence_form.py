"""One sentence to word anew: of the plan, with the slots it may use, of the advice, or the custom of a country."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...house_rules.draft import put
from ...house_rules.originals import original
from ...rulebook.facts import SLOTS
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, chips, join, tag
from ..parts.panel import Part
from ..parts.pieces import html
from .bench import bench_of
from .cells import Cell, small


class SentenceForm(Part):
    """kind: rule, advice or custom."""

    def build(self, kind: str) -> list[widgets.Widget]:
        self.kind, self.bench, self.id = kind, bench_of(self.desk), ""
        asked = Spec("says", "Your words", "words", more={"rows": 3})
        self.cell = Cell(self, asked, self._give, self._back, "this sentence")
        self.slots = html(slot_list(dict.fromkeys(SLOTS, "")) if kind == "rule" else EMPTY)
        return [self.cell.box, self.slots]

    def _give(self, words: str) -> str:
        words = " ".join(words.split())
        if not words:
            raise InputError(Problem("wording", "the sentence is empty", "", "Back to ours, or a few words"))
        if words == original(self.kind, self.id).get("says"):
            return self._back()
        self.bench.change(put(self.bench.draft, self.kind, self.id, says=words))
        return self.bench.said("Kept.")

    def _back(self) -> str:
        if self.bench.own(self.kind, self.id):
            self.bench.back(self.kind, self.id)
        return self.bench.said("Back to ours.")

    def draw(self, id: str) -> None:
        if id != self.id:
            self.id = id
            self.cell.calm()
        table, ours = self.bench.entry(self.kind, id), original(self.kind, id)
        told = small("Ours: ", ours["says"], " ", chips(ours["sources"])) if ours else EMPTY
        self.cell.compare(table.get("says", ""), told, own=self.bench.own(self.kind, id))


def slot_list(slots: dict[str, str]) -> Markup:
    """The slots a text may use, each with what it comes to in an example; behind a fold."""
    entries = [tag("li", tag("code", f"{{{name}}}"), f" {words}" if words else EMPTY) for name, words in slots.items()]
    title = tag("summary", f"What you can put in ({len(slots)})")
    told = tag("p", "A word in curly brackets is filled in from the case. Type it with its brackets.", class_="fu-soft")
    return join(tag("details", title, told, tag("ul", *entries, class_="fu-slots"), class_="fu-more"))

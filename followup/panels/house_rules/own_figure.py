"""A figure of one's own: what a center has counted itself, shown beside a candidate's own days with its limits."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...house_rules.draft import own_ids
from ...house_rules.folder import folder_name
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show
from .bench import bench_of
from .cells import small

NEW = ""
HINT = (
    "How long it takes at the employers you know: your clients see it beside their own days, never as a forecast. "
    "Say of whom it was counted, and what it does not say."
)
ABOUT = (
    ("days from an interview to an answer", "interview"),
    ("days from an application to an answer", "application"),
    ("silence", "silence"),
    ("thanks", "thanks"),
    ("a no", "no"),
    ("an offer", "offer"),
)
WORDS = {
    "says": Spec("says", "In one line, with where and when in brackets", "words", more={"rows": 2}),
    "asked": Spec("asked", "What was counted, and of whom", "words", more={"rows": 2}),
    "caveat": Spec("caveat", "What it does not say", "words", more={"rows": 2}),
}
NUMBERS = {
    "low": Spec("low", "From how many days (0: none is named)"),
    "high": Spec("high", "To how many days"),
    "n": Spec("n", "Of how many"),
}


class OwnFigure(Panel):
    """One figure at a time; it is kept when all of it is given."""

    name = "own-figure"

    def build(self) -> list[widgets.Widget]:
        self.bench = bench_of(self.desk)
        self.which = Control(
            self, Spec("which", "Which figure of your own", "menu", (("A new one", NEW),)), self._choose
        )
        self.after = Control(self, Spec("after", "What it is about", "menu", ABOUT), lambda _: None)
        self.words = {key: Control(self, spec) for key, spec in WORDS.items()}
        self.numbers = {key: Control(self, spec) for key, spec in NUMBERS.items()}
        self.keep, self.remove = button("Keep this figure", "main"), button("Remove this figure")
        on_click(self, self.keep, self._keep)
        on_click(self, self.remove, self._remove)
        numbers = row(*(one.box for one in self.numbers.values()))
        words = [one.box for one in self.words.values()]
        return [
            in_card(html(small(HINT)), self.which.box, self.after.box, *words, numbers, row(self.keep, self.remove))
        ]

    def _choose(self, id: str) -> str:
        with self.untouched():
            self._fill(self.bench.entry("figure", id) if id else {})
        return ""

    def _fill(self, table: dict[str, Any]) -> None:
        self.after.value = table.get("after", "interview")
        for key, one in (self.words | self.numbers).items():
            one.value = str(table.get(key, ""))

    def _keep(self) -> str:
        words = {key: " ".join(str(one.value).split()) for key, one in self.words.items()}
        for key, given in words.items():
            if not given:
                raise InputError(Problem("figure", f"{WORDS[key].label[:1].lower()}{WORDS[key].label[1:]}: left empty"))
        numbers = {key: _number(str(one.value), NUMBERS[key].label, key == "n") for key, one in self.numbers.items()}
        if numbers["low"] > numbers["high"]:
            seen = f"{numbers['low']} to {numbers['high']}"
            raise InputError(Problem("figure", "the days run backwards", seen, "the smaller number first"))
        id = self.which.value or f"our-{folder_name(words['says'])[:60].strip('-')}"
        self.bench.set_entry("figure", id, after=self.after.value, **words, **numbers)
        with self.untouched():
            self.which.offer(self._choices(), id)
        return "Kept. It stands beside your clients' own days once they use your rules."

    def _remove(self) -> str:
        self.bench.back("figure", self.which.value)
        with self.untouched():
            self.which.offer(self._choices(), NEW)
            self._fill({})
        return "Removed."

    def _choices(self) -> list[tuple[str, str]]:
        named = [(str(self.bench.entry("figure", id)["says"]), id) for id in own_ids(self.bench.draft, "figure")]
        return [("A new one", NEW), *named]

    def draw(self) -> None:
        choices = self._choices()
        held = self.which.value if self.which.value in {id for _, id in choices} else NEW
        self.which.offer(choices, held)
        show(self.which.box, len(choices) > 1)
        show(self.remove, held != NEW)


def _number(text: str, label: str, needed: bool) -> int:
    """A whole number as it was typed; nothing is 0 where nothing has to be said."""
    if not text.strip() and not needed:
        return 0
    if not text.strip().isdecimal() or not int(needed) <= int(text) <= 10**9:
        least = "1 or more" if needed else "0 or more"
        raise InputError(Problem("figure", f"{label[:1].lower()}{label[1:]}: no whole number", text.strip(), least))
    return int(text)

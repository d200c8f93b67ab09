"""Practice handed in, as a counselor reads it: who solved what, what is left of what was asked, and a word for each."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...training.handed_in import HandedIn, collect, give_to_all
from ..parts.actions import on_click
from ..parts.fields import Control, Tick
from ..parts.files import absolute
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, as_card, bullets, join, scrolling, table, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show

KEPT = "practice folder"  # the setting that keeps which folder was chosen
TOLD = 12  # files set aside that are named
HEADINGS = ("Who", "Solved", "On the first try", "Left of what you asked", "Handed in")
ABOUT = (
    "Practice handed in: a folder with what each saved or handed in on “Your practice”. It is what they say; a file "
    "can be written by hand."
)
BACK = "A file of feedback lies beside each. Hand it over, or bring all back on your hub; their workbook shows it."


class PracticeHandedIn(Panel):
    """Nothing is written before a press, and then only feedback, beside what was handed in."""

    name = "practice-handed-in"

    def build(self) -> list[widgets.Widget]:
        self.folder = Control(self, Spec("folder", "The folder with their practice"))
        self.read = button("Read this folder", "main")
        self.told = html()
        self.by, self.words = (
            Control(self, Spec("by", "Your name", fills="name")),
            Control(self, Spec("words", "A word for everybody")),
        )
        self.anew, self.give = (
            Tick(self, "Also to those who handed in nothing new"),
            button("Write the feedback", "main"),
        )
        on_click(self, self.read, self._read)
        on_click(self, self.give, self._give)
        answer = [self.by.box, self.words.box, self.anew.box, row(self.give)]
        self.answer = widgets.VBox(answer)
        about = html(tag("p", ABOUT, class_="fu-soft"))
        return [in_card(about, self.folder.box, row(self.read), self.told, self.answer)]

    def _kept(self) -> str:
        return str(self.desk.own.setting(KEPT, ""))

    def _collected(self) -> tuple[tuple[HandedIn, ...], tuple[Problem, ...]]:
        return collect(self._kept(), self.desk.rulebook)

    def _read(self) -> str:
        """Keep the folder only if it can be read."""
        path = str(absolute(self.folder.value))
        collect(path, self.desk.rulebook)
        self.desk.own.set(KEPT, path, at=self.desk.now)
        return "Read. Nothing is written into it."

    def _give(self) -> str:
        by = self.by.value.strip()
        if not by:
            raise InputError(Problem("name", "they want to know whose word it is: type your name"))
        found, says, anew = self._collected()[0], self.words.value, bool(self.anew.value)
        given = give_to_all(found, by=by, at=self.desk.now, says=says, force=anew)
        left = f" {len(given.problems)} not written: {given.problems[0].what}." if given.problems else ""
        left += f" {given.had} handed in nothing new since theirs." if given.had else ""
        return f"Written for {len(given.written)}.{left} {BACK if given.written else ''}"

    def draw(self) -> None:
        kept = self._kept()
        self.folder.value = self.folder.value or kept
        show(self.answer, bool(kept))
        if not kept:
            self.told.value = EMPTY
            return
        found, problems = self._collected()
        show(self.answer, bool(found))
        rows = [as_card(HEADINGS, _row(one)) for one in found]
        listed = scrolling(table(HEADINGS, rows, class_="fu-clients fu-rows"), "Who practised what") if rows else EMPTY
        aside = bullets([str(problem) for problem in problems[:TOLD]])
        self.told.value = join(tag("p", tag("b", _count(found))), listed, aside)


def _count(found: tuple[HandedIn, ...]) -> str:
    people = "1 person" if len(found) == 1 else f"{len(found) or 'No'} people"
    asked = any(one.gates for one in found)
    return f"{people} handed in{f', {sum(not one.left for one in found)} did all you asked' if asked else ''}."


def _row(one: HandedIn) -> tuple[Markup | str, ...]:
    who = join(tag("b", one.who), tag("div", one.told.name, class_="fu-soft") if one.told.name else EMPTY)
    left = ", ".join(f"{gate.title} ({len(gate.left)})" for gate in one.left) or ("nothing" if one.gates else "")
    return who, f"{one.standing.solved} of {one.standing.total}", str(one.first_tries), left, str(one.told.on)

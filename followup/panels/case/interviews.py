"""The interviews of a case: when, with whom, what they promised, and what a message can be made of."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

import ipywidgets as widgets

from ...case.case import Case, Contact
from ...case.events import FORMATS
from ...case.wording import month_first, say_day
from ..parts.actions import on_click
from ..parts.fields import Control, Field, Tick
from ..parts.fold import Fold
from ..parts.form import Form
from ..parts.kinds import UTC, Spec
from ..parts.markup import Markup, join, tag
from ..parts.panel import Part
from ..parts.pieces import button, hold, html, row
from .fact_form import FactForm
from .fact_words import said_day

HOW = (("I don't say", None), *((words.capitalize(), held) for held, words in FORMATS.items()))
LINE = "One a line."
TO_ONESELF = (
    "A note to yourself. Add -> and your better answer: only the answer goes into a letter. "
    "At the end, (pay), (terms), (private) or (mistake) says what it is about."
)
ANOTHER = Spec("at", "Another interview (their clock)", "moment")
UNDATED = Spec("day_unknown", "I don't know on which day", "flag")
TOOK_PLACE = (("Yes, or it will", None), ("No", False))
INTERVIEW = (
    Spec("at", "Begins (their clock)", "moment", clears=("day_unknown",)),
    Spec("ends", "Ends (their clock)", "moment"),
    UNDATED,
    Spec("held", "Did it take place?", "choice", TOOK_PLACE, help="No: nobody came, or it was called off for good."),
    Spec("format", "How you met", "choice", HOW),
    Spec("promised_days", "They promised an answer within … days", "number", clears=("promised_by",)),
    Spec("promised_by", "… or by this day", "day", clears=("promised_days",), help="Neither, if nothing was said."),
    Spec("topics", "What you talked about", "lines", help=LINE),
    Spec("fit", "Why you fit this job", "lines", help=LINE),
    Spec("went_well", "What went well", "lines", help=LINE),
    Spec("open_points", "What stayed open or went badly", "points", help=f"{LINE} {TO_ONESELF}"),
)


class Interviews(Part):
    """One card an interview, the last one first; below, one more."""

    def build(self) -> list[widgets.Widget]:
        self.cards: dict[tuple[str, str], InterviewCard] = {}
        self.add = button("Add this interview")
        fields: list[Control] = [Field(self, ANOTHER), Control(self, UNDATED)]
        self.new = Form(self, fields, self.add, css=("fu-row", "fu-new"))
        self.held = widgets.VBox([])
        on_click(self, self.add, self._add)
        return [html(tag("h3", "Interviews", class_="fu-title")), self.held, self.new.box]

    def _add(self) -> str | None:
        case, given, undated = self.desk.case, self.new["at"].value, bool(self.new["day_unknown"].value)
        if case is None or (given is None and not undated):
            self.new.tell({"at": "Say on which day and at what time it begins."})
            return None
        at = self.desk.now.astimezone(case.zone) if undated or given is None else given.replace(tzinfo=case.zone)
        mapping = {"round": _round(case, None if undated else at), "at": at.isoformat(timespec="seconds"), "with": []}
        self.desk.book.add_interview(case.id, mapping | ({"day_unknown": True} if undated else {}), at=self.desk.now)
        self.new.clear()
        return "Written down. Open the card to say with whom, and what they promised."

    def draw(self, case: Case, held: dict[str, Any]) -> None:
        keys = self.desk.book.keys(case.id, "interviews")
        pairs = list(zip(keys, held["interviews"], strict=True))
        hold(self.held, [self._card(case, key, interview).box for key, interview in pairs][::-1])

    def _card(self, case: Case, key: str, interview: dict[str, Any]) -> InterviewCard:
        place = (case.id, key)
        if place not in self.cards:
            self.cards[place] = InterviewCard(self, key)
        self.cards[place].draw(case, interview)
        return self.cards[place]


def _round(case: Case, at: datetime | None) -> int:
    """That of the others on that day; else, or where the day is not known, the next one."""
    rounds = {i.round: None if i.day_unknown else i.at.astimezone(case.zone).date() for i in case.interviews}
    same = (number for number, day in rounds.items() if at is not None and day == at.date())
    return next(same, max(rounds, default=0) + 1)


class InterviewCard(Fold):
    """Who was there is a row of check boxes, one for each person of the case. The fields are made when it is opened."""

    def __init__(self, within: Part, key: str) -> None:
        self.key, self.known = key, (dict[str, Any](), UTC)
        self.boxes: dict[str, Tick] = {}
        self.there = row()
        super().__init__(within, content=self._content)

    def _content(self) -> widgets.DOMWidget:
        return widgets.VBox([html(tag("p", "Who was there", class_="fu-label")), self.there, self.form.box])

    @cached_property
    def form(self) -> FactForm:
        made = FactForm(self, INTERVIEW, ("interviews", self.key))
        with self.panel.untouched():
            made.draw(*self.known)
        return made

    def draw(self, case: Case, interview: dict[str, Any]) -> None:
        self.sum_up(_summary(case, interview), "Change this interview")
        self.known = _shown(interview), case.zone
        if "form" in self.__dict__:
            self.form.draw(*self.known)
        hold(self.there, [self._box(one, one.id in interview["with"]).box for one in case.contacts])

    def _box(self, contact: Contact, there: bool) -> Tick:
        who = contact.id
        if who not in self.boxes:
            self.boxes[who] = Tick(self, contact.name, lambda value: self._meet(who, value))
        self.boxes[who].widget.description = contact.name
        self.boxes[who].value = there
        return self.boxes[who]

    def _meet(self, who: str, there: bool) -> str:
        desk, case = self.desk, self.desk.case
        if case is None:
            return ""
        met = list(case.interviews[desk.book.keys(case.id, "interviews").index(self.key)].people)
        others = [one for one in met if one != who]
        desk.give({("interviews", self.key, "with"): [*others, who] if there else others})
        return "Kept: who was there."


def _shown(interview: dict[str, Any]) -> dict[str, Any]:
    """What the form shows: no moment where nobody knows it; that it was held only where it was not."""
    at = None if interview.get("day_unknown") else interview["at"]
    return {**interview, "at": at, "held": False if interview.get("held") is False else None}


def _summary(case: Case, interview: dict[str, Any]) -> Markup:
    at = datetime.fromisoformat(interview["at"]).astimezone(case.zone)
    people = [contact.name for contact in case.contacts if contact.id in interview["with"]]
    day = f"{say_day(at.date(), month_first(case.employer))}, {at:%H:%M}"
    day = "day not known" if interview.get("day_unknown") else day
    known = [day, f"with {', '.join(people)}" if people else "with nobody yet"]
    if interview.get("held") is False:
        known.append("it did not take place")
    elif interview.get("promised_days") is not None:
        known.append(f"they promised an answer within {interview['promised_days']} days")
    elif interview.get("promised_by"):
        known.append(f"they promised an answer by {said_day(case, interview['promised_by'])}")
    else:
        known.append("no day was promised")
    line = join(
        tag("b", f"Round {interview['round']}"), " ", tag("span", join(*known, between=" · "), class_="fu-soft")
    )
    return tag("p", line, class_="fu-line")

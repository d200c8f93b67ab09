"""The interviews of a case: when, with whom, what they promised, and what a message can be made of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.wording import month_first, say_day
from ..parts.actions import on_change, on_click
from ..parts.fields import Field, Fold, Form, Spec
from ..parts.markup import Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, row

FORMATS = (("I don't say", None), ("In person", "in_person"), ("By phone", "phone"), ("By video", "video"))
LINE = "One a line."
INTERVIEW = (
    Spec("at", "Begins (their clock)", "moment"),
    Spec("ends", "Ends (their clock)", "moment"),
    Spec("format", "How you met", "choice", FORMATS),
    Spec("promised_days", "They promised an answer within … days", "number", clears=("promised_by",)),
    Spec("promised_by", "… or by this day", "day", clears=("promised_days",), help="Neither, if nothing was said."),
    Spec("topics", "What you talked about", "lines", help=LINE),
    Spec("fit", "Why you fit this job", "lines", help=LINE),
    Spec("went_well", "What went well", "lines", help=LINE),
    Spec("open_points", "What stayed open or went badly", "lines", help=f"{LINE} The thank-you can settle it."),
)


class Interviews:
    """One card an interview, the last one first; below, one more."""

    def __init__(self, panel: Panel) -> None:
        self.panel, self.desk = panel, panel.desk
        self.cards: dict[tuple[str, str], InterviewCard] = {}
        self.field = Field(Spec("at", "Another interview (their clock)", "moment"))
        self.at = self.field.widget
        self.add = button("Add this interview")
        on_click(panel, self.add, self._add)
        self.held = widgets.VBox([])
        new = row(self.field.box, self.add)
        new.add_class("fu-new")
        self.box = widgets.VBox([html(tag("h3", "Interviews", class_="fu-title")), self.held, new])

    def _add(self) -> str | None:
        if self.at.value is None:
            return self.field.tell("Say on which day and at what time it begins.")
        self.field.calm()
        case = self.desk.case
        at = self.at.value.replace(tzinfo=case.zone)
        rounds = {i.round: i.at.astimezone(case.zone).date() for i in case.interviews}
        same = next((number for number, day in rounds.items() if day == at.date()), None)
        mapping = {"round": same or max(rounds, default=0) + 1, "at": at.isoformat(), "with": []}
        self.desk.book.add_interview(case.id, mapping, at=self.desk.now)
        self.at.value = None
        return "Written down. Open the card to say with whom, and what they promised."

    def draw(self, case: Case, held: dict[str, Any]) -> None:
        keys = self.desk.book.keys(case.id, "interviews")
        shown = [self._card(case, key, interview) for key, interview in zip(keys, held["interviews"], strict=True)][
            ::-1
        ]
        if list(self.held.children) != shown:
            self.held.children = shown

    def _card(self, case: Case, key: str, interview: dict[str, Any]) -> widgets.Widget:
        place = (case.id, key)
        if place not in self.cards:
            self.cards[place] = InterviewCard(self.panel, key)
        self.cards[place].draw(case, interview)
        return self.cards[place].fold.box


class InterviewCard:
    """Who was there is a row of check boxes, one for each person of the case."""

    def __init__(self, panel: Panel, key: str) -> None:
        self.panel, self.key = panel, key
        self.form = Form(panel, INTERVIEW, ("interviews", key))
        self.boxes: dict[str, widgets.Checkbox] = {}
        self.there = row()
        content = widgets.VBox([html(tag("p", "Who was there", class_="fu-label")), self.there, self.form.box])
        self.fold = Fold(content)

    def draw(self, case: Case, interview: dict[str, Any]) -> None:
        self.fold.draw(_summary(case, interview), "Change this interview")
        self.form.draw(interview, case.zone)
        for contact in case.contacts:
            self._box(contact.id, contact.name).value = contact.id in interview["with"]
        shown = [self.boxes[contact.id] for contact in case.contacts]
        if list(self.there.children) != shown:
            self.there.children = shown

    def _box(self, who: str, name: str) -> widgets.Checkbox:
        if who not in self.boxes:
            self.boxes[who] = widgets.Checkbox(indent=False)
            on_change(self.panel, self.boxes[who], lambda value: self._meet(who, value))
        self.boxes[who].description = name
        return self.boxes[who]

    def _meet(self, who: str, there: bool) -> str:
        desk = self.panel.desk
        keys = desk.book.keys(desk.case.id, "interviews")
        met = list(desk.case.interviews[keys.index(self.key)].people)
        others = [one for one in met if one != who]
        desk.give({("interviews", self.key, "with"): [*others, who] if there else others})
        return "Kept: who was there."


def _summary(case: Case, interview: dict[str, Any]) -> Markup:
    at = datetime.fromisoformat(interview["at"]).astimezone(case.zone)
    people = [contact.name for contact in case.contacts if contact.id in interview["with"]]
    day = f"{say_day(at.date(), month_first(case.employer))}, {at:%H:%M}"
    known = [day, f"with {', '.join(people)}" if people else "with nobody yet"]
    if interview.get("promised_days") is not None:
        known.append(f"they promised an answer within {interview['promised_days']} days")
    elif interview.get("promised_by"):
        known.append(f"they promised an answer by {interview['promised_by']}")
    else:
        known.append("no day was promised")
    line = join(
        tag("b", f"Round {interview['round']}"), " ", tag("span", join(*known, between=" · "), class_="fu-soft")
    )
    return tag("p", line, class_="fu-line")

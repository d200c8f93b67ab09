"""The candidate's facts as forms: people as cards, interviews and their promises, the employer, the job, oneself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.countries import country_name
from ..parts import zones
from ..parts.fold import Fold
from ..parts.kinds import UTC, Spec
from ..parts.markup import join, tag
from ..parts.panel import Panel, Part
from ..parts.pieces import show
from .fact_form import FactForm
from .fact_words import said_day
from .interviews import Interviews
from .people import People

UNKNOWN = ("I don't know", None)
NOT_SAID = ("I don't say", None)
SAID = {
    "unsure": {True: "not sure", False: "you want it"},
    "has_hr": {True: "has HR", False: "no HR"},
}  # what a summary says of a choice, where its label is too long
TABLES: dict[str, tuple[str, tuple[Spec, ...]]] = {
    "employer": (
        "The employer",
        (
            Spec("name", "Employer"),
            Spec("timezone", "Their time zone", "zone", help="All call and email hours are counted in it."),
            Spec("country", "Country", "country", help="For the public holidays there."),
            Spec("region", "State or region", help="Such as IL or BY, where holidays differ."),
            Spec("has_hr", "Have they an HR department?", "choice", (UNKNOWN, ("Yes", True), ("No", False))),
            Spec(
                "size",
                "How large are they?",
                "choice",
                (UNKNOWN, ("Small", "small"), ("Medium", "medium"), ("Large", "large")),
            ),
        ),
    ),
    "role": (
        "The job",
        (
            Spec("title", "Position"),
            Spec("applied", "Applied on", "day"),
            Spec("source", "Where you found it"),
            Spec("url", "Link"),
            Spec("location", "Place"),
            Spec("salary", "Salary"),
            Spec("unsure", "Do you still want it?", "choice", (NOT_SAID, ("Yes", False), ("I am not sure", True))),
            Spec("notes", "Your notes", "text"),
        ),
    ),
    "candidate": (
        "You",
        (
            Spec("name", "Your name", help="As you sign.", fills="name"),
            Spec("email", "Your email", fills="email"),
            Spec("phone", "Your phone", help="Said twice in a voicemail.", fills="tel"),
        ),
    ),
}


class Facts(Panel):
    """groups: any of people, interviews, employer, role, candidate, in the order to show them.

    folded: whether people and interviews are closed to a line too, and made when they are opened
    """

    name = "facts"

    def build(self, groups: Sequence[str], folded: bool = False) -> list[widgets.Widget]:
        self.parts = [self._part(group, folded) for group in groups]
        return [part.box for part in self.parts]

    def _part(self, group: str, folded: bool) -> People | Interviews | Table | Group:
        if group in GROUPS:
            return Group(self, group) if folded else GROUPS[group](self)
        return Table(self, group)

    def draw(self) -> None:
        case = self.desk.case
        show(self.box, case is not None)
        if case is None:
            return
        held = self.desk.book.mapping(case.id, events=False)
        for part in self.parts:
            part.draw(case, held)


class Table(Fold):
    """One table of the case file behind a summary."""

    def __init__(self, within: Part, name: str) -> None:
        self.name, (self.title, self.specs) = name, TABLES[name]
        self.known = dict[str, Any](), UTC
        super().__init__(within, content=lambda: self.form.box)

    @cached_property
    def form(self) -> FactForm:
        made = FactForm(self, self.specs, (self.name,))
        with self.panel.untouched():
            made.draw(*self.known)
        return made

    def draw(self, case: Case, held: dict[str, Any]) -> None:
        table = held[self.name]
        told = (spec for spec in self.specs if table.get(spec.key) is not None and spec.key != "notes")
        known = [_said(case, spec, table[spec.key]) for spec in told]
        words = join(tag("b", self.title), tag("span", join(*known, between=" · "), class_="fu-soft"), between=" ")
        self.sum_up(tag("p", words, class_="fu-line"), f"Change: {self.title}")
        self.known = table, case.zone
        if "form" in self.__dict__:
            self.form.draw(*self.known)


class Group(Fold):
    """People or interviews behind a line that names them."""

    def __init__(self, within: Part, name: str) -> None:
        self.name = name
        self.part: People | Interviews | None = None
        self.known: tuple[Case, dict[str, Any]] | None = None
        super().__init__(within, content=self._content)

    def _content(self) -> widgets.DOMWidget:
        self.part = GROUPS[self.name](self)
        if self.known is not None:
            with self.panel.untouched():
                self.part.draw(*self.known)
        return self.part.box

    def draw(self, case: Case, held: dict[str, Any]) -> None:
        self.known = case, held
        count = len(case.interviews)
        told = {"people": ", ".join(one.name for one in case.contacts) or "nobody yet",
                "interviews": f"{count or 'none yet'}"}[self.name]  # fmt: skip
        words = join(tag("b", self.name.capitalize()), tag("span", told, class_="fu-soft"), between=" ")
        self.sum_up(tag("p", words, class_="fu-line"), f"Change: {self.name}")
        if self.part is not None:
            self.part.draw(case, held)


GROUPS: dict[str, type[People] | type[Interviews]] = {"people": People, "interviews": Interviews}


def _said(case: Case, spec: Spec, value: Any) -> str:
    """A fact in a summary: choices by their words."""
    if spec.kind == "day":
        return f"{spec.label.lower()} {said_day(case, value)}"
    if spec.kind == "zone":
        return f"{zones.place(value)} time"
    if spec.kind == "country":
        return country_name(value)
    if spec.key == "size":
        return f"{value} size"
    if spec.key in SAID:
        return SAID[spec.key].get(value, str(value))
    chosen = next((words for words, option in spec.options if option == value), None)
    return f"{spec.label.rstrip('?')}: {chosen}".lower() if chosen else str(value)

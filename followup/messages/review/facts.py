"""The facts strip: every name, day, company, role and number of a message beside what the case says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...case.amounts import WHOLE
from ...case.names import WORD, folded, words_of
from ...case.wording import WEEKDAYS, month_first, say_day
from ..occasion import Occasion
from ..review import companies, dates, greeting, misspelt_names, other_cases, role_named, their_day
from .finding import Finding
from .note import Note
from .placeholders import without_gaps

NAMING = (greeting.find, misspelt_names.find, companies.find, other_cases.find, role_named.find)
NUMBER = re.compile(
    rf"(?<![\w.])(?:[$£€] ?)?(?:{WHOLE})[\d,.]*(?: ?[$£€])?"
    r"(?:%| percent\b| (?:years?|months?|weeks?|days?|people|hours?)\b)?"
)
PHONE = re.compile(r"\+?\(?\d[\d ().-]{5,}\d")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a message states.

    kind:   name, date, weekday, company, role, phone, email or number; text, start, end: as it stands there
    says:   what the case says of it; agrees: True, False, or None where the case says nothing of it
    """

    kind: str
    text: str
    start: int
    end: int
    says: str
    agrees: bool | None

    def to_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def facts_of_text(text: str, here: Occasion) -> list[Fact]:
    """Every fact of a message in the order of the text; where two cover one place, the one that disagrees is told."""
    note = Note(text)
    found = [*_wrong_names(note, here), *_days(note, here), *_names(note, here), *_figures(note, here)]
    told: list[Fact] = []
    for fact in sorted(found, key=lambda one: (one.agrees is not False, one.start - one.end)):
        if not any(fact.start < other.end and other.start < fact.end for other in told):
            told.append(fact)
    return sorted(told, key=lambda one: one.start)


def _wrong_names(note: Note, here: Occasion) -> Iterator[Fact]:
    for find in NAMING:
        for one in find(note, here):
            yield _fact(_kind(find.__module__), note, one.start, one.end, one.says, False)


def _kind(module: str) -> str:
    return {"companies": "company", "role_named": "role"}.get(module.rpartition(".")[2], "name")


def _days(note: Note, here: Occasion) -> Iterator[Fact]:
    wrong: list[Finding] = [*dates.find(note, here), *their_day.find(note, here)]
    american, known = month_first(here.case.employer), dates.known_days(here.case)
    for said, _ in dates.days_in(note, here):
        fault = next((one for one in wrong if said.start <= one.start < said.end), None)
        kind = "date" if said.dated or said.relative is not None else "weekday"
        if fault:
            yield _fact(kind, note, said.start, said.end, fault.says, False)
        elif said.day in known:
            says = f"{say_day(said.day, american)}: {known[said.day]}."
            yield _fact(kind, note, said.start, said.end, says, True)
        else:
            fits = [day for day in dates.interview_days(here.case) if day.weekday() == said.weekday]
            says = f"The interview was on a {WEEKDAYS[fits[-1].weekday()]}." if fits and not said.dated else NOTHING
            yield _fact(kind, note, said.start, said.end, says, True if says != NOTHING else None)


NOTHING = "The case says nothing of this."


def _names(note: Note, here: Occasion) -> Iterator[Fact]:
    """The case's names as it has them, and parts of them beginning with a capital."""
    case, text = here.case, without_gaps(note)
    yield from _said(note, case.employer.name, "company", "The employer of this case.")
    yield from _said(note, case.role.title, "role", "The position of this case.", re.IGNORECASE)
    yield from _said(note, case.candidate.name, "name", "You.")
    for contact in case.contacts:
        what = {"hr": "HR"}.get(contact.role, contact.role.replace("_", " "))
        whole = words_of(contact.name) | words_of(contact.address or "")
        for found in WORD.finditer(text):
            if found[0][0].isupper() and folded(found[0]).removesuffix("'s") in whole and len(found[0]) > 2:
                yield _fact("name", note, found.start(), found.end(), f"{contact.name}, {what}.", True)


def _said(note: Note, name: str, kind: str, says: str, flags: int = 0) -> Iterator[Fact]:
    plain = name.replace("’", "'")
    for found in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", note.readable, flags):
        yield _fact(kind, note, found.start(), found.end(), says, True)


def _figures(note: Note, here: Occasion) -> Iterator[Fact]:
    case, text = here.case, without_gaps(note)
    for found in EMAIL.finditer(text):
        known = [case.candidate.email, *(contact.email for contact in case.contacts)]
        yield _figure("email", note, found, found[0] in known, "An address of this case.")
    for found in PHONE.finditer(text):
        numbers = [case.candidate.phone, *(contact.phone for contact in case.contacts)]
        seen = _digits(found[0])
        same = any(seen == _digits(n) or (len(seen) > 6 and _digits(n).endswith(seen)) for n in numbers if n)
        yield _figure("phone", note, found, same, "A number of this case.")
    facts = " ".join([case.role.salary or "", *(f for i in case.interviews for f in (*i.fit, *i.topics, *i.went_well))])
    whole = {_whole(found) for found in NUMBER.finditer(facts)}
    figures = whole | {re.sub(r"[^\d.,]", "", figure) for figure in whole}  # 12, where the case has 12 years
    for found in NUMBER.finditer(text):
        yield _figure("number", note, found, _whole(found) in figures, "As the case has it.")


def _whole(figure: re.Match[str]) -> str:
    return figure[0].strip(".,")


def _figure(kind: str, note: Note, found: re.Match[str], known: bool, says: str) -> Fact:
    return _fact(kind, note, found.start(), found.end(), says if known else NOTHING, True if known else None)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _fact(kind: str, note: Note, start: int, end: int, says: str, agrees: bool | None) -> Fact:
    return Fact(kind, note.text[start:end], start, end, says, agrees)

"""What came of a term at a center, for those who fund it: counts, and nothing about fewer than five people.

A term is whole months, so that two reports never differ by a day, which may be one person's; reported.py sees to what
else two reports could tell together. What is shown follows hiding.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median_low
from typing import NamedTuple

from ..case.case import Case, Meeting
from ..planning.thanks import is_thanks
from ..search.answers import answers_of
from .hiding import BESIDE, LEAST, bounds_told, word_for_part

DAY = 86_400.0
HOURS_FOR_THANKS = 24.0
TOO_FEW = f"Fewer than {LEAST} people had an interview or an offer in this time, so nothing is told about them."


class Term(NamedTuple):
    """Both days are included; days are those at each employer's."""

    since: date
    until: date

    @property
    def words(self) -> str:
        return f"{self.since:%B %Y} to {self.until:%B %Y}"

    def has(self, day: int) -> bool:
        return self.since.toordinal() <= day <= self.until.toordinal()


class Outcome(NamedTuple):
    """people, number: as they may be said, in words."""

    what: str
    people: str
    number: str


class Outcomes(NamedTuple):
    """everybody: people with an interview or an offer in the term, 0 where they are too few to tell anything about."""

    term: Term
    everybody: int
    rows: tuple[Outcome, ...]
    half: int | None  # days until half of those answered had an answer; None where they are of fewer than five people

    @property
    def sentence(self) -> str:
        if not self.everybody:
            return TOO_FEW
        half = f" Half of the answers came within {self.half} days." if self.half is not None else ""
        words = bounds_told((row.people for row in self.rows), self.everybody)
        return f"{self.everybody} people had interviews or offers.{half} {words}".strip()


class Round(NamedTuple):
    """One round of interviews with one employer in the term, and what came of it."""

    thanked: bool
    days: int | None  # until an answer, whole ones


class Person(NamedTuple):
    """What one person had in the term."""

    rounds: Sequence[Round]
    offers: int
    accepted: int


ROWS: tuple[tuple[str, tuple[str, ...], str], ...] = (  # what, of which of these it is a part, in words
    ("interviews", (), "Interviews held"),
    ("thanked", ("interviews",), "Everybody met was thanked within a day"),
    ("answered", ("interviews",), "Answered since"),
    ("offers", ("answered", "interviews"), "Offers in this time"),  # an offer is an answer
    ("accepted", ("offers", "answered", "interviews"), "Of these, accepted"),
)


def months(first: str, last: str) -> Term:
    """From the first day of a month to the last of another, both as 2026-01. ValueError otherwise."""
    since, end = date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01")
    if since > end:
        raise ValueError(last)
    return Term(since, (end + timedelta(days=32)).replace(day=1) - timedelta(days=1))


def counted_people(people: Iterable[Sequence[Case]], term: Term, now: float) -> list[Person]:
    """What each of these people, each with their cases, had in the term, as it is known at `now` (UTC seconds); those
    who had nothing are left out.
    """
    return [one for cases in people if (one := _person(cases, term, now)).rounds or one.offers]


def outcomes_of(found: Sequence[Person], term: Term) -> Outcomes:
    """What may be told of them."""
    everybody = len(found)
    if everybody < LEAST:
        return Outcomes(term, 0, (), None)
    counted = {key: [_count(one, key) for one in found] for key, _, _ in ROWS}
    rows = tuple(_row(key, within, what, counted) for key, within, what in ROWS)
    return Outcomes(term, everybody, rows, _half(found))


def _person(cases: Sequence[Case], term: Term, now: float) -> Person:
    rounds = [one for case in cases for one in _rounds(case, term, now)]
    return Person(rounds, *(sum(_said(case, term, now, of) for case in cases) for of in ("offer", "accepted")))


def _rounds(case: Case, term: Term, now: float) -> Iterator[Round]:
    """Each round by its last interview, of those whose day is known."""
    last: dict[int, list[Meeting]] = {}
    for meeting in case.timeline.meetings:
        if meeting.over <= now and term.has(meeting.day):
            last.setdefault(meeting.interview.round, []).append(meeting)
    for held in last.values():
        over = max(one.over for one in held)
        days = next((round((one.at - over) / DAY) for one in answers_of(case, now) if one.at > over), None)
        yield Round(all(_thanked(case, one) for one in held), days)


def _thanked(case: Case, meeting: Meeting) -> bool:
    """Whether everybody who was there had their thanks within a day; with nobody named, whether anybody had."""
    until = meeting.over + HOURS_FOR_THANKS * 3600
    given = {h.event.to for h in case.timeline.happenings if is_thanks(h) and meeting.at <= h.at <= until}
    return set(meeting.interview.people) <= given if meeting.interview.people else bool(given)


def _said(case: Case, term: Term, now: float, of: str) -> bool:
    """Whether an offer came in the term; accepted: one that came in it, at any time until now."""
    line = [h for h in case.timeline.happenings if h.at <= now]
    offered = any(h.event.meaning.turn == "offer" and term.has(h.day) for h in line)
    return offered and (of == "offer" or any(h.event.what == "accepted" for h in line))


def _count(one: Person, key: str) -> int:
    counts: Mapping[str, int] = {
        "interviews": len(one.rounds),
        "thanked": sum(each.thanked for each in one.rounds),
        "answered": sum(each.days is not None for each in one.rounds),
        "offers": one.offers,
        "accepted": one.accepted,
    }
    return counts[key]


def _row(key: str, within: Sequence[str], what: str, counted: Mapping[str, Sequence[int]]) -> Outcome:
    """A row is said whole or not at all: who is left of it, and of each it is a part of, are five people or none."""
    part = counted[key]
    words = [_word(part, part), *(_word(part, counted[one]) for one in within)]
    said = next((word for word in words if word), None)
    return Outcome(what, said or str(sum(map(bool, part))), BESIDE if said else str(sum(part)))


def _word(part: Sequence[int], whole: Sequence[int]) -> str | None:
    """Why these people are not said beside those of another row, in which some may have something left."""
    rest = sum(1 for mine, theirs in zip(part, whole) if theirs > mine)
    return word_for_part(sum(map(bool, part)), sum(map(bool, whole)), rest, len(part))


def _half(found: Sequence[Person]) -> int | None:
    days = [(who, each.days) for who, one in enumerate(found) for each in one.rounds if each.days is not None]
    return median_low(day for _, day in days) if len({who for who, _ in days}) >= LEAST else None

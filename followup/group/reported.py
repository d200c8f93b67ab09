"""Reports of terms that were made before: of two that could be taken from one another, the second is not made.

Months stand in one report, or in the same one again; and that one says what it said before until five people have come,
changed or gone. What is kept for it names nobody: how often each print of what one person had stands in a report.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.errors import InputError, Problem
from .hiding import LEAST
from .outcomes import Outcome, Outcomes, Term, counted_people, outcomes_of

REPORTED = "term reports"  # the counselor's journal's setting that keeps them
MOST_KEPT = 60  # reports that are remembered, the newest
MOST_PRINTS = 20_000  # in all of them together, so that a memory stays one line of a journal
AS_BEFORE = (
    f"This is the report as it was made on {{day}}: fewer than {LEAST} people have come, changed or gone since, and a "
    f"new one beside it would show them. It is counted anew when {LEAST} have."
)
IN_ANOTHER = "some of these months are in a report made before; whoever has both could take one from the other"


class Reported(NamedTuple):
    """prints: of what one person had in the term -> how many had just that. day: when it was counted."""

    day: date
    prints: Mapping[str, int]
    told: Outcomes


class Report(NamedTuple):
    """why: a word where it is one made before; memory: all that were made, to keep for the next time."""

    day: date
    told: Outcomes
    why: str
    memory: tuple[Reported, ...]


def report(people: Iterable[Sequence[Case]], term: Term, now: float, day: date, memory: Sequence[Reported]) -> Report:
    """What may be told of a term after what was told before. InputError for months that another report has."""
    other = next((one.told.term for one in memory if one.told.term != term and _share(one.told.term, term)), None)
    if other is not None:
        raise InputError(Problem("term", IN_ANOTHER, other.words, "the same months again, or none of them"))
    found = counted_people(people, term, now)
    prints = dict(Counter(hashlib.sha256(repr(one).encode()).hexdigest()[:12] for one in found))
    for one in reversed(memory):
        if one.told.term == term and differing(prints, one.prints) < LEAST:
            why = AS_BEFORE.format(day=one.day) if prints != one.prints else ""
            return Report(one.day, one.told, why, tuple(memory))
    told = outcomes_of(found, term)
    return Report(day, told, "", _with(memory, Reported(day, prints, told)) if told.everybody else tuple(memory))


def differing(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """How many people are more in one of them, as far as anybody could see."""
    return max((Counter(one) - Counter(other)).total(), (Counter(other) - Counter(one)).total())


def _share(one: Term, other: Term) -> bool:
    return one.since <= other.until and other.since <= one.until


def _with(memory: Sequence[Reported], made: Reported) -> tuple[Reported, ...]:
    kept = [*memory, made][-MOST_KEPT:]
    while len(kept) > 1 and sum(len(one.prints) for one in kept) > MOST_PRINTS:
        kept.pop(0)
    return tuple(kept)


def to_data(memory: Sequence[Reported]) -> list[dict[str, Any]]:
    """As a setting of a journal keeps it."""
    return [{"day": str(one.day), "prints": dict(one.prints), "from": str(one.told.term.since),
             "to": str(one.told.term.until), "everybody": one.told.everybody, "half": one.told.half,
             "rows": [list(row) for row in one.told.rows]} for one in memory]  # fmt: skip


def from_data(data: Sequence[Mapping[str, Any]] | None) -> tuple[Reported, ...]:
    """What to_data made; a report that can't be read any more is forgotten."""
    found = []
    for one in data or ():
        try:
            term = Term(date.fromisoformat(one["from"]), date.fromisoformat(one["to"]))
            rows = tuple(Outcome(*map(str, row)) for row in one["rows"])
            half = None if one["half"] is None else int(one["half"])
            told = Outcomes(term, int(one["everybody"]), rows, half)
            prints = {str(what): int(count) for what, count in one["prints"].items()}
            found.append(Reported(date.fromisoformat(one["day"]), prints, told))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(found)

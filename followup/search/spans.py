"""Where the time goes: each case's days in each part of the way, finished or still running."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import pandas as pd

from ..case.case import Case
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .answers import DAY
from .planned import Cases, plan_all
from .replies import midnight_of

SPAN_COLUMNS = [
    "case",  # its id
    "employer",
    "part",  # a key of PARTS
    "days",  # how long it took, or has taken so far; a part of a day counts as such; missing where no day is known
    "over",  # False: it is still running, or the candidate ended the case in it (censored)
    "running",  # whether it is still going on
]
PARTS = {
    "first": "From application to first interview",
    "after": "From an interview to the next, or a decision",
    "yours": "From an offer to your own decision",
}
BEGINS = {"applied": "first", "interview": "after", "offer": "yours"}
ENDS = {"first": {"interview"}, "after": {"interview", "rejection", "offer"}, "yours": {"decided"}}


class _Turn(NamedTuple):
    """Something that begins or ends a part. what: applied | interview | rejection | offer | decided.

    dated: its day is known; else it stands where it was written down, and no part it bounds has a length
    """

    at: float
    what: str
    over: float
    dated: bool


def time_spent(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a part of a case's way (SPAN_COLUMNS). A part that nothing has ended is still running, not lost.

    A rejection before any interview ends the wait for one without an interview: the part is censored then, and so
    is every part that the candidate's own ending cut short.
    """
    rows = [
        (case.id, case.employer.name, *part)
        for case, _ in plan_all(cases, now, policy, rulebook)
        for part in _parts(case, now.timestamp())
    ]
    return pd.DataFrame(rows, columns=SPAN_COLUMNS).astype({"days": float, "over": bool, "running": bool})


def _parts(case: Case, now: float) -> Iterator[tuple[str, float | None, bool, bool]]:
    """part, days, over, running: from each turn of the way to the one after it, or to now."""
    turns = _turns(case, now)
    for one, then in zip(turns, [*turns[1:], None]):
        if part := BEGINS.get(one.what):
            until = then.at if then else now
            known = one.dated and (then is None or then.dated)
            days = max(until - one.over, 0.0) / DAY if known else None
            yield part, days, then is not None and then.what in ENDS[part], then is None


def _turns(case: Case, now: float) -> list[_Turn]:
    line = case.timeline
    turns = [_Turn(one.at, "interview", one.over, one.dated) for one in line.held if one.over <= now]
    for one in line.happenings:
        if one.at <= now and (what := one.event.meaning.turn):
            turns.append(_Turn(one.at, what, one.at, one.dated))
    if case.role.applied is not None and (began := midnight_of(case, case.role.applied)) <= now:
        turns.append(_Turn(min([began, *(turn.at for turn in turns)]), "applied", began, True))
    return sorted(turns, key=lambda turn: (turn.at, turn.what != "applied"))

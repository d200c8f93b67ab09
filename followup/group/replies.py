"""When answers come, for the whole group: the curve of a search, told only where it is about five people."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from ..search.cases import ENOUGH
from ..search.survival import kaplan_meier
from .folder import Gathered
from .hand_in.form import DAYS_MOST, HandIn, days_of
from .hiding import BESIDE, LEAST, hidden, sum_may_be_shown

MARKS = (3, 7, 10, 14, 21, 28, 42, DAYS_MOST)  # days at which the curve may be told
CURVE_COLUMNS = [
    "days",
    "answered",  # the share that had an answer by then, 0 to 1, in whole percent
    "waits",  # waits that were at least so long, rounded down to fives
]
KINDS = {"answered": "answered", "waiting": "still waiting", "ended": "ended by the candidate before"}


class Wait(NamedTuple):
    """whose: the number of a hand-in. What is longer than sixty days is known to be so long, and no longer."""

    whose: int
    days: int
    kind: str


def waits_of(group: Gathered, after: str) -> list[Wait]:
    """All waits after an application, interview or follow_up."""
    return [wait for whose, one in enumerate(group.hand_ins) for wait in _of(whose, one, after)]


def _of(whose: int, one: HandIn, after: str) -> list[Wait]:
    return [
        Wait(whose, days_of(day), kind)
        for replies in one.replies
        if replies.after == after
        for kind in KINDS
        for day in getattr(replies, kind)
    ]


def reply_counts(group: Gathered, after: str = "interview") -> dict[str, str]:
    """How many waits there were, and how many of each kind, in words; nothing where the group is too small."""
    waits = waits_of(group, after) if group.enough else []
    cells = {kind: frozenset(wait.whose for wait in waits if wait.kind == kind) for kind in KINDS}
    away = hidden(cells, summed=True)
    told = {KINDS[kind]: away.get(kind) or str(sum(wait.kind == kind for wait in waits)) for kind in KINDS}
    return {"waits": str(len(waits)) if sum_may_be_shown(cells) else BESIDE, **told} if waits else {}


def reply_curve(group: Gathered, after: str = "interview") -> pd.DataFrame:
    """The share answered by some of MARKS (CURVE_COLUMNS); no row on fewer than ENOUGH waits.

    A mark is told where five people or more had an answer since the one told before it, or nobody had, and where five
    people or more had waited so long. So no step of the curve is one person's.
    """
    waits = waits_of(group, after)
    people = {wait.whose for wait in waits}
    if not group.enough or len(waits) < ENOUGH or len(people) < LEAST:
        return pd.DataFrame([], columns=CURVE_COLUMNS)
    lengths = [min(wait.days, DAYS_MOST + 1) for wait in waits]
    came = [wait.kind == "answered" and wait.days <= DAYS_MOST for wait in waits]
    curve = kaplan_meier(lengths, came)
    rows, last = [(0, 0.0, _fives(len(waits)))], 0
    for mark in MARKS:
        since = {
            wait.whose
            for wait, there in zip(waits, came)
            if there and (last < wait.days or not last) and wait.days <= mark
        }
        still = [wait for wait in waits if wait.days >= mark]
        if len({wait.whose for wait in still}) < LEAST:
            break
        if not since or len(since) >= LEAST:
            silent = float(curve.loc[curve["days"] <= mark, "silent"].iloc[-1])
            rows.append((mark, round(1 - silent, 2), _fives(len(still))))
            last = mark
    return pd.DataFrame(rows, columns=CURVE_COLUMNS)


def _fives(number: int) -> int:
    """Rounded down, so that two numbers side by side do not tell what one person did between them."""
    return number // LEAST * LEAST

"""When answers come, for the whole group: the curve of a search, told only where it is about five people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..search.cases import ENOUGH
from ..search.survival import kaplan_meier
from .folder import Gathered
from .hand_in.form import DAYS_MOST, HandIn, days_of
from .hiding import LEAST

if TYPE_CHECKING:
    import pandas as pd

MARKS = (3, 7, 10, 14, 21, 28, 42, DAYS_MOST)  # days at which the curve may be told
STEP = 0.05  # a share is told in steps of this: whole percent would tell how many waits there were
KINDS = ("answered", "waiting", "ended")


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


def curve_of(group: Gathered, after: str) -> tuple[tuple[int, float], ...]:
    """(days, share that had an answer by then) at some of MARKS, from (0, 0); nothing on fewer than ENOUGH waits.

    A mark is told where five people or more had an answer since the one told before it, or nobody had, and where five
    people or more had waited so long. So no step of the curve is one person's.
    """
    waits = waits_of(group, after)
    people = {wait.whose for wait in waits}
    if not group.enough or len(waits) < ENOUGH or len(people) < LEAST:
        return ()
    lengths = [min(wait.days, DAYS_MOST + 1) for wait in waits]
    came = [wait.kind == "answered" and wait.days <= DAYS_MOST for wait in waits]
    curve = kaplan_meier(lengths, came)
    marks, last = [(0, 0.0)], 0
    for mark in MARKS:
        if len({wait.whose for wait in waits if wait.days >= mark}) < LEAST:
            break
        since = _answered_between(waits, last, mark)
        if not since or len(since) >= LEAST:
            marks.append((mark, _share(curve, mark)))
            last = mark
    return tuple(marks)


def _answered_between(waits: list[Wait], last: int, mark: int) -> set[int]:
    """Who had an answer after `last` days and by `mark`, at zero days too where nothing was told yet."""
    return {w.whose for w in waits if w.kind == "answered" and (last < w.days or not last) and w.days <= mark}


def _share(curve: pd.DataFrame, mark: int) -> float:
    silent = float(curve.loc[curve["days"] <= mark, "silent"].iloc[-1])
    return round(round((1 - silent) / STEP) * STEP, 2)

"""The group's tables. Every number in them passed through hiding.py; a missing one has its word beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median_low
from typing import Any

import pandas as pd

from ..search.cases import LIVED
from .folder import Gathered
from .hand_in.form import COUNT_MOST, DAYS_MOST, UNKNOWN, Count, Days, HandIn, Times, count_of, days_of
from .hand_in.words import BY
from .hiding import BESIDE, LEAST, hidden, sum_may_be_shown, told_by_itself

COLUMNS = [
    "what",  # in words
    "people",  # how many of the group; missing where it is not shown
    "says",  # the same in words, or the word that stands for it
    "number",  # cases, messages, steps together; missing where it is not shown
    "counted",  # the same in words
    "days",  # half are longer; missing on fewer than five people
    "half",  # the same in words
]
LONG = 14  # days after which a case counts as stuck
ENDED = ("rejected", "closed")
ALL = "All together"
AT = {  # the stages as one speaks of a group
    "applied": "Applied, no interview yet",
    "invited": "Invited, no day yet",
    "before_interview": "Interview ahead",
    "task": "A task to hand in",
    "thank_you": "Thank-you to send",
    "waiting": "Waiting, too early to ask",
    "follow_up": "Follow-up open",
    "no_decision": "They wrote: nothing decided",
    "quiet": "Silence, nothing more to send",
    "offer": "An offer",
    "rejected": "A no",
    "closed": "Ended",
    UNKNOWN: "Past what the calendar knows",
}
Counts = Sequence[tuple[int, Count]]
Lengths = Sequence[tuple[int, Days]]
Row = tuple[str, Counts, Lengths]
"""What it is called; (whose, how many) of the group; (whose, how many days)."""


def stages_table(group: Gathered) -> pd.DataFrame:
    """One row a stage (COLUMNS), in the order they are lived, then all together: who is where, and how long."""
    rows = [(AT[stage], *_at(group, stage)) for stage in (*LIVED, UNKNOWN)]
    return _table(group, [row for row in rows if row[0] != AT[UNKNOWN] or row[1]], summed=True)


def stuck_table(group: Gathered) -> pd.DataFrame:
    """The same for cases that have been at their stage for longer than LONG days; those that ended are left out."""
    rows: list[Row] = []
    beside = []  # what would tell, taken from stages_table, of fewer than five who are not stuck there
    for stage in LIVED:
        if stage not in ENDED:
            counts, days = _at(group, stage)
            days = [(who, one) for who, one in days if days_of(one) > LONG]
            rows.append((AT[stage], [(who, 1) for who, _ in days], days))
            beside += [AT[stage]] if 0 < len(_not_stuck(counts, days)) < LEAST else []
    return _table(group, rows, beside=beside)


def _not_stuck(counts: Counts, stuck: Lengths) -> set[int]:
    """Whose cases at a stage are not all stuck there."""
    of_each = Counter(who for who, _ in stuck)
    return {who for who, cases in counts if count_of(cases) > of_each[who]}


def late_table(group: Gathered) -> pd.DataFrame:
    """Thank-yous, then every kind of step that somebody is late with."""
    rows: list[Row] = [
        ("Thank-yous within a day", _of(group, lambda one: one.thank_yous.on_time), []),
        ("Thank-yous that went out later", _of(group, lambda one: one.thank_yous.late), []),
        ("Thank-yous not sent, still in time", _of(group, lambda one: one.thank_yous.still_time), []),
        ("Thank-yous owed and late", _of(group, lambda one: one.thank_yous.owed), []),
    ]
    steps = dict.fromkeys(late.step for one in group.hand_ins for late in one.overdue)
    for step in sorted(steps):
        counts = [(who, late.steps) for who, one in _each(group) for late in one.overdue if late.step == step]
        rows.append((f"Late: {step.removeprefix('late-').replace('-', ' ')}", counts, []))
    return _table(group, rows)


def promises_table(group: Gathered) -> pd.DataFrame:
    """Whether answers came when they were promised; days are those past the promise."""
    late = _days_of(group, lambda one: one.promises.answered_late)
    silent = _days_of(group, lambda one: one.promises.silent_past)
    return _table(group, [
        ("Answers that came as promised", _of(group, lambda one: one.promises.answered_in_time), []),
        ("Answers that came later than promised", [(who, 1) for who, _ in late], late),
        ("Promises that are over, and no answer", [(who, 1) for who, _ in silent], silent),
        ("Promises that still have time", _of(group, lambda one: one.promises.still_time), []),
    ])  # fmt: skip


def done_table(group: Gathered) -> pd.DataFrame:
    """Follow-ups by channel, and practice situations solved."""
    rows: list[Row] = [(f"Follow-ups {words}", _sent(group, name), []) for name, words in BY.items()]
    solved = _of(group, lambda one: one.exercises.solved if one.exercises else 0)
    return _table(group, [*rows, ("Practice situations solved", solved, [])])


# from hand-ins to rows


def _each(group: Gathered) -> Iterable[tuple[int, HandIn]]:
    return enumerate(group.hand_ins)


def _of(group: Gathered, take: Callable[[HandIn], Count]) -> Counts:
    return [(who, take(one)) for who, one in _each(group)]


def _sent(group: Gathered, channel: str) -> Counts:
    return _of(group, lambda one: getattr(one.follow_ups, channel))


def _days_of(group: Gathered, take: Callable[[HandIn], Times]) -> Lengths:
    return [(who, day) for who, one in _each(group) for day in take(one)]


def _at(group: Gathered, stage: str) -> tuple[Counts, Lengths]:
    held = [(who, at) for who, one in _each(group) for at in one.stages if at.stage == stage]
    return [(who, at.cases) for who, at in held], [(who, day) for who, at in held for day in at.days]


# from rows to what may be shown


def _table(group: Gathered, rows: Sequence[Row], *, summed: bool = False, beside: Sequence[str] = ()) -> pd.DataFrame:
    """beside: rows that would give away what another table hides."""
    if not group.enough:
        rows, summed = [], False
    cells = {what: frozenset(who for who, count in counts if count_of(count)) for what, counts, _ in rows}
    away = {what: BESIDE for what in beside if cells.get(what)} | hidden(cells, summed=summed)
    made = [_row(group, row, cells[row[0]], away) for row in rows]
    if summed and sum_may_be_shown(cells):
        whole = [pair for _, counts, _ in rows for pair in counts]
        made.append(_row(group, (ALL, whole, []), frozenset().union(*cells.values()), {}))
    table = pd.DataFrame(made, columns=COLUMNS)
    return table.astype({"people": "Int64", "number": "Int64", "days": "Int64"})


def _row(group: Gathered, row: Row, people: frozenset[int], away: Mapping[str, str]) -> dict[str, Any]:
    what, counts, days = row
    said = told_by_itself(len(people), group.people) or (BESIDE if what in away else None)
    number = None if what in away else sum(count_of(count) for _, count in counts)
    more = any(count_of(count) > COUNT_MOST for _, count in counts)
    half = None if what in away else half_longer(days)
    return {
        "what": what,
        "people": None if said else len(people),
        "says": said or str(len(people)),
        "number": number,
        "counted": away.get(what) or f"{number}{' or more' if more else ''}",
        "days": half,
        "half": "" if half is None else f"over {DAYS_MOST}" if half > DAYS_MOST else str(half),
    }


def half_longer(days: Lengths) -> int | None:
    """The middle one of these lengths, in days; None where they are of fewer than five people."""
    return median_low(days_of(day) for _, day in days) if len({who for who, _ in days}) >= LEAST else None

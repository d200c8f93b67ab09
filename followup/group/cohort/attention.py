"""Who needs attention today: what is overdue, due or open today, and offers to answer, the most urgent first."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ...case.errors import Unavailable
from ...case.office_hours import office
from ...planning.planner import Plan, plan
from ...planning.priority import main_step
from ...rulebook.book import Rulebook
from ...rulebook.policies import Limits
from .store import Store
from .texts import read_case

REASONS = {  # in the order of urgency
    "overdue": "overdue",
    "offer": "an offer to answer",
    "due": "due today",
    "open": "may be done now",
    "today": "may be done later today",
}
PLACE = {name: number for number, name in enumerate(REASONS)}
AHEAD = 27 * 3600  # seconds; no day anywhere is longer
LAST = float("inf")
ASKED = (
    "SELECT no, stage, step, status, opens, due, hours, zone, country, region FROM answers JOIN cases USING (no)"
    " WHERE towards AND (status <> 'later' OR opens < ?)"
)


class Row(NamedTuple):
    """One case that needs attention, in words. opens, until: aware, there; None where there is no such moment.

    why: ids of the rules that propose the step; says: the first one's reason
    """

    candidate: str
    case: str
    employer: str
    reason: str
    stage: str
    step: str
    what: str
    channel: str
    to: list[str]
    opens: datetime | None
    until: datetime | None
    why: list[str]
    says: str


class Attention(NamedTuple):
    """rows: the most urgent; counts: how many cases there are for each of REASONS; cases: of how many."""

    rows: list[Row]
    counts: dict[str, int]
    cases: int


class _Found(NamedTuple):
    """Sorts by urgency."""

    turn: int
    at: float
    opens: float
    no: int
    until: float | None


def who_needs_attention(store: Store, now: datetime, book: Rulebook, most: int) -> Attention:
    """The `most` most urgent cases at `now` (aware). Ask `plan_again` for the same moment before.

    Words are made for these only. Days are those at each employer's.
    """
    counts: Counter[int] = Counter()
    with store.reading():
        found = heapq.nsmallest(most, _counted(_all(store, now, book.limits), counts))
        rows = [_in_words(store, one, now, book) for one in found]
        return Attention(rows, {name: counts[place] for name, place in PLACE.items()}, store.count("cases"))


def _counted(found: Iterator[_Found], counts: Counter[int]) -> Iterator[_Found]:
    for one in found:
        counts[one.turn] += 1
        yield one


def _all(store: Store, now: datetime, limits: Limits) -> Iterator[_Found]:
    moment = now.timestamp()
    days: dict[tuple[Any, ...], _Day] = {}
    for no, stage, _, status, opens, due, hours, *place in store.each(ASKED, moment + AHEAD):
        there = days.get(tuple(place))
        if there is None:
            there = days[tuple(place)] = _Day(now, limits, *place)
        if (turn := _turn(moment, there, stage, status, opens, due, hours)) is not None:
            yield _Found(PLACE[turn[0]], turn[1] if turn[1] is not None else LAST, opens or 0.0, no, turn[1])


class _Day:
    """Today at one place: when it ends, and the next hours of calls and letters, each worked out once."""

    def __init__(self, now: datetime, limits: Limits, zone: str, country: str | None, region: str | None) -> None:
        hours_there = limits.at(country)
        there = office(zone, country, region, hours_there.holidays)
        today = now.astimezone(ZoneInfo(zone)).toordinal()
        self.end = there.at(date.fromordinal(today + 1), 0)
        self.next: dict[str, tuple[float, float]] = {}
        for name, opening in (("calls", hours_there.calls), ("emails", hours_there.emails)):
            hours = there.hours(opening)
            try:
                self.next[name] = hours.span(hours.from_moment(now.timestamp(), today))
            except Unavailable:
                self.next[name] = (LAST, LAST)


def _turn(
    now: float, day: _Day, stage: str, status: str, opens: float | None, due: float | None, hours: str | None
) -> tuple[str, float | None] | None:
    """One of REASONS and the moment that makes it urgent; None where nothing is asked today."""
    if status == "overdue":
        return "overdue", due
    if stage == "offer":
        return "offer", due
    if opens is not None and opens > now:
        return ("today", opens) if opens < day.end else None
    if due is not None and due < day.end:
        return "due", due
    if hours is None:
        return "open", due
    start, end = day.next[hours]
    if start <= now:
        return "open", end
    return ("today", start) if start < day.end else None


def _in_words(store: Store, found: _Found, now: datetime, book: Rulebook) -> Row:
    ((candidate, policy, employer, facts),) = store.rows(
        "SELECT candidate, policy, employer, facts FROM cases JOIN texts USING (no)"
        " JOIN journals ON journals.no = journal WHERE cases.no = ?", found.no,
    )  # fmt: skip
    policy = book.followed(policy)
    made = plan(read_case(facts), now=now, policy=policy, rulebook=book)
    return _row(made, found, candidate, employer)


def _row(made: Plan, found: _Found, candidate: str, employer: str) -> Row:
    step, reason = main_step(made), list(REASONS)[found.turn]
    assert step is not None  # ASKED finds no case without a step towards somebody
    because = step.because
    return Row(
        candidate, made.case.id, employer, reason, made.stage, step.id, step.heading, step.channel or "",
        list(step.to), step.opens, made.moment(found.until), [one["rule"] for one in because],
        because[0]["says"] if because else "",
    )  # fmt: skip

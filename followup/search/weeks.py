"""What was done and heard, week by week, also in the weeks in which nothing was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pandas as pd

from ..case.case import Case
from ..case.events import EVENTS
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .answers import answers_of
from .planned import Cases, plan_all

WEEK_COLUMNS = [
    "week",  # its Monday, a date
    "applications",
    "messages",  # sent by email, post or otherwise
    "calls",  # and visits
    "interviews",
    "answers",  # heard from them; an interview is not counted again
    "all",  # the first four: what the candidate did
]
UNDATED = "answers on days not known"
DONE = WEEK_COLUMNS[1:5]


def weekly_activity(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a week (WEEK_COLUMNS), from the first in which something happened to the one of `now`, none left out.

    A week begins on Monday; days are those at the employer's, the last week is that of `now` on its own clock.
    What happened on a day that nobody knows is in none of them; the table's attrs say how many answers, as UNDATED.
    """
    told = Counter(
        one for case, _ in plan_all(cases, now, policy, rulebook) for one in _happened(case, now.timestamp())
    )
    today = now.date()
    first = min((monday for monday, _ in told), default=monday_of(today))
    last = max([monday_of(today), *(monday for monday, _ in told)])
    weeks = [first + timedelta(days=7 * number) for number in range((last - first).days // 7 + 1)]
    rows = [(week, *(told[week, kind] for kind in (*DONE, "answers"))) for week in weeks]
    table = pd.DataFrame(rows, columns=WEEK_COLUMNS[:-1])
    table = table.assign(all=table[DONE].sum(axis=1))
    table.attrs[UNDATED] = sum(_undated(case, now.timestamp()) for case, _ in plan_all(cases, now, policy, rulebook))
    return table


def _undated(case: Case, now: float) -> int:
    """Answers of which nobody knows the day: they are in no week, and are told beside them."""
    return sum(not one.dated and one.what != "interview" for one in answers_of(case, now))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _happened(case: Case, now: float) -> Iterator[tuple[date, str]]:
    """The Monday of the week and the column of each thing that happened in a case."""
    for day, kind in dated(case, now):
        yield monday_of(date.fromordinal(day)), kind
    for one in answers_of(case, now):
        if one.what != "interview" and one.dated:
            yield monday_of(date.fromordinal(one.day)), "answers"


def dated(case: Case, now: float) -> Iterator[tuple[int, str]]:
    """The day (ordinal, there) and the kind (one of DONE) of everything the candidate did up to `now`."""
    line, applied = case.timeline, case.role.applied
    if applied is not None and applied.toordinal() <= datetime.fromtimestamp(now, case.zone).toordinal():
        yield applied.toordinal(), "applications"
    for one in line.happenings:
        if one.dated and one.at <= now and (kind := EVENTS[one.event.kind].done):
            yield one.day, kind
    for meeting in line.meetings:
        if meeting.at <= now:
            yield meeting.day, "interviews"

"""The movable clock: from one practice moment to another, in the employer's zone, and to the next change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from ...case.case import Case
from ...planning.planner import Plan
from ...rulebook.policies import Limits

MORNING = time(9)
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
AHEAD = 24 * 130  # hours to look ahead: beyond the ninety days after which a case falls quiet
Sign = tuple[object, ...]


def an_hour(case: Case, now: datetime) -> datetime:
    """A real hour later, also where the clocks change."""
    return (now.astimezone(UTC) + HOUR).astimezone(case.zone)


def next_morning(case: Case, now: datetime) -> datetime:
    """The next time it is nine o'clock there."""
    here = now.astimezone(case.zone)
    day = here.date() if here.time() < MORNING else here.date() + DAY
    return datetime.combine(day, MORNING, case.zone)


def a_day(case: Case, now: datetime) -> datetime:
    """The same hour on the day after."""
    here = now.astimezone(case.zone)
    return datetime.combine(here.date() + DAY, here.time(), case.zone)


def next_working_day(case: Case, now: datetime, limits: Limits) -> datetime:
    """Nine o'clock on the next working day there. Unavailable past what the calendar knows."""
    place = limits.office(case.employer)
    day = now.astimezone(case.zone).date() + DAY
    while not place.is_working_day(day):
        if day.year > place.last_year:
            raise place.beyond(day.year)
        day += DAY
    return datetime.combine(day, MORNING, case.zone)


def next_change(plan_at: Callable[[datetime], Plan], now: datetime) -> datetime | None:
    """The first moment after `now`, to the minute, at which stage or steps are others; None where none comes soon.

    plan_at: the plan at a moment. Opening hours that begin and end each day are no change, nor are steps beside others.
    """
    before, here = now, _sign(plan_at(now))
    for _ in range(AHEAD):
        after = before + HOUR
        if _sign(plan_at(after)) != here:
            return _to_the_minute(plan_at, here, before, after)
        before = after
    return None


def _to_the_minute(plan_at: Callable[[datetime], Plan], here: Sign, before: datetime, after: datetime) -> datetime:
    while after - before > MINUTE:
        middle = before + (after - before) / 2
        if _sign(plan_at(middle)) == here:
            before = middle
        else:
            after = middle
    whole = after.replace(second=0, microsecond=0)
    return whole if _sign(plan_at(whole)) != here else whole + MINUTE


def _sign(plan: Plan) -> Sign:
    """What has to differ for the screen to tell something else."""
    steps = tuple((step.id, step.to, step.channel, step.status) for step in plan.steps if not step.aside)
    return plan.stage, steps

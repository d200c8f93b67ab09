"""The movable clock: from one practice moment to another, in the employer's zone, and to the next change."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from ...case.case import Case
from ...planning.headline import headline_day
from ...planning.phrases import first_span
from ...planning.planner import Plan
from ...planning.priority import told_step
from ...planning.said import span_words
from ...rulebook.policies import Limits

MORNING = time(9)
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
AHEAD = 24 * 130  # hours to look ahead: beyond the ninety days after which a case falls quiet
UNSAID = re.compile(  # what opening hours, and a year that begins, leave of a headline
    r", now, until \d\d:\d\d|[,:] today(?=[.;])|,? 20\d\d\b|[,:] *(?=[.;])"
)
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


def next_change(plan_at: Callable[[datetime], Plan], now: datetime, until: datetime | None = None) -> datetime | None:
    """The first moment after `now`, to the minute, at which stage, steps or headline are others; None where none comes.

    plan_at: the plan at a moment. until: what comes more than an hour after it need not be found.
    Opening hours that begin and end each day are no change, nor are steps beside others, nor other words for an open
    step that waits for the same day as before. What the headline alone says anew at night is told in the morning.
    """
    started = plan_at(now)
    sign, words, ahead = _sign(started), _headline(started), _day_ahead(started)

    def is_other(at: datetime) -> bool:
        made = plan_at(at)
        if _sign(made) != sign:
            return True
        waits_as_before = ahead is not None and _day_ahead(made) == ahead
        return made.as_of.time() >= MORNING and not waits_as_before and _headline(made) != words

    before = now
    for _ in range(AHEAD):
        if until and before >= until:
            break
        after = before + HOUR
        if is_other(after):
            return _settled(plan_at, _to_the_minute(is_other, before, after))
        before = after
    return None


def _to_the_minute(is_other: Callable[[datetime], bool], before: datetime, after: datetime) -> datetime:
    while after - before > MINUTE:
        middle = before + (after - before) / 2
        if is_other(middle):
            after = middle
        else:
            before = middle
    whole = after.replace(second=0, microsecond=0)
    return whole if is_other(whole) else whole + MINUTE


def _settled(plan_at: Callable[[datetime], Plan], then: datetime) -> datetime:
    """A minute later where the headline says at the last minute of a time what the step says after it."""
    at_once, after = plan_at(then), plan_at(then + MINUTE)
    return then if _sign(at_once) == _sign(after) else then + MINUTE


def _sign(plan: Plan) -> Sign:
    """What has to differ for the steps to be others."""
    steps = tuple((step.id, step.to, step.channel, step.status) for step in plan.steps if not step.aside)
    return plan.stage, steps


def _day_ahead(plan: Plan) -> Sign | None:
    """The headline's step and its day, where it is open and a later day is told; else None."""
    told = told_step(plan)
    if told is None or told.status == "later" or headline_day(told) <= plan.as_of.date():
        return None
    return told.id, told.to, headline_day(told)


def _headline(plan: Plan) -> str:
    """The first sentence, without the hours that another time of day names anew."""
    words = plan.summary
    for step in plan.steps:
        for span in (*step.windows, step.advised or first_span(step)):
            words = words.replace(span_words(plan, *span), "")
    return UNSAID.sub("", words)

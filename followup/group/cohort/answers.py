"""What is kept of a plan: the stage, the first step, and until when both stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from ...case.case import Case, deadline
from ...case.errors import Unavailable
from ...case.office_hours import LAST_YEAR
from ...planning.asked import rest_day
from ...planning.planner import Plan, Step, plan
from ...planning.priority import main_step
from ...planning.situation import HOUR, Situation
from ...rulebook.book import Rulebook

UNKNOWN = "unknown"  # the stage of a case past what the calendar knows
FOREVER = float("inf")
TELLING = ("days_waiting", "days_since_interview", "offer_hours_left")  # facts that change as time goes by
COMPARED = re.compile(r"\b(" + "|".join(TELLING) + r")\s+(?:>=|<=|>|<|is not|is one of|is)\s*([-\d.,\s]*\d)")


class Answer(NamedTuple):
    """The light form of a plan. Moments are UTC seconds; None where the plan has none.

    towards: whether the step is something to do towards somebody; hours: calls, emails, or None for any hour
    """

    stage: str
    step: str | None = None
    status: str | None = None
    channel: str | None = None
    to: str | None = None  # contact ids or a role, as a JSON list
    opens: float | None = None
    due: float | None = None
    hours: str | None = None
    towards: bool = False


def answer_of(case: Case, now: datetime, policy: str, book: Rulebook) -> tuple[Answer, float]:
    """The answer for a case at `now` (aware), and until when it holds (see lasts_until).

    Past what the calendar knows the stage is "unknown", and is asked again each time.
    """
    try:
        found = plan(case, now=now, policy=policy, rulebook=book)
    except Unavailable:
        return Answer(UNKNOWN), now.timestamp()
    return light(found), lasts_until(found)


def light(found: Plan) -> Answer:
    """A plan's stage and its first step."""
    step = main_step(found)
    if step is None:
        return Answer(found.stage)
    made = step.made
    hours = None if made.hours is None else "calls" if made.channel == "phone" else "emails"
    to = json.dumps(step.to, ensure_ascii=False)
    return Answer(found.stage, step.id, step.status, step.channel, to, made.opens, made.due, hours, not step.aside)


def lasts_until(found: Plan) -> float:
    """UTC seconds before which no moment gives another answer to this case, if the case itself stays as it is.

    It is the first moment from now on at which anything that a plan asks of the clock changes: what happened becomes
    seen, an interview ends, a step opens or is due, a day begins on which a promise, an absence or a limit is over.
    Some of these change nothing: then the case is planned once more than needed, never once too little.
    """
    now = found.situation.now
    return min((moment for moment in _turns(found) if moment >= now), default=FOREVER)


def _turns(found: Plan) -> Iterator[float]:
    s = found.situation
    yield from (one.at for one in s.timeline.happenings if one.at >= s.now)
    for meeting in s.timeline.held:
        yield meeting.over
        yield meeting.over + s.limits.thank_you_hours * HOUR
    yield from _elsewhere(s)
    for step in found.steps:
        made = step.made
        if made.opens is not None:
            yield made.opens
        if made.due is not None:
            yield made.due
            if made.hours is not None:
                yield from _last_hours(step, made.due)
    if s.next is not None:
        yield s.next.opens
    yield from _days(s, found.book)
    yield from _call_hours(s)
    yield _horizon(s)


def _call_hours(s: Situation) -> Iterator[float]:
    """Where only a number is known, what comes first hangs on whether a call can be made before something else."""
    if any(contact.phone and not contact.email for contact in s.people):
        hours = s.phone_hours
        place = hours.from_moment(s.now, s.today)
        yield from (hours.starts[place], hours.ends[place])


def _elsewhere(s: Situation) -> Iterator[float]:
    """Another employer's offer is heard, and has to be answered."""
    for other in s.case.elsewhere:
        moments = (other.since.timestamp() if other.since else None, deadline(other.answer_by, s.office))
        yield from (moment for moment in moments if moment is not None)


def _last_hours(step: Step, due: float) -> Iterator[float]:
    """A step goes when the last of its hours before the deadline is over."""
    yield from (end for start, end in step.spans if end is not None and start is not None and start < due)


def _days(s: Situation, book: Rulebook) -> Iterator[float]:
    """Midnights there at which something is over, and thresholds that rules of this rulebook compare time with."""
    days = []
    if s.base:
        days += [s.base + n + more for n in thresholds(book, "days_waiting") for more in (0, 1)]
    if s.last is not None:
        days += [s.last.day + n + more for n in thresholds(book, "days_since_interview") for more in (0, 1)]
    if s.promise_until is not None:
        days.append(s.promise_until + 1)
    if s.next is not None:
        days.append(s.next.day + s.limits.too_late_days)
        away = s.next.contact.away_until if s.next.contact else None
        days += [away.toordinal() + 1] if away else []
    if (rests := rest_day(s)) is not None:
        days.append(rests)
    yield from (s.office.at(date.fromordinal(int(day)), 0) for day in days if day > s.today)
    if s.answer_due is not None:
        yield s.answer_due
        yield from (s.answer_due - n * HOUR for n in thresholds(book, "offer_hours_left"))


@lru_cache(maxsize=32)
def thresholds(book: Rulebook, fact: str) -> tuple[float, ...]:
    """The numbers with which conditions that propose a step compare a fact."""
    found = set()
    for rule in book.rules.values():
        for name, numbers in COMPARED.findall(rule.condition.text if rule.proposes else ""):
            if name == fact:
                found |= {float(number) for number in re.findall(r"-?[\d.]+", numbers)}
    return tuple(sorted(found))


def _horizon(s: Situation) -> float:
    """From the last year of its calendar on, a case is looked at each time."""
    last = min(s.office.last_year, LAST_YEAR - 1)
    return max(s.office.at(date(last, 1, 1), 0), s.now)

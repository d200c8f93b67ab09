"""Moments around which the answers of a drawn case change, and moments drawn near them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from . import oracle
from .there import DAY

NOW_ZONES = [UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-11)), None]
EDGES = [timedelta(0), timedelta(seconds=-1), timedelta(seconds=1), timedelta(minutes=31), timedelta(hours=7)]


@st.composite
def instants(draw, case, last=130):
    """A moment at, just before or just after something that matters; or any."""
    marks = list(landmarks(case))
    if not marks or draw(st.integers(0, 3)) == 0:
        start = marks[0] if marks else datetime(2026, 3, 9, 14, tzinfo=UTC)
        now = start + timedelta(minutes=draw(st.integers(-3000, last * 1440)))
    else:
        now = draw(st.sampled_from(marks)) + draw(st.sampled_from(EDGES))
    zone = draw(st.sampled_from(NOW_ZONES)) or ZoneInfo(case["employer"]["timezone"])
    return now.astimezone(zone)


def landmarks(case):
    """Moments around which answers change: ends, 24 hours after, messages, office hours of promised days."""
    there = oracle.There(case["employer"])
    for interview in case.get("interviews", []):
        end = oracle.end_of(interview).astimezone(UTC)
        yield from (end, end + timedelta(hours=24), interview["at"].astimezone(UTC))
        yield from office_marks(there, interview)
    for event in case.get("events", []):
        yield event["at"].astimezone(UTC)
        if event["kind"] == "heard":
            yield from office_marks(there, event)
        elif event.get("what") in ("reply", "question", "task") or event["kind"] == "called":
            yield from question_marks(there, event)
    for other in case.get("elsewhere", []):
        yield from marks_elsewhere(there, other)


def question_marks(there, event):
    """Around which what is asked about an invitation opens, and is let rest."""
    for count in (2, 5, 10):
        yield there.instant(there.working_days_after(there.date_of(event["at"]), count), 0 if count == 10 else 9)


def marks_elsewhere(there, other):
    if "since" in other:
        yield other["since"].astimezone(UTC)
    if "answer_by" in other:
        by = other["answer_by"]
        yield by.astimezone(UTC) if isinstance(by, datetime) else there.instant(by, 17)


def office_marks(there, thing):
    day = there.date_of(thing["at"])
    days = thing.get("promised_days", 0)
    until = thing.get("promised_by", day + days * DAY)
    for base in {until, day + 7 * DAY, day + 14 * DAY, day + 21 * DAY}:
        for shift in (0, 1, 2, 3, 4, 5, 7, 90, 91):
            yield there.instant(base + shift * DAY, 9 + (shift + base.day) % 8)

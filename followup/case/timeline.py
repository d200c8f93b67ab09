"""A case in the order of time: interviews and events as moments in UTC seconds and days (ordinals) there."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from .office_hours import Office, office

if TYPE_CHECKING:
    from .case import Case, Event, Interview


class Meeting(NamedTuple):
    """An interview: when it begins and is over, and its date there."""

    at: float
    over: float
    day: int
    interview: Interview


class Happening(NamedTuple):
    """An event: when, and on which date there."""

    at: float
    day: int
    event: Event


class Timeline:
    """All that has a moment in one case, sorted; worked out once for each case."""

    __slots__ = ("happenings", "meetings", "office")

    def __init__(self, case: Case) -> None:
        employer, zone = case.employer, case.zone
        self.office: Office = office(employer.timezone, employer.country, employer.region)
        self.meetings = sorted(
            (
                Meeting(i.at.timestamp(), i.over_at.timestamp(), i.at.astimezone(zone).toordinal(), i)
                for i in case.interviews
            ),
            key=lambda meeting: meeting.over,
        )
        self.happenings = sorted(
            (Happening(e.at.timestamp(), e.at.astimezone(zone).toordinal(), e) for e in case.events),
            key=lambda happening: happening.at,
        )


def promised_day(promise: Interview | Event, day: int) -> int | None:
    """The last promised day as an ordinal, where `day` is the date the promise was made; None without a promise."""
    if promise.promised_days is not None:
        return day + promise.promised_days
    return promise.promised_by.toordinal() if promise.promised_by is not None else None


def deadline(answer_by: date | None, there: Office) -> float | None:
    """An offer's deadline as a moment: a date means 17:00 there that day."""
    if answer_by is None or isinstance(answer_by, datetime):
        return answer_by.timestamp() if answer_by is not None else None
    return there.at(answer_by, 17 * 60)

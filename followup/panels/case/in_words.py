"""How words for a day or a moment are read in a form about a case, and how what was understood is told."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from ...case.case import Case, Employer
from ...case.countries import countries
from ...case.wording import month_first, say_day, say_time
from ...reading.typed import Typed, Unclear, typed_day, typed_moment, written
from ...reading.when import When
from ..parts import zones
from ..parts.fields import Heard

NO_HOUR = "At what hour, on their clock? About is enough: “2pm”."


def there(employer: Employer, now: datetime) -> When:
    """What words about this employer are counted from: their clock, and the way dates are written there."""
    return When(now.astimezone(ZoneInfo(employer.timezone)), month_first(employer), employer.office)


def where(zone: str, country: str | None, now: datetime) -> When:
    """The same for a place whose employer is not written down yet."""
    known = country if country in countries() else None
    return there(Employer(name="-", timezone=zone, country=known), now)


def here(case: Case | None, now: datetime, own: tzinfo | None) -> When:
    """What words about one's own day are counted from."""
    return When(now.astimezone(own), month_first(case.employer) if case else False)


def day(words: str, when: When) -> Heard:
    """A promised day, a first day: Friday 20 March."""
    found = typed_day(words, when)
    return Heard(found.isoformat(), _day(found, when))


def deadline(words: str, when: When) -> Heard:
    """A day, or the hour of a day where one is said."""
    try:
        found = typed_moment(words, when)
    except Unclear:
        return day(words, when)
    if not found.hour:
        return day(words, when)
    return Heard(found.at.isoformat(), _moment(found.at, when))


def past(words: str, when: When) -> Heard:
    """When something happened, on one's own clock. A day without an hour is its noon, or now."""
    found = typed_moment(words, when, past=True)
    if found.at.date() > when.today:
        raise Unclear("That is still to come.")
    if found.hour:
        return Heard(found.at.isoformat(), _moment(found.at, when))
    at = min(found.at, when.sent)
    return Heard(at.isoformat(), _day(at.date(), when))


def talk(words: str, when: When, own: tzinfo | None) -> Heard:
    """When an interview is or was, on their clock: the value is its beginning and, where it was said, its end."""
    found = typed_moment(words, when, either=True)
    if not found.hour:
        raise Unclear(f"{_day(found.at.date(), when)}. {NO_HOUR}")
    words = f"{_moment(found.at, when)}{zones.here(found.at, own)}"
    return Heard((found.at, found.ends), words, *_other(found, when))


def _other(found: Typed, when: When) -> tuple[str, str]:
    """The next such weekday, where that may be meant."""
    if found.other is None:
        return "", ""
    return f"No, {_day(found.other.date(), when)}", written(found.other)


def on(anchor: date, when: When) -> When:
    """Counted from noon of another day."""
    return When(datetime.combine(anchor, time(12), when.zone), when.month_first, when.office)


def _day(found: date, when: When) -> str:
    return say_day(found, bool(when.month_first), when.today.year)


def _moment(at: datetime, when: When) -> str:
    return f"{_day(at.date(), when)}, {at:%H:%M}" if not when.month_first else say_time(at, True)

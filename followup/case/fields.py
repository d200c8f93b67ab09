"""The kinds of value that the keys of a case file may hold, each with the error it gives."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, Strict, StringConstraints

from .addresses import an_address
from .office_hours import FIRST_YEAR, LAST_YEAR, known_country
from .schema import nearest
from .text import BLANKS, INVISIBLE, LOOSE, trimmed

MOST_DAYS = 3650  # the longest promise, in days


def _ordinary_blanks(text: str) -> str:
    """A blank of another width, as keyboards for Japanese or French type it, is a blank."""
    return text if text.isascii() else BLANKS.sub(" ", text)


def _one_line(text: str) -> str:
    """Joiners inside words may stand in a line; what changes its direction or breaks it may not."""
    if text.isprintable():
        return text
    if not "".join([*LOOSE.findall(text), *INVISIBLE.sub("", text)]).isprintable():
        raise ValueError("line breaks and control characters don't belong here; allowed: one line of text")
    return text


def _known_zone(name: str) -> str:
    if name not in _zones():
        raise ValueError(
            f"unknown time zone; allowed: an IANA name such as {nearest(name, _zones()) or 'Europe/Berlin'}"
        )
    return name


@cache
def _zones() -> frozenset[str]:
    """Places. "Factory" is none, "localtime" another one on each computer."""
    return frozenset(available_timezones()) - {"Factory", "localtime"}


def _as_datetime(value: object) -> object:
    moment = _from_text(value, datetime)
    if not isinstance(moment, datetime):
        raise ValueError("not a date with a time; allowed: 2026-03-04T14:00:00-06:00")
    if moment.utcoffset() is None:
        raise ValueError("the offset from UTC is missing; allowed: 2026-03-04T14:00:00-06:00")
    if (moment.utcoffset() or timedelta()) % timedelta(minutes=1):
        raise ValueError("an offset from UTC has hours and minutes; allowed: 2026-03-04T14:00:00-06:00")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"that year is out of range; allowed: {FIRST_YEAR} to {LAST_YEAR}")
    return moment


def _as_date(value: object) -> object:
    day = _from_text(value, date)
    if isinstance(day, datetime) or not isinstance(day, date):
        raise ValueError("not a date; allowed: 2026-03-11")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"that year is out of range; allowed: {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _as_deadline(value: object) -> object:
    value = _from_text(value, datetime if isinstance(value, str) and len(value) > 10 else date)
    return _as_datetime(value) if isinstance(value, datetime) else _as_date(value)


def _from_text(value: object, kind: type[date]) -> object:
    if not isinstance(value, str):
        return value
    try:
        return kind.fromisoformat(value)
    except ValueError:
        return value


def _a_number(text: str) -> str:
    if not any(c.isdigit() for c in text):
        raise ValueError("not a phone number; allowed: digits, as you would dial them")
    return text


def _without_blank_ends(value: object) -> object:
    """Before anything else is asked of a text: who pastes it can't see what hangs on its ends."""
    if not isinstance(value, str):
        return value
    text = trimmed(value)
    if value and not text:
        raise ValueError("nothing in it can be seen; allowed: text, or leave the key out")
    return text


def _constrained(most: int) -> tuple[Any, ...]:
    return BeforeValidator(_without_blank_ends), Strict(), StringConstraints(min_length=1, max_length=most)


OneLine = AfterValidator(lambda text: _one_line(_ordinary_blanks(text)))
Line = Annotated[str, *_constrained(300), OneLine]
Text = Annotated[str, *_constrained(20_000)]
Id = Annotated[str, *_constrained(120), AfterValidator(_one_line)]
Email = Annotated[str, *_constrained(254), AfterValidator(an_address)]
Phone = Annotated[str, *_constrained(60), OneLine, AfterValidator(_a_number)]
Zone = Annotated[str, Strict(), AfterValidator(_known_zone)]
Moment = Annotated[datetime, BeforeValidator(_as_datetime)]
Day = Annotated[date, BeforeValidator(_as_date)]
Deadline = Annotated[datetime | date, BeforeValidator(_as_deadline)]
Days = Annotated[int, Strict(), Field(ge=0, le=MOST_DAYS)]
Flag = Annotated[bool, Strict()]
Country = Annotated[str, Strict(), AfterValidator(known_country)]
Language = Annotated[str, Strict(), StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]

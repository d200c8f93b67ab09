"""When something was, as people type it ("yesterday", "Tuesday", "14 May 3pm"): read by the rules that read mails.

Those rules look ahead, because mails do. Here most days lie behind, so the same words are read as if said some time
ago, and the first reading that is not in the future counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from ..case.wording import MONTHS
from ..reading.hours import Hour, hours_in
from ..reading.periods import days_in
from ..reading.typed import LONGEST
from ..reading.when import When

AHEAD = re.compile(r"\b(next|coming|tomorrow|in|from now|will)\b", re.IGNORECASE)
THIS_DAY = re.compile(r"\b(just now|now|this (?:morning|afternoon|evening)|earlier|tonight)\b", re.IGNORECASE)
AGO = re.compile(r"\b(?P<count>\d{1,3}|[a-z]+)\s+(?P<unit>day|week|fortnight|month)s?\s+ago\b", re.IGNORECASE)
BEFORE_YESTERDAY = re.compile(r"\b(?:the )?day before yesterday\b", re.IGNORECASE)
NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
NUMBERS |= {"a": 1, "an": 1, "couple": 2}
DOTTED = re.compile(r"^(\D*)(\d{1,2})\.(\d{1,2})\.?(?![\d.])")  # 20.11.: the day first, as wherever dots are written
DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
LOOKED_BACK = (0, 7, 30, 275)  # days: what was just said, a weekday, a day of the month, a date without its year
OLD, SOON = 180, 90  # days: a date without its year is the coming one where that is near and the other long ago
NOON = time(12)


class Told(NamedTuple):
    """A moment there. at: with the hour said, else noon; hour_said: whether it was."""

    at: datetime
    hour_said: bool


def read_moment(text: str, when: When) -> Told | None:
    """The moment that words name, in the zone of `when`; None where they name no day."""
    if len(text) > LONGEST:
        return None
    text = DOTTED.sub(_named, text)
    hours = hours_in(text)
    day = _day(text, when, hours)
    if day is None:
        return None
    hour = next((one for one in hours if one.certain or one.at.hour >= 7), None)
    return Told(datetime.combine(day, hour.at if hour else NOON, when.zone), hour is not None)


def read_day(text: str, when: When) -> date | None:
    """The last day that words about the future leave open ("by Friday", "within a week"); None for no day."""
    if len(text) > LONGEST:
        return None
    counted = re.fullmatch(r"\s*(?:in|within)?\s*(\d{1,3})\s*(?:calendar )?days?\s*", text, re.IGNORECASE)
    if counted:
        return when.today + timedelta(days=int(counted[1]))
    found = days_in(text, when)
    return found[-1].last if found else None


def _day(text: str, when: When, hours: list[Hour]) -> date | None:
    if BEFORE_YESTERDAY.search(text):
        return when.today - timedelta(days=2)
    if (found := AGO.search(text)) and (number := _number(found["count"])):
        return when.today - timedelta(days=number * DAYS[found["unit"].lower()])
    words = _without(text, hours)
    near = next(_readings(words, text, when, LOOKED_BACK[:1]), None)
    if near is None:
        return when.today if THIS_DAY.search(text) or (hours and not words.strip(" ,at")) else None
    if near <= when.today or AHEAD.search(text):
        return near
    past = next((day for day in _readings(words, text, when, LOOKED_BACK) if day <= when.today), None)
    if past is None or ((when.today - past).days > OLD and (near - when.today).days < SOON):
        return near
    return past


def _readings(words: str, text: str, when: When, back: tuple[int, ...]) -> Iterator[date]:
    """The day as said today, and as said so many days ago."""
    for days in back:
        then = replace(when, sent=when.sent - timedelta(days=days))
        found = days_in(words, then) or days_in(text, then)
        if found:
            yield found[0].first


def _named(found: re.Match[str]) -> str:
    """20.11. as 20 November, where there is such a month."""
    month = int(found[3])
    return f"{found[1]}{found[2]} {MONTHS[month - 1]}" if 1 <= month <= len(MONTHS) else found[0]


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower())


def _without(text: str, hours: list[Hour]) -> str:
    """The text with its hours blanked, so that no hour is taken for a year."""
    for hour in hours:
        text = text[: hour.start] + " " * (hour.end - hour.start) + text[hour.end :]
    return text

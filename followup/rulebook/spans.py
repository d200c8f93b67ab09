"""Hours as rules spell them: a stretch of every day, "10:00-11:00", or of some weekdays, "Mon-Thu 09:00-17:00"."""

from __future__ import annotations

from typing import NamedTuple

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EVERY_DAY = frozenset(range(7))
ALLOWED = "10:00-11:00, or Mon-Thu 09:00-17:00"


class Stretch(NamedTuple):
    """begins, ends: minutes after midnight; days: the weekdays it holds on, Monday is 0."""

    begins: int
    ends: int
    days: frozenset[int] = EVERY_DAY


def minutes(clock: str) -> int:
    """'15:30' as minutes after midnight; -1 where it is no time of day."""
    hour, _, minute = clock.strip().partition(":")
    sound = hour.isdigit() and minute.isdigit() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60
    return int(hour) * 60 + int(minute) if sound else -1


def read_stretch(text: str) -> Stretch:
    """One stretch. ValueError, with what is allowed, where it is none."""
    days, _, hours = text.strip().rpartition(" ")
    begins, _, ends = hours.partition("-")
    if not 0 <= minutes(begins) < minutes(ends):
        raise ValueError(f"not hours of one day; allowed: {ALLOWED}")
    return Stretch(minutes(begins), minutes(ends), _days(days) if days else EVERY_DAY)


def _days(words: str) -> frozenset[int]:
    """Mon-Thu, or Mon,Wed,Fri; a row may pass the end of the week: Sun-Thu."""
    found = set[int]()
    for part in words.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first not in WEEK or (last or first) not in WEEK:
            raise ValueError(f"not days of the week; allowed: {', '.join(WEEK)}, or Mon-Thu")
        start, count = WEEK.index(first), (WEEK.index(last or first) - WEEK.index(first)) % 7
        found |= {(start + n) % 7 for n in range(count + 1)}
    return frozenset(found)


def spell_days(days: frozenset[int]) -> str:
    """Weekdays as files spell them: Mon-Thu; "" for every day."""
    if days == EVERY_DAY:
        return ""
    starts = [day for day in sorted(days) if (day - 1) % 7 not in days]
    return ",".join(_row(start, days) for start in starts)


def _row(start: int, days: frozenset[int]) -> str:
    last = start
    while (last + 1) % 7 in days:
        last = (last + 1) % 7
    return WEEK[start] if last == start else f"{WEEK[start]}-{WEEK[last]}"

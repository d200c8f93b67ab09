"""The days a text speaks of: 4 March, Wednesday, March 4, 3/4/2026, yesterday; each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...case.wording import MONTHS, WEEKDAYS

MONTH = "|".join([*MONTHS, *(f"{name[:3]}\\.?" for name in MONTHS), r"Sept\.?"])
WEEKDAY = "|".join([*WEEKDAYS, *(f"{day[:3]}\\.?" for day in WEEKDAYS)])
ORDINAL = r"(?:st|nd|rd|th)?"
YEAR = r"(?:,? (?P<year{0}>(?:19|20)\d\d))?(?!\d)"
DAY = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY}),? (?:the )?)?(?:"
    rf"(?P<month1>{MONTH}) (?:the )?(?P<day1>\d{{1,2}}){ORDINAL}{YEAR.format(1)}"
    rf"|(?P<day2>\d{{1,2}}){ORDINAL},? (?:of )?(?P<month2>{MONTH})\b{YEAR.format(2)}"
    r"|(?P<year3>20\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)"
    r"|(?<!/)(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year4>(?:20)?\d\d))?(?![\d/]))",
    re.IGNORECASE,
)
ALONE = re.compile(
    rf"\b(?:(?P<which>last|this|next|on|past) )?(?P<weekday>{'|'.join(WEEKDAYS)})\b(?! \w+ing\b)", re.IGNORECASE
)
NEAR = re.compile(r"\b(?P<word>today|yesterday|tomorrow|this morning|this afternoon|earlier today)\b", re.IGNORECASE)
OFFSETS = {"yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class Said:
    """One day as a text says it.

    day:     the date, None where only a weekday is said or the date does not exist
    weekday: 0 for Monday, None where none is said; at: where the weekday stands
    relative: days from today, for yesterday and the like; dated: whether a month and its day are said
    """

    text: str
    start: int
    day: date | None = None
    weekday: int | None = None
    weekday_text: str = ""
    relative: int | None = None
    dated: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def days_said(text: str, begin: int, near: date, month_first: bool) -> list[Said]:
    """Every day from `begin` on, in order. near: a date without a year means the one nearest to this day."""
    found = [_dated(one, near, month_first) for one in DAY.finditer(text, begin)]
    taken = [(one.start, one.end) for one in found]
    for one in ALONE.finditer(text, begin):
        start = one.start("weekday")
        if not any(a <= start < b for a, b in taken):
            found.append(Said(one["weekday"], start, weekday=_weekday(one["weekday"]), weekday_text=one["which"] or ""))
    for one in NEAR.finditer(text, begin):
        found.append(Said(one["word"], one.start(), relative=OFFSETS.get(one["word"].lower(), 0)))
    return sorted(found, key=lambda said: said.start)


def _dated(found: re.Match[str], near: date, month_first: bool) -> Said:
    if found["one"]:
        numbers = (int(found["one"]), int(found["two"]))
        month, day = numbers if month_first else numbers[::-1]
        year = found["year4"]
    else:
        month_text = found["month1"] or found["month2"]
        month = _month(month_text) if month_text else int(found["month3"])
        day = int(found["day1"] or found["day2"] or found["day3"])
        year = found["year1"] or found["year2"] or found["year3"]
    weekday = _weekday(found["weekday"]) if found["weekday"] else None
    when = _nearest(year, month, day, near)
    return Said(found[0], found.start(), when, weekday, found["weekday"] or "", dated=True)


def _nearest(year: str | None, month: int, day: int, near: date) -> date | None:
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [near.year - 1, near.year, near.year + 1]
    days = list(_existing(years, month, day))
    return min(days, key=lambda one: abs(one - near), default=None)


def _existing(years: list[int], month: int, day: int) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _month(text: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name[:3].lower() == text[:3].lower())


def _weekday(text: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name[:3].lower() == text[:3].lower())


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)

"""The days a message speaks of, as people write them: 14/05, the 14th, Friday week, tomorrow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..case.wording import MONTHS, WEEKDAYS
from .grammar import rules
from .when import When


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a stretch of days at its place in the text.

    first, last: the same for one day; certain: whether the words leave nothing open
    """

    start: int
    end: int
    first: date
    last: date
    certain: bool = True

    @property
    def is_one(self) -> bool:
        return self.first == self.last


NTH = ("", *"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
       "fifteenth sixteenth seventeenth eighteenth nineteenth".split())  # fmt: skip
WHICH = {word: n for n, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"))
         for word in words.split()}  # fmt: skip
Maker = Callable[[re.Match[str], When], Iterator[tuple[date, date, bool]]]
One = Iterator[tuple[date, date, bool]]


def month_of(text: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name[:3].lower() == text[:3].lower())


def weekday_of(text: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name[:3].lower() == text[:3].lower())


def _checked(day: date | None, found: re.Match[str], certain: bool = True) -> One:
    """The day; in doubt where its weekday is another than the one beside it."""
    named = [found.groupdict().get(key) for key in ("weekday", "trailing")]
    if day is not None:
        yield day, day, certain and all(weekday_of(name) == day.weekday() for name in named if name)


def _iso(found: re.Match[str], when: When) -> One:
    yield from _checked(when.dated(int(found["month"]), int(found["day"]), int(found["year"])), found)


def _dotted(found: re.Match[str], when: When) -> One:
    yield from _checked(when.dated(int(found["month"]), int(found["day"]), _year(found["year"])), found)


def _slashed(found: re.Match[str], when: When) -> One:
    """The order of the country; where that makes no date, or another weekday than the one said, the other order."""
    one, two, year = int(found["one"]), int(found["two"]), _year(found["year"])
    orders = [(one, two), (two, one)] if when.month_first else [(two, one), (one, two)]
    days = [day for day in (when.dated(*order, year) for order in orders) if day]
    named = found["weekday"] or found["trailing"]
    days = [day for day in days if not named or weekday_of(named) == day.weekday()] or days
    if days:
        open_ = (when.month_first is None or when.order_guessed) and not named and len(set(days)) > 1
        yield from _checked(days[0], found, not open_)


def _year(text: str | None) -> int | None:
    return None if not text else int(text) + (2000 if len(text) == 2 else 0)


def _named(found: re.Match[str], when: When) -> One:
    day = when.dated(month_of(found["month"]), int(found["day"]), _year(found["year"]))
    yield from _checked(day, found)


def _stretch(found: re.Match[str], when: When) -> One:
    """12 to 14 May."""
    month, year = month_of(found["month"]), _year(found["year"])
    first, last = (when.dated(month, int(found[key]), year) for key in ("day", "until"))
    if first and last and first < last:
        yield first, last, True


def _either(found: re.Match[str], when: When) -> One:
    """12 or 14 May: the first of the two; the second is found by itself."""
    day = when.dated(month_of(found["month"]), int(found["day"]), _year(found["year"]))
    yield from _checked(day, found)


def _of_month(found: re.Match[str], when: When) -> One:
    day = when.of_month(int(found["day"]))
    if day is not None:
        named = found["weekday"]
        yield day, day, not named or weekday_of(named) == day.weekday()


def _of_next_month(found: re.Match[str], when: When) -> One:
    """The 9th of next month."""
    first = when.month_end() + timedelta(days=1)
    yield from _checked(when.dated(first.month, int(found["day"]), first.year), found)


def _spelt(found: re.Match[str], when: When) -> One:
    """The twenty-first of June; Friday the twelfth."""
    number = _nth(found["nth"])
    if found["month"]:
        yield from _checked(when.dated(month_of(found["month"]), number, _year(found["year"])), found)
    else:
        yield from _checked(when.of_month(number), found)


def _nth(words: str) -> int:
    """The number of a word such as twelfth or twenty-first."""
    tens, _, ones = words.lower().replace("-", " ").rpartition(" ")
    tenths = {"twentieth": 20, "thirtieth": 30}
    return {"": 0, "twenty": 20, "thirty": 30}[tens] + (tenths[ones] if ones in tenths else NTH.index(ones))


def _numbered_weekday(found: re.Match[str], when: When) -> One:
    """Tuesday 29: the day of the month where it is that weekday, else no more than the weekday and an hour."""
    day = when.of_month(int(found["day"]))
    if day is not None and weekday_of(found["weekday"]) == day.weekday():
        yield day, day, True


def _nth_weekday(found: re.Match[str], when: When) -> One:
    """The second Thursday of the month, the last Friday in May: the next one from today."""
    named = when.dated(month_of(found["month"]), 1) if found["month"] else None
    ahead = range(1, 2) if (found["which"] or "").lower() in ("next", "the following") else range(2)
    firsts = [named] if named else [when.month_end(months - 1) + timedelta(days=1) for months in ahead]
    for first in firsts:
        day = _in_month(first, weekday_of(found["weekday"]), found["nth"].lower())
        if day >= when.today:
            yield day, day, True
            return


def _in_month(first: date, weekday: int, nth: str) -> date:
    """That weekday of the month that begins on `first`; of the last ones the last that lies in it."""
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    if nth == "last":
        later = day + timedelta(days=28)
        return later if later.month == first.month else later - timedelta(days=7)
    return day + timedelta(days=7 * WHICH[nth])


def _dotted_weekday(found: re.Match[str], when: When) -> One:
    """Tuesday 17.03: a date where that is a Tuesday, else an hour."""
    day = when.dated(int(found["month"]), int(found["day"]))
    if day is not None and day.weekday() == weekday_of(found["weekday"]):
        yield day, day, found["month"] not in ("05", "10") or day.day > 23  # 11.10 is an hour too


def _weekday(found: re.Match[str], when: When) -> One:
    """Friday is the next one. "Next Friday" is the one of next week, in doubt while this week's is still to come."""
    which, number = (found["which"] or "").lower(), weekday_of(found["weekday"])
    coming = when.coming(number)
    later = which.startswith(("next", "nxt")) and "coming" not in which
    if which.startswith(("last", "past", "previous")):
        yield (day := coming - timedelta(days=7)), day, True
    elif later and coming - when.monday() < timedelta(days=7):
        yield (day := coming + timedelta(days=7)), day, False
    elif number == when.today.weekday() and not later:
        today = "this" in which
        yield (day := when.today if today else coming), day, False
    else:
        yield coming, coming, True


def _weekday_of_week(found: re.Match[str], when: When) -> One:
    """Friday of next week; Friday this week."""
    words = found["week"].lower()
    weeks = 2 if words.endswith("next") and "after" in words else int(not words.startswith("this"))
    day = when.monday(weeks) + timedelta(days=weekday_of(found["weekday"]))
    yield day, day, not words.endswith("after")  # after which one?


def _weekday_week(found: re.Match[str], when: When) -> One:
    """Friday week, a week on Friday: seven days after the next Friday."""
    weeks = 2 if (found.groupdict().get("many") or "").lower() in ("two weeks", "a fortnight", "fortnight") else 1
    day = when.coming(weekday_of(found["weekday"])) + timedelta(days=7 * weeks)
    yield day, day, "after" not in found[0].lower()


def _near(found: re.Match[str], when: When) -> One:
    day = when.today + timedelta(days=_days_from_today(" ".join(found[0].lower().split())))
    yield day, day, True


def _days_from_today(words: str) -> int:
    if "day after" in words:
        return 2
    if words.startswith(("tom", "tm", "2m")) or "in the" in words:
        return 1
    return -1 if "yesterday" in words else 0


MAKERS: dict[str, Maker] = {
    "numbered_weekday": _numbered_weekday,
    "iso": _iso, "dotted": _dotted, "slashed": _slashed, "named": _named, "stretch": _stretch, "either": _either,
    "of_month": _of_month, "of_next_month": _of_next_month, "spelt": _spelt,
    "nth_weekday": _nth_weekday, "dotted_weekday": _dotted_weekday,
    "weekday": _weekday, "weekday_of_week": _weekday_of_week, "weekday_week": _weekday_week,
    "near": _near,
}  # fmt: skip


def single_days(text: str, when: When) -> Iterator[Day]:
    """Every day by itself, also those that lie within another's words."""
    yield from made(rules("days"), MAKERS, text, when)


def made(
    rules: Iterable[tuple[re.Pattern[str], str]], makers: Mapping[str, Maker], text: str, when: When
) -> Iterator[Day]:
    """What the rules of a file make of a text."""
    for pattern, make in rules:
        for found in pattern.finditer(text):
            for first, last, certain in makers[make](found, when):
                yield Day(found.start(), found.end(), first, last, certain)


def without_overlap(days: Iterator[Day]) -> list[Day]:
    """In the order of the text; of two that overlap the one that begins first, then the longer."""
    kept: list[Day] = []
    for day in sorted(days, key=lambda one: (one.start, -one.end)):
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept

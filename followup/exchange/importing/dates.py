"""Dates as people write them: read where there is one reading, else not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache

from ...case.office_hours import FIRST_YEAR, LAST_YEAR
from .words import fold, is_missing, read_words

ORDERS = ("dmy", "mdy", "ymd")
NUMBERS = re.compile(r"(\d+)\s?([/.\-])\s?(\d+)\s?\2\s?(\d+)\.?")
CLOCK = re.compile(
    r"[T ,]+(?:at |um |à |a las |às |om |o )?(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*([ap])?\.?(?:m\b\.?)?\s*(?:Uhr)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s*\([A-Za-z ]+\))?$",
    re.IGNORECASE,
)
HOURS = re.compile(  # from when to when on a day, as 17:00-18:30 or 9:00 – 10:30
    r"([T ,]\s*(?:at |um |à |a las |às |om |o )?(\d{1,2})[:.h](\d{2}))\s*(?:[-–—~]{1,2}|to|bis)"
    r"\s*(\d{1,2})[:.h](\d{2})(?:\s*Uhr)?$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"[~≈?±]|\b(?:ca|circa|about|approx\w*|around|early|mid|late|etwa|ungefähr|environ|vers|hacia)\b\.?", re.I
)
SEVERAL = re.compile(r"\s*[;|&\n]\s*")  # between dates in one cell
RANGE = re.compile(r"\s*(?:→|->|–|—|\.{2,3}|\b(?:to|until|till|bis|au|al|fino al|tot|t/m|até|do)\b)\s*|\s+-\s+", re.I)
WITHIN = re.compile(r"(?P<day>\d{1,2})\.?\s?[-–]\s?\d{1,2}(?=\D|$)")  # two days of one month: Jan 7-9, 2026
BRACKETS = re.compile(r"^[<\[(](.*)[>\])]$")  # as Org writes a day
SHORT = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?")  # a day whose year stands elsewhere
EAST = re.compile(r"(?:(\d{4}|\d\d)\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?")  # 2026年1月5日
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds since 1970, as programs write them
EITHER = "day and month could be either way round"
LONGEST = 200  # letters of a cell that says a day, or from when to when
BESIDE_DAY = re.compile(r"([日号號일])(?=\d)")  # an hour that stands right behind a day
WIDE = {0xFF1A: ":", 0xFF0F: "/", 0xFF0E: ".", 0xFF0D: "-"} | {0xFF10 + digit: str(digit) for digit in range(10)}
LEAP = 2024  # a year that has every day
OLDEST_SHORT = 70  # of two digits: 69 is 2069, 70 is 1970


@dataclass(frozen=True, slots=True)
class Found:
    """day: None where there is none; clock: None where only a day stands there; fault: why a cell was not read;
    short: (month, day) where only the year is missing.
    """

    day: date | None = None
    clock: time | None = None
    fault: str = ""
    short: tuple[int, int] | None = None


def read_date(
    cell: str,
    order: str | None = None,
    zone: tzinfo | None = None,
    serials: datetime | None = None,
    year: int | None = None,
) -> Found:
    """What a cell says. order: of day and month where numbers may be either; zone: for times with an offset;
    serials: day 0 of bare numbers (XLSX); year: where the cell has none. Of a range it is the first day. Nothing is
    guessed: what has no one reading comes back as a fault.
    """
    if len(cell) > LONGEST:
        cell = " ".join(cell.split())
        if len(cell) > LONGEST:
            return Found(fault="not a date")
    return _read_cell(cell, order, zone, serials, year)


@lru_cache(maxsize=50_000)
def _read_cell(cell: str, order: str | None, zone: tzinfo | None, serials: datetime | None, year: int | None) -> Found:
    if is_missing(cell):
        return Found()
    if not cell.isascii():
        cell = BESIDE_DAY.sub(r"\1 ", cell.translate(WIDE))
    if ABOUT.search(cell):
        return Found(fault="only about that time")
    text = HOURS.sub(_from_when, BRACKETS.sub(r"\1", " ".join(cell.split())))
    found = _read(text, order, zone, serials)
    if found.day is None and found.short is None:
        found = _first_of_range(text, order, zone, serials) or found
    if found.short is None:
        return found
    return _with_year(found, year) if year else found


def _from_when(hours: re.Match[str]) -> str:
    """When it began, without its end; as it stands where the second is no later hour, but how far the zone is off."""
    begins, ends = ((int(hours[place]), int(hours[place + 1])) for place in (2, 4))
    return hours[1] if begins < ends < (24, 0) else hours[0]


def _read(text: str, order: str | None, zone: tzinfo | None, serials: datetime | None) -> Found:
    clock = CLOCK.search(text)
    bare = text[: clock.start()].rstrip(", ") if clock else text
    day = _read_day(bare, order, serials)
    if isinstance(day, str) and day == "not a date":
        day = _read_day(_without_weekday(bare), order, serials)
    if isinstance(day, tuple):
        return Found(fault="no year", short=day)
    return _with_clock(day, clock, zone) if clock and isinstance(day, date) else _found(day)


def _without_weekday(text: str) -> str:
    words = [word for word in re.split(r"[\s,]+", text) if fold(word) not in _beside()]
    return " ".join(words)


def _first_of_range(text: str, order: str | None, zone: tzinfo | None, serials: datetime | None) -> Found | None:
    """The first of two days with a sign between them; None where this is no range."""
    within = WITHIN.sub(r"\g<day>", text)
    if within != text and not re.search(r"\d[/.-]\d+[/.-]\d", text):
        found = _read(within, order, zone, serials)
        if found.day or found.short:
            return found
    parts = RANGE.split(text)
    if len(parts) != 2 or not all(parts):
        return None
    first, last = (_read(part, order, zone, serials) for part in parts)
    if "not a date" in (first.fault, last.fault):
        return None
    if first.short is not None and last.day is not None:
        return _with_year(first, last.day.year - (first.short > (last.day.month, last.day.day)))
    return first


def _with_year(found: Found, year: int) -> Found:
    assert found.short is not None
    day = _day(year, *found.short)
    return Found(fault=day) if isinstance(day, str) else Found(day)


def _found(day: date | str) -> Found:
    return Found(fault=day) if isinstance(day, str) else Found(day)


def _with_clock(day: date, clock: re.Match[str], zone: tzinfo | None) -> Found:
    hour, minute, second, half, offset = clock.groups()
    hours = int(hour) % 12 + 12 * (half.lower() == "p") if half else int(hour)
    if half and not 1 <= int(hour) <= 12:
        return Found(fault="no such time of day")
    try:
        moment = datetime.combine(day, time(hours, int(minute), int(second or 0)))
        if offset:
            moment = moment.replace(tzinfo=_offset(offset)).astimezone(zone)
    except (ValueError, OverflowError):
        return Found(fault="no such time of day")
    return Found(moment.date(), moment.time())


def _offset(text: str) -> timezone:
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def _read_day(text: str, order: str | None, serials: datetime | None) -> date | str | tuple[int, int]:
    """The day, (month, day) where the year is missing, or why there is none."""
    if short := SHORT.fullmatch(text):
        return _by_two(int(short[1]), int(short[2]), order)
    if east := EAST.fullmatch(text):
        month, day = int(east[2]), int(east[3])
        whole = _day(_year(east[1]) if east[1] else LEAP, month, day)
        return whole if east[1] or isinstance(whole, str) else (month, day)
    if EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date()
    if numbers := NUMBERS.fullmatch(text):
        year_first = numbers[2] == "-" and len(numbers[4]) == 2  # 24-03-05 may begin with the year
        return _by_numbers(numbers[1], numbers[3], numbers[4], order, year_first)
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return _by_serial(text, serials)
    return _by_words(text)


def _by_numbers(a: str, b: str, c: str, order: str | None, short: bool) -> date | str:
    if len(b) > 2 or max(len(a), len(c)) > 4 or 3 in (len(a), len(c)) or (len(a) == 4) + (len(c) == 4) > 1:
        return "not a date"
    if len(a) == 4 or (order == "ymd" and len(c) < 4):
        return _day(_year(a), int(b), int(c))
    if len(a) == 2 and len(c) == 1:  # no year has one digit
        return _day(_year(a), int(b), int(c))
    if len(a) > 2 or len(c) == 1:
        return "not a date"
    first, second = int(a), int(b)
    if order == "mdy" or (order != "dmy" and (second > 12 or first == second)):
        return _day(_year(c), first, second)
    if order == "dmy" or (first > 12 and not short):
        return _day(_year(c), second, first)
    return EITHER


def _by_two(first: int, second: int, order: str | None) -> str | tuple[int, int]:
    """Month and day of two numbers."""
    if order in ("mdy", "ymd") or (order is None and (second > 12 or first == second)):
        month, day = first, second
    elif order == "dmy" or first > 12:
        month, day = second, first
    else:
        return EITHER
    return (month, day) if isinstance(_day(LEAP, month, day), date) else "there is no such day"


def _year(text: str) -> int:
    number = int(text)
    return number if len(text) > 2 else number + (2000 if number < OLDEST_SHORT else 1900)


def _day(year: int, month: int, day: int) -> date | str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return "that year is out of range"
    try:
        return date(year, month, day)
    except ValueError:
        return "there is no such day"


def _by_serial(text: str, serials: datetime | None) -> date | str:
    """Excel counts days; a bare number elsewhere is no date."""
    number = float(text)
    if re.fullmatch(r"(19|20)\d\d", text):
        return "only a year"
    if serials is None or not 20_000 < number < 80_000:
        return "a number, not a date"
    return (serials + timedelta(days=int(number))).date()


def _by_words(text: str) -> date | str | tuple[int, int]:
    parts = re.findall(r"\d+|[^\W\d_]+", fold(text))
    months = [months_by_word()[part] for part in parts if part in months_by_word()]
    numbers = [part for part in parts if part.isdecimal()]
    known = all(part.isdecimal() or part in months_by_word() or part in _beside() for part in parts)
    if not known or len(months) != 1:
        return "only a month" if re.fullmatch(r"\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}", text) else "not a date"
    if len(numbers) == 1 and len(numbers[0]) < 3 and "'" not in text and "’" not in text:
        short = months[0], int(numbers[0])
        return short if isinstance(_day(LEAP, *short), date) else "there is no such day"
    if len(numbers) != 2:
        return "no year, or no day" if len(numbers) == 1 else "not a date"
    day, year = numbers if len(numbers[0]) < 4 else reversed(numbers)
    if len(day) > 2 or len(year) not in (2, 4):
        return "not a date"
    return _day(_year(year), months[0], int(day))


@cache
def months_by_word() -> dict[str, int]:
    """Every folded name of a month with its number."""
    return {word: int(number) for number, words in read_words("dates")["months"].items() for word in words.split()}


@cache
def _beside() -> frozenset[str]:
    return frozenset(read_words("dates")["beside"])


def is_day(cell: str) -> bool:
    """Whether a cell says a day, were the order of its numbers known and its year."""
    found = read_date(cell)
    return found.day is not None or found.short is not None or found.fault == EITHER


def looks_like_date(cell: str) -> bool:
    """Whether a cell is written as a date, readable or not."""
    found = read_date(cell)
    return found.day is not None or found.fault not in ("not a date", "a number, not a date") or _serial_like(cell)


def _serial_like(cell: str) -> bool:
    return cell.isdecimal() and len(cell) == 5 and 20_000 < int(cell) < 80_000


def find_order(cells: Iterable[str]) -> str | None:
    """What a column's own values prove: "dmy", "mdy", "both" where some prove one and some the other; None: nothing
    to prove, no number is ambiguous; "" where some are and no value is over 12.
    """
    proven, open_ = set(), False
    short = {cell if len(cell) <= LONGEST else " ".join(cell.split()) for cell in set(cells)}
    for part in {part for cell in short if len(cell) <= LONGEST for part in RANGE.split(cell) if part}:
        text = " ".join(part.split())
        clock = CLOCK.search(text)
        text = text[: clock.start()].rstrip(", ") if clock else text
        numbers, two = NUMBERS.fullmatch(text), SHORT.fullmatch(text)
        pair = (numbers[1], numbers[3]) if numbers else (two[1], two[2]) if two else None
        if pair is None or max(map(int, pair)) > 31:
            continue
        first, second = map(int, pair)
        if first > 12 >= second and not (numbers and numbers[2] == "-" and len(numbers[4]) == 2):
            proven.add("dmy")
        elif second > 12 >= first:
            proven.add("mdy")
        open_ |= second <= 12 and first != second
    if proven:
        return "both" if len(proven) > 1 else proven.pop()
    return "" if open_ else None

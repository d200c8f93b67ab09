"""Hours as a counselor types them: spans, weekdays, and what is left out of the hours that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..case.errors import InputError, Problem
from ..case.wording import WEEKDAYS
from ..rulebook.spans import EVERY_DAY, WEEK, Stretch, read_stretch, spell_days
from .figures import ALLOWED_HOURS, hours_problems

DAY = r"(mon|tue|wed|thu|fri|sat|sun|weekdays?|weekends?|working days)[a-z]*"
TO = r"(?:-|–|—|to|until|till|through)"
TIME = r"(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?"
LISTED = rf"{DAY}(?:\s*(?:,|and|or|&|{TO})\s*{DAY})*"
SPAN = re.compile(rf"{TIME}\s*{TO}\s*{TIME}")
BETWEEN = re.compile(rf"\b(?:between|from)\s+({TIME})\s*(?:and|{TO})\s*(?={TIME})")
DAYS = re.compile(rf"\b{DAY}(?:\s*{TO}\s*{DAY})?")
NEVER = re.compile(
    rf"\b(?:never|not|no|none|nothing|closed|except|but)\b(?:\s+(?:calls?|emails?|not))?(?:\s+on)?\s+({LISTED})"
)
CLOSED = re.compile(rf"({LISTED})\s*:?\s*(?:is|are|we are)?\s*(?:closed|off)\b")
BOUNDS = (  # (before these words nothing, or after them nothing)
    (re.compile(rf"\b(?:not|never|nothing)\s+(?:before|until)\s+{TIME}"), "begins"),
    (re.compile(rf"\b(?:not|never|nothing)\s+(?:after|past|later than)\s+{TIME}"), "ends"),
    (re.compile(rf"\b(?:only\s+)?(?:after|from)\s+{TIME}(?:\s+on)?"), "begins"),
    (re.compile(rf"\b(?:only\s+)?(?:before|until|till|by)\s+{TIME}"), "ends"),
)
SMALL = re.compile(r"\b(?:only|o'clock|on|at|and|the|calls?|emails?)\b|[.]$")
MID, WEEKEND = frozenset(range(5)), frozenset((5, 6))
EVENING = 8  # hours until one to seven are in the afternoon where they would end before they begin
NOON = 12 * 60


class _Limits(NamedTuple):
    """What is left out of other hours: before and after which minute, and which days stay."""

    begins: int
    ends: int
    days: frozenset[int]


EVERYTHING = _Limits(0, 24 * 60, EVERY_DAY)


def read_hours(words: str, held: Sequence[str] = ()) -> list[str]:
    """Hours as a person types them ("10 to 11 and 15-16.30", "Mon-Thu 9-5", "10-11, never on Fridays") as files spell
    them. Days hold for the hours behind them, "never on" for all. held: the hours that stand there; where none are
    typed, "never on Fridays", "not before 10" and "Mon-Thu" are said of them. InputError where they are none.
    """
    text, limits = _limits(words.casefold().replace("noon", "12:00"))
    found, days = _spans(text, words)
    if not found and (limits != EVERYTHING or days != EVERY_DAY):
        found = [one._replace(days=one.days & days) for one in map(read_stretch, held)]
    if not found:
        raise InputError(Problem("hours", "not hours of a day", words, ALLOWED_HOURS))
    spans = [_spelled(one) for one in sorted(_within(found, limits))]
    if not spans:
        raise InputError(Problem("hours", "no hours are left", words, ALLOWED_HOURS))
    if faults := list(hours_problems("hours", spans)):
        raise InputError(*faults)
    return spans


def hours_shown(spans: Sequence[str]) -> str:
    """Hours as a field shows them, to be read again: 10:00-11:00, 15:00-16:00, never on Fridays."""
    read = [read_stretch(span) for span in spans]
    days = {one.days for one in read}
    only = next(iter(days)) if len(days) == 1 else EVERY_DAY
    if only == EVERY_DAY or not only >= WEEKEND:
        return ", ".join(spans)
    left = " and ".join(f"{WEEKDAYS[day]}s" for day in sorted(EVERY_DAY - only))
    return f"{', '.join(_spelled(one._replace(days=EVERY_DAY)) for one in read)}, never on {left}"


def _limits(text: str) -> tuple[str, _Limits]:
    """What is left out, and the words that are left."""
    held, days = {"begins": 0, "ends": 24 * 60}, EVERY_DAY
    for form in (NEVER, CLOSED):
        days -= frozenset[int]().union(*(_days_in(match[1]) for match in form.finditer(text)))
        text = form.sub(" ", text)
    text = BETWEEN.sub(lambda match: f"{match[1]}-", text)
    whole = SPAN.search(text) is not None
    for form, side in BOUNDS[:2] if whole else BOUNDS:
        for match in form.finditer(text):
            held[side] = _minutes(match[1], match[2], match[3], afternoon=True)
        text = form.sub(" ", text)
    return text, _Limits(held["begins"], held["ends"], days)


def _spans(text: str, words: str) -> tuple[list[Stretch], frozenset[int]]:
    """The hours that were typed; and the days, for where none were."""
    found, days, fresh = list[Stretch](), EVERY_DAY, False  # fresh: days were named, and no hours behind them yet
    for part in re.split(r"[,;\n]|\band\b", text):
        if named := _days_in(part):
            days, fresh = (days | named if fresh else named), True
        hours = SMALL.sub(" ", DAYS.sub(" ", part)).strip(" :")
        span = SPAN.fullmatch(hours)
        if span is None and hours:
            raise InputError(Problem("hours", "not hours of a day", words, ALLOWED_HOURS))
        if span is not None:
            found.append(_stretch(span, days))
            fresh = False
    return found, days


def _within(found: Iterable[Stretch], limits: _Limits) -> Iterator[Stretch]:
    for one in found:
        if limits == EVERYTHING:
            yield one  # also what is no span, for its own fault to be told
            continue
        begins, ends = max(one.begins, limits.begins), min(one.ends, limits.ends)
        if one.days & limits.days and begins < ends:
            yield Stretch(begins, ends, one.days & limits.days)


def _days_in(words: str) -> frozenset[int]:
    """The weekdays named: mon-thu, tuesdays, fri, weekends."""
    found = set[int]()
    for first, last in DAYS.findall(words):
        if first.startswith(("week", "work")):
            found |= WEEKEND if first.startswith("weekend") else MID
            continue
        start = _day(first)
        found |= {(start + n) % 7 for n in range((_day(last or first) - start) % 7 + 1)}
    return frozenset(found)


def _day(word: str) -> int:
    return WEEK.index(word[:3].title())


def _minutes(hour: str, of: str | None, half: str | None, *, afternoon: bool = False) -> int:
    """A time of day; one to seven are in the afternoon where that is meant."""
    number = int(hour)
    late = half == "pm" or (afternoon and not half and 0 < number < EVENING)
    return (number + 12 * (late and number < 12)) * 60 + int(of or 0)


def _stretch(span: re.Match[str], days: frozenset[int]) -> Stretch:
    """9-5 is until five in the afternoon: hours that would end before they begin, before noon."""
    begins, ends = _minutes(span[1], span[2], span[3]), _minutes(span[4], span[5], span[6])
    if ends <= begins and ends < EVENING * 60 and not span[6]:
        ends += NOON
    elif begins < ends < EVENING * 60 and not (span[3] or span[6] or span[1].startswith("0")):  # 3-4
        begins, ends = begins + NOON, ends + NOON
    return Stretch(begins, ends, days)


def _spelled(one: Stretch) -> str:
    begins, ends = (f"{moment // 60:02}:{moment % 60:02}" for moment in (one.begins, one.ends))
    return f"{spell_days(one.days)} {begins}-{ends}".strip() if one.days else f"{begins}-{ends}"

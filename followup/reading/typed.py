"""A day or a moment as somebody types it into a form: yesterday 2pm, Tuesday half past two, end of next week."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from ..case.wording import MONTHS, WEEKDAYS
from .days import Day
from .hours import RANGE, Hour, hours_in
from .periods import COUNT, days_in
from .when import When

AGO = re.compile(r"\b(?P<number>\d{1,2}|[a-z]+) (?P<unit>day|week|fortnight)s? ago\b", re.IGNORECASE)
DAYS = {"day": 1, "week": 7, "fortnight": 14}
SPOKEN = {
    re.compile(r"\b(?:this (?:morning|noon|afternoon|evening)|tonight)\b", re.IGNORECASE): 0,
    re.compile(r"\blast night\b", re.IGNORECASE): 1,
    re.compile(r"\bday before yesterday\b", re.IGNORECASE): 2,
}  # days back
NOW = re.compile(r"\b(?:just|right)? ?now\b", re.IGNORECASE)
AHEAD = re.compile(r"\b(?:tomorrow|next|coming|this|following)\b", re.IGNORECASE)
ALONE = re.compile(rf"(?:on )?(?:{'|'.join(f'{name[:3]}[a-z]*' for name in WEEKDAYS)})\.?", re.IGNORECASE)
BARE_HOUR = re.compile(r"(?<![\d:/.])(?P<hour>[01]?\d|2[0-3])(?![\d:/.])")
FILLER = frozenset(
    "at on about around from until till to the of a by um uhr o'clock oclock in today this was it ca".split()
)
DAY_NAMES = re.compile(r"\b(mon|tues?|wed|weds|thu(?:rs?)?|fri|sat|sun)\b\.?", re.IGNORECASE)
DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(0?[1-9]|1[0-2])\.(?!\d|\s?20\d\d)")
RUN_ON = re.compile(r"(?<![\d./:-])(?!20[23]\d\b)([01]\d|2[0-3])([0-5]\d)(?:\s?h(?:rs|ours)?)?(?![\d./:-])")
MONTH = "|".join(name[:3] for name in MONTHS)
FROM_TO = re.compile(
    r"(?<![\d./:-])(\d{1,2})\s*(?:-|–|to|until|till)\s*(\d{1,2})(?![\d./:-])\s*([ap]\.?m\b\.?)?"
    rf"(?!(?:st|nd|rd|th)?\s*(?:of\s+)?(?:{MONTH}))",
    re.IGNORECASE,
)
SHIFTS = (0, 7, 31, 275)  # days back that a form about the past counts from: a weekday, "the 14th", a date
PLAIN_HOUR = 7  # a bare hour before it is one of the afternoon
LONGEST = 120  # letters; what says a day has room in fewer
TOO_LONG = f"That is more than a day and an hour: {LONGEST} letters at most, such as “14 May 10:00”."
NO_DAY = "On which day? Such as “yesterday”, “Tuesday” or “14 May”."


class Unclear(ValueError):
    """What was typed says no day, or more than one; in words for whoever typed it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """at, ends: in the zone that counts; hour: whether one was said; other: the same weekday a week on, where the
    words could mean that too."""

    at: datetime
    ends: datetime | None = None
    hour: bool = True
    other: datetime | None = None


def typed_day(words: str, when: When, *, past: bool = False) -> date:
    """The day; of a stretch ("end of next week") its last. past: whether it has been. Unclear where no day is said."""
    text = _spelt(words)
    ways = [text, f"in {text}"] if re.match(r"\s*(?:\d|[a-z]+ (?:\w+ )?(?:day|week|month)s?\b)", text, re.I) else [text]
    for way in ways:
        if found := _told_back(way, when) or _found(way, when, past):
            _refuse_more(found, _without(way, found[0]))
            return found[0].last
    raise Unclear(NO_DAY)


def typed_moment(words: str, when: When, *, past: bool = False, either: bool = False) -> Typed:
    """Day and hour; the day alone where no hour is said, today where there is only an hour.

    past: whether it has been; either: whether it may be the last or the next such day. Unclear where a day or hour is
    missing, or there are several.
    """
    if NOW.fullmatch(words.strip()):
        return Typed(when.sent)
    said = _spelt(words)
    hours = hours_in(said)
    text = _blank(said, [(hour.start, hour.end) for hour in hours])
    day = _day(text, when, past, either, today=bool(hours))
    rest = _without(text, day)
    hours = hours or [one for one in [_bare(rest)] if one]
    _refuse_more([day], _blank(rest, [(hour.start, hour.end) for hour in hours]))
    if not day.is_one:
        raise Unclear("Which day of these? One is needed.")
    found = _put_together(day.first, hours, said, when)
    if past and found.hour and found.at > when.sent:
        raise Unclear("That is still to come.")
    return _either(found, when) if either and ALONE.fullmatch(text[day.start : day.end].strip()) else found


def _spelt(words: str) -> str:
    """The words as the rules for messages know them: names of days in full, hours with their minutes."""
    if len(words) > LONGEST:
        raise Unclear(TOO_LONG)
    text = DAY_NAMES.sub(lambda one: next(name for name in WEEKDAYS if name[:3].lower() == one[1][:3].lower()), words)
    text = DOTTED.sub(lambda one: f"{one[1]} {MONTHS[int(one[2]) - 1]}", text)
    text = FROM_TO.sub(_hours_apart, text)
    return RUN_ON.sub(r"\1:\2", text)


def _hours_apart(found: re.Match[str]) -> str:
    """10:00 to 11:00 for 10 to 11; in the half of the day that is said, or in which people work."""
    first, last, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if max(first, last) > 23:
        return found[0]
    late = half.startswith("p")
    last = last % 12 + 12 * late if half and last <= 12 else last + 12 if last < PLAIN_HOUR else last
    first = first + 12 if first + 12 < last and (late or first < PLAIN_HOUR) else first
    return f"{first}:00 to {last}:00"


def _refuse_more(found: list[Day], rest: str) -> None:
    """Unclear where there are several days, or figures nobody can place."""
    if re.search(r"\d", rest):
        raise Unclear(f"What is “{' '.join(rest.split())}”? A day and an hour would be “14 May 10:00”.")
    if len({(day.first, day.last) for day in found}) > 1:
        raise Unclear("Which of these days? One is needed.")


def written(moment: date) -> str:
    """The words that are read as this very day, or moment: 17 March 2026 14:30."""
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return f"{day} {moment:%H:%M}" if isinstance(moment, datetime) else day


def _either(found: Typed, when: When) -> Typed:
    """The last such weekday or today, and a week on beside it."""
    week = timedelta(days=7)
    at = found.at - week if found.at.date() > when.today else found.at
    return replace(found, at=at, ends=found.ends + (at - found.at) if found.ends else None, other=at + week)


def _put_together(day: date, hours: list[Hour], words: str, when: When) -> Typed:
    if not hours:
        return Typed(datetime.combine(day, time(12), when.zone), hour=False)
    if len(hours) > 2 or (len(hours) == 2 and not RANGE.fullmatch(words[hours[0].end : hours[1].start])):
        raise Unclear("Which of these hours? One is needed.")
    at, *ends = [datetime.combine(day, hour.at, hour.zone or when.zone).astimezone(when.zone) for hour in hours]
    return Typed(at, ends[0] if ends and ends[0] > at else None)


def _bare(text: str) -> Hour | None:
    """An hour that is nothing but a number: tomorrow at 3."""
    found = list(BARE_HOUR.finditer(text))
    if len(found) != 1:
        return None
    hour = int(found[0]["hour"])
    late = 0 < hour < PLAIN_HOUR and len(found[0]["hour"]) == 1
    return Hour(*found[0].span(), time(hour + 12 if late else hour))


def _day(text: str, when: When, past: bool, either: bool, today: bool) -> Day:
    """The one day the text speaks of. today: whether it may be left out."""
    told = _told_back(text, when)
    found = told or _found(text, when, past)
    if either and found and not told:
        before = _found(text, when, True) or found
        found = min((found, before), key=lambda days: abs((days[0].last - when.today).days))
    if found:
        _refuse_more(found, "")
        return found[0]
    if today and {word.strip(".,").lower() for word in text.split()} - {""} <= FILLER:
        return Day(0, 0, when.today, when.today)
    raise Unclear(NO_DAY)


def _told_back(text: str, when: When) -> list[Day]:
    """Two days ago, this morning, last night."""
    back = next(((one.span(), days) for rule, days in SPOKEN.items() if (one := rule.search(text))), None)
    if found := AGO.search(text):
        words = found["number"].lower()
        number = int(words) if words.isdecimal() else COUNT.get(words, 0)
        back = (found.span(), number * DAYS[found["unit"].lower()]) if number else None
    if back is None:
        return []
    day = when.today - timedelta(days=back[1])
    return [Day(*back[0], day, day)]


def _found(text: str, when: When, past: bool) -> list[Day]:
    """What the rules for messages find; about the past the last such day where the words leave that open."""
    shifts = SHIFTS if past and not AHEAD.search(text) else SHIFTS[:1]
    first: list[Day] = []
    for shift in shifts:
        found = days_in(text, replace(when, sent=when.sent - timedelta(days=shift)) if shift else when)
        first = first or found
        if found and all(day.last <= when.today for day in found):
            return found
    return first


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _without(text: str, day: Day) -> str:
    return _blank(text, [(day.start, day.end)])

"""A letter and all that was found in it, for those who ask for one value each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .days import Day
from .grammar import pattern
from .hours import Hour, hours_in
from .kind import PLAIN
from .letter import Letter
from .parts import Span, is_dated, refused, sentence_of, sentences, sign_of
from .periods import days_in
from .phrases import Seen, phrases
from .when import When

GIVEN_UP = pattern("talk", "given_up")
CHANGE = pattern("talk", "change")
LEFT = pattern("talk", "left")
LEFT_TO = pattern("talk", "left_to")
MOVES = pattern("talk", "moves")
INSTEAD_OF_IT = pattern("talk", "instead_of_it")
RIGHT_BEHIND = 16  # characters
WE_THEN = re.compile(r"(?: (?:morning|afternoon|evening|night))?,? (?:i|we) ?", re.IGNORECASE)
BESIDE = 4  # characters between "same time" and the hour it is
LISTED = re.compile(r"\s*(?:,|or\b|and\b|nor\b)", re.IGNORECASE)
SAME_TIME = pattern("talk", "same_time")
QUOTED_HEAD = pattern("talk", "quoted_head")
TAKES = re.compile(r"(?:allow|takes?|usually|normally|typically|generally)\b", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:by|within|before)\s+(?:the\s+)?\Z", re.IGNORECASE)  # no talk is set for "by a day"


@dataclass(frozen=True)
class Page:
    """One letter: its days, hours and wordings, each with its place."""

    letter: Letter
    when: When
    spans: list[Span]
    days: list[Day]
    hours: list[Hour]
    kinds: list[Seen]
    parts: list[Seen]
    details: list[Seen]
    recalled: Hour | None = None  # the same time as one that only the mail below names

    @property
    def live(self) -> str:
        return self.letter.live

    def sign(self, day: Day) -> Seen | None:
        dated = is_dated(day.start, day.end, self.live)
        by = UNTIL.search(self.live, max(0, day.start - 12), day.start)
        span = sentence_of(day.start, self.spans)
        if said := next((one for one in self.parts if self._is_said_right_behind(one, day)), None):
            return said
        sign = sign_of(day.start, day.end, span, self.parts, dated=dated)
        if sign is None and TAKES.match(self.live, day.start):
            return Seen("promise", 2, day.start, day.end)
        if sign is None or sign.of != "new" or (day.is_one and not by):
            return sign
        other = sign_of(day.start, day.end, span, [one for one in self.parts if one.of != "new"], dated=dated)
        return other if other and other.end <= day.start else sign

    def _is_said_right_behind(self, sign: Seen, day: Day) -> bool:
        """Whether it is their promise for that very day: Tuesday evening I write you."""
        near = sign.of == "promise" and sign.weight == PLAIN and 0 < sign.start - day.end < RIGHT_BEHIND
        return near and WE_THEN.fullmatch(self.live, day.end, sign.start) is not None

    def before(self, day: Day) -> str:
        """What its sentence says before it."""
        return self.live[sentence_of(day.start, self.spans)[0] : day.start]

    def part(self, day: Day) -> str:
        sign = self.sign(day)
        return sign.of if sign else ""

    def words(self, day: Day) -> str:
        return re.sub(r"\s+", " ", self.letter.text[day.start : day.end]).strip()

    def of(self, *parts: str) -> list[Day]:
        """The days from today on that play one of these parts."""
        return [day for day in self.days if day.last >= self.when.today and self.part(day) in parts]


def page_of(letter: Letter, when: When) -> Page:
    """Everything there is to find, found once."""
    live = letter.live
    found = days_in(live, when)
    said = [_or_a_date(hour, found, live, when) for hour in hours_in(live)
            if not any(day.start <= hour.start < day.end for day in found)]  # fmt: skip
    moved = [(day, after) for day, after in zip(found, found[1:]) if _is_left(day, after, live)]
    gone = {day for day in found if _is_refused(day, said, live)} | {day for day, _ in moved}
    pushed = {hour for hour, after in zip(said, said[1:]) if LEFT.fullmatch(live, hour.end, after.start)}
    hours = [hour for hour in said if hour not in pushed and not _is_given_up(hour, found, gone, live)]
    given_up = [hour for hour in said if hour not in hours]
    if same := _same_time(letter, given_up, hours):
        hours = sorted([*hours, same], key=lambda hour: hour.start)
    hours = hours or [hour for hour in said if not refused(hour.start, live)]
    never = {day.first for day in gone if day.is_one}
    days = [day for day in found if day not in gone and not (day.is_one and day.first in never)]
    parts = _parts(live, hours) + [Seen("new", PLAIN, day.end, after.start) for day, after in moved]
    parts += [Seen("new", PLAIN, day.start - 1, day.start) for day in found if _is_named_instead(day, live)]
    return Page(letter, when, sentences(live), days, hours, phrases("kinds").find(live), parts,
                phrases("details").find(live), None if given_up or hours != [same] else same)  # fmt: skip


def _or_a_date(hour: Hour, days: list[Day], live: str, when: When) -> Hour:
    """In doubt where it could be the date of the weekday before it: Friday 12, before Friday the 12th."""
    number = live[hour.start : hour.end]
    day = next((day for day in days if 0 < hour.start - day.end < 3), None)
    if day is None or not number.isdecimal() or len(number) > 2 or re.search(r"\d", live[day.start : day.end]):
        return hour
    date = when.of_month(int(number))
    return replace(hour, certain=False) if date and date.weekday() == day.first.weekday() else hour


def _is_refused(day: Day, hours: list[Hour], live: str) -> bool:
    """Whether it is the day that shall not be: not Monday; not at 9 on Monday."""
    hour = next((hour for hour in reversed(hours) if hour.end <= day.start), None)
    beside = hour is not None and re.fullmatch(r"\s*(?:on\s+)?(?:the\s+)?", live[hour.end : day.start]) is not None
    return refused(day.start, live) or (hour is not None and beside and refused(hour.start, live))


def _is_left(day: Day, after: Day, live: str) -> bool:
    """Whether the talk is moved from it to the next: your interview of 12 March is moved to 16 March."""
    moving = MOVES.search(live, max(0, day.start - 60), day.start) is not None
    return (LEFT_TO if moving else LEFT).fullmatch(live, day.end, after.start) is not None


def _is_named_instead(day: Day, live: str) -> bool:
    """Whether a clause of its own names it for a day that can't be: can't do Saturday any more, Sunday then."""
    named = INSTEAD_OF_IT.search(live, max(0, day.start - 80), day.start)
    return named is not None and LISTED.match(live, day.end) is None


def _same_time(letter: Letter, given_up: list[Hour], hours: list[Hour]) -> Hour | None:
    """ "The same time" as an hour: the one before it, or where one alone is known, that of a day given up, else of the
    mail below."""
    said = SAME_TIME.search(letter.live)
    if said is None or any(0 <= hour.start - said.end() < BESIDE for hour in hours):
        return None
    if hours:
        before = [hour for hour in hours if hour.end <= said.start()]
        return replace(before[-1], start=said.start(), end=said.end()) if before else None
    below = "".join(" " if letter.live[at : at + 1].strip() else sign for at, sign in enumerate(letter.text))
    known = {hour.at: hour for hour in given_up or hours_in(QUOTED_HEAD.sub("", below))}
    return replace(next(iter(known.values())), start=said.start(), end=said.end()) if len(known) == 1 else None


def _is_given_up(hour: Hour, days: list[Day], gone: set[Day], live: str) -> bool:
    """Whether it is the hour that shall not be, or right behind the day that shall not be."""
    if refused(hour.start, live) or GIVEN_UP.search(live, max(0, hour.start - 20), hour.start):
        return True
    day = next((day for day in reversed(days) if day.end <= hour.start), None)
    beside = day is not None and re.fullmatch(r"[\s,(]*(?:at\s+|@\s*)?", live[day.end : hour.start]) is not None
    return (
        day is not None
        and beside
        and (day in gone or GIVEN_UP.search(live, max(0, day.start - 20), day.start) is not None)
    )


def _parts(live: str, hours: list[Hour]) -> list[Seen]:
    """The wordings that tell what a day is for: none that is part of an hour's name, and a talk "scheduled for"
    a day is no longer on that day only where something is changed."""
    changed = CHANGE.search(live) is not None
    faint = () if changed else (("old", 1), ("new", 1))
    seen = (one for one in phrases("parts").find(live) if (one.of, one.weight) not in faint)
    return [one for one in seen if not any(hour.start <= one.start and one.end <= hour.end for hour in hours)]

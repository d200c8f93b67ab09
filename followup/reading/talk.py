"""A talk they propose: its days and hours put together, one or several, how it is held, with whom, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from .days import Day
from .grammar import pattern
from .hours import RANGE, Hour
from .parts import Span, is_dated, part_of, sentence_of, sign_of
from .phrases import Seen, phrases
from .when import When

NOT_A_TALK = ("promise", "deadline", "start", "past", "theirs", "old")
SAID_NEAR = 60  # characters between an hour and the same one told for another place
OLD_NEAR = 40  # characters between the new day and the one that it takes the place of
ENDED = re.compile(r"[.!?]\s|\n")
FAR = 260  # characters; an hour further from its day belongs to no day
BEFORE_DAY = pattern("talk", "before_day")
LIMIT = pattern("talk", "limit")
ARRIVAL = pattern("talk", "arrival")
ASIDE = pattern("talk", "aside")
THERE_BY = pattern("talk", "there_by")
UNTOLD = pattern("talk", "untold")
NAMED = re.compile(r"[ \t:–-]*(?:panel |final |formal |your )?interview\b", re.IGNORECASE)
NAMED_BEFORE = re.compile(r"\binterview[ \t]*(?:time|starts|begins)?[ \t]*[:–-]*[ \t]*(?:at[ \t]+)?\Z", re.IGNORECASE)
INSTEAD = re.compile(r"\s*instead\b", re.IGNORECASE)
CHOICE = pattern("talk", "choice")
BETWEEN = pattern("talk", "between")
FROM_TO = pattern("talk", "from_to")
LINK = pattern("talk", "link")
PLACE = pattern("talk", "place")
AT_PLACE = pattern("talk", "at_place")
WITH = pattern("talk", "with")


@dataclass
class Talk:
    """What is known of a talk. at, ends: where certain; options: where several are offered; doubts: (key, words);
    marks: (key, start, end); pasted: it stood there as a calendar's entry."""

    at: datetime | None = None
    ends: datetime | None = None
    format: str | None = None
    people: list[str] = field(default_factory=list)
    link: str | None = None
    place: str | None = None
    options: list[datetime] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)
    pasted: bool = False

    @property
    def given(self) -> bool:
        return self.at is not None or bool(self.options)


@dataclass(frozen=True, slots=True)
class Slot:
    """A day with its hour; `ends` where an end was named, `sure` where neither leaves anything open."""

    at: datetime
    sure: bool
    start: int
    end: int
    ends: datetime | None = None
    hour: int = 0  # where it is said; day, day_end: where its day is
    day: int = 0
    day_end: int = 0


def read_talk(text: str, days: Sequence[Day], hours: Sequence[Hour], when: When, spans: Sequence[Span],
              signs: Sequence[Seen], named: tzinfo | None) -> Talk:  # fmt: skip
    """The talk of an invitation. named: the zone that the text names for all its hours."""
    talk = Talk()
    free = [day for day in days if _may_be(day, spans, signs, when, text)]
    hours = [hour for hour in hours if not ASIDE.search(text, max(0, hour.start - 40), hour.start)]
    begins = [hour for hour in hours if not ARRIVAL.search(text, max(0, hour.start - 40), hour.start)]
    slots = _slots(text, days, begins, free, when, spans, signs, named)
    if not slots and len(begins) < len(hours):  # only when they shall be there
        slots = _slots(text, days, hours, free, when, spans, signs, named)
    _settle(talk, slots, text, spans)
    if talk.at and not talk.doubts and (found := UNTOLD.search(text)):  # half past, of which hour?
        talk.doubts.append(("interview.at", found[0]))
    if any(not when.keeps_offset(at) for at in (talk.at, *talk.options) if at):  # clocks may change before it
        talk.doubts += [(key, text[start:end].strip()) for key, start, end in talk.marks]
    if not talk.given and not talk.doubts and free:
        talk.doubts.append(("interview.at", text[free[0].start : free[0].end]))
    return talk


def _may_be(day: Day, spans: Sequence[Span], signs: Sequence[Seen], when: When, text: str) -> bool:
    """Whether a talk could be on that day: one day, not past, and no other part is its."""
    if not day.is_one or day.first < when.today:
        return False
    sign = sign_of(day.start, day.end, sentence_of(day.start, spans), signs, dated=is_dated(day.start, day.end, text))
    if pattern("talk", "until_then").search(text[max(0, day.start - 40) : day.start]):
        return False
    if sign is None or sign.of not in NOT_A_TALK:
        return True
    return _speaks_then(day, sign, text) or _is_one_of_several(day, sign, text)


def _is_one_of_several(day: Day, sign: Seen, text: str) -> bool:
    """Whether it stands with its hour in a choice: Monday 6am or Wednesday 2pm, tell me which."""
    ahead = (
        sign.of == "deadline" and sign.start >= day.end and not LIMIT.search(text, max(0, day.start - 30), day.start)
    )
    if not ahead or not pattern("talk", "hour_beside").match(text, day.end):
        return False
    return any(
        pattern("talk", "or_beside").search(words)
        for words in (text[day.end : day.end + 30], text[max(0, day.start - 12) : day.start])
    )


def _speaks_then(day: Day, sign: Seen, text: str) -> bool:
    """Whether a day with its hour is the one on which they call: Thursday 7 May, 18h00, I'll ring you."""
    if sign.of not in ("promise", "deadline"):
        return False
    words = text[sign.start : sign.end]
    before = text[max(0, day.start - 30) : day.start]
    beside = pattern("talk", "hour_beside").match(text, day.end) or pattern("talk", "hour_before").search(before)
    return beside is not None and pattern("talk", "speaking").search(words) is not None


def _slots(text: str, days: Sequence[Day], hours: Sequence[Hour], free: Sequence[Day], when: When,
           spans: Sequence[Span], signs: Sequence[Seen], named: tzinfo | None) -> list[Slot]:  # fmt: skip
    slots: list[Slot] = []
    skip = -1
    for number, hour in enumerate(hours):
        if number == skip or _said_again(hour, slots, text):
            continue
        after = hours[number + 1] if number + 1 < len(hours) else None
        day = _not_the_old_one(_day_of(hour, text, days, free), free, spans, signs)
        lead = text[max(0, hour.start - 30) : hour.start]
        ending = after if after and RANGE.match(text[hour.end : after.start]) else None
        if ending:
            skip = number + 1
        window = bool(BETWEEN.search(lead))
        if day is None or not (day in free or _moved_within(day, hour, text, spans, signs)):
            continue
        there_by = THERE_BY.search(text, max(0, hour.start - 60), hour.start) is not None
        if LIMIT.search(lead) and not there_by and not _begins_there(lead, text[day.end : hour.start], ending):
            continue
        span = sentence_of(hour.start, spans)
        sign = sign_of(hour.start, hour.end, span, signs)
        of_it = sign is not None and (sign.of == "old" or (sign.of == "deadline" and sign.start < hour.start))
        if of_it and hour.start > day.end and not _is_moved_to(hour, text):
            continue
        if ending and re.match(r"\s*and\b", text[hour.end : ending.start], re.IGNORECASE) and not window:
            skip, ending = -1, None
        slots += [_slot(one, hour, ending, window, when, named) for one in (*_beside(day, hour, text, free), day)]
    return slots


def _said_again(hour: Hour, slots: Sequence[Slot], text: str) -> bool:
    """Whether it is the hour before it, told for another place: (that is 1:30 for you)."""
    if pattern("talk", "said_again").search(text[max(0, hour.start - 60) : hour.start]):
        return True
    if not slots or hour.start - slots[-1].end >= SAID_NEAR:
        return False
    inside = pattern("talk", "in_brackets").fullmatch(text[slots[-1].end : hour.start]) is not None
    elsewhere = pattern("talk", "elsewhere").match(text, hour.end) is not None
    return (inside and (elsewhere or hour.zone is not None)) or pattern("talk", "over_there").match(
        text, hour.end
    ) is not None


def _not_the_old_one(day: Day | None, free: Sequence[Day], spans: Sequence[Span], signs: Sequence[Seen]) -> Day | None:
    """Tomorrow instead of Wednesday, still at 11: the hour is that of the day which is left."""
    if day is None or day in free:
        return day
    part = part_of(day.start, day.end, sentence_of(day.start, spans), signs)
    left = [one for one in free if one.end <= day.start and day.start - one.end < OLD_NEAR]
    return left[-1] if part == "old" and left else day


def _beside(day: Day, hour: Hour, text: str, free: Sequence[Day]) -> list[Day]:
    """The days that share an hour with the one before it: Monday or Tuesday at 10."""
    shared: list[Day] = []
    for one in reversed([one for one in free if one.end <= day.start] if hour.start >= day.end else []):
        if not pattern("talk", "or_day").fullmatch(text[one.end : (shared[0] if shared else day).start]):
            break
        shared.insert(0, one)
    return shared


def _begins_there(lead: str, between: str, ending: Hour | None) -> bool:
    """From 2 to 3; on Monday by 10: the hour is the beginning all the same."""
    after_from = ending is not None and re.search(r"\bfrom\s*\Z", lead, re.IGNORECASE) is not None
    return after_from or re.fullmatch(r"[\s,]*(?:by|from)\s*", between, re.IGNORECASE) is not None


def _moved_within(day: Day, hour: Hour, text: str, spans: Sequence[Span], signs: Sequence[Seen]) -> bool:
    """Whether a talk of that day gets another hour: push tomorrow's interview to 2pm."""
    parts = [part_of(one.start, one.end, sentence_of(one.start, spans), signs) for one in (day, hour)]
    return parts == ["old", "new"] or (parts[0] == "old" and _is_moved_to(hour, text))


def _is_moved_to(hour: Hour, text: str) -> bool:
    """Whether a talk is moved to it from another hour: from 2 to 2:45."""
    return FROM_TO.search(text, max(0, hour.start - 30), hour.start) is not None


def _day_of(hour: Hour, text: str, days: Sequence[Day], free: Sequence[Day]) -> Day | None:
    """The day right behind an hour ("10 on Friday"), else the nearest before it, unless that one is moved away from."""
    behind = next((day for day in days if day.start >= hour.end), None)
    last = next((day for day in reversed(days) if day.end <= hour.start), None)
    listed = behind is not None and "," in text[hour.end : behind.start]  # Monday 8 June 14.00, Tuesday 9 June 11.15
    if last is not None and listed and pattern("talk", "day_beside").fullmatch(text[last.end : hour.start]):
        return last
    if (
        behind is not None
        and BEFORE_DAY.fullmatch(text[hour.end : behind.start].replace("\n", " "))
        and "\n" not in text[hour.end : behind.start]
    ):
        return behind
    before = [day for day in days if day.end <= hour.start and hour.start - day.end < FAR]
    if (
        before
        and before[-1] not in free
        and behind in free
        and behind is not None
        and behind.start - hour.end < 40
        and not ENDED.search(text[hour.end : behind.start])
    ):
        return behind
    if before:
        return before[-1]
    return behind if behind is not None and behind.start - hour.end < 60 else None


def _slot(day: Day, hour: Hour, ending: Hour | None, window: bool, when: When, named: tzinfo | None) -> Slot:
    zone = hour.zone or (ending.zone if ending else None) or named or when.zone
    at = datetime.combine(day.first, hour.at, zone).astimezone(when.zone)
    ends = datetime.combine(day.first, ending.at, zone).astimezone(when.zone) if ending else None
    sure = day.certain and hour.certain and not window and hour.at.hour >= 6
    last = ending.end if ending else hour.end
    return Slot(
        at,
        sure,
        min(day.start, hour.start),
        max(day.end, last) if day.start < last else last,
        ends if ends and ends > at else None,
        hour.start,
        day.start,
        day.end,
    )


def _settle(talk: Talk, slots: list[Slot], text: str, spans: Sequence[Span]) -> None:
    """One slot is the talk; several are options, where they offer a choice; what is open is a doubt."""
    slots = [replace(slot, sure=slot.sure and not _is_before_its_turn(slot, slots, text)) for slot in slots]
    unsure = [slot for slot in slots if not slot.sure]
    sure = sorted({slot.at: slot for slot in slots if slot.sure}.values(), key=lambda slot: slot.start)
    if unsure:
        talk.doubts += [("interview.at", text[slot.start : slot.end].strip()) for slot in unsure]
    if len(sure) == 1:
        talk.at, talk.ends = sure[0].at, sure[0].ends
        talk.marks.append(("interview.at", sure[0].start, sure[0].end))
        if unsure:
            talk.at, talk.ends, talk.options = None, None, [sure[0].at]
    elif sure and (_offers_choice(sure, text) or len({slot.at.date() for slot in sure}) > 1):
        talk.options = [slot.at for slot in sure]
        talk.marks += [("options", slot.start, slot.end) for slot in sure]
    elif sure:  # a programme of one day: it begins with its first hour
        named = [slot for slot in sure if _is_named(slot, text)]
        first = min(sure, key=lambda slot: (slot.end > sentence_of(sure[0].start, spans)[1] + 1, slot.at))
        first = named[0] if len(named) == 1 else first
        talk.at = first.at
        talk.marks.append(("interview.at", first.start, first.end))
        talk.doubts.append(("interview.at", text[first.start : first.end].strip()))


def _is_before_its_turn(slot: Slot, slots: Sequence[Slot], text: str) -> bool:
    """Whether a bare weekday is named behind a day that comes after it: Friday at ten, or Tuesday. In a week, then?"""
    bare = not re.search(r"\d|\b(?:this|next|tomorrow|today)\b", text[slot.day : slot.day_end], re.IGNORECASE)
    return bare and any(one.day < slot.day and one.at.date() > slot.at.date() for one in slots)


def _is_named(slot: Slot, text: str) -> bool:
    """Whether its own line calls it the interview (11.45 Interview; Interview: 14:30), or it is the new one."""
    begin = text.rfind("\n", 0, slot.hour) + 1
    before = NAMED_BEFORE.search(text, max(begin, slot.hour - 30), slot.hour)
    return before is not None or NAMED.match(text, slot.end) is not None or INSTEAD.match(text, slot.end) is not None


def _offers_choice(slots: Sequence[Slot], text: str) -> bool:
    begin, end = min(slot.start for slot in slots), max(slot.end for slot in slots)
    return bool(CHOICE.search(text[max(0, begin - 200) : end + 160]))


def read_ways(talk: Talk, text: str) -> None:
    """How it is held, the link, the place and the people, where they are said."""
    if found := LINK.search(text):
        talk.link = found[0].rstrip(".,;")
        talk.marks.append(("interview.link", found.start(), found.start() + len(talk.link)))
    if found := (PLACE.search(text) or AT_PLACE.search(text)):
        talk.place = re.sub(r"\s+", " ", found["place"]).strip(" .,")
        talk.marks.append(("interview.place", *found.span("place")))
    if found := WITH.search(text):
        named = re.sub(r"\([^()]*\)", "", found["people"])  # what somebody is, in brackets or after a comma
        people = [one.strip() for one in re.split(r",|\band\b|&", named) if one.strip()]
        talk.people = [one for one in people if one[0].isupper() and not pattern("talk", "no_person").match(one)]
        talk.marks += [("interview.with", *found.span("people"))] * bool(talk.people)
    talk.format = _format(talk, text)


def _format(talk: Talk, text: str) -> str | None:
    """Null where two ways are left to choose from."""
    seen = phrases("details").find(text)
    said = {of: [one for one in seen if one.of == of] for of in ("video", "phone", "in_person")}
    either = pattern("talk", "either").search(text)
    alternative = pattern("talk", "alternative").search(text)
    if either or alternative:
        return None
    if said["video"]:
        return "video"
    if said["phone"] and not said["in_person"]:
        return "phone"
    if said["in_person"]:
        return "in_person"
    return None

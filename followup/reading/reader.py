"""A message as a suggestion of what to write down: every value with its place, every doubt with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ..case.case import Case
from ..case.wording import month_first
from .calendar_text import read_calendar
from .days import Day
from .due import due_by, due_days, is_limit
from .hours import hours_in, zones_named
from .kind import PLAIN, kind_of, weighed_kind
from .leaning import leanings
from .letter import Letter, read_letter
from .offer import conditions_in, salary_in, terms_in
from .page import Page, page_of
from .phrases import Seen
from .promised import is_of_others, is_open, is_outright, is_todays_news, promised
from .sender import sender
from .talk import Talk, read_talk, read_ways
from .when import When

WAITING = ("no_decision", "on_hold", "checking")
PROMISING = (*WAITING, "task", "invitation", "contact_me", "told_not_to_call", "other", None)
DUE = ("offer", "task")
OF_A_WEEK = re.compile(
    r"\s*(?:to|-|–|thru|through|till?)\s*(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE
)  # Wed to Sun
HOURS = re.compile(r"\b(?:hours?|hrs)\b", re.IGNORECASE)
DAYS = {"promised_by": "promised_by", "answer_by": "answer_by", "starts": "starts",
        "interview.at": "interview.at", "options": "interview.at"}  # fmt: skip # marks of days, and the doubt of each


@dataclass
class Reading:
    """What a message says, as contract section 4b has it; times in the zone that counts, days are dates there.
    encoded: nothing was read, because it is encoded and does not say how. No marks where it was decoded."""

    what: str | None = None
    sender: str | None = None
    at: datetime | None = None
    promised_by: date | None = None
    answer_by: date | datetime | None = None
    conditional: bool = False
    hangs_on: list[str] = field(default_factory=list)
    how: str | None = None
    salary: str | None = None
    starts: date | None = None
    terms: list[str] = field(default_factory=list)
    talk: Talk = field(default_factory=Talk)
    unsure: list[tuple[str, str]] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)
    encoded: bool = False

    def to_dict(self) -> dict[str, Any]:
        talk = self.talk
        return {
            "event": {
                "kind": "heard", "what": self.what, "from": self.sender, "at": self.at, "by": "email",
                "promised_by": self.promised_by, "answer_by": self.answer_by, "conditional": self.conditional,
                "how": self.how, "salary": self.salary, "starts": self.starts, "terms": self.terms,
                **({"hangs_on": self.hangs_on} if self.hangs_on else {}),
            },
            "interview": {"at": talk.at, "ends": talk.ends, "format": talk.format, "with": talk.people,
                          "link": talk.link, "place": talk.place},
            "options": talk.options,
            "unsure": [{"key": key, "words": words} for key, words in self.unsure],
            "marks": [{"key": key, "start": start, "end": end}
                      for key, start, end in sorted(self.marks, key=lambda mark: mark[1:])],
        }  # fmt: skip


def read_message(text: str, now: datetime, case: Case | None = None) -> Reading:
    """What an employer's message says. now: an aware moment, for a message without a Date: of its own; case: whose
    zone, country and people count. Nothing is written, and no sentence of the message is followed."""
    letter = read_letter(text)
    page = page_of(letter, _when(letter, now, case))
    reading = Reading(at=page.when.sent, encoded=letter.encoded)
    if letter.encoded:
        return reading
    talk = _talk(page)
    due = due_days(page)
    said = kind_of(page.kinds, talk_given=talk.given, asked_by=bool(due))
    dated = said == "invitation" and talk.pasted  # a calendar's entry says it all
    reading.what, clear = (
        (said, True)
        if dated
        else weighed_kind(
            said,
            page.kinds,
            leanings(page.live),
            talk_given=talk.at is not None and said != "rejection" and not any(_is_circular(one) for one in page.kinds),
            due=any(is_limit(day, page) > 1 for day in due),
        )
    )
    if found := sender(letter):
        reading.sender = _known(found[0], case)
        reading.marks.append(("from", found[1], found[2]))
    for fill in (_fill_promise, _fill_due, _fill_offer, _fill_how):
        fill(reading, page)
    _fill_talk(reading, page, talk)
    if not clear:
        _doubt_days(reading, page)
    reading.marks = [] if letter.decoded else reading.marks
    return reading


def _when(letter: Letter, now: datetime, case: Case | None) -> When:
    sent = letter.sent or now
    if case is not None:
        employer = case.employer
        return When(sent.astimezone(ZoneInfo(employer.timezone)), month_first(employer), employer.office)
    hours = hours_in(letter.live)
    named = next(iter(zones_named(letter.live)), None) or next((hour.zone for hour in hours if hour.zone), None)
    sent = sent.astimezone(named) if named else sent
    offset = (sent.utcoffset() or timedelta()) / timedelta(hours=1)
    return When(sent, -10 <= offset <= -3, order_guessed=True)


def _known(name: str, case: Case | None) -> str:
    """The contact of the case who has that name, else the name."""
    words = set(name.lower().split())
    for contact in case.contacts if case else ():
        if words and (words <= set(contact.name.lower().split()) or set(contact.name.lower().split()) <= words):
            return contact.id
    return name


def _fill_promise(reading: Reading, page: Page) -> None:
    """The last day of what they said; for a circular too, whose days are certain or not like any other's."""
    if reading.what not in PROMISING or (reading.what is None and any(_is_circular(one) for one in page.kinds)):
        return
    day = promised(page, loosely=reading.what in ("no_decision", "on_hold"))
    if day and reading.what == "checking" and is_of_others(day, page):
        return
    if day and reading.what in ("checking", "on_hold") and is_todays_news(day, page):
        return
    if day and (
        reading.what not in ("invitation", "contact_me", "other", "task") or is_outright(day, page, reading.what)
    ):
        reading.promised_by = day.last
        reading.marks.append(("promised_by", day.start, day.end))
        if is_open(day, page, reading.what):
            reading.unsure.append(("promised_by", page.words(day)))
    elif reading.what == "no_decision" and (alone := _only_day(page)):
        reading.promised_by = alone.last
        reading.marks.append(("promised_by", alone.start, alone.end))
        reading.unsure.append(("promised_by", page.words(alone)))
    elif reading.what in WAITING:
        vague = next((one for one in page.details if one.of == "vague"), None)
        ahead = next(iter(page.of("", "new", "theirs", "start", "deadline")), None)
        if vague or ahead:
            words = page.letter.text[vague.start : vague.end] if vague else page.words(ahead) if ahead else ""
            reading.unsure.append(("promised_by", words))


def _only_day(page: Page) -> Day | None:
    """The one day ahead of which nothing else is said, in a message that tells them to wait."""
    ahead = page.of("", "new", "theirs")
    free = [day for day in ahead if page.part(day) != "theirs"]
    return free[0] if len(free) == 1 == len(ahead) and free[0].last > page.when.today else None


def _is_circular(sign: Seen) -> bool:
    return sign.of in ("noise", "away") and sign.weight == PLAIN


def _fill_due(reading: Reading, page: Page) -> None:
    if reading.what not in DUE:
        return
    alone = _only_day(page) if reading.what == "task" else None
    days = due_days(page) or ([alone] if alone else [])
    if not days:
        return
    day = max(days, key=lambda one: (is_limit(one, page), _is_led(one, page)))  # the first of those that say it best
    as_plain = {one.last for one in days if is_limit(one, page) == is_limit(day, page)}
    reading.answer_by = due_by(day, page)
    reading.marks.append(("answer_by", day.start, day.end))
    by = reading.answer_by
    moved = isinstance(by, datetime) and not page.when.keeps_offset(by)
    if moved or not day.certain or page.part(day) != "deadline" or not is_limit(day, page) or len(as_plain) > 1:
        reading.unsure.append(("answer_by", page.words(day)))


def _is_led(day: Day, page: Page) -> bool:
    """Whether the words that tell what it is for stand before it."""
    sign = page.sign(day)
    return sign is not None and sign.start < day.start


def _doubt_days(reading: Reading, page: Page) -> None:
    """Where the message could be of another kind, each of its days could be for something else."""
    for key, start, end in list(reading.marks):
        doubted = DAYS.get(key)
        if doubted and doubted not in {one for one, _ in reading.unsure}:
            reading.unsure.append((doubted, page.letter.text[start:end].strip()))


def _fill_offer(reading: Reading, page: Page) -> None:
    if reading.what != "offer":
        return
    conditional = next((one for one in page.details if one.of == "conditional"), None)
    if conditional:
        reading.conditional = True
        reading.marks.append(("conditional", conditional.start, conditional.end))
        reading.hangs_on = conditions_in(page.live)
    if found := salary_in(page.live):
        reading.salary = found[0]
        reading.marks.append(("salary", found[1], found[2]))
    _fill_start(reading, page)
    for words, start, end in terms_in(page.live, page.spans):
        reading.terms.append(words)
        reading.marks.append(("terms", start, end))


def _fill_start(reading: Reading, page: Page) -> None:
    """The plainest of the days that are said of the start; the days and hours of a working week are none of them."""
    days = [
        day for day in page.of("start") if not (OF_A_WEEK.match(page.live, day.end) or HOURS.search(page.words(day)))
    ]
    if not days:
        return
    day = next((one for one in days if one.is_one and one.certain), days[0])
    if day.is_one:
        reading.starts = day.first
        reading.marks.append(("starts", day.start, day.end))
    if not day.is_one or not day.certain:
        reading.unsure.append(("starts", page.words(day)))


def _fill_how(reading: Reading, page: Page) -> None:
    if reading.what == "contact_me":
        asked = " ".join(page.live[one.start : one.end].lower() for one in page.kinds if one.of == "contact_me")
        spoken = re.search(r"\b(?:call|ring|phone|telephone|voicemail|bell|buzz|mobile|dial|speak|tried)", asked)
        reading.how = "phone" if spoken or not re.search(r"mail|write|reply|line|text|message", asked) else "email"


def _talk(page: Page) -> Talk:
    named = next(iter(zones_named(page.live)), None)
    pasted = read_calendar(page.letter.text, page.when)
    if pasted:
        return pasted
    talk = read_talk(page.live, page.days, page.hours, page.when, page.spans, page.parts, named)
    off = [(start, end) for _, start, end in talk.marks if _is_off(end, page)]
    if not off:
        return talk
    hours = [hour for hour in page.hours if not _is_off(hour.end, page)]
    days = [day for day in page.days if not _is_off(day.end, page)]
    left = read_talk(page.live, days, hours, page.when, page.spans, page.parts, named)
    left.doubts += [("interview.at", page.letter.text[start:end].strip()) for start, end in off if not left.given]
    return left


def _is_off(end: int, page: Page) -> bool:
    """Whether what ends there stands in words that call a talk off: Thursday's interview at 11 is cancelled."""
    return any(one.of == "other" and one.weight == PLAIN and one.start < end <= one.end for one in page.kinds)


def _fill_talk(reading: Reading, page: Page, talk: Talk) -> None:
    """For an invitation all of it; a talk that is cancelled is named among the doubts."""
    if reading.what == "invitation":
        read_ways(talk, page.live)
        reading.talk = talk
        reading.unsure += talk.doubts
        if page.recalled and talk.at and not talk.doubts:
            reading.unsure.append(("interview.at", page.live[page.recalled.start : page.recalled.end]))
        reading.marks += talk.marks
    elif reading.what == "other":
        named = next((page.words(day) for day in page.days if day.last >= page.when.today), None)
        cancelled = any(one.of == "other" and one.weight == 3 for one in page.kinds)
        if cancelled:
            reading.unsure.append(("interview", named or "interview"))


def read_people(people: Sequence[str], case: Case) -> list[str]:
    """Each name as the id of the contact who has it, where the case knows one."""
    return [_known(name, case) for name in people]

"""A message as a suggestion of what to write down: every value with its place, every doubt with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ..case.case import Case
from ..case.office_hours import office
from ..case.wording import month_first
from .calendar_text import read_calendar
from .days import Day
from .hours import Hour, hours_in, zones_named
from .kind import PLAIN, kind_of, weighed_kind
from .leaning import leanings
from .letter import Letter, read_letter
from .offer import salary_in, terms_in
from .parts import Span, sentence_of, sentences, sign_of
from .periods import days_in
from .phrases import Seen, phrases
from .sender import sender
from .talk import Talk, read_talk, read_ways
from .when import When

WAITING = ("no_decision", "on_hold", "checking")
PROMISING = (*WAITING, "task", "invitation", "contact_me", "told_not_to_call", "other", None)
DUE = ("offer", "task")
BY_NOW = re.compile(
    r"\b(?:end of (?:the )?(?:business |working )?(?:day|play)|close of (?:business|play|day)|cob|eod|eob)\b",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"\b(?:by|until|till|before|no later than|not later than|within|on or before|latest|due|up to)\s+(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
LATEST = re.compile(
    r"[\s,(]*(?:at (?:the )?(?:very )?latest|latest|at most|is the deadline|at midnight)\b", re.IGNORECASE
)
LIMITED = re.compile(r"\b(?:within|in|over|days|hours|weeks?|week)\b", re.IGNORECASE)
ASKED = re.compile(
    r"\b(?:answer|reply|respond\w*|response|decision|decide|accept\w*|confirm\w*|let (?:me|us|\w+) know|"
    r"tell (?:me|us)|sign\w*|return\w*|send|submit\w*|upload\w*|expires?|valid|deadline|due|closing|closes|"
    r"acknowledge\w*|yes or no|(?:text|email|mail|call|ring|write) (?:me|us)|"
    r"complete\w*|wait\w*|await\w*|need|back|hand)\b",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"\b(?:hear\w*|know|informed?|inform|notif\w+|contact\w*|update\w*|advise\w*|touch|back|revert|decision|decide|outcomes?|"
    r"results?|answer|news|word|letters?|reply|respond|communicat\w*|told|tell|announce\w*|decisions|confirm\w*|informieren|melden)\b",
    re.IGNORECASE,
)
OR_LATER = re.compile(r"[\s,(]*(?:or|if not|perhaps|maybe|possibly|but)\b", re.IGNORECASE)
YOURS = re.compile(r"\byour (?:answer|decision|reply|response|acceptance|confirmation)\b", re.IGNORECASE)
TO_YOU = re.compile(r"\b(?:you|everyone|everybody|(?:all|both) (?:candidates|applicants))\b", re.IGNORECASE)
SAID_BEFORE = re.compile(
    r"\b(?:i|we)(?: had| did|'d)? (?:said|promised|told you|hoped|meant|thought|expected)\b"
    r"(?:(?!\bbut\b)[^.;!?\n]){0,60}\Z|"
    r"\b(?:i|we) (?:was|were) (?:hoping|going|supposed|meant|due|planning|expecting)\b(?:(?!\bbut\b)[^.;!?\n]){0,60}\Z|"
    r"\byou(?:'d| would) have \w+(?:ed|t|en|n|ne)\b[^.;!?\n]{0,40}\Z",
    re.IGNORECASE,
)
WITHIN_HOURS = re.compile(r"\b(?P<hours>24|36|48|72|96)\s*-?\s*(?:hours|hrs|h)\b", re.IGNORECASE)
MIDNIGHT = (23, 59)
THEN = re.compile(r"\b(?:then|at that (?:time|point|stage)|thereafter|afterwards)\s*[.!\n]", re.IGNORECASE)
THEN_FAR = 200  # characters back to the day it speaks of


@dataclass
class Reading:
    """What a message says, as contract section 4b has it; times in the zone that counts, days are dates there."""

    what: str | None = None
    sender: str | None = None
    at: datetime | None = None
    promised_by: date | None = None
    answer_by: date | datetime | None = None
    conditional: bool = False
    how: str | None = None
    salary: str | None = None
    starts: date | None = None
    terms: list[str] = field(default_factory=list)
    talk: Talk = field(default_factory=Talk)
    unsure: list[tuple[str, str]] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        talk = self.talk
        return {
            "event": {
                "kind": "heard", "what": self.what, "from": self.sender, "at": self.at, "by": "email",
                "promised_by": self.promised_by, "answer_by": self.answer_by, "conditional": self.conditional,
                "how": self.how, "salary": self.salary, "starts": self.starts, "terms": self.terms,
            },
            "interview": {"at": talk.at, "ends": talk.ends, "format": talk.format, "with": talk.people,
                          "link": talk.link, "place": talk.place},
            "options": talk.options,
            "unsure": [{"key": key, "words": words} for key, words in self.unsure],
            "marks": [{"key": key, "start": start, "end": end}
                      for key, start, end in sorted(self.marks, key=lambda mark: mark[1:])],
        }  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A letter and all that was found in it, for those who ask for one value each."""

    letter: Letter
    when: When
    spans: list[Span]
    days: list[Day]
    hours: list[Hour]
    kinds: list[Seen]
    parts: list[Seen]
    details: list[Seen]

    @property
    def live(self) -> str:
        return self.letter.live

    def sign(self, day: Day) -> Seen | None:
        dated = bool(re.search(r"\d", self.live[day.start : day.end]))
        return sign_of(day.start, day.end, sentence_of(day.start, self.spans), self.parts, dated=dated)

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


def read_message(text: str, now: datetime, case: Case | None = None) -> Reading:
    """What an employer's message says. now: an aware moment, for a message without a Date: of its own; case: whose
    zone, country and people count. Nothing is written, and no sentence of the message is followed."""
    letter = read_letter(text)
    page = _page(letter, _when(letter, now, case))
    reading = Reading(at=page.when.sent)
    talk = _talk(page)
    due = _due_days(page)
    said = kind_of(page.kinds, talk_given=talk.given, asked_by=bool(due))
    reading.what = weighed_kind(said, page.kinds, leanings(page.live))
    if found := sender(letter):
        reading.sender = _known(found[0], case)
        reading.marks.append(("from", found[1], found[2]))
    for fill in (_fill_promise, _fill_due, _fill_offer, _fill_how):
        fill(reading, page)
    _fill_talk(reading, page, talk)
    return reading


def _when(letter: Letter, now: datetime, case: Case | None) -> When:
    sent = letter.sent or now
    if case is not None:
        employer = case.employer
        there = office(employer.timezone, employer.country, employer.region)
        return When(sent.astimezone(ZoneInfo(employer.timezone)), month_first(employer), there)
    hours = hours_in(letter.live)
    named = next(iter(zones_named(letter.live)), None) or next((hour.zone for hour in hours if hour.zone), None)
    sent = sent.astimezone(named) if named else sent
    offset = (sent.utcoffset() or timedelta()) / timedelta(hours=1)
    return When(sent, -10 <= offset <= -3, order_guessed=True)


def _page(letter: Letter, when: When) -> Page:
    live = letter.live
    return Page(letter, when, sentences(live), days_in(live, when), hours_in(live),
                phrases("kinds").find(live), phrases("parts").find(live), phrases("details").find(live))  # fmt: skip


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
    day = _promised(page, loosely=reading.what in ("no_decision", "on_hold"))
    if day and (reading.what not in ("invitation", "contact_me", "other") or _is_outright(day, page)):
        reading.promised_by = day.last
        reading.marks.append(("promised_by", day.start, day.end))
        if not day.certain or page.part(day) != "promise" or _may_be_later(day, page, reading.what):
            reading.unsure.append(("promised_by", page.words(day)))
    elif reading.what in WAITING:
        vague = next((one for one in page.details if one.of == "vague"), None)
        ahead = next(iter(page.of("", "new", "theirs", "start", "deadline")), None)
        if vague or ahead:
            words = page.letter.text[vague.start : vague.end] if vague else page.words(ahead) if ahead else ""
            reading.unsure.append(("promised_by", words))


def _may_be_later(day: Day, page: Page, what: str | None) -> bool:
    """Whether another day is named behind it, or days are counted from when a task is handed in, which nobody knows."""
    return OR_LATER.match(page.live, day.end) is not None or (what == "task" and not day.is_one)


def _is_outright(day: Day, page: Page) -> bool:
    """Whether the words beside a day speak of an answer: in an invitation or a question a call may be anything."""
    sign = page.sign(day)
    return sign is None or bool(ANSWER.search(page.live[sign.start : sign.end]))


def _is_to_you(day: Day, page: Page) -> bool:
    return bool(TO_YOU.search(page.before(day)))


def _was_said(day: Day, page: Page) -> bool:
    """Whether the day is one of an earlier promise: I said I would write today."""
    return bool(SAID_BEFORE.search(page.before(day)))


def _promised(page: Page, *, loosely: bool) -> Day | None:
    """The last day of the first sentence that promises one to the candidate, else of one that tells their own plan.

    loosely: words that mostly ask for an answer may promise one here
    """
    parts = ("promise", "deadline") if loosely else ("promise",)
    signs = [(sign, day) for day in page.of(*parts) if (sign := page.sign(day)) and not _was_said(day, page)]
    if not signs:
        return _then(page) or (_by_itself(page) if loosely else None)
    first = max(signs, key=lambda one: (one[0].of == "promise", one[0].weight, _is_to_you(one[1], page)))[1]
    span = sentence_of(first.start, page.spans)
    return max((day for _, day in signs if span[0] <= day.start < max(span[1], first.start + 1)),
               key=lambda day: day.last)  # fmt: skip


def _then(page: Page) -> Day | None:
    """The day spoken of before "I will write to you then"."""
    for found in THEN.finditer(page.live):
        begin, end = sentence_of(found.start(), page.spans)
        told = any(sign.of == "promise" and begin <= sign.start and sign.end <= end for sign in page.parts)
        before = [day for day in page.days if page.when.today <= day.last and 0 <= found.start() - day.end < THEN_FAR]
        if told and before:
            return before[-1]
    return None


def _by_itself(page: Page) -> Day | None:
    """The one day that a few words of their own give: Tomorrow by noon, cross my heart."""
    ahead = [day for day in page.of("") if not _was_said(day, page)]
    alone = [day for day in ahead if not page.before(day).strip(" \n-–•*")]
    if len(alone) != 1 or page.live[alone[0].end :].lstrip()[:3].lower() not in ("", "by ", "lat"):
        return None
    return alone[0]


def _is_circular(sign: Seen) -> bool:
    return sign.of in ("noise", "away") and sign.weight == PLAIN


def _due_days(page: Page) -> list[Day]:
    """By when something is due: what says so, else what has a "by" before it and is no day of theirs."""
    days = [day for day in page.days if day.last >= page.when.today
            and (page.part(day) == "deadline" or _is_limited(day, page))]  # fmt: skip
    return days or [day for day in page.of("", "new", "past", "old", "theirs")
                    if LEAD.search(page.live[max(0, day.start - 40) : day.start])]  # fmt: skip


def _is_limited(day: Day, page: Page) -> bool:
    """Whether it is the last day for something and nothing else is said of it, or it is for the candidate's answer."""
    asked = YOURS.search(page.before(day)) is not None
    return LATEST.match(page.live, day.end) is not None and (asked or page.part(day) == "")


def _fill_due(reading: Reading, page: Page) -> None:
    if reading.what not in DUE:
        return
    days = _due_days(page)
    if not days:
        return
    day = max(days, key=lambda one: _is_limit(one, page))  # the first of those that say it best
    reading.answer_by = _by(day, page)
    reading.marks.append(("answer_by", day.start, day.end))
    by = reading.answer_by
    moved = isinstance(by, datetime) and not page.when.keeps_offset(by)
    if moved or not day.certain or page.part(day) != "deadline" or not _is_limit(day, page):
        reading.unsure.append(("answer_by", page.words(day)))


def _is_limit(day: Day, page: Page) -> int:
    """How plainly a day is one by which something is due, from 3, by its own words, to 0, not at all."""
    begin, end = sentence_of(day.start, page.spans)
    if LATEST.match(page.live[day.end : day.end + 30]):
        return 3
    asked = ASKED.search(page.live[begin : max(end, day.end)])
    limited = LEAD.search(page.before(day)[-40:]) or LIMITED.search(page.live[day.start : day.end])
    return bool(asked) + bool(limited)


def _by(day: Day, page: Page) -> date | datetime:
    """The day; with the hour beside it where one is said. So many hours are counted from the message."""
    if found := WITHIN_HOURS.search(page.live[day.start : day.end]):
        return page.when.sent + timedelta(hours=int(found["hours"]))
    span = sentence_of(day.start, page.spans)
    near = [hour for hour in page.hours if span[0] <= hour.start < max(span[1], day.end + 25)
            and (0 <= hour.start - day.end < 30 or 0 <= day.start - hour.end < 30)]  # fmt: skip
    if not near or not day.is_one or (near[0].at.hour, near[0].at.minute) == MIDNIGHT:
        return day.last
    zone = near[0].zone or page.when.zone
    return datetime.combine(day.last, near[0].at, zone).astimezone(page.when.zone)


def _fill_offer(reading: Reading, page: Page) -> None:
    if reading.what != "offer":
        return
    conditional = next((one for one in page.details if one.of == "conditional"), None)
    if conditional:
        reading.conditional = True
        reading.marks.append(("conditional", conditional.start, conditional.end))
    if found := salary_in(page.live):
        reading.salary = found[0]
        reading.marks.append(("salary", found[1], found[2]))
    _fill_start(reading, page)
    for words, start, end in terms_in(page.live, page.spans):
        reading.terms.append(words)
        reading.marks.append(("terms", start, end))


def _fill_start(reading: Reading, page: Page) -> None:
    for day in page.of("start"):
        if day.is_one:
            reading.starts = day.first
            reading.marks.append(("starts", day.start, day.end))
        if not day.is_one or not day.certain:
            reading.unsure.append(("starts", page.words(day)))
        return


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
    return read_talk(page.live, page.days, page.hours, page.when, page.spans, page.parts, named)


def _fill_talk(reading: Reading, page: Page, talk: Talk) -> None:
    """For an invitation all of it; a talk that is cancelled is named among the doubts."""
    if reading.what == "invitation":
        read_ways(talk, page.live)
        reading.talk = talk
        reading.unsure += talk.doubts
        reading.marks += talk.marks
    elif reading.what == "other":
        named = next((page.words(day) for day in page.days if day.last >= page.when.today), None)
        cancelled = any(one.of == "other" and one.weight == 3 for one in page.kinds)
        if cancelled:
            reading.unsure.append(("interview", named or "interview"))


def read_people(people: Sequence[str], case: Case) -> list[str]:
    """Each name as the id of the contact who has it, where the case knows one."""
    return [_known(name, case) for name in people]

"""Finds days that cannot be right: a weekday that is not that date's, an interview on a day when there was none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from ...case.case import Case, Event, Interview, promised_day
from ...case.wording import WEEKDAYS, month_first, say_date
from ..occasion import Occasion
from .days import Said, after, days_said
from .finding import Finding
from .note import Note, Span
from .placeholders import without_gaps

MET = re.compile(
    r"\b(?:interview(?:ed|ing)?|met|meeting with|meeting me|meeting (?:on|of)|spoke|speaking with|talked|talking with|"
    r"seeing me|saw you|conversation|our (?:talk|meeting|visit)|came in|visited)\b",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"\b(?:will|'ll|look(?:ing)? forward|next|invit\w*|propos\w*|suits?|free|available|could|can|may|would|start|"
    r"second interview|before|until|by|since then|after|decid\w*|decision|resched\w*|instead|another|expects?|"
    r"deadline|begin)\b",
    re.IGNORECASE,
)
WROTE = re.compile(
    r"\b(?:wrote|e-?mailed|called|rang|phoned|(?:left|sent) (?:you )?(?:a|an|my|the) (?:\w+ )?(?:message|letter|"
    r"note|e-?mail|"
    r"voicemail)|my (?:\w+ )?(?:letter|message|e-?mail|note|voicemail|call)|(?:letter|message|e-?mail|note|"
    r"voicemail|call))"
    r"(?: (?:to )?(?:you|again|back|in|your office))*(?: (?:on|of|dated|from))? *(?:the )?$",
    re.IGNORECASE,
)
THEIR_DAY = "the day by which they wanted to decide"
NEAR = 600  # characters; a sentence of thousands of days would be read whole for each of them
PART = re.compile(r"[,;:()]|\b(?:which|who|when|while|after|before|since|because|so|but|and I|and we|and my)\b")


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    held = interview_days(here.case)
    for said, sentence in days_in(note, here):
        yield from _judged(said, sentence, here, held)


def days_in(note: Note, here: Occasion) -> Iterator[tuple[Said, str]]:
    """Every day a note speaks of, with the sentence in which it does."""
    days = interview_days(here.case)
    near = days[-1] if days else here.now.date() if here.now else None
    if near is None:
        return
    begin = note.subject.start if note.subject else note.body.start
    spans = [*([note.subject] if note.subject else []), *note.sentences]
    for said in days_said(without_gaps(note), begin, near, month_first(here.case.employer)):
        yield said, _around(spans, said)


def _around(spans: list[Span], said: Said) -> str:
    """The sentence in which a day stands; of one without end, what is near it."""
    span = next((span for span in spans if span.start <= said.start < span.end), None)
    if span is None:
        return ""
    return span.text[max(0, said.start - span.start - NEAR) : said.start - span.start + NEAR]


def interview_days(case: Case) -> list[date]:
    """The days of all interviews, by the employer's calendar, in order; none where the day of one is not known."""
    line = case.timeline
    return [] if line.undated else [date.fromordinal(meeting.day) for meeting in line.meetings]


def known_days(case: Case) -> dict[date, str]:
    """Every day the case knows, with what it is."""
    known: dict[date, str] = {}
    for event in case.events:
        if not event.day_unknown:
            known.setdefault(event.at.astimezone(case.zone).date(), f"what you noted as “{event.kind}”")
        by = event.answer_by
        if by is not None:
            known[by.astimezone(case.zone).date() if isinstance(by, datetime) else by] = (
                "the day by which they want your answer"
            )
    promising: list[Interview | Event] = [*case.interviews, *case.events]
    for held in promising:
        if held.day_unknown and held.promised_by is None:
            continue
        at = held.at.astimezone(case.zone).date()
        if until := promised_day(held, at.toordinal()):
            known[date.fromordinal(until)] = THEIR_DAY
    if case.role.applied:
        known.setdefault(case.role.applied, "the day you applied")
    known.update(dict.fromkeys(interview_days(case), "the interview"))
    return known


def _judged(said: Said, sentence: str, here: Occasion, held: list[date]) -> Iterator[Finding]:
    american = month_first(here.case.employer)
    of_interview = bool(MET.search(sentence)) and not NOT_YET.search(sentence) and bool(held)
    of_interview = of_interview and not _of_a_letter(said, sentence)
    if said.dated:
        wrong = _wrong_date(said, of_interview, here, held, american)
        if wrong:
            yield wrong
        elif said.day and said.weekday is not None and said.weekday != said.day.weekday():
            right = WEEKDAYS[said.day.weekday()]
            says = f"{say_date(said.day, american)} is a {right}."
            yield _finding(said, "error", says, right, len(said.weekday_text))
    elif of_interview and said.weekday is not None and _in_its_part(said, sentence):
        days = {day.weekday() for day in held}
        if said.weekday not in days and said.weekday_text.lower() != "next":
            right = WEEKDAYS[held[-1].weekday()]
            says = f"The interview was on a {right}, as the case has it."
            yield _finding(said, "hint", says, right)
    elif of_interview and said.relative is not None and here.now is not None:
        day = after(here.now.astimezone(here.case.zone).date(), said.relative)
        if day not in held and said.relative <= 0:
            says = f"The interview was on {say_date(held[-1], american)}, as the case has it."
            yield _finding(said, "hint", says, f"on {say_date(held[-1], american)}")


def _of_a_letter(said: Said, sentence: str) -> bool:
    """Whether the day is that of a letter or call: "I wrote on 24 February about the post for which we met"."""
    at = sentence.find(said.text)
    return at >= 0 and bool(WROTE.search(sentence[:at]))


def _in_its_part(said: Said, sentence: str) -> bool:
    """Whether the talk is spoken of in the same part of the sentence as the weekday: no other event's day."""
    parts = PART.split(sentence)
    return any(said.text in part and MET.search(part) for part in parts)


def _wrong_date(said: Said, of_interview: bool, here: Occasion, held: list[date], american: bool) -> Finding | None:
    meant = said.day
    if meant is None:
        return _finding(said, "error", f"There is no {said.text}.", "")
    if not of_interview or meant in known_days(here.case):
        return None
    nearest = min(held, key=lambda day: abs(day - meant))
    if here.now is not None and meant > here.now.astimezone(here.case.zone).date():
        return None  # an appointment that is not in the case yet
    right = say_date(nearest, american)
    weekday = f"{WEEKDAYS[nearest.weekday()]}{',' if american else ''} " if said.weekday is not None else ""
    return _finding(said, "error", f"The interview was on {right}, as the case has it.", weekday + right)


def _finding(said: Said, severity: str, says: str, right: str, length: int = 0) -> Finding:
    return Finding(
        code="wrong-date",
        severity=severity,
        start=said.start,
        end=said.start + (length or len(said.text)),
        says=says,
        advice=("B8",),
        suggestions=(right,) if right else (),
    )

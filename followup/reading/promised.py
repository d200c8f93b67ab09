"""Until when they promise to answer: which day it is, and how sure that is."""

from __future__ import annotations

import re

from .days import Day
from .kind import PLAIN
from .page import Page
from .parts import sentence_of

ANSWER = re.compile(
    r"\b(?:hear\w*|know|informed?|inform|notif\w+|contact\w*|update\w*|advise\w*|touch|back|revert|decision|decide|outcomes?|"
    r"results?|answer|news|word|letters?|reply|respond|communicat\w*|told|tell|announce\w*|decisions|confirm\w*|informieren|melden)\b",
    re.IGNORECASE,
)
WRITE = re.compile(r"\b(?:write|e-?mail|call|ring|phone|message|text)\w*\s+(?:to\s+)?you\b", re.IGNORECASE)
OR_LATER = re.compile(r"[\s,(]*(?:or|if not|perhaps|maybe|possibly|but)\b", re.IGNORECASE)
TO_YOU = re.compile(r"\b(?:you|everyone|everybody|(?:all|both) (?:candidates|applicants))\b", re.IGNORECASE)
SAID_BEFORE = re.compile(
    r"\b(?:i|we)(?: had| did|'d)? (?:said|promised|told you|hoped|meant|thought|expected)\b"
    r"(?:(?!\bbut\b)[^.;!?\n]){0,60}\Z|"
    r"\b(?:i|we) (?:was|were) to\b(?:(?!\bbut\b)[^.;!?\n]){0,60}\Z|"
    r"\b(?:i|we) (?:was|were) (?:hoping|going|supposed|meant|due|planning|expecting)\b(?:(?!\bbut\b)[^.;!?\n]){0,60}\Z|"
    r"\byou(?:'d| would) have \w+(?:ed|t|en|n|ne)\b[^.;!?\n]{0,40}\Z",
    re.IGNORECASE,
)
SENT_ON = re.compile(r"\b(?:link|forms?|invit\w+|consent|questionnaire|portal)\b", re.IGNORECASE)
WE = re.compile(r"\b(?:we|i)\b", re.IGNORECASE)
YOU_HEAR = re.compile(r"\byou(?:['’]ll| will| shall| should| can expect to)\b[^.;\n]{0,20}\bhear\b", re.IGNORECASE)
IF_YOU = re.compile(
    r"\bif (?:you(?:'re| are| have been)?|your \w+ (?:is|has been)) "
    r"(?:shortlisted|short-listed|selected|successful|chosen)\b|"
    r"\b(?:candidates|applicants|those|anyone) (?:who (?:have|has|are|is) )?not (?:been )?"
    r"(?:contacted|notified|called)\b",
    re.IGNORECASE,
)
OURS = re.compile(r"\b(?:we|i|you)\b", re.IGNORECASE)
CHECKS_TAKE = re.compile(r"\b(?:process|checks?|vetting|clearance|review)\b[^.;\n]{0,30}\btakes?\b", re.IGNORECASE)
THEN = re.compile(r"\b(?:then|at that (?:time|point|stage)|thereafter|afterwards)\s*[.!\n]", re.IGNORECASE)
THEN_FAR = 200  # characters back to the day it speaks of


def promised(page: Page, *, loosely: bool) -> Day | None:
    """The last day of the first sentence that promises one to the candidate, else of one that tells their own plan.

    loosely: words that mostly ask for an answer may promise one here
    """
    parts = ("promise", "deadline") if loosely else ("promise",)
    signs = [(sign, day) for day in page.of(*parts) if (sign := page.sign(day)) and not _was_said(day, page)]
    if not signs:
        return _then(page) or (_by_itself(page) if loosely else None)
    first = max(signs, key=lambda one: (one[0].of == "promise", one[0].weight, _is_to_you(one[1], page)))[1]
    span = sentence_of(first.start, page.spans)
    same = [day for _, day in signs if span[0] <= day.start < max(span[1], first.start + 1)]
    return max((day for day in same if day == first or not _is_aside(day, page)), key=lambda day: day.last)


def _is_aside(day: Day, page: Page) -> bool:
    """Whether it stands in brackets, as what is said by the way does."""
    before = page.before(day)
    return before.count("(") > before.count(")")


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


def is_open(day: Day, page: Page, what: str | None) -> bool:
    """Whether the words leave open if that is the day, or if it is a promise at all."""
    return (
        not day.certain
        or page.part(day) != "promise"
        or may_be_later(day, page, what)
        or is_told_before(day, page)
        or is_end_of_pause(day, page, what)
        or is_followed(day, page)
        or is_for_some(day, page)
        or (what in (None, "checking") and not speaks_to_you(day, page))
    )


def may_be_later(day: Day, page: Page, what: str | None) -> bool:
    """Whether another day is named behind it, or days are counted from when a task is handed in, which nobody knows."""
    return OR_LATER.match(page.live, day.end) is not None or (what == "task" and not day.is_one)


def is_outright(day: Day, page: Page, what: str | None) -> bool:
    """Whether the words beside a day speak of an answer: in an invitation or a question a call may be anything.
    Where a talk is off, what they write is when it will be."""
    sign = page.sign(day)
    if what == "other" and sign is not None and WRITE.search(page.live[sign.start : sign.end]):
        return True
    return sign is None or bool(ANSWER.search(page.live[sign.start : sign.end]))


def speaks_to_you(day: Day, page: Page) -> bool:
    """Whether its sentence is about the candidate at all."""
    return bool(TO_YOU.search(page.live, *sentence_of(day.start, page.spans)))


def is_end_of_pause(day: Day, page: Page, what: str | None) -> bool:
    """Whether it is how long their search rests, which is said to nobody in particular."""
    sign = page.sign(day)
    return what == "on_hold" and sign is not None and sign.weight < PLAIN


def is_told_before(day: Day, page: Page) -> bool:
    """Whether it stands before words of a plan alone: on the 12th, so everything is on hold until further notice."""
    sign = page.sign(day)
    return sign is not None and sign.weight < PLAIN and sign.start > day.start


def is_for_some(day: Day, page: Page) -> bool:
    """Whether it is promised to those alone who go on: if you are selected, we will contact you within 14 days."""
    return IF_YOU.search(page.live, *sentence_of(day.start, page.spans)) is not None


def is_followed(day: Day, page: Page) -> bool:
    """Whether it stands before the words that promise, and a later day behind them: on Monday they meet, and I will
    write the day after."""
    sign, (_, end) = page.sign(day), sentence_of(day.start, page.spans)
    behind = [one for one in page.days if sign and day.end <= sign.start < sign.end <= one.start < end]
    return any(one.last > day.last for one in behind)


def is_of_others(day: Day, page: Page) -> bool:
    """Whether it is for somebody else: they usually take a week; their firm will send you a form by tomorrow."""
    words = page.live[slice(*sentence_of(day.start, page.spans))]
    if YOU_HEAR.search(page.before(day)):
        return False
    if SENT_ON.search(words) and not WE.search(words):
        return True
    return not day.is_one and not OURS.search(words) and not CHECKS_TAKE.search(words)


def is_todays_news(day: Day, page: Page) -> bool:
    """Whether it is today, in a sentence that is not about the candidate: all hiring stopped today."""
    return day.last == page.when.today and not speaks_to_you(day, page)


def _is_to_you(day: Day, page: Page) -> bool:
    return bool(TO_YOU.search(page.before(day)))


def _was_said(day: Day, page: Page) -> bool:
    """Whether the day is one of an earlier promise: I said I would write today."""
    return bool(SAID_BEFORE.search(page.before(day)))

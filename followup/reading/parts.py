"""Which part each day of a message plays: their answer, your deadline, a start, what is past, what is moved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..rulebook.patterns.tokens import END, START, tokens
from .grammar import pattern
from .phrases import Seen

Span = tuple[int, int]
REFUSED = pattern("talk", "refused")
NTH_ALONE = re.compile(r"the \d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
LIMIT = re.compile(r"\b(?:by|before|until|till|for|to|within|from) \Z", re.IGNORECASE)
FORWARD = ("old", 2)  # instead of: says something of what follows alone


def sentences(text: str) -> list[Span]:
    """Where each sentence begins and ends; a line of a list is one."""
    found, begun = [], 0
    for token in tokens(text):
        if token.text == START:
            begun = token.start
        elif token.text == END:
            found.append((begun, token.start))
    return found


def sentence_of(place: int, spans: Sequence[Span]) -> Span:
    return next((span for span in spans if span[0] <= place < max(span[1], span[0] + 1)), (place, place))


def part_of(start: int, end: int, span: Span, signs: Sequence[Seen], *, dated: bool = False) -> str:
    """The part of what stands from `start` to `end` in the sentence `span`; "" where nothing tells it."""
    sign = sign_of(start, end, span, signs, dated=dated)
    return sign.of if sign else ""


def refused(start: int, text: str) -> bool:
    """Whether what begins there is what it shall not be: Thursday, not Wednesday."""
    return REFUSED.search(text, max(0, start - 60), start) is not None


def is_dated(start: int, end: int, text: str) -> bool:
    """Whether words about what is past say nothing of the day there, for it is ahead: a date. "The 18th" alone is no
    more than that of some month, unless something is to be done by it."""
    words = text[start:end]
    if NTH_ALONE.fullmatch(words) and not LIMIT.search(text, max(0, start - 10), start):
        return False
    return re.search(r"\d", words) is not None


def sign_of(start: int, end: int, span: Span, signs: Sequence[Seen], *, dated: bool = False) -> Seen | None:
    """The wording that tells the part of what stands from `start` to `end` in the sentence `span`.

    dated: a day of its own, and not before the message: words about what is past are not about it
    """
    last, beside = max(span[1], end), min(start + 6, end)
    inside = [one for one in signs if span[0] <= one.start and one.end <= last and not (dated and one.of == "past")]
    before = [one for one in inside if one.start < start and one.end <= beside]
    if before:
        nearest = max(before, key=lambda one: (one.end, one.end - one.start, one.of))
        within = [one for one in before if one.of == "promise" and nearest.start < one.start and nearest.of == "theirs"]
        return max(within, key=lambda one: one.end) if within else nearest
    after = [one for one in inside if one.start >= end and (one.of, one.weight) != FORWARD]
    return min(after, key=lambda one: (one.start, one.start - one.end, one.of), default=None)

"""What an offer says: pay, a first day, and its other terms in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .grammar import pattern
from .parts import Span

SALARY = pattern("offer", "salary")
NOT_PAY = pattern("offer", "not_pay")
TERM = pattern("offer", "term")
MOST_TERMS, LONGEST = 8, 200


def salary_in(text: str) -> tuple[str, int, int] | None:
    """The first amount that is no bonus or allowance, in the message's words."""
    for found in SALARY.finditer(text):
        around = (
            text[max(0, found.start() - 30) : found.start()].split(".")[-1]
            + " "
            + text[found.end() : found.end() + 20].split(".")[0]
        )
        if not NOT_PAY.search(around):
            words = found[0].rstrip(" .,'")
            return re.sub(r"\s+", " ", words), found.start(), found.start() + len(words)
    return None


def terms_in(text: str, spans: Sequence[Span]) -> list[tuple[str, int, int]]:
    """The sentences that speak of hours, leave, probation and the like."""
    found = []
    for start, end in spans:
        words = re.sub(r"\s+", " ", text[start:end]).strip(" .,-*•")
        if TERM.search(words) and len(words) <= LONGEST:
            found.append((words, start, end))
    return found[:MOST_TERMS]

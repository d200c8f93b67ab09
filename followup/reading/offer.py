"""What an offer says: pay, a first day, and its other terms in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .grammar import pattern
from .parts import Span

SALARY = pattern("offer", "salary")
HANGS, NO_HANGING = pattern("offer", "hangs"), pattern("offer", "no_hanging")
NOT_PAY = pattern("offer", "not_pay")
TERM = pattern("offer", "term")
MOST_TERMS, LONGEST = 8, 200
APART = re.compile(r",? and (?=an? |the |your |one |two |three |proof )|, ")
LISTED = re.compile(r"[,;]\s+|\s[–—]\s|\n")  # between the terms that one sentence lists


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
    """What speaks of hours, leave, probation and the like: a sentence, or the parts of one that names the pay too."""
    found = []
    for start, end in (part for span in spans for part in _parts(text, span)):
        words = re.sub(r"\s+", " ", text[start:end]).strip(" .,-*•")
        if TERM.search(words) and len(words) <= LONGEST:
            found.append((words, start, end))
    return found[:MOST_TERMS]


def _parts(text: str, span: Span) -> list[Span]:
    """A sentence that lists its terms behind the pay, part by part: at 58,400 a year, 40 hours a week, from 4 May."""
    if salary_in(text[slice(*span)]) is None:
        return [span]
    ends = [(found.start() + span[0], found.end() + span[0]) for found in LISTED.finditer(text[slice(*span)])]
    begins, stops = [span[0], *(end for _, end in ends)], [*(start for start, _ in ends), span[1]]
    listed = [one for one in zip(begins, stops) if TERM.search(text[slice(*one)]) and not salary_in(text[slice(*one)])]
    return listed or [span]


def conditions_in(text: str) -> list[str]:
    """What an offer is said to hang on, a line each: subject to two references and a medical → two lines."""
    lines = [re.sub(r"\s+", " ", one) for found in HANGS.finditer(text)
             if not NO_HANGING.match(found["what"]) for one in APART.split(found["what"])]  # fmt: skip
    told = (re.sub(r"(?i)^(?:the|your|our|and)\s", "", line.strip(" ,'\"")) for line in lines)
    return list(dict.fromkeys(line for line in told if line))[:MOST_TERMS]

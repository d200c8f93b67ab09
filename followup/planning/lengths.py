"""How much of a plan is said on a page of so many words: less and less of the rest, until it fits."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SHORT, LONG = 120, 350  # words: of a plan, and of its explanation
ALL = sys.maxsize


class Detail(NamedTuple):
    """How much is said: reasons of the main step and of each other one, what others would do, and what stands below.

    turns: what would change it; steps: how many a plan in brief lists; leads: how much of what each of them turns on
    answers: how often a page in brief answers what people ask themselves; besides: 3 with all that stands there
    whatever the length, 2 without a search that goes on, 1 without a question on a note, 0 without the first warning
    """

    reasons: int
    beside: int = 0
    others: int = 0
    avoid: int = 0
    remind: int = 0
    ask: int = 0
    turns: int = 0
    steps: int = ALL
    leads: int = 3
    answers: int = ALL
    besides: int = 3


EVERYTHING = Detail(*(ALL for _ in Detail._fields))
DETAILS = (
    Detail(6, 2, 6, 4, 4, 3, 3),
    Detail(5, 1, 5, 3, 3, 2, 2),
    Detail(4, 1, 4, 2, 2, 2, 2),
    Detail(4, 1, 3, 2, 1, 1, 2),
    Detail(3, 1, 3, 1, 1, 1, 2),
    Detail(3, 1, 2, 1, 0, 1, 1),
    Detail(2, 1, 2, 1, 0, 0, 1, leads=2),
    Detail(2, leads=2),
    Detail(1, leads=2, besides=2),
    Detail(1, leads=1, besides=2),
    Detail(1, leads=1, answers=1, besides=2),
    Detail(1, leads=1, answers=1, besides=1),
    Detail(1, steps=5, leads=0, answers=1, besides=1),
    Detail(1, steps=5, leads=0, answers=1, besides=0),
)


def longest_within(words: int, pages: Iterable[tuple[Detail, Iterator[str]]]) -> tuple[Detail, str]:
    """The first page that is no longer; they come shorter and shorter, and the last is taken as it is."""
    *longer, (shortest, last) = pages
    for detail, lines in longer:
        if (said := _within(words, lines)) is not None:
            return detail, said
    return shortest, "\n".join(last).rstrip() + "\n"


def _within(words: int, lines: Iterable[str]) -> str | None:
    """The page, unless it is longer; no line is made after that is known."""
    said, count = list[str](), 0
    for line in lines:
        said.append(line)
        if (count := count + len(line.split())) > words:
            return None
    return "\n".join(said).rstrip() + "\n"

"""Finds what is longer than anybody reads: the whole message, one paragraph, one request after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..occasion import Occasion
from .finding import Finding
from .note import WORD, Note

LEEWAY = 1.1  # nobody counts the last tenth: names and numbers at the foot are words too
MOST_ASKS = 2  # a house figure: what one reader answers in one reply
ASKS = re.compile(
    r"\?|\b(?:could|would|can|will|may) (?:you|I)\b.*\?|\bplease (?!find|see|keep my|note|"
    r"accept|feel)\w+|\blet me know\b|"
    r"\bI(?:'d| would) (?:be grateful|appreciate|like to (?:know|ask|hear))\b|\bI (?:need|"
    r"expect) (?:you|an? (?:answer|reply))\b",
    re.IGNORECASE,
)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    yield from _too_long(note, here)
    yield from _long_paragraphs(note, here)
    yield from _too_many_asks(note)


def _too_long(note: Note, here: Occasion) -> Iterator[Finding]:
    words, most = list(note.words()), here.template.max_words
    if len(words) > most * LEEWAY:
        yield Finding(
            code="too-long",
            severity="warning",
            start=words[most].start(),
            end=words[-1].end(),
            advice=("B8",),
            says=f"This is {len(words)} words long; {most} are enough, and brief is read.",
        )


def _long_paragraphs(note: Note, here: Occasion) -> Iterator[Finding]:
    most = here.template.max_paragraph_words
    for paragraph in note.paragraphs:
        if len(paragraph.text) > most and (count := sum(1 for _ in WORD.finditer(paragraph.text))) > most:
            yield Finding(
                code="long-paragraph",
                severity="warning",
                start=paragraph.start,
                end=paragraph.end,
                advice=("B8",),
                says=f"This paragraph has {count} words; with {most} or fewer it is easier to read.",
            )


def _too_many_asks(note: Note) -> Iterator[Finding]:
    asking = [sentence for sentence in note.sentences if ASKS.search(sentence.text)]
    if len(asking) > MOST_ASKS:
        third = asking[MOST_ASKS]
        yield Finding(
            code="too-many-asks",
            severity="warning",
            start=third.start,
            end=third.end,
            advice=("B8", "B10"),
            says=f"This asks for {len(asking)} things; one or two get an answer.",
        )

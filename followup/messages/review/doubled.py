"""Finds a word written twice ("the the"), where English never says it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .placeholders import without_gaps

TWICE = re.compile(r"(?<![\w'-])([^\W\d_]+(?:'[^\W\d_]+)?)[ \n]{1,3}(\1)(?![\w'-])", re.IGNORECASE)
MAY_DOUBLE = frozenset("that had very bye no ha walla york baden so".split())


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    text, begin = without_gaps(note), note.subject.start if note.subject else note.body.start
    name = f" {here.case.employer.name} {here.case.candidate.name} ".casefold()
    for found in TWICE.finditer(text, begin):
        word = found[1].casefold()
        named = found[1][0].isupper() and (found[2][0].isupper() or (found[2] == word and "\n" in found[0]))
        if (word in MAY_DOUBLE and word not in ("very", "so", "no")) or named or f"{word} {word}" in name:
            continue
        yield Finding(
            code="doubled-word",
            severity="warning",
            start=found.start(),
            end=found.end(),
            advice=("B8",),
            says=f"“{found[2]}” stands here twice.",
            suggestions=(found[1],),
        )

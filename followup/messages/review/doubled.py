"""Finds a word written twice ("the the"), where English never says it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .placeholders import without_gaps

TWICE = re.compile(r"(?<![\w'-])([^\W\d_]+(?:'[^\W\d_]+)?)[ \n]{1,3}(\1)(?![\w'-])", re.IGNORECASE)
MAY_DOUBLE = frozenset("that had bye ha walla york baden".split())


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    text, begin = without_gaps(note), note.subject.start if note.subject else note.body.start
    name = f" {here.case.employer.name} {here.case.candidate.name} ".casefold()
    for found in TWICE.finditer(text, begin):
        first, second = found.groups()
        word = first.casefold()
        named = first[0].isupper() and (second[0].isupper() or (second == word and "\n" in found[0]))
        if word in MAY_DOUBLE or named or f"{word} {word}" in name:
            continue
        yield Finding(
            code="doubled-word",
            severity="warning",
            start=found.start(),
            end=found.end(),
            advice=("B8",),
            says=f"“{second}” stands here twice.",
            suggestions=(first,),
        )

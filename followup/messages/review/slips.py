"""Finds slips of grammar that a pattern of words shows; the patterns are data, in slips/*.toml.

A rule has `find`, a pattern in which «» mark the place and {CLASS} stands for a class of english.toml; `says`; and
`right`, what should stand there: a form of the word, or a table. `unless`: what before it in the clause makes it right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..occasion import Occasion
from .anchors import Needed, needed, said
from .english import FORMS, filled
from .finding import Finding, slip_of_grammar
from .note import Note
from .placeholders import without_gaps

HERE = Path(__file__).parent / "slips"
CLAUSE = 200  # characters; no clause that matters is longer


class Slip(NamedTuple):
    """What is wrong: the pattern, whose groups `slip` are the place; what is said of it; what each word should be."""

    pattern: str
    says: str
    right: dict[str, str] | str
    unless: str = ""
    needs: Needed = ()


@cache
def slips(name: str) -> tuple[Slip, ...]:
    """The rules of one file."""
    read = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["slip"]
    return tuple(_slip(**one) for one in read)


def _slip(find: str, says: str, right: dict[str, str] | str = "", unless: str = "") -> Slip:
    marked = filled(find).replace("«", "(?P<slip>", 1).replace("«", "(?P<slip2>", 1).replace("»", ")")
    return Slip(marked, says, right, filled(unless), needed(marked))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)  # not before a text needs it: most patterns never are


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    for path in sorted(HERE.glob("*.toml")):
        yield from told(slips(path.stem), note)


def told(rules: tuple[Slip, ...], note: Note) -> Iterator[Finding]:
    """A finding at the place of each slip in the body of a note."""
    text, begin = without_gaps(note), note.body.start
    there = said(text)
    for slip in rules:
        if any(there.isdisjoint(one) for one in slip.needs):
            continue
        for found in _compiled(slip.pattern).finditer(text, begin):
            start, end = found.span("slip" if found["slip"] else "slip2")
            if slip.unless and _excused(slip.unless, note, start):
                continue
            right = _right(slip, text[start:end].lower())
            yield slip_of_grammar(start, end, slip.says, *filter(None, [right]))


def _right(slip: Slip, wrong: str) -> str | None:
    if isinstance(slip.right, dict):
        return slip.right.get(wrong)
    better = FORMS[slip.right](wrong) if slip.right else wrong
    return better if better != wrong else None


def _excused(unless: str, note: Note, start: int) -> bool:
    """Whether something before it in the clause makes it right: "let my manager know"."""
    before = re.split(r"[,;.!?]|\n\s*\n", note.readable[max(0, start - CLAUSE) : start])[-1]
    return bool(_compiled(unless).search(before.replace("\n", " ")))

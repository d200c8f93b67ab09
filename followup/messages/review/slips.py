"""Finds slips of grammar that a pattern of words shows; the patterns are data, in slips/*.toml.

A rule has `find`, a pattern in which «» mark the place and {CLASS} stands for a class of english.toml; `says`; and
`right`, what should stand there: a form of the word, or a table. `unhelped`: not after a verb with the plain form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..occasion import Occasion
from .english import FORMS, filled
from .finding import Finding
from .note import Note
from .placeholders import without_gaps

HERE = Path(__file__).parent / "slips"
HELPED = re.compile(
    r"\b(?:let|lets|make|makes|made|help|helps|helped|watch\w*|see|saw|hear|heard|had|have|ask\w*|suggest\w*|insist\w*|"
    r"recommend\w*|between|both|so that|lest|may|can|could|will|would|should|must|might|do|does|did|to)\b",
    re.IGNORECASE,
)


class Slip(NamedTuple):
    """What is wrong: the pattern, whose groups `slip` are the place; what is said of it; what each word should be."""

    pattern: re.Pattern[str]
    says: str
    right: dict[str, str] | str
    unhelped: bool = False


@cache
def slips(name: str) -> tuple[Slip, ...]:
    """The rules of one file."""
    read = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["slip"]
    return tuple(_slip(**one) for one in read)


def _slip(find: str, says: str, right: dict[str, str] | str = "", unhelped: bool = False) -> Slip:
    marked = filled(find).replace("«", "(?P<slip>", 1).replace("«", "(?P<slip2>", 1).replace("»", ")")
    return Slip(re.compile(marked, re.IGNORECASE), says, right, unhelped)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    for path in sorted(HERE.glob("*.toml")):
        yield from told(slips(path.stem), note)


def told(rules: tuple[Slip, ...], note: Note) -> Iterator[Finding]:
    """A finding at the place of each slip in the body of a note."""
    text, begin = without_gaps(note), note.body.start
    for slip in rules:
        for found in slip.pattern.finditer(text, begin):
            start, end = found.span("slip" if found["slip"] else "slip2")
            if slip.unhelped and _helped(note, start):
                continue
            right = _right(slip, text[start:end].lower())
            yield Finding(
                code="grammar",
                severity="warning",
                start=start,
                end=end,
                advice=("B8",),
                says=slip.says,
                suggestions=(right,) if right else (),
            )


def _right(slip: Slip, wrong: str) -> str | None:
    if isinstance(slip.right, dict):
        return slip.right.get(wrong)
    better = FORMS[slip.right](wrong) if slip.right else wrong
    return better if better != wrong else None


def _helped(note: Note, start: int) -> bool:
    """Whether a verb before it in the sentence takes the plain form: "let my manager know"."""
    sentence = next((s for s in note.sentences if s.start <= start < s.end), None)
    return sentence is None or bool(HELPED.search(re.split("[,;]", note.text[sentence.start : start])[-1]))

"""Finds the wrong small word behind a word that takes another or none: "interested on", "discussed about"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..occasion import Occasion
from .english import filled
from .finding import Finding, slip_of_grammar
from .note import Note
from .placeholders import without_gaps

DATA = Path(__file__).parent / "words" / "prepositions.toml"
PAIR = re.compile(r"(?<![\w'-])(?=([A-Za-z]{4,}) ([a-z]{2,5}) )")
BEFORE = 40  # characters that show whether a verb stands before the word


class Taken(NamedTuple):
    """right: the word that belongs there, "" for none; wrong: the ones that do not."""

    right: str
    wrong: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@cache
def table(name: str) -> dict[str, Taken]:
    """Each word of one part of the table and what it takes."""
    made: dict[str, Taken] = {}
    for row in _data()[name]["rows"].strip().splitlines():
        forms, right, wrong = row.split(":")
        made |= dict.fromkeys(forms.split(), Taken(right.strip(" -"), frozenset(wrong.split())))
    return made


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(filled(_data()["patterns"][name]), re.IGNORECASE)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    text = without_gaps(note)
    for pair in PAIR.finditer(text, note.body.start):
        taken = _taken(text, pair)
        if taken is not None and not _excused(text, pair):
            yield _told(pair, taken)


def _taken(text: str, pair: re.Match[str]) -> Taken | None:
    """What the word takes, where the small word is none of it."""
    word, small = pair[1].lower(), pair[2]
    always, mine = table("always").get(word), table("mine").get(word)
    if always is not None and small in always.wrong:
        return always
    if mine is None or small not in mine.wrong:
        return None
    return mine if _pattern("mine").search(text[max(0, pair.start() - BEFORE) : pair.start()]) else None


def _excused(text: str, pair: re.Match[str]) -> bool:
    """Whether the small word belongs to what follows ("interested for a while") or the word means something else."""
    phrase = text[max(0, pair.start() - BEFORE) : pair.end(2) + BEFORE // 2]
    return _pattern("behind").match(text, pair.start(2)) is None or bool(_pattern("right").search(phrase))


def _told(pair: re.Match[str], taken: Taken) -> Finding:
    word = pair[1].lower()
    says = f"Here it is “{word} {taken.right}”." if taken.right else f"Behind “{word}” no “{pair[2]}” is needed."
    return slip_of_grammar(*pair.span(2), says, *filter(None, [taken.right]))

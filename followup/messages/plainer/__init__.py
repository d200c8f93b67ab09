"""Marks what those who learned English later stumble over, idioms and long sentences, with a plainer way to say it.

It is a view of its own, asked for; no finding of the check comes from it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..review.note import WORD, Note, Span

LONG = 25  # words; from there on a sentence is easier in two (a house figure)
PAUSE = re.compile(r"[;:]|,? (?:and|but|which|because|although|so that|while|since|where)\b|,")
OURS = re.compile(r"\b(?:my|your|our|his|her|their)\b")
EDGE = 5  # words that each of two sentences has at least


@dataclass(frozen=True, slots=True)
class Mark:
    """kind: idiom or long-sentence; start, end: characters of the text; says: one sentence; instead: plainer words."""

    kind: str
    start: int
    end: int
    says: str
    instead: str = ""

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def plainer(text: str) -> tuple[Mark, ...]:
    """Every idiom and every long sentence of a message, in the order of the text."""
    note = Note(text)
    return tuple(sorted((*_idioms(note), *_long(note)), key=lambda mark: (mark.start, -mark.end)))


def _idioms(note: Note) -> Iterator[Mark]:
    for found in _pattern().finditer(note.readable):
        words = note.text[found.start() : found.end()]
        instead = _idioms_known()[_key(found[0])]
        yield Mark("idiom", found.start(), found.end(), f"“{words}” is an idiom: {instead}.", instead)


def _long(note: Note) -> Iterator[Mark]:
    for sentence in note.sentences:
        count = len(WORD.findall(sentence.text))
        if count > LONG:
            says = f"This sentence has {count} words{_where_to_part(sentence)}"
            yield Mark("long-sentence", sentence.start, sentence.end, says)


def _where_to_part(sentence: Span) -> str:
    """Where the sentence may end and a second begin: at the pause that is nearest its middle."""
    middle = len(sentence.text) / 2
    pauses = [
        pause
        for pause in PAUSE.finditer(sentence.text)
        if min(len(sentence.text[: pause.start()].split()), len(sentence.text[pause.end() :].split())) >= EDGE
    ]
    if not pauses:
        return "; two short ones are easier to read."
    before = sentence.text[: min(pauses, key=lambda pause: abs(pause.start() - middle)).start()].split()
    return f"; it may end after “{' '.join(before[-3:])}”."


def _key(words: str) -> str:
    return OURS.sub("my", " ".join(words.lower().split()))


@cache
def _idioms_known() -> dict[str, str]:
    read = tomllib.loads((Path(__file__).parent / "idioms.toml").read_text(encoding="utf-8"))["idioms"]
    return {_key(idiom): plain for idiom, plain in read.items()}


@cache
def _pattern() -> re.Pattern[str]:
    """The longest idiom that begins at a place."""
    idioms = sorted(_idioms_known(), key=len, reverse=True)
    any_of = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in idioms)
    any_of = re.sub(r"(?<![a-z])my(?![a-z])", "(?:my|your|our|his|her|their)", any_of)
    return re.compile(rf"(?<![\w'-])(?:{any_of})(?![\w'-])", re.IGNORECASE)

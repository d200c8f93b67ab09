"""Finds sentences whose tone does not help, by the classifier; what patterns found already is not told twice.

Patterns and classifier are read together: where both hear a fault it is told as sure, where one is unsure, as a hint.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from .. import reading
from ..occasion import Occasion
from ..reading import read_sentence
from ..reading.labels import TONES
from .finding import Finding
from .note import WORD, Note, Span
from .own_wordings import is_drafted
from .placeholders import facts_said, without_gaps

MOST = 120  # sentences that are read; no letter has more
FEWEST = 4  # words; less is a greeting or a sign-off
BRIEF, CERTAIN = 8, 1.8  # of fewer words than this little can be told, unless it is certain: log-odds
# Log-odds that a sentence is at fault, below which it sounds well and nearly well: half of the good sentences of hands
# left out of training lie below the first, four in five below the second.
WELL, DOUBTFUL = -2.8, -1.4
GREETING = re.compile(r"(?:dear|hello|hi|good (?:morning|afternoon|evening))\b[^.!?]{0,60}$", re.IGNORECASE)
SPOKEN = ("reception", "voicemail", "call")
HARSH = ("desperate", "self-deprecating", "blame", "oversharing", "boast", "chatty", "stock-phrase")


def with_tone(found: Sequence[Finding], note: Note, here: Occasion) -> list[Finding]:
    """The findings of the patterns, a doubtful one as a hint, and what the classifier hears beside them."""
    weighed = [heard for one in found if (heard := _weighed(one, note)) is not None]
    told = [(one.start, one.end) for one in weighed if one.code in TONES]
    return [*weighed, *(one for one in _heard(note, here) if not any(a < one.end and one.start < b for a, b in told))]


def _weighed(one: Finding, note: Note) -> Finding | None:
    """A pattern's finding on tone: nothing in a sentence that sounds well, a hint in one that nearly does."""
    if one.code not in TONES or one.severity != "warning" or one.code == "stock-phrase":
        return one
    sentence = next((s for s in note.sentences if s.start <= one.start < s.end), None)
    if sentence is None or (faulty := read_sentence(_flat(sentence.text)).faulty) > DOUBTFUL:
        return one
    alone = read_sentence(_flat(note.readable[one.start : one.end])).faulty
    return None if faulty <= WELL and alone <= DOUBTFUL else replace(one, severity="hint")


def _heard(note: Note, here: Occasion) -> Iterator[Finding]:
    text, own = without_gaps(note), [fact.casefold() for fact in facts_said(here.case) if len(fact) > 20]
    for sentence in note.sentences[:MOST]:
        said = Span(text[sentence.start : sentence.end], sentence.start)
        flat = _flat(said.text)
        if (
            not _is_prose(said)
            or is_drafted(sentence.text, here.template)
            or any(one in flat.casefold() for one in own)
        ):
            continue
        heard = read_sentence(flat)
        brief = len(WORD.findall(flat)) < BRIEF and heard.faulty < CERTAIN
        if heard.sounds == "well" or brief or (here.template.kind in SPOKEN and heard.tone not in HARSH):
            continue
        words = _words()[heard.tone]
        sure = heard.sounds == "sure"
        yield Finding(
            code=heard.tone,
            severity="warning" if sure else "hint",
            start=sentence.start,
            end=sentence.end,
            says=words["says" if sure else "maybe"],
            advice=tuple(words["advice"]),
        )


def _is_prose(sentence: Span) -> bool:
    return len(WORD.findall(sentence.text)) >= FEWEST and not GREETING.match(sentence.text)


def _flat(text: str) -> str:
    return " ".join(text.split())


@cache
def _words() -> dict[str, Any]:
    """What is said of each tone; from data."""
    path = Path(reading.__file__).parent / "tones.toml"
    words: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["tone"]
    return words

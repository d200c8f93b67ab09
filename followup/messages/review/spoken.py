"""Finds a script that takes too long to say: a machine cuts off, and nobody at reception writes half a minute down."""

from __future__ import annotations

from collections.abc import Iterator

from ..occasion import Occasion
from ..speaking import WORDS_A_MINUTE, seconds
from .finding import Finding
from .note import Note

LEEWAY = 10  # seconds that nobody notices: a name spelled out and a word of thanks take as long


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """One finding, on what would be said after the time is over."""
    most = here.template.max_seconds
    if most is None or (needed := seconds(note.body.text)) <= most + LEEWAY:
        return
    yield Finding(
        code="too-long",
        severity="warning",
        start=_place(note, most),
        end=note.body.start + len(note.body.text.rstrip()),
        advice=("E6",) if here.template.kind == "reception" else ("E3", "E5"),
        says=f"This takes about {needed} seconds to say; {most} are enough.",
    )


def _place(note: Note, most: int) -> int:
    """Where the first word begins that no longer fits."""
    left, place = most * WORDS_A_MINUTE // 60, note.body.start
    for word in note.body.text.split():
        place = note.text.find(word, place)
        left -= any(c.isalnum() for c in word)
        if left < 0:
            break
        place += len(word)
    return place

"""Leaves the candidate's own better answers alone: they are no slip of a name, a day or the tone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .overlaps import LANGUAGE

STAY = ("placeholder", "job-detail", "too-long", "long-paragraph", *LANGUAGE)


def without_answers(found: list[Finding], note: Note, here: Occasion) -> list[Finding]:
    """The findings but those within an answer of this case; slips of language stay, and what is said at reception."""
    places = list(_places(note, here))
    return [one for one in found if one.code in STAY or not any(a <= one.start < one.end <= b for a, b in places)]


def _places(note: Note, here: Occasion) -> Iterator[tuple[int, int]]:
    for interview in here.case.interviews:
        for point in interview.open_points:
            words = re.split(r"\s+", (point.answer or "").strip().rstrip(".").replace("’", "'"))
            if not words[0]:
                continue
            pattern = r"\s+".join(map(re.escape, words))
            yield from (found.span() for found in re.finditer(pattern, note.readable, re.IGNORECASE))

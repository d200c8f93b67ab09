"""Stage histories in one cell: “Applied 3/2 → phone screen 3/9 → rejected 3/20”, each stage with its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .dates import Found, looks_like_date, months_by_word
from .words import fold

STEPS = re.compile(r"\s*(?:→|➔|➜|⇒|=>|->|-->|»|;|\||\n)\s*|\s+>\s+")
COMMAS = re.compile(r",\s+(?=[^\W\d_])")
NUMERIC = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[/.]\d{1,2}\.?"
MONTH = r"[^\W\d_]{3,12}\.?"
WORDED = (
    rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?{MONTH}(?:,?\s+(?:de\s+)?\d{{4}})?"
)
DAY = re.compile(rf"(?<![\w/.-])(?:{NUMERIC}|{WORDED})(?![\w/-])")
AROUND = re.compile(
    r"\b(?:on|am|le|el|il|op|em|dnia|at|the|since|seit|den|:)\s*$|[(\[:@,\-–—]+\s*$|^\s*[)\]:,\-–—]+", re.IGNORECASE
)


class Step(NamedTuple):
    """One stage of a history: the text of the stage, and the text of its day or ""."""

    text: str
    day: str


def read_steps(cell: str) -> list[Step]:
    """The stages of a cell in their order; a single one where nothing parts it."""
    parts = [part for part in STEPS.split(cell) if part.strip()]
    if len(parts) == 1 and len(list(_days(cell))) > 1:
        parts = COMMAS.split(cell)
    return [_step(part) for part in parts]


def _step(part: str) -> Step:
    days = list(_days(part))
    if len(days) != 1:
        return Step(part.strip(), "")
    start, end = days[0].span()
    before, after = _bare(part[:start]), _bare(part[end:])
    return Step(" ".join(filter(None, (before, after))), days[0][0].strip())


def _bare(text: str) -> str:
    kept = text
    while (cut := AROUND.sub("", kept.strip())) != kept:
        kept = cut
    return kept


def _days(text: str) -> Iterator[re.Match[str]]:
    for found in DAY.finditer(text):
        if re.match(r"\d+[-/.]\d", found[0]):
            if looks_like_date(found[0]) or re.fullmatch(r"\d{1,2}[/.]\d{1,2}\.?", found[0]):
                yield found
        elif any(word in months_by_word() for word in fold(found[0]).split()):
            yield found


def first_day(text: str) -> str:
    """The text of the one day that a text names; "" where it names none or several."""
    days = list(_days(text))
    return days[0][0].strip() if len(days) == 1 else ""


def is_read(found: Found) -> bool:
    return found.day is not None or found.short is not None

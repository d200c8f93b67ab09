"""Stage histories in one cell: “Applied 3/2 → phone screen 3/9 → rejected 3/20”, each stage with its day."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import NamedTuple

from .dates import EAST, looks_like_date, months_by_word
from .words import fold

STEPS = re.compile(r"\s+[·•]\s+|\s*(?:→|➔|➜|⇒|=>|->|-->|»|;|\||\n)\s*|\s+>\s+")
COMMAS = re.compile(r",\s+(?=[^\W\d_])")
NUMERIC = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[/.]\d{1,2}\.?"
MONTH = r"[^\W\d_]{3,12}\.?"
WAYS = (  # signs of other scripts may stand right beside a day
    re.compile(rf"(?<![A-Za-z0-9_/.])(?:{EAST.pattern})(?![A-Za-z0-9_/])"),
    re.compile(rf"(?<![A-Za-z0-9_/.-])(?:{NUMERIC})(?![A-Za-z0-9_/-])"),
) + tuple(
    re.compile(rf"(?<![\w/.-])(?:{way})(?![\w/-])")
    for way in (
        rf"\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?{MONTH}(?:,?\s+(?:de\s+)?\d{{4}})?",
        rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?",
    )
)
AROUND = re.compile(
    r"\b(?:on|am|le|el|il|op|em|dnia|at|the|since|seit|den|:)\s*$|[(\[:@,\-–—]+\s*$|^\s*[)\]:,\-–—]+", re.IGNORECASE
)


DAYLIKE = re.compile(r"\d[-/.]\d|\d\s?[月월]|\d[^\W\d_]*\.?\s|\s\d")  # in whatever names a day
JOINING = "-–—,，、;；"  # between the stages of a history
MOST_LISTED = 20_000  # characters
NULLS = re.compile(r"\bnull\b")
STAGE_KEYS = ("stage", "status", "state", "name", "to", "label", "event", "type", "title", "etape", "estado", "stufe")
DAY_KEYS = frozenset({"date", "at", "on", "day", "timestamp", "time", "when", "datum", "fecha", "data"})


class Step(NamedTuple):
    """One stage of a history: the text of the stage, and the text of its day or ""."""

    text: str
    day: str


@lru_cache(maxsize=5_000)
def read_steps(cell: str) -> tuple[Step, ...]:
    """The stages of a cell in their order; a single one where nothing parts it."""
    if listed := _listed(cell):
        return listed
    parts = [part for part in STEPS.split(cell) if part.strip()]
    if len(parts) == 1 and len(_days(cell)) > 1:
        parts = COMMAS.split(cell)
        parts = _at_days(cell) or parts if len(parts) == 1 else parts
    return tuple(_step(part) for part in parts)


def _at_days(cell: str) -> list[str]:
    """The stages of “3/2 applied - 3/9 interview” or “applied 3/2-interview 3/9”: each day with the words behind it, or
    before it, and a sign between them; none where it is not so.
    """
    text = cell.strip()
    spans = [day.span() for day in _days(text)]
    if spans[0][0] == 0:
        cuts = [start for start, _ in spans[1:]]
    elif spans[-1][1] == len(text):
        cuts = [end for _, end in spans[:-1]]
    else:
        return []
    ends = zip([0, *cuts], [*cuts, len(text)])
    parts = [text[start:end] for start, end in ends]
    signs = [
        before.rstrip()[-1:] if spans[0][0] == 0 else after.lstrip()[:1] for before, after in zip(parts, parts[1:])
    ]
    bare = [part.strip(JOINING + " ") for part in parts]
    apart = all(sign and sign in JOINING for sign in signs)
    return bare if apart and all(_step(part).text for part in bare) else []


def _listed(cell: str) -> tuple[Step, ...]:
    """The stages of a list as programs write one, [{"stage": …, "date": …}, …]; none where it is no such list."""
    if not cell.startswith(("[", "{")) or len(cell) > MOST_LISTED:
        return ()
    try:
        held = ast.literal_eval(NULLS.sub("None", cell))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ()
    members = held if isinstance(held, list) else [held]
    steps = [_member(one) for one in members if isinstance(one, dict | str)]
    return tuple(step for step in steps if step.text)


def as_read(cell: str) -> str:
    """A cell as people read it: a list that a program wrote as its stages, anything else as it is."""
    steps = _listed(cell)
    return " → ".join(" ".join(filter(None, step)) for step in steps) if steps else cell


def _member(one: dict[object, object] | str) -> Step:
    if isinstance(one, str):
        return _step(one)
    texts = {fold(str(key)): str(value) for key, value in one.items() if isinstance(value, str | int)}
    text = next((texts[key] for key in STAGE_KEYS if key in texts), "")
    return Step(text, next((texts[key] for key in texts if key in DAY_KEYS), ""))


def _step(part: str) -> Step:
    days = _days(part)
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


def _days(text: str) -> list[re.Match[str]]:
    """Every day that a text names, in its order; of two that overlap the one that begins first."""
    if not DAYLIKE.search(text):
        return []
    found = [day for way in WAYS for day in way.finditer(text) if _is_day(day[0])]
    kept: list[re.Match[str]] = []
    for day in sorted(found, key=lambda one: (one.start(), -one.end())):
        if not kept or day.start() >= kept[-1].end():
            kept.append(day)
    return kept


def _is_day(text: str) -> bool:
    if re.match(r"\d+[-/.]\d", text):
        return looks_like_date(text) or bool(re.fullmatch(r"\d{1,2}[/.]\d{1,2}\.?", text))
    if EAST.fullmatch(text):
        return True
    return any(word in months_by_word() for word in fold(text).split())


def first_day(text: str) -> str:
    """The text of the one day that a text names; "" where it names none or several."""
    days = _days(text)
    return days[0][0].strip() if len(days) == 1 else ""

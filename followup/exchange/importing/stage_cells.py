"""What a cell in the column of one stage says: a yes, days, words of its own, or several of these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .dates import SEVERAL, is_day
from .history import read_steps
from .stages import TOLD, Stage, is_no, is_yes
from .statuses import ENDS, UNCLEAR, names_a_talk, names_somebody, read_status

CLOCKS = re.compile(r"\d{1,2}[:：h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|Uhr)?", re.IGNORECASE)
EDGES = " ,:;-–—()[]"
BEFORE = frozenset({"interview", "invited", "task"})  # stages of which a day is their own, whatever became of them


class Part(NamedTuple):
    """meaning: one of statuses.toml; day: its text, "" for none; talked: whether an interview was, beside it."""

    meaning: str
    day: str = ""
    talked: bool = False


class Read(NamedTuple):
    """What is understood of a cell, in its order; whether that is all of it."""

    parts: tuple[Part, ...]
    whole: bool


def read_cell(cell: str, stage: Stage, told: Mapping[str, str]) -> Read:
    """The parts of a cell that says something. told: meanings by key, as the candidate explained them."""
    if is_no(cell):
        return Read((), True)
    if is_yes(cell):
        return Read((Part(stage.meaning),), True)
    pieces = [list(_parts(piece, stage, told)) for piece in SEVERAL.split(cell) if piece]
    found = [part for piece in pieces for part in piece]
    return Read(tuple(part for part in found if part is not None), bool(found) and None not in found)


def _parts(piece: str, stage: Stage, told: Mapping[str, str]) -> Iterator[Part | None]:
    """The parts of a piece in which no sign stands between days; None for one that is not understood."""
    if is_day(piece):
        yield Part(stage.meaning, piece)
        return
    for step in read_steps(piece):
        text = CLOCKS.sub("", step.text).strip(EDGES) if step.day else step.text
        yield from _words(text, step.day, stage, told) if text else (Part(stage.meaning, step.day),)


def _words(text: str, day: str, stage: Stage, told: Mapping[str, str]) -> Iterator[Part | None]:
    """What words say, which stand beside a day or alone. A day beside an end is that of the stage, if it has one."""
    if is_yes(text):
        yield Part(stage.meaning, day)
        return
    said = read_status(text, None, told)
    if said.meaning == UNCLEAR:
        met = stage.meaning == "interview" and names_a_talk(text)
        yield Part(stage.meaning, day) if met or (day and names_somebody(text)) else None
        if day and not met and names_somebody(text):
            yield None  # whom they met, or where, is kept
    elif said.meaning not in TOLD:
        yield None
    elif day and said.meaning in ENDS and stage.meaning in BEFORE:
        yield Part(stage.meaning, day)
        yield Part(said.meaning)
    else:
        yield Part(said.meaning, day, said.talked and said.meaning != "interview")

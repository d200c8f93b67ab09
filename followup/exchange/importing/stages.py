"""Columns that each stand for one stage: “Phone Screen”, “Offer”, with a yes, a tick, a day or the stage's own words in
them; “Interviews” with how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import SEVERAL, looks_like_date
from .history import read_steps
from .statuses import UNCLEAR, names_a_talk, names_somebody, read_status
from .table import Table
from .words import fold, fold_header, is_missing, read_words

SAMPLE = 400  # cells of a column that are looked at
MOSTLY, SOME = 0.6, 0.2  # share of its cells that must be understood, of a header that may name a person, and else
MEANT = frozenset({"interview", "invited", "task", "offer", "rejected", "accepted", "declined", "withdrew", "checking",
                   "on hold", "offer withdrawn", "silent", "open", "closed"})  # fmt: skip
TOLD = frozenset({"interview", "invited", "task", "offer", "rejected", "accepted", "declined", "withdrew"})
COUNT = re.compile(r"1?\d(?:\.0)?")
TICKS, CROSSES = frozenset("✓✔✅☑☒🗹🟢👍"), frozenset("✗✘❌✖🔴👎☐⬜")


@dataclass(frozen=True, slots=True)
class Stage:
    """A column from 0 and its header. meaning: one of statuses.toml; refused: a no in it is the employer's refusal;
    counted: its cells say how many there were; once: a yes in it only says that there was one at least.
    """

    column: int
    name: str
    meaning: str
    refused: bool = False
    counted: bool = False
    once: bool = False


def find_stages(table: Table) -> Iterator[Stage]:
    """The columns whose headers name a stage and whose cells say yes, no, a day, a stage, or how many."""
    asked = frozenset(map(fold, read_words("headings")["selected"]))
    for number, name in enumerate(table.header):
        header = fold_header(name)
        selected = header in asked
        once = selected or header in map(fold, read_words("headings")["whether"])
        talk = once or re.sub(r" \d+$", "", header) in read_words("headings")["talks"]
        filled = [cell for cell in table.column(number)[:SAMPLE] if not is_missing(cell)]
        if header in read_words("headings")["counted"] and filled and all(map(COUNT.fullmatch, filled)):
            yield Stage(number, name, "interview", counted=True)
            continue
        meaning = "interview" if talk else _meaning(header)
        if meaning not in MEANT or (meaning == "open" and _own_remark(header)):
            continue
        enough = MOSTLY if talk and not once else SOME
        if not filled or sum(_says(cell, meaning) for cell in filled) >= enough * len(filled):
            yield Stage(number, name, meaning, selected, once=once)


def _own_remark(header: str) -> bool:
    """Whether a header is about what one does or plans oneself: “Follow-up date”, “Next step”, “First seen”."""
    return not set(read_words("headings")["no_stage"]).isdisjoint(header.split())


def _meaning(header: str) -> str:
    words = header.split()
    aside = frozenset(read_words("headings")["beside_stage"])
    if {"yes", "y"}.isdisjoint(words):
        aside -= {"no", "n"}  # “No Offer” is another stage than “Offer (yes/no)”
    bare = " ".join(word for word in words if word not in aside)
    said = read_status(bare).meaning if bare else ""
    return "" if said == UNCLEAR else said


def _says(cell: str, stage: str) -> bool:
    """Whether a cell says yes, no, a day, or what became of it: “Zoom interview”, “Jan 5, no”, for a talk “Zoom”."""
    if is_yes_no(cell) or read_status(cell).meaning in TOLD or (stage == "interview" and names_a_talk(cell)):
        return True
    parts = [part for part in SEVERAL.split(cell) if part]
    return all(map(looks_like_date, parts)) or any(_has_day(part) for part in parts)


def _has_day(part: str) -> bool:
    steps = read_steps(part)
    return bool(steps) and all(step.day and (not step.text or _clear(step.text)) for step in steps)


def _clear(text: str) -> bool:
    return is_yes_no(text) or read_status(text).meaning in TOLD or names_a_talk(text) or names_somebody(text)


def is_yes_no(cell: str) -> bool:
    return is_yes(cell) or is_no(cell)


def is_yes(cell: str) -> bool:
    """Whether a cell says yes, by a word or a tick."""
    if len(cell) > 12:
        return False
    bare = fold(cell)
    return bare in read_words("headings")["yes"] or (not bare and any(sign in TICKS for sign in cell))


def is_no(cell: str) -> bool:
    """Whether a cell says no, by a word or a cross."""
    if len(cell) > 12:
        return False
    bare = fold(cell)
    return bare in read_words("headings")["no"] or (not bare and any(sign in CROSSES for sign in cell))

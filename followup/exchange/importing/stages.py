"""Columns that each stand for one stage, with a yes, a tick or a day in them: “Phone Screen”, “Offer”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .dates import SEVERAL, looks_like_date
from .statuses import UNCLEAR, read_status
from .table import Table
from .words import fold, fold_header, is_missing, read_words

SAMPLE = 400  # cells of a column that are looked at
MEANT = frozenset({"interview", "invited", "task", "offer", "rejected", "accepted", "declined", "withdrew", "checking",
                   "on hold", "offer withdrawn", "silent", "open", "closed"})  # fmt: skip
ALSO = frozenset("y n x 0 1 t f".split())
TICKS, CROSSES = frozenset("✓✔✅☑☒🗹🟢👍"), frozenset("✗✘❌✖🔴👎☐⬜")


@dataclass(frozen=True, slots=True)
class Stage:
    """A column from 0 and its header. meaning: one of statuses.toml; refused: a no in it is the employer's refusal."""

    column: int
    name: str
    meaning: str
    refused: bool = False


def find_stages(table: Table) -> Iterator[Stage]:
    """The columns whose headers name a stage and whose cells say yes, no, or a day."""
    asked = frozenset(map(fold, read_words("headings")["selected"]))
    for number, name in enumerate(table.header):
        header = fold_header(name)
        selected = header in asked
        meaning = "interview" if selected or header in read_words("headings")["talks"] else _meaning(header)
        if meaning not in MEANT:
            continue
        filled = [cell for cell in table.column(number)[:SAMPLE] if not is_missing(cell)]
        if not filled or sum(map(_says, filled)) >= 0.6 * len(filled):
            yield Stage(number, name, meaning, selected)


def _meaning(header: str) -> str:
    aside = frozenset(read_words("headings")["beside_stage"])
    bare = " ".join(word for word in header.split() if word not in aside)
    said = read_status(bare).meaning if bare else ""
    return "" if said == UNCLEAR else said


def _says(cell: str) -> bool:
    return is_yes_no(cell) or all(looks_like_date(part) for part in SEVERAL.split(cell) if part)


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

"""Import of what people have: any CSV, XLSX or JSON job log, first as a preview, then into the journal in one go.

    table = open_table(data, "log.csv")
    seen = preview(table, timezone="Europe/Vienna", journal=journal)
    result = take(seen, journal, at=now)

A row that is taken opens one case: what is certain becomes facts and events, the rest a note that names file and
row. A row is known again by what its case was opened with (employer, role, day, link, place), so that importing
twice changes nothing; see importing/doubles.py. All is checked before the first byte is written, and written at
once: an import that fails leaves the journal as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..case.errors import Problem, Unavailable, shorten
from ..journal import Journal
from .importing.doubles import Known
from .importing.matching import Choice, Columns, field_words, propose
from .importing.outcomes import Preview, RowPreview
from .importing.preview import preview
from .importing.reading import open_table
from .importing.setting import Question
from .importing.table import Table

__all__ = [
    "Choice",
    "Columns",
    "Preview",
    "Question",
    "Result",
    "RowPreview",
    "Table",
    "field_words",
    "open_table",
    "preview",
    "propose",
    "take",
]


@dataclass(frozen=True, slots=True)
class Result:
    """Rows read, taken, held back, refused: the last three add up to the first. cases: ids, in the order of rows."""

    read: int
    taken: int
    held_back: int
    refused: int
    cases: tuple[str, ...]


def take(seen: Preview, journal: Journal, *, at: datetime) -> Result:
    """Open a case for each row the preview takes, all in one write. at: aware, when this is written down.

    Rows that came into the journal since the preview are held back. Raises Unavailable where a question is
    open, InputError where the journal can't be written: then it is as it was.
    """
    if seen.questions:
        raise Unavailable(*(_open(question, seen.table.name) for question in seen.questions))
    rows = [(row, row.facts) for row in seen.taken if row.facts is not None]
    late: set[int] = set()

    def choose(opened: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
        since = {case_id: facts for case_id, facts in opened.items() if case_id not in seen.compared_with}
        late.update(_came_since(rows, since))
        return [_case(row, facts, seen.table.name, at) for row, facts in rows if row.number not in late]

    ids = journal.new_cases(choose, at=at)
    held = sum(row.number in late or row.part_of in late for row in seen.taken)
    counts = seen.counts
    return Result(counts["read"], counts["taken"] - held, counts["held back"] + held, counts["refused"], tuple(ids))


def _open(question: Question, name: str) -> Problem:
    return Problem(name, question.asks, question.seen, f"{question.option} {question.allowed}")


def _came_since(rows: list[tuple[RowPreview, Mapping[str, Any]]], since: Mapping[str, Mapping[str, Any]]) -> set[int]:
    """The numbers of rows whose case somebody opened after the preview was made."""
    known = Known()
    for case_id, facts in since.items():
        known.add(facts, case_id)
    return {row.number for row, facts in rows if known.find(facts)}


def _case(row: RowPreview, facts: Mapping[str, Any], name: str, at: datetime) -> dict[str, Any]:
    """The mapping of the case a row opens: its facts, the note that says where they are from, an end without a day."""
    text = " ".join(part for part in (f"Imported from {shorten(name, 100)}, row {row.number}.", row.note) if part)
    events = [*facts["events"], {"at": at, "kind": "note", "text": text}]
    if row.closes:
        events.append({"at": at, "kind": "decided", "what": "closed"})
    return {**facts, "events": events}

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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..case.errors import Problem, Unavailable, shorten
from ..journal import Journal
from ..journal.entries import new_id
from .importing.earlier import BROUGHT, Earlier, Update
from .importing.matching import Choice, Columns, field_words, propose
from .importing.outcomes import Preview, RowPreview
from .importing.preview import preview
from .importing.reading import open_table
from .importing.setting import Question
from .importing.table import Table
from .importing.teaching import Word, remember
from .importing.words import read_words

Line = tuple[str, str, dict[str, Any]]  # of the journal: case, what it does, its keys
__all__ = [
    "Choice",
    "Columns",
    "Preview",
    "Question",
    "Result",
    "RowPreview",
    "Table",
    "Word",
    "field_words",
    "meanings",
    "open_table",
    "preview",
    "propose",
    "take",
]


@dataclass(frozen=True, slots=True)
class Result:
    """Rows read, taken, changed, held back, refused: all but the first add up to it. cases: ids of those that were
    opened, in the order of rows; updated: of those that were changed.
    """

    read: int
    taken: int
    changed: int
    held_back: int
    refused: int
    cases: tuple[str, ...]
    updated: tuple[str, ...] = ()


def meanings() -> dict[str, str]:
    """What a status may be told to mean, in words, in the order in which it is offered."""
    return dict(read_words("meanings"))


def take(seen: Preview, journal: Journal, *, at: datetime, accept: bool = False) -> Result:
    """Open a case for each row the preview takes, and bring those up to date that a row changes, all in one write.

    at: aware, when this is written down; accept: take what is clear though questions are open: what they are about
    stays held back or left out. Rows that came into the journal since the preview are held back. Raises Unavailable
    where a question is open, InputError where the journal can't be written: then it is as it was.
    """
    if open_ := [question for question in seen.questions if not (accept and question.may_wait)]:
        raise Unavailable(*(_open(question, seen.table.name) for question in open_))
    rows = [(row, row.facts) for row in seen.taken if row.facts is not None]
    late: set[int] = set()
    updates = list(_updates(seen, journal, at))

    def choose(opened: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
        since = {case_id: facts for case_id, facts in opened.items() if case_id not in seen.compared_with}
        late.update(_came_since(rows, since))
        return [_case(row, facts, seen, at) for row, facts in rows if row.number not in late]

    ids = journal.new_cases(choose, at=at, changes=[line for _, lines in updates for line in lines])
    remember(journal, seen.told, at=at)
    held = sum(row.number in late or row.part_of in late for row in seen.taken)
    counts = seen.counts
    same = counts["changed"] - len(updates)
    return Result(counts["read"], counts["taken"] - held, len(updates), counts["held back"] + held + same,
                  counts["refused"], tuple(ids), tuple(case_id for case_id, _ in updates))  # fmt: skip


def _updates(seen: Preview, journal: Journal, at: datetime) -> Iterator[tuple[str, list[Line]]]:
    """For each row that still changes its case, the lines to write: compared anew, for somebody may have written."""
    earlier = Earlier({}, journal)
    for row in seen.changed:
        if row.update is None:
            continue
        update = earlier.update(row.update.case_id, row.update.facts, row.update.status, row.update.note)
        if update.says:
            yield update.case_id, list(_lines(update, row.number, seen, at))


def _lines(update: Update, row: int, seen: Preview, at: datetime) -> Iterator[Line]:
    text = " ".join(filter(None, (f"Brought up to date from {shorten(seen.table.name, 100)}, row {row}.", update.note)))
    pairs = [*update.pairs, *([["interviews", new_id(row)], _written(one, at, seen)] for one in update.interviews)]
    if pairs:
        yield update.case_id, "facts", {"set": pairs, BROUGHT: True}
    for event in (*update.events, {"kind": "note", "text": text, "at": at.isoformat()}):
        yield update.case_id, "event", {"event": _written(event, at, seen), BROUGHT: True}


def _open(question: Question, name: str) -> Problem:
    return Problem(name, question.asks, question.seen, f"{question.option} {question.allowed}")


def _came_since(rows: list[tuple[RowPreview, Mapping[str, Any]]], since: Mapping[str, Mapping[str, Any]]) -> set[int]:
    """The numbers of rows whose case somebody opened after the preview was made."""
    known = Earlier(since, None)
    return {row.number for row, facts in rows if known.find(facts)}


def _case(row: RowPreview, facts: Mapping[str, Any], seen: Preview, at: datetime) -> dict[str, Any]:
    """The mapping of the case a row opens: its facts, and the note that says where they are from."""
    text = " ".join(
        part for part in (f"Imported from {shorten(seen.table.name, 100)}, row {row.number}.", row.note) if part
    )
    events = [*(_written(event, at, seen) for event in facts["events"]), {"at": at, "kind": "note", "text": text}]
    return {**facts, "interviews": [_written(one, at, seen) for one in facts["interviews"]], "events": events}


def _written(one: Mapping[str, Any], at: datetime, seen: Preview) -> dict[str, Any]:
    """It with the moment of writing down, where its day is not known: what came before stays before."""
    if not one.get("day_unknown"):
        return dict(one)
    held = datetime.fromisoformat(str(one["at"]))
    return {**one, "at": (at - (seen.written - held)).astimezone(held.tzinfo).isoformat()}

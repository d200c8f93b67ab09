"""Decides for every row of a table, before anything is written: taken, held back or refused, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from ...case.case_file import load_case
from ...case.errors import InputError, shorten
from ...case.wording import NOT_NAMED
from ...journal import Journal
from .application import Draft, NotTaken, read_row, status_then
from .doubles import Known, name_key, role_title
from .matching import Columns, field_words, propose
from .outcomes import Outcome, Preview, RowPreview
from .setting import Question, Setting, choose_zone, find_orders
from .table import Row, Table
from .transitions import Process, draft_process, find_processes

NOT_KNOWN = {"name": "Not named yet"}
DOUBLE = "can't be told from another row"


def preview(
    table: Table,
    mapping: Mapping[str, str | None] | None = None,
    *,
    order: str | None = None,
    timezone: str | None = None,
    candidate: Mapping[str, Any] | None = None,
    journal: Journal | None = None,
    now: datetime | None = None,
    also: Collection[int] = (),
) -> Preview:
    """Read every row as it would be taken; nothing is written.

    mapping: field -> header, over what was proposed (None: that field is not taken); order: dmy, mdy or ymd,
    where no value over 12 proves it; timezone: IANA, of all the employers; candidate: as in a case file, else
    the journal's newest case's; journal: what is in it already is held back; now: aware, days after it are
    left out (interviews may lie ahead); also: numbers of held-back rows to take all the same.
    Raises InputError for an unknown field, column, order or zone.
    """
    columns = propose(table).changed(mapping or {}, table.header)
    zone, questions = choose_zone(timezone)
    orders, asked = find_orders(table, columns, order)
    opened = journal.openings() if journal is not None else {}
    who, unnamed = _choose_candidate(candidate, journal, opened)
    setting = Setting(table, columns, orders, zone, who, now)
    rows = _steps(setting, opened, also) if columns.shape == "transitions" else _applications(setting, opened, also)
    questions = [*_ask_employer(table, columns), *asked, *questions, *unnamed]
    ordered = tuple(sorted(rows, key=lambda row: row.number))
    return Preview(table, columns, ordered, tuple(questions), zone, table.remarks, frozenset(opened))


def _choose_candidate(
    given: Mapping[str, Any] | None, journal: Journal | None, opened: dict[str, Any]
) -> tuple[Mapping[str, Any], list[Question]]:
    if given:
        load_case({"candidate": given, "employer": {"name": "?", "timezone": "UTC"}, "role": {"title": "?"}})
        return given, []
    if journal is not None and opened:
        with suppress(InputError):  # a newest case that is not sound names nobody
            return journal.mapping(next(reversed(opened)))["candidate"], []
    return NOT_KNOWN, [Question("candidate", "whose applications are these?", "", "your name", "--name")]


def _ask_employer(table: Table, columns: Columns) -> list[Question]:
    if "employer" in columns.choices or columns.shape == "cards":
        return []
    asks = f"no column says who the employer is: {field_words()['employer']['says']}=?"
    return [Question("column", asks, ", ".join(table.header), "the name of a column", "--map employer=")]


def _applications(setting: Setting, opened: Mapping[str, Any], also: Collection[int]) -> list[RowPreview]:
    in_journal, in_file = Known(), Known()
    for case_id, facts in opened.items():
        in_journal.add(facts, case_id)
    rows = []
    for row in setting.table.rows:
        try:
            draft = read_row(row, setting, also=row.number in also)
            facts = make_facts(draft, setting)
            if row.number not in also:
                _hold_back_known(draft, in_journal.find(facts), opened)
                _hold_back_double(in_file.find(facts))
        except NotTaken as why:
            rows.append(_not_taken(row, why, setting))
        else:
            in_file.add(facts, f"row {row.number}")
            rows.append(_taken(row.number, draft, facts))
    return rows


def _hold_back_known(draft: Draft, case_id: str | None, opened: Mapping[str, Any]) -> None:
    """A status that was another when the case was imported is worth a word: nothing is changed for it."""
    if case_id is None:
        return
    then = status_then(opened[case_id])
    if then is not None and draft.status and then != shorten(draft.status, 200):
        changed = f"{case_id}: {shorten(then, 40)} → {shorten(draft.status, 40)}"
        raise NotTaken("in your journal already, with another status", held=True, detail=changed)
    raise NotTaken("in your journal already", held=True, detail=case_id)


def _hold_back_double(row: str | None) -> None:
    if row is not None:
        raise NotTaken(DOUBLE, held=True, detail=row)


def make_facts(draft: Draft, setting: Setting) -> dict[str, Any]:
    """The case a draft opens, its note left out. NotTaken where it would be no sound case."""
    facts = {
        "candidate": dict(setting.candidate),
        "employer": {"name": draft.employer, "timezone": setting.timezone},
        "role": draft.role,
        "interviews": draft.interviews,
        "events": draft.events,
    }
    try:
        load_case(facts)
    except InputError as error:
        raise NotTaken("not a sound case", detail=str(error.problems[0])) from None
    return facts


def _taken(number: int, draft: Draft, facts: Mapping[str, Any]) -> RowPreview:
    applied = draft.applied.isoformat() if draft.applied else ""
    note = " ".join(draft.notes)
    return RowPreview(number, "taken", draft.employer, draft.title, applied, draft.status,
                      remarks=tuple(draft.remarks), facts=facts, note=note, closes=draft.closes)  # fmt: skip


def _not_taken(row: Row, why: NotTaken, setting: Setting) -> RowPreview:
    names = ("employer", "title", "applied", "status")
    employer, title, applied, status = (" ".join(setting.cell(row, name).split())[:200] for name in names)
    outcome: Outcome = "held back" if why.held else "refused"
    return RowPreview(row.number, outcome, employer, title, applied, status, why.reason, why.detail)


def _steps(setting: Setting, opened: Mapping[str, Any], also: Collection[int]) -> list[RowPreview]:
    """The rows of each process; the first ones at an employer are those the journal knows already, if any."""
    left = Counter(name_key(facts) for facts in opened.values() if role_title(facts) == NOT_NAMED)
    seen: dict[tuple[str, ...], int] = {}
    rows: list[RowPreview] = []
    for found in find_processes(setting):
        if isinstance(found, Process):
            rows += _process(found, setting, left, seen, also)
        else:
            rows.append(_not_taken(*found, setting))
    return rows


def _process(
    process: Process, setting: Setting, left: Counter[str], seen: dict[tuple[str, ...], int], also: Collection[int]
) -> list[RowPreview]:
    try:
        draft = draft_process(process)
        facts = make_facts(draft, setting)
        if process.rows[0].number not in also:
            _hold_back_process(process, name_key(facts), left, seen)
    except NotTaken as why:
        return [_not_taken(row, why, setting) for row in process.rows]
    first = _taken(process.rows[0].number, draft, facts)
    further = f"a further step of row {first.number}"
    rest = [RowPreview(row.number, "taken", draft.employer, draft.title, remarks=(further,), part_of=first.number)
            for row in process.rows[1:]]  # fmt: skip
    return [first, *rest]


def _hold_back_process(process: Process, employer: str, left: Counter[str], seen: dict[tuple[str, ...], int]) -> None:
    steps = (employer, *process.steps)
    if steps in seen:
        raise NotTaken(DOUBLE, held=True, detail=f"row {seen[steps]}")
    seen[steps] = process.rows[0].number
    if left[employer]:
        left[employer] -= 1
        raise NotTaken("in your journal already", held=True, detail=process.employer)

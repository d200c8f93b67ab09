"""Decides for every row of a table, before anything is written: taken, held back or refused, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from ...case.case_file import case_to_dict, load_case
from ...case.errors import InputError
from ...case.wording import NOT_NAMED
from ...journal import Journal
from ...journal.entries import plain
from ...journal.marks import FORGOTTEN
from ...journal.opened import undisturbed
from .application import BLANK_ROW, TELLING, UNEXPLAINED, Draft, read_row
from .doubles import Known, is_not_recorded, marks_of, name_key, role_title
from .earlier import Earlier
from .mails import has_subjects, is_mailbox
from .matching import BEGINS, Columns, propose
from .naming import MOST_LINE, NotTaken
from .outcomes import DOUBLE, Outcome, Preview, RowPreview
from .own_tables import is_own, preview_own
from .setting import NOT_YET, Question, Setting, ask_columns, choose_zone, find_orders, find_serials
from .statuses import BLANK
from .table import Row, Table
from .teaching import Word, explained, find_words, remembered
from .transitions import Process, draft_process, find_processes
from .unsent import is_saved
from .whose_day import is_of_status
from .words import fold, is_missing, is_plain
from .years import find_years

TELLS = {*TELLING, "response_date", "status_date"} - {"employer"}
HEARD = 500  # rows, after which somebody who waits is told how far it is
NOT_KNOWN = {"name": "Not named yet"}
ONCE_FORGOTTEN = "something was forgotten here once: if it is in this table, it comes back, so look at the rows"


@undisturbed()
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
    words: Mapping[str, str] | None = None,
    year: int | None = None,
    heard: Callable[[int], None] | None = None,
) -> Preview:
    """Read every row as it would be taken; nothing is written.

    mapping: field -> header, over what was proposed (None: that field is not taken); order: dmy, mdy or ymd,
    where no value over 12 proves it; timezone: an IANA zone or its city, of all the employers; candidate: as in a
    case file, else the journal's newest case's; journal: what is in it already is held back, or changed where the
    list says more; now: aware, days after it are left out (interviews may lie ahead); also: numbers of held-back rows
    to take all the same; words: what statuses mean, beside what the journal remembers; year: of the first day that
    has none; heard: is told now and then how many rows were read. Raises InputError for an unknown field, column,
    order, zone or meaning.
    """
    if is_own(table):
        return _own(table, candidate, journal, now)
    columns = propose(table).changed(mapping or {}, table)
    zone, questions = choose_zone(timezone)
    known = remembered(journal) | explained(words or {})
    columns, orders, asked = _settle(table, columns, order, known)
    who, unnamed = _choose_candidate(candidate, journal, opened := journal.openings() if journal is not None else {})
    setting = Setting(table, columns, orders, zone, who, now, known, serials=find_serials(table, columns))
    years = find_years(setting, year)
    unsent = any(is_saved(row, setting) for row in table.rows)
    mails = is_mailbox(table, columns.choices["title"].column if "title" in columns.choices else None)
    setting = replace(
        setting,
        years=years.of,
        begins=years.begins,
        asks_blank=_asks_blank(setting),
        keeps_unsent=unsent,
        of_mails=mails,
    )
    lists = Earlier(opened, journal)
    told = heard or (lambda done: None)
    transitions = columns.shape == "transitions"
    rows = _steps(setting, opened, also) if transitions else _applications(setting, lists, also, told)
    statuses = (*_blank(rows), *find_words(setting))
    questions = [
        *ask_columns(table, columns),
        *asked,
        *_ask_year(years.open),
        *_ask_words(statuses, rows),
        *questions,
        *unnamed,
    ]
    ordered = tuple(sorted(rows, key=lambda row: row.number))
    remarks = table.remarks + _remarks(columns) + _forgotten(journal, rows)
    return Preview(table, columns, ordered, tuple(questions), zone, remarks, frozenset(opened), statuses,
                   explained(words or {}), setting.written)  # fmt: skip


def _own(table: Table, candidate: Mapping[str, Any] | None, journal: Journal | None, now: datetime | None) -> Preview:
    """What an export of this workbook holds: nothing of it is to be guessed."""
    opened = journal.openings() if journal is not None else {}
    who, unnamed = _choose_candidate(candidate, journal, opened)
    rows = preview_own(table, who, opened)
    remarks = table.remarks + _forgotten(journal, rows)
    return Preview(table, Columns({}, {"says": "an export of this workbook"}), tuple(rows), tuple(unnamed), "as it was",
                   remarks, frozenset(opened), written=NOT_YET)  # fmt: skip


def _settle(
    table: Table, columns: Columns, order: str | None, words: Mapping[str, str]
) -> tuple[Columns, dict[str, str | None], list[Question]]:
    """The columns, the one called only “Date” in doubt where rows that were never sent have a day in it too, and where
    it may be the day of an email or of the status beside it.
    """
    choice = columns.choices.get("applied")
    orders, asked = find_orders(table, columns, order)
    if choice is not None and choice.confidence < BEGINS and choice.clear:
        said = {
            word: meaning for word, meaning in words.items() if word != BLANK
        }  # which is said of rows without a day
        setting = Setting(table, columns, orders, "UTC", NOT_KNOWN, None, said)
        saved = any(setting.cell(row, "applied") and is_saved(row, setting) for row in table.rows)
        if saved or has_subjects(table) or is_of_status(setting):
            columns = columns.doubting("applied")
            orders, asked = find_orders(table, columns, order)
    return columns, orders, asked


def _asks_blank(setting: Setting) -> bool:
    """Whether a row that says neither when it was sent nor how it stands may be one that never was. Of rows of which a
    day is asked for it is not known yet; where columns of single stages tell of most, the others wait for an answer.
    """
    rows, choices = setting.table.rows, setting.columns.choices
    if "applied" in setting.columns.doubts:
        return False
    if "applied" in choices or "status" in choices:
        return True
    telling = {choices[name].column for name in TELLS if name in choices}
    telling |= {stage.column for stage in setting.columns.stages}
    return sum(any(not is_missing(row.cells[n]) for n in telling if n < len(row.cells)) for row in rows) * 5 < len(rows)


def _ask_year(short: str) -> list[Question]:
    if not short:
        return []
    return [Question("year", "in which year is the first day without one?", short, "a year such as 2026", "--year")]


def _blank(rows: list[RowPreview]) -> Iterator[Word]:
    """The status of the rows that have none, where it may be that they were never sent."""
    if times := sum(row.reason == BLANK_ROW for row in rows):
        yield Word(BLANK, "(blank)", times, "", False)


def _ask_words(statuses: tuple[Word, ...], rows: list[RowPreview]) -> list[Question]:
    """One question for all statuses that are not clear, where they hold rows back."""
    unclear = [word for word in statuses if not word.clear]
    if not unclear or not any(row.reason in (UNEXPLAINED, BLANK_ROW) for row in rows):
        return []
    seen = "; ".join(f"{word.text} ({word.times})" for word in unclear[:6])
    asks = f"what do {len(unclear)} statuses mean?" if len(unclear) > 1 else "what does this status mean?"
    example = f'as in "{unclear[0].text}=not applied for"'
    return [Question("words", asks, seen, example, "--word")]


def _forgotten(journal: Journal | None, rows: list[RowPreview]) -> tuple[str, ...]:
    """A table does not say which of its rows was forgotten here, and no mark does either."""
    opens = any(row.outcome == "taken" for row in rows)
    return (ONCE_FORGOTTEN,) if opens and journal is not None and any(journal.settings(FORGOTTEN)) else ()


def _remarks(columns: Columns) -> tuple[str, ...]:
    if not columns.stages:
        return ()
    return (f"columns that each stand for a stage: {', '.join(stage.name for stage in columns.stages)}",)


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


def _applications(
    setting: Setting, earlier: Earlier, also: Collection[int], heard: Callable[[int], None]
) -> list[RowPreview]:
    in_file = Known()
    marks = marks_of(setting.table, [choice.column for choice in setting.columns.choices.values()])
    told, named = _as_told(setting, marks), _with_roles(setting)
    claimed: dict[str, str] = {}  # cases of the journal, each by the first row that speaks of it
    rows: list[RowPreview] = []
    left: dict[object, RowPreview] = {}  # by all that is in them: a row word for word like one of these is left too
    for place, row in enumerate(setting.table.rows):
        if place % HEARD == 0:
            heard(place)
        says = (row.cells, row.section, setting.years.get(row.number))
        if says in left and row.number not in also:
            rows.append(replace(left[says], number=row.number))
            continue
        try:
            draft = read_row(row, setting, also=row.number in also)
            facts = make_facts(draft, setting)
            if row.number not in also:
                case_id = earlier.find(facts)
                if case_id is not None:
                    _hold_back_double(claimed.get(case_id))
                    claimed[case_id] = f"row {row.number}"
                    in_file.add(facts, f"row {row.number}")
                    rows.append(_known(row, draft, facts, case_id, earlier))
                    continue
                _hold_back_double(None if is_not_recorded(facts) else told(row, in_file.find(facts)))
                _hold_back_double(_other_role(facts, named))
        except NotTaken as why:
            left[says] = _not_taken(row, why, setting)
            rows.append(left[says])
        else:
            in_file.add(facts, f"row {row.number}")
            rows.append(_taken(row.number, draft, facts))
    return rows


def _with_roles(setting: Setting) -> set[str]:
    """The employers of whom a row names a role, where other rows name none."""
    titles = [is_missing(setting.cell(row, "title")) for row in setting.table.rows]
    if all(titles) or not any(titles):
        return set()
    named = (row for row, bare in zip(setting.table.rows, titles) if not bare)
    return {fold(setting.cell(row, "employer")) for row in named}


def _other_role(facts: Mapping[str, Any], named: set[str]) -> str | None:
    """Of a row without a role, which nothing else tells from those of its employer that have one: their words."""
    bare = role_title(facts) == NOT_NAMED and not {"applied", "url", "location"} & set(facts["role"])
    return "one of this employer that names a role" if bare and name_key(facts) in named else None


def _known(row: Row, draft: Draft, facts: Mapping[str, Any], case_id: str, earlier: Earlier) -> RowPreview:
    """A row whose case is there: what it changes in it, or held back where it says nothing new."""
    update = earlier.update(case_id, facts, draft.status, " ".join(draft.notes))
    applied = draft.applied.isoformat() if draft.applied else ""
    if not update.says:
        return RowPreview(row.number, "held back", draft.employer, draft.title, applied, draft.status,
                          "in your journal already", case_id)  # fmt: skip
    return RowPreview(row.number, "changed", draft.employer, draft.title, applied, draft.status,
                      remarks=update.says, detail=case_id, update=update)  # fmt: skip


def _as_told(setting: Setting, marks: Mapping[int, tuple[str, ...]]) -> Callable[[Row, str | None], str | None]:
    """Says of a row that looks like an earlier one whether a mark or an hour tells the two apart after all."""
    by_number = {row.number: row for row in setting.table.rows}

    def look(row: Row, like: str | None) -> str | None:
        if like is None:
            return None
        other = by_number[int(like.removeprefix("row "))]
        if marks[row.number] != marks[other.number] or _numbers_differ(setting, row, other):
            return None
        clocks = [setting.date(one, "applied").clock for one in (row, other)]
        apart = None not in clocks and clocks[0] != clocks[1] and not _one_posting(setting, row, other)
        return None if apart else like

    return look


def _one_posting(setting: Setting, row: Row, other: Row) -> bool:
    """Whether both rows have the link to one posting, with its number: then it is one, at whatever hours."""
    one, two = (setting.cell(each, "url") for each in (row, other))
    return one == two and re.search(r"\d{5}", one) is not None


def _numbers_differ(setting: Setting, row: Row, other: Row) -> bool:
    """Whether the notes of both rows are nothing but numbers of postings, and not the same."""
    one, two = (setting.cell(each, "notes").strip() for each in (row, other))
    return one != two and all(re.fullmatch(r"#?[A-Za-z]{0,4}[- ]?\d{4,}[\w-]*", each) for each in (one, two))


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
    if _is_plain(draft):
        return facts
    try:
        kept = case_to_dict(load_case(facts))
    except InputError as error:
        raise NotTaken("not a sound case", detail=str(error.problems[0])) from None
    return {**facts, "role": plain(kept["role"])}  # as the journal has it, to be compared with that the next time


def _is_plain(draft: Draft) -> bool:
    """Whether its texts are of the plainest kind: what is built of such is a sound case without a second look."""
    texts = [draft.employer, *(value for value in draft.role.values() if isinstance(value, str))]
    return all(is_plain(text) and 0 < len(text) <= MOST_LINE for text in texts)


def _taken(number: int, draft: Draft, facts: Mapping[str, Any]) -> RowPreview:
    applied = draft.applied.isoformat() if draft.applied else ""
    note = " ".join(draft.notes)
    return RowPreview(number, "taken", draft.employer, draft.title, applied, draft.status,
                      remarks=tuple(draft.remarks), facts=facts, note=note)  # fmt: skip


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
        draft = draft_process(process, setting)
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

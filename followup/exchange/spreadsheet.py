"""The search as tables that spreadsheets open: cases, people, history and agenda, as CSV or as one XLSX workbook.

No cell can start a formula: in CSV such a text gets an apostrophe in front, also after what a spreadsheet of another
country takes for the end of a cell; in XLSX it is marked as text, as a spreadsheet itself does it, and stays as it was
written. Moments are the employer's clock; the zone stands beside.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from ..case.case import Case, Event, Interview
from ..case.event_words import name_of
from ..case.text import plain_text, shown
from ..case.wording import joined
from ..planning.phrases import STAGE_WORDS
from ..planning.planner import Plan
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from ..search.answers import UNKNOWN_DAY
from ..search.order import next_words
from ..search.planned import Cases, Planned
from .own_columns import AGENDA, HEADERS, INNER, starts_formula

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767  # characters, in XLSX
WIDTHS = {"text": 60, "notes": 60, "url": 30, "employer": 26, "role": 26, "next step": 44, "step": 44, "when": 34}
AHEAD = timedelta(days=14)
Cell = str | int | date | None  # a datetime is a date too


class Sheet(NamedTuple):
    """rows: as long as the header; texts, numbers, dates, naive moments of the employer's clock, or None."""

    name: str
    header: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def sheets(
    cases: Cases,
    *,
    now: datetime,
    policy: str = DEFAULT_POLICY,
    rulebook: Rulebook | None = None,
    ahead: timedelta = AHEAD,
    only: Collection[str] = tuple(HEADERS),
) -> dict[str, Sheet]:
    """The tables by name: cases, people, history (applications, interviews and every event), agenda within `ahead`."""
    planned = Planned(cases, now=now, policy=policy, rulebook=rulebook)
    rows: dict[str, Callable[[], list[tuple[Any, ...]]]] = {
        "cases": lambda: [_case(case, plan) for case, plan in planned.pairs],
        "people": lambda: [row for case in planned for row in _people(case)],
        "history": lambda: sorted((row for case in planned for row in _history(case)), key=_by_day),
        "agenda": lambda: _agenda(planned, ahead),
    }
    return {name: Sheet(name, header, rows[name]()) for name, header in HEADERS.items() if name in only}


def _case(case: Case, plan: Plan | None) -> tuple[Cell, ...]:
    role, (next_step, when) = case.role, next_words(plan)
    held = [meeting.interview for meeting in case.timeline.held]
    last = max((interview.at for interview in held if not interview.day_unknown), default=None)
    until = plan.promise["until"] if plan else None
    decided = [event for event in case.events if event.kind == "decided"]
    ended = max(decided, key=lambda event: event.at).what if decided and plan and plan.stage == "closed" else None
    return (
        case.id, case.employer.name, role.title, STAGE_WORDS[plan.stage] if plan else None, role.applied, role.source,
        role.url, role.location, role.salary, len({interview.round for interview in held}),
        _there(last, case) if last else None, date.fromisoformat(until) if until else None,
        next_step or None, when or None, case.employer.timezone, role.notes, ended,
    )  # fmt: skip


def _people(case: Case) -> Iterator[tuple[Cell, ...]]:
    for one in case.contacts:
        calls = "yes" if one.no_calls else None
        yield (case.id, case.employer.name, one.id, one.name, one.role, one.email, one.phone, one.prefers, calls,
               one.away_until)  # fmt: skip


def _history(case: Case) -> Iterator[tuple[Cell, ...]]:
    """Everything that happened, so that no stage is lost in the last one."""
    whose = (case.employer.timezone, case.id, case.employer.name, case.role.title)
    if case.role.applied:
        yield (case.role.applied, *whose, "applied", None, None, case.role.source, None, None, None, None)
    for one in case.interviews:
        names = joined([contact.name for who in one.people if (contact := case.contact(who))])
        text = None if one.held else "did not take place"
        rest = (f"round {one.round}", names, one.format, None, _promised(one), text, None)
        yield (_when(one, case), *whose, "interview", *rest)
    for event in case.events:
        yield (_when(event, case), *whose, *_event(case, event))


def _when(of: Interview | Event, case: Case) -> datetime | str:
    return UNKNOWN_DAY if of.day_unknown else _there(of.at, case)


def _event(case: Case, event: Event) -> tuple[Cell, ...]:
    name = name_of(case, event.to or event.sender) or None
    told = (event.channel or event.by, event.outcome, _promised(event), event.text)
    return event.kind, event.what, name, *told, _deadline(case, event)


def _promised(of: Interview | Event) -> date | str | None:
    return of.promised_by or (f"{of.promised_days} days" if of.promised_days is not None else None)


def _deadline(case: Case, event: Event) -> date | None:
    return _there(event.answer_by, case) if isinstance(event.answer_by, datetime) else event.answer_by


def _agenda(cases: Planned, ahead: timedelta) -> list[tuple[Cell, ...]]:
    from ..search import agenda

    zones = {case.id: case.employer.timezone for case in cases}
    table = agenda(cases, now=cases.now, policy=cases.policy, rulebook=cases.book, ahead=ahead)
    rows = table.to_dict("records")
    return [
        (_naive(row["from"]), _naive(row["until"]), zones[row["case"]], *(row[name] or None for name in AGENDA[3:]))
        for row in rows
    ]


def _there(moment: datetime, case: Case) -> datetime:
    return moment.astimezone(case.zone).replace(tzinfo=None)


def _naive(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=None) if moment is not None else None


def _by_day(row: tuple[Cell, ...]) -> str:
    return f"{row[0]}{row[2]}"


def to_csv(sheet: Sheet) -> bytes:
    """One table as CSV (RFC 4180), in UTF-8 with the mark that Excel needs to see it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.header)
    writer.writerows([_as_text(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _as_text(value: Cell) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    text = "" if value is None else INNER.sub("'", shown(plain_text(str(value))))
    return f"'{text}" if starts_formula(text) else text


def to_xlsx(tables: Iterable[Sheet]) -> bytes:
    """All tables as one XLSX workbook, a sheet each: dates are dates, everything else is text or a number.

    Its bytes differ from one writing to the next: the format keeps the time it was written at.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "followup"
    for sheet in tables:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        _set_widths(page, sheet)
        page.append(sheet.header)
        for row in sheet.rows:
            page.append([_cell(page, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _set_widths(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    for number, name in enumerate(sheet.header, 1):
        page.column_dimensions[get_column_letter(number)].width = WIDTHS.get(name, 16)


def _cell(page: Worksheet, value: Cell) -> Any:
    """The value as the sheet takes it; dates become dates of their own accord."""
    if not isinstance(value, str):
        return value
    text = _cut(plain_text(value))
    return _marked_as_text(page, text) if starts_formula(text) else text or None


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def _marked_as_text(page: Worksheet, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, text)
    cell.data_type, cell.quotePrefix = "s", True
    return cell

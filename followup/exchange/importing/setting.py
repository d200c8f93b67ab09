"""What reading a file's rows depends on beside the rows: columns, order of dates, zone, candidate, now; and what
is still to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import date as Day
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from ...case.errors import InputError, Problem
from ...case.schema import nearest, one_of
from .dates import ORDERS, SEVERAL, Found, find_order, read_date
from .history import read_steps
from .matching import Columns, field_words
from .places import named
from .statuses import EASTERN
from .table import Row, Table
from .words import is_missing

ELSEWHERE = ""  # the order of days that stand in no column of their own
NOT_YET = datetime(2000, 1, 1, 12, tzinfo=UTC)  # where nobody has said when it is; the import writes its own moment
FIRST_OF_EXCEL = datetime(1899, 12, 30)
HALF_A_YEAR = 6  # months
FAR_AHEAD = timedelta(days=90)
NO_DAY = Found()


@dataclass(frozen=True, slots=True)
class Question:
    """Something the candidate must say first. id: column, column:FIELD, dates, year, words, timezone or candidate;
    option: its word on the command line.
    """

    id: str
    asks: str
    seen: str
    allowed: str
    option: str

    @property
    def may_wait(self) -> bool:
        """Whether what is clear can be taken without the answer: what it is about stays out, and is named."""
        return self.id not in ("timezone", "candidate", "column")


@dataclass(frozen=True, slots=True)
class Setting:
    """How rows are read. orders: of each date column, as proven or told; now: later days are left out; None: none.

    words: meanings of statuses by their keys, as the candidate explained them; years: of rows whose days have none
    """

    table: Table
    columns: Columns
    orders: Mapping[str, str | None]
    timezone: str
    candidate: Mapping[str, Any]
    now: datetime | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    begins: Mapping[int, tuple[int, int]] = field(default_factory=dict)  # see years.Years
    serials: Mapping[str, datetime] = field(default_factory=dict)
    asks_blank: bool = False  # whether a row with neither a day nor a status may be one that was never sent
    of_mails: bool = False  # whether its rows are the emails of a mailbox
    keeps_unsent: bool = False  # whether the list also keeps what was never sent, by its own words

    @property
    def zone(self) -> ZoneInfo:
        return _zone(self.timezone)

    @property
    def has_status(self) -> bool:
        """Whether any column says where a case stands."""
        return any(name in self.columns.choices for name in ("status", "outcome", "history"))

    @property
    def written(self) -> datetime:
        """When this is written down, as far as anybody has said."""
        return self.now or NOT_YET

    def cell(self, row: Row, field: str) -> str:
        """What the row holds for a field; "" where nothing does."""
        if field == "status" and self.columns.later:
            return " → ".join(self._numbered(row))
        choice = self.columns.choices.get(field)
        if choice is None or choice.column >= len(row.cells):
            return ""
        return row.cells[choice.column]

    def _numbered(self, row: Row) -> Iterator[str]:
        """Each of the numbered statuses that a row has, with its day."""
        cells = [*row.cells, *[""] * (len(self.table.header) - len(row.cells))]
        for column, day in self.columns.later:
            if not is_missing(cells[column].strip()):
                dated = day is not None and not is_missing(cells[day])
                yield f"{cells[column]} {cells[day]}" if dated and day is not None else cells[column]

    def date(self, row: Row, field: str) -> Found:
        """The day the row holds for a field, read in the order of that column."""
        return self.read_short(self.cell(row, field), row, field)

    def read_short(self, cell: str, row: Row, field: str) -> Found:
        """A text as a day of that column or field; one without a year in that of its row."""
        if not cell:
            return NO_DAY
        order = self.orders[field] if field in self.orders else self.orders.get(ELSEWHERE)
        serials = self.table.serials or self.serials.get(field)
        year = self.years.get(row.number)
        found = read_date(cell, order, self.zone, serials)
        if found.short is None or year is None:
            return found
        after = self.applied_in(row)
        late = after is not None and field != "applied" and found.short < (after.month, after.day)
        if after is None and (begins := self.begins.get(row.number)):
            late = begins[0] - found.short[0] > HALF_A_YEAR
        dated = read_date(
            cell, order, self.zone, serials, (after.year if after and field != "applied" else year) + late
        )
        return found if late and self._is_far_ahead(dated.day) else dated

    def _is_far_ahead(self, day: Day | None) -> bool:
        """Whether a day lies further ahead than any interview: then it was none of the next year."""
        return day is not None and self.now is not None and day > self.now.date() + FAR_AHEAD

    def applied_in(self, row: Row) -> Day | None:
        """The day of the application, where a column has it; what has no year comes after it."""
        cell = self.cell(row, "applied")
        order, year = self.orders.get("applied"), self.years.get(row.number)
        return read_date(cell, order, self.zone, self.table.serials or self.serials.get("applied"), year).day


def find_orders(table: Table, columns: Columns, told: str | None) -> tuple[dict[str, str | None], list[Question]]:
    """The order of each date column: proven by its values, else told, else the program's own; else a question."""
    if told is not None and told not in ORDERS:
        raise InputError(Problem("order of dates", "not one of the orders", told, one_of(ORDERS, told)))
    own = columns.preset.get("order")
    if any(map(EASTERN.search, table.header)):  # where the year comes first, of two digits too
        return {name: told or "ymd" for name in (*_days(table, columns), ELSEWHERE)}, []
    orders: dict[str, str | None] = {}
    unproven: list[str] = []
    for name, (header, days) in _days(table, columns).items():
        proven = find_order(days)
        orders[name] = proven if proven in ("dmy", "mdy") else told or own
        if proven == "both":
            orders[name] = None  # only what has one reading is read
        elif proven == "" and orders[name] is None:
            unproven.append(header)
    shared = _one_for_all(orders)
    if shared is not None:  # one hand wrote them all
        orders = {name: order or shared for name, order in orders.items()}
        unproven = []
    orders[ELSEWHERE] = shared or told or own
    return orders, [_ask_order(table, columns, unproven)] if unproven else []


def _one_for_all(orders: Mapping[str, str | None]) -> str | None:
    found = {order for order in orders.values() if order}
    return found.pop() if len(found) == 1 else None


def _days(table: Table, columns: Columns) -> dict[str, tuple[str, list[str]]]:
    """For each column that holds days: its header, and every text in it that may be one."""
    found: dict[str, tuple[str, list[str]]] = {}
    for name, choice in columns.choices.items():
        cells = table.column(choice.column)
        if field_words()[name]["holds"] == "date" and name != "saved":  # which nothing is made of
            found[name] = choice.name, [part for cell in cells for part in SEVERAL.split(cell)]
        elif name in ("status", "outcome", "history"):
            found[name] = choice.name, [step.day for cell in set(cells) for step in read_steps(cell) if step.day]
    for stage in columns.stages:
        texts = sorted({cell for cell in table.column(stage.column) if cell})
        days = [step.day for cell in texts for step in read_steps(cell) if step.day]
        found[stage.name] = stage.name, days + [part for cell in texts for part in SEVERAL.split(cell)]
    return found


def _ask_order(table: Table, columns: Columns, names: list[str]) -> Question:
    days = next(days for header, days in _days(table, columns).values() if header == names[0])
    seen = next((cell for cell in days if find_order([cell]) == ""), "")
    asks = f"no value of {', '.join(names)} shows whether the day or the month comes first"
    return Question("dates", asks, seen, "dmy or mdy (ymd: the year comes first)", "--dates")


def find_serials(table: Table, columns: Columns) -> dict[str, datetime]:
    """Date columns of a text that a spreadsheet wrote as its own numbers: all of them, five digits each."""
    found = {}
    for name, choice in columns.choices.items():
        cells = [cell for cell in table.column(choice.column) if not is_missing(cell)]
        if field_words()[name]["holds"] == "date" and cells and all(re.fullmatch(r"[3-6]\d{4}", one) for one in cells):
            found[name] = FIRST_OF_EXCEL
    return found


def choose_zone(timezone: str | None) -> tuple[str, list[Question]]:
    """The zone, or UTC with a question where none is known. InputError for a name no zone has."""
    if timezone is None:
        asks = "in which time zone are these employers?"
        return "UTC", [Question("timezone", asks, "", "an IANA name such as Europe/Berlin", "--timezone")]
    timezone = named(timezone)
    if timezone not in _known_zones():
        close = nearest(timezone, _known_zones()) or "Europe/Berlin"
        raise InputError(Problem("timezone", "unknown time zone", timezone, f"{close}?"))
    return timezone, []


@cache
def _zone(name: str) -> ZoneInfo:
    """As it is found, without a look into the system's files or into what was found before."""
    return ZoneInfo(name)


@cache
def _known_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def ask_columns(table: Table, columns: Columns) -> list[Question]:
    """The columns that are not clear, one question each; and where none says who the employer is, that one, unless
    the rest shows a list of applications: then employers are not recorded.
    """
    asked = [
        Question(f"column:{name}", f"does “{one.name}” hold this: {_held(name, columns)}?", _example(table, one.column),
                 f'the name of a column, or nothing: {name}= leaves it out', f'--map "{name}={one.name}"')
        for name, one in columns.doubts.items()
    ]  # fmt: skip
    known = {"title", "applied", "status", "outcome", "history"} & set(columns.choices)
    enough = len(known) + len(columns.stages) > (0 if columns.nobody else 1)
    if "employer" in columns.choices or columns.shape == "cards" or enough:
        return asked
    asked = [question for question in asked if question.id != "column:employer"]
    asks = f"no column says who the employer is: {field_words()['employer']['says']}=?"
    shown = [f"{name}: {_example(table, place)}" if table.unnamed else name for place, name in enumerate(table.header)]
    return [
        Question(
            "column", asks, ", ".join(shown), "the name of a column, or nothing: no column does", "--map employer="
        ),
        *asked,
    ]


def _held(name: str, columns: Columns) -> str:
    """What a column that is not clear may hold; of a day, what else beside a status."""
    other = name == "applied" and "status" in {*columns.choices, *columns.doubts}
    return f"{columns.says(name)}, or is it the {columns.says('status_date')}" if other else columns.says(name)


def _example(table: Table, number: int) -> str:
    return next((cell for cell in table.column(number) if not is_missing(cell)), "")

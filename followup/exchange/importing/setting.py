"""What reading a file's rows depends on beside the rows: columns, order of dates, zone, candidate, now; and what
is still to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from ...case.errors import InputError, Problem
from ...case.schema import nearest, one_of
from .dates import ORDERS, SEVERAL, Found, find_order, read_date
from .matching import Columns, field_words
from .table import Row, Table


@dataclass(frozen=True, slots=True)
class Question:
    """Something the candidate must say first. id: column, dates, timezone or candidate; option: its word on the
    command line.
    """

    id: str
    asks: str
    seen: str
    allowed: str
    option: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How rows are read. orders: of each date column, as proven or told; now: later days are left out; None: none."""

    table: Table
    columns: Columns
    orders: Mapping[str, str | None]
    timezone: str
    candidate: Mapping[str, Any]
    now: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def cell(self, row: Row, field: str) -> str:
        """What the row holds for a field; "" where nothing does."""
        choice = self.columns.choices.get(field)
        return row.cells[choice.column] if choice and choice.column < len(row.cells) else ""

    def date(self, row: Row, field: str) -> Found:
        """The day the row holds for a field, read in the order of that column."""
        return self.read(self.cell(row, field), field)

    def read(self, cell: str, field: str) -> Found:
        """A text as a day of that column."""
        return read_date(cell, self.orders.get(field), self.zone, self.table.serials)


def find_orders(table: Table, columns: Columns, told: str | None) -> tuple[dict[str, str | None], list[Question]]:
    """The order of each date column: proven by its values, else told, else the program's own; else a question."""
    if told is not None and told not in ORDERS:
        raise InputError(Problem("order of dates", "not one of the orders", told, one_of(ORDERS, told)))
    orders: dict[str, str | None] = {}
    unproven: list[str] = []
    for field, choice in columns.choices.items():
        if field_words()[field]["holds"] == "date" and field != "saved":  # which nothing is made of
            proven = find_order(part for cell in table.column(choice.column) for part in SEVERAL.split(cell))
            orders[field] = proven if proven in ("dmy", "mdy") else told or columns.preset.get("order")
            if proven == "both":
                orders[field] = None  # only what has one reading is read
            elif proven == "" and orders[field] is None:
                unproven.append(choice.name)
    return orders, [_ask_order(table, unproven)] if unproven else []


def _ask_order(table: Table, names: list[str]) -> Question:
    number = table.header.index(names[0])
    seen = next((cell for cell in table.column(number) if find_order([cell]) == ""), "")
    asks = f"no value of {', '.join(names)} shows whether the day or the month comes first"
    return Question("dates", asks, seen, "dmy or mdy (ymd: the year comes first)", "--dates")


def choose_zone(timezone: str | None) -> tuple[str, list[Question]]:
    """The zone, or UTC with a question where none is known. InputError for a name no zone has."""
    if timezone is None:
        asks = "in which time zone are these employers?"
        return "UTC", [Question("timezone", asks, "", "an IANA name such as Europe/Berlin", "--timezone")]
    if timezone not in _known_zones():
        close = nearest(timezone, _known_zones()) or "Europe/Berlin"
        raise InputError(Problem("timezone", "unknown time zone", timezone, f"{close}?"))
    return timezone, []


@cache
def _known_zones() -> frozenset[str]:
    return frozenset(available_timezones())

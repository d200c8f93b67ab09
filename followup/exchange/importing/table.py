"""A table as it was read from a file: a header and rows of text, each row with the number people find it by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ...case.errors import InputError, Problem

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 300
MOST_CELLS = 3_000_000  # blank ones too, of all sheets of a file


@dataclass(frozen=True, slots=True)
class Row:
    """number: its line in a sheet, the header's being 1 where nothing stands above it; in JSON, its place from 1.
    section: the heading it stands under, where the table has any between its rows.
    """

    number: int
    cells: tuple[str, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. Cells are text without blanks at their ends; rows with nothing in them are left out.

    name: the file's; kind: csv, xlsx or json; read_as: encoding and delimiter, or the sheet, for the preview
    format: what a JSON file says it is; serials: day 0 of bare numbers in date columns (XLSX), else None
    remarks: what was left out in reading; about: titles that stand above it, which may name the year of its days
    sheets: of a workbook, those that hold anything; sheet: the one that was read; beside: of a workbook of ours, the
    records of all its sheets
    """

    name: str
    kind: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    read_as: str = ""
    format: str = ""
    serials: datetime | None = None
    remarks: tuple[str, ...] = ()
    about: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    beside: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict, repr=False)

    @property
    def unnamed(self) -> bool:
        """Whether no line of the file names its columns."""
        return all(re.fullmatch(r"column \d+", name) for name in self.header)

    def column(self, number: int) -> list[str]:
        """The cells of one column, from 0, top to bottom."""
        return [row.cells[number] if number < len(row.cells) else "" for row in self.rows]


def name_columns(cells: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The header with a name for each column: blanks become `column 3`, doubles `Notes (2)`."""
    named: list[str] = []
    for number, cell in enumerate(cells, 1):
        wanted = " ".join(cell.split())[:200] or f"column {number}"
        name, times = wanted, 1
        while name in named:
            times += 1
            name = f"{wanted} ({times})"
        named.append(name)
    return tuple(named)


def drop_blank_ends(cells: list[str]) -> None:
    """Without the empty cells at the end of a row, of which it may have millions."""
    end = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)
    del cells[end:]


def refuse_many_cells(name: str, cells: int) -> None:
    """InputError where these are more cells than any job log has; to be asked before they are made."""
    if cells > MOST_CELLS:
        raise InputError(Problem(name, "too many cells for a job log", f"{cells:,}", f"{MOST_CELLS:,}"))


def refuse_large(name: str, rows: int, columns: int) -> None:
    """InputError where a table is larger than any job log."""
    if rows > MOST_ROWS:
        raise InputError(Problem(name, "too many rows for a job log", str(rows), f"{MOST_ROWS}"))
    if columns > MOST_COLUMNS:
        raise InputError(Problem(name, "too many columns for a job log", str(columns), f"{MOST_COLUMNS}"))

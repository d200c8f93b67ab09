"""Columns that say how an application stands, by what is in their cells."""

from __future__ import annotations

from collections.abc import Iterable

from .history import read_steps
from .statuses import ENDS, UNCLEAR, read_status
from .table import Table
from .words import fold_header, is_missing, read_words

SAMPLE = 200  # cells of a column that are looked at
MOST_STATUSES = 2_000  # different ones of a column
FEWEST = 3  # rows that must agree before two columns are said to
MOSTLY = 0.8  # share of its filled cells that must be clear statuses
ENDED = frozenset({*ENDS, "silent", "offer"})
DECISIVE = ENDED - {"closed"} | {"interview", "invited", "applied"}  # which hardly anything but a status says


def find_second(table: Table, first: int, columns: Iterable[int]) -> int | None:
    """The first of some columns called a status that is one beside another, and does not repeat it. columns: from 0."""
    for number in columns:
        aside = not set(fold_header(table.header[number]).split()).isdisjoint(read_words("headings")["no_second"])
        if not aside and _meanings(table, number) and table.column(number) != table.column(first):
            return number
    return None


def find_by_cells(table: Table, columns: Iterable[int]) -> int | None:
    """The first of some columns whose cells, of at least half the rows, are statuses of two kinds or more."""
    for number in columns:
        said = _meanings(table, number)
        if len(said) * 2 >= len(table.rows[:SAMPLE]) and len(set(said)) > 1 and not DECISIVE.isdisjoint(said):
            return number
    return None


def repeats_a_plan(table: Table, column: int) -> bool:
    """Whether the days of a column are, nearly all of them, those of a column for what one means to do: “Follow-up
    date”. A form that fills in both at once knows of no interview.
    """
    cells = table.column(column)
    plans = frozenset(read_words("headings")["no_stage"])
    for number, name in enumerate(table.header):
        if number != column and not plans.isdisjoint(fold_header(name).split()):
            pairs = [(one, two) for one, two in zip(cells, table.column(number)) if not is_missing(one)]
            same = sum(one == two for one, two in pairs)
            if same >= FEWEST and same >= MOSTLY * len(pairs):
                return True
    return False


def ends_in(table: Table, column: int) -> int:
    """How many cells of a column say that something ended: what came of it stands behind how far it came."""
    return sum(meaning in ENDED for meaning in _meanings(table, column))


def explains(table: Table, outcome: int, beside_status: bool, used: set[int]) -> bool:
    """Whether what is called the outcome only explains in sentences what the status says, or, where none is called
    that, what another column says in words. used: columns that hold something else.
    """
    cells = table.column(outcome)
    if beside_status:
        return is_prose(cells)
    said = sum(read_status(cell).meaning != UNCLEAR for cell in cells[:SAMPLE] if cell)
    rest = [number for number in range(len(table.header)) if number not in used]
    return said * 2 < sum(map(bool, cells[:SAMPLE])) and find_by_cells(table, rest) is not None


def is_varied(cells: list[str]) -> bool:
    """Whether a column says something else in most rows, and in more than anybody could explain: no status does."""
    different = set(cells)
    return len(different) > MOST_STATUSES and len(different) * 2 > sum(map(bool, cells))


def is_prose(cells: list[str]) -> bool:
    """Whether a column holds whole sentences, hardly one of them twice."""
    filled = [cell for cell in cells if not is_missing(cell)]
    long = sum(len(cell.split()) > 8 and len(read_steps(cell)) == 1 for cell in filled)
    return long * 2 > len(filled) and len(set(filled)) * 2 > len(filled)


def _meanings(table: Table, column: int) -> list[str]:
    """What the cells of a column say, where nearly all of them are clear statuses; else nothing."""
    filled = [cell for cell in table.column(column)[:SAMPLE] if not is_missing(cell)]
    said = [meaning for cell in filled if (meaning := read_status(cell).meaning) != UNCLEAR]
    return said if len(said) >= MOSTLY * len(filled) else []

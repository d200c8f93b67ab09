"""An Excel workbook (XLSX) as records of text: dates as ISO text, whole numbers without a point."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from ...case.errors import InputError, Problem, Unavailable
from .table import refuse_large, refuse_many_cells
from .unpacking import refuse_large_parts

MOST_UNPACKED = 40_000_000  # bytes; a small file can unpack to more than any memory
MOST_TAGS = 800_000  # four to a cell; its reader takes two seconds for them
MOST_BESIDE = 60_000  # in a row, and of styles, each of which costs as much as many cells
SWELLS = 20  # bytes of one, where a large list is no bomb
NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</)?\s*(?=</)"
)
LAST_ROW = 1_048_576  # of any sheet; the reader makes every row before the one a file names


def read_sheets(data: bytes, name: str) -> tuple[list[tuple[str, list[list[str]]]], datetime, tuple[str, ...]]:
    """(title, records) of every sheet that shows, the day 0 of its bare numbers, and what is to be told of the rest.
    InputError where it is none.
    """
    openpyxl = _library(name)
    _refuse_bomb(data, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = ", ".join(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
        told = [f"hidden sheets are not read: {hidden}"[:300]] if hidden else []
        return [(sheet.title, _records(sheet)) for sheet in shown], book.epoch, (*told, *_without_results(data))
    except InputError:
        raise
    except Exception:  # openpyxl lets whatever a damaged file causes come out
        raise InputError(Problem(name, "not a sound workbook", "damaged", "XLSX, or save as CSV")) from None


def _without_results(data: bytes) -> Iterator[str]:
    """Programs that write a workbook without reckoning leave the results to the one that opens it."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        pages = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/")]
    if number := sum(len(NO_RESULT.findall(page)) for page in pages):
        cells = "1 cell is a formula" if number == 1 else f"{number:,} cells are formulas"
        yield f"{cells} without its result in the file: open and save it in your spreadsheet program, then import it"


def _library(name: str) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise Unavailable(Problem(name, "XLSX needs the package openpyxl", "", "install it, or save as CSV")) from None
    return openpyxl


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise InputError(Problem(name, "not a sound workbook", "damaged", "XLSX, or save as CSV")) from None
    if unpacked > MOST_UNPACKED:
        raise InputError(Problem(name, "unpacks to too much", f"{unpacked} bytes", f"{MOST_UNPACKED} bytes"))
    refuse_large_parts(data, name, most=MOST_UNPACKED, tags=MOST_TAGS, beside=MOST_BESIDE, swells=SWELLS)


def _records(sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()  # what the file says about its own size may be wrong
    found: list[list[str]] = []
    seen = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        seen += len(row)
        if number >= LAST_ROW:
            raise InputError(
                Problem(
                    sheet.title, "a row that no sheet has", f"row {number + 1:,} or below", f"rows 1 to {LAST_ROW:,}"
                )
            )
        refuse_many_cells(sheet.title, seen)
        cells = _filled(row)
        if cells:
            refuse_large(sheet.title, number, len(cells))
            found += [[] for _ in range(number - len(found))]  # blank rows count once something stands below them
            found.append(cells)
    return found


def _filled(row: tuple[Any, ...]) -> list[str]:
    """The cells of a row as text, up to the last that holds anything."""
    end = len(row)
    while end and (row[end - 1] is None or not _as_text(row[end - 1])):
        end -= 1
    return [_as_text(value) for value in row[:end]]


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date().isoformat()
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)

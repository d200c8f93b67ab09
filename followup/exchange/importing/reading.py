"""Bytes to a table: which kind of file it is, which sheet, and which line is the header."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime

from ...case.errors import InputError, Problem
from .delimited import read_delimited
from .job_log import read_job_log
from .matching import name_fits
from .sheet import read_sheets
from .table import MOST_BYTES, Row, Table, name_columns, refuse_large

TOP = 15  # a title and a few words may stand above the header
KINDS = "CSV, XLSX or JSON"
Records = list[list[str]]


def open_table(data: bytes, name: str, *, encoding: str | None = None) -> Table:
    """The table a file holds, by its contents, not by its name.

    name: what errors and notes call it; encoding: of a text, where the one found is wrong. Raises InputError
    naming the file and the row, Unavailable for XLSX where openpyxl is missing.
    """
    name = os.path.basename(name.replace("\\", "/")) or "file"
    if len(data) > MOST_BYTES:
        raise InputError(Problem(name, "too large for a job log", f"{len(data)} bytes", f"{MOST_BYTES} bytes"))
    if data.startswith(b"PK\x03\x04"):
        return _from_workbook(data, name)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise InputError(Problem(name, "a kind of file that isn't read", "XLS or PDF", f"{KINDS}: save it as one"))
    if _looks_like_json(data, name):
        records, said, remarks = read_job_log(data, name)
        return _build(name, "json", records, 0, "JSON", format=said, remarks=remarks, first=0)
    records, how = read_delimited(data, name, encoding)
    return _build(name, "csv", records, find_header(records), how)


def _looks_like_json(data: bytes, name: str) -> bool:
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] in (b"{", b"[") or name.lower().endswith(".json")


def _from_workbook(data: bytes, name: str) -> Table:
    """The sheet whose header says most of what we look for."""
    sheets, serials = read_sheets(data, name)
    filled = [(title, records) for title, records in sheets if any(map(any, records))]
    if not filled:
        raise InputError(Problem(name, "no sheet with anything in it", "", "a table with a header"))
    title, records = max(filled, key=lambda one: _best(one[1]))
    others = [other for other, _ in filled if other != title]
    remarks = (f"only the sheet {title} is read, not {', '.join(others)}"[:300],) if others else ()
    width = max(map(len, records))
    header = find_header(records)
    records[header] += [""] * (width - len(records[header]))
    return _build(name, "xlsx", records, header, f"sheet {title}", serials=serials, remarks=remarks)


def _best(records: Records) -> int:
    return max((_score(record) for record in records[:TOP]), default=0)


def find_header(records: Records) -> int:
    """The place of the header: the first line that is not blank, unless one near the top names far more fields."""
    first = next((place for place, record in enumerate(records) if any(cell.strip() for cell in record)), 0)
    scores = [_score(record) for record in records[: first + TOP]]
    best = max(scores, default=0)
    return scores.index(best) if best > 1 and best > scores[first] + 1 else first


def _score(record: Sequence[str]) -> int:
    return len({field for cell in record[:100] if cell.strip() and len(cell) < 60 for field, _ in name_fits(cell)})


def _build(
    name: str,
    kind: str,
    records: Records,
    header: int,
    how: str,
    *,
    first: int = 1,
    format: str = "",
    serials: datetime | None = None,
    remarks: tuple[str, ...] = (),
) -> Table:
    if not records or not any(cell.strip() for cell in records[header]):
        raise InputError(Problem(name, "nothing in it", "", f"a table with a header: {KINDS}"))
    names = [cell.strip() for cell in records[header]]
    while names and not names[-1] and kind == "csv":
        names.pop()
    below = [(number, _trimmed(record)) for number, record in enumerate(records[header + 1 :], header + 1 + first)]
    rows = tuple(Row(number, cells) for number, cells in below if cells)
    refuse_large(name, len(rows), len(names))
    above = sum(any(cell.strip() for cell in record) for record in records[:header])
    if above:
        remarks += (f"above the header, {above} filled lines are left out",)
    return Table(name, kind, name_columns(names), rows, how, format, serials, remarks)


def _trimmed(record: Sequence[str]) -> tuple[str, ...]:
    """The cells without blanks at their ends, and without empty cells at the end of the row."""
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)

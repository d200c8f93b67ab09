"""A spreadsheet of LibreOffice (ODS) as records of text: what its cells show, dates as ISO text."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import Any

from ...case.errors import InputError, Problem, Unavailable
from .table import MOST_COLUMNS, MOST_ROWS, refuse_large, refuse_many_cells
from .unpacking import refuse_large_parts

MOST_CONTENT = 12_000_000  # bytes of its XML unpacked, of which its reader makes a hundred times as many
MOST_TAGS = 200_000


def read_open_document(data: bytes, name: str) -> list[tuple[str, list[list[str]]]]:
    """(title, records) of every sheet. InputError where it is none; Unavailable without odfpy."""
    _refuse_what_is_large_or_locked(data, name)
    try:
        load = import_module("odf.opendocument").load
        kind = import_module("odf.table").Table
    except ImportError:
        raise Unavailable(Problem(name, "ODS needs the package odfpy", "", "install it, or save as CSV")) from None
    try:
        sheets = load(io.BytesIO(data)).spreadsheet.getElementsByType(kind)
        read: list[tuple[str, list[list[str]]]] = []
        for sheet in sheets:
            held = sum(len(cells) for _, records in read for cells in records)
            read.append((str(sheet.getAttribute("name") or ""), _records(sheet, name, held)))
        return read
    except InputError:
        raise
    except Exception as error:  # odfpy lets whatever a damaged file causes come out
        problem = Problem(name, "not a sound spreadsheet", type(error).__name__, "ODS, or save as CSV")
        raise InputError(problem) from None


def _refuse_what_is_large_or_locked(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sizes = {part.filename: part.file_size for part in packed.infolist()}
        locked = sizes.get("META-INF/manifest.xml", 0) < 1_000_000 and (
            "META-INF/manifest.xml" in sizes and b"encryption-data" in packed.read("META-INF/manifest.xml")
        )
    if locked:
        way = "open it, take the password off, save it again"
        raise InputError(Problem(name, "no table", "a spreadsheet protected by a password", way))
    refuse_large_parts(data, name, most=MOST_CONTENT, tags=MOST_TAGS, beside=MOST_TAGS)


def _records(sheet: Any, name: str, held: int = 0) -> list[list[str]]:
    found: list[list[str]] = []
    blank = 0
    for row in sheet.getElementsByType(import_module("odf.table").TableRow):
        cells, times = _cells(row, name), int(row.getAttribute("numberrowsrepeated") or 1)
        if not cells:
            blank += times
            continue
        refuse_large(name, len(found) + blank + times - 1, len(cells))
        held += len(cells) * times
        refuse_many_cells(name, held)
        found += [[] for _ in range(min(blank, MOST_ROWS))]
        found += [list(cells) for _ in range(times)]
        blank = 0
    return found


def _cells(row: Any, name: str) -> list[str]:
    """The texts up to the last that is not blank, whatever number of blank ones the file repeats after it."""
    found: list[str] = []
    for cell in row.childNodes:
        if getattr(cell, "tagName", "") not in ("table:table-cell", "table:covered-table-cell"):
            continue
        text, times = _text(cell), int(cell.getAttribute("numbercolumnsrepeated") or 1)
        if text and len(found) + times > MOST_COLUMNS + 1:
            refuse_large(name, 0, len(found) + times)
        found += [text] * min(times, MOST_COLUMNS + 1)
    while found and not found[-1]:
        found.pop()
    return found


def _text(cell: Any) -> str:
    if day := cell.getAttribute("datevalue"):
        return str(day).removesuffix("T00:00:00")
    if cell.getAttribute("valuetype") == "boolean":
        return "yes" if cell.getAttribute("booleanvalue") == "true" else "no"
    return "\n".join(_plain(part) for part in cell.childNodes if getattr(part, "tagName", "") == "text:p")


def _plain(node: Any) -> str:
    if node.nodeType == node.TEXT_NODE:
        return str(node.data)
    if getattr(node, "tagName", "") == "text:s":
        return " "
    return "".join(_plain(part) for part in node.childNodes)

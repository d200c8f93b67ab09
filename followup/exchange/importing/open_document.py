"""A spreadsheet of LibreOffice (ODS) as records of text: what its cells show, dates as ISO text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ...case.errors import InputError, Problem
from .table import MOST_COLUMNS, MOST_ROWS, refuse_large, refuse_many_cells
from .unpacking import refuse_large_parts

MOST_CONTENT = 16_000_000  # bytes of its XML unpacked, each of which may cost a dozen
MOST_TAGS = 800_000  # four to a cell
TABLE, TEXT, OFFICE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "text", "office"))
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def read_open_document(data: bytes, name: str) -> list[tuple[str, list[list[str]]]]:
    """(title, records) of every sheet. InputError where it is none."""
    _refuse_what_is_large_or_locked(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open("content.xml") as content:
            return _sheets(ElementTree.iterparse(content, ("start", "end")), name)
    except InputError:
        raise
    except Exception:  # whatever a damaged file causes
        problem = Problem(name, "not a sound spreadsheet", "damaged", "ODS, or save as CSV")
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


def _sheets(parsed: Iterator[tuple[str, Element]], name: str) -> list[tuple[str, list[list[str]]]]:
    """Row by row, so that no more than one of them is held as XML. A table within a cell is none of the sheets."""
    read: list[tuple[str, list[list[str]]]] = []
    inside = held = blank = 0  # tables that are open; cells of all sheets; blank rows above the next
    for event, one in parsed:
        if one.tag == f"{TABLE}table":
            inside += 1 if event == "start" else -1
            if event == "start" and inside == 1:
                read.append((one.get(f"{TABLE}name", ""), []))
                blank = 0
        elif one.tag == f"{TABLE}table-row" and event == "end" and inside == 1:
            cells, times, found = _cells(one, name), int(one.get(f"{TABLE}number-rows-repeated", 1)), read[-1][1]
            one.clear()
            if not cells:
                blank += times
                continue
            refuse_large(name, len(found) + blank + times - 1, len(cells))
            held += len(cells) * times
            refuse_many_cells(name, held)
            found += [[] for _ in range(min(blank, MOST_ROWS))]
            found += [list(cells) for _ in range(times)]
            blank = 0
    return read


def _cells(row: Element, name: str) -> list[str]:
    """The texts up to the last that is not blank, whatever number of blank ones the file repeats after it."""
    found: list[str] = []
    for cell in row:
        if cell.tag in CELLS:
            text, times = _text(cell), int(cell.get(f"{TABLE}number-columns-repeated", 1))
            if text and len(found) + times > MOST_COLUMNS + 1:
                refuse_large(name, 0, len(found) + times)
            found += [text] * min(times, MOST_COLUMNS + 1)
    while found and not found[-1]:
        found.pop()
    return found


def _text(cell: Element) -> str:
    if day := cell.get(f"{OFFICE}date-value"):
        return day.removesuffix("T00:00:00")
    if cell.get(f"{OFFICE}value-type") == "boolean":
        return "yes" if cell.get(f"{OFFICE}boolean-value") == "true" else "no"
    return "\n".join("".join(_plain(part)) for part in cell if part.tag == f"{TEXT}p")


def _plain(node: Element) -> Iterator[str]:
    if node.tag == f"{TEXT}s":
        yield " "
    yield node.text or ""
    for part in node:
        yield from _plain(part)
        yield part.tail or ""

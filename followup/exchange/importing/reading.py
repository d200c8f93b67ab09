"""Bytes to a table: which kind of file it is, which sheet, and which line is the header."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from ...case.errors import InputError, Problem
from ...case.schema import one_of
from .delimited import MIXED, MIXED_TOLD, decode, read_delimited
from .foreign import WAYS, kind_of_zip, refuse_foreign
from .job_log import read_job_log
from .layout import TOP, Records, find_header, is_row, is_total, join_headers, says_nothing, score, section_of
from .marked_up import Found, find_html_tables, find_text_tables, looks_like_text_table
from .open_document import read_open_document
from .sheet import read_sheets
from .table import MOST_BYTES, Row, Table, name_columns, refuse_large, refuse_many_cells

HTML = re.compile(  # nothing is tried twice: remarks one after the other would cost two to the power of their number
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]++|-(?!->))*+-->\s*+)*+"
    r"<(?:!doctype html|html|head|body|table|div|meta)\b",
    re.IGNORECASE,
)


TEXTS = (".md", ".markdown", ".org", ".rst")  # which are mostly sentences, not
MOST_NAMES = 10_000  # columns of all tables of a text, those of one name once
LEAST = 3  # columns of a table between commas, as a sentence may have them
MOST_NAME = 60  # characters of a column's name
NO_HEADER = "its first line is a row: no line names its columns, so each has a number"


def open_table(data: bytes, name: str, *, encoding: str | None = None, sheet: str | None = None) -> Table:
    """The table a file holds, by its contents, not by its name.

    name: what errors and notes call it; encoding: of a text, where the one found is wrong; sheet: of a workbook,
    where the one found is not meant. Raises InputError naming the file and the row, Unavailable for a workbook
    where the package that reads it is missing.
    """
    name = os.path.basename(name.replace("\\", "/")) or "file"
    if len(data) > MOST_BYTES:
        raise InputError(Problem(name, "too large for a job log", f"{len(data)} bytes", f"{MOST_BYTES} bytes"))
    refuse_foreign(data, name)
    if data.startswith(b"PK\x03\x04"):
        return _from_workbook(data, name, sheet)
    if _looks_like_json(data, name):
        records, said, remarks = read_job_log(data, name)
        return _build(name, "json", records, 0, "JSON", format=said, remarks=remarks, first=0)
    text, how = decode(data, name, encoding)
    if HTML.match(text[:5_000]):
        return _from_texts(find_html_tables(text, name), name, "html", "HTML")
    if looks_like_text_table(text):
        org = name.lower().endswith(".org")
        return _from_texts(find_text_tables(text, name), name, "text", f"{how}, {'Org' if org else 'Markdown'}")
    records, how = read_delimited(data, name, encoding)
    if name.lower().endswith(TEXTS) and not _names_columns(records):
        raise InputError(Problem(name, "no table in it", "", f"a table with a header: {WAYS}"))
    remarks = (MIXED_TOLD,) if how.startswith(MIXED) else ()
    return _build(name, "csv", records, find_header(records), how, remarks=remarks)


def _names_columns(records: Records) -> bool:
    """Whether a text without a table between bars has a header between commas, as a sentence has none."""
    header = records[find_header(records)] if records else []
    return len(header) >= LEAST and score(header) >= LEAST and all(len(cell) < MOST_NAME for cell in header)


def _looks_like_json(data: bytes, name: str) -> bool:
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] in (b"{", b"[") or name.lower().endswith((".json", ".jsonl", ".ndjson"))


def _from_workbook(data: bytes, name: str, wanted: str | None) -> Table:
    """The sheet that is asked for, else the one whose header says most of what we look for."""
    serials: datetime | None = None
    told: tuple[str, ...] = ()
    if kind_of_zip(data, name) == "ods":
        sheets, kind = read_open_document(data, name), "ods"
    else:
        (sheets, serials, told), kind = read_sheets(data, name), "xlsx"
    filled = {title: records for title, records in sheets if any(map(any, records))}
    if not filled:
        raise InputError(Problem(name, "no sheet with anything in it", "", "a table with a header"))
    if wanted is not None and wanted not in filled:
        raise InputError(Problem(name, "no sheet of this name", wanted, one_of(filled, wanted)))
    if wanted is None and {"cases", "history", "people"} <= set(filled):
        wanted = "cases"  # a workbook of ours
    title = wanted or max(filled, key=lambda one: (_best(filled[one]), -list(filled).index(one)))
    records = filled[title]
    others = [other for other in filled if other != title]
    only = (f"only the sheet {title} is read, not {', '.join(others)}"[:300],) if others else ()
    remarks = (*only, *told)
    width = max(map(len, records))
    header = find_header(records)
    records[header] += [""] * (width - len(records[header]))
    built = _build(name, kind, records, header, f"sheet {title}", serials=serials, remarks=remarks,
                   sheets=tuple(filled), sheet=title)  # fmt: skip
    ours = title == "cases" and "history" in filled
    return replace(built, beside=filled, remarks=told) if ours else built


def _best(records: Records) -> int:
    return max((score(record) for record in records[:TOP]), default=0)


def _from_texts(tables: list[Found], name: str, kind: str, how: str) -> Table:
    """The tables of a text that hold applications, one below the other: their headings are sections."""
    columns = len({cell for one in tables for cell in one.records[0]})
    if columns > MOST_NAMES:
        raise InputError(Problem(name, "tables of too many different columns", f"{columns:,}", f"{MOST_NAMES:,}"))
    ranked = [(score(one.records[0]), one) for one in tables]
    best = max((rank for rank, _ in ranked), default=0)
    chosen = [one for rank, one in ranked if rank == best or (best > 1 and rank > 1 and rank >= best - 2)]
    if not chosen:
        raise InputError(Problem(name, "no table in it", "", f"a table with a header: {WAYS}"))
    place_of = {
        cell: place for place, cell in enumerate(dict.fromkeys(cell for one in chosen for cell in one.records[0]))
    }
    refuse_large(name, 0, len(place_of))
    records, sections, lines = [list(place_of)], [""], [chosen[0].lines[0]]
    held = 0
    for one in chosen:
        places = [place_of[cell] for cell in one.records[0]]
        for number, record in zip(one.lines[1:], one.records[1:]):
            records.append(_in_places(record, places, len(place_of)))
            held += len(records[-1])
            refuse_many_cells(name, held)
            sections.append(one.heading if len(chosen) > 1 else "")
            lines.append(number)
    others = len(tables) - len(chosen)
    remarks = (f"{others} other tables in it hold no applications and are left out",) if others else ()
    about = " ".join(dict.fromkeys(one.heading for one in chosen))
    return _build(name, kind, records, 0, how, remarks=remarks, sections=sections, lines=lines, about=about)


def _in_places(record: list[str], places: list[int], width: int) -> list[str]:
    """A row under the header of all tables, as wide as it has something; what is beyond its own header, behind all."""
    held = {place: cell for place, cell in zip(places, record) if cell}
    extra = record[len(places) :]
    if any(extra):
        return [held.get(place, "") for place in range(width)] + extra
    return [held.get(place, "") for place in range(max(held, default=-1) + 1)]


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
    sections: Sequence[str] = (),
    lines: Sequence[int] = (),
    about: str = "",
    sheets: tuple[str, ...] = (),
    sheet: str = "",
) -> Table:
    if not records or not any(cell.strip() for cell in records[header]):
        raise InputError(Problem(name, "nothing in it", "", f"a table with a header: {WAYS}"))
    names = join_headers(records[header - 1] if header else (), records[header])
    while names and not names[-1] and kind == "csv":
        names.pop()
    if kind not in ("json", "text") and is_row(records[header], records[header + 1 :]):
        header, names = header - 1, [""] * max(map(len, records[header:]))
        remarks += (NO_HEADER,)
    numbers = lines[header + 1 :] if lines else range(header + 1 + first, len(records) + first)
    below = zip(numbers, map(_trimmed, records[header + 1 :]), sections[header + 1 :] or [""] * len(records))
    rows, totals, unsaid = _rows(below, len(names), kind)
    refuse_large(name, len(rows), len(names))
    above = [" ".join(filter(None, map(str.strip, record))) for record in records[: max(header, 0)]]
    if any(above):
        remarks += (f"above the header, {sum(map(bool, above))} filled lines are left out",)
    if totals:
        remarks += (f"{totals} lines that add up others are left out",)
    if unsaid:
        remarks += (f"{unsaid} lines that say nothing are left out",)
    about = " ".join(filter(None, (about, *above, sheet)))[:1_000]
    if kind != "json" and any(names) and score(names) < 1:
        seen = ", ".join(filter(None, names))[:60]
        remarks += (f"its first line is taken for the names of its columns: {seen}",)
    return Table(name, kind, name_columns(names), rows, how, format, serials, remarks, about, sheets, sheet)


def _rows(
    below: Iterable[tuple[int, tuple[str, ...], str]], columns: int, kind: str
) -> tuple[tuple[Row, ...], int, int]:
    """The rows, each under its heading, how many lines of totals there were, and how many that say nothing."""
    rows, totals, unsaid, heading = [], 0, 0, ""
    plain: set[tuple[str, ...]] = set()  # rows like these were looked at and are rows
    for number, cells, section in below:
        if not cells:
            continue
        if kind != "json" and cells not in plain:
            if is_total(cells):
                totals += 1
                continue
            if named := section_of(cells, columns):
                heading = named
                continue
            if says_nothing(cells, columns):
                unsaid += 1
                continue
            plain.add(cells)
        rows.append(Row(number, cells, " ".join(filter(None, (section, heading)))))
    return tuple(rows), totals, unsaid


def _trimmed(record: Sequence[str]) -> tuple[str, ...]:
    """The cells without blanks at their ends, and without empty cells at the end of the row."""
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)

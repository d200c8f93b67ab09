"""Delimited text (CSV and its cousins) as records: finds the encoding and the delimiter, and loses no row."""

from __future__ import annotations

import codecs
import csv
import io
import re

from ...case.errors import InputError, Problem
from .table import MOST_ROWS, drop_blank_ends, refuse_large, refuse_many_cells

DELIMITERS = ",;\t|"
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SAMPLE = 40  # lines looked at for the delimiter
SAMPLED = 400_000  # characters in which these are looked for
MOST_BLANK = 1_050_000  # no sheet has as many rows
BLANK: list[str] = []  # one for all blank rows, of which a file may have millions
MIXED = "utf-8 and another mixed"
MIXED_TOLD = "its rows are in two encodings, each was read in its own: look at the letters with accents"
# Letters that a Windows code page shows in the middle of a word when the text was written in another one.
TELLS = (
    ("cp1254", re.compile(r"[^\W\d_][þýðÞÝÐ]|[þýðÞÝÐ][^\W\d_]")),
    ("cp1250", re.compile(r"[³¹][a-z]|[a-z]¿[a-z]|£[a-zó]|[a-z]Ÿ")),
)


def read_delimited(data: bytes, name: str, encoding: str | None = None) -> tuple[list[list[str]], str]:
    """Every record (blank ones too, as []) and how it was read, in words. InputError naming the row at fault."""
    text, how = decode(data, name, encoding)
    text, told = _told_delimiter(text)
    delimiter = told or _guess_delimiter(text)
    return _records(text, delimiter, name), f"{how}, {NAMES.get(delimiter, repr(delimiter))}"


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding. InputError where it is no text in that encoding."""
    wanted = encoding or _guess_encoding(data)
    try:
        text = _line_by_line(data) if wanted == MIXED else data.decode(wanted)
    except UnicodeError:
        raise InputError(
            Problem(name, "not text in this encoding", wanted, "a text file; or name its encoding")
        ) from None
    except (LookupError, ValueError):  # also a name with a sign that no name has
        raise InputError(Problem(name, "unknown encoding", wanted, "utf-8, utf-16, cp1252, cp1250, cp1254 …")) from None
    if "\0" in text:
        raise InputError(Problem(name, "not a text file", "it holds NUL characters", "CSV, XLSX or JSON"))
    return text.removeprefix("\ufeff"), wanted.replace("-sig", "")


def _guess_encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:2000]
    if len(head) > 3 and head.count(0) > len(head) // 4:  # every second byte of plain letters is 0
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return _guess_code_page(data)


def _guess_code_page(data: bytes) -> str:
    if any(_is_utf8(line) for line in data.split(b"\n") if not line.isascii()):
        return MIXED
    text = data.decode("cp1252", "replace")
    return next((page for page, tell in TELLS if tell.search(text)), "cp1252")


def _line_by_line(data: bytes) -> str:
    """Each line in its own of two encodings, as files have them that were put together of two."""
    lines = data.split(b"\n")
    page = _guess_code_page(b"\n".join(line for line in lines if not _is_utf8(line)))
    return "\n".join(line.decode("utf-8" if _is_utf8(line) else page, "replace") for line in lines)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _told_delimiter(text: str) -> tuple[str, str]:
    """Excel's first line `sep=;`, taken off."""
    found = re.match(r'"?sep=(.)"?\r?\n', text)
    return (text[found.end() :], found[1]) if found else (text, "")


def _guess_delimiter(text: str) -> str:
    """The one that cuts the first lines into the most columns of the most even number."""
    lines = text[:SAMPLED].splitlines(keepends=True)[:SAMPLE]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = [len(record) for record in _attempt("".join(lines), delimiter) if any(record)]
        usual = max(widths, key=widths.count, default=0)
        return (widths.count(usual) * (usual > 1), usual)

    return max(DELIMITERS, key=evenness)


def _attempt(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return []


def _records(text: str, delimiter: str, name: str) -> list[list[str]]:
    _refuse_open_quote(text, delimiter, name)
    records: list[list[str]] = []
    full = held = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if record and not record[-1]:
                drop_blank_ends(record)
            refuse_large(name, 0, len(record))
            full, held = full + any(record), held + len(record)
            refuse_many_cells(name, held)
            records.append(record if any(record) else BLANK)
            if (
                full > MOST_ROWS + SAMPLE or len(records) > MOST_BLANK
            ):  # the header and what stands above it are among them
                raise InputError(Problem(name, "too many rows for a job log", f"over {MOST_ROWS}", f"{MOST_ROWS}"))
    except csv.Error as error:
        raise InputError(unreadable(error, f"{name}, row {len(records) + 1}")) from None
    return records


def unreadable(error: csv.Error, where: str) -> Problem:
    """What the reader of such tables found, in our words."""
    if "limit" in str(error):
        allowed = f"up to {csv.field_size_limit():,} characters in a cell"
        return Problem(where, "a cell is too long for a table", "", allowed)
    return Problem(where, "can't be read", "a sign that no table holds", "a table saved as CSV")


def _refuse_open_quote(text: str, delimiter: str, name: str) -> None:
    """A quotation mark that nothing closes would swallow every row below it without a word."""
    rows = 0
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows += 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            where, allowed = f"{name}, row {rows + 1}", 'a " at both ends of a cell'
            raise InputError(Problem(where, "a quotation mark is opened and not closed", "", allowed)) from None

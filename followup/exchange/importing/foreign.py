"""Files that are no table: each is named for what it is, with the way to a table, before anything tries to read it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from ...case.errors import InputError, Problem
from .unpacking import refuse_many_parts

WAYS = "CSV, XLSX, ODS, JSON, JSON Lines, HTML, Markdown or Org"
LOOKED_AT = 4000  # bytes
OLE = b"\xd0\xcf\x11\xe0"
STARTS = (
    (b"%PDF", "a PDF", "the table it was made from"),
    (b"\x89PNG", "a picture", "the table itself: {ways}"),
    (b"\xff\xd8\xff", "a picture", "the table itself: {ways}"),
    (b"GIF8", "a picture", "the table itself: {ways}"),
    (b"{\\rtf", "a text document (RTF)", "{ways}"),
    (b"SQLite format 3", "a database", "export its table as CSV"),
    (b"\x1f\x8b", "a packed file (gzip)", "unpack it first"),
    (b"Rar!", "a packed file (RAR)", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file (7z)", "unpack it first"),
    (b"BEGIN:VCALENDAR", "a calendar", "a table: {ways}"),
    (b"BEGIN:VCARD", "a list of contacts", "a table: {ways}"),
)
SETTINGS = re.compile(  # TOML: a name in square brackets on a line of its own, and keys below it
    rb"(?:\s*#[^\n]*\n)*\s*\[\[?[\w.-]+\]\]?[ \t]*(?:#[^\n]*)?\r?\n(?:\s*#[^\n]*\n)*\s*[\w-]+[ \t]*="
)
INSIDE_OLE = (
    ("EncryptedPackage", "a workbook protected by a password", "open it, take the password off, save it again"),
    ("WordDocument", "a Word document", "copy its table into a spreadsheet and save that"),
    ("PowerPoint Document", "a presentation", "{ways}"),
    ("Workbook", "an old Excel file (XLS)", "save it as XLSX or CSV"),
)
INSIDE_ZIP = (
    ("word/", "a Word document", "copy its table into a spreadsheet and save that"),
    ("ppt/", "a presentation", "{ways}"),
    ("Index/Document.iwa", "a Numbers document", "in Numbers: File, Export To, CSV"),
    ("Index.zip", "a Numbers document", "in Numbers: File, Export To, CSV"),
    ("xl/workbook.bin", "a binary workbook (XLSB)", "save it as XLSX or CSV"),
)


def refuse_foreign(data: bytes, name: str) -> None:
    """InputError for a file that is known to be no table. name: what the error calls it."""
    if not data.strip():
        raise InputError(Problem(name, "nothing in it", "", f"a table: {WAYS}"))
    for start, what, way in STARTS:
        if data.startswith(start):
            _refuse(name, what, way)
    if SETTINGS.match(data[:LOOKED_AT]):
        _refuse(name, "one case, or settings (TOML)", "a table: {ways}")
    if data.startswith(OLE):
        held = next((found for found in INSIDE_OLE if found[0].encode("utf-16-le") in data), None)
        _refuse(name, *(held[1:] if held else ("an old Office file", "save it as XLSX or CSV")))
    if b"docs.google.com" in data[:2000] and data.lstrip().startswith(b"{") and b'"doc_id"' in data:
        _refuse(name, "only a link to a Google document", "in Google Sheets: File, Download, CSV or XLSX")


def kind_of_zip(data: bytes, name: str) -> str:
    """xlsx or ods. InputError for any other archive, by what it is."""
    refuse_many_parts(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            media = _first_bytes(packed, "mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError):
        raise InputError(Problem(name, "not a sound workbook", "damaged", "XLSX, or save as CSV")) from None
    if media == "application/vnd.oasis.opendocument.spreadsheet":
        return "ods"
    for inside, what, way in INSIDE_ZIP:
        if any(one.startswith(inside) for one in names):
            _refuse(name, what, way)
    tables = [one for one in names if re.search(r"\.(csv|xlsx|json)$", one, re.IGNORECASE)]
    if not any(one.startswith("xl/") for one in names) and (tables or "[Content_Types].xml" not in names):
        inside = f"it holds {', '.join(tables)[:80]}" if tables else ""
        raise InputError(Problem(name, "a packed folder (ZIP)", inside, "unpack it and choose the table in it"))
    return "xlsx"


def _first_bytes(packed: zipfile.ZipFile, part: str) -> bytes:
    """What a part begins with; all of it may be more than any memory."""
    with packed.open(part) as file:
        return file.read(100)


def _refuse(name: str, what: str, way: str) -> None:
    raise InputError(Problem(name, "no table", what, way.format(ways=WAYS)))

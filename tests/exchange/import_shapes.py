"""What the importer's tests share: invented files of known shapes, and one way to preview and take them."""

import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

from followup.exchange.importer import open_table, preview

SAMPLES = Path(__file__).parent / "samples"
AT = datetime(2026, 5, 12, 9, 5, tzinfo=UTC)
ROBIN = {"name": "Robin Vale"}
ZONE = "America/Chicago"


def sample(name):
    return open_table((SAMPLES / name).read_bytes(), name)


def table_of(*lines, name="log.csv", encoding="utf-8"):
    return open_table("\n".join(lines).encode(encoding), name)


def look(table, mapping=None, **more):
    return preview(table, mapping, **{"timezone": ZONE, "candidate": ROBIN, "now": AT, **more})


def workbook(*sheets):
    """XLSX bytes. sheets: (title, rows)"""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def row_of(seen, number):
    return next(row for row in seen.rows if row.number == number)

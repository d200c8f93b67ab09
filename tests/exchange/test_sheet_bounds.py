"""Sheets that say they have more rows and cells than anybody wrote: refused before those are made."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from followup.case.errors import InputError
from followup.exchange.importing.sheet import read_sheets

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def book(rows: str, encoding: str = "utf-8") -> bytes:
    plain, made = io.BytesIO(), io.BytesIO()
    Workbook().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            is_sheet = part.startswith("xl/worksheets/sheet")
            declared = f'<?xml version="1.0" encoding="{encoding}"?>' + SHEET.format(rows)
            new.writestr(part, declared.encode(encoding) if is_sheet else old.read(part))
    return made.getvalue()


def row(number: object, cells: str = "<c><v>1</v></c>") -> str:
    return f'<row r="{number}">{cells}</row>'


@pytest.mark.many
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("number", [30_000_000, 10**15, "3e7", "&#51;0000000", 10**30])
def test_a_row_that_no_sheet_has_is_refused_at_once(number, encoding):
    with pytest.raises(InputError, match="rows"):
        read_sheets(book(row(1) + row(number), encoding), "log.xlsx")


def test_a_row_beyond_any_job_log_is_refused():
    with pytest.raises(InputError, match="too many rows for a job log: 499999"):
        read_sheets(book(row(500_000)), "log.xlsx")


def test_cells_far_out_in_every_row_are_refused():
    with pytest.raises(InputError, match="too many cells for a job log"):
        read_sheets(book("".join(row(n, f'<c r="XFD{n}"/>') for n in range(1, 2_000))), "log.xlsx")


def test_blank_rows_below_and_between_are_no_fault():
    (_, records), *_ = read_sheets(book(row(2) + row(5) + row(900_000, "")), "log.xlsx")[0]
    assert records == [[], ["1"], [], [], ["1"]]

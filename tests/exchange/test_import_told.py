"""What an import could not see in a file is told, instead of being silently empty."""

import io

import openpyxl
import pytest

from followup.exchange.importing.reading import open_table

HEADER = ["Company", "Role", "Date applied", "Status"]


def workbook(*rows, hidden=()):
    book = openpyxl.Workbook()
    for row in (HEADER, *rows):
        book.active.append(row)
    for number, state in enumerate(hidden):
        book.create_sheet(f"Old {number}").append(HEADER)
        book[f"Old {number}"].sheet_state = state
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_formulas_whose_results_are_not_in_the_file_are_counted():
    row = ["Acme", "Clerk", "2026-03-01", "Applied"]
    assert open_table(workbook(row), "a.xlsx").remarks == ()
    assert open_table(workbook(row, ["=A2", *row[1:]]), "a.xlsx").remarks[0].startswith("1 cell is a formula")
    told = open_table(workbook(row, ["=A2", '="Cl"&"erk"', *row[2:]]), "a.xlsx").remarks
    assert told[0].startswith("2 cells are formulas without")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_does_not_show_is_named(state):
    told = open_table(workbook(["Acme", "Clerk", "2026-03-01", "Applied"], hidden=(state,)), "a.xlsx").remarks
    assert told == ("hidden sheets are not read: Old 0",)


@pytest.mark.parametrize("page", ["cp1252", "cp1250"])
def test_rows_of_two_encodings_are_each_read_in_their_own_and_it_is_told(page):
    names = {"cp1252": "Bäcker", "cp1250": "Pięć Młynów"}
    lines = [
        ",".join(HEADER).encode(),
        "Müller,A,2026-03-01,Applied".encode(),
        f"{names[page]},B,2026-03-01,Applied".encode(page),
    ]
    table = open_table(b"\n".join(lines), "a.csv")
    assert [row.cells[0] for row in table.rows] == ["Müller", names[page]]
    assert "two encodings" in table.remarks[0]
    assert open_table(b"\n".join(lines[:2]), "a.csv").remarks == ()
    assert open_table(b"\n".join([lines[0], lines[2]]), "a.csv").remarks == ()

"""CSV read by Python's csv module, XLSX by openpyxl."""

import csv
import io
import re
import unicodedata
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given

from followup.case.text import plain_text, shown
from followup.exchange.own_columns import as_it_was, starts_formula
from followup.exchange.spreadsheet import LONGEST_CELL, Sheet, sheets, to_csv, to_xlsx
from tests.amount import examples

from .invented import HOSTILE, NOW, case, case_saying, example_search, lines, texts

FORMULA = "=+-@"


def read_csv(raw):
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


def read_xlsx(tables):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(tables)))


def one_cell(value):
    return Sheet("one", ("text",), [(value,)])


def is_harmless(text):
    seen = unicodedata.normalize("NFKC", text).lstrip(" \u200b\u200e\u200f\ufeff\u2060")
    return not seen or (seen[0] not in FORMULA and text[0] not in "\t\r\n")


def test_every_case_person_event_and_step_has_a_row():
    cases = example_search()
    made = sheets(cases, now=NOW)
    assert [len(made[name].rows) for name in ("cases", "people")] == [14, sum(len(one.contacts) for one in cases)]
    happened = sum(len(one.events) + len(one.interviews) + bool(one.role.applied) for one in cases)
    assert len(made["history"].rows) == happened
    assert made["agenda"].rows and all(len(row) == len(table.header) for table in made.values() for row in table.rows)


def test_the_history_keeps_every_stage_and_not_the_last_one_only():
    rejected = {"at": "2026-03-10T10:00:00-05:00", "kind": "heard", "what": "rejection", "from": "bob"}
    kinds = [row[5] for row in sheets([case(events=[rejected])], now=NOW)["history"].rows]
    assert kinds == ["applied", "interview", "heard"]


def test_csv_is_what_rfc_4180_says():
    raw = to_csv(sheets([case()], now=NOW)["cases"])
    assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
    header, row = read_csv(raw)
    assert dict(zip(header, row))["applied"] == "2026-02-16"
    assert dict(zip(header, row))["last interview"] == "2026-03-04 14:00"


def test_dates_are_dates_in_xlsx():
    book = read_xlsx(sheets([case()], now=NOW).values())
    found = dict(zip([cell.value for cell in book["cases"][1]], book["cases"][2]))
    assert found["applied"].is_date and found["applied"].value == datetime(2026, 2, 16)
    assert found["last interview"].is_date and found["last interview"].value == datetime(2026, 3, 4, 14)
    assert found["rounds"].value == 1


def test_the_sheets_of_the_workbook_are_the_tables():
    made = sheets(example_search(), now=NOW)
    book = read_xlsx(made.values())
    assert book.sheetnames == ["cases", "people", "history", "agenda"]
    assert [book[name].max_row - 1 for name in book.sheetnames] == [len(made[name].rows) for name in book.sheetnames]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_starts_a_formula(text):
    cell = read_csv(to_csv(one_cell(text)))[1][0] if plain_text(text) else ""
    assert not cell or is_harmless(cell)
    found = read_xlsx([one_cell(text)])["one"]["A2"]
    assert found.data_type != "f" and (found.value is None or is_harmless(found.value) or found.quotePrefix)


@examples(90)
@given(texts)
def test_csv_gives_back_what_people_wrote(text):
    clean = shown(plain_text(text))
    rows = read_csv(to_csv(Sheet("one", ("a", "b"), [(text, "end")])))
    assert rows[1][1] == "end" and len(rows) == 2
    assert as_it_was(rows[1][0]) == clean
    assert rows[1][0].startswith("'") or not starts_formula(clean)
    assert not rows[1][0] or is_harmless(rows[1][0])


@examples(25)
@given(texts)
def test_xlsx_gives_back_what_people_wrote(text):
    found = read_xlsx([one_cell(text)])["one"]["A2"]
    assert (found.value or "") == plain_text(text) and found.data_type in "sn"


@examples(15)
@given(lines, texts)
def test_no_cell_of_a_whole_case_starts_a_formula(line, text):
    made = sheets([case_saying(line, text)], now=NOW)
    for table in made.values():
        for row in read_csv(to_csv(table))[1:]:
            assert len(row) == len(table.header) and all(not cell or is_harmless(cell) for cell in row)
    for page in read_xlsx(made.values()):
        assert not any(cell.data_type == "f" for row in page for cell in row)


def test_ordinary_words_are_left_as_they_are():
    assert read_csv(to_csv(one_cell("72,000 USD - or more")))[1] == ["72,000 USD - or more"]


def test_a_text_too_long_for_a_cell_is_cut_where_it_has_to_be():
    found = read_xlsx([one_cell("x" * 40_000)])["one"]["A2"].value
    assert len(found) == LONGEST_CELL and found.endswith("…")


@pytest.mark.parametrize("text", ["see below;=1+1", "a\t=1+1", "a;\t @x", "a\n-1+2", "a; +1;=2", "a;'=1", "a\n\n\n=1"])
def test_no_cell_starts_a_formula_where_another_sign_parts_the_cells(text):
    made = to_csv(Sheet("one", ("a", "b"), [("x", text)]))
    rows = [cell for line in made.decode("utf-8-sig").splitlines() for cell in re.split(r"[;\t]", line)]
    assert all(is_harmless(cell) for cell in rows if cell)
    assert as_it_was(read_csv(made)[1][1]) == text


def test_lists_of_words_stay_as_they_are_between_semicolons():
    text = "Excel; SQL; 5-6 years\n\nnothing = else"
    assert read_csv(to_csv(one_cell(text)))[1] == [text]

"""Any file a candidate may have becomes the same table, or is refused by name; no row is lost on the way."""

import codecs
import json
from datetime import date, datetime

import pytest

from followup.case.errors import InputError
from followup.exchange.importer import open_table

from .import_shapes import look, sample, workbook

HEADER, *ROWS = "Firma;Stelle;Ort", "Café Müßig;Köchin;Köln", "Öl & Söhne;Fahrer;Zürich"
TEXT = "\n".join([HEADER, *ROWS])


@pytest.mark.parametrize("data", [
    TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("utf-16-le"),
    codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT.encode("cp1252"), TEXT.replace("\n", "\r\n").encode(),
    TEXT.replace(";", ",").encode(), TEXT.replace(";", "\t").encode(), TEXT.replace(";", "|").encode(),
    ("sep=;\n" + TEXT).encode(), TEXT.replace("\n", "  \n").encode(), (TEXT + "\n;;\n\n").encode(),
    TEXT.replace("\n", "\r").encode(),
], ids=["utf-8", "bom", "utf-16", "utf-16 without bom", "utf-16 be", "windows", "crlf", "commas", "tabs", "bars",
        "sep=", "trailing blanks", "blank rows", "old mac"])  # fmt: skip
def test_every_way_of_writing_a_table_gives_the_same_table(data):
    table = open_table(data, "log.csv")
    assert table.header == ("Firma", "Stelle", "Ort")
    assert [row.cells for row in table.rows] == [tuple(row.split(";")) for row in ROWS]


@pytest.mark.parametrize(
    "text, page", [("Firma;Şirket\nIşık;Ağ Uzmanı", "cp1254"), ("Firma;Ort\nSpółka;Łódź", "cp1250")]
)
def test_letters_that_stand_in_no_word_tell_the_code_page(text, page):
    table = open_table(text.encode(page), "log.csv")
    assert ";".join(table.rows[0].cells) == text.split("\n")[1] and page in table.read_as


def test_a_named_encoding_counts_more_than_the_one_found():
    assert (
        open_table("Firma;Ort\nŽďár;Å".encode("iso8859-2", "ignore"), "l.csv", encoding="iso8859-2").rows[0].cells[0]
        == "Žďár"
    )
    with pytest.raises(InputError, match="unknown encoding"):
        open_table(b"a,b", "l.csv", encoding="nonsense")


def test_rows_keep_the_number_a_spreadsheet_shows():
    table = sample("german.csv")
    assert table.header[0] == "FIRMA" and [row.number for row in table.rows] == [4, 5, 6, 7, 9]
    assert "above the header" in table.remarks[0]


def test_line_breaks_and_delimiters_inside_quotes_stay_in_their_cell():
    table = open_table(b'Company,Notes\n"A, B & Co","first\nsecond"\nC,d\n', "log.csv")
    assert [row.cells for row in table.rows] == [("A, B & Co", "first\nsecond"), ("C", "d")]


def test_an_open_quotation_mark_is_refused_with_its_row():
    with pytest.raises(InputError, match=r"log.csv, row 3: a quotation mark is opened and not closed"):
        open_table(b'Company,Role\nA,b\n"C,d\nE,f\n', "log.csv")


def test_columns_without_a_name_and_with_the_same_name_can_be_told_apart():
    assert open_table(b"Company,,Notes,Notes\nA,1,2,3\n", "log.csv").header == (
        "Company",
        "column 2",
        "Notes",
        "Notes (2)",
    )


@pytest.mark.parametrize("data, name, says", [
    (b"", "log.csv", "nothing in it"), (b"\xd0\xcf\x11\xe0 old", "log.xls", "an old Office file"),
    (b"%PDF-1.7", "log.pdf", "a PDF"), (b"PK\x03\x04 torn", "log.xlsx", "not a sound workbook"),
    (b"{", "log.json", "not well-formed"), (b'{"a": 1}', "log.json", "no list of applications"),
    (b"[1, 2]", "log.json", "no list of applications"), (b"a,b\0\n1,2", "log.csv", "not a text file"),
    (b'{"format": "applytrack-shared", "applications": [{"company": "A"}]}', "l.json", "nobody applied"),
    (b'{"candidate": {}, "employer": {}, "role": {}}', "case.json", "a case file"),
    (b'{"format": "followup snapshot", "cases": [{}]}', "s.json", "snapshot"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_what_is_no_job_log_is_refused_by_name(data, name, says):
    with pytest.raises(InputError, match=says) as caught:
        open_table(data, f"/somewhere/else/{name}")
    assert str(caught.value).startswith(name) and len(str(caught.value).splitlines()) <= 3


def test_a_workbook_gives_dates_as_dates_and_numbers_as_written():
    rows = [["My search"], [], ["Company", "Job Title", "Date Applied", "Salary"],
            ["Northwind", "Analyst", date(2026, 3, 4), 72000.0], ["Quay", "Clerk", 46085, None],
            ["Mill", "Archivist", datetime(2026, 3, 6, 9, 30), True]]  # fmt: skip
    seen = look(open_table(workbook(("Tips", [["Smile"]]), ("Log", rows)), "log.xlsx"))
    assert [(row.number, row.applied) for row in seen.rows] == [(4, "2026-03-04"), (5, "2026-03-04"), (6, "2026-03-06")]
    assert seen.rows[0].facts["role"]["salary"] == "72000" and "Tips" in seen.table.remarks[0]


def test_a_bare_number_in_a_text_is_a_date_where_the_whole_column_is_such_numbers():
    seen = look(open_table(b"Company,Job Title,Date Applied\nQuay,Clerk,46085\nMill,Clerk,46086\n", "log.csv"))
    assert [row.applied for row in seen.rows] == ["2026-03-04", "2026-03-05"]
    mixed = look(open_table(b"Company,Job Title,Date Applied\nQuay,Clerk,46085\nMill,Clerk,2026-01-02\n", "log.csv"))
    assert mixed.rows[0].applied == "" and "a number, not a date" in mixed.rows[0].says


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("followup.exchange.importing.sheet.MOST_UNPACKED", 1000)
    with pytest.raises(InputError, match="unpacks to too much"):
        open_table(workbook(("Log", [["Company"], ["A"]])), "log.xlsx")


@pytest.mark.parametrize("document", [
    [{"company": {"name": "Quay"}, "title": "Clerk", "tags": ["a", "b"], "n": None}],
    {"made": "today", "jobs": [{"company": {"name": "Quay"}, "title": "Clerk", "tags": ["a", "b"], "n": None}]},
    {"schema": {"fields": [{"name": "x"}]}, "data": [{"company": {"name": "Quay"}, "title": "Clerk", "tags": ["a",
    "b"]}]},
])  # fmt: skip
def test_a_json_log_is_the_list_of_objects_in_it(document):
    table = open_table(json.dumps(document).encode(), "log.json")
    assert table.rows[0].cells[:3] == ("Quay", "Clerk", "a, b") and table.header[0] == "company name"

"""Tables made to cost far more than their size: each is taken or refused before it does."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from followup.case.errors import InputError
from followup.exchange.importer import open_table
from followup.exchange.importing import marked_up
from followup.exchange.importing.foreign import kind_of_zip
from followup.exchange.importing.marked_up import clean, find_html_tables
from followup.exchange.importing.open_document import read_open_document
from followup.exchange.importing.unpacking import refuse_large_parts, refuse_many_parts
from tests.pace import within

LOG = b"\nCompany,Role\nNorthwind,Analyst\n"


@pytest.mark.parametrize("before", [b"<!-- a -->" * 60, b"<!-- a -- " * 60, b"<!---->\n" * 60, b"<?xml " * 60])
def test_remarks_above_a_table_cost_their_number_and_no_more(before):
    assert open_table(before + LOG, "log.csv").kind == "csv"


def test_a_page_is_known_behind_its_remarks():
    page = (
        b"<?xml version='1.0'?>\n<!-- a - b -- c -->\n<!-- d -->\n<table><tr><td>Company<td>Role<tr><td>A<td>B</table>"
    )
    assert open_table(page, "log.csv").kind == "html"


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(f"{name}.xml" if name != "mimetype" else name, data)
    return made.getvalue()


def test_cells_of_rows_that_share_no_key_are_counted_before_they_are_made():
    rows = [{f"key {number}": "x"} for number in range(3_000)]
    with pytest.raises(InputError, match="too many columns for a job log: 3000"):
        open_table(json.dumps(rows).encode(), "log.json")


def test_cells_of_few_keys_and_many_rows_too(monkeypatch):
    monkeypatch.setattr("followup.exchange.importing.table.MOST_CELLS", 1_000)
    rows = [{f"key {number % 50}": "x"} for number in range(50)]
    with pytest.raises(InputError, match="too many cells for a job log: 2,500"):
        open_table(json.dumps(rows).encode(), "log.json")


def test_of_what_an_archive_says_it_is_only_the_beginning_is_read(monkeypatch):
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    media = b"application/vnd.oasis.opendocument.spreadsheet"
    assert kind_of_zip(packed(mimetype=media), "log.ods") == "ods"
    with pytest.raises(InputError, match="a packed folder"):
        kind_of_zip(packed(mimetype=b" " * 10**6), "log.ods")


def test_an_archive_of_thousands_of_files_is_refused_unlisted():
    with pytest.raises(InputError, match="too many files"):
        refuse_many_parts(b"PK\x01\x02" * 5_001, "log.xlsx")


@pytest.mark.parametrize(
    "kind, tags", [("worksheet", "<c/>" * 300), ("sst", "<si/>" * 3_000), ("styleSheet", "<xf/>" * 150)]
)
def test_what_is_packed_is_counted_by_what_it_costs(kind, tags):
    inside = f"<?xml version='1.0'?><{kind}><row>{tags}</row></{kind}>".encode()
    with pytest.raises(InputError, match="too many cells or styles"):
        refuse_large_parts(packed(a=inside), "log.xlsx", most=10**6, tags=1_000, beside=100)
    refuse_large_parts(packed(a=inside), "log.xlsx", most=10**6, tags=10_000, beside=1_000)
    with pytest.raises(InputError, match="over 100 bytes"):
        refuse_large_parts(packed(a=inside), "log.xlsx", most=100, tags=10_000, beside=1_000)


@pytest.mark.parametrize("part", ["content", "styles", "meta", "settings"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_part_of_a_spreadsheet_tells_of_things_to_be_put_in_its_place(part, encoding):
    inside = ("<!-- a -->" * 2_000 + '<!DOCTYPE a [<!ENTITY b "c">]><a/>').encode(encoding)
    with pytest.raises(InputError, match="names that stand for other text"):
        read_open_document(packed(**{part: inside}), "log.ods")


def test_cells_that_a_page_repeats_are_counted_before_they_are_made():
    wide = "<table><tr>" + "<td colspan=300>x" * 2 + "</table>"
    with pytest.raises(InputError, match="too many columns"):
        find_html_tables(wide)
    with pytest.raises(InputError, match="too many cells"):
        find_html_tables("<table>" + ("<tr><td colspan=300 rowspan=300>x" + "<tr>" * 299) * 40 + "</table>")


@pytest.mark.parametrize("opened", ["<a", "<!--", "<![", "<!-- > ", "<![ > ", "<?", "</", "<a b='", "<!doctype"])
def test_what_a_page_opens_and_never_closes_is_taken_as_words(opened):
    page = "<table><tr><td>Company<td>Role<tr><td>A<td>B</table>" + opened * 50
    left = marked_up._closed(page)[50:]
    assert "<!--" not in left and "<![" not in left
    assert "<" not in left[left.rfind(">") + 1 :]
    assert find_html_tables(page)[0].records == [["Company", "Role"], ["A", "B"]]


@pytest.mark.parametrize("text, kept", [
    ("[Acme](https://acme.example/jobs)", "Acme"), ("![logo](a.png) Acme", "Acme"), ("[[a|Acme]]", "Acme"),
    ("[[https://acme.example][Acme]]", "Acme"), ("[[Acme]]", "Acme"),
    ("[Acme [UK]](<https://acme.example>)", "Acme [UK]"),
    ("[" * 200 + "x", "[" * 200 + "x"), ("![" * 200, "![" * 200), ("![](" * 200, "![](" * 200),
    ("[[x](" * 200, "[[x](" * 200),
])  # fmt: skip
def test_links_are_read_and_brackets_without_end_stay(text, kept):
    assert clean(text) == kept


NAMESPACES = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
)


def open_document(rows):
    head = f"<?xml version='1.0'?><office:document-content {NAMESPACES}><office:body><office:spreadsheet>"
    return packed(content=f'{head}<table:table table:name="Log">{rows}</table:table></office:spreadsheet></office:body>'
                          "</office:document-content>".encode())  # fmt: skip


def a_row(*texts, **more):
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row {' '.join(more.values())}>{cells}</table:table-row>"


def test_a_long_sheet_of_libreoffice_is_read_in_a_second_or_two():
    rows = "".join(a_row(*(f"r{row}c{number}" for number in range(10))) for row in range(9_000))
    with within(4):
        ((title, records),) = read_open_document(open_document(rows), "log.ods")
    assert (title, len(records), records[-1][9]) == ("Log", 9_000, "r8999c9")


def test_what_stands_in_groups_or_within_cells_of_a_sheet_is_read_as_it_is_shown():
    inner = f'<table:table-cell><table:table table:name="x">{a_row("no")}</table:table></table:table-cell>'
    group = (
        f"<table:table-header-rows>{a_row('Company', 'a<text:s/>b<text:span>c</text:span>d')}</table:table-header-rows>"
    )
    rows = group + f"<table:table-row>{inner}</table:table-row>" + a_row("<!-- x -->Alder")
    assert read_open_document(open_document(rows), "log.ods") == [("Log", [["Company", "a bcd"], [], ["Alder"]])]


@pytest.mark.parametrize(("rows", "said"), [
    ("<table:table-row " + " ".join(f'a{number}=""' for number in range(60_000)) + "/>", "a tag longer"),
    (a_row("x", times='table:number-rows-repeated="99999999999"'), "too many rows"),
    (a_row("x", times='table:number-rows-repeated="many"'), "not a sound spreadsheet"),
    (a_row("<text:span>" * 20_000 + "</text:span>" * 20_000), "not a sound spreadsheet"),
    (a_row("x")[:-3], "not a sound spreadsheet"),
    (a_row("x" * 17_000_000), "longer|over"),
])  # fmt: skip
def test_a_hostile_sheet_of_libreoffice_is_refused_in_words(rows, said):
    with pytest.raises(InputError, match=said):
        read_open_document(open_document(rows), "log.ods")


ENDLESS = "9" * 5_000


@pytest.mark.parametrize(("text", "name"), [
    (f"<table><tr><th>Company<th colspan='{ENDLESS}'>Role</tr><tr><td>A</td><td>B</td></tr></table>", "a.html"),
    (f"<table><tr><th>Company</th><th>Role</th></tr><tr><td>A&#{ENDLESS};</td><td>B</td></tr></table>", "a.html"),
    (f"| Company | Role |\n|--|--|\n| A&#{ENDLESS}; | B |\n", "a.md"),
])  # fmt: skip
def test_a_number_without_end_in_a_table_is_no_error_of_ours(text, name):
    assert "B" in open_table(text.encode(), name).rows[0].cells


def test_a_name_of_an_encoding_that_no_name_is_like_is_refused():
    with pytest.raises(InputError, match="unknown encoding"):
        open_table(b"Company,Role\nA,B\n", "a.csv", encoding="utf-8\0")

"""Lists of every shape people keep: one column a stage, histories in a cell, notes with tables, other programs."""

import io
import json
import zipfile

import pytest

from followup.case.errors import InputError, Unavailable
from followup.exchange.importer import open_table, take
from followup.exchange.importing.statuses import read_status
from followup.journal import Journal

from .import_shapes import AT, look, row_of, table_of, workbook


def told(row):
    met = [one["at"][:10] if not one.get("day_unknown") else "?" for one in row.facts["interviews"]]
    events = [(one["what"], "?" if one.get("day_unknown") else one["at"][:10]) for one in row.facts["events"]]
    return met, events


@pytest.mark.parametrize(("cells", "met", "events"), [
    ("N,Y,Y,N,N", ["?", "?"], []), ("N,3/9/2026,,N,Y", ["2026-03-09"], [("offer", "?")]),
    ("Y,N,N,N,N", [], [("rejection", "?")]), ("✗,✓,✓,✅,❌", ["?", "?", "?"], []), (",,,,", [], []),
])  # fmt: skip
def test_one_column_a_stage(cells, met, events):
    lines = ("Company,Role,Auto Rejected,Recruiter Call,Technical Interview,Panel Interview,Offer",
             f"Alder,Dev,{cells}", "Birch,Dev,N,N,Y,Y,N")  # fmt: skip
    assert told(look(table_of(*lines), order="mdy").rows[0]) == (met, events)


def test_a_column_of_yes_and_no_is_never_a_person():
    seen = look(table_of("Company,Role,Hiring Manager,Offer", "Alder,Dev,N,N", "Birch,Dev,Y,N"))
    assert "contact" not in seen.columns.choices and "Contact there" not in seen.rows[0].note


@pytest.mark.parametrize("cell", ["Bob <b@x.example>", "bob@x.example", "Bob Invented (b@x.example)", "Bob Invented"])
def test_who_is_named_as_a_contact_stands_in_the_note_with_the_address(cell):
    seen = look(table_of("Company,Role,Contact name,Status", f"Alder,Dev,{cell},Applied"))
    assert f"Contact there: {cell}." in seen.rows[0].note


@pytest.mark.parametrize(("cell", "applied", "met", "events"), [
    ("Applied 3/2/2026 → phone screen 3/9/2026 → rejected 3/20/2026", "2026-03-02", ["2026-03-09"], [("rejection", "2026-03-20")]),  # noqa: E501
    ("Applied 3/2 → phone screen 3/9 → rejected 3/20", "2026-03-02", ["2026-03-09"], [("rejection", "2026-03-20")]),
    ("Beworben am 5. März; Gespräch 12. März; Absage", "2026-03-05", ["2026-03-12"], [("rejection", "?")]),
    ("applied Jan 5, interview Jan 9, offer Jan 20", "2026-01-05", ["2026-01-09"], [("offer", "2026-01-20")]),
    ("Rejected 3/20", "", [], [("rejection", "2026-03-20")]),
])  # fmt: skip
def test_a_history_in_one_cell(cell, applied, met, events):
    seen = look(table_of("Company;Role;Status", f'Alder;Dev;"{cell}"'), order="mdy", year=2026)
    assert (seen.rows[0].applied, *told(seen.rows[0])) == (applied, met, events)


@pytest.mark.parametrize(("lines", "days"), [
    (("2025", "Alder,a,Nov 5,", "Birch,b,Dec 9,", "Cedar,c,Jan 3,"), ["2025-11-05", "2025-12-09", "2026-01-03"]),
    (("January 2026", "Alder,a,5,", "Birch,b,Jan 9,"), ["", "2026-01-09"]),
    (("Applications 2025", "Alder,a,Nov 5,", "2026", "Birch,b,Jan 9,"), ["2025-11-05", "2026-01-09"]),
    (("Alder,a,Dec 5,", "Birch,b,Jan 9,", "Cedar,c,2026-02-01,"), ["2025-12-05", "2026-01-09", "2026-02-01"]),
])  # fmt: skip
def test_a_year_given_once_holds_for_the_days_below_it(lines, days):
    seen = look(table_of("Company,Role,Date Applied,Status", *lines))
    assert [row.applied for row in seen.rows] == days


def test_a_year_nobody_gives_is_asked_and_never_guessed():
    table = table_of("Company,Role,Date Applied", "Alder,a,Jan 5", "Birch,b,Jan 9")
    assert [one.id for one in look(table).questions] == ["year"] and look(table).rows[0].applied == ""
    assert [row.applied for row in look(table, year=2026).rows] == ["2026-01-05", "2026-01-09"]


def test_tables_in_a_note_lose_their_markup_and_their_rules():
    text = """# Search 2026
Some words.

## Active

| Company | Role | Applied | Status |
|:--|:-:|---|--:|
| **[Alder](https://a.example)** | Dev | 2026-01-05 | ~~Applied~~ Rejected |
| Birch \\| Co | QA | Jan 6 | Applied |

## Words

| Status | Meaning |
|---|---|
| Applied | sent |
"""
    seen = look(open_table(text.encode(), "notes.md"))
    assert [(row.employer, row.applied) for row in seen.rows] == [("Alder", "2026-01-05"), ("Birch | Co", "2026-01-06")]
    assert told(seen.rows[0])[1] == [("rejection", "?")]


def test_the_heading_above_a_table_says_how_its_rows_stand():
    text = "## Rejected\n| Company | Role |\n|---|---|\n| Alder | Dev |\n\n## Applied\n| Company | Role |\n|---|---|\n| Birch | Dev |\n"  # noqa: E501
    rows = look(open_table(text.encode(), "notes.md")).rows
    assert [told(row)[1] for row in rows] == [[("rejection", "?")], []]


def test_an_org_table():
    text = "#+TITLE: jobs\n| Company | Role | Applied |\n|---------+------+---------|\n| Alder | Dev | <2026-01-05 Mon> |\n"  # noqa: E501
    assert [(row.employer, row.applied) for row in look(open_table(text.encode(), "jobs.org")).rows] == [
        ("Alder", "2026-01-05")]  # fmt: skip


def test_a_page_with_a_table_whose_cells_reach_over_rows():
    page = """<!doctype html><html><body><h2>Jobs</h2><table><tr><th>Company<th>Role<th>Status</tr>
    <tr><td rowspan=2><a href="https://a.example">Alder</a><td>Dev<td><s>Applied</s> Rejected</tr>
    <tr><td>QA<td>Applied</tr></table><script>1</script></body></html>"""
    seen = look(open_table(page.encode(), "jobs.html"))
    assert [(row.employer, row.title, row.status) for row in seen.rows] == [
        ("Alder", "Dev", "Rejected"), ("Alder", "QA", "Applied")]  # fmt: skip


@pytest.mark.parametrize(("document", "name"), [
    ('{"company":"Alder","role":"Dev","status":"Rejected"}\n{"company":"Birch","role":"QA"}\n', "a.jsonl"),
    (json.dumps({"records": [{"id": "r1", "fields": {"Company": "Alder", "Role": "Dev", "Status": "Rejected"}}]}), "a.json"),  # noqa: E501
    (json.dumps({"lists": [{"id": "1", "name": "Rejected"}], "cards": [{"name": "Dev at Alder", "idList": "1"}]}), "t.json"),  # noqa: E501
    (json.dumps({"a1": {"company": "Alder", "role": "Dev", "status": "Rejected"}, "a2": {"company": "B"}}), "d.json"),
])  # fmt: skip
def test_json_of_many_programs(document, name):
    row = look(open_table(document.encode(), name)).rows[0]
    assert (row.employer, row.title, told(row)[1]) == ("Alder", "Dev", [("rejection", "?")])


def test_another_sheet_of_a_workbook_can_be_chosen():
    log = [["Company", "Role", "Status"], ["Alder", "Dev", "Applied"]]
    data = workbook(("2026", log), ("Archive", [["Company", "Role"], ["Birch", "QA"]]))
    assert open_table(data, "w.xlsx").sheet == "2026" and open_table(data, "w.xlsx").sheets == ("2026", "Archive")
    assert look(open_table(data, "w.xlsx", sheet="Archive")).rows[0].employer == "Birch"
    with pytest.raises(InputError, match="no sheet of this name"):
        open_table(data, "w.xlsx", sheet="Archiv")


def open_document(rows):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Log")
    for cells in rows:
        row = TableRow()
        for cell in cells:
            made = TableCell(valuetype="date", datevalue=cell[1]) if isinstance(cell, tuple) else TableCell()
            made.addElement(P(text=cell[0] if isinstance(cell, tuple) else cell))
            row.addElement(made)
        sheet.addElement(row)
    blank = TableRow(numberrowsrepeated=1_000_000)
    blank.addElement(TableCell(numbercolumnsrepeated=16_000))
    sheet.addElement(blank)
    book.spreadsheet.addElement(sheet)
    kept = io.BytesIO()
    book.write(kept)
    return kept.getvalue()


def test_a_sheet_of_libreoffice_with_a_million_blank_rows_below():
    data = open_document([["Company", "Role", "Date Applied"], ["Alder", "Dev", ("05.01.26", "2026-01-05")]])
    seen = look(open_table(data, "log.ods"))
    assert [(row.employer, row.applied) for row in seen.rows] == [("Alder", "2026-01-05")]


def packed(*names):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packing:
        for name in names:
            packing.writestr(name, "x")
    return kept.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(("data", "says"), [
    (LOCKED, "protected by a password"), (packed("word/document.xml", "[Content_Types].xml"), "a Word document"),
    (packed("Index/Document.iwa"), "a Numbers document"), (packed("Export/jobs.csv"), "a packed folder"),
    (b'# Invented.\n[candidate]\nname = "Ann"\n', "one case, or settings"),
    (b"\x89PNG\r\n", "a picture"), (b'{"url": "https://docs.google.com/d/1", "doc_id": "1"}', "only a link"),
])  # fmt: skip
def test_a_file_that_is_no_table_is_named_for_what_it_is(data, says):
    with pytest.raises(InputError, match=says) as caught:
        open_table(data, "my list")
    assert len(str(caught.value).splitlines()) <= 3


def test_headers_over_two_lines_totals_and_titles_are_no_rows():
    lines = ("My search,,,", ",,Interview,Interview", "Company,Role,Date,Notes", "Alder,Dev,2026-01-09,", "Total,1,,")
    seen = look(table_of(*lines))
    assert seen.columns.choices["interview_date"].name == "Interview Date" and len(seen.rows) == 1


def test_without_an_employer_rows_are_told_apart():
    seen = look(table_of("Position,Date Applied,selected for interview?,Response date",
                         "Clerk,2026-01-05,No,2026-01-09", "Clerk,2026-01-05,,", "Clerk,2026-01-05,Yes,2026-01-09"))  # fmt: skip  # noqa: E501
    assert [row.employer for row in seen.rows] == [f"Not recorded (row {number})" for number in (2, 3, 4)]
    assert [told(row) for row in seen.rows] == [
        ([], [("rejection", "2026-01-09")]), ([], []), (["?"], [("other", "2026-01-09")])]  # fmt: skip


def test_a_column_that_is_like_a_known_one_in_one_word_is_asked_for_not_taken():
    seen = look(table_of("Company,What kind of role they had open,Status", "Quay,Clerk,Applied"))
    assert [one.id for one in seen.questions] == ["column:title"] and seen.rows[0].title == "role not named"
    assert look(table_of("Employer,Technologies this company uses", "Quay,Python")).rows[0].employer == "Quay"


def test_a_day_in_rows_that_were_never_sent_is_no_day_of_application():
    lines = (
        "Date,Company,Role,Status,Notes",
        "2026-04-20,Alder,Dev,Evaluated,",
        "2026-04-20,Cedar,Dev,Applied,Applied 2026-04-23 by mail",
    )
    seen = look(table_of(*lines))
    assert [row.applied for row in seen.taken] == ["2026-04-23"] and [q.id for q in seen.questions] == [
        "column:applied"
    ]


def test_rows_that_say_nothing_in_a_list_that_says_much_are_asked_about():
    sent = [f"Quay {number},Clerk,2026-01-0{number}" for number in range(1, 6)]
    seen = look(table_of("Company,Role,Date Applied", *sent, "Mill,,"))
    assert row_of(seen, 7).reason == "neither a day nor a status: applied for or not?" and len(seen.taken) == 5


def test_applications_with_numbers_of_their_own_are_not_doubles():
    lines = ("Company,Application ID,Date Applied", "Quay,R-91,2026-01-05", "Quay,R-17,2026-01-05")
    assert [row.outcome for row in look(table_of(*lines)).rows] == ["taken", "taken"]
    counted = ("No.,Company,Date Applied", "1,Quay,2026-01-05", "2,Quay,2026-01-05")
    assert [row.outcome for row in look(table_of(*counted)).rows] == ["taken", "held back"]


@pytest.mark.parametrize(("cell", "meaning"), [
    ("2e gesprek gehad", "interview"), ("3 - Interview", "interview"), ("0 - To apply", "saved"),
    ("Entrevista hecha, pendiente de respuesta", "interview"), ("Rozmowa → odrzucony po rozmowie", "rejected"),
    ("Absage nach Gespräch", "rejected"), ("Candidature non retenue", "rejected"), ("Colloquio fatto - in attesa", "interview"),  # noqa: E501
    ("noch nicht abgeschickt", "saved"), ("Nessuna risposta", "silent"), ("Convite para entrevista", "invited"),
    ("Behavioral interview scheduled", "invited"), ("Rejection :(", "rejected"), ("reeejected", "rejected"),
])  # fmt: skip
def test_statuses_as_people_write_them_in_eight_languages(cell, meaning):
    assert read_status(cell).meaning == meaning


@pytest.mark.parametrize(
    "cell", ["Rejected them", "I rejected the job", "rejected the role", "Offer pending", "refused"]
)
def test_what_the_candidate_may_have_done_is_never_the_employers_refusal(cell):
    assert read_status(cell).meaning != "rejected" and read_status(cell).meaning != "offer"


def test_a_list_that_is_no_job_log_is_not_taken_even_when_all_is_accepted(tmp_path):
    seen = look(table_of("item_id,shelf", "a1,kitchen", "a2,cellar"))
    assert [one.may_wait for one in seen.questions] == [False]
    with pytest.raises(Unavailable):
        take(seen, Journal(tmp_path / "j.jsonl"), at=AT, accept=True)


def test_rows_that_hang_on_a_column_that_is_not_clear_wait_for_it():
    seen = look(
        table_of(
            "Employer,Date sent,Heard back?,If yes - outcome", "Alder,2 March 2026,No,", "Birch,4 March 2026,Yes,A no"
        )
    )
    assert [row.outcome for row in seen.rows] == ["taken", "held back"]


def test_a_span_of_years_above_a_list_gives_no_year_to_days_of_its_own():
    lines = ("Bewerbungen 2025/26;;", "Firma;Gespräch;Versendet", "Birke;12. Jan;10. Dez", "Dorn;26. Jan;19. Jan")
    seen = look(table_of(*lines))
    assert [told(row)[0] for row in seen.rows] == [["2026-01-12"], ["2026-01-26"]]


def test_a_column_of_names_may_be_the_employer_and_is_asked_for():
    seen = look(
        table_of("Where,Role,Date Applied,Status", "Quay,Clerk,2026-01-05,Applied", "Mill,Cook,2026-01-06,Applied")
    )
    assert "column:employer" in [one.id for one in seen.questions] or seen.columns.choices["source"].name == "Where"


def test_a_word_explained_once_is_remembered(tmp_path):
    journal = Journal(tmp_path / "j.jsonl")
    table = table_of("Company,Role,Status", "Quay,Clerk,Lost in space")
    assert look(table, journal=journal).questions
    take(look(table, journal=journal, words={"lost in SPACE": "they said no"}), journal, at=AT)
    later = look(table_of("Company,Role,Status", "Mill,Clerk,Lost in space!"), journal=journal)
    assert not later.questions and told(later.rows[0])[1] == [("rejection", "?")]

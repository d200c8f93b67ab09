"""What is taken is in the journal, once, whole, with where it came from; what fails leaves no trace."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import plan
from followup.case.errors import InputError, Unavailable
from followup.exchange.importer import open_table, take
from followup.journal import Journal
from tests.amount import examples

from .import_shapes import AT, ROBIN, SAMPLES, ZONE, look, sample, table_of

NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.name[0] != "_")


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.jsonl")


def imported(name, journal):
    seen = look(sample(name), order="mdy", journal=journal)
    return take(seen, journal, at=AT, accept=True)


@pytest.mark.parametrize("name", NAMES)
def test_importing_twice_leaves_the_same_bytes(name, journal):
    first = imported(name, journal)
    kept = journal.path.read_bytes()
    again = imported(name, Journal(journal.path))
    assert journal.path.read_bytes() == kept and again.taken == 0 and not again.cases
    assert first.read == again.read == first.taken + first.held_back + first.refused
    assert again.held_back == first.taken + first.held_back and again.refused == first.refused


@pytest.mark.parametrize("name", NAMES)
def test_every_case_is_sound_and_can_be_planned(name, journal):
    result = imported(name, journal)
    cases = journal.cases()
    assert list(cases) == list(result.cases) and journal.problems == []
    for case in cases.values():
        assert plan(case, now=AT).stage
        assert case.candidate.name == ROBIN["name"] and case.employer.timezone == ZONE
        assert any(event.kind == "note" and f"Imported from {name}, row " in event.text for event in case.events)


def test_a_case_imported_and_corrected_is_known_again(journal):
    [first, *_] = imported("simplify.csv", journal).cases
    journal.set_facts(first, {("role", "title"): "Senior analyst", ("role", "applied"): "2025-12-31"}, at=AT)
    kept = journal.path.read_bytes()
    assert imported("simplify.csv", journal).taken == 0 and journal.path.read_bytes() == kept


def test_a_case_entered_by_hand_is_not_opened_again(journal):
    journal.new_case({"candidate": ROBIN, "employer": {"name": "MEADOW books", "timezone": ZONE},
                      "role": {"title": "Bookseller"}}, at=AT)  # fmt: skip
    seen = look(table_of("Company,Role,Date Applied", "Meadow Books,bookseller,2026-02-20"), journal=journal)
    assert seen.rows[0].outcome == "changed" and seen.rows[0].detail == "meadow-books-bookseller"
    assert take(seen, journal, at=AT).cases == () and journal.ids() == ["meadow-books-bookseller"]
    assert str(journal.case("meadow-books-bookseller").role.applied) == "2026-02-20"


def test_what_was_undone_may_be_imported_again(journal):
    lines = ("Company,Role,Status", "Quay,Clerk,Applied")
    take(look(table_of(*lines), journal=journal), journal, at=AT)
    journal.undo(at=AT)
    assert take(look(table_of(*lines), journal=journal), journal, at=AT).taken == 1


def test_a_status_that_changed_since_is_shown_first_and_brought_to_the_case_that_is_there(journal):
    take(look(table_of("Company,Role,Status", "Quay,Clerk,Applied"), journal=journal), journal, at=AT)
    seen = look(table_of("Company,Role,Status", "Quay,Clerk,Offer"), journal=journal)
    assert seen.rows[0].says == "Applied → Offer; an offer, day not known"
    kept = journal.path.read_bytes()
    assert look(table_of("Company,Role,Status", "Quay,Clerk,Offer"), journal=journal).changed
    assert journal.path.read_bytes() == kept
    result = take(seen, journal, at=AT)
    assert (result.changed, result.updated, journal.ids()) == (1, ("quay-clerk",), ["quay-clerk"])
    assert plan(journal.case("quay-clerk"), now=AT).stage == "offer"


def test_an_ending_without_a_day_is_the_employers_and_has_none(journal):
    take(look(table_of("Company,Role,Status", "Quay,Clerk,Rejected"), journal=journal), journal, at=AT)
    case = journal.case("quay-clerk")
    no, note = case.events
    assert (no.kind, no.what, no.day_unknown, no.at) == ("heard", "rejection", True, AT)
    assert plan(case, now=AT).stage == "rejected" and "“Rejected”" in note.text


def test_a_preview_writes_nothing_and_taking_it_twice_opens_each_case_once(journal):
    seen = look(sample("teal.csv"), journal=journal)
    assert not journal.path.exists()
    assert take(seen, journal, at=AT).taken == 2
    kept = journal.path.read_bytes()
    again = take(seen, journal, at=AT)
    assert (again.taken, again.held_back) == (0, 3) and journal.path.read_bytes() == kept


def test_an_open_question_is_refused_and_named(journal):
    seen = look(table_of("Company,Role,Date Applied", "A,b,3/4/2026"), journal=journal)
    with pytest.raises(Unavailable, match=r"log.csv: .*--dates dmy or mdy"):
        take(seen, journal, at=AT)
    assert not journal.path.exists()


def test_an_import_that_fails_while_writing_leaves_the_journal_as_it_was(journal, monkeypatch):
    journal.new_case(
        {"candidate": ROBIN, "employer": {"name": "Quay", "timezone": ZONE}, "role": {"title": "Clerk"}}, at=AT
    )
    kept, write = journal.path.read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[: len(data) // 2]))
    with pytest.raises(InputError, match="no room"):
        imported("teal.csv", journal)
    monkeypatch.undo()
    assert journal.path.read_bytes() == kept and imported("teal.csv", journal).taken == 2


def test_one_case_that_is_not_sound_keeps_all_of_them_out(journal):
    sound = {"candidate": ROBIN, "employer": {"name": "Quay", "timezone": ZONE}, "role": {"title": "Clerk"}}
    with pytest.raises(InputError, match="title"):
        journal.new_cases(lambda opened: [sound, {**sound, "role": {}}], at=AT)
    assert journal.cases() == {}


def test_many_cases_of_one_name_get_ids_of_their_own(journal):
    rows = [f"Quay,Clerk,2026-0{month}-01" for month in range(1, 5)]
    result = take(look(table_of("Company,Role,Date Applied", *rows), journal=journal), journal, at=AT)
    assert result.cases == ("quay-clerk", "quay-clerk-2", "quay-clerk-3", "quay-clerk-4")


CELLS = st.one_of(
    st.text(max_size=40), st.text(alphabet="\"',;\t|\n\r=+-@\0\u202e\ufeffAa1/.", max_size=20),
    st.sampled_from(["=HYPERLINK(1)", "<script>", "Quay", "2026-02-31", "Rejected", "N/A", "3/4/26", "İ", "x" * 400]),
)  # fmt: skip
HEADERS = st.sampled_from(
    ["Company", "Role", "Status", "Date Applied", "Notes", "Interview Date", "Link", "Offer date", ""]
)


@examples(50)
@given(
    st.lists(HEADERS, min_size=1, max_size=6),
    st.lists(st.lists(CELLS, max_size=7), max_size=8),
    st.sampled_from(",;\t|"),
)
def test_whatever_the_cells_hold_the_counts_add_up_and_twice_changes_nothing(tmp_path, header, rows, delimiter):
    quoted = [
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [["Company", *header], *rows]
    ]
    path = tmp_path / os.urandom(8).hex()
    try:
        table = open_table("\n".join(quoted).encode("utf-8", "replace"), "log.csv")
    except InputError as error:
        assert len(str(error).splitlines()) <= 3
        return
    journal = Journal(path)
    for turn in range(2):
        seen = look(table, order="dmy", journal=journal)
        assert sum(seen.counts.values()) == 2 * seen.counts["read"]
        if seen.questions:
            return
        result = take(seen, journal, at=AT)
        assert result.read == result.taken + result.held_back + result.refused
        assert turn == 0 or result.taken == 0
    assert journal.problems == [] and len(journal.cases()) == len(journal.ids())


@examples(90)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.json", "a.xlsx"]))
def test_no_bytes_bring_more_than_a_short_error(data, name):
    try:
        look(open_table(data, name))
    except InputError as error:
        assert len(str(error).splitlines()) <= 3

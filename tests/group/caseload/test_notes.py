"""A counselor's file of notes: nothing else becomes one, and a damaged line costs no other."""

from datetime import UTC, datetime

import pytest

from followup.case.errors import InputError
from followup.commands.cli import main
from followup.group.caseload import add_note, read_caseload, read_notes
from followup.journal import Journal

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
NOTE = b'{"client": "ada", "at": "2026-03-09T09:00:00+00:00", "text": "x"}\n'
OTHERS = ["journal,name\nada,Ada\n", '{"followup-comment": 1}', "[]\n", "Dear Ada,\n\nthank you"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "notes.jsonl"


def texts(path):
    problems = []
    return [note.text for note in read_notes(path, problems)], [problem.what for problem in problems]


@pytest.mark.parametrize("before", [b"", b"\n\xff\n", NOTE])
def test_no_note_gets_into_a_clients_journal(path, before):
    Journal(path).set("policy", "balanced", at=NOW)
    path.write_bytes(held := before + path.read_bytes())
    with pytest.raises(InputError, match="no file of notes"):
        add_note(path, "ada", "private", NOW)
    assert path.read_bytes() == held


@pytest.mark.parametrize(
    "held", ["journal,name\nada,Ada\n", '{"followup-comment": 1}', "[]\n", "Dear Ada,\n\nthank you"]
)
def test_no_note_gets_into_a_file_of_something_else(path, held):
    path.write_text(held)
    with pytest.raises(InputError, match="no file of notes"):
        add_note(path, "ada", "private", NOW)
    assert path.read_text() == held


def test_a_folder_is_no_file_of_notes(tmp_path):
    with pytest.raises(InputError, match="no file of notes"):
        add_note(tmp_path, "ada", "private", NOW)


@pytest.mark.parametrize("whole", [True, False])
def test_after_half_a_note_the_next_one_begins_a_line_of_its_own(path, whole):
    add_note(path, "ada", "first", NOW)
    if whole:
        add_note(path, "ada", "torn", NOW)
    path.write_bytes(path.read_bytes()[:-9])
    add_note(path, "ada", "after", NOW)
    assert texts(path) == ((["first"] if whole else []) + ["after"], ["a line that is no note, set aside"])


@pytest.mark.parametrize("apart", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c"])
def test_whatever_a_name_holds_a_note_is_one_line(path, apart):
    add_note(path, f"a{apart}b", "one", NOW)
    problems = []
    assert [note.client for note in read_notes(path, problems)] == [f"a{apart}b"] and not problems


@pytest.mark.parametrize("line", ["[" * 100_000, "{", '"x"', "null", '{"client": 3, "at": 4, "text": 5}', "\x00",
                                  '{"client": "a", "at": "2026-03-09T09:00", "text": "x"}'])  # fmt: skip
def test_a_line_that_is_no_note_is_counted_and_the_others_are_shown(path, tmp_path, line, capsys):
    add_note(path, "ada", "first", NOW)
    with path.open("a") as file:
        file.write(f"{line}\n{line}\n")
    add_note(path, "ada", "last", NOW)
    assert texts(path) == (["first", "last"], ["2 lines that are no notes, set aside"])
    folder = tmp_path / "clients"
    folder.mkdir()
    Journal(folder / "ada.jsonl").set("policy", "balanced", at=NOW)
    assert main(["cohort", "today", str(folder), "--notes", str(path), "--now", NOW.isoformat()]) == 0
    told = capsys.readouterr().out
    assert "1 of 1 clients" in told and "2 lines that are no notes" in told
    assert read_caseload(folder, now=NOW, notes=read_notes(path, [])).clients[0].note.text == "last"


def test_what_an_editor_puts_before_the_first_note_costs_nothing(path):
    add_note(path, "ada", "first", NOW)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    add_note(path, "ada", "last", NOW)
    assert texts(path) == (["first", "last"], [])


@pytest.mark.parametrize("text", ["\u200b", "\u202e\u2066", " \u00a0\ufeff "])
def test_a_note_in_which_nothing_can_be_seen_is_none(path, text):
    with pytest.raises(InputError, match="empty"):
        add_note(path, "ada", text, NOW)
    assert not path.exists()

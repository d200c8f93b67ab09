"""Everything out and in again: the same journal, byte for byte; a failure leaves it as it was."""

import errno
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.case.errors import InputError
from followup.exchange.snapshot import is_snapshot, restore, take
from followup.journal import Journal
from followup.journal.example import open_example
from tests.amount import examples

from .invented import NOW, mapping, texts


@pytest.fixture
def mine(tmp_path):
    journal = open_example(tmp_path / "mine.jsonl")
    journal.undo(at=NOW)
    journal.set("policy", "the-call", at=NOW)
    journal.keep_draft(journal.ids()[0], "thank-you", "maria", "Dear Maria\n😀", at=NOW)
    return journal


@pytest.fixture
def empty(tmp_path):
    return Journal(tmp_path / "empty" / "journal.jsonl")


def bytes_of(journal):
    return journal.path.read_bytes() if journal.path.exists() else None


def test_restored_into_nothing_it_is_the_same_file(mine, empty):
    restore(take(mine, now=NOW), empty)
    assert bytes_of(empty) == bytes_of(mine)
    assert empty.cases() == mine.cases() and empty.setting("policy") == "the-call"
    assert [entry.undone for entry in empty.history()] == [entry.undone for entry in mine.history()]


def test_what_turns_the_text_around_it_is_escaped_and_comes_back(mine, empty):
    mine.log(mine.ids()[0], {"kind": "note", "text": "see \u202egnp.txt\u2066 \u200b."}, at=NOW)
    made = take(mine, now=NOW)
    assert b"see \\u202egnp" in made and not set("\u202e\u2066\u200b") & set(made.decode())
    restore(made, empty)
    assert bytes_of(empty) == bytes_of(mine) and "\u202e".encode() in bytes_of(empty)


def test_twice_changes_nothing(mine, empty):
    raw = take(mine, now=NOW)
    first = restore(raw, empty)
    before = bytes_of(empty)
    second = restore(raw, empty)
    assert bytes_of(empty) == before
    assert (first.known, second.added, second.known) == (0, 0, first.added)


def test_what_a_journal_lacks_is_added_and_the_rest_stays(mine, empty):
    raw = take(mine, now=NOW)
    restore(take(mine, now=NOW, only=mine.ids()[:2]), empty)
    own = empty.new_case(mapping(id="own"), at=NOW)
    restore(raw, empty)
    assert set(empty.ids()) == {*mine.ids(), own} and empty.problems == []
    assert {case_id: empty.case(case_id) for case_id in mine.ids()} == mine.cases()


def test_one_case_takes_only_its_own_lines(mine, empty):
    one = mine.ids()[3]
    restore(take(mine, now=NOW, only=[one]), empty)
    assert empty.cases() == {one: mine.case(one)} and empty.setting("policy") is None


def test_the_cases_are_there_for_other_programs(mine):
    held = json.loads(take(mine, now=NOW))
    assert [case["id"] for case in held["cases"]] == list(mine.cases())
    assert held["made"] == NOW.isoformat() and is_snapshot(take(mine, now=NOW))
    assert take(mine, now=NOW) == take(mine, now=NOW)


def test_a_snapshot_that_another_program_indented_is_one_still(mine, empty):
    indented = json.dumps(json.loads(take(mine, now=NOW)), indent=2).encode("utf-8-sig")
    assert is_snapshot(indented) and not is_snapshot(b'{"format":"another","applications":[]}')
    restore(indented, empty)
    assert bytes_of(empty) == bytes_of(mine)


@examples(20)
@given(st.lists(st.one_of(st.binary(max_size=60), texts.map(lambda t: json.dumps(t).encode())), max_size=6))
def test_damaged_lines_come_through_letter_by_letter(tmp_path_factory, damaged):
    folder = tmp_path_factory.mktemp("damaged")
    journal = Journal(folder / "a.jsonl")
    journal.new_case(mapping(role={"title": "Data analyst", "notes": "\u2028😀\x85 \\u0041 \\"}), at=NOW)
    with journal.path.open("ab") as file:
        file.writelines(line.replace(b"\n", b"") + b"\n" for line in damaged)
    other = Journal(folder / "b.jsonl")
    restore(take(journal, now=NOW), other)
    assert bytes_of(other) == bytes_of(journal)


@pytest.mark.parametrize(
    "line", [b'{"a":NaN}', b'{"a":1,"a":2}', b'{"a": 1}', b'{"a":1.0e3}', b'"text"', b"\xff\xfe", b"  "]
)
def test_a_line_in_another_spelling_keeps_it(tmp_path, line):
    (tmp_path / "a.jsonl").write_bytes(line + b"\n")
    raw = take(Journal(tmp_path / "a.jsonl"), now=NOW)
    json.loads(raw.decode("utf-8"), parse_constant=pytest.fail)
    restore(raw, Journal(tmp_path / "b.jsonl"))
    assert (tmp_path / "b.jsonl").read_bytes() == line + b"\n"


@pytest.mark.parametrize(
    "raw",
    [b"", b"x", b"\xff\xfe", b"[]", b"null", b"{}", b"[" * 100_000, b'{"format":"OSApplyTrack","applications":[]}',
     b'{"format":"followup snapshot"}', b'{"format":"followup snapshot","version":2,"made":"","journal":[],"cases":[]}',
     b'{"format":"followup snapshot","version":1,"made":"","journal":[],"cases":[],"more":1}',
     b'{"format":"followup snapshot","version":true,"made":"","journal":[],"cases":[]}',
     b'{"format":"followup snapshot","version":1,"made":"","journal":[7],"cases":[]}',
     b'{"format":"followup snapshot","version":1,"made":"","journal":["a\\nb"],"cases":[]}',
     b'{"format":"followup snapshot","version":1,"made":"","journal":["\\ud800"],"cases":[]}'],
)  # fmt: skip
def test_a_foreign_file_is_refused_by_name_and_changes_nothing(mine, raw):
    before = bytes_of(mine)
    with pytest.raises(InputError, match=r"other\.json: "):
        restore(raw, mine, name="other.json")
    assert bytes_of(mine) == before


def test_a_case_that_means_another_one_here_is_refused(mine, empty, tmp_path):
    empty.new_case(mapping(id=mine.ids()[0]), at=NOW)
    before = bytes_of(empty)
    with pytest.raises(InputError, match="taken by another case"):
        restore(take(mine, now=NOW), empty)
    assert bytes_of(empty) == before


def test_another_line_of_the_same_id_is_refused(mine, empty):
    restore(take(mine, now=NOW), empty)
    before = bytes_of(empty)
    changed = take(mine, now=NOW).replace(b"Northwind Clinics", b"Southwind Clinics", 1)
    with pytest.raises(InputError, match="one thing stands differently here"):
        restore(changed, empty)
    assert bytes_of(empty) == before


def test_a_full_disk_leaves_the_journal_as_it_was(mine, empty, monkeypatch):
    empty.new_case(mapping(id="own"), at=NOW)
    before, write = bytes_of(empty), os.write

    def half(descriptor, data):
        write(descriptor, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(InputError, match="can't be written"):
        restore(take(mine, now=NOW), empty)
    assert bytes_of(empty) == before

"""Nothing is written into a file that is none of ours, and nothing that a crash or another program leaves bars a
journal.
"""

import json

import pytest

from followup import InputError
from followup.exchange.snapshot import restore as take_snapshot
from followup.exchange.snapshot import take
from followup.journal import Journal
from followup.journal.backup import back_up
from followup.journal.example import EXAMPLE, open_example
from followup.journal.merging import merge
from followup.journal.restoring import restore
from followup.journal.whose import CHUNK

OTHERS = {
    "a list": b"employer,role\nNorthwind,Analyst\n",
    "one line without its break": b"milk, eggs",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 400,
    "lines of another program": b'{"v":1,"time":"09:05","msg":"started"}\n' * 3,
    "lines with an id alone": b'{"id":"00000001-abcdefgh","text":"a note"}\n',
    "a counselor's notes": b'{"client": "ada", "at": "2026-03-05T09:00:00-06:00", "text": "call"}\n',
    "a case file": b'[candidate]\nname = "Priya Raman"\n',
    "wide letters": '{"v":1}\n'.encode("utf-16"),
    "one long line": b"{" + b"x" * 3 * CHUNK,
    "speaks of a journal": b'He wrote {"v":1,"id":"00000001-abcdefgh","do":"case"} in a mail.\n',
    "the same across an edge": b"-" * (CHUNK - 4) + b'He {"v":1,"id":"00000001-abcdefgh","do":"case"} wrote',
}


@pytest.fixture
def writers(journal, facts, at, tmp_path):
    """Whatever writes into a journal, by name."""
    case_id = journal.new_case(facts, at=at)
    snapshot, backup = take(journal, now=at), back_up(journal, at=at)
    return {
        "a new case": lambda other: other.new_case(facts, at=at),
        "many": lambda other: other.new_cases(lambda _: [facts], at=at),
        "what happened": lambda other: other.log(case_id, {"kind": "note", "text": "x"}, at=at),
        "a setting": lambda other: other.set("policy", "balanced", at=at),
        "undo": lambda other: other.undo(at=at),
        "redo": lambda other: other.redo(at=at),
        "a merge": lambda other: merge(other, backup, "other"),
        "a stranger's": lambda other: merge(other, backup, "other", strangers=at.date()),
        "an export": lambda other: take_snapshot(snapshot, other),
        "the example": lambda other: open_example(other.path),
        "a restore": lambda other: restore(backup, other, day=at.date()),
        "a backup": lambda other: back_up(other, at=at, save=lambda _: None),
    }


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_whatever_writes_leaves_a_file_of_something_else_as_it_is(writers, tmp_path, data):
    path = tmp_path / "list.csv"
    for name, write in writers.items():
        path.write_bytes(data)
        with pytest.raises(InputError) as refused:
            write(Journal(path))
        (problem,) = refused.value.problems
        assert (problem.where, problem.what) == (str(path), "this is no journal, so nothing is written into it"), name
        assert path.read_bytes() == data and [one.name for one in tmp_path.glob("list*")] == ["list.csv"]


def test_a_journal_that_is_damaged_throughout_can_be_restored_and_is_kept(journal, facts, at):
    journal.new_case(facts, at=at)
    backup = back_up(journal, at=at)
    journal.path.write_bytes(b"nothing of it can be read\n")
    kept = restore(backup, journal, day=at.date())
    assert journal.path.read_bytes() == backup and kept.read_bytes() == b"nothing of it can be read\n"


def reordered(line):
    return json.dumps(dict(reversed(json.loads(line).items()))).encode()


FIRST = EXAMPLE.read_bytes().splitlines()[0]
LEFT = {
    "nothing": b"",
    "blank lines": b"\n \n\r\n",
    "zeros": bytes(4096),
    "a mark alone": b"\xef\xbb\xbf",
    "another order": reordered(FIRST) + b"\n",
    "zeros before a line": bytes(3 * CHUNK) + FIRST + b"\n",
    "damage before a line": b"x" * (2 * CHUNK + 7) + b"\n\xff\n" + FIRST + b"\n",
    "breaks of old": b"spoilt\r" + FIRST + b"\r",
    "behind a mark": b"\xef\xbb\xbf" + FIRST + b"\n",
    "half a later number": b'{"v":1,"id":"000',
    **{f"{count} bytes of a first line": FIRST[:count] for count in (2, 7, 13, 17, 40, len(FIRST))},
}


@pytest.mark.parametrize("data", LEFT.values(), ids=LEFT)
def test_what_a_crash_or_another_program_leaves_is_written_on(journal, facts, at, data):
    journal.path.parent.mkdir()
    journal.path.write_bytes(data)
    journal.new_case(facts, at=at)
    assert journal.path.read_bytes().startswith(data)
    assert "northwind-clinics-data-analyst" in Journal(journal.path).ids()


def test_a_line_of_ours_is_found_wherever_the_pieces_end_that_are_read(tmp_path, facts, at):
    for off in range(CHUNK - len(FIRST) - 3, CHUNK + 3, 17):
        path = tmp_path / "journal.jsonl"
        path.write_bytes(b"x" * (off - 1) + b"\n" + FIRST + b"\n")
        Journal(path).set("policy", "balanced", at=at)

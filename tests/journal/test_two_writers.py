"""Two open journals on one file, and a process killed while it writes: nothing that was written is lost."""

import json
import os
import signal
import subprocess
import sys

import pytest

from followup.journal import Journal

EACH = 200
TOGETHER = 20

WRITER = """
import sys
if sys.argv[5] == "without locks":
    sys.modules["fcntl"] = None
from datetime import UTC, datetime
from followup.journal import Journal
path, case_id, name, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
journal, at = Journal(path), datetime(2026, 3, 4, 18, tzinfo=UTC)
for number in range(count):
    journal.log(case_id, {"kind": "note", "text": f"{name} {number}"}, at=at)
    print(number, flush=True)
"""


@pytest.fixture
def case_id(journal, facts, at):
    return journal.new_case(facts, at=at)


OPENER = """
import json, sys
from datetime import UTC, datetime
from followup.journal import Journal
journal, facts = Journal(sys.argv[1]), json.loads(sys.argv[2])
for _ in range(int(sys.argv[3])):
    print(journal.new_case(facts, at=datetime(2026, 3, 4, 18, tzinfo=UTC)), flush=True)
"""


def start(journal, case_id, name, count, locks="with locks"):
    words = [sys.executable, "-c", WRITER, str(journal.path), case_id, name, str(count), locks]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def notes_of(journal, case_id, name):
    return [event.text for event in journal.case(case_id).events if event.text.startswith(name)]


def test_each_sees_what_the_other_has_written(journal, case_id, at):
    other = Journal(journal.path)
    for number in range(5):
        writer, reader = (journal, other) if number % 2 else (other, journal)
        writer.log(case_id, {"kind": "note", "text": f"{number}"}, at=at)
        assert [event.text for event in reader.case(case_id).events] == [str(n) for n in range(number + 1)]
    other.set("policy", "the-call", at=at)
    assert journal.setting("policy") == "the-call"
    other.undo(at=at)
    assert len(journal.case(case_id).events) == 4


def test_only_new_lines_are_read(journal, case_id, at, monkeypatch):
    other = Journal(journal.path)
    for number in range(50):
        other.log(case_id, {"kind": "note", "text": f"{number}"}, at=at)
    journal.cases()
    read = []
    split = journal._file._split
    monkeypatch.setattr(journal._file, "_split", lambda data: read.append(len(data)) or split(data))
    journal.cases()
    entry = other.log(case_id, {"kind": "note", "text": "new"}, at=at)
    assert journal.history()[-1].id == entry
    assert len(read) == 1 and 0 < read[0] < 300


@pytest.mark.parametrize(("locks", "count"), [("with locks", EACH), ("without locks", EACH // 4)])
def test_two_processes_writing_at_once_lose_nothing(journal, case_id, locks, count):
    writers = [start(journal, case_id, name, count, locks) for name in ("one", "two")]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    for name in ("one", "two"):
        assert notes_of(journal, case_id, name) == [f"{name} {number}" for number in range(count)]
    assert journal.problems == [] and len({entry.id for entry in journal.history()}) == 2 * count + 1


def test_writers_take_turns_and_write_at_the_end(journal):
    fcntl = pytest.importorskip("fcntl")
    with journal._file.appending() as descriptor, journal.path.open() as other:
        assert fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_APPEND
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with journal.path.open() as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert os.fstat(other.fileno()).st_size == 0


def test_a_killed_writer_loses_nothing_it_had_written(journal, case_id, at):
    for kill in range(4):
        writer = start(journal, case_id, f"kill{kill}", 10_000)
        for _ in range(5 + 7 * kill):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
        done = 5 + 7 * kill + len(writer.communicate(timeout=60)[0].split())
        journal.log(case_id, {"kind": "note", "text": f"after {kill}"}, at=at)
        kept = notes_of(journal, case_id, f"kill{kill} ")
        assert kept == [f"kill{kill} {number}" for number in range(len(kept))] and len(kept) >= done
    assert len(notes_of(journal, case_id, "after")) == 4
    assert all("torn" in problem.what or "JSON" in problem.what for problem in journal.problems)


def test_two_processes_opening_cases_at_once_never_take_the_same_id(journal, facts):
    words = [sys.executable, "-c", OPENER, str(journal.path), json.dumps(facts), str(TOGETHER)]
    openers = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    ids = [case_id for opener in openers for case_id in opener.communicate(timeout=60)[0].split()]
    assert len(set(ids)) == len(ids) == 2 * TOGETHER
    assert set(journal.cases()) == set(ids) and journal.problems == []


def test_after_the_file_was_made_anew_undo_still_leaves_alone_what_others_wrote(journal, case_id, at):
    mine = journal.log(case_id, {"kind": "note", "text": "mine"}, at=at)
    Journal(journal.path).log(case_id, {"kind": "note", "text": "theirs"}, at=at)
    anew = journal.path.with_suffix(".anew")
    anew.write_bytes(journal.path.read_bytes())
    os.replace(anew, journal.path)
    assert journal.undo(at=at).id == mine
    assert [event.text for event in journal.case(case_id).events] == ["theirs"]

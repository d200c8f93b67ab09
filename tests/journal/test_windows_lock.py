"""Windows locks one byte far behind the journal's end: tried everywhere, with a stand-in for its `msvcrt`."""

import errno
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from followup.journal import Journal
from followup.journal.lines import EDEADLOCK, LOCKED, MOST_BYTES

from .example import AT

EACH = 60

WRITER = """
import os, sys
from datetime import UTC, datetime
from followup.journal import Journal
import fcntl, time

class msvcrt:
    LK_LOCK, LK_UNLCK = 1, 0
    @staticmethod
    def locking(descriptor, mode, count):
        if mode == 0:
            fcntl.flock(descriptor, fcntl.LOCK_UN)
            return
        for _ in range(3):  # Windows tries ten times, a second apart
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                time.sleep(0.0005)
        raise OSError(36, "Resource deadlock avoided")

sys.modules["msvcrt"], sys.platform = msvcrt, "win32"
path, case_id, name, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
journal = Journal(path)
for number in range(count):
    journal.log(case_id, {"kind": "note", "text": f"{name} {number}"}, at=datetime(2026, 3, 4, 18, tzinfo=UTC))
"""


@pytest.fixture
def msvcrt(monkeypatch):
    """Notes what it is asked; `says` are the errors it answers with first."""
    asked, says = [], []

    def locking(descriptor, mode, count):
        asked.append((mode, os.lseek(descriptor, 0, os.SEEK_CUR), count))
        if says:
            raise says.pop(0)

    fake = SimpleNamespace(LK_LOCK="lock", LK_UNLCK="unlock", locking=locking, asked=asked, says=says)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    return fake


def test_each_line_is_written_under_a_lock_that_is_given_back(tmp_path, msvcrt):
    journal = Journal(tmp_path / "journal.jsonl")
    for number in range(2):
        journal.set("x", number, at=AT)
    assert msvcrt.asked == [("lock", LOCKED, 1), ("unlock", LOCKED, 1)] * 2
    assert LOCKED > MOST_BYTES and Journal(journal.path).setting("x") == 1


def test_whoever_writes_long_is_waited_for(tmp_path, msvcrt):
    msvcrt.says += [OSError(EDEADLOCK, "Resource deadlock avoided"), OSError(errno.EACCES, "Permission denied")] * 2
    Journal(tmp_path / "journal.jsonl").set("x", 1, at=AT)
    assert [mode for mode, _, _ in msvcrt.asked] == ["lock"] * 5 + ["unlock"]


def test_a_disk_without_locks_is_written_to_all_the_same(tmp_path, msvcrt):
    msvcrt.says += [OSError(errno.EINVAL, "Invalid argument")] * 2
    Journal(tmp_path / "journal.jsonl").set("x", 1, at=AT)
    assert Journal(tmp_path / "journal.jsonl").setting("x") == 1


def test_the_lock_is_given_back_where_writing_fails(tmp_path, msvcrt, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda descriptor: (_ for _ in ()).throw(OSError(errno.EIO, "broken")))
    with pytest.raises(Exception, match="broken"):
        Journal(tmp_path / "journal.jsonl").set("x", 1, at=AT)
    assert msvcrt.asked[-1][0] == "unlock"


def test_two_processes_writing_at_once_lose_nothing(journal, facts, at):
    pytest.importorskip("fcntl")  # the stand-in stands on it
    case_id = journal.new_case(facts, at=at)
    words = [sys.executable, "-c", WRITER, str(journal.path), case_id]
    writers = [subprocess.Popen([*words, name, str(EACH)]) for name in ("one", "two")]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    lines = journal.history()
    assert len({line.id[:8] for line in lines}) == len(lines) == 2 * EACH + 1 and journal.problems == []

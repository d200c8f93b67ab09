"""A file in another's place is whole on the disk before it is moved there, and every name can be kept beside."""

import os
import stat
from datetime import date, timedelta

import pytest

from followup.case.errors import InputError
from followup.journal import Journal
from followup.journal.aside import kept_beside
from followup.journal.files import write_file
from followup.journal.swapping import swap

DAY = date(2026, 3, 12)


def files(folder):
    found = folder.iterdir()
    return {path.name: path.read_bytes() for path in found if not path.name.endswith("-put-aside")}


def test_every_byte_is_on_the_disk_before_the_move_and_the_name_after_it(tmp_path, monkeypatch):
    steps = []
    sync, move = os.fsync, os.replace

    def watch(descriptor):
        told = os.fstat(descriptor)
        steps.append("named" if stat.S_ISDIR(told.st_mode) else told.st_size)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watch)
    monkeypatch.setattr(os, "replace", lambda *names: (steps.append("moved"), move(*names)))
    write_file(tmp_path / "page.html", b"whole", force=True)
    assert steps == [5, "moved", "named"] and files(tmp_path) == {"page.html": b"whole"}


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path, monkeypatch):
    def full(*names):
        raise OSError(28, "No space left on device")

    (tmp_path / "page.html").write_bytes(b"former")
    with pytest.raises(InputError, match="No such file"):
        write_file(tmp_path / "nowhere" / "page.html", b"x")
    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(InputError, match="No space"):
        write_file(tmp_path / "page.html", b"x", force=True)
    assert files(tmp_path) == {"page.html": b"former"}


def test_a_long_name_is_no_obstacle(tmp_path):
    path = tmp_path / ("n" * 240 + ".jsonl")
    write_file(path, b"x")
    assert path.read_bytes() == b"x"


@pytest.mark.parametrize("name", ["my [old] search.jsonl", "search?.jsonl", "*.jsonl", "journal"])
def test_whatever_a_journal_is_called_only_its_own_kept_ones_are_found(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"one")
    (tmp_path / f"other-kept-{DAY}.jsonl").write_bytes(b"of another")
    kept = swap(b"two", path, DAY)
    assert kept_beside(path) == kept and kept.read_bytes() == b"one"


def test_the_last_that_was_kept_is_found_by_day_then_by_number(tmp_path):
    path = tmp_path / "journal.jsonl"
    for number in range(11):
        path.write_bytes(b"first %d" % number)
        swap(b"then", path, DAY)
    assert kept_beside(path).name == f"journal-kept-{DAY}_11.jsonl"
    path.write_bytes(b"next day")
    later = swap(b"then", path, DAY + timedelta(days=1))
    assert kept_beside(path) == later


def test_what_is_kept_already_is_not_kept_twice(tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"one")
    kept = swap(b"two", path, DAY)
    swap(b"one", path, DAY)
    assert swap(b"two", path, DAY) == kept
    assert files(tmp_path) == {
        "journal.jsonl": b"two",
        f"journal-kept-{DAY}.jsonl": b"one",
        f"journal-kept-{DAY}_2.jsonl": b"two",
    }


def test_a_failed_swap_leaves_what_was_kept_before(tmp_path, monkeypatch):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"one")
    swap(b"two", path, DAY)
    path.write_bytes(b"one")
    before = files(tmp_path)

    def full(*names):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(InputError, match="No space"):
        swap(b"three", path, DAY)
    assert files(tmp_path) == before


def test_an_interrupted_restore_into_an_empty_place_leaves_nothing(tmp_path, monkeypatch):
    def stopped(*names):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        swap(b"data", tmp_path / "journal.jsonl", DAY)
    assert files(tmp_path) == {} and Journal(tmp_path / "journal.jsonl").ids() == []

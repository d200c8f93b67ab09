"""A file is there whole or not at all, whoever else writes and whatever the disk lacks."""

import os
import signal
import stat
import sys

import pytest

from followup.case.errors import InputError
from followup.journal import Journal, files
from followup.journal.aside import kept_beside
from followup.journal.backup import back_up
from followup.journal.files import FOR_READERS, write_file
from followup.journal.forgetting import forget
from followup.journal.merging import copies_of, merge
from followup.journal.own import is_journal
from followup.journal.restoring import put_back
from followup.journal.shortcut import find
from followup.journal.swapping import swap

from .example import AT, invented_case


@pytest.fixture
def path(tmp_path):
    return tmp_path / "out"


def refuses(*words, **keys):
    raise PermissionError(1, "Operation not permitted")


def test_a_full_disk_leaves_the_old_file_and_no_other(path, monkeypatch):
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", lambda descriptor: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(InputError, match="No space"):
        write_file(path, b"new", force=True)
    assert path.read_text() == "old" and os.listdir(path.parent) == ["out"]


def test_a_program_that_is_stopped_while_it_writes_leaves_nothing_behind(path, monkeypatch):
    def stopped(*words):
        raise KeyboardInterrupt

    for what in ("fsync", "chmod", "link"):
        with monkeypatch.context() as patch:
            patch.setattr(os, what, stopped)
            with pytest.raises(KeyboardInterrupt):
                write_file(path, b"new")
        assert os.listdir(path.parent) == []


def test_what_is_there_is_written_over_by_force_alone(path):
    path.write_text("old")
    with pytest.raises(InputError, match="such a file already"):
        write_file(path, b"new")
    assert path.read_text() == "old"
    write_file(path, b"new", force=True)
    assert path.read_text() == "new" and os.listdir(path.parent) == ["out"]


def test_a_file_that_somebody_else_makes_meanwhile_is_not_written_over(path, monkeypatch):
    real = files.write_beside

    def overtaken(place, made):
        place.write_text("theirs")
        return real(place, made)

    monkeypatch.setattr(files, "write_beside", overtaken)
    with pytest.raises(InputError, match="such a file already"):
        write_file(path, b"mine")
    assert path.read_text() == "theirs" and os.listdir(path.parent) == ["out"]


def test_a_disk_without_links_is_written_to_as_well(path, monkeypatch):
    monkeypatch.setattr(os, "link", refuses)
    write_file(path, b"new")
    assert path.read_bytes() == b"new" and os.listdir(path.parent) == ["out"]
    with pytest.raises(InputError, match="such a file already"):
        write_file(path, b"newer")


def test_a_browsers_drive_that_moves_nothing_over_a_file_is_written_to(path, monkeypatch):
    path.write_text("old")
    monkeypatch.setattr(os, "replace", refuses)
    with pytest.raises(InputError, match="not permitted"):
        write_file(path, b"new", force=True)
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.delattr(os, "fsync")
    write_file(path, b"new", force=True)
    assert path.read_bytes() == b"new" and os.listdir(path.parent) == ["out"]


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_what_is_written_is_for_its_owner_alone_unless_somebody_shall_read_it(path, monkeypatch):
    write_file(path, b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    write_file(path, b"x", force=True, mode=FOR_READERS)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    monkeypatch.setattr(os, "chmod", refuses)
    write_file(path, b"on a disk without modes", force=True)
    assert path.read_bytes() == b"on a disk without modes"


@pytest.mark.parametrize("name", ["", ".", "a\0b", "nowhere/out"])
def test_a_place_that_can_t_be_written_is_named_as_the_person_named_it(tmp_path, name):
    with pytest.raises(InputError, match=r"^--to here: "):
        write_file(tmp_path / name, b"x", named="--to here")
    assert os.listdir(tmp_path) == []


def test_what_is_in_the_way_is_said_with_what_to_do(path, monkeypatch):
    path.mkdir()
    for force in (False, True):
        with pytest.raises(InputError) as refused:
            write_file(path, b"x", force=force)
        (problem,) = refused.value.problems
        assert (problem.where, problem.what, problem.allowed) == (str(path), "a folder", "the name of a file")
    path.rmdir()
    path.touch()
    with pytest.raises(InputError) as refused:
        write_file(path, b"x")
    assert refused.value.problems[0].allowed == "another name, or --force"
    with pytest.raises(InputError) as refused:
        write_file(path / "inside", b"x")
    (problem,) = refused.value.problems
    assert (problem.what, problem.seen) == ("can't be written", "Not a directory")
    assert problem.allowed == "a file in a folder of your own"


def test_a_file_is_read_whole_or_as_much_of_it_as_is_wanted(path):
    path.write_bytes(b"0123456789")
    assert files.read_file(path) == b"0123456789" and files.read_file(path, most=4) == b"0123"
    for place, seen in ((path.with_name("nowhere"), "No such file or directory"), (path / "x", "Not a directory")):
        with pytest.raises(InputError) as refused:
            files.read_file(place, allowed="a table")
        (problem,) = refused.value.problems
        assert (problem.where, problem.what, problem.seen, problem.allowed) == (
            str(place), "can't be read", seen, "a table")  # fmt: skip


def test_what_was_half_written_when_the_power_went_is_hidden_and_nobody_elses_to_read(path, monkeypatch):
    """The name begins with a dot, so that no list of one's files shows it."""
    seen = []

    def cut(descriptor):
        seen.extend((name, stat.S_IMODE(os.stat(path.parent / name).st_mode)) for name in os.listdir(path.parent))
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", cut)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, b"new")
    ((name, mode),) = seen
    assert name.startswith(".out-") and mode == 0o600 and os.listdir(path.parent) == []


READERS = {
    "a file": lambda path: files.read_file(path, most=10),
    "a backup": lambda path: Journal(path).path.exists() and back_up(Journal(path), at=AT),
    "a restore": lambda path: swap(b"{}\n", path, AT.date()),
    "what a restore put aside": lambda path: put_back(Journal(path.with_name("journal.jsonl")), path, day=AT.date()),
    "a merge": lambda path: merge(Journal(path), b"{}\n", "other"),
    "a case forgotten": lambda path: forget(Journal(path), "north"),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("kind", ["a pipe", "a link to a device"])
def test_a_pipe_or_a_device_in_a_files_place_is_named_and_not_waited_for(path, read, kind):
    os.mkfifo(path) if kind == "a pipe" else path.symlink_to("/dev/zero")
    signal.alarm(20)
    try:
        with pytest.raises(InputError, match=r"no ordinary file|not a file|not a journal"):
            read(path)
    finally:
        signal.alarm(0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_beside_a_journal_hangs_nobody(path):
    journal = Journal(path.with_name("journal.jsonl"))
    case_id = journal.new_case(invented_case(id="north"), at=AT)
    for name in (
        ".journal.jsonl-shortcut",
        ".journal.jsonl-put-aside",
        "journal-kept-2026-03-04.jsonl",
        "journal-b.jsonl",
    ):
        os.mkfifo(path.with_name(name))
    signal.alarm(20)
    try:
        assert find(journal.path, "north") is None and kept_beside(journal.path) is None and copies_of(journal) == []
        assert not is_journal(path.with_name("journal-b.jsonl")) and Journal(journal.path).case(case_id)
        assert forget(Journal(journal.path), case_id).lines == 1
    finally:
        signal.alarm(0)

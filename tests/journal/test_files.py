"""A file is there whole or not at all, whoever else writes and whatever the disk lacks."""

import os
import stat
import sys

import pytest

from followup.case.errors import InputError
from followup.journal import files
from followup.journal.files import FOR_READERS, write_file


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

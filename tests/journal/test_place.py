"""Where the journal lies by default."""

import sys
from pathlib import Path

import pytest

from followup.case.errors import InputError
from followup.journal import Journal, default_path
from followup.journal.place import is_kept


@pytest.fixture
def plain(monkeypatch, tmp_path):
    for name in ("FOLLOWUP_JOURNAL", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return monkeypatch


@pytest.mark.parametrize(
    ("platform", "folder"),
    [("linux", ".local/share"), ("darwin", "Library/Application Support"), ("win32", "AppData/Local")],
)
def test_it_lies_where_the_system_keeps_application_data(plain, tmp_path, platform, folder):
    plain.setattr(sys, "platform", platform)
    assert default_path() == tmp_path / folder / "followup" / "journal.jsonl"


def test_the_environment_may_name_another_place(plain, tmp_path):
    plain.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_path() == tmp_path / "data" / "followup" / "journal.jsonl"
    plain.setenv("XDG_DATA_HOME", "relative")
    assert default_path() == tmp_path / ".local" / "share" / "followup" / "journal.jsonl"
    plain.setenv("FOLLOWUP_JOURNAL", str(tmp_path / "mine.jsonl"))
    assert default_path() == Journal().path == tmp_path / "mine.jsonl"


@pytest.mark.parametrize("named", ["~nobody-we-know/x.jsonl", "~nobody-we-know"])
def test_a_home_folder_that_nobody_has_is_refused_in_words(plain, named):
    plain.setenv("FOLLOWUP_JOURNAL", named)
    with pytest.raises(InputError, match="FOLLOWUP_JOURNAL: nobody's home folder is known by that"):
        default_path()


def test_in_the_browser_alone_only_what_lies_on_its_own_drive_is_kept(plain, tmp_path):
    elsewhere, drive = tmp_path / "journal.jsonl", Path("/drive/followup/journal.jsonl")
    assert is_kept(elsewhere) and is_kept(drive)
    plain.setattr(sys, "platform", "emscripten")
    assert is_kept(drive) and not is_kept(elsewhere) and not is_kept(Path("/drives/journal.jsonl"))
    assert default_path() == tmp_path / ".local" / "share" / "followup" / "journal.jsonl"
    plain.setattr(Path, "is_dir", lambda path: path == Path("/drive"))
    assert default_path() == drive


def test_on_windows_the_folder_is_the_one_that_windows_names(plain, tmp_path):
    plain.setattr(sys, "platform", "win32")
    plain.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert default_path() == tmp_path / "local" / "followup" / "journal.jsonl"


def test_the_place_that_is_named_may_lie_in_ones_home(plain, tmp_path):
    plain.setenv("HOME", str(tmp_path))
    plain.setenv("FOLLOWUP_JOURNAL", "~/search.jsonl")
    assert default_path() == tmp_path / "search.jsonl"

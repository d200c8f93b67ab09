"""Where the journal lies by default."""

import sys
from pathlib import Path

import pytest

from followup.journal import Journal, default_path


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

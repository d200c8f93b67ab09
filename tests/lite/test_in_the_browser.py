"""What the package does otherwise in the browser alone: where the journal lies, and a word when nothing is kept."""

import os
import sys

import pytest

from followup.journal import Journal, place
from followup.widgets import desk


@pytest.fixture
def drive(tmp_path, monkeypatch):
    """As in the browser, with what it keeps in a folder of the test; not there yet."""
    monkeypatch.delenv("FOLLOWUP_JOURNAL", raising=False)
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(place, "DRIVE", tmp_path / "drive")
    return tmp_path / "drive"


def test_the_journal_lies_among_the_files_that_the_browser_keeps(drive):
    drive.mkdir()
    assert place.default_path() == drive / "followup" / "journal.jsonl"
    assert place.is_kept(place.default_path())


def test_a_window_without_storage_is_known(drive):
    assert not place.is_kept(place.default_path())


def test_an_installed_workbook_keeps_its_journal_anywhere(tmp_path):
    assert place.is_kept(tmp_path / "journal.jsonl")


@pytest.mark.parametrize(("kept", "told"), [(True, False), (False, True)])
def test_the_header_says_when_nothing_is_kept(tmp_path, monkeypatch, kept, told):
    monkeypatch.setattr("followup.panels.case.header.is_kept", lambda path: kept)
    header = desk("20_thank_you", journal=str(tmp_path / f"{kept}.jsonl")).header()
    assert ("keeps nothing once it is closed" in header.notices.value) is told


def test_a_journal_is_written_where_there_is_neither_fsync_nor_locks(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "fsync")
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setitem(sys.modules, "fcntl", type(sys)("fcntl"))  # the stand-in of the browser's kernel is empty
    Journal(tmp_path / "journal.jsonl").set("zone", "Europe/Berlin", at=place_in_time())
    assert Journal(tmp_path / "journal.jsonl").setting("zone") == "Europe/Berlin"


def place_in_time():
    from followup.case.clock import read_moment

    return read_moment("2026-03-12T09:05:00-05:00", "test")

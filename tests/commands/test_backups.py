"""backup and restore on the command line: the same bytes, and nothing half done."""

import pytest

AT = ("--now", "2026-03-12T09:05:00-05:00")


@pytest.fixture
def saved(say, northwind, tmp_path):
    path = tmp_path / "b.jsonl"
    assert say("backup", path, *AT).status == 0
    return path


def test_a_backup_is_the_journal_and_the_same_again(say, saved, own_journal, tmp_path):
    assert saved.read_bytes() == own_journal.read_bytes()
    assert say("backup", tmp_path, *AT).status == 0
    assert (tmp_path / "followup-journal-2026-03-12.jsonl").read_bytes() == saved.read_bytes()


def test_restored_elsewhere_it_is_the_same_file(say, saved, tmp_path):
    other = tmp_path / "new" / "journal.jsonl"
    said = say("restore", saved, "--journal", other, *AT)
    assert said.status == 0 and "1 case" in said.out and "as it was saved" in said.out
    assert other.read_bytes() == saved.read_bytes() and "kept" not in said.out
    assert say("backup", tmp_path / "again.jsonl", "--journal", other).status == 0
    assert (tmp_path / "again.jsonl").read_bytes() == saved.read_bytes()


def test_a_restore_is_undone(say, saved, own_journal, northwind):
    say("event", "add", northwind, "sent", "--what", "thank_you", "--to", "maria", "--channel", "email", *AT)
    say("case", "new", "--file", saved.with_name("case.toml"), *AT)
    later = own_journal.read_bytes()
    assert later != saved.read_bytes()
    assert "kept as" in say("restore", saved, *AT).out and own_journal.read_bytes() == saved.read_bytes()
    assert say("restore", "--undo", *AT).status == 0 and own_journal.read_bytes() == later


def test_a_preview_writes_nothing(say, saved, own_journal):
    own_journal.write_bytes(b"")
    assert "Nothing written" in say("restore", saved, "--preview").out and own_journal.read_bytes() == b""


def test_where_the_backup_cannot_be_written_the_journal_says_nothing_of_one(say, saved, own_journal, northwind):
    say("case", "new", "--file", saved.with_name("case.toml"), *AT)
    before = own_journal.read_bytes()
    for place in (saved, saved.parent / "nowhere" / "b.jsonl"):
        said = say("backup", place, *AT)
        assert said.status == 2 and str(place) in said.err and "--to" not in said.err
    assert own_journal.read_bytes() == before
    assert say("backup", saved, "--force", *AT).status == 0 and saved.read_bytes() == own_journal.read_bytes()


@pytest.mark.parametrize("words, says", [
    (("restore",), "no file is named"), (("restore", "nowhere.jsonl"), "can't be read"),
    (("restore", "--undo"), "no restore"), (("restore", "x", "--undo"), "takes no file"), (("backup", "b"), "nothing"),
])  # fmt: skip
def test_what_is_wrong_is_said_in_a_line(say, words, says):
    said = say(*words)
    assert said.status == 2 and says in said.err and not said.out


def test_an_export_goes_to_import(say, northwind, tmp_path):
    say("export", "json", "--to", tmp_path / "all.json")
    assert "followup import" in say("restore", tmp_path / "all.json").err

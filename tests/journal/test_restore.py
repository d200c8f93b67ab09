"""A restore is whole or not at all, never costs a line of what was there, and can be taken back."""

import os
from datetime import date, timedelta

import pytest

from followup.case.errors import InputError
from followup.journal import Journal, lines, swapping
from followup.journal.aside import kept_beside
from followup.journal.backup import back_up
from followup.journal.restoring import look_into, put_back, restore

from .example import invented_case

DAY = date(2026, 3, 12)


@pytest.fixture
def data(tmp_path, at):
    """A backup of another journal, with two cases."""
    other = Journal(tmp_path / "other" / "journal.jsonl")
    for employer in ("Larch & Loam", "Cedar & Finch"):
        facts = invented_case(employer={"name": employer, "timezone": "Europe/Vienna"})
        other.new_case(facts, at=at + timedelta(days=len(employer)))
    return back_up(other, at=at + timedelta(days=40))


@pytest.fixture
def present(journal, facts, at):
    journal.new_case(facts, at=at)
    return journal.path.read_bytes()


def files(journal):
    found = journal.path.parent.iterdir()
    return {path.name: path.read_bytes() for path in found if not path.name.endswith("-put-aside")}


def test_what_a_backup_holds_is_known_before(data, at):
    held = look_into(data, "b")
    assert (held.cases, held.lines, held.aside, held.sealed) == (2, data.count(b"\n"), 0, True)
    assert held.first == at + timedelta(days=12) and held.last == at + timedelta(days=40)


def test_an_open_journal_sees_the_restored_one_and_the_former_is_kept(journal, present, data):
    assert len(journal.ids()) == 1
    kept = restore(data, journal, day=DAY)
    assert len(journal.ids()) == 2
    assert files(journal) == {"journal.jsonl": data, "journal-kept-2026-03-12.jsonl": present}
    assert kept == kept_beside(journal.path) and os.stat(journal.path).st_mode & 0o077 == 0


def test_into_an_empty_place_nothing_is_kept(journal, data):
    assert restore(data, journal, day=DAY) is None
    assert files(journal) == {"journal.jsonl": data} and kept_beside(journal.path) is None


def test_the_same_again_changes_nothing(journal, present, data):
    restore(data, journal, day=DAY)
    before = files(journal)
    assert restore(data, journal, day=DAY) is None and files(journal) == before


def test_a_restore_is_taken_back_and_done_again(journal, present, data):
    restore(data, journal, day=DAY)
    put_back(journal, kept_beside(journal.path), day=DAY)
    assert journal.path.read_bytes() == present and data in files(journal).values()
    put_back(journal, kept_beside(journal.path), day=DAY)
    assert journal.path.read_bytes() == data and len(files(journal)) == 3
    assert kept_beside(journal.path).read_bytes() == present


def test_a_kept_journal_comes_back_whatever_is_in_it(journal, present, data):
    with journal.path.open("ab") as file:
        file.write(b"\xff torn")
    whole = journal.path.read_bytes()
    restore(data, journal, day=DAY)
    put_back(journal, kept_beside(journal.path), day=DAY)
    assert journal.path.read_bytes() == whole and len(journal.problems) == 1


def test_many_on_one_day_are_all_kept(journal, present, data, facts, at):
    seen = []
    for number in range(12):
        seen.append(journal.path.read_bytes())
        restore(data, journal, day=DAY)
        journal.set("number", number, at=at)
    assert set(seen) <= set(files(journal).values())
    assert kept_beside(journal.path).read_bytes() == seen[-1]


@pytest.mark.parametrize("bad", [b"", b"\n\n", b"PK\x03\x04 a zip", b'{"format":"other"}\n', b"[1,2]", b"\xff\xfe\x00"])
def test_a_foreign_file_changes_nothing(journal, present, bad):
    with pytest.raises(InputError) as said:
        restore(bad, journal, day=DAY)
    assert files(journal) == {"journal.jsonl": present} and len(str(said.value).splitlines()) == 1
    (problem,) = said.value.problems
    what = "not a backup of this workbook" if bad else "the file is empty"
    assert (problem.what, problem.allowed) == (what, "a backup made by this workbook (.jsonl)")


def test_a_plain_copy_is_taken_where_every_line_is_sound(journal, present, facts, at):
    other = Journal(journal.path.with_name("copy.jsonl"))
    assert not look_into(present, "copy").sealed
    restore(present, other, day=DAY)
    assert other.path.read_bytes() == present
    with pytest.raises(InputError, match="cut off in its last line"):
        look_into(present + b"{", "copy")
    with pytest.raises(InputError, match="damaged in line 1"):
        look_into(b"{\n" + present, "copy")


@pytest.mark.parametrize("where", [(os, "replace"), (swapping, "write_beside"), (lines.os, "open")])
def test_where_writing_fails_all_is_as_it_was(journal, present, data, monkeypatch, where):
    before = files(journal)

    def full(*words, **keys):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*where, full)
        with pytest.raises(InputError, match="No space"):
            restore(data, journal, day=DAY)
    assert files(journal) == before
    assert journal.ids() == [next(iter(journal.cases()))]


def test_where_nothing_was_a_failed_restore_leaves_nothing(journal, data, monkeypatch):
    monkeypatch.setattr(os, "replace", lambda *words: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(InputError, match="No space"):
        restore(data, journal, day=DAY)
    assert files(journal) == {}


def test_a_journal_that_somebody_begins_while_a_restore_fails_stays(journal, data, monkeypatch, facts, at):
    def begun_meanwhile(*words):
        Journal(journal.path.with_name("other.jsonl")).new_case(facts, at=at)
        journal.path.write_bytes(journal.path.with_name("other.jsonl").read_bytes())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", begun_meanwhile)
    with pytest.raises(InputError, match="No space"):
        restore(data, journal, day=DAY)
    assert len(Journal(journal.path).ids()) == 1


def test_a_disk_without_links_keeps_a_copy(journal, present, data, monkeypatch):
    monkeypatch.setattr(os, "link", lambda *words: (_ for _ in ()).throw(OSError("no links here")))
    assert restore(data, journal, day=DAY).read_bytes() == present and journal.path.read_bytes() == data


def test_a_journal_behind_a_link_stays_behind_it(journal, present, data, tmp_path):
    real = tmp_path / "synced.jsonl"
    journal.path.rename(real)
    journal.path.symlink_to(real)
    restore(data, journal, day=DAY)
    assert journal.path.is_symlink() and real.read_bytes() == data
    assert kept_beside(journal.path).parent == tmp_path


def test_somebody_who_writes_meanwhile_writes_into_the_restored_journal(journal, present, data, at):
    second = Journal(journal.path)
    second.ids()
    restore(data, journal, day=DAY)
    second.set("policy", "foolproof", at=at)
    assert journal.path.read_bytes().startswith(data) and journal.setting("policy") == "foolproof"

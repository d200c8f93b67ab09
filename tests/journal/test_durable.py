"""What is acknowledged is on the disk; what the disk refuses is told, and never counts later."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from followup import InputError
from followup.commands.backups import run_backup
from followup.commands.cli import main
from followup.commands.parser import parse
from followup.house_rules import Draft, save
from followup.journal import Journal
from followup.journal.backup import back_up, is_sealed, offer
from followup.journal.files import write_file
from followup.journal.merging import merge
from followup.journal.restoring import restore

from .example import AT

DAY = AT.date()
REFUSALS = {
    "input or output error": OSError(errno.EIO, "Input/output error"),
    "full": OSError(errno.ENOSPC, "No space left on device"),
    "over quota": OSError(errno.EDQUOT, "Disk quota exceeded"),
    "read-only meanwhile": OSError(errno.EROFS, "Read-only file system"),
    "not supported": OSError(errno.EINVAL, "Invalid argument"),
    "no number": OSError("something else"),
}


@pytest.fixture
def case_id(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    journal.log(case_id, note("before"), at=at)
    return case_id


def note(text):
    return {"kind": "note", "text": text}


def texts(journal, case_id):
    return [event.text for event in Journal(journal.path).case(case_id).events]


def refuse_files(monkeypatch, error):
    """The sync of files fails, that of folders does not."""
    sync = os.fsync

    def refuse(descriptor):
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise error
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)


def refuse_folders(monkeypatch, error, after=0):
    """From the `after`th on, no folder is synced."""
    sync, seen = os.fsync, []

    def refuse(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            seen.append(1)
            if len(seen) > after:
                raise error
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)


ACTS = {
    "log": lambda journal, case_id: journal.log(case_id, note("lost"), at=AT),
    "facts": lambda journal, case_id: journal.set_facts(case_id, {("role", "notes"): "lost"}, at=AT),
    "draft": lambda journal, case_id: journal.keep_draft(case_id, "thank-you", None, "lost", at=AT),
    "undo": lambda journal, case_id: journal.undo(at=AT),
    "setting": lambda journal, case_id: journal.set("policy", "lost", at=AT),
    "many cases": lambda journal, case_id: journal.new_cases(
        lambda held: [{**journal.mapping(case_id), "id": "lost"}] * 3, at=AT
    ),
    "backup": lambda journal, case_id: back_up(journal, at=AT),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("error", REFUSALS.values(), ids=REFUSALS)
def test_what_the_disk_does_not_have_is_an_error_and_counts_nowhere(journal, case_id, at, monkeypatch, act, error):
    before = journal.path.read_bytes()
    with monkeypatch.context() as patch:
        refuse_files(patch, error)
        with pytest.raises(InputError, match=error.strerror or "something else"):
            act(journal, case_id)
    assert journal.path.read_bytes() == before and texts(journal, case_id) == ["before"]
    journal.log(case_id, note("after"), at=at)
    assert texts(journal, case_id) == ["before", "after"]
    assert [event.text for event in journal.case(case_id).events] == ["before", "after"]


@pytest.mark.parametrize("room", [0, 1, 40, -1])
def test_a_line_that_found_no_room_leaves_nothing_of_itself(journal, case_id, at, monkeypatch, room):
    before, write = journal.path.read_bytes(), os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:room]))
        with pytest.raises(InputError, match="no room"):
            journal.log(case_id, note("lost"), at=at)
    assert journal.path.read_bytes() == before and journal.problems == []


def test_a_full_disk_in_the_middle_of_a_merge_leaves_the_journal_as_it_was_and_advises_no_other_folder(
    journal, case_id, at, monkeypatch, tmp_path
):
    other = Journal(tmp_path / "other.jsonl")
    other.path.write_bytes(journal.path.read_bytes())
    other.log(case_id, note("brought"), at=at)
    before, write = journal.path.read_bytes(), os.write

    def half(descriptor, data):
        write(descriptor, data[: len(data) // 2])
        raise REFUSALS["full"]

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        with pytest.raises(InputError, match="No space") as refused:
            merge(journal, other.path.read_bytes(), "other")
    assert refused.value.problems[0].allowed == "" and journal.path.read_bytes() == before
    assert merge(journal, other.path.read_bytes(), "other").added == 1


def test_whoever_interrupts_before_the_disk_has_it_has_kept_nothing(journal, case_id, at, monkeypatch):
    with monkeypatch.context() as patch:
        refuse_files(patch, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            journal.log(case_id, note("lost"), at=at)
    assert texts(journal, case_id) == ["before"]


def test_what_cannot_be_cut_off_either_is_told(journal, case_id, at, monkeypatch):
    refuse_files(monkeypatch, REFUSALS["full"])
    monkeypatch.setattr(os, "ftruncate", lambda *words: (_ for _ in ()).throw(REFUSALS["read-only meanwhile"]))
    with pytest.raises(InputError, match="may still stand at its end: No space"):
        journal.log(case_id, note("may be there"), at=at)


def test_what_somebody_without_a_lock_wrote_meanwhile_is_not_cut_off(journal, case_id, at, monkeypatch):
    theirs = journal.path.read_bytes().splitlines(keepends=True)[-1].replace(b"before", b"theirs")
    theirs = theirs.replace(b'"id":"0000', b'"id":"0001')

    def overtaken(descriptor):
        with journal.path.open("ab") as file:
            file.write(theirs)
        raise REFUSALS["input or output error"]

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", overtaken)
        with pytest.raises(InputError, match="may still stand"):
            journal.log(case_id, note("mine"), at=at)
    assert texts(journal, case_id)[-1] == "theirs"


def test_the_name_of_a_new_journal_and_of_its_folders_is_on_the_disk(tmp_path, monkeypatch):
    sync, folders = os.fsync, []

    def watch(descriptor):
        folders.append(os.fstat(descriptor).st_ino)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watch)
    journal = Journal(tmp_path / "a" / "b" / "journal.jsonl")
    journal.set("x", 1, at=AT)
    assert {folder.stat().st_ino for folder in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")} <= set(folders)
    folders.clear()
    journal.set("x", 2, at=AT)
    assert folders == [journal.path.stat().st_ino]


def test_a_link_to_a_journal_has_the_folder_synced_in_which_the_file_is(tmp_path, monkeypatch):
    (tmp_path / "there").mkdir()
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "there" / "journal.jsonl")
    sync, seen = os.fsync, []
    monkeypatch.setattr(os, "fsync", lambda file: (seen.append(os.fstat(file).st_ino), sync(file)))
    Journal(tmp_path / "link.jsonl").set("x", 1, at=AT)
    assert (tmp_path / "there").stat().st_ino in seen


def test_a_journal_whose_name_the_disk_does_not_keep_is_not_begun(tmp_path, monkeypatch):
    journal = Journal(tmp_path / "journal.jsonl")
    with monkeypatch.context() as patch:
        refuse_folders(patch, REFUSALS["input or output error"])
        with pytest.raises(InputError, match="Input/output"):
            journal.set("x", 1, at=AT)
    assert journal.setting("x") is None and journal.path.read_bytes() == b""


def test_a_disk_that_syncs_no_folders_is_written_to_all_the_same(tmp_path, monkeypatch):
    refuse_folders(monkeypatch, REFUSALS["not supported"])
    Journal(tmp_path / "journal.jsonl").set("x", 1, at=AT)
    write_file(tmp_path / "page.html", b"x")
    assert Journal(tmp_path / "journal.jsonl").setting("x") == 1 and (tmp_path / "page.html").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_new_file_whose_name_the_disk_does_not_keep_is_taken_back(tmp_path, monkeypatch, force):
    refuse_folders(monkeypatch, REFUSALS["full"])
    with pytest.raises(InputError, match="No space"):
        write_file(tmp_path / "page.html", b"x", force=force)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("kept_already", [False, True], ids=["", "kept already"])
def test_a_restore_that_the_disk_does_not_keep_leaves_the_journal_as_it_was(
    journal, case_id, at, monkeypatch, links, after, kept_already
):
    other = Journal(journal.path.parent / "other" / "journal.jsonl")
    other.set("x", 1, at=at)
    data = back_up(other, at=at)
    if kept_already:
        present = journal.path.read_bytes()
        restore(data, journal, day=DAY)
        journal.path.write_bytes(present)
    before = {path.name: path.read_bytes() for path in journal.path.parent.iterdir() if path.is_file()}
    with monkeypatch.context() as patch:
        if not links:
            patch.delattr(os, "link")
        refuse_folders(patch, REFUSALS["full"], after)
        with pytest.raises(InputError, match="No space"):
            restore(data, journal, day=DAY)
    assert {path.name: path.read_bytes() for path in journal.path.parent.iterdir() if path.is_file()} == before
    assert journal.ids() == [case_id]
    assert restore(data, journal, day=DAY) and journal.setting("x") == 1


def test_house_rules_that_the_disk_does_not_keep_are_not_put_in_place(tmp_path, monkeypatch):
    before = save(Draft({"policies.toml": "# one\n"}), tmp_path / "ours")
    with monkeypatch.context() as patch:
        refuse_folders(patch, REFUSALS["full"], after=1)
        with pytest.raises(InputError):
            save(Draft({"policies.toml": "# two\n"}), tmp_path / "ours")
    assert (tmp_path / "ours" / "policies.toml").read_text() == "# one\n", before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="no such modes, or nothing is refused to root")
def test_a_read_only_journal_is_an_error(journal, case_id, at):
    journal.path.chmod(0o400)
    with pytest.raises(InputError, match="can't be written"):
        journal.log(case_id, note("x"), at=at)


@pytest.mark.parametrize("error", [REFUSALS["read-only meanwhile"], PermissionError(errno.EACCES, "Permission denied")])
def test_a_disk_that_opens_nothing_for_writing_is_an_error(journal, case_id, at, monkeypatch, error):
    opened = os.open

    def refuse(path, flags, *mode):
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise error
        return opened(path, flags, *mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(InputError, match=f"can't be written: {error.strerror}"):
            journal.log(case_id, note("x"), at=at)
    assert texts(journal, case_id) == ["before"]


@pytest.mark.parametrize("act", ["read", "write"])
def test_a_folder_in_the_place_of_the_journal_is_an_error(tmp_path, act):
    journal = Journal(tmp_path)
    with pytest.raises(InputError, match=r"not a file|directory"):
        journal.ids() if act == "read" else journal.set("x", 1, at=AT)
    assert os.listdir(tmp_path) == []


def test_a_backup_that_is_there_is_said_to_be_where_the_journals_own_disk_is_full(
    journal, case_id, at, monkeypatch, capsys
):
    """It may be for just that reason that somebody saves one elsewhere."""
    before, saved = journal.path.read_bytes(), journal.path.with_name("saved.jsonl")

    def refuse(descriptor, data):
        raise REFUSALS["full"]

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        assert main(["backup", str(saved), "--journal", str(journal.path)]) == 0
    said = capsys.readouterr().out
    assert "written" in said and "can't be noted there: No space left on device" in said
    assert journal.path.read_bytes() == before and is_sealed(saved.read_bytes())


@pytest.mark.parametrize("error", REFUSALS.values(), ids=REFUSALS)
def test_what_is_on_the_disk_counts_though_the_disk_complains_when_the_file_is_closed(
    journal, case_id, at, monkeypatch, error
):
    close = os.close

    def complain(descriptor):
        close(descriptor)
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, "close", complain)
        line = journal.log(case_id, note("kept"), at=at)
        assert journal.undo(line, at=at).id == line
        journal.log(case_id, note("kept again"), at=at)
    assert texts(journal, case_id) == ["before", "kept again"]


def test_where_the_disk_cannot_say_whether_there_is_a_journal_nothing_is_restored(journal, case_id, at, monkeypatch):
    data, before = back_up(journal, at=at), journal.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", lambda *words, **more: (_ for _ in ()).throw(REFUSALS["input or output error"]))
        with pytest.raises(InputError):
            restore(data, journal, day=DAY)
    assert journal.path.read_bytes() == before


@pytest.mark.parametrize("error", [REFUSALS["read-only meanwhile"], PermissionError(errno.EACCES, "Permission denied")])
def test_a_journal_that_can_only_be_read_is_backed_up_all_the_same(journal, case_id, at, monkeypatch, error, tmp_path):
    opened, before = os.open, journal.path.read_bytes()

    def refuse(path, flags, *mode, **more):
        if flags & (os.O_WRONLY | os.O_RDWR) and journal.path.parent in (Path(path), *Path(path).parents):
            raise error
        return opened(path, flags, *mode, **more)

    backup = tmp_path / "backup.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        said = run_backup(parse(["backup", str(backup), "--journal", str(journal.path), "--now", at.isoformat()]))
        link = offer(Journal(journal.path), at=at)
        with pytest.raises(InputError, match="can't be written"):
            run_backup(parse(["backup", str(journal.path.with_name("b.jsonl")), "--journal", str(journal.path)]))
    assert f"that it was saved can't be noted there: {error.strerror}" in said
    for made in (backup.read_bytes(), link):
        assert made.startswith(before) and is_sealed(made)
        restore(made, Journal(tmp_path / "elsewhere.jsonl"), day=at.date())
    assert journal.path.read_bytes() == before and [one.name for one in journal.path.parent.iterdir()] == [
        "journal.jsonl"
    ]

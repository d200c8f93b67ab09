"""While a journal is made anew, by forgetting or restoring, nothing that somebody else was told is kept gets lost."""

import os
import threading
from datetime import date

import pytest

from followup.case.errors import InputError
from followup.journal import Journal, forgetting, swapping
from followup.journal.forgetting import forget, without
from followup.journal.restoring import last_put_aside, restore
from followup.journal.swapping import rewrite
from tests.pace import within

from .example import AT

DAY = date(2026, 3, 12)


@pytest.fixture
def ids(journal, facts):
    return [journal.new_case({**facts, "id": name}, at=AT) for name in ("goes", "stays")]


def texts(path):
    return [event.text for event in Journal(path).case("stays").events]


class Another:
    """Somebody else who writes one note into the case that stays; `write` goes on as soon as that waits, or is done."""

    def __init__(self, path):
        self.path = path
        self.thread = threading.Thread(target=self._log)

    def _log(self):
        Journal(self.path).log("stays", {"kind": "note", "text": "meanwhile"}, at=AT)

    def write(self):
        self.thread.start()
        self.thread.join(0.2)

    def texts(self):
        self.thread.join(5)
        assert not self.thread.is_alive()
        return texts(self.path)


def when_first(monkeypatch, module, name, do):
    """The first call of that function does something else before."""
    whole, left = getattr(module, name), [do]

    def doing(*words, **keys):
        if left:
            left.pop()()
        return whole(*words, **keys)

    monkeypatch.setattr(module, name, doing)


@pytest.mark.parametrize("at", ["without", "write_beside", "move"])
def test_a_line_that_somebody_writes_while_a_case_is_forgotten_is_not_lost(journal, ids, monkeypatch, at):
    another = Another(journal.path)
    when_first(monkeypatch, forgetting if at == "without" else swapping, at, another.write)
    forget(journal, "goes")
    assert another.texts() == ["meanwhile"] and Journal(journal.path).ids() == ["stays"]


def test_a_line_of_the_case_itself_that_comes_meanwhile_goes_too(journal, ids, monkeypatch):
    late = Journal(journal.path)
    when_first(monkeypatch, forgetting, "rewrite", lambda: late.log("goes", {"kind": "note", "text": "late"}, at=AT))
    assert forget(journal, "goes").lines == 2
    assert b"late" not in journal.path.read_bytes()


def test_a_line_that_somebody_writes_into_a_copy_beside_is_not_lost(journal, ids, monkeypatch):
    copy = journal.path.with_name("journal (copy).jsonl")
    copy.write_bytes(journal.path.read_bytes())
    another = Another(copy)
    when_first(monkeypatch, forgetting, "without", another.write)
    assert forget(journal, "goes").files == (copy,)
    assert another.texts() == ["meanwhile"] and Journal(copy).ids() == ["stays"]


def test_forgetting_leaves_no_file_beside_that_was_not_there(journal, ids):
    copy = journal.path.with_name("journal (copy).jsonl")
    copy.write_bytes(journal.path.read_bytes())
    forget(journal, "goes")
    assert sorted(journal.path.parent.iterdir()) == sorted([journal.path, copy])


def test_two_who_forget_at_once_leave_nothing_of_each_other(journal, ids, facts, monkeypatch):
    second = threading.Thread(target=lambda: forget(Journal(journal.path), "also"))
    journal.new_case({**facts, "id": "also"}, at=AT)

    def begin(*words):
        second.start()
        second.join(0.2)

    when_first(monkeypatch, swapping, "_move", begin)
    forget(journal, "goes")
    second.join(5)
    assert [path.name for path in journal.path.parent.iterdir()] == [journal.path.name]
    assert Journal(journal.path).ids() == ["stays"]


def test_what_a_crash_left_is_cleared_while_others_wait(journal, ids, monkeypatch):
    left = journal.path.with_name(f".{journal.path.name}-ab12cd_x")
    left.write_bytes(journal.path.read_bytes())
    another, waits = Another(journal.path), []

    def look():
        another.write()
        waits.append(another.thread.is_alive())

    when_first(monkeypatch, forgetting, "write_file", look)
    assert forget(journal, "goes").files == (left,) and waits == [True]
    assert another.texts() == ["meanwhile"] and b'"goes"' not in left.read_bytes()


def test_a_backup_nobody_may_write_in_is_cleared_too(journal, ids, monkeypatch):
    own = (journal.path, journal.path.parent)
    monkeypatch.setattr(os, "access", lambda path, mode: path in own)
    monkeypatch.setattr(forgetting, "rewrite", lambda *words: rewrite(*words) if words[1] == journal.path else 1 / 0)
    saved = journal.path.with_name("saved.jsonl")
    saved.write_bytes(journal.path.read_bytes())
    saved.chmod(0o400)
    assert forget(journal, "goes").files == (saved,)
    assert b'"goes"' not in saved.read_bytes()


def test_a_line_written_after_the_move_stays_where_the_disk_then_takes_the_move_back(journal, ids, monkeypatch):
    another, sync, seen = Another(journal.path), swapping.sync_folder, []

    def refuse(folder):
        seen.append(folder)
        if len(seen) == 2:  # the first is before the move
            another.write()
            raise OSError(5, "Input/output error")
        sync(folder)

    data = journal.path.read_bytes() + b"\n"
    monkeypatch.setattr(swapping, "sync_folder", refuse)
    with pytest.raises(InputError, match="Input/output error"):
        restore(data, journal, day=DAY)
    assert another.texts() == ["meanwhile"]


@pytest.mark.parametrize("how", ["forget", "restore"])
def test_where_the_move_comes_after_the_lock_what_was_written_in_between_is_taken_along(journal, ids, monkeypatch, how):
    other = Another(journal.path)
    data = journal.path.read_bytes() + b"\n"
    monkeypatch.setattr(swapping, "MOVES_OVER_OPEN", False)
    when_first(monkeypatch, swapping, "move", other.write)
    if how == "forget":
        forget(journal, "goes")
    else:
        restore(data, journal, day=DAY)
    assert other.texts() == ["meanwhile"]


def test_who_undoes_a_restore_that_is_going_on_waits_for_it(journal, ids, monkeypatch):
    found = []
    undoing = threading.Thread(target=lambda: found.append(last_put_aside(Journal(journal.path))))

    def begin():
        undoing.start()
        undoing.join(0.2)

    data = journal.path.read_bytes() + b"\n"
    when_first(monkeypatch, swapping, "sync_folder", begin)
    kept = restore(data, journal, day=DAY)
    undoing.join(5)
    assert found == [kept]


def test_what_comes_between_a_failed_restore_and_its_tidying_up_is_not_lost(journal, facts, monkeypatch):
    other = Journal(journal.path.with_name("other.jsonl"))
    other.new_case({**facts, "id": "stays"}, at=AT)
    data, begun = other.path.read_bytes(), []
    whole = swapping._drop_if_empty

    def tidy(path):
        begun.append(Journal(path).new_case({**facts, "id": "stays"}, at=AT))
        whole(path)

    monkeypatch.setattr(swapping, "_drop_if_empty", tidy)
    monkeypatch.setattr(swapping, "write_beside", lambda *words: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(InputError, match="No space"):
        restore(data, journal, day=DAY)
    assert Journal(journal.path).ids() == begun


@pytest.mark.slow
@pytest.mark.parametrize("line", [b"\n", b"x\n", b'{"v":1,"do":"undo","entry":"%s"}\n' % (b"e" * 40)])
def test_forgetting_takes_time_by_the_line_however_many_there_are(line):
    with within(2):
        without(line * (1_500_000 // len(line) // 3), "goes")


def test_what_shares_no_line_with_the_journal_is_not_worked_through(journal, ids, monkeypatch):
    journal.path.with_name("notes.jsonl").write_bytes(b"\n" * 1_000_000)
    seen = []
    monkeypatch.setattr(forgetting, "without", lambda data, case_id: seen.append(data) or without(data, case_id))
    with within(1.5):
        forget(journal, "goes")
    assert len(seen) == 1

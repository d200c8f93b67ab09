"""A file of lines: which are read, from where on, and what is said where it can't be read or written."""

import gc
import os
import sys

import pytest

from followup.case.errors import InputError
from followup.journal.lines import Line, LineFile
from followup.journal.opened import undisturbed

LONG = b"a line of a journal is at least so long"


@pytest.fixture
def file(tmp_path):
    return LineFile(tmp_path / "journal.jsonl")


def add(file, data):
    with file.path.open("ab") as opened:
        opened.write(data)


def numbers(found):
    return [line.number for line in found[1]]


def test_a_file_that_is_not_there_yet_is_as_an_empty_one(file):
    assert file.is_unread and file.read_new() == (False, [])
    add(file, LONG + b"\n")
    assert file.read_new() == (True, [Line(1, LONG, False)]) and not file.is_unread
    file.path.unlink()
    assert file.read_new() == (True, []) and file.read_new() == (False, []) and file.is_unread


def test_a_torn_line_is_given_as_torn_until_it_is_whole(file):
    add(file, LONG + b"\n" + LONG[:30])
    assert file.read_new() == (True, [Line(1, LONG, False), Line(2, LONG[:30], True)])
    assert file.read_new() == (False, [])
    add(file, LONG[30:] + b"\n" + LONG + b"\n")
    assert file.read_new() == (False, [Line(number, LONG, False) for number in (2, 3)])
    add(file, LONG + b"\n")
    assert file.read_new() == (False, [Line(4, LONG, False)])


def test_a_torn_line_that_is_taken_away_again_leaves_nothing_to_be_read(file):
    add(file, LONG + b"\n" + LONG[:30])
    file.read_new()
    assert (file.tail, file.reached) == (LONG[:30], 2)
    os.truncate(file.path, len(LONG) + 1)
    assert file.read_new() == (False, []) and (file.tail, file.reached) == (b"", 1)


@pytest.mark.parametrize(("length", "told"), [(19, 1000), (20, 1005)])
def test_of_lines_too_short_to_say_anything_a_thousand_are_told_and_every_one_is_counted(file, length, told):
    """A file of a million line breaks, or of a word a line, takes no memory; what comes after is found all the same."""
    add(file, b"\n \n" + b"\n".join([b"x" * length] * 1005) + b"\n" + LONG + b"\n")
    found = numbers(file.read_new())
    assert found == [*range(3, told + 3), 1008]
    add(file, b"short\n")
    assert file.read_new() == (False, [Line(1009, b"short", False)])


def test_who_knows_what_stands_before_goes_on_behind_it(file):
    add(file, LONG + b"\n" + LONG + b"\n")
    size = file.path.stat().st_size
    assert file.skip(size, 2, lambda data: data == file.path.read_bytes()) == file.path.read_bytes()
    assert not file.is_unread and file.read_new() == (False, [])
    add(file, b"another line, long enough to be one\n")
    assert numbers(file.read_new()) == [3]


def test_what_was_added_meanwhile_is_read_behind_what_was_skipped(file):
    add(file, LONG + b"\n")
    size = file.path.stat().st_size
    add(file, LONG + b"\n")
    assert file.skip(size, 1, lambda data: True) == LONG + b"\n"
    assert file.read_new() == (False, [Line(2, LONG, False)])


@pytest.mark.parametrize(("more", "fits"), [(1, True), (0, False)])
def test_where_it_does_not_fit_nothing_is_skipped(file, more, fits):
    add(file, LONG + b"\n")
    assert file.skip(file.path.stat().st_size + more, 1, lambda data: fits) is None
    assert file.is_unread and numbers(file.read_new()) == [1]
    assert LineFile(file.path.with_name("nowhere")).skip(1, 1, lambda data: True) is None
    assert LineFile(file.path.parent).skip(0, 0, lambda data: True) is None


def test_whoever_skipped_notices_another_file_in_its_place(file):
    add(file, LONG + b"\n")
    file.skip(file.path.stat().st_size, 1, lambda data: True)
    other = file.path.with_name("other")
    other.write_bytes(b"of another file, as long as it may be\n" * 3)
    os.replace(other, file.path)
    again, lines = file.read_new()
    assert again and [line.number for line in lines] == [1, 2, 3]


def test_each_line_is_written_with_its_break_and_many_in_one_write(file, monkeypatch):
    written, write = [], os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: written.append(data) or write(descriptor, data))
    with file.appending(anyhow=True) as descriptor:
        file.write(descriptor, b"one")
        file.write_whole(descriptor, [b"two", b"three"])
    assert written == [b"one\n", b"two\nthree\n"] and file.path.read_bytes() == b"one\ntwo\nthree\n"
    add(file, b"torn")
    with file.appending(anyhow=True) as descriptor:
        file.write(descriptor, b"four")
    assert written[-1] == b"\nfour\n"


def test_what_can_be_done_is_said_where_it_can_be_neither_read_nor_written(tmp_path):
    (tmp_path / "file").touch()
    file = LineFile(tmp_path / "file" / "journal.jsonl")
    with pytest.raises(InputError) as refused, file.appending():
        pass
    (problem,) = refused.value.problems
    assert (problem.where, problem.what, problem.seen) == (str(file.path), "can't be written", "File exists")
    assert problem.allowed == "a file of your own in a folder of your own"
    with pytest.raises(InputError) as refused:
        file.read_new()
    assert (refused.value.problems[0].what, refused.value.problems[0].seen) == ("can't be read", "Not a directory")


def test_what_is_too_large_or_no_file_is_said_with_what_a_journal_is(tmp_path, monkeypatch):
    with pytest.raises(InputError) as refused:
        LineFile(tmp_path).read_new()
    (problem,) = refused.value.problems
    assert (problem.what, problem.seen, problem.allowed) == ("not a file", "", "a journal (.jsonl)")
    file = LineFile(tmp_path / "journal.jsonl")
    add(file, LONG)
    monkeypatch.setattr("followup.journal.lines.MOST_BYTES", 10)
    with pytest.raises(InputError) as refused:
        file.read_new()
    assert (refused.value.problems[0].seen, refused.value.problems[0].allowed) == (f"{len(LONG)} bytes", "10 bytes")


def test_whatever_is_done_with_it_no_file_stays_open_and_none_is_handed_on(file):
    with file.appending() as descriptor:
        assert not os.get_inheritable(descriptor)
        file.write(descriptor, b"x")
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)
    with pytest.raises(ZeroDivisionError), file.appending(anyhow=True) as descriptor:
        1 / 0  # noqa: B018
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_a_folder_that_is_made_for_it_is_for_its_owner_alone_and_one_that_is_there_stays_as_it_is(tmp_path):
    tmp_path.chmod(0o755)
    file = LineFile(tmp_path / "new" / "journal.jsonl")
    with file.appending():
        pass
    modes = [path.stat().st_mode & 0o777 for path in (tmp_path, file.path.parent, file.path)]
    assert modes == [0o755, 0o700, 0o600]


def test_reading_leaves_the_looking_for_rubbish_as_it_found_it():
    for on in (True, False):
        (gc.enable if on else gc.disable)()
        try:
            with undisturbed():
                assert not gc.isenabled()
            assert gc.isenabled() is on
        finally:
            gc.enable()


def test_what_was_read_meanwhile_counts_as_old_and_is_not_looked_through():
    frozen, made = gc.get_freeze_count(), []
    gc.unfreeze()
    try:
        with undisturbed():
            made += [[number] for number in range(60_000)]
        assert gc.get_freeze_count() == 0 and any(one is made[0] for one in gc.get_objects(generation=2))
    finally:
        if frozen:
            gc.freeze()


def test_a_line_that_came_and_went_meanwhile_has_nothing_read_again_and_one_that_was_changed_has(file):
    """Another writer's that found no room: it is cut off, and only the file's moment tells of it."""
    add(file, LONG + b"\n")
    assert numbers(file.read_new()) == [1]
    for moment in (1, 2):
        os.utime(file.path, (moment, moment))
        assert file.read_new() == (False, [])
    file.path.write_bytes(LONG[::-1] + b"\n")
    os.utime(file.path, (3, 3))
    assert file.read_new() == (True, [Line(1, LONG[::-1], False)])
    add(file, LONG + b"\n")
    assert file.read_new() == (False, [Line(2, LONG, False)])

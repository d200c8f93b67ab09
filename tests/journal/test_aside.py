"""Taking a restore back brings what that restore put aside, whatever is kept beside and the clock says."""

from datetime import date, timedelta

import pytest

from followup.case.errors import InputError
from followup.journal.aside import bytes_of, kept_beside, noted
from followup.journal.swapping import swap

DAY = date(2026, 3, 12)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "journal.jsonl"
    made.write_bytes(b"one")
    return made


def undo(path, day=DAY):
    kept = kept_beside(path)
    swap(kept.read_bytes(), path, day)
    return kept


def test_what_was_kept_already_is_what_comes_back(path):
    swap(b"two", path, DAY)
    undo(path)
    swap(b"three", path, DAY)  # `one` is kept from the first time, `two` under a later number
    undo(path)
    assert path.read_bytes() == b"one"


def test_the_last_one_comes_back_where_the_clock_went_back(path):
    swap(b"two", path, DAY)
    swap(b"three", path, DAY - timedelta(days=1))
    undo(path)
    assert path.read_bytes() == b"two"


def test_a_file_of_that_name_from_elsewhere_is_not_what_comes_back(path):
    swap(b"two", path, DAY)
    path.with_name(f"journal-kept-{DAY} (a copy).jsonl").write_bytes(b"foreign")
    path.with_name(f"journal-kept-{DAY + timedelta(days=1)}.jsonl").write_bytes(b"foreign")
    undo(path)
    assert path.read_bytes() == b"one"


def test_undoing_twice_is_where_one_was(path):
    swap(b"two", path, DAY)
    for _ in range(3):
        undo(path)
        assert path.read_bytes() == b"one"
        undo(path)
        assert path.read_bytes() == b"two"


def test_after_a_restore_into_an_empty_place_there_is_nothing_to_put_back(path):
    swap(b"two", path, DAY)
    path.unlink()
    swap(b"three", path, DAY)
    assert kept_beside(path) is None


def test_where_what_was_put_aside_is_gone_nothing_else_comes_instead(path):
    swap(b"two", path, DAY)
    swap(b"three", path, DAY).unlink()
    assert kept_beside(path) is None


def test_what_is_the_present_journal_already_is_not_put_back(path):
    swap(b"two", path, DAY)
    path.write_bytes(b"one")
    assert kept_beside(path) is None


def test_what_an_earlier_version_kept_is_found_by_its_day(path):
    for day in (DAY, DAY - timedelta(days=1)):
        path.with_name(f"journal-kept-{day}.jsonl").write_bytes(day.isoformat().encode())
    assert kept_beside(path).read_bytes() == DAY.isoformat().encode()


@pytest.mark.parametrize("said", [b"../outside.jsonl", b"/etc/hostname", b"a\0b", b".."])
def test_a_note_leads_nowhere_but_beside_the_journal(path, said):
    path.parent.parent.joinpath("outside.jsonl").write_bytes(b"outside")
    swap(b"two", path, DAY)
    path.with_name(f".{path.name}-put-aside").write_bytes(said)
    assert kept_beside(path) is None


def test_a_restore_that_fails_is_not_the_one_that_is_taken_back(path):
    kept = swap(b"two", path, DAY)
    with pytest.raises(InputError), noted(path, path.with_name("journal-kept-x.jsonl")):
        raise InputError()
    assert kept_beside(path) == kept


def test_the_first_restore_that_fails_leaves_no_note(path):
    with pytest.raises(InputError), noted(path, path.with_name("journal-kept-x.jsonl")):
        raise InputError()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_cannot_be_read_is_as_nothing(path):
    assert bytes_of(path.parent) == b"" == bytes_of(path.with_name("nowhere"))


@pytest.mark.parametrize(("name", "other"), [("search[1]", "search1"), ("search*", "search-of-ada"), ("why?", "whyx")])
def test_a_journal_is_called_as_it_is_called(tmp_path, name, other):
    """What an earlier version kept is found by its name, whatever signs stand in it."""
    path = tmp_path / f"{name}.jsonl"
    path.write_bytes(b"two")
    own = path.with_name(f"{name}-kept-{DAY}.jsonl")
    own.write_bytes(b"one")
    path.with_name(f"{other}-kept-{DAY + timedelta(days=1)}.jsonl").write_bytes(b"foreign")
    assert kept_beside(path) == own

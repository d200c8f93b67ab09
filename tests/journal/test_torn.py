"""A file that is read while it is written, cut back and mended: nothing is read twice, and it says the same."""

import random

import pytest

from followup.journal import Journal
from followup.journal.opened import Opened
from tests.amount import some

from .example import AT
from .test_shortcut import CASES, as_bytes, lines_of, note


def same(journal, path):
    fresh = Journal(path)
    assert journal.problems == fresh.problems and journal.history() == fresh.history()
    assert journal.cases() == fresh.cases()


@pytest.fixture
def taken(monkeypatch):
    """The numbers of the lines that somebody read."""
    found, take = [], Opened._take
    monkeypatch.setattr(
        Opened, "_take", lambda self, lines: (found.extend(one.number for one in lines), take(self, lines))[1]
    )
    return found


@pytest.mark.parametrize("seed", range(some(24)))
def test_what_comes_in_any_pieces_is_what_stands_there(tmp_path, seed):
    """Pieces end within lines; what came may be cut off again, and something else come in its place."""
    chance = random.Random(seed)
    path = tmp_path / "journal.jsonl"
    left = [as_bytes([one]) for one in lines_of(chance, 40)] + [b"\n", b"what is this, no line of ours\n"] * 2
    head, tail = left[:6], left[6:]
    chance.shuffle(tail)
    data, path_data, journal = b"".join(head + tail), b"", Journal(path)
    while data:
        size = chance.choice([1, 40, 200, data.index(b"\n") if b"\n" in data else 1])
        path_data, data = path_data + data[:size], data[size:]
        with path.open("wb" if chance.random() < 0.1 else "r+b" if path.exists() else "wb") as file:
            file.write(path_data)
            file.truncate()
        same(journal, path)
        if chance.random() < 0.3:
            cut = path_data.rfind(b"\n") + 1
            cut = chance.choice([cut, (cut + len(path_data)) // 2])
            path_data, data = path_data[:cut], path_data[cut:] * chance.choice([0, 1]) + data
            path.write_bytes(path_data)
            if chance.random() < 0.5:
                same(journal, path)


def test_a_line_more_after_a_torn_one_reads_none_of_those_before_it(tmp_path, taken):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(as_bytes(lines_of(random.Random(1), 30)))
    journal = Journal(path)
    journal.history()
    for number in range(3):
        last = max(taken)
        taken.clear()
        path.write_bytes(path.read_bytes() + b'{"v":1,"id":"000')
        assert len(journal.problems) == number + 1
        assert "torn" in journal.problems[-1].what
        journal.log(CASES[0], note(f"{number}"), at=AT)
        journal.history()
        assert min(taken) == last + 1
    same(journal, path)


def test_a_last_line_that_counted_and_goes_on_with_something_else_counts_no_longer(tmp_path):
    path = tmp_path / "journal.jsonl"
    whole = as_bytes(lines_of(random.Random(1), 8))
    path.write_bytes(whole[:-1])
    journal = Journal(path)
    count = len(journal.history())
    path.write_bytes(whole[:-1] + b" and more\n")
    assert len(journal.history()) == count - 1 and len(journal.problems) == 1
    path.write_bytes(whole)
    assert len(journal.history()) == count and not journal.problems

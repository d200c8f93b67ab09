"""What two computers do with one search apart: nothing is lost without being named, and nobody is told otherwise."""

import random
from datetime import timedelta

import pytest

from followup.journal import Journal
from followup.journal.backup import back_up, changes_since, days_without, is_sealed, last_backup
from followup.journal.forgetting import forget
from tests.amount import some

from .example import AT, invented_case
from .test_joining import copy, order
from .test_merging import joined, note, said, texts

OFFER = {"kind": "heard", "what": "offer", "from": "maria"}


def cedar(**more):
    return invented_case(id="cedar", **more) | {"employer": {"name": "Cedar Labs", "timezone": "America/Chicago"}}


@pytest.fixture
def here(tmp_path):
    """A search with two cases."""
    journal = Journal(tmp_path / "here.jsonl")
    journal.new_case(invented_case(id="north"), at=AT)
    journal.new_case(cedar(), at=AT)
    return journal


def elsewhere(journal, name):
    """A copy that does not lie beside it."""
    made = Journal(journal.path.parent / "elsewhere" / name)
    made.path.parent.mkdir(exist_ok=True)
    made.path.write_bytes(journal.path.read_bytes())
    return made


def later(hours):
    return AT + timedelta(hours=hours)


# taken back on both


@pytest.mark.parametrize("seed", range(some(40)))
def test_what_was_taken_back_on_several_computers_counts_again_when_it_is_said_to(here, seed):
    chance = random.Random(seed)
    ids = here.log_in_each({"north": OFFER, "cedar": OFFER}, at=later(1))
    ids = ids if chance.random() < 0.5 else [here.log("north", OFFER, at=later(2))]
    others = [copy(here, f"{number}.jsonl") for number in range(chance.randint(1, 3))]
    for journal in chance.sample([here, *others], len(others) + 1):
        journal.undo(chance.choice(ids), at=later(chance.randint(2, 9)))
    for other in others:
        joined(here, other)
    again = Journal(here.path)
    assert all(one.undone for one in again.history() if one.id in ids)
    if chance.random() < 0.5:
        entry = again.redo(at=later(chance.randint(1, 20)))
    else:
        undo = chance.choice([one for one in again.history() if one.do == "undo"])
        again.undo(undo.id, at=later(10))
        entry = next(one for one in again.history() if one.id == undo.data["entry"])
    assert entry.id in ids and not any(one.undone for one in Journal(again.path).history() if one.id in ids)
    again.undo(entry.id, at=later(21))
    assert all(one.undone for one in again.history() if one.id in ids)


# backups


@pytest.mark.parametrize("seed", range(some(20)))
def test_a_case_forgotten_after_a_backup_keeps_no_journal_from_another(here, seed):
    chance = random.Random(seed)
    for number in range(chance.randint(1, 3)):
        back_up(here, at=later(number))
        here.log("north", note(f"n{number}"), at=later(number))
    there = elsewhere(here, "there.jsonl")
    there.log("north", note("there"), at=later(5))
    if chance.random() < 0.5:
        back_up(there, at=later(6))
    forget(here, "cedar")
    back_up(here, at=later(7))
    both = elsewhere(here, "both.jsonl")
    joined(both, there)
    joined(there, here)
    assert "there" in texts(both, "north") and texts(both, "north") == texts(there, "north")
    assert joined(there, here).added == joined(both, there).added == 0


def test_a_backup_beside_that_is_cleared_of_a_case_still_shares_its_closing_line_with_the_journal(here, tmp_path):
    saved = tmp_path / "saved.jsonl"
    saved.write_bytes(back_up(here, at=later(1)))
    forget(here, "cedar")
    assert is_sealed(saved.read_bytes()) and joined(here, Journal(saved)).added == 0
    assert last_backup(here) == later(1)


@pytest.mark.parametrize("seed", range(some(20)))
def test_the_backup_of_another_computer_is_none_of_what_was_written_here(here, seed):
    chance = random.Random(seed)
    there = copy(here, "there.jsonl")
    made = chance.random() < 0.5
    if made:
        back_up(here, at=later(1))
    count = chance.randint(1, 5)
    for number in range(count):
        here.log("north", note(f"n{number}"), at=later(24 + number))
    there.log("north", note("there"), at=later(24))
    there.path.write_bytes(back_up(there, at=later(400)))
    joined(here, there)
    again = Journal(here.path)
    assert last_backup(again) == (later(1) if made else None)
    assert changes_since(again) == count + 1 + 2 * (not made)
    assert days_without(again, now=later(900), zone=AT.tzinfo)
    back_up(again, at=later(901))
    assert changes_since(again) == 0 and last_backup(again) == later(901)


def test_who_lacks_only_what_a_backup_elsewhere_holds_has_it_as_a_backup_too(here):
    there = copy(here, "there.jsonl")
    there.log("north", note("there"), at=later(1))
    data = back_up(there, at=later(2))
    joined(here, there)
    assert (
        here.path.read_bytes() == data and last_backup(here) == later(2) and order(here) and said(here) == said(there)
    )

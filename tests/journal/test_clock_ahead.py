"""One line by a clock that is years ahead: all other lines count as they would without it."""

import random
from datetime import timedelta

import pytest

from followup.journal import Journal, shortcut
from followup.journal.backup import back_up, days_without
from followup.journal.joining import far_ahead
from followup.journal.merging import merge
from tests.amount import some

from .example import AT, invented_case
from .test_merging import joined, note, said, texts
from .test_two_computers import all_in_one, elsewhere, later

YEARS = timedelta(days=14 * 365)


@pytest.fixture
def here(tmp_path):
    journal = Journal(tmp_path / "here.jsonl")
    journal.new_case(invented_case(id="north"), at=AT)
    for number in range(6):
        journal.log("north", note(f"{number}"), at=later(number))
    return journal


def notes_of(journal, value):
    journal.set_facts("north", {("role", "notes"): value[0]}, at=value[1])


@pytest.mark.parametrize("ahead_of", [YEARS, timedelta(days=400)])
def test_what_is_written_after_it_counts_by_its_own_moment_also_on_another_computer(here, ahead_of):
    notes_of(here, ("ahead", AT + ahead_of))
    there = elsewhere(here, "there.jsonl")
    notes_of(here, ("of the evening", later(30)))
    notes_of(there, ("of the night", later(40)))
    here.log("north", note("last here"), at=later(31))
    for journal, other in ((here, there), (there, here)):
        joined(journal, other)
        assert journal.case("north").role.notes == "of the night"
    assert said(here) == said(there) and here.history()[-1].data.get("set") == [[["role", "notes"], "of the night"]]
    (line,) = [one for one in here.path.read_text().splitlines() if '"ahead"' in one and "of the evening" in one]
    assert '"after"' not in line


def test_a_line_that_another_computer_wrote_ahead_is_told_and_comes_before_what_is_written_next(here):
    there = elsewhere(here, "there.jsonl")
    notes_of(there, ("ahead", AT + YEARS))
    notes_of(here, ("before", later(20)))
    done = merge(here, there.path.read_bytes(), "there", now=later(21))
    assert done.told == (
        "One line there is dated later than today (2040-02-29): check that computer's clock, and what is dated so.",
    )
    notes_of(here, ("after", later(22)))
    third = elsewhere(here, "third.jsonl")
    notes_of(third, ("third", later(24)))
    notes_of(here, ("still here", later(23)))
    joined(here, third)
    assert here.case("north").role.notes == "third"
    Journal(here.path).undo(at=later(25))
    assert here.case("north").role.notes == "still here"


def test_it_can_be_undone_and_an_undo_takes_what_was_written_last(here):
    notes_of(here, ("ahead", AT + YEARS))
    far = here.history()[-1].id
    there = elsewhere(here, "there.jsonl")
    there.log("north", note("there"), at=later(9))
    here.log("north", note("here"), at=later(10))
    joined(here, there)
    assert here.undo(at=later(11)).data["event"]["text"] == "here"
    here.undo(far, at=later(12))
    assert here.case("north").role.notes is None
    joined(there, here)
    assert said(here) == said(there) and texts(here, "north")[-1] == "there"


def test_a_clock_that_is_behind_sets_no_other_line_back(here):
    here.log("north", note("behind"), at=AT - YEARS)
    assert here.history()[-1].data["after"] and "ahead" not in here.history()[-1].data
    assert texts(here, "north")[-1] == "behind"


def test_reminders_of_a_backup_go_on(here):
    here.path.write_bytes(back_up(here, at=AT + YEARS))
    here.log("north", note("more"), at=later(9))
    assert days_without(here, now=later(24 * 9), zone=AT.tzinfo) == 9


def test_a_long_journal_is_read_whole_once_and_then_by_its_shortcut(here, monkeypatch):
    monkeypatch.setattr(shortcut, "LONG", 3)
    notes_of(here, ("ahead", AT + YEARS))
    for number in range(3):
        Journal(here.path).log("north", note(f"more {number}"), at=later(10 + number))
    assert here.path.read_bytes().count(b'"ahead":[') == 1 and b'"after"' not in here.path.read_bytes()
    last = Journal(here.path)
    last.log("north", note("last"), at=later(20))
    assert last._only is not None and texts(here, "north")[-1] == "last"


@pytest.mark.parametrize("seed", range(some(20)))
def test_in_any_order_it_is_the_same_and_the_latest_of_the_others_counts(here, seed):
    chance = random.Random(seed)
    computers = [elsewhere(here, f"{number}.jsonl") for number in range(3)]
    wrote = {}
    for number, one in enumerate(computers):
        for hour in sorted(chance.sample(range(10, 40), 3)):
            if chance.random() < 0.3 and number:
                notes_of(one, (f"ahead {number}", AT + YEARS + timedelta(hours=hour)))
            wrote[hour, number] = f"{number} at {hour}"
            notes_of(one, (wrote[hour, number], later(hour)))
    ends = []
    for number in range(3):
        made, _ = all_in_one(computers, number, chance)
        for one in computers:
            joined(made, one)
        ends.append(said(Journal(made.path)))
        hour = max(hour for hour, _ in wrote)
        assert Journal(made.path).case("north").role.notes in {text for (at, _), text in wrote.items() if at == hour}
    assert ends[0] == ends[1] == ends[2]


@pytest.mark.parametrize(("behind", "found"), [(1, []), (2, ["far"])])
def test_as_many_lines_ahead_as_there_are_others_say_that_the_clock_of_now_is_behind(behind, found):
    moments = {"far": AT + YEARS} | {f"line {number}": AT for number in range(behind)}
    assert far_ahead(moments, AT) == found

"""What practice leaves in the journal: tries and the day it was solved; nothing of the answers or of cases."""

from datetime import date, timedelta

import pytest

from followup.case import clock
from followup.case.errors import Unavailable
from followup.journal import Journal
from followup.training.certificate import PREFIX, note_answer, record, standing, take_back
from followup.training.practice import FOLDER, read_situations


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.jsonl")


def answered(journal, *right, situation="day-three-of-seven", policy="balanced"):
    for one in right:
        note_answer(journal, situation, policy, one, at=clock.now())


def test_solved_on_the_first_try_or_later(journal):
    answered(journal, True)
    answered(journal, False, False, True, situation="nine-sharp")
    first, later = record(journal)
    assert (first.situation, first.tries, first.first_try, first.on) == (
        "day-three-of-seven",
        1,
        True,
        date(2026, 3, 12),
    )
    assert (later.situation, later.tries, later.first_try) == ("nine-sharp", 3, False)


def test_what_is_not_solved_yet_is_no_entry_of_the_record(journal):
    answered(journal, False)
    assert record(journal) == []


def test_what_is_solved_stays_as_it_is(journal):
    answered(journal, True)
    before = journal.path.read_bytes()
    answered(journal, True, False, True)
    assert journal.path.read_bytes() == before


def test_each_policy_has_its_own_line(journal):
    answered(journal, True)
    answered(journal, False, True, policy="early-bird")
    assert [(one.policy, one.tries) for one in record(journal)] == [("balanced", 1), ("early-bird", 2)]


def test_the_last_one_can_be_taken_back_and_its_tries_still_count(journal):
    answered(journal, False, True)
    answered(journal, True, situation="nine-sharp")
    assert take_back(journal, at=clock.now()) == "nine-sharp"
    assert [one.situation for one in record(journal)] == ["day-three-of-seven"]
    take_back(journal, at=clock.now())
    assert record(journal) == []
    answered(journal, True)
    assert record(journal)[0].tries == 2
    take_back(journal, at=clock.now())
    with pytest.raises(Unavailable, match="nothing is solved"):
        take_back(journal, at=clock.now())


def test_nothing_but_settings_of_practice_is_written(journal):
    answered(journal, False, True)
    entries = journal.history()
    assert {entry.do for entry in entries} == {"setting"}
    assert all(entry.data["name"] == f"{PREFIX}balanced/day-three-of-seven" for entry in entries)
    assert journal.cases() == {} and journal.problems == []
    assert set(entries[-1].data["value"]) == {"tries", "solved"}


def test_what_somebody_wrote_in_by_hand_is_passed_over(journal):
    for value in (
        None,
        "x",
        {"tries": 0, "solved": "2026-01-01"},
        {"tries": 1, "solved": "soon"},
        {"solved": "2026-01-01"},
    ):
        journal.set(f"{PREFIX}balanced/nine-sharp", value, at=clock.now())
        assert record(journal) == []
    journal.set(f"{PREFIX}no slash", {"tries": 1, "solved": "2026-01-01"}, at=clock.now())
    assert record(journal) == []
    answered(journal, True, situation="nine-sharp")
    assert len(record(journal)) == 1


def test_the_standing_names_every_situation_once_solved_or_left(journal):
    everything = [one.id for path in FOLDER.glob("*.toml") for one in read_situations(path.stem)]
    assert standing([]).total == len(everything) and standing([]).solved == 0
    for policy in ("balanced", "the-call"):
        answered(journal, True, policy=policy)
    answered(journal, True, situation="gone-from-the-workbook")
    of = standing(record(journal))
    assert (of.solved, of.total) == (1, len(everything))
    waiting = next(page for page in of.pages if page.page == "30_waiting")
    assert [how.policy for _, how in waiting.solved] == ["balanced", "the-call"]
    assert "day-three-of-seven" not in [one.id for one in waiting.left]


def test_ids_of_situations_are_told_apart_over_all_pages():
    ids = [one.id for path in FOLDER.glob("*.toml") for one in read_situations(path.stem)]
    assert len(ids) == len(set(ids)) and not any("/" in id for id in ids)


def test_a_day_is_the_one_on_which_it_was_answered(journal):
    note_answer(journal, "nine-sharp", "balanced", True, at=clock.now() + timedelta(days=3))
    assert record(journal)[0].on == date(2026, 3, 15)

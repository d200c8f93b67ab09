"""Two reports of terms: what one says more than the other is about five people or nobody."""

import json
from datetime import timedelta
from itertools import permutations

import pytest

from followup.case.case_file import load_case
from followup.case.errors import InputError
from followup.commands.cli import main
from followup.group.outcomes import months
from followup.group.reported import MOST_KEPT, REPORTED, differing, from_data, report, to_data
from followup.journal import Journal
from tests.amount import some

from .test_outcomes import GOOD, HELD, NOW, PLAIN, case, own_journal

__all__ = ["own_journal"]
TODAY = NOW.date()
APRIL = case(held=HELD + timedelta(days=40))
DISJOINT = [("2026-01", "2026-02"), ("2026-03", "2026-03"), ("2026-04", "2026-06")]


def of(cases, memory=(), first="2026-01", last="2026-06", day=TODAY):
    people = [[load_case(one)] for one in cases]
    return report(people, months(first, last), NOW.timestamp(), day, memory)


@pytest.mark.parametrize("first, last", [
    ("2026-01", "2026-03"), ("2026-03", "2026-06"), ("2026-03", "2026-03"), ("2025-07", "2026-01"),
    ("2025-01", "2026-12"), ("2026-06", "2026-07"),
])  # fmt: skip
def test_months_of_a_report_stand_in_no_other_that_could_be_taken_from_it(first, last):
    held = [GOOD] * 8 + [APRIL]  # the ninth alone had anything after March
    with pytest.raises(InputError, match="January 2026 to June 2026"):
        of(held, of(held).memory, first, last)


@pytest.mark.parametrize("order", list(permutations(DISJOINT)))
def test_terms_that_share_no_month_are_reported_in_any_order(order):
    memory = ()
    for first, last in order:
        memory = of([GOOD] * 6 + [APRIL] * 6, memory, first, last).memory
    assert [one.told.term for one in memory] == [months(*one) for one in order if one[0] != "2026-01"]


@pytest.mark.parametrize("more", [[PLAIN], [GOOD] * 4, [case(thanked=0.1)] * 3 + [APRIL]])
def test_the_same_months_say_the_same_until_five_people_have_come(more):
    before = of([GOOD] * 7 + [PLAIN] * 7)
    found = of([GOOD] * 7 + [PLAIN] * 7 + more, before.memory, day=TODAY + timedelta(days=9))
    assert (found.told, found.day, found.memory) == (before.told, TODAY, before.memory)
    assert found.why.startswith(f"This is the report as it was made on {TODAY}: fewer than 5 people")
    anew = of([GOOD] * 7 + [PLAIN] * 7 + more + [APRIL] * 5, before.memory)
    assert anew.told.everybody == 19 + len(more) and anew.why == ""


def test_somebody_who_went_or_was_answered_since_is_not_told_by_two_reports():
    before = of([GOOD] * 7 + [PLAIN] * 7)
    assert of([GOOD] * 7 + [PLAIN] * 6, before.memory).told == before.told
    assert of([GOOD] * 8 + [PLAIN] * 6, before.memory).told == before.told
    assert of([GOOD] * 12 + [PLAIN] * 2, before.memory).why == ""  # five of them


def test_steps_of_one_person_a_time_never_show_one():
    memory, told = (), set()
    for number in range(8, 20):
        found = of([GOOD] * number, memory)
        memory, told = found.memory, told | {found.told.everybody}
    assert sorted(told) == [8, 13, 18]


def test_the_same_people_again_are_the_same_report_without_a_word():
    before = of([GOOD] * 7)
    again = of([GOOD] * 7, before.memory, day=TODAY + timedelta(days=1))
    assert (again.told, again.why, again.day) == (before.told, "", TODAY)


def test_a_report_that_told_nothing_holds_no_months_back():
    assert of([GOOD] * 4).memory == ()


@pytest.mark.parametrize("seed", range(some(20)))
def test_a_memory_read_back_is_the_same_and_names_nobody(seed):
    people = [GOOD, PLAIN, case(heard="rejection")]
    memory = of([people[(seed + n) % 3] for n in range(6 + seed)]).memory
    kept = json.dumps(to_data(memory))
    assert from_data(json.loads(kept)) == memory
    assert not any(word in kept for word in ("Kim", "Harborline", "joan", "Planner"))


def test_what_is_no_report_is_forgotten_and_so_are_the_oldest():
    good = to_data(of([GOOD] * 7).memory)
    assert from_data([{}, *good, {**good[0], "rows": 3}, "no", None]) == from_data(good)
    assert from_data(None) == ()
    memory = from_data(good) * (MOST_KEPT + 5)
    assert len(of([GOOD] * 20, memory).memory) == MOST_KEPT


def test_people_who_changed_are_counted_once():
    assert differing({"a": 3, "b": 1}, {"a": 1, "b": 3}) == 2 and differing({}, {"a": 4}) == 4


def test_the_command_remembers_what_it_told_and_forgets_it_when_it_is_asked_to(tmp_path, capsys):
    folder = tmp_path / "journals"
    folder.mkdir()
    for number in range(8):
        Journal(folder / f"{number}.jsonl").new_case(GOOD, at=NOW)
    words = ["cohort", "outcomes", str(folder), "--now", NOW.isoformat(), "--to", "2026-06", "--from"]
    assert main([*words, "2026-01"]) == 0
    Journal(folder / "nine.jsonl").new_case(GOOD, at=NOW)
    assert main([*words, "2026-01"]) == 0
    told = capsys.readouterr().out
    assert told.count("8 people had") == 2 and "9 people" not in told and "fewer than 5 people have come" in told
    assert main([*words, "2026-02"]) == 2
    assert "January 2026 to June 2026" in capsys.readouterr().err
    assert main([*words, "2026-02", "--forget-earlier"]) == 0
    assert "9 people had" in capsys.readouterr().out
    assert [one["from"] for one in Journal().setting(REPORTED)] == ["2026-02-01"]

"""A case that was opened on two computers before they were joined is one, with what either knew of it."""

import random

import pytest

from followup.journal import Journal
from tests.amount import some

from .example import invented_case
from .test_merging import joined, said
from .test_two_computers import all_in_one, later

SECOND = "2026-03-09T10:00:00-06:00"
TOM = {"id": "tom", "name": "Tom Reyes", "is": "hr", "email": "tom@north.example"}


def opened(folder, name, hours, **more):
    journal = Journal(folder / name)
    journal.new_case(invented_case(id="north", **more), at=later(hours))
    return journal


def facts_of(journal):
    case = journal.mapping("north")
    return case["employer"], case["role"], {one["id"]: one for one in case["contacts"]}, case["interviews"]


def test_what_only_the_second_opening_knew_is_added_and_the_lines_after_it_speak_of_its_own(tmp_path):
    here = opened(tmp_path, "here.jsonl", 1, role={"title": "Data analyst", "salary": "60,000"})
    there = opened(
        tmp_path, "there.jsonl", 2,
        employer={"name": "Northwind Clinics", "timezone": "America/Chicago", "country": "US", "region": "IL"},
        contacts=[{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "phone": "+1 312 555 0101"}, TOM],
        interviews=[{"round": 2, "at": SECOND, "with": ["tom"]},
                    {"round": 1, "at": "2026-03-04T20:00:00+00:00", "with": ["tom"], "format": "video"}],
        events=[{"kind": "note", "text": "there", "at": SECOND}],
    )  # fmt: skip
    there.set_facts("north", {("interviews", "1", "format"): "phone", ("events", "1", "text"): "changed"}, at=later(3))
    here.set_facts("north", {("interviews", "1", "promised_days"): 5}, at=later(4))
    done = joined(here, there)
    joined(there, here)
    assert said(here) == said(there) and here.problems == there.problems == [] and done.aside == 0
    employer, role, people, talks = facts_of(here)
    assert (employer["country"], employer["region"], role["salary"]) == ("US", "IL", "60,000")
    assert people["maria"]["phone"] and people["tom"]["email"] == TOM["email"]
    assert [one.get("format") for one in talks] == ["video", "phone"] and talks[0]["promised_days"] == 5
    assert talks[0]["with"] == ["maria", "tom"]
    assert [one.text for one in here.case("north").events] == ["changed"]
    assert done.told == (
        "Northwind Clinics, Data analyst was opened on both computers: it is one case, with what either knew of it.",
    )
    assert not done.overruled and joined(here, there).added == 0


def test_what_the_two_openings_say_differently_is_told_with_both_values_and_the_first_counts(tmp_path):
    here = opened(tmp_path, "here.jsonl", 2, candidate={"name": "Priya Raman", "email": "priya@home.example"})
    there = opened(
        tmp_path, "there.jsonl", 1, candidate={"name": "Priya Raman", "email": "raman@home.example"},
        employer={"name": "Northwind Clinics", "timezone": "America/Denver", "country": "US"},
    )  # fmt: skip
    there.set_facts("north", {("employer", "country"): "CA"}, at=later(3))
    done = joined(here, there)
    assert here.case("north").candidate.email == "raman@home.example" and here.case("north").employer.country == "CA"
    assert [one.partition(":")[0] for one in done.overruled] == [
        "Northwind Clinics, candidate email",
        "Northwind Clinics, employer timezone",
    ]
    assert "“raman@home.example” (" in done.overruled[0] and "not “priya@home.example” (" in done.overruled[0]
    assert "there) counts" in done.overruled[0] and ", here)." in done.overruled[0]


@pytest.mark.parametrize(("country", "region"), [("US", "IL"), (None, "IL"), ("CA", None)])
def test_a_region_goes_along_only_where_the_country_is_no_other(tmp_path, country, region):
    employer = {"name": "Northwind Clinics", "timezone": "America/Chicago"}
    held = employer | ({"country": country} if country else {})
    here = opened(tmp_path, "here.jsonl", 1, employer=held)
    there = opened(tmp_path, "there.jsonl", 2, employer=employer | {"country": "US", "region": "IL"})
    joined(here, there)
    assert here.case("north").employer.region == region and not here.problems


def test_interviews_whose_day_nobody_knows_are_one_by_their_round_with_everybody_met(tmp_path):
    unknown = {"round": 2, "at": SECOND, "day_unknown": True}
    people = [{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"}, TOM]
    one, other = [{**unknown, "with": ["maria"]}], [{**unknown, "at": "2026-03-10T10:00:00-06:00", "with": ["tom"]}]
    here = opened(tmp_path, "here.jsonl", 1, contacts=people, interviews=one, events=[])
    there = opened(tmp_path, "there.jsonl", 2, contacts=people, interviews=other, events=[])
    joined(here, there)
    (talk,) = here.mapping("north")["interviews"]
    assert talk["with"] == ["maria", "tom"]


def test_what_is_said_differently_of_an_employer_is_named_in_words(tmp_path):
    here, there = (opened(tmp_path, f"{name}.jsonl", 1) for name in ("here", "there"))
    joined(here, there)
    for journal, value, hour in ((here, True, 2), (there, False, 3)):
        journal.set_facts("north", {("employer", "has_hr"): value}, at=later(hour))
    (told,) = joined(here, there).overruled
    assert told.startswith("Northwind Clinics, employer has hr:")


@pytest.mark.parametrize(("key", "words"), [("at", "when"), ("format", "format")])
def test_what_is_said_differently_of_an_interview_is_named_in_words(tmp_path, key, words):
    here, there = (opened(tmp_path, f"{name}.jsonl", 1) for name in ("here", "there"))
    joined(here, there)
    values = {"at": ("2026-03-05T14:00:00-06:00", "2026-03-06T14:00:00-06:00"), "format": ("phone", "video")}[key]
    for journal, value, hour in zip((here, there), values, (2, 3)):
        journal.set_facts("north", {("interviews", "1", key): value}, at=later(hour))
    (told,) = joined(here, there).overruled
    assert told.partition(":")[0].endswith(f", {words}")


@pytest.mark.parametrize(("first", "second", "day"), [
    ({"promised_days": 3}, {"promised_by": "2026-03-20"}, "2026-03-04"),
    ({"at": SECOND, "day_unknown": True}, {}, "2026-03-04"),
    ({}, {"at": SECOND, "day_unknown": True, "round": 2}, "2026-03-04"),
])  # fmt: skip
def test_what_would_contradict_is_not_added_and_the_case_stays_sound(tmp_path, first, second, day):
    talk = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}
    here = opened(tmp_path, "here.jsonl", 1, interviews=[talk | first])
    there = opened(tmp_path, "there.jsonl", 2, interviews=[talk | second])
    done = joined(here, there)
    assert done.aside == 0 and not here.problems
    assert any(str(one.at).startswith(day) for one in here.case("north").interviews)


def test_the_first_opening_taken_back_leaves_the_second_with_what_was_said_of_it(tmp_path):
    here = opened(tmp_path, "here.jsonl", 1)
    there = opened(tmp_path, "there.jsonl", 2, interviews=[{"round": 1, "at": SECOND, "with": ["maria"]}])
    there.set_facts("north", {("interviews", "1", "format"): "phone"}, at=later(3))
    joined(here, there)
    again = Journal(here.path)
    opening = next(one.id for one in again.history("north") if one.do == "case")
    again.undo(opening, at=later(4))
    assert "north" not in again.cases() and all(one.undone for one in again.history("north") if one.do == "case")
    again.redo(at=later(5))
    assert len(again.case("north").interviews) == 2 and not again.problems


@pytest.mark.parametrize("seed", range(some(25)))
def test_in_any_order_it_is_the_same_and_nothing_said_is_lost(tmp_path, seed):
    chance = random.Random(seed)
    computers = []
    for number in range(chance.randint(2, 4)):
        days = chance.sample(range(5, 9), 2)
        talks = [{"round": 1, "at": f"2026-03-0{day}T10:00:00-06:00", "with": ["maria"]} for day in days]
        title = {"title": "Data analyst", **({"salary": f"{number}0,000"} if chance.random() < 0.5 else {})}
        made = opened(tmp_path, f"{number}.jsonl", chance.randrange(5), interviews=talks, role=title)
        for hours in range(chance.randint(0, 4)):
            place = chance.choice(["1", "2"])
            made.set_facts("north", {("interviews", place, "format"): "phone"}, at=later(hours + 6))
            made.log("north", {"kind": "note", "text": f"{number} {hours}", "at": SECOND}, at=later(hours + 6))
        computers.append(made)
    days = {one["at"][:10] for made in computers for one in made.mapping("north")["interviews"]}
    notes = sorted(one.text for made in computers for one in made.case("north").events)
    phone = {one["at"] for made in computers for one in made.mapping("north")["interviews"] if one.get("format")}
    ends = []
    for number in range(3):
        made, _ = all_in_one(computers, number, chance)
        for one in computers:
            joined(made, one)
        again = Journal(made.path)
        ends.append(said(again))
        held = again.mapping("north")
        assert {one["at"][:10] for one in held["interviews"]} == days and len(held["interviews"]) == len(days)
        assert {one["at"] for one in held["interviews"] if one.get("format")} == phone
        assert sorted(one.text for one in again.case("north").events) == notes and not again.problems
    assert ends[0] == ends[1] == ends[2]

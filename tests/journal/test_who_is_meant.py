"""Whom a line meant where it was written it means for good, whatever is joined later and by whom."""

import json
import random

import pytest

from followup import InputError
from followup.journal import Journal, people
from followup.journal.entries import new_entry
from followup.journal.merging import merge
from followup.journal.persons import lines_by_id
from followup.journal.telling import Telling
from tests.amount import some
from tests.pace import lines_run

from .example import AT, invented_case
from .test_merging import joined, said
from .test_two_computers import PEOPLE, elsewhere, later, letters_reach_whom_they_name, more_with_tom, with_tom

names_with = Telling.names_with
REYES, OKAFOR, LINDQVIST = PEOPLE[:3]


@pytest.fixture
def here(tmp_path):
    journal = Journal(tmp_path / "here.jsonl")
    journal.new_case(invented_case(id="north"), at=AT)
    return journal


def met(here, name, who, hours):
    """A computer on which somebody was met who is called tom there."""
    made = elsewhere(here, f"{name}.jsonl")
    made.set_facts("north", {("contacts", "tom"): who}, at=later(hours))
    return made


def names(journal):
    return {one.id: one.name for one in journal.case("north").contacts if one.id != "maria"}


def visits(journal):
    called = names(journal)
    return [called[event.to] for event in journal.case("north").events]


def visit(journal, who, hours):
    contact = next(one for one, name in names(journal).items() if name == who["name"])
    return journal.log("north", {"kind": "visited", "to": contact, "at": later(hours).isoformat()}, at=later(hours))


def test_who_had_the_id_and_who_got_another_are_still_meant_when_a_third_had_it_before_both(here):
    one, other, third = met(here, "one", OKAFOR, 2), met(here, "other", LINDQVIST, 3), met(here, "third", REYES, 1)
    joined(one, other)
    assert names(one)["tom"] == OKAFOR["name"]
    visit(one, OKAFOR, 5)
    visit(one, LINDQVIST, 6)
    visit(third, REYES, 7)
    joined(one, third)
    assert names(one)["tom"] == REYES["name"]
    assert visits(one) == visits(Journal(one.path)) == [OKAFOR["name"], LINDQVIST["name"], REYES["name"]]
    visit(one, OKAFOR, 8)
    joined(other, one)
    assert said(other) == said(one) and visits(other)[-1] == OKAFOR["name"]


def test_what_is_written_of_one_who_got_another_id_is_taken_back_and_done_again_on_either_computer(here):
    one, other = met(here, "one", REYES, 1), met(here, "other", OKAFOR, 2)
    visit(other, OKAFOR, 3)
    joined(one, other)
    joined(other, one)
    line = visit(one, OKAFOR, 4)
    one.undo(line, at=later(5))
    joined(other, one)
    assert visits(other) == [OKAFOR["name"]]
    Journal(other.path).redo(at=later(6), case="north")
    joined(one, other)
    assert visits(one) == [OKAFOR["name"]] * 2 and said(one) == said(other)


def test_an_id_that_was_free_again_is_given_anew_after_journals_were_joined(here):
    one, other = met(here, "one", REYES, 1), met(here, "other", OKAFOR, 2)
    joined(one, other)
    one.set_facts("north", {("contacts", "tom"): None}, at=later(3))
    one.set_facts("north", {("contacts", "tom"): LINDQVIST}, at=later(4))
    one.log("north", {"kind": "visited", "to": "tom", "at": later(5).isoformat()}, at=later(5))
    visit(other, OKAFOR, 6)
    for journal in (joined(other, one) and other, joined(one, other) and one):
        assert sorted(names(journal).values()) == sorted([LINDQVIST["name"], OKAFOR["name"]])
        assert visits(journal) == [LINDQVIST["name"], OKAFOR["name"]]
    assert said(one) == said(other)


def of_old(journal, *told):
    """With lines such as were written when what was joined said who is who."""
    lines = [json.loads(line) for line in journal.path.read_bytes().splitlines()]
    lines = [line for line in lines if line["do"] != "joined"]
    for number, more in enumerate(({}, *told)):
        at = later(4).isoformat()
        lines.append({"v": 1, "id": f"00000009-{number:06}", "at": at, "do": "joined", "late": {}, **more})
    journal.path.write_bytes(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    return Journal(journal.path)


def test_a_journal_that_was_joined_when_that_said_who_is_who_goes_on_as_it_was(here):
    one, other, third = met(here, "one", REYES, 1), met(here, "other", OKAFOR, 2), met(here, "third", LINDQVIST, 0)
    kept, moved = one.history()[-1].id, [other.history()[-1].id, visit(other, OKAFOR, 3)]
    new = f"tom-{moved[0][9:]}"
    joined(one, other)
    old = of_old(
        one,
        {"case": "north", "person": "tom", "becomes": "tom", "lines": [kept]},
        {"case": "north", "person": "tom", "becomes": new, "lines": moved},
    )
    assert names(old) == {"tom": REYES["name"], new: OKAFOR["name"]} and visits(old) == [OKAFOR["name"]]
    visit(old, REYES, 5)
    visit(old, OKAFOR, 6)
    joined(old, third)
    joined(third, old)
    assert names(old)["tom"] == LINDQVIST["name"] and not old.problems
    assert visits(old) == [OKAFOR["name"], REYES["name"], OKAFOR["name"]] and said(old) == said(third)


@pytest.mark.parametrize("seed", range(some(20)))
def test_computers_that_write_and_join_in_turn_come_to_one_and_nobodys_letter_reaches_another(here, seed):
    chance = random.Random(seed)
    computers = [with_tom(here, number, chance) for number in range(chance.randint(2, 4))]
    for _ in range(chance.randint(3, 9)):
        joined(*chance.sample(computers, 2))
        number = chance.randrange(len(computers))
        more_with_tom(computers[number], number, chance)
    for one in (*computers, *computers):
        for other in computers:
            joined(one, other)
    assert all(said(one) == said(computers[0]) for one in computers)
    before = computers[0].path.read_bytes()
    assert not any(joined(computers[0], one).added for one in computers) and computers[0].path.read_bytes() == before
    assert sorted(one.name for one in letters_reach_whom_they_name(computers[0]).values() if one.id != "maria") == (
        sorted(one["name"] for one in PEOPLE[: len(computers)])
    )


def test_a_line_about_somebody_with_a_shared_id_asks_once_who_is_who(here, monkeypatch):
    one, other = met(here, "one", OKAFOR, 2), met(here, "other", LINDQVIST, 3)
    joined(one, other)
    before, asked = visits(one), []
    monkeypatch.setattr(Telling, "names_with", lambda self, lines: asked.append(1) or names_with(self, lines))
    for hours, who in enumerate((LINDQVIST, OKAFOR, LINDQVIST), 5):
        asked.clear()
        visit(one, who, hours)
        before.append(who["name"])
        assert visits(one) == before and len(asked) == (who is LINDQVIST)  # who kept the id needs no asking
    assert visits(Journal(one.path)) == before


def met_at_once(here, name, count):
    made = elsewhere(here, f"{name}.jsonl")
    crowd = {("contacts", f"p{n}"): {"name": f"{name}{n} {name}{n}", "is": "interviewer"} for n in range(count)}
    made.set_facts("north", crowd, at=later(len(name)))
    return made


def test_where_more_people_go_by_one_name_than_any_search_has_nothing_is_joined(here, monkeypatch):
    monkeypatch.setattr(people, "MOST_SHARED", 5)
    one, other = met_at_once(here, "ann", 6), met_at_once(here, "berit", 6)
    before = one.path.read_bytes()
    with pytest.raises(InputError, match=r"berit.jsonl: too many people go by one name here and there: 6"):
        merge(one, other.path.read_bytes(), "berit.jsonl")
    assert one.path.read_bytes() == before
    joined(one, met_at_once(here, "cecily", 5))
    joined(here, one)
    assert len(here.case("north").contacts) == 12


def test_what_a_line_says_of_each_of_thousands_is_looked_up_not_looked_for():
    crowd = [[["contacts", f"p{n}"], {"name": f"Ann{n}", "is": "interviewer"}] for n in range(8_000)]
    line = new_entry(1, AT, "facts", case="north", set=crowd)
    found = lines_by_id("north", [line])
    assert len(found) == 8_000 and found["p7"][0].held == (crowd[7][1],)
    few = new_entry(1, AT, "facts", case="north", set=crowd[:800])
    assert lines_run(lambda: lines_by_id("north", [line])) < 12 * lines_run(lambda: lines_by_id("north", [few]))

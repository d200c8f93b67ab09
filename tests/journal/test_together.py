"""What one press says of several cases, or several things of one: written at once or not at all, and undone at once."""

import json

import pytest

from followup import InputError
from followup.commands.cli import main
from followup.journal import Journal
from followup.journal.belonging import belongings
from followup.journal.entries import new_entry
from followup.journal.ledger import Ledger
from tests.pace import lines_run

from .example import AT, invented_case


def note(text, **more):
    return {"kind": "note", "text": text, **more}


@pytest.fixture
def case_id(journal, facts, at):
    return journal.new_case(facts, at=at)


@pytest.fixture
def other(journal, facts, case_id, at):
    return journal.new_case({**facts, "id": "other"}, at=at)


def texts(journal, case_id):
    return [event.text for event in Journal(journal.path).case(case_id).events]


def lines(journal):
    return [json.loads(line) for line in journal.path.read_text("utf-8").splitlines()]


def test_several_things_of_one_case_are_written_in_one_write_in_their_order(journal, case_id, at):
    earlier = "2026-03-03T09:00:00+00:00"
    ids = journal.log_together(case_id, [note("one"), note("two", at=earlier)], at=at)
    one, two = lines(journal)[1:]
    assert [one["id"], two["id"]] == ids and one["together"] == two["together"]
    assert (one["event"], two["event"]) == (note("one", at=at.isoformat()), note("two", at=earlier))
    assert [line["id"][:9] for line in (one, two)] == ["00000002-", "00000003-"]
    assert [entry.id for entry in journal.together(ids[0])] == ids


def test_undoing_one_of_them_undoes_all_and_redo_brings_all_back(journal, case_id, at):
    journal.log(case_id, note("before"), at=at)
    journal.log_together(case_id, [note("one"), note("two")], at=at)
    journal.log_together(case_id, [note("three"), note("four")], at=at)
    journal.undo(at=at)
    assert texts(journal, case_id) == ["before", "one", "two"]
    journal.undo(at=at)
    assert texts(journal, case_id) == ["before"]
    journal.redo(at=at)
    journal.redo(at=at)
    assert texts(journal, case_id) == ["before", "one", "two", "three", "four"]


def test_an_undo_names_all_that_one_press_wrote(journal, case_id, at, capsys):
    journal.log_together(case_id, [note("one"), note("two")], at=at)
    for more, said in (([], "no longer counts"), (["--again"], "counts again")):
        assert main(["undo", case_id, *more, "--now", at.isoformat(), "--journal", str(journal.path)]) == 0
        assert f"{said}: note - one and note - two\n" in capsys.readouterr().out


def test_who_undoes_sees_what_others_wrote_together_meanwhile(journal, case_id, at):
    reader = Journal(journal.path)
    reader.ids()
    (one, two) = journal.log_together(case_id, [note("one"), note("two")], at=at)
    assert [entry.id for entry in reader.together(two)] == [one, two]
    alone = journal.log(case_id, note("alone"), at=at)
    assert [entry.id for entry in reader.together(alone)] == [alone] and reader.together("00000099-nothing") == []


@pytest.mark.parametrize("wrong", [{"kind": "sennt"}, {"kind": "visited", "to": "nobody"}])
def test_where_one_of_them_does_not_fit_none_is_written(journal, case_id, at, wrong):
    before = journal.path.read_bytes()
    with pytest.raises(InputError):
        journal.log_together(case_id, [note("one"), wrong], at=at)
    assert journal.path.read_bytes() == before


def test_one_thing_alone_is_written_as_ever_and_the_same_again_is_not(journal, case_id, at):
    """Nothing belongs to it, so that its line says nothing of others."""
    (first,) = journal.log_together(case_id, [note("one")], at=at)
    assert journal.log_together(case_id, [note("one")], at=at) == [first]
    assert journal.log_in_each({case_id: note("one")}, at=at) == [first]
    journal.undo(at=at)
    assert [sorted(line) for line in lines(journal)[1:]] == [
        ["at", "case", "do", "event", "id", "v"],
        ["at", "case", "do", "entry", "id", "v"],
    ]


@pytest.mark.parametrize("write", [
    lambda journal, at: journal.log_together("nowhere", [note("one"), note("two")], at=at),
    lambda journal, at: journal.log("nowhere", note("one"), at=at),
    lambda journal, at: journal.add_interview("nowhere", {"round": 2, "at": at, "with": []}, at=at),
    lambda journal, at: journal.set_facts("nowhere", {("role", "notes"): "x"}, at=at),
    lambda journal, at: journal.keep_draft("nowhere", "thank-you", None, "x", at=at),
])  # fmt: skip
def test_of_a_case_that_nobody_opened_nothing_is_written(journal, case_id, at, write):
    before = journal.path.read_bytes()
    with pytest.raises(InputError, match="no case has this id"):
        write(journal, at)
    assert journal.path.read_bytes() == before


def test_one_message_for_several_cases_is_written_in_each_and_undone_in_all(journal, case_id, other, at):
    ids = journal.log_in_each({case_id: note("both"), other: note("both", at="2026-03-03T09:00:00+00:00")}, at=at)
    events = [(line["case"], line["event"]["at"]) for line in lines(journal)[2:]]
    assert events == [(case_id, at.isoformat()), (other, "2026-03-03T09:00:00+00:00")]
    assert [entry.id for entry in journal.together(ids[1])] == ids
    journal.undo(ids[1], at=at)
    assert texts(journal, case_id) == texts(journal, other) == [] and journal.together(ids[1])[0].id == ids[0]
    journal.redo(at=at)
    assert texts(journal, case_id) == texts(journal, other) == ["both"]


def test_what_is_written_together_is_this_writers_own_to_undo(journal, case_id, other, at):
    here = Journal(journal.path)
    here.log_in_each({case_id: note("here"), other: note("here")}, at=at)
    Journal(journal.path).log(case_id, note("there"), at=at)
    here.undo(at=at)
    assert texts(journal, case_id) == ["there"] and texts(journal, other) == []


# cases that are taken in, with changes to those that are there


def test_new_cases_come_with_changes_to_those_that_are_there_in_one_write(journal, facts, case_id, at):
    changes = [
        (case_id, "facts", {"set": [[["role", "notes"], "again"]]}),
        (case_id, "event", {"event": note("taken in", at=at.isoformat())}),
    ]
    ids = journal.new_cases(lambda known: [{**facts, "id": "one"}, {**facts, "id": "two"}], at=at, changes=changes)
    again = Journal(journal.path)
    assert ids == ["one", "two"] and list(again.cases()) == [case_id, "one", "two"]
    assert again.case(case_id).role.notes == "again" and texts(journal, case_id) == ["taken in"]
    assert [int(line["id"][:8]) for line in lines(journal)] == [1, 2, 3, 4, 5] and again.problems == []


def test_changes_alone_are_written_without_any_new_case(journal, case_id, at):
    assert journal.new_cases(lambda known: [], at=at, changes=[(case_id, "event", {"event": note("x", at=at)})]) == []
    assert texts(journal, case_id) == ["x"]


def test_where_a_change_does_not_fit_no_case_is_opened_either(journal, facts, case_id, at):
    before = journal.path.read_bytes()
    wrong = [(case_id, "facts", {"set": [[["employer", "timezone"], "Nowhere"]]})]
    with pytest.raises(InputError, match="time zone"):
        journal.new_cases(lambda known: [{**facts, "id": "one"}], at=at, changes=wrong)
    assert journal.path.read_bytes() == before and journal.ids() == [case_id]


def test_who_chooses_which_cases_to_take_in_sees_what_others_opened_meanwhile(journal, facts, case_id, at):
    there = Journal(journal.path)
    there.ids()
    journal.new_case({**facts, "id": "meanwhile"}, at=at)
    seen = []
    there.new_cases(lambda known: seen.extend(known) or [], at=at)
    assert seen == [case_id, "meanwhile"]


def test_what_was_written_at_one_press_is_looked_up_once_however_much_it_is():
    def asked(count):
        event = {"at": AT.isoformat(), "kind": "note"}
        lines = [new_entry(1, AT, "case", case="north", facts=invented_case(id="north"))]
        for number in range(2, count + 2):
            lines.append(
                new_entry(number, AT, "event", case="north", event={**event, "text": f"{number}"}, together="t")
            )
        ledger = Ledger("")
        ledger.add(lines)
        ledger.folded("north")
        assert len(belongings(ledger, lines[1])) == count
        return lines_run(lambda: belongings(ledger, lines[1]))

    assert asked(2_400) < 5 * asked(600)

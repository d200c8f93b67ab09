"""Lines count by their numbers wherever they stand, and a case is what they say together, whatever came first."""

import json
from datetime import timedelta

import pytest

from followup import InputError
from followup.journal import Journal
from followup.journal.entries import new_entry, to_line
from followup.journal.folding import MOST_MEMBERS, open_state, to_mapping

from .example import AT, invented_case

LATER = AT + timedelta(minutes=1)
TOM = {"name": "Tom Reyes", "is": "hr"}


def note(text, at=AT):
    return {"at": at.isoformat(), "kind": "note", "text": text}


def written(path, *entries):
    path.write_bytes(b"".join(to_line(entry) + b"\n" for entry in entries))
    return Journal(path)


def opening(number, case="c", **facts):
    return new_entry(number, AT, "case", case=case, facts=invented_case(id=case, **facts))


def said(number, text, at=AT):
    return new_entry(number, at, "event", case="c", event=note(text))


def texts(journal):
    return [event.text for event in journal.case("c").events]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.jsonl"


def test_what_was_written_before_its_case_was_opened_counts_all_the_same(path):
    """A machine whose copy lacked the first line may have numbered its own lines below it."""
    journal = written(path, said(1, "one"), said(2, "two"), opening(3), said(4, "four"))
    assert texts(journal) == ["one", "two", "four"] and journal.problems == []
    with path.open("ab") as file:
        file.write(to_line(said(5, "five")) + b"\n" + to_line(said(2, "late", LATER)) + b"\n")
    assert texts(journal) == ["one", "two", "late", "four", "five"] == texts(Journal(path))
    Journal(path).undo(at=AT)
    assert texts(journal) == ["one", "two", "late", "four"] == texts(Journal(path))


def test_the_line_that_opens_a_case_may_be_undone_and_another_opens_it(path):
    journal = written(path, opening(1, role={"title": "Analyst"}), said(2, "kept"), opening(3, role={"title": "Clerk"}))
    (problem,) = journal.problems
    assert "this id is taken by another case" in str(problem) and journal.case("c").role.title == "Analyst"
    journal.undo(journal.history()[0].id, at=AT)
    assert journal.case("c").role.title == "Clerk" and texts(journal) == ["kept"] and journal.problems == []


def test_a_wrong_line_is_set_aside_and_a_later_one_that_mends_it_brings_it_back(path):
    visit = new_entry(2, AT, "event", case="c", event={"at": AT.isoformat(), "kind": "visited", "to": "tom"})
    journal = written(path, opening(1), visit)
    assert journal.case("c").events == () and len(journal.problems) == 1
    journal.set_facts("c", {("contacts", "tom"): TOM}, at=AT)
    assert [event.to for event in journal.case("c").events] == ["tom"] and journal.problems == []
    with pytest.raises(InputError, match="nobody in contacts has this id"):
        journal.undo(at=AT)  # it would be set aside again
    assert [event.to for event in journal.case("c").events] == ["tom"] and len(journal.history()) == 3


def test_while_a_line_is_set_aside_sound_ones_are_written_and_unsound_ones_refused(path):
    visit = new_entry(2, AT, "event", case="c", event={"at": AT.isoformat(), "kind": "visited", "to": "tom"})
    journal = written(path, opening(1), visit)
    journal.log("c", note("goes on"), at=AT)
    assert texts(journal) == ["goes on"]
    with pytest.raises(InputError, match="ada"):
        journal.log("c", {"kind": "visited", "to": "ada"}, at=AT)
    assert texts(journal) == texts(Journal(path)) == ["goes on"] and len(journal.problems) == 1
    journal.set_facts("c", {("contacts", "tom"): TOM}, at=AT)
    assert [event.kind for event in journal.case("c").events] == ["visited", "note"] and journal.problems == []


def test_a_line_that_fits_only_with_the_one_it_mends_is_written(path):
    wrong = new_entry(2, AT, "facts", case="c", set=[[["contacts", "tom"], {**TOM, "email": "no address"}]])
    journal = written(path, opening(1), wrong)
    assert len(journal.problems) == 1 and [one.id for one in journal.case("c").contacts] == ["maria"]
    journal.set_facts("c", {("contacts", "tom", "email"): "tom@northwind.example"}, at=AT)
    assert journal.problems == [] and [one.email for one in journal.case("c").contacts][1:] == ["tom@northwind.example"]
    with pytest.raises(InputError, match="ada"):
        journal.set_facts("c", {("contacts", "ada", "email"): "ada@northwind.example"}, at=AT)


def test_of_a_case_without_a_readable_first_line_every_way_to_write_is_refused(path):
    journal = written(path, said(1, "one"))
    for write in (lambda: journal.log("c", note("x"), at=AT), lambda: journal.set_facts("c", {("role",): {}}, at=AT)):
        with pytest.raises(InputError, match="no case has this id"):
            write()
    assert journal.new_case(invented_case(id="c"), at=AT) == "c-2"  # what was meant for the lost one is not for another


def test_people_keep_their_places_when_one_is_removed_and_comes_back_by_an_undo(path):
    people = [{"id": name, "name": name.title(), "is": "hr"} for name in ("ada", "ben", "cleo")]
    journal = written(path, opening(1, contacts=[*invented_case()["contacts"], *people]))
    journal.set_facts("c", {("contacts", "ben"): None}, at=AT)
    assert journal.keys("c", "contacts") == ["maria", "ada", "cleo"]
    journal.undo(at=AT)
    assert journal.keys("c", "contacts") == ["maria", "ada", "ben", "cleo"]
    assert [one.id for one in journal.case("c").contacts] == ["maria", "ada", "ben", "cleo"]
    journal.set_facts("c", {("contacts", "ben"): None}, at=AT)
    journal.set_facts("c", {("contacts", "ben"): {"name": "Ben", "is": "hr"}}, at=AT)
    assert journal.keys("c", "contacts") == ["maria", "ada", "cleo", "ben"]  # whoever is added anew comes last


def test_the_very_same_event_is_known_again_however_it_came_and_went(path):
    journal = written(path, opening(1))
    first = journal.log("c", note("one"), at=AT)
    assert journal.log("c", note("one", AT + timedelta(hours=1)), at=AT) != first  # another moment is another event
    assert journal.log("c", note("one"), at=AT) == first
    journal.undo(first, at=AT)
    again = journal.log("c", note("one"), at=AT)
    assert again != first and journal.log("c", note("one"), at=AT) == again
    journal.set_facts("c", {("events", again, "text"): "other"}, at=AT)
    assert journal.log("c", note("other"), at=AT) == again
    assert journal.log("c", note("one"), at=AT) not in (first, again)


def test_an_event_is_found_by_its_key_as_it_was_corrected(path):
    journal = written(path, opening(1, events=[note("in the file")]))
    key = journal.log("c", note("logged"), at=AT)
    assert journal.keys("c", "events") == ["1", key]
    assert journal.event("c", "1").text == "in the file" and journal.event("c", "2") is None
    journal.set_facts("c", {("events", key, "text"): "corrected"}, at=AT)
    assert journal.event("c", key).text == "corrected"
    journal.set_facts("c", {("events", key): None}, at=AT)
    assert journal.event("c", key) is None


def test_a_case_without_its_events_is_given_where_nobody_wants_them(path):
    journal = written(path, opening(1, elsewhere=[{"employer": "Cedar Labs"}]), said(2, "one"))
    whole, short = journal.mapping("c"), journal.mapping("c", events=False)
    assert [event["text"] for event in whole["events"]] == ["one"] and short["events"] == []
    assert {**short, "events": whole["events"]} == whole and whole["elsewhere"] == [{"employer": "Cedar Labs"}]
    assert "elsewhere" not in to_mapping(open_state(invented_case()), "c")


def test_the_newest_lines_come_first_each_with_whether_it_counts(path):
    journal = written(path, opening(1), said(2, "one"), said(3, "two"))
    journal.undo(at=AT)
    assert [(entry.do, entry.undone) for entry in journal.newest("c")] == [
        ("undo", False), ("event", True), ("event", False), ("case", False)]  # fmt: skip
    assert list(journal.newest("nowhere")) == []


def test_a_list_may_hold_as_much_as_a_case_file_can_and_no_more():
    full = [{"employer": "Cedar Labs"}] * MOST_MEMBERS
    assert len(open_state(invented_case(elsewhere=full))["elsewhere"]) == MOST_MEMBERS
    with pytest.raises(InputError) as refused:
        open_state(invented_case(elsewhere=[*full, *full[:1]]))
    (problem,) = refused.value.problems
    assert (problem.where, problem.what, problem.seen) == ("elsewhere", "too many at once", "25,001")
    assert problem.allowed == "up to 25,000"


@pytest.mark.parametrize(("path_", "value", "where", "what"), [
    (["contacts", "nobody", "email"], "x@y.example", "contacts", "there is none with this id"),
    (["contacts", "tom"], {**TOM, "id": "tim"}, "contacts tom", "two ids for one contact"),
    (["contacts", "tom"], "Tom", "contacts tom", "not a table"),
    (["employer"], "Northwind", "employer", "not a table"),
    (["employer", "weather"], "fine", "employer.weather", "unknown key"),
    (["interviews", "1", "weather"], "fine", "interviews 1.weather", "unknown key"),
    (["interviews"], [], "interviews", "no place in a case"),
    (["contacts", "maria", "id"], "mary", "contacts maria id", "no place in a case"),
    (["interviews", "1", "with"], ["ada"], "interviews 1.with", "nobody in contacts has this id"),
    (["contacts", "maria"], None, "interviews 1.with", "nobody in contacts has this id"),
    (["interviews", "1", "ends"], "2026-03-04T13:00:00-06:00", "interviews 1.ends", ""),
    (["elsewhere", "1"], {}, "elsewhere 1.employer", "this key is required"),
    (["contacts", "maria", "is"], "boss", "contacts maria.is", "not one of the allowed words"),
])  # fmt: skip
def test_a_fact_that_fits_nowhere_is_told_with_its_place(path, path_, value, where, what):
    journal = written(path, opening(1))
    with pytest.raises(InputError) as refused:
        journal.set_facts("c", {tuple(path_): value}, at=AT)
    (problem,) = refused.value.problems
    assert problem.where == f"c: {where}" and problem.what.startswith(what)


def test_settings_hold_whatever_json_holds_and_are_of_no_case(path):
    journal = written(path, opening(1))
    for value in (0, None, "", [], {"a": [1, None]}):
        journal.set("x", value, at=AT)
        assert Journal(path).setting("x") == value
    assert [entry.case for entry in journal.history() if entry.do == "setting"] == [None] * 5
    assert json.loads(path.read_bytes().splitlines()[-1])["value"] == {"a": [1, None]}


def test_an_event_that_is_set_aside_is_no_event_of_its_case(path):
    visit = new_entry(2, AT, "event", case="c", event={"at": AT.isoformat(), "kind": "visited", "to": "tom"})
    journal = written(path, opening(1), visit, said(3, "kept"))
    aside, kept = journal.history()[1:]
    assert journal.event("c", kept.id).text == "kept" and journal.event("c", aside.id) is None

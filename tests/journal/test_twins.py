"""What two computers wrote down alike happened once: it counts once, and is taken back once."""

import random
from contextlib import suppress
from itertools import permutations

import pytest

from followup import InputError
from followup.commands.cli import main
from followup.journal import Journal, agreeing
from followup.journal.folding import read_change
from tests.amount import some
from tests.pace import lines_run

from .example import AT, invented_case
from .test_merging import joined, said
from .test_two_computers import elsewhere, later

THANKS = {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": "2026-03-04T18:00:00-06:00"}
TALK = {"round": 2, "at": "2026-03-09T10:00:00-06:00", "with": ["maria"]}
WRITTEN = [
    THANKS,
    {"kind": "heard", "what": "no_decision", "from": "maria", "promised_days": 5, "at": "2026-03-05T09:00:00-06:00"},
    {"kind": "heard", "what": "offer", "terms": ["days", "pay"], "at": "2026-03-06T09:00:00-06:00"},
    {"kind": "called", "to": "maria", "outcome": "voicemail", "at": "2026-03-07T09:00:00-06:00"},
    {"kind": "note", "text": "asked for a reference", "at": "2026-03-08T09:00:00-06:00"},
]


@pytest.fixture
def here(tmp_path):
    journal = Journal(tmp_path / "here.jsonl")
    journal.new_case(invented_case(id="north"), at=AT)
    journal.new_case(invented_case(id="cedar", employer={"name": "Cedar Labs", "timezone": "UTC"}), at=AT)
    return journal


@pytest.fixture
def there(here):
    return elsewhere(here, "there.jsonl")


@pytest.mark.parametrize("event", WRITTEN)
def test_an_event_that_both_wrote_down_counts_once_and_both_lines_stay(here, there, event):
    here.log("north", event, at=later(1))
    there.log("north", event, at=later(2))
    done = joined(here, there)
    joined(there, here)
    assert said(here) == said(there) and here.path.read_bytes().count(b'"do":"event"') == 2
    assert len(here.case("north").events) == 1 == len([one for one in here.history("north") if one.do == "event"])
    assert [one.startswith("Written down on both computers, counted once: Northwind") for one in done.told] == [True]
    assert joined(here, there).told == ()


def test_the_same_moment_on_another_clock_is_the_same_and_another_fact_is_not(here, there):
    here.log("north", THANKS, at=later(1))
    there.log("north", THANKS | {"at": "2026-03-05T00:00:00+00:00"}, at=later(2))
    there.log("north", THANKS | {"channel": "post"}, at=later(2))
    there.log("north", THANKS | {"at": "2026-03-04T18:01:00-06:00"}, at=later(2))
    joined(here, there)
    assert len(here.case("north").events) == 3


def test_an_interview_that_both_added_is_one_and_what_was_said_of_it_there_is_said_of_it(here, there):
    ours = here.add_interview("north", TALK, at=later(1))
    theirs = there.add_interview("north", TALK, at=later(2))
    there.set_facts("north", {("interviews", theirs, "format"): "video"}, at=later(3))
    here.set_facts("north", {("interviews", ours, "format"): "phone"}, at=later(2))
    done = joined(here, there)
    assert [one.format for one in here.case("north").interviews] == [None, "video"]
    assert "video" in done.overruled[0] and "phone" in done.overruled[0]
    assert here.add_interview("north", TALK | {"format": "video"}, at=later(4)) == ours and Journal(here.path).undo(
        at=later(5)
    )
    assert [one.format for one in here.case("north").interviews] == [None, "phone"]


def test_interviews_without_a_day_are_never_one(here):
    for _ in range(2):
        here.add_interview("north", TALK | {"day_unknown": True}, at=later(1))
    assert len(here.case("north").interviews) == 3


@pytest.mark.parametrize("from_there", [False, True])
def test_undoing_either_line_undoes_both_and_redo_brings_it_back_once(here, there, from_there):
    ours, theirs = here.log("north", THANKS, at=later(1)), there.log("north", THANKS, at=later(2))
    joined(here, there)
    again = Journal(here.path)
    again.undo(theirs if from_there else ours, at=later(3))
    assert not again.case("north").events
    assert [one.undone for one in again.history("north") if one.do == "event"] == [True]
    joined(there, again)
    assert not there.case("north").events and said(there) == said(again)
    again.redo(at=later(4))
    assert len(again.case("north").events) == 1 == len([e for e in again.history("north") if e.do == "event"])
    for kind in ("add", "take back"):
        key = again.add_interview("north", TALK, at=later(5)) if kind == "add" else again.undo(at=later(6)).id
        assert key


def test_undoing_an_interview_that_both_added_leaves_none_of_it(here, there):
    for journal in (here, there):
        journal.add_interview("north", TALK, at=later(1))
    joined(here, there)
    Journal(here.path).undo(at=later(3), case="north")
    assert len(here.case("north").interviews) == 1


def test_what_was_written_together_there_goes_together_with_its_twin(here, there, capsys):
    ours = here.log("north", THANKS, at=later(1))
    there.log_in_each({"north": THANKS, "cedar": THANKS}, at=later(2))
    joined(here, there)
    again = Journal(here.path)
    assert [one.case for one in again.together(ours)] == ["north", "north", "cedar"]
    assert main(["undo", "north", "--now", later(3).isoformat(), "--journal", str(here.path)]) == 0
    assert "north and cedar: no longer counts: sent thank_you by email to maria\n" in capsys.readouterr().out
    assert not Journal(here.path).case("north").events and not Journal(here.path).case("cedar").events


def test_what_was_taken_back_before_stays_written_where_the_other_computer_says_it(here, there):
    here.log("north", THANKS, at=later(1))
    here.undo(at=later(2))
    there.log("north", THANKS, at=later(1))
    joined(here, there)
    assert len(here.case("north").events) == 1


def test_what_the_case_was_opened_with_is_not_said_to_be_undone_while_it_stays(here, tmp_path, capsys):
    case_id = here.new_case(invented_case(id="elm", events=[THANKS]), at=later(1))
    line = f'{{"v":1,"id":"00000099-bbbbbbbb","at":"{later(2).isoformat()}","do":"event","case":"elm","event":'
    with here.path.open("a") as file:
        file.write(line + str(THANKS).replace("'", '"') + "}\n")
    assert len(here.case(case_id).events) == 1
    with pytest.raises(InputError, match="opened with it too, so that it stays"):
        Journal(here.path).undo("00000099-bbbbbbbb", at=later(3))
    words = ["log", "elm", "sent", "what=thank_you", "channel=email", "to=maria", f"at={THANKS['at']}", "--only"]
    assert main([*words, "--now", later(4).isoformat(), "--journal", str(here.path)]) == 0
    assert "stands there already, nothing written: sent thank_you" in capsys.readouterr().out


def test_what_has_no_day_is_one_whenever_it_was_typed(here, there):
    for journal, hours in ((here, 1), (there, 2)):
        journal.log("north", {"kind": "heard", "what": "rejection", "day_unknown": True}, at=later(hours))
        journal.log("north", {"kind": "heard", "what": "rejection"}, at=later(hours))
    joined(here, there)
    assert [one.day_unknown for one in here.case("north").events] == [True, False, False]


PHONE = ("contacts", "maria", "phone")
ALIKE = [
    {PHONE: "+1 312 555 0199"},
    {("contacts", "ann"): {"name": "Ann Lee", "is": "hr"}},
    {("role", "notes"): "x", ("employer", "country"): "US"},
    {("interviews", "1", "format"): "video"},
]


@pytest.mark.parametrize("changes", ALIKE)
def test_a_fact_that_both_set_alike_goes_with_one_undo_and_comes_back_with_one(here, there, changes):
    before = here.mapping("north")
    for journal, hours in ((here, 1), (there, 2)):
        journal.set_facts("north", changes, at=later(hours))
    joined(here, there)
    again = Journal(here.path)
    after = again.mapping("north")
    again.undo(at=later(3))
    assert again.mapping("north") == before
    again.redo(at=later(4))
    assert again.mapping("north") == after
    again.undo(at=later(5))
    joined(there, again)
    assert there.mapping("north") == before


def test_of_a_fact_that_was_set_otherwise_in_between_only_the_last_word_is_undone(here):
    for hours, number in enumerate(["+1 1", "+1 2", "+1 1"], 1):
        here.set_facts("north", {PHONE: number}, at=later(hours))
    for left in ("+1 2", "+1 1", None):
        here.undo(at=later(9))
        assert here.case("north").contacts[0].phone == left


def test_what_both_changed_alike_of_a_thing_that_both_wrote_down_is_taken_back_at_once(here, there):
    for journal, hours in ((here, 1), (there, 2)):
        key = journal.log("north", THANKS, at=later(hours))
        journal.set_facts("north", {("events", key, "channel"): "post"}, at=later(hours + 2))
    joined(here, there)
    for left in (["email"], []):
        Journal(here.path).undo(at=later(9))
        assert [one.channel for one in here.case("north").events] == left


def test_who_takes_back_what_was_changed_since_is_told_to_take_back_the_change_first(here, there):
    ours = here.log("north", THANKS, at=later(1))
    there.log("north", THANKS, at=later(2))
    here.set_facts("north", {("events", ours, "channel"): "post"}, at=later(3))
    joined(there, here)
    for journal in (here, there):
        with pytest.raises(InputError, match="changed since: take that change back first") as refused:
            Journal(journal.path).undo(ours, at=later(4))
        assert ours not in str(refused.value)


def test_what_was_taken_out_is_not_said_to_be_taken_back(here):
    """Neither that line would change anything, nor afterwards the one that took it out."""
    key = here.log("north", THANKS, at=later(1))
    here.set_facts("north", {("events", key): None}, at=later(2))
    with pytest.raises(InputError, match="changed since"):
        here.undo(key, at=later(3))
    for left in (1, 0):
        here.undo(at=later(4))
        assert len(here.case("north").events) == left


# what is told of it, in words for people

CODES = ("_", "2026-", "0000000", "None", "True", "facts:", "The  (")


def told_by(done):
    assert not any(code in one for one in (*done.told, *done.overruled) for code in CODES), done
    return done


def test_what_both_set_alike_is_told_as_what_both_wrote_down_is(here, there):
    for journal, hours in ((here, 1), (there, 2)):
        journal.set_facts(
            "north", {PHONE: "+1 312 555 0199", ("contacts", "ann"): ALIKE[1]["contacts", "ann"]}, at=later(hours)
        )
    assert told_by(joined(here, there)).told == (
        "Set alike on both computers: Ann Lee (Northwind Clinics), name: “Ann Lee”, who they are: “hr”.",
        "Set alike on both computers: Maria Lopez (Northwind Clinics), phone: “+1 312 555 0199”.",
    )


@pytest.mark.parametrize("first", [True, False])
def test_what_was_changed_before_the_other_wrote_it_down_is_told_as_perhaps_one(here, there, first):
    """One of two that were equal at first, or that became so: nobody can tell whether it happened once."""
    ours = here.log("north", THANKS if first else THANKS | {"channel": "post"}, at=later(1))
    here.set_facts("north", {("events", ours, "channel"): "post" if first else "email"}, at=later(2))
    there.log("north", THANKS, at=later(3 if first else 1))
    (said_of_it,) = told_by(joined(here, there)).told
    assert len(here.case("north").events) == 2 and said_of_it.startswith("Perhaps one thing, written down on both")
    assert "sent thank you by post to Maria Lopez (Wednesday, March 4)" in said_of_it or not first


def test_what_was_taken_out_here_and_changed_there_is_told_in_words(here, there):
    ours, theirs = here.log("north", THANKS, at=later(1)), there.log("north", THANKS, at=later(2))
    here.set_facts("north", {("events", ours): None}, at=later(3))
    there.set_facts("north", {("events", theirs, "channel"): "post"}, at=later(4))
    done = told_by(joined(here, there))
    whose = "The thank you of Wednesday, March 4 (Northwind Clinics), channel: "
    assert done.overruled[0].startswith(f"{whose}nothing (") and "counts, not “post”" in done.overruled[0]
    assert [one.startswith(f"Does not count: {whose}“post”") for one in done.told] == [True]


def test_what_both_know_without_a_day_is_told_so(here, there):
    for journal, hours in ((here, 1), (there, 2)):
        journal.log(
            "north", {"kind": "heard", "what": "rejection", "from": "maria", "day_unknown": True}, at=later(hours)
        )
    assert told_by(joined(here, there)).told[0].endswith("heard rejection from Maria Lopez (without a day).")


def test_a_day_of_another_year_is_told_with_its_year(here, there):
    here.set_facts("north", {("contacts", "maria", "email"): "ours@north.example"}, at=later(24 * 365 * 9))
    there.set_facts("north", {("contacts", "maria", "email"): "theirs@north.example"}, at=later(1))
    (said_of_it,) = joined(here, there).overruled
    assert "(Friday, March 2, 2035, 18:00, here) counts" in said_of_it and "(Wednesday, March 4, 19:00," in said_of_it


@pytest.mark.parametrize("seed", range(some(20)))
def test_in_any_order_it_is_the_same_whatever_was_changed_and_taken_back_apart(here, seed):
    chance = random.Random(seed)
    computers = [elsewhere(here, f"{number}.jsonl") for number in range(3)]
    for one in computers:
        for hours in range(chance.randint(2, 6)):
            at = later(chance.randrange(12))
            match chance.randrange(5):
                case 0 | 1:
                    key = one.log("north", chance.choice(WRITTEN), at=at)
                    if chance.random() < 0.5:
                        one.set_facts("north", {("events", key, "day_unknown"): True}, at=later(hours))
                case 2:
                    key = one.add_interview("north", TALK, at=at)
                    if chance.random() < 0.5:
                        one.set_facts(
                            "north", {("interviews", key, "format"): chance.choice(["phone", "video"])}, at=at
                        )
                case 3:
                    one.log_in_each(dict.fromkeys(["north", "cedar"], chance.choice(WRITTEN)), at=at)
                case 4:
                    counted = [entry.id for entry in one.history("north") if entry.do == "event" and not entry.undone]
                    with suppress(InputError):  # of one that was changed since
                        one.undo(chance.choice(counted or ["none"]), at=at)
    ends = []
    for number, order in enumerate(permutations(computers)):
        made = elsewhere(order[0], f"made {number}.jsonl")
        for one in order[1:]:
            joined(made, one)
        again = Journal(made.path)
        ends.append(said(again))
        counted = [one for one in again.history("north") if one.do == "event" and not one.undone]
        assert len(again.case("north").events) == len(counted) and not again.problems
        if counted:
            before = len(counted)
            try:
                again.undo(counted[-1].id, at=later(30))
                assert len(again.case("north").events) < before
            except InputError:  # one that was changed since
                assert len(Journal(made.path).case("north").events) == before
            assert not Journal(made.path).problems
    assert all(end == ends[0] for end in ends)


def test_an_undo_passes_over_what_the_other_computer_opened_the_case_with_and_says_so(tmp_path, capsys):
    here, there = Journal(tmp_path / "here.jsonl"), Journal(tmp_path / "there.jsonl")
    here.new_case(invented_case(id="north", events=[THANKS]), at=AT)
    there.new_case(invented_case(id="north"), at=later(1))
    there.set_facts("north", {("role", "notes"): "a word"}, at=later(2))
    there.log("north", THANKS, at=later(3))
    joined(here, there)
    undo = ["undo", "north", "--now", later(4).isoformat(), "--journal", str(here.path)]
    assert main(undo) == 0
    told = capsys.readouterr().out
    assert "the case was opened with it too, so that it stays: sent thank_you by email to maria" in told
    assert "no longer counts: facts: role notes = a word" in told
    assert main(undo) == 2  # the whole case does not go in place of one event
    told = capsys.readouterr().err
    assert "only the opening of the case is left to undo" in told
    assert str(tmp_path) not in told and "00000" not in told
    assert len(Journal(here.path).case("north").events) == 1


def test_a_named_line_that_would_stay_is_refused_in_words_without_its_id(tmp_path):
    here, there = Journal(tmp_path / "here.jsonl"), Journal(tmp_path / "there.jsonl")
    here.new_case(invented_case(id="north", events=[THANKS]), at=AT)
    there.new_case(invented_case(id="north"), at=later(1))
    line = there.log("north", THANKS, at=later(3))
    joined(here, there)
    with pytest.raises(InputError, match="opened with it too, so that it stays: sent thank_you") as refused:
        Journal(here.path).undo(line, at=later(4))
    assert line not in str(refused.value)


def test_an_undo_of_a_fact_reads_no_more_of_a_long_case_than_up_to_the_next_word_about_it(here, monkeypatch):
    for number in range(60):
        here.set_facts("north", {("employer", "sector"): f"word {number}"}, at=later(number))
    read = []
    monkeypatch.setattr(agreeing, "read_change", lambda change: read.append(change) or read_change(change))
    here.undo(at=later(61))
    assert here.mapping("north")["employer"]["sector"] == "word 58" and len(read) < 20


def test_of_facts_that_both_set_alike_in_part_an_undo_says_what_still_counts(here, there, capsys):
    there.set_facts("north", {PHONE: "+1 5", ("employer", "sector"): "health"}, at=later(1))
    here.set_facts("north", {PHONE: "+1 5"}, at=later(2))
    joined(here, there)
    undo = ["undo", "north", "--journal", str(here.path), "--now", later(9).isoformat()]
    assert main(undo) == 0 and here.case("north").contacts[0].phone == "+1 5"
    gone, left = capsys.readouterr().out.splitlines()
    assert "no longer counts" in gone and left.startswith("north: another line says it too, so that it still counts: ")
    assert "+1 5" in left and "health" not in left
    assert main(undo) == 0 and here.case("north").contacts[0].phone is None
    assert len(capsys.readouterr().out.splitlines()) == 1


ANA = {"name": "Ana Silva", "is": "hr", "email": "ana@northwind.example"}
IN_PART = {  # what one computer sets, then the other, and what of the first stands there without it
    "one of two": ({PHONE: "+1 5", ("employer", "sector"): "health"}, {PHONE: "+1 5"}, [[[*PHONE], "+1 5"]]),
    "a person": (
        {("contacts", "ana"): ANA},
        {("contacts", "ana"): {**ANA, "email": "silva@northwind.example"}},
        [[["contacts", "ana", "name"], "Ana Silva"], [["contacts", "ana", "is"], "hr"]],
    ),
    "a table": (
        {("employer",): {"name": "Northwind Clinics", "timezone": "America/Chicago", "sector": "health"}},
        {("employer", "sector"): "care"},
        [[["employer", "name"], "Northwind Clinics"], [["employer", "timezone"], "America/Chicago"]],
    ),
    "nothing": ({("employer", "sector"): "health"}, {("employer", "sector"): "care"}, []),
}


@pytest.mark.parametrize(("mine", "theirs", "left"), IN_PART.values(), ids=IN_PART)
def test_what_others_said_too_is_told_with_its_parts_and_nothing_else(here, there, mine, theirs, left):
    line = here.set_facts("north", mine, at=later(1))
    there.set_facts("north", theirs, at=later(2))
    joined(here, there)
    told = here.still_said(here.undo(line, at=later(9)))
    assert [change for one in told for change in one.data["set"]] == left


def test_of_facts_written_together_those_of_other_cases_are_told_too(here, there):
    sets = {PHONE: "+1 5", ("employer", "sector"): "x"}
    line, _ = here.set_in_each({"cedar": sets, "north": sets}, at=later(1))
    there.set_facts("north", {PHONE: "+1 5"}, at=later(2))
    joined(here, there)
    (told,) = here.still_said(here.undo(line, at=later(9)))
    assert (told.case, told.data["set"]) == ("north", [[[*PHONE], "+1 5"]])


def test_what_two_presses_wrote_alike_is_undone_as_soon_as_what_one_wrote(tmp_path):
    def taken(count):
        here = Journal(tmp_path / f"{count}.jsonl")
        here.new_case(invented_case(id="north"), at=AT)
        there = elsewhere(here, f"{count} there.jsonl")
        events = [{"kind": "note", "text": f"{n}", "at": later(1).isoformat()} for n in range(count)]
        for journal, hours in ((here, 1), (there, 2)):
            journal.log_together("north", events, at=later(hours))
        joined(here, there)
        again = Journal(here.path)
        assert len(again.case("north").events) == count
        spent = lines_run(lambda: again.undo(at=later(9)))
        assert again.case("north").events == ()
        return spent

    assert taken(400) < 5 * taken(100)

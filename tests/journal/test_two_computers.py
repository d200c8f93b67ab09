"""What two computers do with one search apart: nothing is lost without being named, and nobody is told otherwise."""

import json
import random
from datetime import timedelta

import pytest

from followup import InputError
from followup.commands.cli import main
from followup.exchange import snapshot
from followup.journal import Journal
from followup.journal.backup import back_up, changes_since, days_without, is_sealed, last_backup
from followup.journal.forgetting import forget
from followup.journal.merging import copies_of
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


def all_in_one(computers, number, chance):
    """A journal that all of these were joined into, in any order and association, and what was said meanwhile."""
    made, told = elsewhere(chance.choice(computers), f"end {number}.jsonl"), []
    mates = [elsewhere(one, f"mate {number} {place}.jsonl") for place, one in enumerate(computers)]
    while mates:
        one = mates.pop(chance.randrange(len(mates)))
        if mates and chance.random() < 0.5:
            told += joined(chance.choice(mates), one).told
        told += joined(made, one).told
    return made, told


def later(hours):
    return AT + timedelta(hours=hours)


# taken back on both


@pytest.mark.parametrize("seed", range(some(25)))
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


@pytest.mark.parametrize("seed", range(some(10)))
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


@pytest.mark.parametrize("seed", range(some(10)))
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


# forgotten on one


@pytest.mark.parametrize("seed", range(some(25)))
def test_what_was_forgotten_stays_forgotten_and_is_named_and_all_else_is_joined(here, seed):
    chance = random.Random(seed)
    here.log("cedar", OFFER, at=later(1))
    here.set("questions put aside", {"cedar": ["x"], "north": ["y"]}, at=later(1))
    there = elsewhere(here, "there.jsonl")
    for number in range(chance.randrange(5)):
        there.log(chance.choice(["cedar", "north"]), note(f"n{number}"), at=later(number))
    there.set("wording cedar", 3, at=later(6))
    there.undo(at=later(7)) if chance.random() < 0.5 else there.log("north", note("there"), at=later(8))
    forget(here, "cedar")
    other = Journal(here.path.with_name("third.jsonl"))
    other.path.write_bytes(there.path.read_bytes())
    done = [joined(here, journal) for journal in chance.sample([there, other, there], 3)]
    assert b"edar" not in here.path.read_bytes() and here.ids() == ["north"]
    assert here.mapping("north") == there.mapping("north") and here.setting("questions put aside") == {"north": ["y"]}
    assert all("Cedar Labs, Data analyst was forgotten here and stays away" in one.told[0] for one in done)
    assert [one.added for one in done[1:]] == [0, 0] and copies_of(here) == []
    assert joined(there, here).told == (
        "Cedar Labs, Data analyst was forgotten on the other computer and is still here.",
    )
    assert "cedar" in there.ids() and not list(there._read().settings("forgotten"))


def test_a_case_forgotten_here_may_be_opened_here_again_and_a_deliberate_import_brings_it_back(here):
    there = elsewhere(here, "there.jsonl")
    there.log("cedar", OFFER, at=later(1))
    forget(here, "cedar")
    again = here.new_case(cedar(), at=later(2))
    assert joined(here, there).added == 0 and again == "cedar" and not here.case("cedar").events
    forget(here, "cedar")
    made = snapshot.take(there, now=later(3), only=["cedar"])
    assert snapshot.restore(made, here).forgotten == {"cedar": "Cedar Labs, Data analyst"} and here.ids() == ["north"]
    snapshot.restore(made, here, forgotten=True)
    assert here.case("cedar").events and joined(here, there).told == ()
    forget(here, "cedar")
    assert joined(here, there).told and here.ids() == ["north"]


# taken back on one, gone on with on the other


@pytest.mark.parametrize("seed", range(some(35)))
def test_a_case_that_somebody_went_on_with_stands_in_any_order_and_it_is_said(here, seed):
    chance = random.Random(seed)
    opening = next(one.id for one in here.history("cedar") if one.do == "case")
    computers = [elsewhere(here, f"{number}.jsonl") for number in range(chance.randint(2, 4))]
    goes_on = False
    for number, one in enumerate(computers):
        one.log("north", note(f"of {number}"), at=later(chance.randrange(9)))
        match number or chance.choice([1, 2]):
            case 1:
                one.undo(opening, at=later(chance.randrange(9)))
            case 2 | 3 if chance.random() < 0.7:
                goes_on = bool(
                    one.log("cedar", OFFER | {"at": later(number).isoformat()}, at=later(chance.randrange(9)))
                )
    ends = []
    for number in range(3):
        made, told = all_in_one(computers, number, chance)
        for one in computers:
            told += joined(made, one).told
        ends.append(said(Journal(made.path)))
        assert ("cedar" in made.cases()) == goes_on or not any(one.undone for one in made.history("cedar"))
        assert any("was taken back" in one and "it stands" in one for one in told) or not goes_on
        assert not goes_on or made.case("cedar").events
    assert ends[0] == ends[1] == ends[2]


def test_who_takes_the_case_back_after_all_takes_it_back(here):
    there = elsewhere(here, "there.jsonl")
    there.log("cedar", OFFER, at=later(1))
    opening = next(one.id for one in here.history("cedar") if one.do == "case")
    here.undo(opening, at=later(2))
    assert joined(here, there).told[0].startswith("Cedar Labs, Data analyst was taken back here, but something was")
    assert [one.undone for one in here.history("cedar")] == [False, False, True]
    again = Journal(here.path)
    again.undo(opening, at=later(3))
    assert again.ids() == ["north"] and joined(again, there).told == () and again.ids() == ["north"]
    again.redo(at=later(4))
    assert again.case("cedar").events and joined(there, again).added and said(there) == said(again)


# what is no journal, or not one's own


def test_what_is_named_first_is_a_journal_or_nothing_is_written(here, tmp_path, capsys):
    for number, data in enumerate([b"Chapter 1\n", b'{"id":"north"}\n', b"\x00" * 50, b"[1, 2]\nid = 3\n"]):
        file = tmp_path / f"thesis {number}.txt"
        file.write_bytes(data)
        assert main(["merge", str(file), str(here.path), "--yes"]) == 2
        assert file.read_bytes() == data and "not a journal" in capsys.readouterr().err
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    assert main(["merge", str(empty), str(here.path)]) == 0 and empty.read_bytes() == here.path.read_bytes()


def test_another_persons_journal_is_asked_about_and_can_be_taken_out_again(here, tmp_path, capsys, monkeypatch):
    sam = Journal(tmp_path / "sam.jsonl")
    sam.new_case(invented_case(id="elm", candidate={"name": "Sam Okafor"}), at=AT)
    before, words = here.path.read_bytes(), ["merge", str(here.path), str(sam.path)]
    monkeypatch.setattr("followup.commands.backups.is_somebody_there", lambda: False)
    assert main(words) == 2 and "perhaps this is another person's" in capsys.readouterr().err
    monkeypatch.setattr("followup.commands.backups.is_somebody_there", lambda: True)
    monkeypatch.setattr("followup.commands.backups.is_yes", lambda: False)
    assert main(words) == 0 and "Nothing was written" in capsys.readouterr().out and here.path.read_bytes() == before
    assert main([*words, "--yes"]) == 0 and "restore --undo puts it back" in capsys.readouterr().out
    assert "elm" in Journal(here.path).ids()
    assert main(["restore", "--undo", "--journal", str(here.path)]) == 0 and here.path.read_bytes() == before
    monkeypatch.setattr("followup.commands.backups.is_yes", lambda: True)
    assert main(words) == 0 and main(words) == 0 and "elm" in Journal(here.path).ids()


def test_one_and_true_are_two_things_in_a_line(here):
    there = elsewhere(here, "there.jsonl")
    there.path.write_bytes(there.path.read_bytes().replace(b'"round":1', b'"round":true'))
    assert b"true" in there.path.read_bytes()
    for into, other in ((here, there), (there, here)):
        with pytest.raises(InputError, match="by hand"):
            joined(into, other)


# two people of one name

PEOPLE = [
    {"name": "Tom Reyes", "is": "hr", "email": "reyes@north.example"},
    {"name": "Tom Okafor", "is": "interviewer", "email": "okafor@north.example"},
    {"name": "Tom Lindqvist", "is": "recruiter", "email": "lindqvist@north.example"},
    {"name": "Tom Baker", "is": "hr", "email": "baker@north.example"},
]


def with_tom(here, number, chance):
    """A computer on which another Tom was met, and what was done there with him."""
    made, who = elsewhere(here, f"{number}.jsonl"), PEOPLE[number]
    made.set_facts("north", {("contacts", "tom"): who}, at=later(chance.randrange(5)))
    more_with_tom(made, number, chance)
    return made


def more_with_tom(made, number, chance):
    name = PEOPLE[number]["name"]
    contact = next(one.id for one in made.case("north").contacts if one.name == name)
    at = later(chance.randrange(5, 9))
    for action in chance.sample(range(6), 3):
        match action:
            case 0:
                made.log("north", {"kind": "visited", "to": contact, "at": at.isoformat()}, at=at)
            case 1:
                made.keep_draft("north", "thank-you", contact, f"Dear {name}", at=at, subject=name)
            case 2:
                made.set_facts("north", {("interviews", "1", "with"): ["maria", contact]}, at=at)
            case 3:
                made.set(f"decided: north thank-you {contact} thanks", name, at=at)
            case 4:
                made.set_facts("north", {("contacts", contact, "phone"): f"+1 312 555 010{number}"}, at=at)
            case 5:
                talk = {"round": 2, "at": at.isoformat(), "with": [contact]}
                made.add_interview("north", talk, at=at)


def letters_reach_whom_they_name(journal):
    people = {one.id: one for one in journal.case("north").contacts}
    for draft in journal.drafts("north"):
        assert people[draft.to].name == draft.subject
    for entry in journal.history():
        if entry.do == "setting" and entry.data["name"].startswith("decided"):
            assert people[entry.data["name"].split(" ")[3]].name == entry.data["value"]
    return people


@pytest.mark.parametrize("seed", range(some(50)))
def test_two_people_of_one_name_stay_two_and_nobodys_letter_reaches_the_other(here, seed):
    chance = random.Random(seed)
    count = chance.randint(2, 4)
    computers = [with_tom(here, number, chance) for number in range(count)]
    ends, told = [], []
    for number in range(3):
        made, said_now = all_in_one(computers, number, chance)
        told += said_now
        for one in computers:
            joined(made, one)
        people = letters_reach_whom_they_name(made)
        assert sorted(one.email for one in people.values() if one.id != "maria") == sorted(
            one["email"] for one in PEOPLE[:count]
        )
        assert not made.problems and len(made.case("north").events) == sum(
            len(one.case("north").events) for one in computers
        )
        ends.append(made)
    assert said(ends[0]) == said(ends[1]) == said(ends[2])
    assert any("went by one name on two computers: they stay two people" in one for one in told)
    more = chance.choice(range(count))  # who goes on alone for a while
    more_with_tom(computers[more], more, chance)
    more_with_tom(ends[0], more, chance)
    for end in ends[1:]:
        joined(end, computers[more])
    joined(ends[0], ends[1])
    for end in ends[1:]:
        joined(end, ends[0])
        letters_reach_whom_they_name(end)
        assert said(end) == said(ends[0]) and said(Journal(end.path)) == said(end)
    for one in (*ends, *computers):  # each may have a line about how it was joined
        joined(ends[0], one)
    before = ends[0].path.read_bytes()
    assert all(joined(ends[0], one).added == 0 for one in (*ends, *computers)) and ends[0].path.read_bytes() == before


KIN = [
    {"name": "Tom Reyes", "email": "reyes@north.example"},
    {"name": "Tom Okafor", "email": "okafor@north.example"},
    {"name": "Tom Okafor", "email": "tom.okafor@other.example"},
    {"name": "Tom", "email": ""},
    {"name": "Thomas Reyes", "email": "reyes@north.example"},
]


@pytest.mark.parametrize("seed", range(some(35)))
def test_who_is_who_does_not_depend_on_the_order_and_nobody_is_listed_twice(here, tmp_path, seed):
    """Two computers may have met the same person, a third another one of that name, and a fourth knows half a name."""
    chance = random.Random(seed)
    opened, computers = chance.random() < 0.4, []
    for number in range(chance.randint(2, 4)):
        who = {"is": "hr", **{key: value for key, value in chance.choice(KIN).items() if value}}
        if opened:
            made = Journal(tmp_path / "elsewhere" / f"{number}.jsonl")
            made.path.parent.mkdir(exist_ok=True)
            made.new_case(invented_case(id="north", contacts=[{"id": "tom", **who}], interviews=[]), at=later(number))
        else:
            made = elsewhere(here, f"{number}.jsonl")
            made.set_facts("north", {("contacts", "tom"): who}, at=later(chance.randrange(5)))
        made.log("north", {"kind": "visited", "to": "tom", "at": later(number).isoformat()}, at=later(6))
        computers.append(made)
    ends = [all_in_one(computers, number, chance)[0] for number in range(3)]
    for end in ends:
        for one in computers:
            joined(end, one)
    assert said(ends[0]) == said(ends[1]) == said(ends[2]) == said(Journal(ends[0].path))
    people = [(one.name, one.email) for one in ends[0].case("north").contacts]
    assert len(set(people)) == len(people)
    for event in ends[0].case("north").events:
        met = next(one for one in ends[0].case("north").contacts if one.id == event.to)
        own = computers[event.at.hour - AT.hour].case("north")
        was = next(one for one in own.contacts if one.id == "tom")
        half = "Tom" in (met.name, was.name)
        assert half or met.email == was.email or met.name == was.name
    for end in (*ends, ends[0]):  # and goes on to be so when they are joined once more
        joined(ends[0], end)
        joined(end, ends[0])
        assert said(end) == said(ends[0])


@pytest.mark.parametrize(("ours", "theirs", "count"), [
    ({"name": "Tom Reyes", "email": "tom@north.example"}, {"name": "Thomas Reyes", "email": "tom@north.example"}, 1),
    ({"name": "Tom Reyes"}, {"name": "Tom Reyes", "email": "tom@north.example"}, 1),
    ({"name": "Tom Reyes", "email": "t@north.example"}, {"name": "Tom Reyes", "email": "tom@north.example"}, 1),
    ({"name": "Tom"}, {"name": "Tom Reyes", "email": "tom@north.example"}, 1),
    ({"name": "HR", "email": "one@north.example"}, {"name": "HR", "email": "two@north.example"}, 2),
    ({"name": "Tom", "email": "one@north.example"}, {"name": "Tom Okafor", "email": "two@north.example"}, 2),
    ({"name": "Tom Reyes"}, {"name": "Tom Okafor"}, 2),
])  # fmt: skip
def test_who_has_one_address_or_one_full_name_is_one(here, ours, theirs, count):
    there = elsewhere(here, "there.jsonl")
    for number, (journal, who) in enumerate([(here, ours), (there, theirs)]):
        journal.set_facts("north", {("contacts", "tom"): {"is": "hr", **who}}, at=later(number))
    joined(here, there)
    joined(there, here)
    assert len(here.case("north").contacts) == 1 + count and said(here) == said(there)


# what both changed, in words


def test_what_both_changed_is_told_in_words_without_keys_ids_and_codes(here, capsys):
    offer = here.log("north", {**OFFER, "at": later(1).isoformat(), "answer_by": "2026-03-20"}, at=later(1))
    talk = here.add_interview("north", {"round": 2, "at": "2026-03-09T10:00:00-06:00", "with": []}, at=later(1))
    here.set_facts("north", {("elsewhere", "x1"): {"employer": "Larch Ltd"}}, at=later(1))
    there = elsewhere(here, "there.jsonl")
    told = []
    for path, values in (
        (("events", offer, "answer_by"), ("2026-03-21", "2026-03-22")),
        (("interviews", talk, "at"), ("2026-03-11T10:00:00-06:00", "2026-03-12T09:30:00-06:00")),
        (("contacts", "maria", "is"), ("hr", "recruiter")),
        (("elsewhere", "x1", "answer_by"), ("2026-03-21", "2026-03-22")),
    ):
        one, other = elsewhere(here, "one.jsonl"), elsewhere(here, "other.jsonl")
        for hours, (journal, value) in enumerate(zip((one, other), values)):
            journal.set_facts("north", {path: value}, at=later(hours + 2))
        told += joined(one, other).overruled
    assert "The offer of Wednesday, March 4 (Northwind Clinics), answer by: Sunday, March 22 (" in told[0]
    assert "Thursday, March 12, 09:30 (" in told[1] and " counts, not Wednesday, March 11, 10:00 (" in told[1]
    assert any("who they are: “recruiter”" in one for one in told)
    assert any(
        one.startswith("Northwind Clinics, the talks with Larch Ltd, answer by: Sunday, March 22") for one in told
    )
    assert not any(code in one for one in told for code in (offer, talk, "x1", "2026-", "T10:", "_"))
    for number, journal in enumerate((here, there)):
        journal.set("policy", ["the-call", "foolproof"][number], at=later(number + 3))
        journal.set("rules", f"/of/computer {number}/rules{number}", at=later(9 - number))
    assert joined(here, there).overruled == (
        "House rules: “rules0” (here) counts, not “rules1” (there).",
        "Whose advice you follow: “foolproof” (there) counts, not “the-call” (here).",
    )


@pytest.mark.parametrize("taken_back", [True, False])
def test_a_case_taken_back_here_stands_only_where_what_was_written_there_meanwhile_still_counts(here, taken_back):
    there = elsewhere(here, "there.jsonl")
    opened = next(entry.id for entry in here.history() if entry.case == "north")
    here.undo(opened, at=later(2))
    there.log("north", note("there"), at=later(1))
    if taken_back:
        there.undo(at=later(3))
    joined(here, there)
    assert ("north" in Journal(here.path).cases()) is not taken_back
    said = [line for line in map(json.loads, here.path.read_text().splitlines()) if line.get("stands")]
    assert [line["case"] for line in said] == ([] if taken_back else ["north"])


def test_whoever_chose_nobodys_advice_there_is_named_with_the_workbooks_own(here):
    here.set("policy", "the-call", at=AT)
    there = elsewhere(here, "there.jsonl")
    here.set("policy", "foolproof", at=later(1))
    there.set("policy", None, at=later(2))
    told = joined(here, there).overruled
    assert told == ("Whose advice you follow: the workbook's own (there) counts, not “foolproof” (here).",)

"""After two journals became one the later value counts, in whatever order and however often they are put together."""

import json
import random
from datetime import timedelta

import pytest

from followup import InputError
from followup.exchange import snapshot
from followup.journal import Journal
from followup.journal.backup import back_up, changes_since
from followup.journal.joining import lines_that_join
from followup.journal.merging import merge
from tests.amount import some

from .example import AT, invented_case
from .test_merging import joined, note, said

SECTOR, TITLE, EMAIL = ("employer", "sector"), ("role", "title"), ("contacts", "maria", "email")
TOM = ("contacts", "tom")


class Clock:
    """What a computer shows: minutes go by, or none, or somebody sets it back."""

    def __init__(self, chance, *, back):
        self.chance, self.back, self.now = chance, back, AT

    def __call__(self):
        steps = [-600, -60, 0, 0, 1, 5, 60] if self.back else [0, 0, 1, 5, 60]
        self.now += timedelta(minutes=self.chance.choice(steps))
        return self.now


def write(journal, case_id, chance, at, count):
    """So many things that a person does on one computer."""
    for number in range(count):
        word = f"{journal.path.stem} {number} {chance.randrange(10**6)}"
        try:
            match chance.randrange(8):
                case 0 | 1 | 2:
                    path, value = chance.choice([(SECTOR, word), (TITLE, word), (EMAIL, f"m{number}@x.example")])
                    journal.set_facts(case_id, {path: value}, at=at())
                case 3:
                    journal.log(case_id, note(word), at=at())
                case 4:
                    journal.set("policy", word, at=at())
                case 5:
                    tom = None if chance.random() < 0.5 else {"name": f"Tom {word}", "is": "hr"}
                    journal.set_facts(case_id, {TOM: tom}, at=at())
                case 6:
                    counting = [one.id for one in journal.history(case_id) if one.do != "case" and not one.undone]
                    journal.undo(chance.choice(counting), at=at())
                case 7:
                    journal.redo(at=at(), case=case_id)
        except (InputError, IndexError):  # nothing to take back or to do again
            continue


def parted(tmp_path, chance, names, *, back=True):
    """Computers that began with one journal and went on apart."""
    begun = Journal(tmp_path / "begun.jsonl")
    case_id = begun.new_case(invented_case(), at=AT)
    write(begun, case_id, chance, Clock(chance, back=back), 8)
    made = []
    for name in names:
        journal = Journal(tmp_path / f"{name}.jsonl")
        journal.path.write_bytes(begun.path.read_bytes())
        write(journal, case_id, chance, Clock(chance, back=back), chance.randrange(12))
        made.append(journal)
    return case_id, made


def copy(journal, name):
    made = Journal(journal.path.with_name(name))
    made.path.write_bytes(journal.path.read_bytes())
    return made


def order(journal):
    return [entry.id for entry in journal.history()]


def of_old(journal):
    """As it was written before a line said that its writer's clock was behind."""
    lines = [json.loads(line) for line in journal.path.read_bytes().splitlines()]
    kept = [{key: value for key, value in line.items() if key != "after"} for line in lines]
    journal.path.write_bytes(b"".join(json.dumps(line).encode() + b"\n" for line in kept))
    return Journal(journal.path)


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("seed", range(some(35)))
def test_two_say_the_same_either_way_and_each_keeps_the_order_of_its_own(tmp_path, seed, old):
    chance = random.Random(seed)
    _, two = parted(tmp_path, chance, "ab")
    here, there = (of_old(one) if old else one for one in two)
    before = [order(here), order(there)]
    one, other = copy(here, "one.jsonl"), copy(there, "other.jsonl")
    joined(one, there)
    joined(other, here)
    assert said(one) == said(other) and said(Journal(one.path)) == said(one)
    assert sorted(one.path.read_bytes().splitlines()) == sorted(other.path.read_bytes().splitlines())
    for of_one in before:
        assert [entry_id for entry_id in order(one) if entry_id in of_one] == of_one
    ends = one.path.read_bytes()
    assert [joined(one, journal).added for journal in (here, there, other, one)] == [0, 0, 0, 0]
    assert one.path.read_bytes() == ends


@pytest.mark.parametrize("seed", range(some(35)))
def test_three_say_the_same_in_any_association(tmp_path, seed):
    chance = random.Random(seed)
    case_id, [a, b, c] = parted(tmp_path, chance, "abc")
    ends = []
    for number, (first, second, third) in enumerate([(a, b, c), (c, a, b), (b, c, a), (c, b, a)]):
        left, right = copy(first, f"left{number}.jsonl"), copy(second, f"right{number}.jsonl")
        if number % 2:  # A and (B and C), not (A and B) and C
            joined(right, third)
            joined(left, right)
        else:
            joined(left, second)
            joined(left, third)
        ends.append(left)
    assert all(said(end) == said(ends[0]) for end in ends)
    write(ends[0], case_id, chance, Clock(chance, back=True), 6)
    for end in ends[1:]:
        joined(end, ends[0])
        assert said(end) == said(ends[0])


@pytest.mark.parametrize("seed", range(some(35)))
def test_of_what_both_set_the_later_counts(tmp_path, seed):
    chance = random.Random(seed)
    case_id, two = parted(tmp_path, chance, "", back=False)[0], []
    last = {}
    for name in "ab":
        journal = Journal(tmp_path / f"{name}.jsonl")
        journal.path.write_bytes((tmp_path / "begun.jsonl").read_bytes())
        at = Clock(chance, back=False)
        at.now = AT + timedelta(days=2, minutes=name == "b")
        for number in range(chance.randrange(1, 12)):
            path, value, now = chance.choice([SECTOR, TITLE]), f"{name}{number}", at() + timedelta(minutes=number * 2)
            journal.set_facts(case_id, {path: value}, at=now)
            last[path, name] = (now, value)
        two.append(journal)
    joined(*two)
    held = two[0].mapping(case_id)
    for table, key in (SECTOR, TITLE):
        values = [last[(table, key), name] for name in "ab" if ((table, key), name) in last]
        if len({now for now, _ in values}) == len(values) > 0:
            assert held[table][key] == max(values)[1]


@pytest.fixture
def two(tmp_path):
    """Two computers; there a lot was written first, so that its lines have the higher numbers."""
    chance = random.Random(0)
    case_id, (here, there) = parted(tmp_path, chance, "ab", back=False)
    for number in range(20):
        there.log(case_id, note(f"n{number}"), at=AT + timedelta(days=1, minutes=number))
    there.set_facts(case_id, {SECTOR: "older"}, at=AT + timedelta(days=2))
    there.set("policy", "older", at=AT + timedelta(days=2))
    here.set_facts(case_id, {SECTOR: "newer"}, at=AT + timedelta(days=3))
    here.set("policy", "newer", at=AT + timedelta(days=3))
    return case_id, here, there


def sector(journal, case_id):
    return journal.mapping(case_id)["employer"].get("sector")


def test_undo_after_it_takes_the_later_value_and_the_older_one_stands_there_again(two):
    case_id, here, there = two
    joined(here, there)
    assert sector(here, case_id) == here.setting("policy") == "newer"
    again = Journal(here.path)
    undone = again.undo(at=AT + timedelta(days=4), case=case_id)
    assert undone.data["set"] == [[list(SECTOR), "newer"]] and sector(again, case_id) == "older"
    assert again.redo(at=AT + timedelta(days=4), case=case_id).id == undone.id and sector(again, case_id) == "newer"


def test_both_values_stay_in_the_history(two):
    case_id, here, there = two
    joined(here, there)
    told = [pair[1] for one in here.history(case_id) if one.do == "facts" for pair in one.data["set"]]
    assert told[-2:] == ["older", "newer"] and not here.problems


@pytest.mark.parametrize("days", [-400, 0, 2, 3, 400])
def test_what_is_written_after_it_counts_last_whatever_the_clock_says(two, days):
    case_id, here, there = two
    joined(here, there)
    here.set_facts(case_id, {SECTOR: "after"}, at=AT + timedelta(days=days))
    joined(there, here)
    for journal in (here, there, Journal(here.path)):
        assert sector(journal, case_id) == "after"
    there.undo(next(one.id for one in reversed(there.history(case_id)) if one.do == "facts"), at=AT)
    assert sector(there, case_id) == sector(Journal(there.path), case_id) == "newer"


def test_a_clock_set_back_is_told_in_the_line_and_nowhere_else(tmp_path):
    journal = Journal(tmp_path / "journal.jsonl")
    case_id = journal.new_case(invented_case(), at=AT)
    journal.log(case_id, note("behind"), at=AT - timedelta(days=1))
    journal.log(case_id, note("on time"), at=AT)
    lines = [json.loads(line) for line in journal.path.read_bytes().splitlines()]
    assert [line.get("after") for line in lines] == [None, AT.isoformat(), None]


def test_where_one_only_lacks_what_the_other_has_no_line_is_added_to_it(two):
    case_id, here, _ = two
    behind = copy(here, "behind.jsonl")
    here.log(case_id, note("more"), at=AT)
    assert joined(behind, here).added == 1 and behind.path.read_bytes() == here.path.read_bytes()


def test_an_export_brings_the_later_value_too_and_one_of_a_single_case_keeps_it(two, tmp_path):
    case_id, here, there = two
    snapshot.restore(snapshot.take(here, now=AT), there)
    assert sector(there, case_id) == "newer"
    alone = Journal(tmp_path / "alone.jsonl")
    snapshot.restore(snapshot.take(there, now=AT, only=[case_id]), alone)
    assert sector(alone, case_id) == "newer" and alone.mapping(case_id) == there.mapping(case_id)


def test_a_journal_that_is_open_while_another_is_joined_to_it_says_the_same_as_one_opened_anew(two):
    case_id, here, there = two
    open_before = Journal(here.path)
    assert sector(open_before, case_id) == "newer" and len(open_before.history(case_id)) == len(here.history(case_id))
    joined(here, there)
    assert said(open_before) == said(Journal(here.path))
    open_before.log(case_id, note("goes on"), at=AT)
    assert open_before.problems == [] and said(open_before) == said(Journal(here.path))


@pytest.mark.parametrize("more", [{"after": 3}, {"after": "soon"}, {"after": "9999-12-31T23:59:59+00:00"}])
def test_a_line_that_says_after_what_it_comes_in_no_words_of_ours_is_set_aside(two, more):
    here = two[1]
    line = {"v": 1, "id": "00000090-bbbbbb", "at": AT.isoformat(), "do": "setting", "name": "x", "value": 1, **more}
    with here.path.open("ab") as file:
        file.write(json.dumps(line).encode() + b"\n")
    assert len(here.problems) == 1 and here.setting("x") is None


@pytest.mark.parametrize("late", [{"soon": []}, {AT.isoformat(): 3}, {"0001-01-01T00:00:00": []}])
def test_a_joined_line_that_says_no_moments_is_set_aside_and_changes_nothing(two, late):
    here = two[1]
    before = said(here)
    line = {"v": 1, "id": "00000090-bbbbbb", "at": AT.isoformat(), "do": "joined", "late": late}
    with here.path.open("ab") as file:
        file.write(json.dumps(line).encode() + b"\n")
    assert said(here) == before and len(here.problems) == 1


def test_a_joined_line_is_no_line_to_undo_and_none_of_the_history(two):
    _, here, there = two
    joined(here, there)
    held = next(json.loads(line) for line in here.path.read_bytes().splitlines() if b'"joined"' in line)
    assert held["id"] not in order(here)
    with pytest.raises(InputError, match="no line has this id"):
        here.undo(held["id"], at=AT)


def test_lines_that_came_from_elsewhere_are_changes_since_the_last_backup(two):
    _, here, there = two
    lacking = set(order(there)) - set(order(here))
    back_up(here, at=AT + timedelta(days=9))
    assert changes_since(here) == 0
    merge(here, there.path.read_bytes(), "there")
    assert changes_since(here) == len([one for one in here.history() if one.id in lacking and one.do != "setting"]) > 20


def test_the_line_that_joins_names_only_what_a_clock_set_back_wrote(tmp_path):
    """Everything else counts by the moment that it states; nothing need be said of it."""
    here, there = Journal(tmp_path / "here.jsonl"), Journal(tmp_path / "there.jsonl")
    case_id = here.new_case(invented_case(), at=AT)
    there.path.write_bytes(here.path.read_bytes())
    for minutes in (1, 2, 9):
        here.set_facts(case_id, {SECTOR: f"here {minutes}"}, at=AT + timedelta(minutes=minutes))
    for minutes in (3, 3, 6):
        there.set_facts(case_id, {TITLE: f"there {minutes}"}, at=AT + timedelta(minutes=minutes))
    line = json.loads(lines_that_join(here.history(), there.history())[0])
    assert line["late"] == {}
    here.set_facts(case_id, {EMAIL: "m@x.example"}, at=AT + timedelta(minutes=4))  # the clock was set back
    lines = [json.loads(line) for line in here.path.read_text("utf-8").splitlines()]
    lines[-1].pop("after")  # as lines were written before they said so themselves
    here.path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    line = json.loads(lines_that_join(Journal(here.path).history(), there.history())[0])
    assert line["late"] == {(AT + timedelta(minutes=9)).isoformat(): [lines[-1]["id"]]}

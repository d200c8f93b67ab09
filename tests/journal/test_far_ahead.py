"""A line whose number is far ahead of all others: what is written after it still comes after it."""

import json
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup import InputError
from followup.exchange import snapshot
from followup.journal import Journal
from followup.journal.entries import LARGEST, MOST_TURNS
from followup.journal.locking import MOST_BROUGHT
from followup.journal.merging import merge
from followup.journal.restoring import restore
from tests.amount import some

from .example import AT, invented_case

LAST = str(LARGEST)
FAR_AHEAD = {
    "a setting": {"id": f"{LAST}-zzzzzz", "do": "setting", "name": "x", "value": 1},
    "the longest id": {"id": f"{LAST}-{'z' * 32}", "do": "setting", "name": "policy", "value": "the-call"},
    "two below the last": {"id": "89999997-zzzzzz", "do": "setting", "name": "x", "value": 1},
    "a newer version": {"v": 2, "id": f"{LAST}-zzzzzz", "do": "setting", "name": "x", "value": 1},
    "an unknown kind": {"id": f"{LAST}-zzzzzz", "do": "dream"},
    "an event in the future": {
        "id": f"{LAST}-zzzzzz",
        "at": "2100-12-31T23:00:00-12:00",
        "do": "event",
        "event": {"at": "2026-03-05T08:00:00+00:00", "kind": "note", "text": "far"},
    },
    "facts": {"id": f"{LAST}-zzzzzz", "do": "facts", "set": [[["role", "notes"], "far"]]},
    "an undo of nothing": {"id": f"{LAST}-zzzzzz", "do": "undo", "entry": "00000077-aaaaaaaa"},
    "a turn of its own": {"id": f"{LAST}-zzzzzz", "do": "setting", "name": "x", "value": 1, "turn": 10**9},
    "a turn out of reach": {"id": f"{LAST}-zzzzzz", "do": "setting", "name": "x", "value": 1, "turn": 10**40},
    "a turn that is a word": {"v": 2, "id": f"{LAST}-zzzzzz", "do": "setting", "turn": "last"},
}


@pytest.fixture
def case_id(journal, facts, at):
    return journal.new_case(facts, at=at)


def append(journal, line):
    whole = {"v": 1, "at": AT.isoformat(), "case": journal.ids()[0], **line}
    with journal.path.open("a") as file:
        file.write(json.dumps(whole) + "\n")


def notes(journal, case_id):
    return [event.text for event in journal.case(case_id).events if event.text != "far"]


@pytest.mark.parametrize("line", FAR_AHEAD.values(), ids=FAR_AHEAD)
def test_forty_undos_that_say_done_are_done(journal, case_id, at, line):
    journal.log(case_id, {"kind": "note", "text": "before"}, at=at)
    append(journal, line)
    for number in range(40):
        entry_id = journal.log(case_id, {"kind": "note", "text": f"{number}"}, at=at)
        undone = journal.undo(entry_id if number % 2 else None, at=at)
        assert undone.id == entry_id and notes(journal, case_id) == ["before"]
        assert notes(Journal(journal.path), case_id) == ["before"]
    journal.redo(at=at)
    assert notes(journal, case_id) == ["before", "39"]


@pytest.mark.parametrize("line", FAR_AHEAD.values(), ids=FAR_AHEAD)
def test_what_was_set_last_is_what_counts(journal, case_id, at, line):
    append(journal, line)
    for number in range(20):
        journal.set("policy", f"{number}", at=at)
        journal.set_facts(case_id, {("role", "notes"): f"{number}"}, at=at)
        journal.keep_draft(case_id, "thank-you", None, f"{number}", at=at)
        again = Journal(journal.path)
        assert again.setting("policy") == f"{number}" and again.case(case_id).role.notes == f"{number}"
        assert again.latest_draft(case_id, "thank-you").body == f"{number}"


def test_the_line_itself_can_be_undone_and_done_again(journal, case_id, at):
    append(journal, FAR_AHEAD["an event in the future"])
    far = journal.history(case_id)[-1].id
    journal.undo(far, at=at)
    assert journal.case(case_id).events == ()
    journal.undo(journal.history(case_id)[-1].id, at=at)
    assert [event.text for event in journal.case(case_id).events] == ["far"]


def test_undos_of_before_that_said_done_at_the_last_number_count(journal, case_id, at):
    append(
        journal,
        {"id": f"{LAST}-ffffffff", "do": "event", "event": {"at": AT.isoformat(), "kind": "note", "text": "wrong"}},
    )
    append(journal, {"id": f"{LAST}-00000000", "do": "undo", "entry": f"{LAST}-ffffffff"})
    assert notes(journal, case_id) == []


def test_where_no_number_is_left_nothing_is_written_and_it_says_why(journal, case_id, at):
    entry_id = journal.log(case_id, {"kind": "note", "text": "kept"}, at=at)
    append(journal, {"id": f"{LAST}-zzzzzz", "do": "setting", "name": "x", "value": 1, "turn": MOST_TURNS})
    before = journal.path.read_bytes()
    with pytest.raises(InputError, match="no line can come after its last one"):
        journal.undo(entry_id, at=at)
    assert journal.path.read_bytes() == before


def _brought(line, facts, at, folder):
    other = Journal(folder / "other.jsonl")
    other.new_case(facts, at=at)
    append(other, line)
    return other, {
        "merge": lambda into: merge(into, other.path.read_bytes(), "other"),
        "restore": lambda into: restore(other.path.read_bytes(), into, day=date(2026, 3, 4), name="other"),
        "import": lambda into: snapshot.restore(snapshot.take(other, now=AT), into, name="other"),
    }


@pytest.mark.parametrize("way", ["merge", "restore", "import"])
@pytest.mark.parametrize("turn", [MOST_TURNS, MOST_TURNS - 3, MOST_BROUGHT + 1])
@pytest.mark.parametrize("version", [1, 2])
def test_no_other_file_brings_a_line_after_which_none_can_come(journal, facts, at, tmp_path, way, turn, version):
    poison = {"v": version, "id": f"{LAST}-zzzzzz", "do": "setting", "name": "x", "value": 1, "turn": turn}
    _, ways = _brought(poison, facts, at, tmp_path)
    case_id = journal.new_case({**facts, "id": "mine"}, at=at)
    before = journal.path.read_bytes()
    with pytest.raises(InputError, match="so far ahead that no other could come after it"):
        ways[way](journal)
    assert journal.path.read_bytes() == before
    journal.log(case_id, {"kind": "note", "text": "goes on"}, at=at)


@pytest.mark.parametrize("way", ["merge", "restore", "import"])
def test_a_line_far_ahead_that_leaves_room_is_brought_and_the_journal_goes_on(journal, facts, at, tmp_path, way):
    ahead = {"id": f"{LAST}-zzzzzz", "do": "setting", "name": "x", "value": 1, "turn": MOST_BROUGHT}
    other, ways = _brought(ahead, facts, at, tmp_path)
    ways[way](journal)
    journal.log(other.ids()[0], {"kind": "note", "text": "goes on"}, at=at)
    assert notes(Journal(journal.path), other.ids()[0]) == ["goes on"]


def test_a_turn_means_nothing_before_the_last_number(journal, case_id, at):
    append(journal, {"id": "00000002-zzzzzz", "do": "setting", "name": "x", "value": 1, "turn": "left"})
    journal.set("x", 2, at=at)
    assert journal.setting("x") == 2 and journal.problems == []
    assert "turn" not in json.loads(journal.path.read_bytes().splitlines()[-1])


def test_of_two_lines_with_one_number_the_later_counts(journal, case_id):
    for letters, day in (("zzzzzz", 5), ("aaaaaa", 6)):
        line = {"id": f"00000002-{letters}", "at": f"2026-03-0{day}T08:00:00+00:00", "do": "setting", "name": "x"}
        append(journal, {**line, "value": day})
    assert journal.setting("x") == 6


@settings(max_examples=some(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(LARGEST - 6, LARGEST),
    letters=st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=6, max_size=32),
    moment=st.datetimes(datetime(1970, 1, 1), datetime(2100, 12, 31)).map(lambda moment: f"{moment.isoformat()}+00:00"),
    order=st.randoms(use_true_random=False),
)
def test_a_file_with_lines_far_ahead_says_the_same_in_any_order(tmp_path_factory, number, letters, moment, order):
    journal = Journal(tmp_path_factory.mktemp("far") / "journal.jsonl")
    case_id = journal.new_case(invented_case(), at=AT)
    append(journal, {"id": f"{number:08d}-{letters}", "at": moment, "do": "setting", "name": "x", "value": 1})
    for text in "abcd":
        journal.log(case_id, {"kind": "note", "text": text}, at=AT)
    journal.undo(at=AT)
    journal.undo(at=AT)
    journal.redo(at=AT)
    assert notes(journal, case_id) == ["a", "b", "c"]
    lines = journal.path.read_bytes().splitlines(keepends=True)
    order.shuffle(lines)
    mixed = Journal(journal.path.with_name("mixed.jsonl"))
    for line in lines:  # also where an undo is read before what it names
        with mixed.path.open("ab") as file:
            file.write(line)
        mixed.history()
    assert notes(mixed, case_id) == ["a", "b", "c"] and mixed.history()[-1].id == journal.history()[-1].id

"""Where a bound lies, on both sides: numbers of lines, how much of a damaged one is told, what was read already."""

import json
import os
import re
from datetime import timedelta
from pathlib import Path

import pytest

from followup import InputError
from followup.case.schema import MOST_TOLD
from followup.journal import Journal
from followup.journal.aside import kept_beside
from followup.journal.backup import back_up
from followup.journal.entries import LARGEST
from followup.journal.example import EXAMPLE, TOLD_AT, open_example
from followup.journal.folding import open_state
from followup.journal.lines import LineFile
from followup.journal.merging import merge
from followup.journal.restoring import look_into

from .example import AT


def note(text):
    return {"kind": "note", "text": text}


@pytest.fixture
def case_id(journal, facts, at):
    return journal.new_case(facts, at=at)


def append(journal, line, **more):
    with journal.path.open("a") as file:
        file.write(json.dumps({"v": 1, "at": AT.isoformat(), **line, **more}) + "\n")


def setting(number, letters="zzzzzz", **more):
    return {"id": f"{number:08d}-{letters}", "do": "setting", "name": "x", "value": number, **more}


def test_lines_are_numbered_from_one_and_each_by_one(journal, case_id, at):
    """Whoever opens the file sees in which order its lines came, whoever wrote them."""
    for number in range(3):
        Journal(journal.path).log(case_id, note(f"{number}"), at=at)
    ids = [json.loads(line)["id"] for line in journal.path.read_text("utf-8").splitlines()]
    assert [entry_id[:9] for entry_id in ids] == ["00000001-", "00000002-", "00000003-", "00000004-"]
    assert all(re.fullmatch(r"\d{8}-[0-9a-f]{8}", entry_id) for entry_id in ids) and len(set(ids)) == 4


def test_after_the_last_number_turns_are_counted_from_one(journal, case_id, at):
    append(journal, setting(LARGEST))
    for number in range(2):
        journal.log(case_id, note(f"{number}"), at=at)
    lines = [json.loads(line) for line in journal.path.read_text("utf-8").splitlines()[-2:]]
    assert [line["turn"] for line in lines] == [1, 2]


@pytest.mark.parametrize(("turn", "sound"), [(-1, False), (0, True), (1, True), (True, False), ("1", False),
                                             (10**15, True), (10**15 + 1, False)])  # fmt: skip
def test_a_turn_is_a_number_from_none_on(journal, case_id, turn, sound):
    append(journal, setting(LARGEST, turn=turn))
    assert [problem.what for problem in journal.problems] == ([] if sound else ["turn is out of reach"])


def test_a_damaged_line_is_told_with_its_beginning_alone(journal, case_id):
    with journal.path.open("a") as file:
        file.write("x" * 5000 + "\n")
    append(journal, setting(LARGEST, turn="y" * 5000))
    one, other = (problem.seen for problem in journal.problems)
    assert one == "x" * 200 and other == "'" + "y" * 59


@pytest.mark.parametrize("entry_id", [None, "next", 7])
def test_a_line_of_a_newer_version_may_be_known_by_something_else_than_ours(journal, case_id, at, entry_id):
    append(journal, setting(1), v=2, id=entry_id)
    journal.log(case_id, note("after"), at=at)
    assert [event.text for event in Journal(journal.path).case(case_id).events] == ["after"]


def test_of_a_case_that_nothing_opens_the_first_line_is_told(journal, case_id):
    for number in (5, 6, 7):
        append(journal, {"id": f"{number:08d}-zzzzzz", "do": "event", "case": "nowhere", "event": note("x")})
    assert [problem.where for problem in journal.problems] == [f"{journal.path}, line 2"]


def test_a_case_may_hold_nothing_that_has_no_name(journal, facts, case_id):
    for number, key in enumerate(("", "weather"), 5):
        line = {"id": f"{number:08d}-zzzzzz", "do": "case", "case": f"other-{number}", "facts": {**facts, key: 1}}
        append(journal, line)
    assert [problem.what for problem in journal.problems] == ["unknown key"] * 2 and journal.ids() != []
    assert list(journal.cases()) == [case_id]


def test_who_looks_for_a_case_that_is_not_there_is_told_the_last_ones_that_are(tmp_path, facts, at):
    journal = Journal(tmp_path / "journal.jsonl")
    with pytest.raises(InputError) as refused:
        journal.case("zzz")
    assert refused.value.problems[0].allowed == "the journal has no case yet"
    for number in range(7):
        journal.new_case({**facts, "id": f"case-{number}"}, at=at)
    with pytest.raises(InputError) as refused:
        journal.case("zzz")
    assert refused.value.problems[0].allowed == "case-2, case-3, case-4, case-5, case-6"


def test_cases_taken_in_at_once_are_this_writers_own_to_undo(journal, facts, case_id, at):
    here, there = Journal(journal.path), Journal(journal.path)
    (taken,) = here.new_cases(lambda known: [{**facts, "id": "taken-in"}], at=at)
    there.log(case_id, note("meanwhile"), at=at)
    assert here.undo(at=at).case == taken
    assert [event.text for event in journal.case(case_id).events] == ["meanwhile"]


def test_a_backup_counts_the_cases_that_can_be_read(journal, facts, case_id, at):
    append(journal, {"id": "00000009-zzzzzz", "do": "event", "case": "nowhere", "event": note("x")})
    append(journal, {"id": "00000010-zzzzzz", "do": "case", "case": "odd", "facts": {"candidate": {}}})
    assert look_into(back_up(journal, at=at), "backup").cases == 1


@pytest.mark.parametrize(("contacts", "place"), [
    ([{"name": "x"}], "contacts[0].id"),
    ([{"id": "maria"}, {"id": "maria"}], "contacts[1].id"),
    ([{"id": "maria"}, {"id": 7}], "contacts[1].id"),
    ([{"id": "maria"}, 7], "contacts[1]"),
])  # fmt: skip
def test_which_of_the_people_is_wrong_is_counted_from_none(facts, contacts, place):
    with pytest.raises(InputError) as refused:
        open_state({**facts, "contacts": contacts})
    assert refused.value.problems[0].where == place


def test_the_first_hundred_lines_that_do_not_fit_say_why_and_the_others_that_they_do_not(journal, case_id):
    for number in range(2, MOST_TOLD + 5):
        append(journal, {"id": f"{number:08d}-zzzzzz", "do": "event", "case": case_id, "event": note("x")})
    told = [problem.what for problem in journal.problems]
    assert len(told) == MOST_TOLD + 3 and told[MOST_TOLD:] == ["does not fit its case either"] * 3
    assert "does not fit its case either" not in told[:MOST_TOLD]


@pytest.mark.parametrize(("line", "number", "turn"), [
    (setting(5), 6, None), (setting(5, turn="last"), 6, None), (setting(LARGEST), LARGEST, 1),
    (setting(LARGEST, turn=4), LARGEST, 5), (setting(LARGEST, turn="last"), LARGEST, 1),
])  # fmt: skip
def test_the_next_line_comes_right_after_one_of_a_newer_version(journal, case_id, at, line, number, turn):
    append(journal, line, v=2)
    journal.log(case_id, note("after"), at=at)
    last = json.loads(journal.path.read_text("utf-8").splitlines()[-1])
    assert (int(last["id"][:8]), last.get("turn")) == (number, turn)


def test_a_key_that_no_case_has_is_named_with_its_place(journal, case_id, at):
    for path, where in (
        (("role", "weather"), "role.weather"),
        (("contacts", "maria", "shoes"), "contacts maria.shoes"),
    ):
        with pytest.raises(InputError) as refused:
            journal.set_facts(case_id, {path: "x"}, at=at)
        assert (refused.value.problems[0].what, refused.value.problems[0].seen) == ("unknown key", path[-1])
        assert refused.value.problems[0].where.endswith(where)
        assert journal.set_facts(case_id, {path: None}, at=at) is None  # taking away what is not there does no harm


def test_a_file_that_is_too_large_is_no_journal(journal, case_id, monkeypatch):
    size = journal.path.stat().st_size
    for most, fits in ((size, True), (size - 1, False)):
        monkeypatch.setattr("followup.journal.lines.MOST_BYTES", most)
        if fits:
            assert Journal(journal.path).ids() == [case_id]
        else:
            with pytest.raises(InputError, match="too large for a journal"):
                Journal(journal.path).ids()


def test_after_an_undo_that_was_refused_the_case_is_the_very_same(journal, case_id, at):
    tom = journal.set_facts(case_id, {("contacts", "tom"): {"name": "Tom Reyes", "is": "hr"}}, at=at)
    journal.log(case_id, {"kind": "visited", "to": "tom"}, at=at)
    before = journal.case(case_id)
    with pytest.raises(InputError):
        journal.undo(tom, at=at)
    assert journal.case(case_id) is before


def test_lines_set_aside_are_counted_in_a_backup_and_blank_ones_are_none(journal, case_id, at):
    append(journal, setting(7), v=2)
    with journal.path.open("a") as file:
        file.write("\n\nwhat is this\nand this\n\n")
    held = look_into(back_up(journal, at=at), "backup")
    assert (held.cases, held.lines, held.aside, held.sealed) == (1, 5, 3, True)
    copy = journal.path.read_bytes().replace(b"what is this\nand this\n", b"")
    plain = b"".join(copy.splitlines(keepends=True)[:-1])
    assert look_into(plain, "copy")[:1] + look_into(plain, "copy")[3:] == (1, 2, 1, False)
    with pytest.raises(InputError, match="damaged in line 3"):  # the first of two
        look_into(plain.replace(b"\n\n", b"\nwhat is this\nand this\n", 1), "copy")


def test_lines_that_differ_in_their_breaks_alone_are_the_same(journal, case_id):
    with journal.path.open("a") as file:
        file.write("what is this, and no journal line\n")
    before = journal.path.read_bytes()
    assert merge(journal, before.replace(b"\n", b"\r\n"), "copy")[:3] == (0, 2, 0)
    assert journal.path.read_bytes() == before


# several cases at once


def test_facts_of_several_cases_are_given_together_and_taken_back_together(journal, facts, case_id, at):
    other = journal.new_case({**facts, "id": "other"}, at=at)
    journal.set_in_each({case_id: {("role", "notes"): "a"}, other: {("role", "notes"): "b"}}, at=at)
    assert [Journal(journal.path).case(one).role.notes for one in (case_id, other)] == ["a", "b"]
    journal.undo(at=at)
    assert [Journal(journal.path).case(one).role.notes for one in (case_id, other)] == [None, None]


def test_of_several_cases_an_unknown_one_is_refused_and_nothing_is_written(journal, case_id, at):
    before = journal.path.read_bytes()
    for write in (journal.log_in_each, journal.set_in_each):
        with pytest.raises(InputError, match="no case has this id"):
            write({case_id: note("x") if write == journal.log_in_each else {("role", "notes"): "x"}, "zzz": {}}, at=at)
    assert journal.path.read_bytes() == before


def test_where_there_is_nothing_to_undo_or_redo_the_case_is_named(journal, case_id, at):
    for act, case, seen in ((journal.redo, case_id, case_id), (journal.redo, None, "")):
        with pytest.raises(InputError) as refused:
            act(at=at, case=case)
        assert refused.value.problems[0].seen == seen
    journal.undo(at=at)
    with pytest.raises(InputError) as refused:
        journal.undo(at=at, case=case_id)
    assert refused.value.problems[0].seen == case_id


# what was read already


def test_a_file_that_grows_line_by_line_is_read_from_where_it_was(tmp_path):
    file = LineFile(tmp_path / "lines")
    for number in range(40):
        raw = f"line {number}, {'x' * (20 if number else 300)}".encode()
        with file.path.open("ab") as opened:
            opened.write(raw + b"\n")
        again, lines = file.read_new()
        assert [(line.number, line.raw, line.torn) for line in lines] == [(number + 1, raw, False)]
        assert again is (number == 0)


def test_a_line_corrected_by_hand_far_from_the_end_is_read_anew(journal, case_id, at):
    """With as many letters as before, so that the file is as long and ends as it did."""
    journal.log(case_id, note("frist"), at=at)
    journal.log(case_id, note("x" * 300), at=at)
    assert journal.case(case_id).events[0].text == "frist"
    whole = journal.path.read_bytes()
    then = journal.path.stat().st_mtime_ns + 1_000_000  # however coarse this disk's clock is
    journal.path.write_bytes(whole.replace(b"frist", b"first"))
    os.utime(journal.path, ns=(then, then))
    assert journal.case(case_id).events[0].text == "first"


def test_a_line_taken_out_before_others_are_added_is_read_anew(journal, case_id, at):
    """As many bytes more as were read before may still be other bytes."""
    journal.log(case_id, note("first"), at=at)
    journal.log(case_id, note("second"), at=at)
    assert len(journal.case(case_id).events) == 2
    opened, first, second = journal.path.read_bytes().splitlines(keepends=True)
    journal.path.write_bytes(opened + second.replace(b"second", b"another") + b" " * len(first) + b"\n")
    assert [event.text for event in journal.case(case_id).events] == ["another"]


def open_files():
    return len(os.listdir("/proc/self/fd"))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="a system that does not list open files")
def test_a_journal_that_is_replaced_again_and_again_is_an_error_and_leaves_nothing_open(
    journal, case_id, at, monkeypatch
):
    before, tried = open_files(), []
    monkeypatch.setattr(os.path, "samestat", lambda one, other: tried.append(1))
    with pytest.raises(InputError, match="replaced again and again"):
        journal.log(case_id, note("lost"), at=at)
    assert len(tried) == 20
    monkeypatch.undo()
    journal.log(case_id, note("kept"), at=at)
    assert open_files() == before and [event.text for event in journal.case(case_id).events] == ["kept"]


def test_a_line_that_found_no_room_and_is_cut_off_is_told_without_a_doubt(journal, case_id, at, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:40]))
    with pytest.raises(InputError) as refused:
        journal.log(case_id, note("lost"), at=at)
    assert refused.value.problems[0].what == "can't be written"


def test_what_somebody_without_a_lock_wrote_just_before_is_not_cut_off(journal, case_id, at, monkeypatch):
    journal.log(case_id, note("mine"), at=at)
    theirs = journal.path.read_bytes().splitlines(keepends=True)[-1].replace(b"mine", b"theirs")
    theirs, write = theirs.replace(b'"id":"0000', b'"id":"0001'), os.write

    def overtaken(descriptor, data):
        write(descriptor, theirs)
        write(descriptor, data)
        raise OSError(5, "input or output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", overtaken)
        with pytest.raises(InputError, match="may still stand"):
            journal.log(case_id, note("lost"), at=at)
    assert "theirs" in [event.text for event in journal.case(case_id).events]


# what lies beside it, and the example


def test_of_two_put_aside_on_one_day_the_later_is_found(tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"present")
    for name in ("journal-kept-2026-03-12_2.jsonl", "journal-kept-2026-03-12.jsonl"):
        (tmp_path / name).write_bytes(name.encode())
    assert kept_beside(path).name == "journal-kept-2026-03-12_2.jsonl"
    path.write_bytes(b"journal-kept-2026-03-12_2.jsonl")
    assert kept_beside(path).name == "journal-kept-2026-03-12.jsonl"


@pytest.mark.parametrize("before", [timedelta(0), timedelta(minutes=1), timedelta(days=400)])
def test_the_example_is_never_moved_back(tmp_path, before):
    assert open_example(tmp_path / "journal.jsonl", now=TOLD_AT - before).path.read_bytes() == EXAMPLE.read_bytes()


def test_the_example_is_moved_only_for_who_says_when(tmp_path):
    assert open_example(tmp_path / "journal.jsonl").path.read_bytes() == EXAMPLE.read_bytes()


def test_the_example_keeps_the_clock_times_of_its_places_through_the_change_of_clocks(tmp_path):
    """Moved from winter to summer, every moment is at the same time of day there, and so is what belongs to no case."""
    now = TOLD_AT + timedelta(days=120)
    moved, told = open_example(tmp_path / "journal.jsonl", now=now), Journal(EXAMPLE)
    for case_id, case in told.cases().items():
        later = moved.case(case_id)
        pairs = zip([*case.interviews, *case.events], [*later.interviews, *later.events], strict=True)
        for one, other in pairs:
            there = [piece.at.astimezone(case.zone).replace(tzinfo=None) for piece in (one, other)]
            assert there[1] - there[0] == timedelta(days=120)
    for one, other in zip(told.history(), moved.history(), strict=True):
        if one.case is None:
            assert other.at - one.at == timedelta(days=120)


def test_of_very_many_lines_that_do_not_fit_the_first_are_told_and_the_others_counted(
    journal, facts, case_id, at, monkeypatch
):
    other = journal.new_case({**facts, "id": "other"}, at=at)
    for number in range(10, 14):
        for case, letters in ((case_id, "aaaaaa"), (other, "bbbbbb")):
            append(journal, {"id": f"{number:08d}-{letters}", "do": "event", "case": case, "event": note("x")})
    monkeypatch.setattr("followup.journal.reading.MOST_FAULTS", 3)
    told = journal.problems
    assert (
        len(told) == 4
        and told[-1].what.startswith("and 5 more lines")
        and all("line" in problem.where for problem in told[:3])
    )


def test_of_very_many_lines_that_cannot_be_read_the_first_are_told_and_the_others_counted(
    journal, case_id, monkeypatch
):
    monkeypatch.setattr("followup.journal.opened.MOST_FAULTS", 3)
    with journal.path.open("ab") as file:
        file.write(b"this line is no line of a journal\n" * 5)
    told = journal.problems
    assert [problem.where.rpartition(" ")[2] for problem in told[:3]] == ["2", "3", "4"]
    assert len(told) == 4 and told[3].what.startswith("and 2 more lines")

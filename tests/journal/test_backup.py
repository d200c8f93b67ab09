"""A backup is the journal byte for byte, notices damage, and reminds after a week in the candidate's own days."""

import json
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.case.errors import InputError
from followup.journal import Journal
from followup.journal.backup import (
    OFFERED,
    REMIND_AFTER,
    back_up,
    changes_since,
    days_without,
    file_name,
    is_sealed,
    last_backup,
    note_saved,
    offer,
    put_off,
)
from followup.journal.restoring import look_into, restore
from tests.amount import examples

from .example import AT, invented_case

DAY = timedelta(days=1)
HOSTILE = "<img src=x onerror=alert(1)>\u2028\n=cmd|' /C calc'!A0\r\u202e\x00\"\\"


@pytest.fixture
def case_id(journal, facts, at):
    return journal.new_case(facts, at=at)


def test_a_backup_is_the_very_file(journal, case_id, at):
    data = back_up(journal, at=at)
    assert data == journal.path.read_bytes() and is_sealed(data)
    assert last_backup(journal) == at and changes_since(journal) == 0


def test_its_closing_line_has_the_name_that_every_version_looks_for(journal, case_id, at):
    last = json.loads(back_up(journal, at=at).splitlines()[-1])
    assert (last["do"], last["name"]) == ("setting", "backup") and last["value"]


def test_a_second_backup_of_the_same_journal_is_the_same_file(journal, case_id, at):
    first = back_up(journal, at=at)
    assert back_up(journal, at=at + DAY) == first


def test_the_journal_goes_on_after_a_backup(journal, case_id, at, thanked):
    first = back_up(journal, at=at)
    journal.log(case_id, thanked, at=at)
    assert changes_since(journal) == 1
    second = back_up(journal, at=at + DAY)
    assert second.startswith(first) and len(second) > len(first) and last_backup(journal) == at + DAY


def test_where_saving_fails_the_journal_is_as_it_was(journal, case_id, at):
    before = journal.path.read_bytes()

    def full(data):
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        back_up(journal, at=at, save=full)
    assert journal.path.read_bytes() == before and last_backup(journal) is None


def test_a_torn_line_is_in_the_backup_as_it_is(journal, case_id, at):
    with journal.path.open("ab") as file:
        file.write(b'{"v":1,"torn')
    data = back_up(journal, at=at)
    assert data == journal.path.read_bytes() and is_sealed(data) and b'"torn\n' in data
    held = look_into(data, "b")
    assert (held.aside, held.lines) == (1, data.count(b"\n"))


def test_a_file_is_named_after_its_day(at):
    assert file_name(at.date()) == f"followup-journal-{at.date()}.jsonl"


edit = st.one_of(
    st.tuples(st.just("say"), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)),
    st.tuples(st.just("junk"), st.binary(max_size=30)),
    st.tuples(st.just("backup"), st.none()),
)


@examples(35)
@given(edits=st.lists(edit, max_size=6))
def test_what_is_restored_backs_up_to_the_same_bytes(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("property")
    journal, copy = Journal(folder / "a.jsonl"), Journal(folder / "b.jsonl")
    case_id = journal.new_case(invented_case(), at=AT)
    for number, (what, value) in enumerate(edits):
        if what == "say":
            journal.keep_draft(case_id, "thank-you", "maria", value, at=AT + number * DAY)
        elif what == "junk":  # a crash, a second writer, a synced folder
            with journal.path.open("ab") as file:
                file.write(value)
        else:
            back_up(journal, at=AT + number * DAY)
    data = back_up(journal, at=AT)
    restore(data, copy, day=AT.date())
    assert copy.path.read_bytes() == data == back_up(copy, at=AT + 90 * DAY)
    assert copy.mapping(case_id) == journal.mapping(case_id)


@pytest.mark.parametrize("spoil", [
    lambda data: data.replace(b"Northwind", b"Southwind"), lambda data: data[:-1], lambda data: data[:-9],
    lambda data: data[: len(data) // 3], lambda data: data.replace(b"\n", b"\r\n"), lambda data: data[40:],
    lambda data: data + b"\x00", lambda data: data.decode().encode("utf-16"),
])  # fmt: skip
def test_damage_on_the_way_is_noticed(journal, case_id, at, spoil):
    data = spoil(back_up(journal, at=at))
    with pytest.raises(InputError) as said:
        look_into(data, "copy.jsonl")
    assert len(str(said.value).splitlines()) == 1 and "copy.jsonl" in str(said.value)


def test_what_people_wrote_is_neither_lost_nor_shown_raw(journal, case_id, at):
    journal.keep_draft(case_id, "thank-you", "maria", HOSTILE, at=at)
    data = back_up(journal, at=at)
    other = Journal(journal.path.with_name("other.jsonl"))
    restore(data, other, day=at.date(), name=HOSTILE)
    assert other.drafts(case_id)[0].body == HOSTILE
    with pytest.raises(InputError) as said:
        look_into(HOSTILE.encode(), HOSTILE)
    assert len(str(said.value).splitlines()) == 1 and "\u202e" not in str(said.value)


def test_a_week_of_the_candidates_days_without_a_backup_reminds(journal, case_id, at, thanked):
    tokyo = ZoneInfo("Asia/Tokyo")  # there it is the next day already when this was written
    evening = at.astimezone(tokyo).replace(hour=23)
    back_up(journal, at=evening)
    journal.log(case_id, thanked, at=at)
    almost = (evening + (REMIND_AFTER - 1) * DAY).replace(hour=23, minute=59)
    assert days_without(journal, now=almost.astimezone(UTC), zone=tokyo) is None
    assert days_without(journal, now=almost.astimezone(UTC) + timedelta(minutes=1), zone=tokyo) == REMIND_AFTER


def test_nobody_is_reminded_of_what_did_not_change(journal, case_id, at):
    back_up(journal, at=at)
    journal.set("policy", "foolproof", at=at)
    assert days_without(journal, now=at + 60 * DAY, zone=None) is None


def test_without_any_backup_the_first_line_counts(journal, case_id, at):
    assert days_without(journal, now=at + (REMIND_AFTER - 1) * DAY, zone=at.tzinfo) is None
    assert days_without(journal, now=at + (REMIND_AFTER + 2) * DAY, zone=at.tzinfo) == REMIND_AFTER + 2
    assert days_without(Journal(journal.path.with_name("empty")), now=at, zone=None) is None


def test_put_off_is_for_the_rest_of_the_day(journal, case_id, at):
    late = at + 20 * DAY
    put_off(journal, now=late, zone=at.tzinfo)
    assert days_without(journal, now=late, zone=at.tzinfo) is None
    assert days_without(journal, now=late + DAY, zone=at.tzinfo) == 21


@pytest.mark.parametrize("keep", [
    lambda journal, case_id, at, thanked: journal.new_case(invented_case(), at=at),
    lambda journal, case_id, at, thanked: journal.set_facts(case_id, {("role", "notes"): "x"}, at=at),
    lambda journal, case_id, at, thanked: journal.log(case_id, thanked, at=at),
    lambda journal, case_id, at, thanked: journal.keep_draft(case_id, "thank-you", "maria", "Dear Maria", at=at),
    lambda journal, case_id, at, thanked: journal.undo(at=at),
])  # fmt: skip
def test_everything_a_candidate_would_miss_counts_as_not_backed_up(journal, case_id, at, thanked, keep):
    back_up(journal, at=at)
    keep(journal, case_id, at, thanked)
    assert changes_since(journal) == 1
    journal.set("policy", "foolproof", at=at)
    assert changes_since(journal) == 1
    back_up(journal, at=at + DAY)
    assert changes_since(journal) == 0


def test_without_any_backup_all_that_is_worth_keeping_counts(journal, case_id, at, thanked):
    journal.set("policy", "foolproof", at=at)
    journal.log(case_id, thanked, at=at)
    assert changes_since(journal) == 2


def test_days_are_counted_from_what_was_written_not_from_what_was_looked_at(journal, facts, at):
    journal.set("policy", "foolproof", at=at)
    journal.new_case(facts, at=at + 20 * DAY)
    assert days_without(journal, now=at + 24 * DAY, zone=at.tzinfo) is None
    assert days_without(journal, now=at + 30 * DAY, zone=at.tzinfo) == 10


def test_an_undone_backup_is_none(journal, case_id, at):
    back_up(journal, at=at)
    journal.undo(journal.history()[-1].id, at=at)
    assert last_backup(journal) is None


def test_an_empty_journal_can_be_backed_up(journal, at):
    journal.path.parent.mkdir()
    journal.path.touch()
    data = back_up(journal, at=at)
    assert is_sealed(data) and data == journal.path.read_bytes() and data.count(b"\n") == 1


def test_a_setting_that_only_looks_like_a_seal_closes_nothing(journal, case_id, at):
    journal.set("policy", "sha256 0", at=at)
    journal.keep_draft(case_id, "backup", None, "backup", at=at)
    assert not is_sealed(journal.path.read_bytes())
    assert not look_into(journal.path.read_bytes(), "copy").sealed


# a backup behind a link, of which nobody knows whether it was saved


def test_a_backup_that_was_only_offered_counts_once_somebody_says_that_it_was_saved(journal, case_id, at):
    data = offer(journal, at=at)
    assert is_sealed(data) and data == journal.path.read_bytes()
    assert last_backup(journal) is None and changes_since(journal) == 1
    note_saved(journal, at=at + DAY)
    assert last_backup(journal) == at and changes_since(journal) == 0


def test_of_several_that_were_offered_none_counts_until_then(journal, case_id, at, thanked):
    back_up(journal, at=at)
    for day in (1, 2):
        journal.log(case_id, {**thanked, "at": (at + day * DAY).isoformat()}, at=at)
        offer(journal, at=at + day * DAY)
        assert last_backup(journal) == at and changes_since(journal) == day
    note_saved(journal, at=at + 3 * DAY)
    assert last_backup(journal) == at + 2 * DAY and changes_since(journal) == 0


def test_offering_what_is_a_backup_already_writes_nothing(journal, case_id, at):
    data = back_up(journal, at=at)
    assert offer(journal, at=at + DAY) == data == journal.path.read_bytes()
    assert last_backup(journal) == at


@pytest.mark.parametrize("odd", ["2026-03-04", 7, {"x": 1}, [7, None], None])
def test_what_a_hand_wrote_there_offers_nothing(journal, case_id, at, odd):
    journal.set(OFFERED, odd, at=at)
    back_up(journal, at=at)
    assert last_backup(journal) == at
    journal.log(case_id, {"kind": "note", "text": "x"}, at=at)
    offer(journal, at=at + DAY)
    assert last_backup(journal) == at and journal.setting(OFFERED) == [(at + DAY).isoformat()]


def test_a_backup_of_a_backup_that_was_taken_in_is_read_with_its_last_line_alone(journal, case_id, at):
    """An earlier closing line is one like others: only the last may close the file."""
    first = back_up(journal, at=at)
    journal.log(case_id, {"kind": "note", "text": "x"}, at=at)
    assert not is_sealed(journal.path.read_bytes()) and not is_sealed(first[:-1]) and not is_sealed(b"")
    assert is_sealed(first)


def test_who_backs_up_sees_what_others_wrote_meanwhile(journal, case_id, at):
    there = Journal(journal.path)
    there.ids()
    journal.log(case_id, {"kind": "note", "text": "meanwhile"}, at=at)
    data = back_up(there, at=at)
    assert b"meanwhile" in data and data.splitlines()[-1].startswith(b'{"v":1,"id":"00000003-')

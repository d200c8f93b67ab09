"""The same list again: what is new reaches the case that is there, what was typed stays, twice changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import plan
from followup.exchange.importer import take
from followup.journal import Journal
from tests.amount import examples

from .import_shapes import AT, look, table_of

HEADER = "Company,Role,Date Applied,Status,Response Date,Interview Date,Notes"


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.jsonl")


def bring(journal, *rows, header=HEADER):
    return take(look(table_of(header, *rows), journal=journal), journal, at=AT, accept=True)


def kinds(case):
    return [(event.kind, event.what, event.day_unknown) for event in case.events if event.kind != "note"]


def test_a_week_later_the_cases_that_are_there_are_brought_up_to_date(journal):
    bring(journal, "Alder,Dev,2026-01-05,Applied,,,", "Birch,QA,2026-01-06,Applied,,,")
    result = bring(journal, "Alder,Dev,2026-01-05,Rejected,2026-01-20,,", "Birch,QA,2026-01-06,Interview,,,")
    assert (result.changed, result.taken, len(journal.ids())) == (2, 0, 2)
    assert kinds(journal.case("alder-dev")) == [("heard", "rejection", False)]
    assert str(journal.case("alder-dev").events[-2].at)[:10] == "2026-01-20"
    assert [one.day_unknown for one in journal.case("birch-qa").interviews] == [True]


def test_a_day_that_was_not_known_is_filled_in_and_nothing_comes_twice(journal):
    bring(journal, "Alder,Dev,2026-01-05,Rejected after interview,,,")
    bring(journal, "Alder,Dev,2026-01-05,Rejected after interview,2026-02-02,2026-01-20,")
    case = journal.case("alder-dev")
    assert [(str(one.at)[:10], one.day_unknown) for one in case.interviews] == [("2026-01-20", False)]
    assert kinds(case) == [("heard", "rejection", True), ("heard", "other", False)]
    assert plan(case, now=AT).stage == "rejected"


def test_what_was_typed_or_moved_by_hand_stays(journal):
    row = "Alder,Dev,2026-01-05,Interview,,2026-01-20,from a friend"
    bring(journal, row)
    journal.set_facts("alder-dev", {
        ("role", "notes"): "mine", ("role", "applied"): "2026-01-04", ("interviews", "1", "at"): "2026-01-21T10:00:00-06:00",  # noqa: E501
    }, at=AT)  # fmt: skip
    kept = journal.path.read_bytes()
    assert bring(journal, row).changed == 0 and journal.path.read_bytes() == kept
    assert bring(journal, row.replace("from a friend", "from two friends")).changed == 0
    assert journal.case("alder-dev").role.notes == "mine"


def test_what_was_undone_does_not_come_back(journal):
    bring(journal, "Alder,Dev,2026-01-05,Applied,,,")
    later = "Alder,Dev,2026-01-05,Interview,,2026-01-20,"
    bring(journal, later)
    journal.undo(at=AT)
    journal.undo(at=AT)
    assert not journal.case("alder-dev").interviews and bring(journal, later).changed == 0


def test_two_previews_of_one_list_change_a_case_once(journal):
    bring(journal, "Alder,Dev,2026-01-05,Applied,,,")
    both = [look(table_of(HEADER, "Alder,Dev,2026-01-05,Offer,,,"), journal=journal) for _ in range(2)]
    assert [take(seen, journal, at=AT).changed for seen in both] == [1, 0]


def test_rows_without_employer_find_their_cases_again_though_others_were_put_in_between(journal):
    header = "Position,Date Applied,Status"
    rows = ["Clerk,2026-01-05,Applied", "Clerk,2026-01-05,Applied", "Cook,2026-01-07,Applied"]
    bring(journal, *rows, header=header)
    assert len(journal.ids()) == 3
    result = bring(journal, "Guard,2026-01-02,Applied", *rows[:2], "Cook,2026-01-07,Rejected", header=header)
    assert (result.taken, result.changed, len(journal.ids())) == (1, 1, 4)


STATUSES = st.sampled_from(["Applied", "Rejected", "Interview", "Offer", "Offer accepted", "Withdrew", "No response",
                            "On hold", "Applied 2026-01-06 → phone screen 2026-01-09", "Skip", "hm", ""])  # fmt: skip
DAYS = st.sampled_from(["", "2026-01-20", "2026-02-03", "TBD", "2026-02-31"])
ROWS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["x", ""]), DAYS, STATUSES, DAYS, DAYS), max_size=5)


@examples(35)
@given(first=ROWS, second=ROWS)
def test_any_list_after_any_other_changes_things_once_and_keeps_every_case_sound(tmp_path_factory, first, second):
    journal = Journal(tmp_path_factory.mktemp("lists") / "journal.jsonl")
    lists = [[",".join(row) + "," for row in rows] for rows in (first, second)]
    for rows in lists:
        bring(journal, "Quay,Clerk,2026-01-05,Applied,,,", *rows)
        kept = journal.path.read_bytes()
        again = bring(journal, "Quay,Clerk,2026-01-05,Applied,,,", *rows)
        assert journal.path.read_bytes() == kept and (again.taken, again.changed) == (0, 0)
    assert journal.problems == [] and len(journal.cases()) == len(journal.ids())

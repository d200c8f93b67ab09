"""What this workbook exports comes back: from a spreadsheet whole, from the table of cases with all that it says."""

from datetime import timedelta

import pytest

from followup.exchange.importer import open_table, preview, take
from followup.exchange.importing.table import Row, Table
from followup.exchange.own_columns import CASES, HISTORY
from followup.exchange.spreadsheet import sheets, to_csv, to_xlsx
from followup.journal import Journal
from followup.journal.example import TOLD_AT, open_example
from followup.planning.planner import plan
from tests.pace import within

from .invented import NOW, case, case_saying

PRIYA = {"name": "Priya Raman"}


def back(tmp_path, made, name):
    journal = Journal(tmp_path / f"{name}.jsonl")
    seen = preview(open_table(made, name), candidate=PRIYA, journal=journal, now=TOLD_AT)
    assert not seen.questions and not seen.refused
    take(seen, journal, at=TOLD_AT)
    kept = journal.path.read_bytes()
    again = take(preview(open_table(made, name), journal=journal, now=TOLD_AT), journal, at=TOLD_AT)
    assert again.taken == 0 and journal.path.read_bytes() == kept
    return journal


def test_a_spreadsheet_of_ours_comes_back_with_people_and_history(tmp_path):
    kept = open_example(tmp_path / "own.jsonl", now=TOLD_AT).cases()
    found = back(tmp_path, to_xlsx(sheets(kept, now=TOLD_AT).values()), "search.xlsx").cases()
    assert list(found) == list(kept)
    for case_id, one in kept.items():
        two = found[case_id]
        assert [(i.round, i.at, i.people, i.held) for i in two.interviews] == [
            (i.round, i.at, i.people, i.held) for i in sorted(one.interviews, key=lambda i: i.at)]  # fmt: skip
        assert {(c.id, c.name, c.role, c.email) for c in two.contacts} == {
            (c.id, c.name, c.role, c.email) for c in one.contacts}  # fmt: skip
        told = sorted((e.kind, e.what, str(e.at)[:16]) for e in two.events if not (e.text or "").startswith("Imported"))
        assert told == sorted((e.kind, e.what, str(e.at)[:16]) for e in one.events)
        assert plan(two, now=TOLD_AT).stage == plan(one, now=TOLD_AT).stage


def test_the_table_of_cases_alone_brings_what_it_says(tmp_path):
    kept = open_example(tmp_path / "own.jsonl", now=TOLD_AT).cases()
    found = back(tmp_path, to_csv(sheets(kept, now=TOLD_AT, only=("cases",))["cases"]), "cases.csv").cases()
    assert list(found) == list(kept)
    for case_id, one in kept.items():
        two, stage = found[case_id], plan(one, now=TOLD_AT).stage
        assert (two.role, two.employer.timezone) == (one.role, one.employer.timezone)
        assert len(two.interviews) == len({meeting.interview.round for meeting in one.timeline.held})
        assert stage not in ("rejected", "offer", "closed", "applied") or plan(two, now=TOLD_AT).stage == stage


@pytest.mark.parametrize("how", ["accepted", "declined", "withdrew", "closed"])
def test_the_table_of_cases_alone_says_how_a_case_was_ended(tmp_path, how):
    offer = {"kind": "heard", "what": "offer", "from": "maria", "at": NOW - timedelta(days=2)}
    ended = case(events=[offer, {"kind": "decided", "what": how, "at": NOW}])
    table = sheets([ended], now=NOW + timedelta(hours=1), only=("cases",))["cases"]
    (found,) = back(tmp_path, to_csv(table), "cases.csv").cases().values()
    assert [(event.kind, event.what) for event in found.events if event.kind == "decided"] == [("decided", how)]


def test_an_older_table_of_cases_that_does_not_say_how_one_was_ended_is_taken_as_it_was(tmp_path):
    made = to_csv(sheets([case()], now=NOW, only=("cases",))["cases"]).decode("utf-8-sig")
    older = "\r\n".join(line.rpartition(",")[0] for line in made.split("\r\n")).encode()
    assert CASES[-1] == "ended" and len(back(tmp_path, older, "cases.csv").cases()) == 1


def test_texts_that_look_like_formulas_come_back_as_they_were(tmp_path):
    made = to_csv(sheets([case_saying("=1+1", "@SUM(A1)")], now=NOW, only=("cases",))["cases"])
    (row,) = preview(open_table(made, "cases.csv"), candidate=PRIYA, now=NOW).rows
    assert row.facts["employer"]["name"] == "=1+1" and row.facts["role"]["notes"] == "@SUM(A1)"


def of_ours(*cases, history=(), **more):
    """A table of ours with these rows, and that of its history beside."""
    rows = tuple(Row(number, tuple({"case": "c", "zone": "UTC", **one}.get(name, "") for name in CASES), "")
                 for number, one in enumerate(cases, 2))  # fmt: skip
    beside = {"history": [HISTORY, *([one.get(name, "") for name in HISTORY] for one in history)]}
    return preview(Table("own.xlsx", "xlsx", CASES, rows, beside=beside), candidate=PRIYA, now=NOW)


def test_a_row_of_a_case_that_stood_above_is_held_back():
    row = {"employer": "Orchard Labs", "role": "Analyst"}
    assert [(one.outcome, one.says) for one in of_ours(row, row | {"case": "d"}, row).rows] == [
        ("taken", ""), ("taken", ""), ("held back", "can't be told from another row (row 2)")]  # fmt: skip


def test_more_rounds_than_anybody_had_are_refused_before_they_are_made():
    (row,) = of_ours({"employer": "Orchard Labs", "role": "Analyst", "rounds": "9999999999"}).rows
    assert row.outcome == "refused"


@pytest.mark.slow
def test_a_long_history_is_not_read_anew_for_each_case():
    with within(1):
        seen = of_ours(*({"case": f"c{n}"} for n in range(1_500)), history=[{"case": "x", "kind": "sent"}] * 15_000)
    assert not seen.taken

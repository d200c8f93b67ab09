"""What this workbook exports comes back: from a spreadsheet whole, from the table of cases with all that it says."""

from followup.exchange.importer import open_table, preview, take
from followup.exchange.spreadsheet import sheets, to_csv, to_xlsx
from followup.journal import Journal
from followup.journal.example import TOLD_AT, open_example
from followup.planning.planner import plan

from .invented import NOW, case_saying

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


def test_texts_that_look_like_formulas_come_back_as_they_were(tmp_path):
    made = to_csv(sheets([case_saying("=1+1", "@SUM(A1)")], now=NOW, only=("cases",))["cases"])
    (row,) = preview(open_table(made, "cases.csv"), candidate=PRIYA, now=NOW).rows
    assert row.facts["employer"]["name"] == "=1+1" and row.facts["role"]["notes"] == "@SUM(A1)"

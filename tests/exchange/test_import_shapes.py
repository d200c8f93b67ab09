"""Files of known programs and messy ones: every row is taken, held back or refused, and nothing is made up."""

import json

import pytest

from followup import load_case
from followup.case.errors import InputError

from .import_shapes import AT, SAMPLES, look, row_of, sample, table_of


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir() if path.name[0] != "_"))
def test_the_three_counts_add_up_to_the_rows_read(name):
    seen = look(sample(name), order="mdy")
    counts = seen.counts
    assert counts["read"] == counts["taken"] + counts["held back"] + counts["refused"] == len(seen.rows) > 0
    assert [row.number for row in seen.rows] == [row.number for row in seen.table.rows]
    assert all(row.reason for row in (*seen.held_back, *seen.refused))
    assert sum(count for told in seen.reasons.values() for count in told.values()) == counts["read"] - counts["taken"]
    for row in seen.taken:
        assert row.part_of or load_case(row.facts).employer.timezone == "America/Chicago"


def test_linkedin_applications_are_taken_without_what_is_personal():
    seen = look(sample("linkedin_job_applications.csv"))
    assert seen.columns.preset["says"].startswith("LinkedIn") and not seen.questions
    assert [row.applied for row in seen.taken] == ["2024-11-23", "2024-11-23", "2024-12-02", "2025-01-07"]
    kept = json.dumps([row.facts for row in seen.taken]) + "".join(row.note for row in seen.rows)
    for personal in ("robin@mail", "555 0142", "cv_robin", "licence", "70000"):
        assert personal not in kept
    assert seen.taken[0].facts["role"]["source"] == "LinkedIn"
    assert {"Question And Answers", "Contact Email", "Contact Phone Number"} <= set(seen.left_behind)


def test_linkedin_dates_need_no_question_even_where_none_is_proven():
    table = table_of(sample_header("linkedin_job_applications.csv"), '"1/7/25, 12:01 AM",,,Meadow Books,Bookseller,,,')
    assert look(table).rows[0].applied == "2025-01-07"


def sample_header(name):
    return (SAMPLES / name).read_text("utf-8").splitlines()[0]


def test_an_application_made_twice_to_one_employer_stays_two():
    seen = look(sample("linkedin_job_applications.csv"))
    twice = [row.number for row in seen.taken if row.employer == "Northwind Clinics"]
    assert twice == [2, 4] and row_of(seen, 5).says == "can't be told from another row (row 4)"


def test_saved_jobs_are_held_back_and_taken_where_the_candidate_says_so():
    seen = look(sample("linkedin_saved_jobs.csv"))
    assert seen.reasons["held back"] == {"saved, not applied for": 2}
    assert [row.number for row in look(sample("linkedin_saved_jobs.csv"), also=[3]).taken] == [3]


def test_jobsync_says_what_was_applied_for():
    seen = look(sample("jobsync.csv"))
    assert [row.number for row in seen.held_back] == [3, 6, 8]
    assert row_of(seen, 4).facts["events"][0]["day_unknown"] and row_of(seen, 2).facts["role"]["source"] == "Indeed"
    assert "location" not in row_of(seen, 4).facts["role"]


def test_osapplytrack_brings_its_interviews_and_leaves_addresses_behind():
    seen = look(sample("osapplytrack.json"))
    assert [one["at"] for one in seen.rows[0].facts["interviews"]] == [
        "2026-03-04T14:00:00-06:00", "2026-03-11T10:30:00-05:00"]  # fmt: skip
    assert [one["round"] for one in seen.rows[0].facts["interviews"]] == [1, 2]
    assert "Maria Lopez" in seen.rows[0].note and "m.lopez" not in repr(seen.rows)
    assert seen.rows[1].reason == "saved, not applied for" and "interviews" in seen.remarks[0]


def test_the_rows_of_one_process_are_one_case():
    seen = look(sample("transitions.csv"))
    assert [row.number for row in seen.taken if row.facts] == [2, 3, 6, 7]
    assert (
        "Applied → Phone Screen → Rejected" in row_of(seen, 2).note
        and row_of(seen, 2).facts["events"][-1]["what"] == "rejection"
    )
    assert row_of(seen, 4).part_of == 2 and row_of(seen, 6).status == "Offer"
    assert row_of(seen, 8).outcome == "held back" and row_of(seen, 9).reason == "no employer named"
    assert [len(row.facts["interviews"]) for row in seen.taken if row.facts] == [1, 0, 0, 0]


def test_the_most_specific_program_wins():
    assert look(sample("simplify.csv")).columns.preset["says"] == "Simplify"
    assert look(sample("teal.csv")).columns.preset == {} and len(look(sample("teal.csv")).taken) == 2


def test_a_status_with_a_day_is_an_event_on_that_day():
    seen = look(sample("simplify.csv"))
    assert row_of(seen, 2).facts["events"] == [
        {"at": "2026-01-19T17:00:00-06:00", "kind": "heard", "what": "rejection"}
    ]
    assert row_of(seen, 4).facts["events"][0]["what"] == "withdrew"
    assert [one["day_unknown"] for one in row_of(seen, 5).facts["interviews"]] == [True]


def test_cards_are_split_where_that_is_certain():
    seen = look(sample("trello.csv"))
    assert [(row.employer, row.title) for row in seen.taken] == [
        ("Northwind Clinics", "Data Analyst"), ("Harbour Freight Lines", "Planner")]  # fmt: skip
    assert row_of(seen, 5).outcome == "refused" and row_of(seen, 2).facts["role"].get("applied") is None


def test_a_messy_log_loses_no_row_and_invents_nothing():
    seen = look(sample("messy.csv"), order="mdy")
    assert seen.counts == {"read": 13, "taken": 8, "changed": 0, "held back": 3, "refused": 2}
    assert [row.number for row in seen.refused] == [11, 12] and row_of(seen, 9).employer == "Not recorded (row 9)"
    assert "no such day" in row_of(seen, 5).says and row_of(seen, 5).facts["role"].get("applied") is None
    assert row_of(seen, 4).facts["interviews"] == [{"round": 1, "at": "2026-03-04T12:00:00-06:00", "with": []}]
    assert [event["what"] for event in row_of(seen, 4).facts["events"]] == ["other", "rejection"]
    assert "before you applied" in row_of(seen, 10).says and row_of(seen, 10).title == "role not named"
    assert row_of(seen, 14).detail == "row 2" and row_of(seen, 6).detail == "row 5"
    assert "“2/30/2026”" in row_of(seen, 5).note


def test_a_german_log_below_a_title_is_read():
    seen = look(sample("german.csv"))
    assert [row.applied for row in seen.rows] == ["2026-02-13", "2026-03-01", "", "", "2026-03-03"]
    assert [event["what"] for row in seen.rows for event in row.facts["events"]] == ["rejection", "offer"]


def test_days_after_now_are_left_out_but_an_interview_may_lie_ahead():
    lines = ("Company,Role,Date Applied,Rejection Date,Interview Date", "A,b,2026-05-01,2026-08-01,2026-06-20",
             "C,d,2027-01-01,,")  # fmt: skip
    seen = look(table_of(*lines))
    assert len(seen.rows[0].facts["interviews"]) == 1 and not seen.rows[0].facts["events"]
    assert all("it lies ahead" in row.says for row in seen.rows)
    assert AT.year == 2026


def test_names_that_swallowed_a_line_are_refused():
    seen = look(table_of("Company,Role,Status", '"A', 'B","c",Applied', "D,e,Applied"))
    assert seen.rows[0].reason.startswith("a line break in the employer") and seen.rows[1].outcome == "taken"


@pytest.mark.parametrize("first, second, outcome", [
    ("A,b,2026-01-02,,", "A,b,2026-01-03,,", "taken"), ("A,b,2026-01-02,,", "a ,B,2026-01-02,,", "held back"),
    ("A,b,2026-01-02,,", "A,b,,,", "held back"), ("A,b,,,", "A,b,,,", "held back"), ("A,b,,,", "A,c,,,", "taken"),
    ("A,b,,https://x.example/1,", "A,b,,https://x.example/2,", "taken"),
    ("A,b,,https://x.example/1/,", "A,b,,https://X.example/1#a,", "held back"),
    ("A,b,2026-01-02,,York", "A,b,2026-01-02,,Hull", "taken"), ("A,b,2026-01-02,,York", "A,b,,,york", "held back"),
])  # fmt: skip
def test_two_rows_are_one_application_unless_something_tells_them_apart(first, second, outcome):
    seen = look(table_of("Company,Role,Date Applied,Job URL,Location,Status", f"{first},Sent", f"{second},Sent"))
    assert seen.rows[0].outcome == "taken" and seen.rows[1].outcome == outcome


def test_without_a_column_for_the_employer_it_is_asked():
    table = table_of("Colour,Shape,Status", "red,round,Applied")
    asked = look(table).questions
    assert [one.id for one in asked] == ["column"] and "Colour, Shape, Status" in asked[0].seen
    assert not look(table, {"employer": "Colour"}).questions


def test_without_zone_or_name_they_are_asked():
    table = table_of("Company,Role,Status", "A,b,Applied")
    assert {one.id for one in look(table, timezone=None, candidate=None).questions} == {"timezone", "candidate"}


@pytest.mark.parametrize("keys, says", [
    ({"timezone": "Europe/Berln"}, "Europe/Berlin"), ({"order": "myd"}, "not one of the orders"),
    ({"mapping": {"employr": "Company"}}, "employer"), ({"mapping": {"employer": "Compny"}}, "Company"),
])  # fmt: skip
def test_what_the_candidate_says_wrongly_is_named_with_what_is_allowed(keys, says):
    with pytest.raises(InputError, match=says) as caught:
        look(table_of("Company,Role", "A,b"), **keys)
    assert len(str(caught.value).splitlines()) <= 3

"""report and agenda on the command line."""

import json

import pytest

AT = ("--now", "2026-03-12T09:05:00-05:00")
DAYS = ("--from", "2026-03-01", "--until", "2026-03-12")


def test_the_report_is_a_page_with_what_was_done(say, northwind):
    said = say("report", *DAYS, *AT)
    assert said.status == 0 and said.out.startswith("<!doctype html>") and "Interview, round 1" in said.out


def test_the_report_ends_today_where_no_last_day_is_given(say, northwind):
    assert "2026-03-01 to 2026-03-12" in say("report", "--from", "2026-03-01", *AT).out


def test_the_report_goes_to_a_file(say, northwind, tmp_path):
    assert say("report", *DAYS, *AT, "--to", tmp_path / "r.html").status == 0
    assert (tmp_path / "r.html").read_text("utf-8") == say("report", *DAYS, *AT).out


@pytest.mark.parametrize(
    "words",
    [(), ("--from", "yesterday"), ("--from", "2026-02-31"), ("--from", "2026-03-05", "--until", "2026-03-04"),
     ("--from", "2026-03-01", "--policy", "nonsense")],
)  # fmt: skip
def test_days_that_are_none_are_refused(say, words):
    said = say("report", *words, *AT)
    assert said.status == 2 and said.out == ""


def test_the_agenda_says_what_is_open_and_what_comes(say, northwind):
    said = say("agenda", *AT, "--policy", "the-call")
    assert said.status == 0 and said.out.startswith("Open now")
    assert "Northwind Clinics, Data analyst" in said.out and "Call" in said.out


def test_the_agenda_as_json_is_the_table(say, northwind):
    rows = json.loads(say("agenda", "--json", *AT).out)["agenda"]
    assert {row["case"] for row in rows} == {northwind}
    assert all(row["status"] in ("overdue", "now", "later") for row in rows)


def test_days_ahead_count(say, northwind):
    early = ("--now", "2026-03-05T16:00:00-06:00")
    near, far = say("agenda", "--days", "3", *early).out, say("agenda", "--days", "30", *early).out
    assert "follow-up" not in near and "follow-up" in far


def test_an_empty_journal_has_an_empty_agenda(say):
    assert say("agenda", *AT).out == "Nothing to do in the next 14 days.\n"
    assert json.loads(say("agenda", "--json").out) == {"agenda": []}


@pytest.mark.parametrize("days", ["0", "-1", "367", "x", "1.5", "", "99999999999", "²"])
def test_a_number_of_days_that_is_none_is_refused(say, days):
    said = say("agenda", f"--days={days}")
    assert said.status == 2 and "days" in said.err

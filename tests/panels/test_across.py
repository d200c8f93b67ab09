"""Today and the case page where one person is asked about two jobs: one row, one message, one press, one undo."""

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.widgets import desk

from .driving import at, change, press

NOW = "2026-03-20T10:00:00-05:00"
DANA = {"id": "dana", "name": "Dana Hart", "is": "hr", "email": "dana@northwind.example", "phone": "+1 312 555 0100"}


def mapping(role, day, employer="Northwind", address=DANA["email"]):
    talk = f"2026-03-0{day}T14:00:00-06:00"
    return {
        "id": role.lower(), "candidate": {"name": "Priya Raman", "phone": "+1 312 555 0142"},
        "employer": {"name": employer, "timezone": "America/Chicago", "country": "US"}, "role": {"title": role},
        "contacts": [{**DANA, "email": address}, {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"}],
        "interviews": [{"round": 1, "at": talk, "with": ["maria"]}],
        "events": [{"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": talk}],
    }  # fmt: skip


@pytest.fixture
def two(path, monkeypatch):
    """A desk over two jobs at Northwind whose HR is one person, and one job at another employer."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    journal = Journal(path)
    journal.new_case(mapping("Analyst", 4), at=clock.now())
    journal.new_case(mapping("Clerk", 6), at=clock.now())
    journal.new_case(mapping("Planner", 6, "Cedar Labs", "dana@cedar.example"), at=clock.now())
    journal.set("case", "analyst", at=clock.now())
    return desk("45_follow_up_email", journal=str(path))


def rows(d):
    return {case_id: row.words.value for case_id, row in d.agenda().rows.items() if row.box in d.agenda().held.children}


def follow_ups(d):
    cases = Journal(d.path).cases()
    return {case_id: sum(event.what == "follow_up" for event in case.events) for case_id, case in cases.items()}


def test_today_has_one_row_for_both_jobs(two):
    found = rows(two)
    assert set(found) == {"analyst", "planner"}
    assert "Analyst" in found["analyst"] and "Clerk" in found["analyst"]
    two.choose_case("clerk")
    two.refresh()
    assert set(rows(two)) == {"clerk", "planner"}


def test_the_message_names_both_jobs_and_nothing_is_found_in_it(two):
    message = two.case_page().letter
    assert "the Analyst and Clerk positions at Northwind" in message.text.body.value
    assert "March 4 and March 6" in message.text.body.value
    assert [finding.code for finding in message.findings.open] == []


def test_before_the_press_one_reads_that_it_is_for_both(two):
    assert "also for: Clerk" in two.case_page().letter.about.value
    two.choose_case("planner")
    two.refresh()
    assert two.case_page().letter.about.value == ""


def test_one_press_writes_it_into_both_cases_and_one_undo_takes_both_back(two):
    card = two.case_page()
    press(card.sent.yes)
    assert follow_ups(two) == {"analyst": 1, "clerk": 1, "planner": 0}
    press(card.sent.undo)
    assert follow_ups(two) == {"analyst": 0, "clerk": 0, "planner": 0}


def test_the_history_of_the_other_case_takes_both_back_too_and_brings_them_again(two):
    press(two.case_page().sent.yes)
    two.choose_case("clerk")
    two.refresh()
    line = two.history().lines[0]
    press(line.turn)
    assert follow_ups(two) == {"analyst": 0, "clerk": 0, "planner": 0}
    press(two.history().lines[0].turn)
    assert follow_ups(two) == {"analyst": 1, "clerk": 1, "planner": 0}


def test_another_moment_is_another_moment_in_both(two):
    card = two.case_page()
    change(card.sent.at, value=True)
    change(card.sent.when, value=at(3, 20, 14, 30))
    press(card.sent.keep)
    moments = {
        event.at for case in Journal(two.path).cases().values() for event in case.events if event.what == "follow_up"
    }
    assert [moment.isoformat() for moment in moments] == ["2026-03-20T14:30:00+00:00"]


def test_an_offer_written_down_in_one_case_is_told_in_the_plan_of_another(two):
    two.book.log("planner", {"kind": "heard", "what": "offer", "answer_by": "2026-03-26"}, at=clock.now())
    two.refresh()
    assert two.plan.steps[0].id == "share-news"
    assert "elsewhere" not in two.book.mapping("analyst")


def test_plans_that_nothing_changed_are_not_made_again(two):
    before = {case_id: two.plan_of(case_id) for case_id in two.cases}
    two.refresh()
    assert all(two.plan_of(case_id) is made for case_id, made in before.items())

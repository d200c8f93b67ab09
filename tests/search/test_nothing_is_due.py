"""After a no without an interview nothing is due, and the agenda begins with what can still be missed."""

from datetime import UTC, datetime, timedelta

import followup
from followup.search import agenda, cases_table

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)


def case(number, *events, interviews=()):
    return followup.load_case({
        "id": f"case-{number}", "candidate": {"name": "Priya Example"},
        "employer": {"name": f"Works {number}", "timezone": "UTC"},
        "role": {"title": "Planner", "applied": "2026-02-10"}, "interviews": list(interviews), "events": list(events),
    })  # fmt: skip


def heard(what, at=NOW - timedelta(hours=20), **more):
    return {"at": at, "kind": "heard", "what": what, **more}


def met(at):
    return {"round": 1, "at": at, "with": []}


def test_automatic_refusals_bring_nothing_to_do():
    cases = [case(1, heard("rejection")), case(2, heard("rejection", day_unknown=True))]
    assert agenda(cases, now=NOW).empty
    assert cases_table(cases, now=NOW)[["next_step", "status"]].to_numpy().tolist() == [["", ""], ["", ""]]


def test_a_refusal_after_an_interview_still_asks_for_thanks():
    assert not agenda([case(1, heard("rejection"), interviews=[met(NOW - timedelta(days=9))])], now=NOW).empty


def test_what_can_be_missed_comes_before_what_is_oldest():
    old = case(1, heard("task", at=NOW - timedelta(days=60), answer_by="2026-01-20"))
    late = case(2, heard("task", at=NOW - timedelta(days=9), answer_by="2026-03-10"))
    soon = case(3, heard("offer", answer_by="2026-03-12"))
    found = agenda([old, late, soon], now=NOW)
    assert found["case"].drop_duplicates().tolist() == ["case-2", "case-3", "case-1"]

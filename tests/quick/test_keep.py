"""Kept in the workbook, the case stands in the journal as if it had been written there."""

from datetime import datetime

from followup.journal import Journal
from followup.planning.planner import plan
from followup.quick.answer import answer, respond
from followup.quick.form import Answers

NOW = datetime.fromisoformat("2026-11-24T10:00:00+00:00")
SAID = {"when": "yesterday", "employer": "Quillmark", "city": "Dublin", "me": "Jo Doe", "position": "Analyst"}


def keep(journal="", **more):
    return respond({"do": "keep", "answers": SAID | more, "journal": journal, "zone": "Asia/Kolkata"}, NOW)["journal"]


def opened(text, tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_text(text, encoding="utf-8")
    return Journal(path)


def test_the_case_is_in_the_journal_and_open_with_the_same_plan(tmp_path):
    book = opened(keep(), tmp_path)
    (case,) = book.cases().values()
    there = plan(case, now=NOW).to_dict()
    assert there == answer(Answers.read(SAID), NOW).plan.to_dict()
    assert (book.setting("case"), book.setting("example")) == (case.id, False)
    assert (book.setting("zone"), book.setting("policy")) == ("Asia/Kolkata", None)


def test_what_was_there_stays_and_nothing_is_added_twice(tmp_path):
    first = keep()
    again = keep(first)
    both = keep(again, employer="Northgrove")
    assert both.startswith(first) and again == first
    assert [case.employer.name for case in opened(both, tmp_path).cases().values()] == ["Quillmark", "Northgrove"]


def test_a_policy_of_the_link_is_followed_there_too(tmp_path):
    assert opened(keep(policy="five-ways"), tmp_path).setting("policy") == "five-ways"


def test_without_a_name_to_sign_nothing_is_kept():
    found = respond({"do": "keep", "answers": SAID | {"me": ""}, "journal": ""}, NOW)
    assert "name" in found["error"] and "journal" not in found

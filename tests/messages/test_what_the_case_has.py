"""The fact a case turns on stands in its message, a last message asks, and nobody is sent a gap that only adds."""

from dataclasses import replace
from datetime import datetime

import pytest

import followup
from followup.messages.drafting import draft
from followup.planning.in_brief import in_brief

NOW = datetime.fromisoformat("2026-11-30T09:30:00+00:00")
RUTH = {"id": "ruth", "name": "Ruth Kendall", "is": "hiring_manager", "email": "ruth@harbour.example"}
TALK = {"round": 1, "at": "2026-11-02T10:00:00+00:00", "with": ["ruth"]}


def case(*events, **talk):
    made = {
        "candidate": {"name": "Dana Petrov"},
        "employer": {"name": "Harbour Books", "timezone": "Europe/London", "country": "GB"},
        "role": {"title": "Bookseller"},
        "contacts": [RUTH],
        "interviews": [TALK | talk],
        "events": list(events),
    }
    return followup.load_case(made)


def event(day, kind, what, **more):
    known = {"to": "ruth", "channel": "email"} if kind == "sent" else {"from": "ruth"} if kind == "heard" else {}
    return {"at": f"2026-11-{day:02}T12:00:00+00:00", "kind": kind, **({"what": what} if what else {}), **known, **more}


TASK = (event(3, "heard", "task", by="email"), event(6, "sent", "task"))


@pytest.mark.parametrize("wording", range(6))
def test_a_last_message_asks_a_question_and_names_the_task(wording):
    found = case(event(2, "sent", "thank_you"), *TASK, event(16, "sent", "follow_up"))
    said = draft(found, "second-follow-up", now=NOW, wording=wording)
    assert "?" in said.body.partition("6 November")[2]
    assert not said.findings


@pytest.mark.parametrize("wording", range(6))
def test_a_last_message_asks_for_a_new_date_and_reminds_of_none(wording):
    found = case(event(2, "sent", "thank_you"), event(16, "sent", "follow_up"), promised_by="2026-11-11")
    body = draft(found, "second-follow-up", now=NOW, wording=wording).body
    assert "11 November" not in body and "new date" in body


@pytest.mark.parametrize("wording", range(6))
def test_a_task_is_named_though_they_wrote_since(wording):
    word = event(11, "heard", "no_decision", by="email", promised_by="2026-11-20")
    found = case(event(2, "sent", "thank_you"), *TASK, word, event(11, "sent", "reply"))
    assert "6 November" in draft(found, "first-follow-up", now=NOW, wording=wording).body


@pytest.mark.parametrize("wording", range(6))
@pytest.mark.parametrize(
    ("terms", "stands"),
    [
        ({"salary": "24,500 GBP", "starts": "2027-01-04"}, ("£24,500", "4 January")),
        ({"salary": "24,500 GBP"}, ("£24,500",)),
        ({"starts": "2027-01-04"}, ("4 January",)),
    ],
)
def test_an_offer_that_was_said_is_said_back_where_its_day_is_known_too(terms, stands, wording):
    found = case(event(27, "heard", "offer", by="phone", answer_by="2026-12-03", **terms))
    body = draft(found, "acknowledge-offer", now=NOW, wording=wording).body
    assert all(words in body for words in (*stands, "3 December", "?"))


@pytest.mark.parametrize("wording", range(6))
def test_what_only_adds_is_left_out_where_the_case_has_nothing_for_it(wording):
    late = draft(case(at="2026-11-27T10:00:00+00:00"), "late-thank-you", now=NOW, wording=wording)
    assert not late.missing and not late.findings
    invited = (event(20, "heard", "invitation", by="email"), event(21, "sent", "reply"))
    nobody = draft(
        case(*invited, at="2026-11-27T10:00:00+00:00", held=False), "ask-for-the-date", now=NOW, wording=wording
    )
    assert nobody.missing == ("free_when",) and "?" in nobody.body  # times are asked of the candidate


@pytest.mark.parametrize(
    "events",
    [(event(2, "sent", "thank_you"),), (event(20, "heard", "task", by="email"),), (event(20, "heard", "rejection"),)],
)
def test_a_later_note_is_asked_about_on_the_short_page(events):
    noted = followup.plan(case(*events, event(24, "note", None, text="It is advertised again")), now=NOW)
    said = " ".join(in_brief(noted).split())
    assert "your note of Tuesday 24 November" in said or said.startswith("If they came back to you")


def test_a_note_is_told_in_the_first_line_where_nothing_else_is_left():
    over = (event(20, "heard", "rejection"), event(21, "sent", "thank_you"), event(21, "sent", "feedback_request"))
    again = "If a place comes up there again, apply anew, and name your talk of Monday 2 November."
    done = f"All that is owed here is done. {again}"
    assert followup.plan(case(*over), now=NOW).summary == done
    noted = followup.plan(case(*over, event(24, "note", None, text="It is advertised again")), now=NOW)
    assert noted.summary.startswith(f"{done} If your note of Tuesday 24 November tells of something new from them")


@pytest.mark.parametrize(
    ("address", "greeting"),
    [
        ("Sehr geehrte Frau Weber,", "Dear Frau Weber,"),
        ("Estimada Sra. Ruiz", "Dear Sra. Ruiz,"),
        ("Bonjour Madame Petit", "Dear Madame Petit,"),
        ("Ms. Kendall", "Dear Ms. Kendall,"),
        ("Beste", "Dear Beste,"),
    ],
)
def test_a_greeting_noted_in_another_language_is_not_said_twice(address, greeting):
    found = case(at="2026-11-30T08:00:00+00:00")
    known = replace(found, contacts=(replace(found.contacts[0], address=address),))
    assert draft(known, "thank-you", now=NOW).body.startswith(greeting)

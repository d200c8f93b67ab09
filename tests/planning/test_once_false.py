"""Sentences that were false once, each in the case in which it was."""

import pytest

from followup.planning.explain import explain
from tests.contract.asking import SIMPLE, THANKED, ask, called, moment, sent, simple, step, told
from tests.planning.test_explain import plan_of
from tests.planning.test_phrases import sentences

MARIA = SIMPLE["contacts"][0]
BEN = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
HANK = {"id": "hank", "name": "Hank Example", "is": "hr", "email": "hank@works.example", "phone": "+1 312 555 0101"}
GONE = MARIA | {"left": True}
WRITTEN = "2026-03-12T10:00:00-05:00"


def said(*about):
    return " ".join(sentences(*about).values())


def test_a_talk_of_thanks_is_no_answer_to_the_follow_up_after_it():
    thanks = called("2026-03-05T10:00:00-06:00", "spoke", what="thank_you")
    case = simple(thanks, sent(WRITTEN))
    assert "You talked" not in said(case, "2026-03-13T10:00:00-05:00")
    found = step(ask(case, moment("2026-03-13T10:00:00-05:00")), "second-follow-up")
    assert found["template"] == "second-follow-up" and "talked" not in found["title"]


def test_a_successor_who_was_written_to_already_is_not_written_to_as_a_stranger():
    now = "2026-03-20T10:00:00-05:00"
    again = step(ask(simple(THANKED, sent(WRITTEN, to="hank"), contacts=[GONE, HANK]), moment(now)), "second-follow-up")
    assert again["to"] == ["hank"] and again["title"] == "Email or call Hank Example once, and then no more"
    anew = step(ask(simple(THANKED, sent(WRITTEN), contacts=[GONE, HANK]), moment(now)), "second-follow-up")
    assert anew["to"] == ["hank"] and anew["title"] == "Write to Hank Example, who took over"
    assert "Make sure that the first one arrived" not in " ".join(one["says"] for one in anew["because"])


def test_a_successor_is_not_called_about_a_talk_with_somebody_else():
    case = simple(THANKED, called("2026-03-11T10:00:00-05:00", "spoke"), contacts=[GONE, HANK])
    found = step(ask(case, moment("2026-03-24T10:00:00-05:00"), "the-call"), "second-follow-up")
    assert (found["title"], found["template"]) == ("Call Hank Example, who took over", "follow-up-call")
    assert "You have talked before" not in " ".join(one["says"] for one in found["because"])


def test_two_are_not_said_to_want_no_calls_where_one_does():
    case = simple(contacts=[MARIA | {"no_calls": True}, BEN], **{"with": ["maria", "ben"]})
    assert "Ben Example, who asked not" not in said(case, "2026-03-13T10:00:00-05:00", "the-call")
    alone = simple(THANKED, contacts=[MARIA | {"no_calls": True}])
    assert "Don't call Maria Example, who asked not to be called." in said(alone, WRITTEN, "the-call")


def test_thanks_that_go_to_hr_do_not_go_to_those_who_interviewed_you():
    nameless = simple(contacts=[HANK], **{"with": []})
    texts = said(nameless, "2026-03-13T10:00:00-05:00")
    assert "this first message is the thank-you for the interview" in texts and "interviewed you" not in texts


def without_interview(*events, **more):
    return simple(*events, **more) | {"interviews": []}


def test_without_an_interview_nothing_is_said_or_asked_of_how_it_went():
    case = without_interview(told("2026-03-01T10:00:00-06:00", "no_decision", promised_by=moment("2026-03-20").date()))
    for policy in ("balanced", "the-call"):
        plan = plan_of(case, "2026-03-02T10:00:00-06:00", policy)
        asked = {question["fact"] for question in plan.questions}
        assert not asked & {"topics", "open_points", "went_well", "interviewer_style"}
        assert not [one for one in plan.keep_in_mind if "However well it went" in one["says"]]
        reasons = " ".join(reason["says"] for found in plan.steps for reason in found.because)
        assert "what went well" not in reasons


def test_a_promise_without_an_interview_was_not_made_since_one():
    case = without_interview(told("2026-03-01T10:00:00-06:00", "no_decision", promised_by=moment("2026-03-20").date()))
    assert "Promised: an answer by Friday, March 20." in explain(plan_of(case, "2026-03-02T10:00:00-06:00"))


def test_hr_is_spoken_of_without_a_manager_nobody_recorded():
    case = simple(sent("2026-03-04T18:00:00-06:00", "thank_you", "hank"), contacts=[HANK], **{"with": ["hank"]})
    assert "HR keeps track for whoever decides" in said(case) and "the manager" not in said(case)


@pytest.mark.parametrize("role", ["hr", "hiring_manager"])
def test_who_is_called_in_place_of_being_looked_up_is_called_by_name_and_not_for_how_to_be_found(role):
    maria = {"id": "maria", "name": "Maria Lopez", "is": role, "phone": "+1 312 555 0100"}
    first = plan_of(simple(contacts=[maria]), "2026-03-25T10:00:00-05:00").steps[0]
    assert first.heading.startswith("Call Maria Lopez") and first.channel == "phone"
    assert [reason["says"] for reason in first.because if "look" in reason["says"]] == [
        "You know a number and no address: one call thanks them and asks, and nothing has to be looked up first "
        "(our rule)."
    ]

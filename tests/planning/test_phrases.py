"""Sentences of a plan name their days, people and employer in plain words, and never show a gap."""

import re

import pytest

from followup.case.office_hours import Opening
from followup.planning import phrases
from followup.planning.explain import explain
from followup.planning.said import hours_words
from tests.contract.asking import SIMPLE, THANKED, ask, called, moment, sent, simple, step, told
from tests.planning.test_explain import plan_of

MARIA = SIMPLE["contacts"][0]
NOW = "2026-03-12T12:00:00-05:00"


def sentences(case, now=NOW, policy="balanced"):
    plan = ask(case, moment(now), policy)
    reasons = [*plan["avoid"], *plan["keep_in_mind"], *(r for s in plan["steps"] for r in s["because"])]
    return {reason["rule"]: reason["says"] for reason in reasons}


def test_the_promised_day_the_earliest_day_and_the_deadline_are_named():
    early = " ".join(sentences(simple(THANKED, promised_days=20)).values())
    assert "Don't ask before Tuesday, March 24 is over" in early
    offer = told("2026-03-11T10:00:00-05:00", "offer", answer_by=moment("2026-03-16").date())
    assert "Example Works needs your answer by Monday, March 16, 17:00" in " ".join(
        sentences(simple(THANKED, offer)).values()
    )
    nothing = " ".join(sentences(simple(THANKED), "2026-03-06T12:00:00-06:00").values())
    assert "Asking before Wednesday, March 11 gains nothing" in nothing


def test_who_is_away_is_named_with_the_day():
    person = MARIA | {"away_until": moment("2026-03-18").date()}
    says = " ".join(sentences(simple(THANKED, contacts=[person]), policy="now-what").values())
    assert "Maria Example is away until Wednesday, March 18; the day after is the first to ask" in says


def test_the_day_of_the_second_is_named_without_its_weekday():
    says = " ".join(sentences(simple(THANKED, sent("2026-03-11T10:00:00-05:00"))).values())
    assert "March 14 is the earliest day." in says


def test_how_often_you_wrote_is_told_in_a_word_once_they_had_a_week_to_answer():
    two = simple(THANKED, sent("2026-03-11T10:00:00-05:00"), sent("2026-03-16T10:00:00-05:00"))
    assert "Nobody answered your two follow-ups, of March 11 and March 16." in " ".join(
        sentences(two, "2026-03-23T12:00:00-05:00").values()
    )
    early = " ".join(sentences(two, "2026-03-20T12:00:00-05:00").values())
    assert "now it is their turn" in early and "Nobody answered" not in early


@pytest.mark.parametrize(("employer", "day"), [
    ({"country": "GB", "timezone": "Europe/London"}, "Wednesday 18 March"), ({"country": "US"}, "Wednesday, March 18"),
    ({}, "Wednesday, March 18"),
])  # fmt: skip
def test_days_are_written_as_they_are_there(employer, day):
    person = MARIA | {"away_until": moment("2026-03-18").date()}
    says = " ".join(sentences(simple(THANKED, contacts=[person], employer=employer), policy="now-what").values())
    assert f"away until {day};" in says


def test_a_year_is_told_where_it_is_another_one():
    text = explain(plan_of(simple(THANKED, promised_by=moment("2027-01-15").date()), NOW))
    assert "an answer by Friday, January 15, 2027." in text


POLICIES = ("balanced", "the-call", "five-ways", "early-bird", "now-what", "hr-first", "foolproof")
HEARD = "2026-03-11T10:00:00-05:00"
CASES = [
    simple(),
    simple(THANKED),
    simple(THANKED, promised_days=3),
    simple(THANKED, sent(HEARD)),
    simple(THANKED, called(HEARD, "spoke")),
    *(simple(told(HEARD, what)) for what in ("no_decision", "offer", "rejection", "invitation")),
    simple(contacts=[MARIA | {"is": "hr"}]),
]


@pytest.mark.many
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_no_sentence_shows_a_gap(case, policy):
    for now in ("2026-03-04T16:00:00-06:00", NOW, "2026-03-20T12:00:00-05:00"):
        text = explain(plan_of(case, now, policy))
        assert not re.search(r"[{}]|\bNone\b|  \S", text.replace("\n   ", "\n").replace("\n  ", "\n"))


def test_several_people_are_named_one_after_the_other():
    ben = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
    case = simple(contacts=[ben, MARIA])
    case["interviews"][0]["with"] = ["ben", "maria"]
    found = step(ask(case, moment(NOW), "now-what"), "first-follow-up")
    assert found["to"] == ["maria", "ben"] and "Maria Example and Ben Example" in found["title"]


def test_the_other_answers_to_a_question_are_told_with_what_they_would_do():
    found = step(ask(simple(THANKED), moment(NOW), "now-what"), "first-follow-up")
    would = {(other["question"], other["answer"]): other["would"] for other in found["instead_of"]}
    assert ("Q1", "day-after") not in would and ("Q3", "email") not in would
    assert ("Q1", "before-it-closes") not in would  # it would come to the same day
    assert would["Q1", "with-grace"] == "email Maria Example, Monday, March 16, 09:00 to 17:00"
    assert would["Q2", "hr"].startswith("email HR, ") and would["Q3", "phone"].startswith("call Maria Example, ")
    assert all(other["sources"] for other in found["instead_of"])


def test_a_question_is_asked_once_with_the_rules_that_hang_on_it():
    plan = ask(simple(), moment("2026-03-04T16:00:00-06:00"))
    asked = {question["fact"]: question for question in plan["questions"]}
    assert len(asked) == len(plan["questions"]) and "open_points" in asked and "unsure" in asked
    assert all(question["rules"] and question["key"] and question["why"] for question in asked.values())
    told_us = ask(simple(open_points=["pay"]), moment("2026-03-04T16:00:00-06:00"))
    assert "open_points" not in {question["fact"] for question in told_us["questions"]}


def test_the_five_weightiest_questions_are_asked_and_the_next_when_one_is_answered():
    """Nobody answers ten questions; by when they answer is asked first, for the day hangs on it."""
    now = moment("2026-03-04T16:00:00-06:00")
    facts = [question["fact"] for question in ask(simple(), now)["questions"]]
    assert len(facts) == 5 and facts[0] == "promise" and "interview_format" not in facts
    wanted = {"role": SIMPLE["role"] | {"unsure": False}}
    fewer = simple(promised_days=8, employer={"country": "US"}) | wanted
    later = [question["fact"] for question in ask(fewer, now)["questions"]]
    assert len(later) == 5 and "interview_format" in later and not {"promise", "country"} & set(later)
    by_video = simple(promised_days=8, employer={"country": "US"}, format="video") | wanted
    assert "interview_format" not in {question["fact"] for question in ask(by_video, now)["questions"]}


def test_hours_that_differ_by_day_are_said_each_with_its_days():
    hours = Opening(((600, 660), (900, 960), (540, 600)), False, (frozenset({0, 1, 2, 3}),) * 2 + (frozenset({4}),))
    assert hours_words(hours) == "10 and 11 or between 3 and 4 (Monday to Thursday), or between 9 and 10 (Friday)"


@pytest.mark.parametrize(("policy", "now", "said"), [
    ("balanced", "2026-03-11T12:00:00-05:00", "email Maria Example, Wednesday, March 11, 09:00 to 17:00"),
    ("balanced", NOW,
     "email Maria Example, Thursday, March 12, 09:00 to 17:00 (open since Wednesday, March 11)"),
    ("balanced", "2026-03-06T12:00:00-06:00", "email Maria Example, Wednesday, March 11, 09:00 to 17:00"),
    ("the-call", NOW,
     "call Maria Example, Thursday, March 12, 15:00 to 16:00 (open since Wednesday, March 11)"),
])  # fmt: skip
def test_a_step_of_another_plan_is_said_with_its_next_hours_and_since_when_it_is_open(policy, now, said):
    plan = plan_of(simple(THANKED), now, policy)
    assert phrases.in_short(plan, plan.step("first-follow-up")) == said


def test_what_has_no_hours_is_said_with_its_end_and_what_is_for_yourself_by_its_title():
    offer = told("2026-03-12T10:00:00-05:00", "offer", by="email", **{"from": "maria"})
    plan = plan_of(simple(THANKED, offer), NOW)
    thanks, answer = plan.step("acknowledge-offer"), plan.step("answer-offer")
    assert phrases.in_short(plan, thanks) == "email Maria Example, by Friday, March 13, 10:00"
    assert phrases.by_then(thanks) == ", until Friday, March 13, 10:00"
    assert (phrases.in_short(plan, answer), phrases.by_then(answer)) == ("email Maria Example", "")
    calling = plan_of(simple(THANKED), NOW, "the-call")
    assert phrases.in_short(calling, calling.step("prepare")) == "prepare the call to Maria Example"


def test_thanks_for_an_offer_that_are_a_day_late_are_to_be_done_now():
    offer = told("2026-03-12T10:00:00-05:00", "offer", by="email", **{"from": "maria"})
    late = plan_of(simple(THANKED, offer), "2026-03-14T12:00:00-05:00").step("acknowledge-offer")
    assert (late.status, phrases.standing(late)) == ("overdue", "now")


def test_a_promise_is_told_with_its_day_and_when_it_was_made():
    none = plan_of(simple(THANKED), NOW).promise
    assert none == {"until": None, "made": None, "source": "none"}
    told_there = plan_of(simple(THANKED, promised_days=8), NOW).promise
    assert told_there == {"until": "2026-03-12", "made": "2026-03-04", "source": "interview"}

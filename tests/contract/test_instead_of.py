"""Section 2: what others would do is listed only where it comes to another person, channel or day in this case."""

import dataclasses

from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import SIMPLE, THANKED, ask, moment, read, simple, step
from .strategies import moments

KINDS = ["thank_you", "thank_you", "thank_you", "other", "no_decision", "on_hold", "follow_up", "called"]
ASKED_OF_THE_FIRST = ("Q1", "Q2", "Q3")


def answering_else(view, question, answer):
    answers = list(view.answers)
    answers[int(question[1]) - 1] = answer
    return dataclasses.replace(view, answers=tuple(answers))


def first_under(view):
    to = oracle.recipient(view)
    return to, oracle.channel(view, to), oracle.first_opens(view), oracle.too_late(view)


def second_under(view):
    to = oracle.second_recipient(view)
    return to, oracle.channel(view, to, second=True), oracle.second_opens(view)


@given(moments(kinds=KINDS, rounds=2, most_events=3))
@examples(65)
def test_no_other_answer_is_listed_that_comes_to_the_same(drawn):
    case, now, policy = drawn
    view, plan = oracle.look(case, now, policy), ask(case, now, policy)
    for name, under in (("first-follow-up", first_under), ("second-follow-up", second_under)):
        found = step(plan, name)
        if not found or found["template"] == "late-thank-you":
            continue
        here = read(under, view)
        for other in found["instead_of"]:
            if other["question"] in ASKED_OF_THE_FIRST:
                there = read(under, answering_else(view, other["question"], other["answer"]))
                assert there != here, (name, other["question"], other["answer"])


@given(moments(kinds=KINDS, rounds=1, most_events=2))
@examples(40)
def test_the_answer_that_was_followed_is_not_listed(drawn):
    case, now, policy = drawn
    view, plan = oracle.look(case, now, policy), ask(case, now, policy)
    assume(plan["steps"])
    for found in plan["steps"]:
        assert all(other["answer"] != view.answer(other["question"]) for other in found["instead_of"])


def listed(case, now="2026-03-06T12:00:00-06:00", policy="balanced"):
    found = step(ask(case, moment(now), policy), "first-follow-up")["instead_of"]
    return {(other["question"], other["answer"]) for other in found}


def test_with_nothing_promised_the_last_day_and_the_day_after_are_one():
    assert ("Q1", "before-it-closes") not in listed(simple(THANKED))  # both I + 7
    assert ("Q1", "before-it-closes") in listed(simple(THANKED, promised_days=7))


def test_the_manager_who_would_be_written_to_anyway_is_no_other_answer():
    assert ("Q2", "manager") not in listed(simple(THANKED))
    assert ("Q2", "hr") in listed(simple(THANKED))
    assert ("Q2", "hr") not in listed(simple(THANKED, employer={"size": "small"}))


def test_no_call_is_named_to_somebody_who_cannot_be_called():
    silent = [{k: v for k, v in SIMPLE["contacts"][0].items() if k != "phone"}]
    assert ("Q3", "phone") not in listed(simple(THANKED, contacts=silent))
    assert ("Q3", "phone") in listed(simple(THANKED))

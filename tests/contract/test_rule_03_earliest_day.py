"""Rule 3: the earliest day of the first follow-up, for each answer to Q1."""

import pytest
from hypothesis import given

from tests.amount import examples

from . import oracle
from .asking import THANKED, ask, moment, read, sent, simple, step
from .strategies import moments


@given(moments())
@examples(50)
def test_the_first_follow_up_opens_when_the_oracle_says(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    listed = read(first_listed, view)
    found = step(ask(case, now, policy), "first-follow-up")
    assert (found is not None) == listed
    if listed:
        assert moment(found["opens"]) == read(oracle.first_opens, view)


def first_listed(view):
    return oracle.first_is_listed(view, oracle.stage(view))


@given(
    moments(rounds=1, most_events=2, kinds=["thank_you", "other", "no_decision", "on_hold", "checking", "task_sent"])
)
@examples(25)
def test_no_follow_up_opens_before_its_earliest_day(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    found = step(ask(case, now, policy), "first-follow-up")
    if found and policy != "early-bird":
        to = read(oracle.recipient, view)
        assert view.there.date_of(moment(found["opens"])) >= read(oracle.earliest_day, view, to)


PROMISED_WEDNESDAY = {
    "balanced": "2026-03-12T09:00:00-05:00",  # P + 1 = Thursday 12
    "the-call": "2026-03-12T10:00:00-05:00",
    "now-what": "2026-03-12T09:00:00-05:00",
    "foolproof": "2026-03-17T10:00:00-05:00",  # P + 3 = Saturday 14; no calls on Monday
    "early-bird": "2026-03-11T09:00:00-05:00",  # P
    "hr-first": "2026-03-18T10:00:00-05:00",  # I + 14 is later than P + 1
    "five-ways": "2026-03-25T09:00:00-05:00",  # I + 21
}
NOTHING_PROMISED = {
    "balanced": "2026-03-11T09:00:00-05:00",  # I + 7
    "the-call": "2026-03-11T10:00:00-05:00",
    "now-what": "2026-03-11T09:00:00-05:00",
    "foolproof": "2026-03-17T10:00:00-05:00",  # I + 10 = Saturday 14
    "early-bird": "2026-03-11T09:00:00-05:00",
    "hr-first": "2026-03-18T10:00:00-05:00",
    "five-ways": "2026-03-25T09:00:00-05:00",
}
PROMISED_A_MONTH = {  # P = Saturday 4 April
    "balanced": "2026-04-06T09:00:00-05:00",
    "the-call": "2026-04-07T10:00:00-05:00",
    "now-what": "2026-04-06T09:00:00-05:00",
    "foolproof": "2026-04-07T10:00:00-05:00",
    "early-bird": "2026-04-03T09:00:00-05:00",
    "hr-first": "2026-04-07T10:00:00-05:00",
    "five-ways": "2026-04-06T09:00:00-05:00",
}
TABLE = [
    (days, policy, opens)
    for days, table in ((7, PROMISED_WEDNESDAY), (None, NOTHING_PROMISED), (31, PROMISED_A_MONTH))
    for policy, opens in table.items()
]


@pytest.mark.parametrize(("days", "policy", "opens"), TABLE)
def test_every_answer_worked_out_by_hand(days, policy, opens):
    plan = ask(simple(THANKED, promised_days=days), moment("2026-03-06T12:00:00-06:00"), policy)
    assert plan["stage"] == "waiting"
    assert step(plan, "first-follow-up")["opens"] == opens
    assert step(plan, "first-follow-up")["status"] == "later"


@pytest.mark.parametrize(("days", "opens"), [(7, "2026-03-12T10:00:00-05:00"), (None, "2026-03-11T10:00:00-05:00")])
def test_a_later_round_waits_a_week_under_fixed(days, opens):
    plan = ask(simple(THANKED, promised_days=days, round=2), moment("2026-03-06T12:00:00-06:00"), "hr-first")
    assert step(plan, "first-follow-up")["opens"] == opens


def test_a_late_thank_you_is_given_three_days():
    late = sent("2026-03-10T20:00:00-05:00", "thank_you")
    plan = ask(simple(late), moment("2026-03-10T21:00:00-05:00"), "the-call")
    assert step(plan, "first-follow-up")["opens"] == "2026-03-13T10:00:00-05:00"


def test_a_thank_you_within_24_hours_is_not_late():
    on_time = sent("2026-03-05T14:59:59-06:00", "thank_you")
    plan = ask(simple(on_time, promised_days=1), moment("2026-03-05T15:30:00-06:00"), "the-call")
    assert step(plan, "first-follow-up")["opens"] == "2026-03-06T10:00:00-06:00"


def test_a_thank_you_a_second_after_the_24_hours_is_late():
    late = sent("2026-03-05T15:00:01-06:00", "thank_you")
    plan = ask(simple(late, promised_days=1), moment("2026-03-05T15:30:00-06:00"), "the-call")
    assert step(plan, "first-follow-up")["opens"] == "2026-03-10T10:00:00-05:00"  # Sunday 8, then Monday

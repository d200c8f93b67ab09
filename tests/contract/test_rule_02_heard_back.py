"""Rule 2: `no_decision`, `on_hold` and `checking` start the wait again; `other` and the rest restart nothing."""

from datetime import date

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import SIMPLE, THANKED, ask, called, ids, moment, read, sent, simple, step, told
from .strategies import moments

HEARD = ["no_decision", "no_decision", "no_decision", "other", "invitation", "told_not_to_call", "reply", "follow_up"]
HEARD += ["on_hold", "checking", "task", "task_sent", "called", "question"]
NO_DECISION = told("2026-03-10T11:00:00-05:00", "no_decision")


@given(moments(kinds=HEARD, rounds=2, at_least_one=False))
@examples(50)
def test_the_stage_follows_from_what_was_heard(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(view.heard("no_decision", "invitation", "other", "on_hold", "checking") or view.sent("task"))
    assert ask(case, now, policy)["stage"] == read(oracle.stage, view)


@given(moments(kinds=[*HEARD, "on_hold", "checking"], rounds=1))
@examples(30)
def test_a_reply_is_owed_exactly_where_the_oracle_says(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(read(oracle.stage, view) in ("no_decision", "waiting") and read(oracle.is_waiting, view))
    assume(not any(one.get("accepted") for one in case.get("elsewhere", ())))  # then the answer is to withdraw
    assert ("reply-no-decision" in ids(ask(case, now, policy))) == read(oracle.owes_reply, view)


def opens(case, now="2026-03-12T08:00:00-05:00", policy="balanced"):
    return step(ask(case, moment(now), policy), "first-follow-up")["opens"]


def test_after_no_decision_the_wait_counts_from_its_date():
    assert opens(simple(THANKED, NO_DECISION, promised_days=7)) == "2026-03-17T09:00:00-05:00"


def test_after_no_decision_with_a_promise_that_promise_counts():
    answer = told("2026-03-10T11:00:00-05:00", "no_decision", promised_by=date(2026, 3, 18))
    assert opens(simple(THANKED, answer, promised_days=7)) == "2026-03-19T09:00:00-05:00"


def test_an_old_promise_ends_with_no_decision():
    plan = ask(simple(THANKED, NO_DECISION, promised_days=20), moment("2026-03-12T08:00:00-05:00"))
    assert plan["promise"]["source"] == "none" and plan["promise"]["until"] is None


def test_other_and_told_not_to_call_restart_nothing():
    for word in ("other", "told_not_to_call"):
        case = simple(THANKED, told("2026-03-10T11:00:00-05:00", word), promised_days=7)
        assert opens(case) == "2026-03-12T09:00:00-05:00", word


def test_the_stage_is_no_decision_until_you_reply():
    now = moment("2026-03-11T08:00:00-05:00")
    plan = ask(simple(THANKED, NO_DECISION), now)
    assert plan["stage"] == "no_decision" and "reply-no-decision" in ids(plan)
    replied = ask(simple(THANKED, NO_DECISION, sent("2026-03-10T20:00:00-05:00", "reply")), now)
    assert replied["stage"] == "waiting" and "reply-no-decision" not in ids(replied)


def test_no_decision_gives_way_to_an_open_follow_up():
    assert ask(simple(THANKED, NO_DECISION), moment("2026-03-17T08:59:59-05:00"))["stage"] == "no_decision"
    assert ask(simple(THANKED, NO_DECISION), moment("2026-03-17T09:00:00-05:00"))["stage"] == "follow_up"


ON_HOLD, CHECKING = (told("2026-03-10T11:00:00-05:00", word) for word in ("on_hold", "checking"))


@pytest.mark.parametrize("policy", ["balanced", "foolproof", "hr-first", "five-ways", "early-bird", "now-what"])
def test_on_hold_waits_three_weeks_and_a_check_two_whatever_the_policy_says(policy):
    hour = "10" if policy in ("foolproof", "hr-first") else "09"
    maria = [SIMPLE["contacts"][0] | {"is": "hr"}]
    held, checked = (simple(THANKED, heard, promised_days=7, contacts=maria) for heard in (ON_HOLD, CHECKING))
    assert opens(held, policy=policy) == f"2026-03-31T{hour}:00:00-05:00"  # 10 + 21, a Tuesday
    assert opens(checked, policy=policy) == f"2026-03-24T{hour}:00:00-05:00"  # 10 + 14, a Tuesday


def test_with_a_promise_on_hold_is_like_any_other_answer():
    heard = told("2026-03-10T11:00:00-05:00", "on_hold", promised_by=date(2026, 3, 18))
    assert opens(simple(THANKED, heard)) == "2026-03-19T09:00:00-05:00"
    assert opens(simple(THANKED, heard), policy="now-what") == "2026-03-19T09:00:00-05:00"


def test_on_hold_and_a_check_are_replied_to():
    for heard in (ON_HOLD, CHECKING):
        plan = ask(simple(THANKED, heard), moment("2026-03-11T08:00:00-05:00"))
        assert plan["stage"] == "no_decision" and "reply-no-decision" in ids(plan)
        replied = simple(THANKED, heard, sent("2026-03-10T20:00:00-05:00", "reply"))
        assert ask(replied, moment("2026-03-11T08:00:00-05:00"))["stage"] == "waiting"


def test_a_check_brings_the_referees_to_be_told_at_once():
    plan = ask(simple(THANKED, CHECKING), moment("2026-03-11T08:00:00-05:00"))
    found = step(plan, "brief-references")
    assert found["status"] == "now" and moment(found["opens"]) <= moment(plan["as_of"])
    assert "brief-references" not in ids(ask(simple(THANKED, ON_HOLD), moment("2026-03-11T08:00:00-05:00")))


@pytest.mark.parametrize("by", ["phone", "in_person"])
def test_what_was_said_needs_no_reply(by):
    heard = told("2026-03-10T11:00:00-05:00", "no_decision", by=by)
    plan = ask(simple(THANKED, heard), moment("2026-03-11T08:00:00-05:00"))
    assert plan["stage"] == "waiting" and "reply-no-decision" not in ids(plan)


@pytest.mark.parametrize("by", ["email", "post"])
def test_what_was_written_needs_one(by):
    heard = told("2026-03-10T11:00:00-05:00", "no_decision", by=by)
    plan = ask(simple(THANKED, heard), moment("2026-03-11T08:00:00-05:00"))
    assert plan["stage"] == "no_decision" and "reply-no-decision" in ids(plan)


SOON_AFTER = [
    ("11:00:00", "spoke", "maria", "waiting"),
    ("11:59:59", "spoke", "maria", "waiting"),
    ("12:00:01", "spoke", "maria", "no_decision"),
    ("11:00:00", "voicemail", "maria", "no_decision"),
    ("11:00:00", "spoke", "ben", "no_decision"),
]


@pytest.mark.parametrize(("heard", "outcome", "sender", "stage"), SOON_AFTER)
def test_within_the_hour_after_a_talk_with_that_person_it_was_said(heard, outcome, sender, stage):
    ben = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
    call = called("2026-03-10T11:00:00-05:00", outcome, what="other")
    answer = told(f"2026-03-10T{heard}-05:00", "no_decision") | {"from": sender}
    answer["at"] = answer["at"].replace(microsecond=1)  # after the talk, however near
    case = simple(THANKED, call, answer, contacts=[*SIMPLE["contacts"], ben])
    assert ask(case, moment("2026-03-11T08:00:00-05:00"))["stage"] == stage


def test_before_any_interview_an_answer_begins_the_wait_and_other_does_not():
    case = SIMPLE | {"interviews": [], "events": [NO_DECISION]}
    assert ask(case, moment("2026-03-11T08:00:00-05:00"))["stage"] == "no_decision"
    assert ask(case, moment("2026-03-17T12:00:00-05:00"))["stage"] == "follow_up"
    other = SIMPLE | {"interviews": [], "events": [told("2026-03-10T11:00:00-05:00", "other")]}
    assert ask(other, moment("2026-03-17T12:00:00-05:00"))["stage"] == "applied"

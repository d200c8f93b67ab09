"""Rule 8: the second follow-up, and the quiet after the last."""

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import QUIET, SIMPLE, THANKED, ask, asked, called, ids, moment, read, sent, simple, step, told
from .strategies import moments

KINDS = ["follow_up", "follow_up", "called", "thank_you", "thank_you", "other", "told_not_to_call", "article"]
KINDS += ["checking", "task_sent"]


@given(moments(kinds=KINDS, rounds=1, most_events=4))
@examples(50)
def test_the_second_goes_where_when_and_how_the_oracle_says(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    listed = read(oracle.second_is_listed, view, read(oracle.stage, view))
    found = step(ask(case, now, policy), "second-follow-up")
    assert (found is not None) == listed
    if listed:
        to = read(oracle.second_recipient, view)
        assert found["to"] == [to]
        assert found["channel"] == read(lambda: oracle.channel(view, to, second=True))
        assert moment(found["opens"]) == read(oracle.second_opens, view)
        first = oracle.follow_ups_sent(view)[0]
        assume(not first.get("day_unknown"))
        spoke = oracle.is_talk(first)
        after = "after-we-spoke-call" if found["channel"] == "phone" else "after-we-spoke"
        assert (found["template"] == after) == spoke and (spoke or "spoke" not in found["template"])


@given(moments(kinds=KINDS, rounds=2, most_events=5))
@examples(25)
def test_quiet_means_two_steps_and_nobody_contacted(drawn):
    case, now, policy = drawn
    plan = ask(case, now, policy)
    if plan["stage"] == "quiet":
        assert {"keep-searching", "let-it-rest"} <= set(ids(plan)) <= QUIET
        resting = [step(plan, name) for name in ("keep-searching", "let-it-rest")]
        assert all(not s["to"] and s["channel"] is None for s in resting)
    assert (plan["stage"] == "quiet") == (read(oracle.stage, oracle.look(case, now, policy)) == "quiet")


FIRST = sent("2026-03-11T12:00:00-05:00")


def second(case, policy="balanced", now="2026-03-12T12:00:00-05:00"):
    return step(ask(case, moment(now), policy), "second-follow-up")


def test_three_days_after_the_first():
    assert second(simple(THANKED, FIRST))["opens"] == "2026-03-16T09:00:00-05:00"  # Saturday 14
    assert second(simple(THANKED, FIRST), "the-call")["opens"] == "2026-03-17T10:00:00-05:00"


def test_never_before_the_earliest_day_of_the_first():
    early = sent("2026-03-06T12:00:00-06:00")
    found = second(simple(THANKED, early, promised_days=7), now="2026-03-06T13:00:00-06:00")
    assert found["opens"] == "2026-03-12T09:00:00-05:00"


def test_a_second_call_only_where_the_policy_calls():
    phone = called("2026-03-11T10:30:00-05:00", "voicemail")
    assert second(simple(THANKED, phone), "the-call")["channel"] == "phone"
    assert second(simple(THANKED, phone), "now-what")["channel"] == "email"
    keen = [{"id": "maria", "name": "Maria Example", "is": "hiring_manager", "prefers": "phone",
             "phone": "+1 312 555 0100", "email": "maria@works.example"}]  # fmt: skip
    assert second(simple(THANKED, phone, contacts=keen))["channel"] == "email"


def test_after_a_late_thank_you_only_those_who_were_in_the_interview_are_written_to():
    colleague = {"id": "ben", "name": "Ben Example", "is": "hiring_manager", "email": "ben@works.example"}
    manager = {"id": "maria", "name": "Maria Example", "is": "hiring_manager", "email": "maria@works.example"}
    to_her = sent("2026-03-17T11:00:00-05:00", what="thank_you", to="maria")
    to_him = sent("2026-03-17T12:00:00-05:00", what="thank_you", to="ben")
    found = second(simple(to_her, to_him, contacts=[manager, colleague]), now="2026-03-17T13:00:00-05:00")
    assert found["to"] == ["maria"]


def test_where_one_is_allowed_the_rest_is_quiet():
    plan = ask(simple(THANKED, FIRST), moment("2026-03-11T12:00:00-05:00"), "foolproof")
    assert plan["stage"] == "quiet" and sorted(ids(plan)) == ["keep-searching", "let-it-rest"]


def test_two_unanswered_are_enough():
    case = simple(THANKED, FIRST, sent("2026-03-17T12:00:00-05:00"))
    assert ask(case, moment("2026-03-17T11:59:59-05:00"))["stage"] == "follow_up"
    assert ask(case, moment("2026-03-17T12:00:00-05:00"))["stage"] == "quiet"


def test_an_answer_ends_the_quiet():
    answer = told("2026-03-20T12:00:00-05:00", "no_decision")
    case = simple(THANKED, FIRST, sent("2026-03-17T12:00:00-05:00"), answer)
    assert ask(case, moment("2026-03-20T13:00:00-05:00"))["stage"] == "no_decision"


SPOKE = called("2026-03-11T10:30:00-05:00", "spoke")


def test_seven_days_after_a_talk_and_by_another_text():
    found = second(simple(THANKED, SPOKE))
    assert found["opens"] == "2026-03-18T09:00:00-05:00"  # Wednesday to Wednesday
    assert found["template"] == "after-we-spoke"
    assert second(simple(THANKED, SPOKE), "the-call")["opens"] == "2026-03-18T10:00:00-05:00"
    assert second(simple(THANKED, SPOKE), "the-call")["template"] == "after-we-spoke-call"  # said, not written


@pytest.mark.parametrize("outcome", ["voicemail", "message"])
def test_a_message_left_is_no_talk(outcome):
    found = second(simple(THANKED, called("2026-03-11T10:30:00-05:00", outcome)))
    assert found["opens"] == "2026-03-16T09:00:00-05:00" and found["template"] != "after-we-spoke"


def test_after_a_talk_the_earliest_day_still_holds():
    found = second(simple(THANKED, SPOKE, promised_days=20))
    assert found["opens"] == "2026-03-25T09:00:00-05:00"  # promised by Tuesday 24


def test_after_a_talk_the_plan_asks_what_was_said_and_not_whether_a_message_arrived():
    for now in ("2026-03-12T12:00:00-05:00", "2026-03-18T12:00:00-05:00"):
        plan = ask(simple(THANKED, SPOKE), moment(now))
        assert "said" in asked(plan) or "say" in asked(plan)
        words = str(plan["steps"]).lower() + plan["summary"].lower()
        assert "arrived" not in words and "nobody answered" not in words and "no answer" not in words


def test_two_talks_are_enough_and_nobody_says_that_nobody_answered():
    case = simple(THANKED, SPOKE, called("2026-03-18T10:30:00-05:00", "spoke"))
    plan = ask(case, moment("2026-03-18T12:00:00-05:00"))
    assert plan["stage"] == "quiet"
    assert "answered" not in (str(plan["steps"]) + plan["summary"]).lower()


def test_the_second_does_not_go_to_somebody_who_left():
    gone = SIMPLE["contacts"][0] | {"left": True}
    helen = {"id": "helen", "name": "Helen Example", "is": "hr", "email": "helen@works.example"}
    assert second(simple(THANKED, FIRST, contacts=[gone, helen]))["to"] == ["helen"]


def test_on_hold_ends_the_quiet_too():
    for word in ("on_hold", "checking"):
        case = simple(THANKED, FIRST, sent("2026-03-17T12:00:00-05:00"), told("2026-03-20T12:00:00-05:00", word))
        assert ask(case, moment("2026-03-20T13:00:00-05:00"))["stage"] == "no_decision", word
    task = told("2026-03-20T12:00:00-05:00", "task")
    case = simple(THANKED, FIRST, sent("2026-03-17T12:00:00-05:00"), task)
    assert ask(case, moment("2026-03-20T13:00:00-05:00"))["stage"] == "task"
    case["events"].append(sent("2026-03-22T12:00:00-05:00", "task"))
    assert ask(case, moment("2026-03-23T13:00:00-05:00"))["stage"] == "waiting"

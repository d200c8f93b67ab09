"""Rule 2, invited: answer at once, ask for the date twice at most, let it rest; and never a follow-up meanwhile."""

from datetime import date

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import FOLLOW_UPS, SIMPLE, THANKED, ask, called, ids, moment, read, sent, simple, step, told
from .strategies import moments

INVITED = ["invitation", "invitation", "invitation", "reply", "question", "question", "called", "other", "no_decision"]
OF_AN_INVITATION = ("reply-invitation", "ask-for-the-date")


@given(moments(kinds=INVITED, rounds=1, at_least_one=False))
@examples(80)
def test_an_invitation_is_answered_and_its_date_asked_for_when_the_oracle_says(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(read(oracle.stage, view) == "invited")
    # after a yes elsewhere the withdrawal is the answer to them, or stands beside it: the words allow both
    assume(not any(one.get("accepted") for one in case.get("elsewhere", ())))
    plan, opens = ask(case, now, policy), read(oracle.question_opens, view)
    unanswered = read(lambda: oracle.answered_at(view, oracle.invitation(view))) is None
    assert ("reply-invitation" in ids(plan)) == unanswered
    found = step(plan, "ask-for-the-date")
    assert (found is not None) == (opens is not None)
    if found and found["channel"] == "email" and not anybody_is_away(case):
        assert moment(found["opens"]) == opens


def anybody_is_away(case):
    return any("away_until" in c for c in case["contacts"])


@given(moments(kinds=INVITED, rounds=1, at_least_one=False, most_events=6))
@examples(50)
def test_it_is_let_rest_ten_working_days_after_the_second_question_and_never_beside_another_step(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(read(oracle.stage, view) == "invited")
    plan, rests = ask(case, now, policy), read(oracle.rests_from, view)
    resting = step(plan, "let-it-rest")
    if rests and view.there.date_of(now) >= rests:
        assert resting and resting["status"] == "now"
    else:
        assert resting is None or resting["status"] == "later"
    assert not resting or not set(ids(plan)) & set(OF_AN_INVITATION)


@given(moments(kinds=[*INVITED, "follow_up", "thank_you"], rounds=2, at_least_one=False))
@examples(25)
def test_an_invitation_without_its_interview_lets_no_follow_up_through(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(read(oracle.invitation, view))
    assert not set(ids(ask(case, now, policy))) & set(FOLLOW_UPS)


def invited(*events, **more):
    """Invited on Tuesday 19 May 2026 by Hana, before any interview."""
    hana = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example"}
    first = told("2026-05-19T10:00:00-05:00", "invitation") | {"from": "hana"} | more
    return SIMPLE | {"contacts": [hana], "events": [first, *events]}


def plan_of(case, now):
    return ask(case, moment(now))


ANSWER = sent("2026-05-19T13:00:00-05:00", "reply", "hana")
FIRST = sent("2026-05-21T09:30:00-05:00", "question", "hana")
SECOND = sent("2026-05-28T09:30:00-05:00", "question", "hana")


def test_before_a_first_interview_too_it_is_answered_at_once():
    plan = plan_of(invited(), "2026-05-20T20:00:00-05:00")
    assert plan["stage"] == "invited" and "ask-for-the-date" not in ids(plan)
    found = step(plan, "reply-invitation")
    assert found["status"] == "now" and moment(found["opens"]) <= moment("2026-05-20T20:00:00-05:00")


@pytest.mark.parametrize("answer", [
    ANSWER,
    sent("2026-05-19T13:00:00-05:00", "question", "hana"),
    called("2026-05-19T13:00:00-05:00", "spoke", "hana", what="other"),
])  # fmt: skip
def test_the_date_is_asked_for_on_the_second_working_day_after_the_answer(answer):
    plan = plan_of(invited(answer), "2026-05-20T20:00:00-05:00")
    assert plan["stage"] == "invited" and "reply-invitation" not in ids(plan)
    found = step(plan, "ask-for-the-date")
    assert (found["opens"], found["status"]) == ("2026-05-21T09:00:00-05:00", "later")  # Tuesday: Thursday
    assert step(plan_of(invited(answer), "2026-05-21T09:00:00-05:00"), "ask-for-the-date")["status"] == "now"


def test_a_voicemail_is_no_answer():
    case = invited(called("2026-05-19T13:00:00-05:00", "voicemail", "hana", what="other"))
    assert "reply-invitation" in ids(plan_of(case, "2026-05-20T20:00:00-05:00"))


@pytest.mark.parametrize("by", ["phone", "in_person"])
def test_an_invitation_on_the_phone_is_answered_as_it_is_heard(by):
    plan = plan_of(invited(by=by), "2026-05-20T20:00:00-05:00")
    assert "reply-invitation" not in ids(plan)
    assert step(plan, "ask-for-the-date")["opens"] == "2026-05-21T09:00:00-05:00"


def test_weekends_and_holidays_are_no_working_days():
    friday = sent("2026-05-22T13:00:00-05:00", "reply", "hana")
    case = invited(friday) | {"employer": SIMPLE["employer"] | {"country": "US"}}
    found = step(plan_of(case, "2026-05-22T14:00:00-05:00"), "ask-for-the-date")
    assert found["opens"] == "2026-05-27T09:00:00-05:00"  # Monday 25 is Memorial Day: Tuesday, Wednesday


def test_once_more_from_the_fifth_working_day_after_the_first_question():
    found = step(plan_of(invited(ANSWER, FIRST), "2026-05-22T12:00:00-05:00"), "ask-for-the-date")
    assert (found["opens"], found["status"]) == ("2026-05-28T09:00:00-05:00", "later")  # Thursday to Thursday


def test_a_call_that_nobody_answered_is_no_question_and_a_voicemail_is_one():
    for outcome, opens in (("no_answer", "2026-05-21T09:00:00-05:00"), ("voicemail", "2026-05-29T09:00:00-05:00")):
        case = invited(ANSWER, called("2026-05-22T10:30:00-05:00", outcome, "hana"))
        assert step(plan_of(case, "2026-05-22T12:00:00-05:00"), "ask-for-the-date")["opens"] == opens, outcome


def test_unasked_the_step_stays_open():
    plan = plan_of(invited(ANSWER), "2026-07-20T12:00:00-05:00")
    assert plan["stage"] == "invited"
    assert step(plan, "ask-for-the-date")["status"] == "now" and "let-it-rest" not in ids(plan)


def test_ten_working_days_after_the_second_question_it_rests():
    case = invited(ANSWER, FIRST, SECOND)
    before, after = (plan_of(case, f"2026-06-{day}T00:00:00-05:00") for day in ("10", "11"))
    assert "ask-for-the-date" not in ids(before)
    resting = step(before, "let-it-rest")
    assert resting is None or resting["status"] == "later"
    assert "let-it-rest" in ids(after) and not set(ids(after)) & set(OF_AN_INVITATION)  # Thursday 28 May and two weeks


def test_neither_the_answer_nor_the_questions_count_as_follow_ups():
    events = [THANKED, told("2026-03-09T11:00:00-05:00", "invitation"),
              called("2026-03-09T15:30:00-05:00", "spoke"), called("2026-03-11T10:30:00-05:00", "message"),
              called("2026-03-18T10:30:00-05:00", "voicemail")]  # fmt: skip
    assert plan_of(simple(*events), "2026-03-19T12:00:00-05:00")["follow_ups"]["sent"] == 0


def test_an_invitation_holds_until_its_interview_is_recorded():
    case = simple(THANKED, told("2026-03-09T11:00:00-05:00", "invitation"))
    plan = plan_of(case, "2026-03-20T12:00:00-05:00")
    assert plan["stage"] == "invited" and "reply-invitation" in ids(plan)
    second = {"round": 2, "at": moment("2026-03-24T10:00:00-05:00"), "with": ["maria"]}
    case["interviews"].append(second)
    assert plan_of(case, "2026-03-20T12:00:00-05:00")["stage"] == "before_interview"
    case["interviews"][-1] = second | {"held": False}
    assert plan_of(case, "2026-03-25T12:00:00-05:00")["stage"] == "invited"


@pytest.mark.parametrize(("later", "stage"), [
    ("rejection", "rejected"), ("task", "task"), ("no_decision", "no_decision"), ("on_hold", "no_decision"),
    ("checking", "no_decision"), ("other", "invited"), ("contact_me", "invited"),
])  # fmt: skip
def test_what_they_say_later_may_end_the_invitation(later, stage):
    case = invited(ANSWER, told("2026-05-20T10:00:00-05:00", later) | {"from": "hana"})
    assert plan_of(case, "2026-05-20T12:00:00-05:00")["stage"] == stage


def test_a_promise_of_an_invitation_is_kept_in_the_plan():
    case = simple(THANKED, told("2026-03-09T11:00:00-05:00", "invitation", promised_by=date(2026, 3, 13)))
    assert plan_of(case, "2026-03-10T12:00:00-05:00")["promise"]["until"] == "2026-03-13"

"""Rule 2: `no_decision` starts the wait again, an invitation stops it, everything else restarts nothing."""

from datetime import date

from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import FOLLOW_UPS, THANKED, ask, ids, moment, read, sent, simple, step, told
from .strategies import moments

HEARD = ["no_decision", "no_decision", "no_decision", "other", "invitation", "told_not_to_call", "reply", "follow_up"]
NO_DECISION = told("2026-03-10T11:00:00-05:00", "no_decision")


@given(moments(kinds=HEARD, rounds=2))
@examples(110)
def test_the_stage_follows_from_what_was_heard(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(view.ended and view.heard("no_decision", "invitation", "other"))
    assert ask(case, now, policy)["stage"] == read(oracle.stage, view)


@given(moments(kinds=["invitation", "invitation", "no_decision", "follow_up", "thank_you"], rounds=2))
@examples(50)
def test_an_invitation_without_its_interview_lets_no_follow_up_through(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(view.ended and oracle.pending_invitation(view))
    plan = ask(case, now, policy)
    assert not set(ids(plan)) & set(FOLLOW_UPS)
    if read(oracle.stage, view) == "waiting" and not any(e.get("what") == "reply" for e in view.events):
        assert "reply-invitation" in ids(plan)


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


def test_an_invitation_is_answered_and_then_awaited():
    case = simple(THANKED, told("2026-03-09T11:00:00-05:00", "invitation"))
    plan = ask(case, moment("2026-03-20T12:00:00-05:00"))
    assert plan["stage"] == "waiting" and "reply-invitation" in ids(plan)
    second = {"round": 2, "at": moment("2026-03-24T10:00:00-05:00"), "with": ["maria"]}
    case["interviews"].append(second)
    assert ask(case, moment("2026-03-20T12:00:00-05:00"))["stage"] == "before_interview"

"""Rule 12: an interview ahead, and no interview at all."""

from hypothesis import given

from tests.amount import examples

from . import oracle
from .asking import FOLLOW_UPS, THANKED, ask, ids, moment, read, simple, step
from .strategies import WAITING, moments

ANSWERS = {"invitation", "no_decision", "told_not_to_call", "on_hold", "checking", "task", "contact_me"}
UNANSWERED = [kind for kind in WAITING if kind not in {*ANSWERS, "task_sent"}]


@given(moments(rounds=3, at_least_one=False))
@examples(40)
def test_an_interview_ahead_suspends_follow_ups(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    stage, plan = read(oracle.stage, view), ask(case, now, policy)
    assert (plan["stage"] == "before_interview") == (stage == "before_interview")
    if view.ahead:
        assert not set(ids(plan)) & set(FOLLOW_UPS)
    asking = step(plan, "ask-before-leaving")
    if stage == "before_interview":
        assert asking
    if asking:
        assert moment(asking["due"]) == oracle.end_of(view.ahead[0])


@given(moments(kinds=UNANSWERED, rounds=0))
@examples(30)
def test_without_an_interview_the_case_rests(drawn):
    case, now, policy = drawn
    plan = ask(case, now, policy)
    assert plan["stage"] == "applied"
    taken = any(offer.get("accepted") for offer in case.get("elsewhere", ()))  # who has another job need not search
    assert (
        {"let-it-rest"} | (set() if taken else {"keep-searching"})
        <= set(ids(plan))
        <= {"let-it-rest", "keep-searching"}
    )


def two_rounds():
    case = simple(THANKED, promised_days=3)
    case["interviews"].append({"round": 2, "at": moment("2026-03-20T10:00:00-05:00"),
                               "ends": moment("2026-03-20T11:30:00-05:00"), "with": ["maria"]})  # fmt: skip
    return case


def test_the_interview_is_ahead_until_it_ends():
    during = ask(two_rounds(), moment("2026-03-20T11:29:59-05:00"))
    assert during["stage"] == "before_interview"
    assert step(during, "ask-before-leaving")["due"] == "2026-03-20T11:30:00-05:00"
    assert ask(two_rounds(), moment("2026-03-20T11:30:00-05:00"))["stage"] == "thank_you"


def test_follow_ups_wait_for_the_interview():
    plan = ask(two_rounds(), moment("2026-03-12T12:00:00-05:00"))
    assert plan["stage"] == "before_interview" and not set(ids(plan)) & set(FOLLOW_UPS)


def test_an_interview_without_an_end_ends_as_it_begins():
    case = simple(ends=None)
    assert ask(case, moment("2026-03-04T13:59:59-06:00"))["stage"] == "before_interview"
    assert ask(case, moment("2026-03-04T14:00:00-06:00"))["stage"] == "thank_you"


def test_the_plan_without_an_interview_says_that_the_advice_begins_with_one():
    case = simple() | {"interviews": []}
    plan = ask(case, moment("2026-03-04T12:00:00-06:00"))
    assert plan["stage"] == "applied" and "interview" in str(plan).lower()

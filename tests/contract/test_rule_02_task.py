"""Rule 2, a task: it is done in time, nothing is followed up until then, and the wait begins with handing it in."""

from datetime import date

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import FOLLOW_UPS, SIMPLE, THANKED, ask, ids, moment, read, sent, simple, step, told
from .strategies import moments

KINDS = ["task", "task", "task_sent", "thank_you", "no_decision", "reply", "follow_up", "invitation", "question"]


@given(moments(kinds=KINDS, rounds=2, at_least_one=False))
@examples(50)
def test_a_task_is_to_be_done_until_it_is_handed_in(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    stage, plan = read(oracle.stage, view), ask(case, now, policy)
    assert (plan["stage"] == "task") == (stage == "task")
    given_task = read(oracle.task, view)
    if given_task:
        assert not set(ids(plan)) & set(FOLLOW_UPS)
    if stage == "task":
        found, due = step(plan, "do-the-task"), oracle.deadline_of(view, given_task)
        assert (found["due"] and moment(found["due"])) == due
    if not given_task:
        assert "do-the-task" not in ids(plan)


@given(moments(kinds=["task_sent", "task_sent", "task", "thank_you", "other"], rounds=1, most_events=3))
@examples(25)
def test_the_wait_begins_again_with_handing_in(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(view.sent("task") and read(oracle.is_waiting, view))
    listed = read(lambda: oracle.first_is_listed(view, oracle.stage(view)))
    found = step(ask(case, now, policy), "first-follow-up")
    assert (found is not None) == listed
    if listed:
        assert moment(found["opens"]) == read(oracle.first_opens, view)


TASK = told("2026-03-10T11:00:00-05:00", "task", answer_by=date(2026, 3, 16))
HANDED_IN = sent("2026-03-14T12:00:00-05:00", "task")


def test_a_day_to_hand_it_in_means_five_there():
    plan = ask(simple(THANKED, TASK), moment("2026-03-12T12:00:00-05:00"))
    assert plan["stage"] == "task"
    assert step(plan, "do-the-task")["due"] == "2026-03-16T17:00:00-05:00"
    assert step(plan, "do-the-task")["status"] == "now"


def test_a_task_that_is_late_is_overdue_and_one_without_a_day_is_not():
    now = moment("2026-03-16T17:00:01-05:00")
    assert step(ask(simple(THANKED, TASK), now), "do-the-task")["status"] == "overdue"
    plan = ask(simple(THANKED, told("2026-03-10T11:00:00-05:00", "task")), now)
    assert step(plan, "do-the-task")["due"] is None and step(plan, "do-the-task")["status"] == "now"


def test_after_handing_in_the_days_count_from_there():
    plan = ask(simple(THANKED, TASK, HANDED_IN, promised_days=7), moment("2026-03-15T12:00:00-05:00"))
    assert plan["stage"] == "waiting" and "do-the-task" not in ids(plan)
    assert step(plan, "first-follow-up")["opens"] == "2026-03-23T09:00:00-05:00"  # 14 + 7, a Saturday
    assert plan["promise"]["source"] == "none"


@pytest.mark.parametrize(("now", "stage"), [
    ("2026-03-12T12:00:00-05:00", "task"), ("2026-03-15T12:00:00-05:00", "waiting"),
    ("2026-03-23T09:00:00-05:00", "follow_up"),
])  # fmt: skip
def test_a_task_before_any_interview(now, stage):
    case = SIMPLE | {"events": [TASK, HANDED_IN]}
    assert ask(case, moment(now))["stage"] == stage


def test_what_they_gave_and_took_back_is_no_task():
    for end in (told("2026-03-11T11:00:00-05:00", "rejection"), HANDED_IN):
        assert ask(simple(THANKED, TASK, end), moment("2026-03-15T12:00:00-05:00"))["stage"] != "task"
    case = simple(THANKED, TASK)
    case["interviews"].append({"round": 2, "at": moment("2026-03-12T10:00:00-05:00"), "with": ["maria"]})
    assert ask(case, moment("2026-03-15T12:00:00-05:00"))["stage"] == "waiting"


def test_an_invitation_after_the_task_comes_first():
    case = simple(THANKED, TASK, told("2026-03-11T11:00:00-05:00", "invitation"))
    assert ask(case, moment("2026-03-12T12:00:00-05:00"))["stage"] == "invited"
    turned = simple(THANKED, told("2026-03-09T11:00:00-05:00", "invitation"), TASK)
    assert ask(turned, moment("2026-03-12T12:00:00-05:00"))["stage"] == "task"

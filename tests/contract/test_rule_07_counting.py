"""Rule 7: which messages, calls and visits count as follow-ups."""

from datetime import date

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import THANKED, ask, called, moment, read, sent, simple, told
from .strategies import moments

KINDS = [
    "follow_up",
    "article",
    "called",
    "called",
    "visited",
    "reply",
    "no_decision",
    "invitation",
    "thank_you",
    "note",
    "question",
    "news",
    "task_sent",
    "on_hold",
    "checking",
    "contact_me",
]


@given(moments(kinds=KINDS, rounds=2, most_events=5, at_least_one=False))
@examples(65)
def test_the_plan_counts_what_the_oracle_counts(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(not read(oracle.last_is_undated, view))
    counted = read(oracle.follow_ups_sent, view)
    expected = {"sent": len(counted), "allowed": oracle.allowed(view)}
    assert ask(case, now, policy)["follow_ups"] == expected


AT = "2026-03-11T10:30:00-05:00"
EVENTS = [
    (sent(AT), 1),
    (sent(AT, "article"), 1),
    (sent(AT, "news"), 1),
    (sent(AT, "reply"), 0),
    (sent(AT, "feedback_request"), 0),
    (sent(AT, "question"), 0),
    (sent(AT, "task"), 0),
    (sent(AT, "thank_you"), 0),
    (called(AT, "spoke"), 1),
    (called(AT, "voicemail"), 1),
    (called(AT, "message", what="follow_up"), 1),
    (called(AT, "no_answer"), 0),
    (called(AT, "spoke", what="agreed"), 0),
    (called(AT, "spoke", what="other"), 0),
    (called(AT, "spoke", what="thank_you"), 0),
    ({"at": moment(AT), "kind": "visited", "to": "maria"}, 1),
    ({"at": moment(AT), "kind": "note", "text": "thought about it"}, 0),
]


@pytest.mark.parametrize(
    ("event", "count"), EVENTS, ids=[f"{e['kind']}-{e.get('what', e.get('outcome'))}" for e, _ in EVENTS]
)
def test_what_counts_worked_out_by_hand(event, count):
    plan = ask(simple(THANKED, event), moment("2026-03-12T12:00:00-05:00"))
    assert plan["follow_ups"] == {"sent": count, "allowed": 2}


def test_counting_begins_again_with_what_restarts_the_wait_and_with_an_invitation():
    for word in ("no_decision", "invitation", "on_hold", "checking"):
        case = simple(THANKED, sent(AT), told("2026-03-12T10:00:00-05:00", word))
        assert ask(case, moment("2026-03-12T12:00:00-05:00"))["follow_ups"]["sent"] == 0, word


def test_counting_begins_again_with_a_task_that_is_handed_in_not_with_one_that_is_given():
    given_task = told("2026-03-12T10:00:00-05:00", "task")
    case = simple(THANKED, sent(AT), given_task)
    assert ask(case, moment("2026-03-12T12:00:00-05:00"))["follow_ups"]["sent"] == 1
    case["events"].append(sent("2026-03-13T10:00:00-05:00", "task"))
    assert ask(case, moment("2026-03-13T12:00:00-05:00"))["follow_ups"]["sent"] == 0


@pytest.mark.parametrize(("facts", "count"), [({"answer_by": date(2026, 3, 20)}, 0), ({}, 1)])
def test_news_counts_only_where_no_day_was_set_elsewhere(facts, count):
    case = simple(THANKED, sent(AT, "news")) | {"elsewhere": [{"employer": "Cedar Example"} | facts]}
    assert ask(case, moment("2026-03-12T12:00:00-05:00"))["follow_ups"]["sent"] == count


def test_other_news_from_them_does_not_reset_the_count():
    case = simple(THANKED, sent(AT), told("2026-03-12T10:00:00-05:00", "other"))
    assert ask(case, moment("2026-03-12T12:00:00-05:00"))["follow_ups"]["sent"] == 1


def test_what_was_sent_before_the_interview_does_not_count():
    case = simple(sent("2026-03-03T10:00:00-06:00"), THANKED)
    assert ask(case, moment("2026-03-12T12:00:00-05:00"))["follow_ups"]["sent"] == 0


def test_foolproof_allows_one():
    assert ask(simple(), moment(AT), "foolproof")["follow_ups"] == {"sent": 0, "allowed": 1}

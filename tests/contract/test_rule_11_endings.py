"""Rule 11: a no, an offer, and the candidate's own end to it."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import FOLLOW_UPS, THANKED, ask, ids, moment, read, sent, simple, spans, step, told
from .strategies import ALL_KINDS, ENDINGS, moments


@given(moments(kinds=ENDINGS, rounds=2, most_events=4, at_least_one=False))
@examples(40)
def test_the_stage_of_an_ending(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    plan = ask(case, now, policy)
    assert plan["stage"] == read(oracle.stage, view)
    if plan["stage"] in ("closed", "offer", "rejected"):
        assert not set(ids(plan)) & {*FOLLOW_UPS, "thank-you", "late-thank-you", "thank-you-card", "thank-you-call"}


@given(moments(kinds=[*ENDINGS, "offer", "offer"], rounds=1, most_events=3, at_least_one=False))
@examples(40)
def test_an_offer_is_acknowledged_and_answered_in_time(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    plan = ask(case, now, policy)
    if read(oracle.stage, view) != "offer":
        return
    offer = view.heard("offer")[-1]
    assume(not offer.get("day_unknown"))
    deadline = oracle.deadline_of(view, offer)
    answering = step(plan, "answer-offer")
    if answering:
        assert (answering["due"] and moment(answering["due"])) == deadline
    thanking = step(plan, "acknowledge-offer")
    answered = [e for e in view.events if e["kind"] == "sent" and e["at"] > offer["at"]]
    assert thanking or answered
    if thanking:
        a_day = offer["at"] + timedelta(hours=24)
        assert moment(thanking["due"]) == (min(a_day, deadline) if deadline else a_day)


@given(moments(kinds=[*ENDINGS, "feedback_request", "rejection"], rounds=1, most_events=4))
@examples(30)
def test_after_a_no_each_step_is_proposed_once(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    plan = ask(case, now, policy)
    if read(oracle.stage, view) != "rejected":
        return
    assume(view.ended and not view.undated)
    no = view.heard("rejection", "offer_withdrawn")[-1]
    since = [e for e in view.events if e["kind"] == "sent" and e["at"] > no["at"]]
    words = {e["what"] for e in since}
    assert ("ask-for-feedback" in ids(plan)) == ("feedback_request" not in words)
    if not words:
        assert "thank-after-rejection" in ids(plan)
    if "thank_you" in words:
        assert "thank-after-rejection" not in ids(plan)


TO_THEM = ("thank-after-rejection", "ask-for-feedback", "acknowledge-offer", "answer-offer", "ask-what-is-open")


@given(moments(kinds=[*ENDINGS, "other", "no_decision"], rounds=2, most_events=4))
@examples(50)
def test_an_ending_goes_to_whom_the_last_message_came_from(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(read(oracle.stage, view) in ("rejected", "offer", "closed"))
    steps = [s for s in ask(case, now, policy)["steps"] if s["id"] in (*TO_THEM, "confirm-in-writing")]
    assume(steps)
    to = read(oracle.ending_goes_to, view)
    for found in steps:
        assert found["to"] == [to], found["id"]


NO = told("2026-03-12T10:00:00-05:00", "rejection")
OFFER = told("2026-03-12T10:00:00-05:00", "offer", answer_by=date(2026, 3, 20))
NOW = moment("2026-03-12T12:00:00-05:00")
ELSEWHERE = {"elsewhere": [{"employer": "Cedar Example"}]}


def test_a_no_is_thanked_for_and_asked_about():
    plan = ask(simple(THANKED, NO), NOW)
    assert plan["stage"] == "rejected"
    assert {"thank-after-rejection", "ask-for-feedback"} <= set(ids(plan))


def test_after_a_no_a_new_invitation_opens_the_case_again():
    again = told("2026-03-13T10:00:00-05:00", "invitation")
    assert ask(simple(THANKED, NO, again), moment("2026-03-13T12:00:00-05:00"))["stage"] == "invited"


def test_an_offer_deadline_that_is_a_date_ends_at_five_there():
    plan = ask(simple(THANKED, OFFER) | ELSEWHERE, NOW)
    assert plan["stage"] == "offer"
    assert {"acknowledge-offer", "tell-others", "answer-offer"} <= set(ids(plan))
    assert step(plan, "answer-offer")["due"] == "2026-03-20T17:00:00-05:00"
    assert step(plan, "acknowledge-offer")["due"] == "2026-03-13T10:00:00-05:00"


def test_an_offer_due_today_is_acknowledged_by_then():
    soon = told("2026-03-12T10:00:00-05:00", "offer", answer_by=moment("2026-03-12T16:00:00-05:00"))
    found = step(ask(simple(THANKED, soon), NOW), "acknowledge-offer")
    assert found["due"] == "2026-03-12T16:00:00-05:00"
    assert all(end is None or end <= moment(found["due"]) for _, end in spans(found))


@pytest.mark.parametrize("now", ["2026-03-19T17:00:01-05:00", "2026-03-20T16:00:00-05:00", "2026-03-22T12:00:00-05:00"])
def test_with_less_than_a_day_left_the_first_step_is_to_ask_for_more_time(now):
    plan = ask(simple(THANKED, OFFER), moment(now))
    first = next(s for s in plan["steps"] if s["id"] != "find-contact")
    words = f"{first['title']} {first['because']}".lower()
    assert "more time" in words and "today" in words
    assert "more time" not in str([s["title"] for s in ask(simple(THANKED, OFFER), NOW)["steps"]]).lower()


def test_an_offer_without_a_deadline_has_none_and_asks():
    plan = ask(simple(THANKED, told("2026-03-12T10:00:00-05:00", "offer")), NOW)
    assert step(plan, "answer-offer")["due"] is None
    assert any("answer" in str(q).lower() for q in plan["questions"])


def test_a_rejection_after_an_offer_is_a_rejection_and_an_offer_after_one_an_offer():
    later_no = NO | {"at": moment("2026-03-12T11:00:00-05:00")}
    assert ask(simple(THANKED, OFFER, later_no), NOW)["stage"] == "rejected"
    earlier_no = NO | {"at": moment("2026-03-12T09:00:00-05:00")}
    assert ask(simple(THANKED, OFFER, earlier_no), NOW)["stage"] == "offer"


@pytest.mark.parametrize(("what", "written"), [
    ("accepted", "acceptance"), ("declined", "decline"), ("withdrew", "withdrawal"), ("closed", None),
])  # fmt: skip
def test_an_end_is_confirmed_in_writing_and_then_rests(what, written):
    decided = {"at": moment("2026-03-12T11:00:00-05:00"), "kind": "decided", "what": what}
    plan = ask(simple(THANKED, OFFER, decided) | ELSEWHERE, NOW)
    assert plan["stage"] == "closed"
    assert ("confirm-in-writing" in ids(plan)) == (written is not None)
    assert ("tell-others" in ids(plan)) == (what == "accepted")
    if written:
        done = ask(simple(THANKED, OFFER, decided, sent("2026-03-12T11:30:00-05:00", written)), NOW)
        assert set(ids(done)) <= ({"tell-others"} if what == "accepted" else set())


@given(moments(kinds=[*ALL_KINDS, "decided"], rounds=2, most_events=5, at_least_one=False))
@examples(30)
def test_a_closed_case_asks_for_nothing_else(drawn):
    case, now, policy = drawn
    plan = ask(case, now, policy)
    if plan["stage"] == "closed":
        assert set(ids(plan)) <= {"find-contact", "confirm-in-writing", "tell-others", "take-back-acceptance"}
        assert "tell-others" not in ids(plan) or case.get("elsewhere")


def test_a_deadline_that_was_over_when_the_offer_came_gives_no_window_backwards():
    over = told("2026-03-12T18:00:00-05:00", "offer", answer_by=date(2026, 3, 12))
    plan = ask(simple(THANKED, over), moment("2026-03-12T19:00:00-05:00"))
    found = step(plan, "answer-offer")
    assert found["status"] == "overdue" and found["due"] == "2026-03-12T17:00:00-05:00"
    assert all(start is None or end is None or start < end for s in plan["steps"] for start, end in spans(s))

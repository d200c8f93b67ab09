"""Rule 11, other employers: news of an offer elsewhere goes first; after a yes there, nothing is followed up."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.amount import examples

from . import oracle
from .asking import FOLLOW_UPS, THANKED, ask, ids, moment, read, sent, simple, step, steps, told
from .strategies import EDGES, cases, elsewhere, instants, marks_elsewhere, policies

KINDS = ["thank_you", "thank_you", "news", "follow_up", "no_decision", "other", "invitation", "offer", "rejection"]


@st.composite
def with_others(draw, taken=False):
    """taken: whether that job is, so that few examples have to be thrown away."""
    case = draw(cases(kinds=KINDS, rounds=2, most_events=3))
    there = oracle.There(case["employer"])
    others = draw(elsewhere(there.zone, there.date_of(case["interviews"][0]["at"])))
    if taken:
        others = [(others or [{"employer": "Cedar Example"}])[0] | {"accepted": True}]
    case = case | {"elsewhere": others[:1]}
    marks = [mark for other in others[:1] for mark in marks_elsewhere(there, other)]
    edges = [mark + edge for mark in marks for edge in (*EDGES, timedelta(days=1), timedelta(days=3))]
    now = draw(st.sampled_from(edges) if edges and draw(st.booleans()) else instants(case, last=40))
    return case, now.astimezone(there.zone), draw(policies)


@given(with_others())
@examples(80)
def test_news_of_an_offer_elsewhere_goes_first_while_it_is_to_be_answered(drawn):
    case, now, policy = drawn
    view, plan = oracle.look(case, now, policy), ask(case, now, policy)
    stage = read(oracle.stage, view)
    wanted = read(oracle.has_news_to_share, view, stage)
    found = step(plan, "share-news")
    if wanted:
        first = next(s for s in plan["steps"] if s["id"] not in ("find-contact", "find-names"))
        assert first["id"] == "share-news" and first["to"] == [read(oracle.recipient, view)]
        assert moment(first["due"]) == read(oracle.news_is_due, view)
        assert first["status"] == ("overdue" if now > moment(first["due"]) else "now")
        assert not [a for a in plan["avoid"] if "D1" in a["advice"] and "news" in a["says"].lower()]
    elif any("answer_by" in e for e in case["elsewhere"]):
        assert found is None


@given(with_others())
@examples(50)
def test_news_without_a_day_stands_beside_the_follow_up(drawn):
    case, now, policy = drawn
    view, plan = oracle.look(case, now, policy), ask(case, now, policy)
    assume(not any("answer_by" in e for e in case["elsewhere"]))
    stage, found = read(oracle.stage, view), steps(plan, "share-news")
    if not case["elsewhere"] or not set(ids(plan)) & {"first-follow-up", "second-follow-up"}:
        assert not found
        return
    follow_up = step(plan, "first-follow-up") or step(plan, "second-follow-up")
    assume(stage in ("waiting", "follow_up") and follow_up["template"] != "late-thank-you" and not view.sent("news"))
    assume(step(plan, "first-follow-up") and not any("since" in e for e in case["elsewhere"]))
    assert [s["to"] for s in found] == [follow_up["to"]]


@given(with_others(taken=True))
@examples(50)
def test_where_one_was_accepted_elsewhere_a_withdrawal_stands_in_place_of_every_follow_up(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(read(oracle.is_accepted_elsewhere, view) and view.ended)
    stage, plan = read(oracle.stage, view), ask(case, now, policy)
    assert not set(ids(plan)) & set(FOLLOW_UPS)
    if stage in ("waiting", "quiet") and read(oracle.is_waiting, view) and not view.ahead:
        assert ("confirm-in-writing" in ids(plan)) == (not view.sent("withdrawal"))


CEDAR = {"employer": "Cedar Example", "role": "Analyst", "since": moment("2026-03-09T09:00:00-05:00")}
NOW = moment("2026-03-09T12:00:00-05:00")  # a Monday; promised was the 18th


def elsewhere_too(*events, employer=(), **facts):
    return simple(THANKED, *events, promised_days=14, employer=employer) | {"elsewhere": [CEDAR | facts]}


def test_the_news_is_told_before_the_promised_day_and_does_not_count():
    case = elsewhere_too(answer_by=date(2026, 3, 13))
    plan = ask(case, NOW)
    assert plan["stage"] == "waiting" and ids(plan)[0] == "share-news"
    found = plan["steps"][0]
    assert (found["to"], found["status"], found["due"]) == (["maria"], "now", "2026-03-12T17:00:00-05:00")
    told_them = elsewhere_too(sent("2026-03-09T11:00:00-05:00", "news"), answer_by=date(2026, 3, 13))
    plan = ask(told_them, NOW)
    assert "share-news" not in ids(plan) and plan["follow_ups"]["sent"] == 0
    assert step(plan, "first-follow-up")["opens"] == "2026-03-19T09:00:00-05:00"


def test_news_from_before_the_offer_settles_nothing():
    case = elsewhere_too(sent("2026-03-09T08:00:00-05:00", "news"), answer_by=date(2026, 3, 13))
    assert ids(ask(case, NOW))[0] == "share-news"


@pytest.mark.parametrize(("by", "due"), [
    (date(2026, 3, 16), "2026-03-13T17:00:00-05:00"),  # a Monday: Friday
    (date(2026, 3, 15), "2026-03-13T17:00:00-05:00"),  # a Sunday: Friday
    (moment("2026-03-12T10:00:00-05:00"), "2026-03-11T17:00:00-05:00"),
])  # fmt: skip
def test_it_is_due_on_the_last_working_day_before(by, due):
    assert step(ask(elsewhere_too(answer_by=by), NOW), "share-news")["due"] == due


def test_a_holiday_there_is_no_working_day():
    events = [told("2026-05-20T10:00:00-05:00", "other")]
    case = elsewhere_too(*events, employer={"country": "US"}, since=moment("2026-05-20T09:00:00-05:00"),
                         answer_by=date(2026, 5, 26))  # fmt: skip
    found = step(ask(case, moment("2026-05-20T12:00:00-05:00")), "share-news")
    assert found["due"] == "2026-05-22T17:00:00-05:00"  # Monday 25 May is a holiday


def test_past_its_due_it_is_overdue_and_past_the_day_it_is_gone():
    case = elsewhere_too(answer_by=moment("2026-03-12T10:00:00-05:00"))
    assert step(ask(case, moment("2026-03-11T17:00:01-05:00")), "share-news")["status"] == "overdue"
    assert "share-news" not in ids(ask(case, moment("2026-03-12T10:00:01-05:00")))


def test_also_where_the_follow_ups_are_used_up():
    used_up = [sent("2026-03-05T12:00:00-06:00"), sent("2026-03-06T12:00:00-06:00")]
    plan = ask(elsewhere_too(*used_up, answer_by=date(2026, 3, 13)), NOW)
    assert plan["stage"] == "quiet" and ids(plan)[0] == "share-news"


@pytest.mark.parametrize("end", [
    told("2026-03-09T10:00:00-05:00", "rejection"), told("2026-03-09T10:00:00-05:00", "offer"),
    {"at": moment("2026-03-09T10:00:00-05:00"), "kind": "decided", "what": "closed"},
])  # fmt: skip
def test_a_case_with_an_ending_shares_no_news(end):
    assert "share-news" not in ids(ask(elsewhere_too(end, answer_by=date(2026, 3, 13)), NOW))


def test_nor_does_one_before_any_interview():
    case = elsewhere_too(answer_by=date(2026, 3, 13)) | {"interviews": [], "events": []}
    assert "share-news" not in ids(ask(case, NOW))


def test_without_a_day_it_waits_for_the_follow_up_and_stands_beside_it():
    plan = ask(elsewhere_too(), NOW)
    assert ids(plan)[0] != "share-news"
    news, follow_up = step(plan, "share-news"), step(plan, "first-follow-up")
    assert (news["to"], news["opens"]) == (follow_up["to"], follow_up["opens"])


def test_accepted_elsewhere_withdraws_here():
    for now in ("2026-03-09T12:00:00-05:00", "2026-03-20T12:00:00-05:00"):
        plan = ask(elsewhere_too(accepted=True), moment(now))
        assert not set(ids(plan)) & set(FOLLOW_UPS)
        found = step(plan, "confirm-in-writing")
        assert found["status"] == "now" and found["to"] == ["maria"]
    done = elsewhere_too(sent("2026-03-09T11:00:00-05:00", "withdrawal"), accepted=True)
    assert not set(ids(ask(done, NOW))) & {"confirm-in-writing", *FOLLOW_UPS}


def test_also_where_two_follow_ups_went_out():
    used_up = [sent("2026-03-05T12:00:00-06:00"), sent("2026-03-06T12:00:00-06:00")]
    plan = ask(elsewhere_too(*used_up, accepted=True), NOW)
    assert plan["stage"] == "quiet" and "confirm-in-writing" in ids(plan)

"""A plan says nothing against itself: no call on a day kept free of them, and no question that is answered."""

import pytest

import followup
from followup.planning.in_brief import in_brief
from followup.planning.page import worth_asking
from tests.contract.asking import SIMPLE, THANKED, moment, sent, simple, told
from tests.messages.review.cases import after, made
from tests.messages.test_open_points import WITH_POINTS, with_points
from tests.planning.test_answered_in_short import INVITED, ONLY_EMAIL, page, plan_of

MARIA = SIMPLE["contacts"][0]
TAKEN = {"employer": "Cedar Labs", "accepted": True, "since": moment("2026-03-05T12:00:00-06:00")}
AHEAD, NOW = moment("2026-03-06T14:00:00-06:00"), "2026-03-05T16:00:00-06:00"
STAY_AWAY = "Don't just stay away"


def wish(at):
    return told(at, "contact_me", how="phone", **{"from": "maria", "by": "phone"})


@pytest.mark.parametrize(
    ("now", "again"),
    [
        ("2026-03-05T09:00:00-06:00", "on Friday, March 6"),  # a Thursday, before the hours for calls
        ("2026-03-05T18:00:00-06:00", "on Tuesday, March 10"),  # the call is on Friday
        ("2026-03-06T09:00:00-06:00", "on Tuesday, March 10"),  # and Monday, the busiest day, is kept free of calls
        ("2026-03-07T09:00:00-06:00", "on Tuesday, March 10"),  # a Saturday, on which they may be at work
    ],
)
def test_who_reaches_nobody_rings_again_on_a_day_on_which_the_plan_would_call(now, again):
    said = page(THANKED, wish("2026-03-05T08:00:00-06:00"), now=now)
    assert f"ring once more {again} (our rule)" in said


@pytest.mark.parametrize("asked_not_to", ["person", "house", None])
def test_who_asked_not_to_be_called_is_not_asked_about_for_the_phone(asked_not_to):
    contact = MARIA | ({"no_calls": True} if asked_not_to == "person" else {})
    word = [told("2026-03-05T09:00:00-06:00", "told_not_to_call")] if asked_not_to == "house" else []
    plan = plan_of(THANKED, *word, now="2026-03-12T10:00:00-05:00", contacts=[contact])
    asked = [one["fact"] for one in worth_asking(plan)]
    assert ("recipient_prefers" in asked) == (asked_not_to is None)


def with_a_talk_ahead(*events, elsewhere, at=AHEAD):
    case = simple(INVITED, *events, at=at, ends=None) | {"elsewhere": elsewhere}
    return " ".join(in_brief(followup.plan(followup.load_case(case), now=moment(NOW))).split())


def test_who_is_taken_elsewhere_is_told_neither_to_stay_away_nor_to_go_for_more():
    assert STAY_AWAY in with_a_talk_ahead(elsewhere=[TAKEN])
    assert STAY_AWAY not in with_a_talk_ahead(elsewhere=[TAKEN | {"accepted": False}])
    withdrew = {"at": moment("2026-03-05T15:00:00-06:00"), "kind": "decided", "what": "withdrew"}
    assert STAY_AWAY not in with_a_talk_ahead(withdrew, elsewhere=[TAKEN])
    gone = sent("2026-03-05T15:00:00-06:00", what="withdrawal")
    assert STAY_AWAY not in with_a_talk_ahead(gone, elsewhere=[TAKEN])
    assert STAY_AWAY not in with_a_talk_ahead(elsewhere=[TAKEN], at=moment("2026-03-04T14:00:00-06:00"))


def test_an_invitation_is_answered_without_reproach_and_its_day_asked_for_from_home():
    assert "leave the earlier interview out of your answer" in page(THANKED, INVITED)
    answered = sent("2026-03-05T10:00:00-06:00", what="reply")
    assert "Don't go there to ask, or past whoever arranges the day" in page(THANKED, INVITED, answered)


def test_one_message_means_no_friends_inside_either():
    assert "through no friends" in page(THANKED, now="2026-03-12T10:00:00-05:00", contacts=[ONLY_EMAIL])


@pytest.mark.parametrize("template", WITH_POINTS)
def test_what_one_calls_a_mistake_is_taken_back(template):
    case = with_points({"about": "my licence", "answer": "the course was in May.", "kind": "mistake"})
    body = made(template, case, after(case, hours=3), to="maria").body
    assert ": I put it wrong when we talked. The course was in May." in body and "licence" not in body


@pytest.mark.parametrize(
    "about", ["said my licence is current, but it ran out", "I told her the wrong year", "wrong tie"]
)
def test_what_nobody_called_a_mistake_is_not_taken_back(about):
    case = with_points({"about": about, "answer": "the course was in May."})
    body = made("thank-you-email", case, after(case, hours=3), to="maria").body
    assert ": The course was in May." in body and "I put it wrong" not in body


@pytest.mark.parametrize("wording", range(6))
@pytest.mark.parametrize("template", WITH_POINTS)
def test_no_better_answer_is_called_what_one_did_not_get_to_say(template, wording):
    case = with_points({"about": "the course", "answer": "the course was in May."})
    assert "did not get to say" not in made(template, case, after(case, hours=3), to="maria", wording=wording).body


def test_a_card_has_the_number_at_which_one_can_be_reached():
    case = with_points()
    assert made("thank-you-card", case, after(case, hours=3), to="maria").body.endswith("\n+1 312 555 0142")

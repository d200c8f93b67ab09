"""What people ask at one moment is answered from the case's facts, and what does not fit the case is not said."""

from datetime import date

import pytest

import followup
from followup.planning.grace import in_the_new_year
from tests.contract.asking import SIMPLE, THANKED, moment, sent, simple, told
from tests.planning.test_answered_in_short import ONLY_EMAIL, page, plan_of

MARIA = {"from": "maria", "by": "email"}
OFFER = told("2026-03-05T09:00:00-06:00", "offer", **MARIA)


def closed(what, sent_as):
    decided = {"at": moment("2026-03-06T10:00:00-06:00"), "kind": "decided", "what": what}
    return THANKED, OFFER, decided, sent("2026-03-06T10:05:00-06:00", sent_as)


def beside(rival, *events, now):
    return followup.plan(followup.load_case(simple(*events) | {"elsewhere": [rival]}), now=moment(now))


def test_days_that_went_by_are_counted_only_where_no_word_came_by_them():
    first = told("2026-03-06T10:00:00-06:00", "no_decision", promised_by=date(2026, 3, 10), **MARIA)
    again = told("2026-03-12T10:00:00-05:00", "no_decision", promised_by=date(2026, 3, 16), **MARIA)
    in_time = told("2026-03-10T10:00:00-05:00", "no_decision", promised_by=date(2026, 3, 16), **MARIA)
    late = "2026-03-19T10:00:00-05:00"
    assert plan_of(THANKED, first, again, now=late).situation.put_off == "twice"
    assert plan_of(THANKED, first, in_time, now=late).situation.put_off is None
    assert plan_of(THANKED, first, again, now=late, promised_days=1).situation.put_off == "often"


def test_the_third_day_gone_by_is_followed_by_one_last_email_and_by_no_call():
    words = [
        told(f"2026-03-{day:02}T10:00:00-05:00", "no_decision", promised_by=date(2026, 3, until), **MARIA)
        for day, until in ((9, 10), (12, 13), (17, 18))
    ]
    said = page(THANKED, *words, now="2026-03-23T10:00:00-05:00")
    assert "Send Maria Example" in said and "Email or call" not in said
    assert "one last short email" not in said and "is not a no" not in said


def test_only_the_workbooks_own_mixture_leaves_two_working_days_of_grace():
    now = "2026-03-13T10:00:00-05:00"  # a Friday; they had until Thursday
    own = plan_of(THANKED, now=now, promised_days=8, contacts=[ONLY_EMAIL])
    assert own.summary.startswith("You may ask soon. Wait until Monday, March 16")
    call = plan_of(THANKED, now=now, promised_days=8, contacts=[ONLY_EMAIL], policy="the-call")
    assert call.summary.startswith("Yes, you may ask.")
    assert own.step("first-follow-up").opens == call.step("first-follow-up").opens


@pytest.mark.parametrize(
    ("day", "better"),
    [
        ("2026-12-17", "2026-12-17"),
        ("2026-12-18", "2027-01-11"),
        ("2027-01-05", "2027-01-11"),
        ("2027-01-12", "2027-01-12"),
    ],
)
def test_at_the_turn_of_the_year_a_question_waits_for_the_second_full_week(day, better):
    assert date.fromordinal(in_the_new_year(date.fromisoformat(day).toordinal())).isoformat() == better


def test_a_yes_may_be_taken_back_for_what_is_in_writing_and_by_phone_first():
    rival = {"employer": "Cedar Labs", "answer_by": date(2026, 3, 13), "since": moment("2026-03-09T12:00:00-05:00")}
    plan = beside(rival, *closed("accepted", "acceptance"), now="2026-03-10T10:00:00-05:00")
    assert plan.summary.startswith("You may still take your yes back, once Cedar Labs puts all in writing.")
    assert "Decide by Friday, March 13: to go there, call Maria Example first" in plan.summary
    assert not [one for one in plan.keep_in_mind if "Two weeks before" in one["says"]]


def test_whoever_took_another_job_is_told_of_no_good_sign_and_no_referees():
    taken = {"employer": "Cedar Labs", "accepted": True, "since": moment("2026-03-09T12:00:00-05:00")}
    for what in ("no_decision", "checking", "on_hold"):
        heard = told("2026-03-06T10:00:00-06:00", what, **MARIA)
        plan = beside(taken, THANKED, heard, now="2026-03-10T10:00:00-05:00")
        said = str([one["says"] for one in (*plan.avoid, *plan.keep_in_mind)])
        assert plan.summary == "Withdraw, and thank Maria Example, today."
        assert "good sign" not in said and "second message" not in said


def test_an_answer_to_a_no_of_today_is_left_for_tomorrow():
    no = told("2026-03-10T10:00:00-05:00", "rejection", **MARIA)
    for now, when in (
        ("2026-03-10T19:00:00-05:00", "tomorrow or the day after"),
        ("2026-03-11T08:00:00-05:00", "today"),
    ):
        assert plan_of(THANKED, no, now=now).summary.endswith(f"what would help you next time, {when}.")


def test_a_thank_you_may_not_be_the_answer_they_asked_for():
    asked = told("2026-03-04T15:10:00-06:00", "contact_me", how="email", **MARIA)
    now = "2026-03-06T10:00:00-06:00"
    assert plan_of(asked, THANKED, now=now).summary.startswith("If your thank-you did not answer what they asked")
    reply = sent("2026-03-05T09:00:00-06:00", "reply")
    assert "If your thank-you" not in plan_of(asked, THANKED, reply, now=now).summary


def test_addresses_are_asked_of_whoever_was_met_before():
    panel = [{"id": "ben", "name": "Ben Example", "is": "interviewer"}]
    second = {"round": 2, "at": moment("2026-03-10T14:00:00-05:00"), "with": ["ben"]}
    case = simple(THANKED, contacts=[*SIMPLE["contacts"], *panel])
    case["interviews"] = [*case["interviews"], second]
    plan = followup.plan(followup.load_case(case), now=moment("2026-03-10T20:00:00-05:00"))
    assert plan.summary.startswith("Ask Maria Example how to reach Ben Example; then thank Ben Example")

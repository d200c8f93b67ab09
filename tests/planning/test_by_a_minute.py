"""What a second decides: whether something came before or after what it is to answer, and what the plan then says."""

from datetime import date

import pytest

from tests.contract.asking import THANKED, called, moment, sent, simple, told
from tests.planning.test_explain import plan_of
from tests.planning.test_moments import HANA, MARIA, without_email

NOW = "2026-03-24T12:00:00-05:00"
BY_MARIA = {"from": "maria"}
INVITED = told("2026-03-19T10:00:00-05:00", "invitation", by="email", **BY_MARIA)
TASK = told("2026-03-19T10:00:00-05:00", "task", **BY_MARIA)
BEFORE, AT, AFTER = (f"2026-03-19T{clock}-05:00" for clock in ("09:59:59", "10:00:00", "10:00:01"))


def offer(at, who="maria", **more):
    return told(at, "offer", by="email", **{"from": who}, **more)


@pytest.mark.parametrize(("at", "says"), [(AT, "Yes, you may. Ask Maria Example for the day"),
                                          (BEFORE, "Answer the invitation from Maria Example")])  # fmt: skip
def test_a_reply_at_the_minute_of_the_invitation_answers_it_and_one_before_does_not(at, says):
    assert plan_of(simple(THANKED, INVITED, sent(at, "reply")), NOW).summary.startswith(says)


@pytest.mark.parametrize(("at", "says"), [(AT, "Do what Maria Example asked for"),
                                          (BEFORE, "Tell Maria Example today that you have")])  # fmt: skip
def test_a_reply_at_the_minute_of_the_task_says_that_it_came_and_one_before_does_not(at, says):
    assert plan_of(simple(THANKED, TASK, sent(at, "reply")), NOW).summary.startswith(says)


@pytest.mark.parametrize(("at", "missed"), [(AT, False), (AFTER, True)])
def test_only_a_talk_after_the_invitation_may_be_the_one_that_did_not_take_place(at, missed):
    case = simple(THANKED, INVITED, told("2026-03-19T11:00:00-05:00", "other", **BY_MARIA))
    case["interviews"].append({"round": 2, "at": moment(at), "with": ["maria"], "held": False})
    summary = plan_of(case, "2026-03-20T10:00:00-05:00").summary
    assert summary.startswith("It is hardly a no.") is missed and "Maria Example" in summary


@pytest.mark.parametrize(("days", "missed"), [(2, True), (3, False)])
def test_a_talk_that_did_not_take_place_is_a_mix_up_for_two_days(days, missed):
    case = simple(THANKED, INVITED, told("2026-03-19T11:00:00-05:00", "other", **BY_MARIA))
    case["interviews"].append({"round": 2, "at": moment("2026-03-20T10:00:00-05:00"), "with": ["maria"], "held": False})
    summary = plan_of(case, f"2026-03-{20 + days}T10:00:00-05:00").summary
    assert summary.startswith("It is hardly a no.") is missed


@pytest.mark.parametrize(("at", "names"), [("2026-03-18T10:00:00-05:00", False), (AT, True)])
def test_a_day_they_named_before_they_invited_is_not_the_day_for_the_date(at, names):
    word = told(at, "other", promised_by="2026-03-27", by="email", **BY_MARIA)
    plan = plan_of(simple(THANKED, word, INVITED, sent("2026-03-19T12:00:00-05:00", "reply")), NOW)
    assert plan.summary.startswith("Wait until Monday, March 30; then ask Maria Example for the day") is names
    assert plan.step("ask-for-the-date").status == "now"


@pytest.mark.parametrize(("at", "owed"), [("2026-03-04T14:00:00-06:00", False), ("2026-03-04T13:59:59-06:00", True)])
def test_where_nobody_is_named_thanks_from_the_first_minute_of_the_talk_on_are_thanks(at, owed):
    case = simple(sent(at, "thank_you", to="hana"), contacts=[MARIA, HANA], **{"with": []})
    plan = plan_of(case, "2026-03-04T16:00:00-06:00")
    assert plan.summary.startswith("Ask Hana Example who was there") is owed
    assert (plan.stage == "thank_you") is owed


@pytest.mark.parametrize(("at", "rings"), [("2026-03-04T14:00:00-06:00", False), ("2026-03-04T13:59:59-06:00", True)])
@pytest.mark.parametrize("outcome", ["voicemail", "message"])
def test_who_left_word_since_the_talk_began_need_not_ring_again_to_thank(at, rings, outcome):
    case = simple(called(at, outcome, what="thank_you"), contacts=[without_email(MARIA)])
    summary = plan_of(case, "2026-03-04T16:00:00-06:00").summary
    assert summary.startswith("Yes, a call is thanks enough. Thank Maria Example by phone") is rings
    assert summary.startswith("Not yet. Next: Call Maria Example about where things stand") is not rings


@pytest.mark.parametrize(("at", "turn"), [(AT, "Answer Maria Example today"), (AFTER, "Wait until Thursday, March 26")])
def test_before_any_talk_only_what_went_out_after_their_word_answers_it(at, turn):
    word = told(AT, "other", by="email", **BY_MARIA)
    applied = simple(word, sent(at, "reply")) | {"interviews": []}
    assert plan_of(applied, NOW).summary.startswith(turn)


@pytest.mark.parametrize(("at", "day"), [
    ("2026-03-02T10:00:00-06:00", "Monday, March 16"),  # before the interview
    ("2026-03-04T15:00:00-06:00", "Monday, March 16"),  # as it ended
    ("2026-03-05T10:00:00-06:00", "Tuesday, March 17"),
])  # fmt: skip
def test_a_day_that_was_spoken_of_since_the_interview_gets_a_day_of_grace_more(at, day):
    word = told(at, "other", by="phone", promised_by="2026-03-12", **BY_MARIA)
    plan = plan_of(simple(word, THANKED, promised_days=8), "2026-03-13T12:00:00-05:00")
    assert f"Wait until {day}; then send Maria Example a short follow-up email." in plan.summary


@pytest.mark.parametrize(("at", "waits"), [(AT, False), (AFTER, True)])
def test_an_answer_to_an_offer_with_an_if_gives_them_a_week_from_then_on(at, waits):
    case = simple(THANKED, offer(AT, conditional=True), sent(at, "reply"))
    said = "Wait until Thursday, March 26; then ask Maria Example what is still open"
    assert (said in plan_of(case, NOW).summary) is waits


@pytest.mark.parametrize(("at", "asks"), [(AT, True), (AFTER, False)])
def test_who_asked_for_more_after_the_offer_is_not_told_to_ask_for_it_again(at, asks):
    case = simple(THANKED, offer(AT, salary="60,000 USD"), sent(at, "question"))
    case["role"] = {"title": "Data analyst", "salary": "58,000 to 66,000 USD"}
    assert (plan_of(case, NOW).step("ask-for-more") is not None) is asks


@pytest.mark.parametrize(("at", "asks"), [(AT, True), (AFTER, False)])
def test_thanks_for_the_talk_at_the_minute_of_the_offer_are_none_for_the_offer(at, asks):
    case = simple(offer(AT), sent(at, "thank_you"), **{"at": moment("2026-03-19T09:00:00-05:00"), "ends": None})
    assert (plan_of(case, "2026-03-19T16:00:00-05:00").step("acknowledge-offer") is not None) is asks


FIRST = offer("2026-03-16T10:00:00-05:00", salary="62,000 USD")
SECOND = offer("2026-03-17T10:00:00-05:00", "hana", salary="58,000 USD")
THIRD = offer("2026-03-18T10:00:00-05:00", salary="60,000 USD")
HOLDS = "Ask Maria Example which of the two offers holds, today."


@pytest.mark.parametrize(("asked", "settled"), [
    ("16T12:00:00", False),  # there was one offer then
    ("17T09:59:59", False),
    ("17T10:00:00", True),  # and the third is the answer
    ("18T09:59:59", True),
])  # fmt: skip
def test_the_offer_after_a_question_which_one_holds_is_the_answer(asked, settled):
    case = simple(THANKED, FIRST, SECOND, sent(f"2026-03-{asked}-05:00", "question"), THIRD, contacts=[MARIA, HANA])
    assert (plan_of(case, NOW).summary == HOLDS) is not settled


def test_a_question_at_the_minute_of_the_last_offer_is_about_that_one_and_waits_for_its_answer():
    question = sent("2026-03-18T10:00:00-05:00", "question")
    plan = plan_of(simple(THANKED, FIRST, SECOND, THIRD, question, contacts=[MARIA, HANA]), NOW)
    assert plan.summary == "Answer once they have said which offer holds."


def test_two_differing_offers_of_four_are_settled_by_a_question_between_the_last_two():
    fourth = offer("2026-03-20T10:00:00-05:00", salary="61,000 USD")
    question = sent("2026-03-17T12:00:00-05:00", "question")
    plan = plan_of(simple(THANKED, FIRST, SECOND, question, THIRD, fourth, contacts=[MARIA, HANA]), NOW)
    assert "which of the two" not in plan.summary and plan.step("acknowledge-offer") is not None


@pytest.mark.parametrize("gone", ["rejection", "offer_withdrawn"])
def test_an_offer_from_before_a_no_or_taken_back_is_not_held_against_the_next(gone):
    over = told("2026-03-16T15:00:00-05:00", gone, **BY_MARIA)
    contacts = [MARIA, HANA]
    assert plan_of(simple(THANKED, FIRST, SECOND, contacts=contacts), NOW).summary == HOLDS
    assert "Thank Hana" in plan_of(simple(THANKED, FIRST, over, SECOND, contacts=contacts), NOW).summary


@pytest.mark.parametrize(("now", "says"), [
    ("2026-04-20T12:00:00-05:00", "Withdraw, and thank Maria Example, today."),
    ("2026-04-20T12:00:01-05:00", "Withdraw in a line to Maria Example, if you like."),
])  # fmt: skip
def test_nobody_waits_for_a_withdrawal_after_forty_five_days_of_silence(now, says):
    taken = [{"employer": "Cedar Labs", "accepted": True, "since": moment("2026-04-18T12:00:00-05:00")}]
    case = simple(sent("2026-03-06T12:00:00-05:00", "thank_you")) | {"elsewhere": taken}
    assert plan_of(case, now).summary == says


@pytest.mark.parametrize(("until", "stands_in"), [(date(2026, 3, 27), False), (date(2026, 3, 28), True)])
def test_who_is_away_for_more_than_two_weeks_has_a_stand_in_to_ask_for(until, stands_in):
    plan = plan_of(simple(THANKED, contacts=[MARIA | {"away_until": until}]), "2026-03-13T12:00:00-05:00")
    assert plan.summary.startswith("Ask the main office today who stands in for Maria Example.") is stands_in
    assert "Maria Example" in plan.summary


@pytest.mark.parametrize(("at", "crossed"), [("2026-03-14T10:00:00-05:00", True), ("2026-03-14T09:59:59-05:00", False)])
def test_a_no_crossed_a_word_of_somebody_else_that_is_not_older_than_five_days(at, crossed):
    still = told(at, "no_decision", by="email", **{"from": "hana"})
    no = told("2026-03-19T10:00:00-05:00", "rejection", by="email", **BY_MARIA)
    case = simple(THANKED, still, no, contacts=[MARIA, HANA])
    assert plan_of(case, NOW).situation.no_crossed is crossed

"""What a plan does at a bound, and what it says where a fact is not there."""

import pytest

import followup
from followup.planning.slots import slot
from followup.planning.together import keep_calls_apart
from followup.rulebook.facts import SLOTS
from tests.contract.asking import SIMPLE, THANKED, ask, called, ids, moment, sent, simple, step, told

MARIA = SIMPLE["contacts"][0]
HANA = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example", "phone": "+1 312 555 0101"}
MONDAY, TUESDAY = "2026-03-09T10:00:00-05:00", "2026-03-10T10:00:00-05:00"


def plan_of(case, now, policy="balanced"):
    return followup.plan(followup.load_case(case), now=moment(now), policy=policy)


def test_what_was_sent_at_the_moment_of_their_answer_belongs_to_what_went_before():
    at_once = simple(THANKED, told(MONDAY, "no_decision"), sent(MONDAY))
    assert ask(at_once, moment(TUESDAY))["follow_ups"]["sent"] == 0
    later = simple(THANKED, told(MONDAY, "no_decision"), sent("2026-03-09T10:00:01-05:00"))
    assert ask(later, moment(TUESDAY))["follow_ups"]["sent"] == 1


@pytest.mark.parametrize(("at", "counted"), [("2026-03-04T14:59:59-06:00", 0), ("2026-03-04T15:00:00-06:00", 1)])
def test_what_is_sent_once_the_interview_is_over_counts(at, counted):
    assert ask(simple(sent(at)), moment(TUESDAY))["follow_ups"]["sent"] == counted


def test_an_answer_between_two_follow_ups_is_remembered_after_the_second():
    case = simple(THANKED, sent(MONDAY), told(TUESDAY, "other"), sent("2026-03-16T10:00:00-05:00"))
    assert plan_of(case, "2026-03-17T10:00:00-05:00").situation.heard_since


@pytest.mark.parametrize(("days", "opens"), [
    (1, "2026-03-06T09:00:00-06:00"),  # the day after a Thursday's interview
    (3, "2026-03-06T09:00:00-06:00"),  # a Sunday: back to that Friday
    (4, "2026-03-09T09:00:00-05:00"),
])  # fmt: skip
def test_on_the_last_promised_day_may_be_the_day_after_the_interview(days, opens):
    held = {"at": moment("2026-03-05T14:00:00-06:00"), "ends": moment("2026-03-05T15:00:00-06:00")}
    thanked = sent("2026-03-05T18:00:00-06:00", "thank_you")
    plan = ask(simple(thanked, promised_days=days, **held), moment("2026-03-05T19:00:00-06:00"), "early-bird")
    assert moment(step(plan, "first-follow-up")["opens"]) == moment(opens)


@pytest.mark.parametrize(("sender", "left", "to"), [
    ("maria", False, ["maria"]), ("maria", True, ["hana"]), ("hana", False, ["hana"]), ("hr", False, ["hr"]),
])  # fmt: skip
def test_a_reply_goes_to_who_wrote_unless_they_have_left(sender, left, to):
    people = [MARIA | ({"left": True} if left else {}), HANA]
    case = simple(THANKED, told(MONDAY, "no_decision", **{"from": sender}), contacts=people)
    assert step(ask(case, moment(TUESDAY)), "reply-no-decision")["to"] == to


def test_a_call_they_ask_for_within_their_hours_may_begin_at_once():
    case = simple(THANKED, told("2026-03-10T10:20:00-05:00", "contact_me", how="phone", **{"from": "maria"}))
    windows = step(ask(case, moment("2026-03-10T10:20:00-05:00")), "contact-as-asked")["windows"]
    assert [(w["from"][8:16], w["to"][8:16]) for w in windows] == [
        ("10T10:20", "10T11:00"), ("10T15:00", "10T16:00"), ("11T10:00", "11T11:00"),
    ]  # fmt: skip


def test_whom_a_step_needs_is_looked_up_first_and_the_summary_says_both():
    unknown = {"id": "maria", "name": "Maria Example", "is": "hiring_manager"}
    plan = plan_of(simple(THANKED, contacts=[unknown]), "2026-03-12T10:00:00-05:00", "now-what")
    first, then = plan.step("find-contact"), plan.step("first-follow-up")
    assert plan.summary == f"Yes, you may ask. {first.heading}; then {then.title[:1].lower()}{then.title[1:]}."
    known = plan_of(simple(THANKED), "2026-03-12T10:00:00-05:00", "now-what")
    assert known.summary == f"Yes, you may ask. {known.step('first-follow-up').title}, today."


def test_a_step_that_needs_nobody_looked_up_is_said_alone_though_one_before_it_does():
    case = simple(
        THANKED,
        told(MONDAY, "contact_me", how="phone", **{"from": "maria"}),
        contacts=[{key: MARIA[key] for key in ("id", "name", "is", "email")} | {"prefers": "phone"}, HANA],
    )
    plan = plan_of(case, TUESDAY)
    assert "; then" not in plan.summary


@pytest.mark.parametrize(("what", "template"), [("accepted", "acceptance"), ("declined", "decline")])
def test_a_decision_goes_to_who_made_the_offer_whoever_wrote_since(what, template):
    decided = {"at": moment("2026-03-12T10:00:00-05:00"), "kind": "decided", "what": what}
    case = simple(THANKED, told(MONDAY, "offer", **{"from": "maria"}), told(TUESDAY, "other", **{"from": "hana"}),
                  decided, contacts=[MARIA, HANA])  # fmt: skip
    found = step(ask(case, moment("2026-03-12T12:00:00-05:00")), "confirm-in-writing")
    assert found["to"] == ["maria"] and found["template"] == template
    assert [(event["what"], event["to"]) for event in found["logs"]] == [(template, "maria")]
    without = simple(THANKED, told(TUESDAY, "other", **{"from": "hana"}), decided, contacts=[MARIA, HANA])
    assert step(ask(without, moment("2026-03-12T12:00:00-05:00")), "confirm-in-writing")["to"] == ["hana"]


def test_what_has_to_be_in_writing_is_written_down_as_written_though_only_a_phone_is_known():
    only_phone = {key: MARIA[key] for key in ("id", "name", "is", "phone")}
    decided = {"at": moment(TUESDAY), "kind": "decided", "what": "declined"}
    case = simple(THANKED, told(MONDAY, "offer", **{"from": "maria"}), decided, contacts=[only_phone])
    found = step(ask(case, moment("2026-03-10T12:00:00-05:00")), "confirm-in-writing")
    assert found["channel"] == "phone"
    assert found["logs"] == [{"kind": "sent", "what": "decline", "channel": "other", "to": "maria"}]


def test_what_others_would_do_is_said_in_small_letters_and_once():
    plan = plan_of(simple(THANKED, sent(MONDAY)), "2026-03-16T12:00:00-05:00")
    would = {other["would"] for other in plan.step("second-follow-up").instead_of}
    assert "let it rest" in would and all(text == text.strip() and text[:1].islower() for text in would)


def test_a_call_stays_where_it_is_when_only_a_later_window_of_it_is_taken():
    """The thank-you call has an end and is tomorrow at ten; the call they asked for begins this afternoon."""
    now = moment("2026-03-04T15:30:00-06:00")
    back_tomorrow = MARIA | {"away_until": now.date()}
    asked = told("2026-03-04T15:10:00-06:00", "contact_me", how="phone", **{"from": "maria"})
    thanked = THANKED | {"at": moment("2026-03-04T15:05:00-06:00")}
    one = followup.load_case(simple(contacts=[back_tomorrow]) | {"id": "a"})
    other = followup.load_case(simple(asked, thanked) | {"id": "b"})
    alone = followup.plan(other, now=now).step("contact-as-asked").windows
    plans = [followup.plan(case, now=now) for case in (one, other)]
    keep_calls_apart(plans)
    assert plans[1].step("contact-as-asked").windows == alone


NOTHING_KNOWN = {
    "to": "them", "through": "them", "employer": "Example Works", "role": "Data analyst", "own_phone": "your number",
    "promise_day": "the day they named", "earliest_day": "the day it opens",
    "interview_day": "the day of the interview", "days_waiting": "today", "sent": "none", "allowed": "two",
    "deadline": "the day they named", "away_until": "the day they are back", "ask_whom": "the main office",
    "call_hours": "10 and 11 or between 3 and 4", "email_hours": "9 and 5", "second_day": "a few days later",
}  # fmt: skip


def test_where_nothing_is_known_every_sentence_still_has_plain_words():
    applied = simple(contacts=[]) | {"interviews": []}
    plan = plan_of(applied, MONDAY)
    assert plan.stage == "applied"
    assert {name: slot(name, plan, None) for name in SLOTS if name in NOTHING_KNOWN} == NOTHING_KNOWN
    assert [name for name in SLOTS if slot(name, plan, None).startswith("{")] == []


def test_numbers_are_said_in_words_up_to_two():
    case = simple(THANKED, sent(MONDAY), called(TUESDAY, "voicemail"))
    plan = plan_of(case, "2026-03-12T10:00:00-05:00")
    assert "first-follow-up" not in ids(plan.to_dict())
    assert (slot("sent", plan, None), slot("days_waiting", plan, None)) == ("two", "8 days")
    assert slot("days_waiting", plan_of(simple(THANKED), "2026-03-05T10:00:00-06:00"), None) == "one day"


@pytest.mark.parametrize(("away", "opens"), [
    (None, "2026-03-18T09:00:00-05:00"), ("2026-03-17", "2026-03-18T09:00:00-05:00"),
    ("2026-03-18", "2026-03-19T09:00:00-05:00"), ("2026-03-19", "2026-03-20T09:00:00-05:00"),
])  # fmt: skip
def test_beside_hr_a_manager_is_written_to_the_day_after_they_are_back(away, opens):
    manager = MARIA | ({"away_until": moment(f"{away}T00:00:00-05:00").date()} if away else {})
    case = simple(THANKED, contacts=[manager, HANA])
    plan = ask(case, moment("2026-03-16T12:00:00-05:00"), "hr-first")
    assert step(plan, "first-follow-up")["to"] == ["hana"]
    beside = [found for found in plan["steps"] if found["to"] == ["maria"] and found["channel"] == "email"]
    assert [moment(found["opens"]) for found in beside] == [moment(opens)] * len(beside) != []


@pytest.mark.parametrize(("phone", "channel", "has_hours"), [(True, "phone", True), (False, "email", False)])
def test_a_yes_is_taken_back_in_call_hours_or_by_email_at_any_hour(phone, channel, has_hours):
    person = MARIA if phone else {key: MARIA[key] for key in ("id", "name", "is", "email")}
    decided = [{"at": moment(at), "kind": "decided", "what": what} for at, what in ((MONDAY, "accepted"),
               (TUESDAY, "declined"))]  # fmt: skip
    offer = told("2026-03-09T09:00:00-05:00", "offer", **{"from": "maria"})
    found = step(ask(simple(THANKED, offer, *decided, contacts=[person]), moment("2026-03-10T12:00:00-05:00")),
                 "take-back-acceptance")  # fmt: skip
    assert found["channel"] == channel and (found["windows"][0]["to"] is not None) is has_hours


def test_who_asked_for_a_call_and_is_away_is_called_on_the_first_good_hour_after_that_day():
    maria = MARIA | {"away_until": moment("2026-03-12T00:00:00-05:00").date()}
    wish = told(TUESDAY, "contact_me", how="phone", **{"from": "maria"})
    step = plan_of(simple(THANKED, wish, contacts=[maria]), "2026-03-10T11:00:00-05:00").step("contact-as-asked")
    assert step.opens.isoformat() == "2026-03-13T10:00:00-05:00"


@pytest.mark.parametrize(("outcome", "agreed"), [("spoke", True), ("voicemail", False)])
def test_only_who_was_spoken_to_has_agreed_to_a_visit(outcome, agreed):
    case = simple(THANKED, called(MONDAY, outcome, visit_agreed=True))
    assert plan_of(case, TUESDAY).situation.visit_agreed is agreed

"""Somebody whose number is known is not looked up: the call is the first step, with its script."""

import pytest

import followup
from followup.messages.drafting import draft
from followup.planning.logged import as_it_went
from tests.contract.asking import SIMPLE, called, moment, simple, told

MARIA = {key: value for key, value in SIMPLE["contacts"][0].items() if key != "email"}
LATE = "2026-03-12T10:30:00-05:00"  # a Thursday, eight days after the talk, and nobody was thanked


def planned(now, **more):
    case = followup.load_case(simple(contacts=[{**MARIA, **more}]))
    return case, followup.plan(case, now=moment(now))


def test_where_nobody_was_thanked_and_only_a_number_is_known_the_call_comes_first():
    _, plan = planned(LATE)
    call, email = plan.steps[:2]
    assert call.title == "Call Maria Example to say thank you and ask how it goes on" and not call.aside
    assert email.title.startswith("Or thank Maria Example by email") and email.aside
    assert plan.summary.startswith("Yes, you may call. Call Maria Example")


def test_its_script_is_for_the_phone_and_for_that_person():
    case, _ = planned(LATE)
    made = draft(case, "find-contact", now=moment(LATE))
    assert made.channel == "phone" and "Maria" in made.text


def test_who_wants_no_calls_is_still_looked_up():
    _, plan = planned(LATE, no_calls=True)
    assert plan.steps[0].title == "Find out how to reach Maria Example"


def test_beside_a_follow_up_by_phone_no_second_call_is_asked_for():
    _, plan = planned("2026-03-10T17:30:00-05:00")
    calls = [step.heading for step in plan.steps if step.channel == "phone"]
    assert calls == ["Call Maria Example to say thank you and ask how it goes on"]


def test_an_agency_of_which_only_a_number_is_known_is_rung_to_pass_thanks_on():
    agent = {"id": "shaz", "name": "Shaz Example", "is": "recruiter", "agency": True, "phone": "+1 312 555 0104"}
    met = {key: value for key, value in SIMPLE["contacts"][0].items() if key not in ("email", "phone")}
    case = followup.load_case(simple(contacts=[met, agent]))
    step = followup.plan(case, now=moment("2026-03-06T10:30:00-06:00")).steps[0]
    assert step.title.startswith("Call Shaz Example: say how it went") and step.to == ("maria",)


# a message that is left, and a call that thanks and asks

TOM = {"id": "tom", "name": "Tom Example", "is": "interviewer", "phone": "+1 312 555 0101"}
BOTH = {"contacts": [MARIA, TOM], "with": ["maria", "tom"], "promised_by": "2026-03-11"}
MORNING = "2026-03-05T10:20:00-06:00"  # within a day of the talk
LATER_ON = "2026-03-05T10:40:00-06:00"


def to_do(plan):
    """What is to be done now and stands beside nothing else."""
    return [(step.id, step.to) for step in plan.steps if step.status != "later" and not step.aside]


def plan_of(now, *events, **talk):
    return followup.plan(followup.load_case(simple(*events, **talk)), now=moment(now))


@pytest.mark.parametrize("what", ["thank_you", "follow_up"])
@pytest.mark.parametrize("outcome", ["voicemail", "message"])
@pytest.mark.parametrize("later", [LATER_ON, "2026-03-05T15:10:00-06:00", "2026-03-06T10:30:00-06:00"])
def test_after_a_message_was_left_nobody_is_rung_again_to_say_thank_you(what, outcome, later):
    left = called(MORNING, outcome, what=what)
    before = plan_of(MORNING, contacts=[MARIA], promised_by="2026-03-11")
    after = plan_of(later, left, contacts=[MARIA], promised_by="2026-03-11")
    assert ("thank-you-call", ("maria",)) in to_do(before)
    assert [one for one in to_do(after) if one[1] == ("maria",)] == []
    assert "all Maria Example" in after.summary and "thank" not in after.summary


def test_a_call_that_nobody_answered_is_tried_again():
    after = plan_of(
        LATER_ON, called(MORNING, "no_answer", what="thank_you"), contacts=[MARIA], promised_by="2026-03-11"
    )
    assert to_do(after)[0] == ("thank-you-call", ("maria",))


def test_who_else_was_there_is_still_thanked():
    after = plan_of(LATER_ON, called(MORNING, "voicemail", what="thank_you"), **BOTH)
    assert to_do(after)[0] == ("thank-you-call", ("tom",))


def test_before_their_day_a_call_of_late_thanks_thanks_and_asks_nothing():
    now = "2026-03-10T10:20:00-05:00"
    case = followup.load_case(simple(**BOTH))
    step = followup.plan(case, now=moment(now)).steps[0]
    assert (step.title, step.to, step.template) == ("Thank Tom Example by phone", ("tom",), "thank-you-call")
    assert step.logs == [{"kind": "called", "what": "thank_you", "outcome": "spoke", "to": "tom"}]
    said = draft(case, "find-contact", now=moment(now)).body
    assert "?" not in said and "Tom" in said and "decid" not in said


def test_after_a_message_of_late_thanks_the_same_call_does_not_come_back():
    left = called("2026-03-10T10:20:00-05:00", "message", to="tom", what="thank_you")
    after = plan_of("2026-03-10T10:40:00-05:00", left, **BOTH)
    assert [one for one in to_do(after) if one[1] == ("tom",)] == []


@pytest.mark.parametrize("outcome", ["voicemail", "message", "spoke"])
def test_one_call_that_thanks_and_asks_counts_once_however_it_went(outcome):
    _, plan = planned(LATE)
    step = plan.steps[0]
    events = [as_it_went(step, {**event, "at": moment("2026-03-12T10:35:00-05:00")}, outcome) for event in step.logs]
    after = plan_of("2026-03-12T10:50:00-05:00", *events, contacts=[MARIA])
    assert after.follow_ups["sent"] == 1 and after.stage == "waiting"
    assert to_do(after) == []


def test_who_was_thanked_in_that_call_is_not_thanked_anew_once_they_named_another_day():
    _, plan = planned(LATE)
    (event,) = plan.steps[0].logs
    spoke = as_it_went(plan.steps[0], {**event, "at": moment("2026-03-12T10:35:00-05:00")}, "spoke")
    named = told("2026-03-12T10:40:00-05:00", "no_decision", by="phone", promised_by="2026-03-18", **{"from": "maria"})
    after = plan_of("2026-03-24T10:20:00-05:00", spoke, named, contacts=[MARIA])
    assert "Call Maria Example about where things stand" in [step.heading for step in after.steps]
    assert not any("thank" in step.heading.lower() for step in after.steps)


@pytest.mark.parametrize("policy", ["balanced", "foolproof", "the-call", "hr-first", "now-what"])
@pytest.mark.parametrize("day", ["2026-03-11", "2026-03-18", None])
def test_no_call_asks_when_they_decide_where_they_named_the_day(policy, day):
    case = followup.load_case(simple(contacts=[MARIA], promised_by=day))
    asked = [
        draft(case, "first-follow-up", now=moment(LATE), policy=policy, template="follow-up-call", wording=n).body
        for n in range(6)
    ]
    assert any("when you will decide" in text for text in asked) == (day is None)


def test_what_is_drafted_where_only_a_number_is_known_is_the_call_and_not_an_email_to_nowhere():
    case, plan = planned(LATE)
    made = draft(case, "first-follow-up", now=plan.now)
    assert (made.template, made.channel, made.subject) == ("follow-up-call", "phone", None)
    chosen = draft(case, "first-follow-up", now=plan.now, template="late-thank-you")
    assert chosen.template == "late-thank-you"  # once an address is found


def test_how_a_call_went_is_written_down_and_a_message_has_no_outcome():
    _, plan = planned(LATE)
    (called_them,) = plan.steps[0].logs
    assert [as_it_went(plan.steps[0], called_them, how)["outcome"] for how in ("no_answer", None)] == [
        "no_answer",
        "spoke",
    ]
    written = {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"}
    assert as_it_went(plan.steps[0], written, "voicemail") == written

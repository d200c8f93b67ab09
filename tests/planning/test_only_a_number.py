"""Somebody whose number is known is not looked up: the call is the first step, with its script."""

import followup
from followup.messages.drafting import draft
from tests.contract.asking import SIMPLE, moment, simple

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


def test_what_is_drafted_where_only_a_number_is_known_is_the_call_and_not_an_email_to_nowhere():
    case, plan = planned(LATE)
    made = draft(case, "first-follow-up", now=plan.now)
    assert (made.template, made.channel, made.subject) == ("follow-up-call", "phone", None)
    chosen = draft(case, "first-follow-up", now=plan.now, template="late-thank-you")
    assert chosen.template == "late-thank-you"  # once an address is found

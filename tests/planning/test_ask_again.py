"""One message and then nothing leaves people waiting: when to ask again, which way, and when to let go."""

import pytest

import followup
from followup.planning.in_brief import in_brief
from tests.contract import asking
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple

NOW = "2026-03-12T10:30:00-05:00"  # a Thursday, nine days after the talk
PHONE = {"phone": "+1 312 555 0100"}


def person(**more):
    return {key: value for key, value in {**SIMPLE["contacts"][0], **more}.items() if value is not None}


def told(*events, contact, now=NOW, policy="balanced"):
    case = followup.load_case(simple(THANKED, *events, contacts=[contact]))
    return " ".join(in_brief(followup.plan(case, now=moment(now), policy=policy)).split())


def test_the_first_says_when_to_ask_again_and_that_it_is_the_last():
    assert "No word by Thursday, March 19: one last short email, then let go." in told(contact=person(phone=None))


def test_where_a_number_is_known_a_call_will_do_for_the_second():
    assert "one last short email, or a call, then let go." in told(contact=person(**PHONE))
    assert "or a call" not in told(contact=person(**PHONE, no_calls=True))
    assert "or a call" not in told(contact=person(**PHONE, prefers="email"))


def test_where_only_a_number_is_known_the_second_is_a_call_on_no_monday():
    said = told(contact=person(email=None, **PHONE), now="2026-03-12T09:30:00-05:00")
    assert "No word by Thursday, March 19: one last call, then let go." in said


def test_the_last_one_says_until_when_to_wait_and_warns_of_no_several():
    said = told(sent("2026-03-12T10:30:00-05:00"), contact=person(phone=None), now="2026-03-20T10:30:00-05:00")
    assert "No word by Friday, March 27: take it as a no, and let it go" in said
    assert "send several" not in said


def test_beside_the_call_they_asked_for_no_second_message_is_listed():
    said = told(
        asking.told("2026-03-12T09:00:00-05:00", "contact_me", how="phone", **{"from": "maria"}),
        contact=person(**PHONE),
    )
    assert "1. Call Maria Example, as they asked" in said
    assert "follow-up email" not in said


@pytest.mark.parametrize(("outcome", "written"), [("voicemail", True), ("spoke", False)])
def test_a_message_is_written_after_calls_only_where_they_reached_nobody(outcome, written):
    wish = asking.told("2026-03-12T09:00:00-05:00", "contact_me", how="phone", **{"from": "maria"})
    calls = [called(f"2026-03-1{day}T10:20:00-05:00", end) for day, end in ((2, outcome), (3, "voicemail"))]
    case = followup.load_case(simple(THANKED, wish, *calls, contacts=[person(**PHONE)]))
    steps = followup.plan(case, now=moment("2026-03-13T11:00:00-05:00")).steps
    assert ("write-after-calls" in {step.id for step in steps}) is written


@pytest.mark.parametrize(("email", "sought"), [("maria@northwind.example", False), (None, True)])
def test_who_could_not_be_rung_is_written_to_where_there_is_an_address_and_else_it_is_found_first(email, sought):
    wish = asking.told("2026-03-12T09:00:00-05:00", "contact_me", how="phone", **{"from": "maria"})
    calls = [called(f"2026-03-{day}T10:20:00-05:00", "no_answer") for day in (12, 13)]
    case = followup.load_case(simple(THANKED, wish, *calls, contacts=[person(email=email, **PHONE)]))
    plan = followup.plan(case, now=moment("2026-03-16T11:00:00-05:00"))
    assert plan.step("write-after-calls") is not None
    assert (plan.step("find-contact") is not None) is sought

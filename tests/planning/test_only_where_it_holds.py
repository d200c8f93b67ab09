"""What is said, listed or asked only under a condition, and beside each the case in which it is not."""

import pytest

from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told
from tests.planning.test_by_a_minute import BY_MARIA, FIRST, NOW, SECOND, offer
from tests.planning.test_explain import plan_of
from tests.planning.test_moments import BEN, HANA, MARIA, without_email

GERMANY = {"country": "DE", "timezone": "Europe/Berlin"}
ONLY_EMAIL = {key: value for key, value in MARIA.items() if key != "phone"}
ONLY_PHONE = without_email(MARIA)
FRIDAY = "2026-03-13T12:00:00-05:00"


def listed(plan):
    return [line for line in in_brief(plan).splitlines() if line[:1].isdigit()]


def customs(plan):
    return [one["says"] for one in plan.keep_in_mind if one["rule"].startswith("custom-")]


@pytest.mark.parametrize(("person", "said"), [(MARIA, True), (ONLY_PHONE, False)])
def test_how_thanks_are_written_there_is_said_unless_they_go_by_phone(person, said):
    plan = plan_of(simple(employer=GERMANY, contacts=[person]), "2026-03-05T10:00:00+01:00")
    assert any("thank-yous are not yet usual" in one for one in customs(plan)) is said


@pytest.mark.parametrize(("person", "policy", "said"), [
    (MARIA, "balanced", True), (MARIA, "the-call", True), (MARIA | {"prefers": "email"}, "the-call", True),
    (ONLY_EMAIL, "balanced", True), (MARIA | {"prefers": "phone"}, "the-call", False),
    (MARIA | {"prefers": "phone"}, "balanced", False), (ONLY_PHONE, "balanced", False),
])  # fmt: skip
def test_that_a_call_presses_there_is_said_unless_they_like_calls_or_have_no_email(person, policy, said):
    plan = plan_of(simple(THANKED, employer=GERMANY, contacts=[person]), "2026-03-18T12:00:00+01:00", policy)
    assert any("a call soon feels like pressure" in one for one in customs(plan)) is said


@pytest.mark.parametrize(("more", "elsewhere", "asks"), [
    ({}, [], False),  # the thanks ask it
    ({"answer_by": "2026-03-30"}, [], True),
    ({}, [{"employer": "Cedar Labs", "answer_by": "2026-03-27", "since": moment("2026-03-20T09:00:00-05:00")}], True),
])  # fmt: skip
def test_the_question_what_is_open_stands_alone_on_the_page_where_a_day_presses(more, elsewhere, asks):
    case = simple(THANKED, offer("2026-03-23T10:00:00-05:00", conditional=True, **more)) | {"elsewhere": elsewhere}
    plan = plan_of(case, NOW)
    assert plan.step("ask-what-is-open") is not None
    assert any("what is still open" in line for line in listed(plan)) is asks


SAID = told("2026-03-24T09:00:00-05:00", "offer", by="phone", **BY_MARIA)
WHICH = sent("2026-03-18T10:00:00-05:00", "question")


@pytest.mark.parametrize(("events", "line"), [
    ([SAID], "2. Answer the offer once you hold it in writing · later, once it is there"),
    ([SAID | {"promised_by": "2026-03-27"}],
     "2. Answer the offer once you hold it in writing · later, once it is there"),
    ([FIRST, SECOND], "2. Answer once their two offers agree · later, once it is there"),
    ([FIRST, SECOND, WHICH], "1. Answer once they have said which offer holds · later, once it is there"),
    ([FIRST], "2. Decide, then answer the offer in writing · today"),
])  # fmt: skip
def test_an_answer_that_waits_for_something_is_not_to_be_given_today(events, line):
    assert line in listed(plan_of(simple(THANKED, *events, contacts=[MARIA, HANA]), NOW))


TOLD_OF_IT = sent("2026-03-12T10:00:00-05:00", "news")
MAY_COME = called("2026-03-06T10:30:00-06:00", visit_agreed=True)
RIVAL = {"employer": "Cedar Labs", "since": moment("2026-03-12T09:00:00-05:00")}


@pytest.mark.parametrize(("policy", "late"), [
    ("balanced", {"second-follow-up", "send-article"}),
    ("five-ways", {"second-follow-up", "send-article", "visit"}),
    ("hr-first", {"prepare", "second-follow-up", "ask-for-a-time"}),
])  # fmt: skip
def test_nothing_is_listed_that_opens_only_after_the_other_offer_is_to_be_answered(policy, late):
    case = simple(THANKED, MAY_COME, TOLD_OF_IT, topics=["solar"], promised_days=16)
    soon = plan_of(case | {"elsewhere": [RIVAL | {"answer_by": "2026-03-18"}]}, FRIDAY, policy)
    assert late <= {step.id for step in soon.steps} and late == {step.id for step in soon.steps if step.comes_too_late}
    for step in soon.steps:
        told = step.heading in " ".join(f"{in_brief(soon)} {explain(soon)}".split())
        assert told is (step.id not in late)
    later = plan_of(case | {"elsewhere": [RIVAL | {"answer_by": "2026-05-18"}]}, FRIDAY, policy)
    assert not any(step.comes_too_late for step in later.steps)


@pytest.mark.parametrize(("policy", "said"), [("foolproof", True), ("balanced", False)])
def test_that_one_email_is_enough_is_said_where_no_second_follows(policy, said):
    plan = plan_of(simple(THANKED, contacts=[ONLY_EMAIL], promised_days=5), FRIDAY, policy)
    assert any(one["rule"] == "one-email-is-enough" for one in plan.avoid)
    assert ("One email, then wait for the answer" in in_brief(plan)) is said


ELSEWHERE = "Are you interviewing with another employer"


@pytest.mark.parametrize(("now", "asks"), [("2026-03-06T12:00:00-06:00", True), (FRIDAY, False)])
def test_who_else_invited_them_is_asked_while_they_wait_and_not_once_they_may_ask(now, asks):
    plan = plan_of(simple(THANKED, employer={"country": "US"}, contacts=[ONLY_EMAIL], promised_days=8), now)
    assert {"interviewing_elsewhere", "unsure"} <= {one["fact"] for one in plan.questions}
    (unsure,) = [one["asks"] for one in plan.questions if one["fact"] == "unsure"]
    page = " ".join(explain(plan).split())
    assert (ELSEWHERE in page) is asks and unsure not in page and unsure not in in_brief(plan)


def test_after_a_yes_nobody_is_asked_about_other_employers():
    yes = {"at": moment("2026-03-13T11:00:00-05:00"), "kind": "decided", "what": "accepted"}
    plan = plan_of(simple(THANKED, offer("2026-03-13T10:00:00-05:00"), yes), FRIDAY)
    assert [one["fact"] for one in plan.questions] == ["interviewing_elsewhere"]
    assert ELSEWHERE not in in_brief(plan) and ELSEWHERE not in " ".join(explain(plan).split())


def test_why_a_call_thanks_is_said_at_the_call_and_how_to_look_somebody_up_is_not():
    ben = {key: value for key, value in BEN.items() if key != "email"} | {"phone": "+1 312 555 0102"}
    case = simple(THANKED, contacts=[*SIMPLE["contacts"], ben], **{"with": ["maria", "ben"]}, promised_days=20)
    call = plan_of(case, "2026-03-09T12:00:00-05:00").step("find-contact")
    assert call.title.startswith("Thank Ben Example by phone") and call.channel == "phone"
    assert [one["rule"] for one in call.because] == ["call-to-thank"]


def test_how_to_look_somebody_up_is_said_where_there_is_no_number():
    nobody = {key: value for key, value in ONLY_PHONE.items() if key != "phone"}
    found = plan_of(simple(contacts=[nobody]), "2026-03-12T10:30:00-05:00").step("find-contact")
    assert [one["rule"] for one in found.because] == ["look-them-up"] and found.channel is None

"""Rule 9: what is never proposed."""

from hypothesis import given

from tests.amount import examples

from . import oracle
from .asking import FOLLOW_UPS, SIMPLE, THANKED, ask, called, ids, moment, read, sent, simple, step, told
from .strategies import ALL_KINDS, moments

THANKS = ("thank-you", "late-thank-you")
ANY = moments(kinds=ALL_KINDS, at_least_one=False, most_events=5)


@given(ANY)
@examples(40)
def test_nobody_who_does_not_want_calls_is_called(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    for found in ask(case, now, policy)["steps"]:
        if found["channel"] == "phone" and found["id"] != "contact-as-asked":  # they asked for that one
            assert not view.heard("told_not_to_call")
            assert not any((view.contact(to) or {}).get("no_calls") for to in found["to"])


@given(ANY)
@examples(40)
def test_nobody_is_followed_up_or_called_before_they_are_back(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    for found in ask(case, now, policy)["steps"]:
        if found["template"] == "late-thank-you":
            continue
        if found["id"] in (*FOLLOW_UPS, "thank-you-call", "take-back-acceptance"):
            for to in found["to"]:
                back = (view.contact(to) or {}).get("away_until")
                starts = [moment(w["from"]) for w in found["windows"] if w["from"]]
                assert back is None or all(view.there.date_of(s) > back for s in starts)


@given(ANY)
@examples(40)
def test_no_more_follow_ups_than_allowed_and_no_visit_that_nobody_agreed_to(drawn):
    case, now, policy = drawn
    plan = ask(case, now, policy)
    sent_so_far = plan["follow_ups"]["sent"]
    if sent_so_far >= plan["follow_ups"]["allowed"]:
        assert not set(ids(plan)) & set(FOLLOW_UPS)
    if "visit" in ids(plan):
        assert policy == "five-ways"
        assert any(e.get("visit_agreed") and e["outcome"] == "spoke" and e["at"] <= now for e in case["events"])


@given(ANY)
@examples(40)
def test_no_channel_that_the_person_lacks_when_they_have_another(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    for found in ask(case, now, policy)["steps"]:
        if found["id"] in THANKS or found["template"] == "late-thank-you":
            continue
        for to in found["to"] if len(found["to"]) == 1 else []:
            contact = view.contact(to)
            if contact and found["channel"] in ("email", "phone") and found["channel"] not in contact:
                assert not {"email", "phone"} & set(contact)


def first(case, policy="the-call", now="2026-03-12T09:30:00-05:00"):
    return step(ask(case, moment(now), policy), "first-follow-up")


def maria(**facts):
    kept = {k: v for k, v in (SIMPLE["contacts"][0] | facts).items() if v is not None}
    return [kept]


def test_no_calls_means_an_email_or_a_letter():
    assert first(simple(THANKED, contacts=maria(no_calls=True)))["channel"] == "email"
    assert first(simple(THANKED, contacts=maria(no_calls=True, email=None)))["channel"] == "post"
    never = told("2026-03-06T10:00:00-06:00", "told_not_to_call")
    assert first(simple(THANKED, never))["channel"] == "email"
    assert first(simple(THANKED, never, contacts=maria(email=None)))["channel"] == "post"


def test_an_address_they_lack_is_replaced_by_the_one_they_have():
    assert first(simple(THANKED, contacts=maria(phone=None)))["channel"] == "email"
    assert first(simple(THANKED, contacts=maria(email=None)), "now-what")["channel"] == "phone"
    neither = simple(THANKED, contacts=maria(email=None, phone=None))
    assert first(neither, "now-what")["channel"] == "email"
    plan = ask(neither, moment("2026-03-12T09:30:00-05:00"), "now-what")
    assert ids(plan)[ids(plan).index("first-follow-up") - 1] == "find-contact"


def test_nobody_away_is_disturbed():
    away = maria(away_until=moment("2026-03-17T00:00:00").date())
    assert first(simple(THANKED, contacts=away))["opens"] == "2026-03-18T10:00:00-05:00"
    thanks = step(ask(simple(contacts=away), moment("2026-03-04T16:00:00-06:00")), "thank-you")
    assert thanks["status"] == "now" and thanks["to"] == ["maria"]


def test_a_visit_only_by_appointment_and_after_a_call_that_agreed_to_it():
    agreed = called("2026-03-10T10:30:00-05:00", "spoke", what="other", visit_agreed=True)
    now = moment("2026-03-26T10:00:00-05:00")
    assert "visit" in ids(ask(simple(THANKED, agreed), now, "five-ways"))
    assert "visit" not in ids(ask(simple(THANKED), now, "five-ways"))
    assert "visit" not in ids(ask(simple(THANKED, agreed), now, "now-what"))
    for more in ({}, {"visit_agreed": False}):
        spoke = called("2026-03-10T10:30:00-05:00", "spoke", what="other", **more)
        assert "visit" not in ids(ask(simple(THANKED, spoke), now, "five-ways"))


def test_told_not_to_call_holds_after_a_second_interview_too():
    never = told("2026-03-06T10:00:00-06:00", "told_not_to_call")
    case = simple(THANKED, never, sent("2026-03-18T18:00:00-05:00", "thank_you"))
    case["interviews"].append({"round": 2, "at": moment("2026-03-18T10:00:00-05:00"), "with": ["maria"]})
    assert first(case, now="2026-03-19T12:00:00-05:00")["channel"] == "email"
    assert read(oracle.stage, oracle.look(case, moment("2026-03-19T12:00:00-05:00"), "the-call")) == "waiting"

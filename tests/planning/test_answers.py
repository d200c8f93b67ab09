"""When they answer: whom a reply goes to, how and until when; and what is left when it is over."""

import pytest

from tests.contract.asking import SIMPLE, THANKED, ask, called, ids, moment, sent, simple, step, told

MARIA = SIMPLE["contacts"][0]
HR = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example", "phone": "+1 312 555 0101"}
MONDAY = "2026-03-09T10:00:00-05:00"
SOON = moment("2026-03-09T12:00:00-05:00")


def offer(**more):
    return told(MONDAY, "offer", **more)


@pytest.mark.parametrize(("answer_by", "due"), [
    (None, "2026-03-10T10:00:00-05:00"),
    ("2026-03-12", "2026-03-10T10:00:00-05:00"),
    ("2026-03-09", "2026-03-09T17:00:00-05:00"),
    ("2026-03-10T09:59:59-05:00", "2026-03-10T09:59:59-05:00"),
])  # fmt: skip
def test_an_offer_is_acknowledged_within_a_day_or_before_its_deadline(answer_by, due):
    given = (
        {} if answer_by is None else {"answer_by": moment(answer_by) if "T" in answer_by else moment(answer_by).date()}
    )
    plan = ask(simple(THANKED, offer(**given)), SOON)
    found = step(plan, "acknowledge-offer")
    assert plan["stage"] == "offer" and moment(found["due"]) == moment(due) and found["opens"] == MONDAY


def test_an_offer_is_answered_by_its_day_or_at_leisure():
    by_day = ask(simple(THANKED, offer(answer_by=moment("2026-03-12").date())), SOON)
    assert moment(step(by_day, "answer-offer")["due"]) == moment("2026-03-12T17:00:00-05:00")
    assert step(ask(simple(THANKED, offer()), SOON), "answer-offer")["due"] is None


def test_what_was_answered_is_asked_for_no_more():
    acknowledged = ask(simple(THANKED, offer(), sent("2026-03-09T11:00:00-05:00", "reply")), SOON)
    assert "acknowledge-offer" not in ids(acknowledged) and "answer-offer" in ids(acknowledged)
    accepted = ask(simple(THANKED, offer(), sent("2026-03-09T11:00:00-05:00", "acceptance")), SOON)
    assert "answer-offer" not in ids(accepted)
    before = ask(simple(sent("2026-03-09T09:00:00-05:00", "reply"), THANKED, offer()), SOON)
    assert "acknowledge-offer" in ids(before)


@pytest.mark.parametrize(("sender", "changes", "to", "channel"), [
    ("hana", {}, ["hana"], "email"),
    ("maria", {}, ["maria"], "email"),
    (None, {}, ["hana"], "email"),
    ("hana", {"email": None}, ["hana"], "phone"),
    ("hana", {"email": None, "no_calls": True}, ["hana"], "post"),
])  # fmt: skip
def test_an_answer_goes_to_whoever_wrote_as_they_can_be_reached(sender, changes, to, channel):
    hana = {key: value for key, value in (HR | changes).items() if value is not None}
    wrote = {"from": sender} if sender else {}
    plan = ask(simple(THANKED, told(MONDAY, "no_decision", **wrote), contacts=[MARIA, hana]), SOON)
    found = step(plan, "reply-no-decision")
    assert (found["to"], found["channel"]) == (to, channel) and found["opens"] == MONDAY and found["due"] is None
    assert bool(found["windows"][0]["to"]) is (channel == "phone")  # only a call has hours


def test_after_a_no_they_are_thanked_by_email_or_by_a_card():
    rejected = told(MONDAY, "rejection", **{"from": "maria"})
    plan = ask(simple(THANKED, rejected), SOON)
    assert plan["stage"] == "rejected" and step(plan, "thank-after-rejection")["channel"] == "email"
    no_email = {key: value for key, value in MARIA.items() if key != "email"}
    card = step(ask(simple(THANKED, rejected, contacts=[no_email]), SOON), "thank-after-rejection")
    assert card["channel"] == "post" and card["windows"] == [{"from": MONDAY, "to": None}]
    thanked = simple(THANKED, rejected, sent("2026-03-09T11:00:00-05:00", "thank_you"))
    assert "thank-after-rejection" not in ids(ask(thanked, SOON))


def test_a_no_is_no_end_where_an_interview_follows():
    rejected = told("2026-03-05T10:00:00-06:00", "rejection")
    assert ask(simple(THANKED, rejected), SOON)["stage"] == "rejected"
    invited = simple(THANKED, rejected, told("2026-03-06T10:00:00-06:00", "invitation"))
    assert ask(invited, SOON)["stage"] != "rejected"
    again = simple(THANKED, rejected)
    again["interviews"].append({"round": 2, "at": moment("2026-03-20T10:00:00-05:00"), "with": ["maria"]})
    assert ask(again, SOON)["stage"] == "before_interview"


def test_an_offer_after_a_no_counts_and_a_no_after_an_offer_too():
    no, yes = told(MONDAY, "rejection"), told("2026-03-10T10:00:00-05:00", "offer")
    late = moment("2026-03-11T10:00:00-05:00")
    assert ask(simple(THANKED, no, yes), late)["stage"] == "offer"
    no, yes = told("2026-03-10T10:00:00-05:00", "rejection"), told(MONDAY, "offer")
    assert ask(simple(THANKED, no, yes), late)["stage"] == "rejected"


def test_an_invitation_is_answered_until_its_interview_is_written_down():
    events = (THANKED, told(MONDAY, "invitation", **{"from": "hana"}))
    case = simple(*events, contacts=[MARIA, HR])
    found = step(ask(case, SOON), "reply-invitation")
    assert found["to"] == ["hana"] and found["opens"] == MONDAY
    answered = simple(*events, sent("2026-03-09T11:00:00-05:00", "reply", to="hana"), contacts=[MARIA, HR])
    assert "reply-invitation" not in ids(ask(answered, SOON))
    case["interviews"].append({"round": 2, "at": moment("2026-03-20T10:00:00-05:00"), "with": ["maria"]})
    assert "reply-invitation" not in ids(ask(case, SOON))


@pytest.mark.parametrize(("what", "template"), [
    ("accepted", "acceptance"), ("declined", "decline"), ("withdrew", "withdrawal"),
])  # fmt: skip
def test_a_decision_is_confirmed_to_whoever_made_the_offer(what, template):
    decided = {"at": moment("2026-03-10T10:00:00-05:00"), "kind": "decided", "what": what}
    made = offer(**{"from": "maria"})
    case = simple(THANKED, made, decided, contacts=[MARIA, HR])
    now = moment("2026-03-10T12:00:00-05:00")
    plan = ask(case, now)
    found = step(plan, "confirm-in-writing")
    assert plan["stage"] == "closed" and found["to"] == ["maria"] and found["template"] == template
    assert step(ask(simple(THANKED, decided, contacts=[MARIA, HR]), now), "confirm-in-writing")["to"] == ["hana"]
    case["events"].append(sent("2026-03-10T11:00:00-05:00", template))
    assert "confirm-in-writing" not in ids(ask(case, now))


@pytest.mark.parametrize(("events", "since"), [
    ((THANKED, sent("2026-03-11T10:00:00-05:00"), sent("2026-03-16T10:00:00-05:00")), "2026-03-16T10:00:00-05:00"),
    ((THANKED, called("2026-03-11T10:00:00-05:00"), called("2026-03-17T10:00:00-05:00")), "2026-03-17T10:00:00-05:00"),
])  # fmt: skip
def test_what_is_for_yourself_begins_with_the_last_thing_that_happened(events, since):
    plan = ask(simple(*events), moment("2026-03-20T10:00:00-05:00"))
    found = step(plan, "keep-searching") or step(plan, "let-it-rest")
    assert plan["stage"] == "quiet" and moment(found["opens"]) == moment(since) and found["to"] == []


def test_before_any_interview_the_day_of_the_application_is_the_beginning():
    case = simple()
    case["interviews"] = []
    case["role"] = {"title": "Data analyst", "applied": moment("2026-02-20").date()}
    plan = ask(case, SOON)
    assert plan["stage"] == "applied"
    assert {moment(s["opens"]) for s in plan["steps"] if s["opens"]} == {moment("2026-02-20T00:00:00-06:00")}


@pytest.mark.parametrize(("given", "promise"), [
    ({"promised_days": 8}, {"until": "2026-03-12", "made": "2026-03-04", "source": "interview"}),
    ({}, {"until": None, "made": None, "source": "none"}),
])  # fmt: skip
def test_a_promise_is_told_with_its_day(given, promise):
    assert ask(simple(THANKED, **given), SOON)["promise"] == promise


def test_a_new_promise_takes_the_place_of_the_old_one_and_no_decision_ends_it():
    named = told(MONDAY, "no_decision", promised_days=3)
    assert ask(simple(THANKED, named, promised_days=8), SOON)["promise"] == {
        "until": "2026-03-12", "made": "2026-03-09", "source": "reply",
    }  # fmt: skip
    ended = told(MONDAY, "no_decision")
    assert ask(simple(THANKED, ended, promised_days=8), SOON)["promise"]["source"] == "none"


def facts_of(plan, rule):
    reasons = [*plan["avoid"], *plan["keep_in_mind"], *(r for s in plan["steps"] for r in s["because"])]
    return next((r["facts"] for r in reasons if r["rule"] == rule), None)


def test_a_voicemail_left_is_remembered_and_ringing_again_is_advised_against():
    left = ask(
        simple(THANKED, called("2026-03-12T10:00:00-05:00", "voicemail")),
        moment("2026-03-12T12:00:00-05:00"),
        "the-call",
    )
    assert facts_of(left, "no-ringing-again-and-again") == {
        "left_message": True,
        "rang_in_vain": False,
        "spoke": False,
        "contact_wanted": False,
        "accepted_elsewhere": False,
    }
    spoke = ask(
        simple(THANKED, called("2026-03-12T10:00:00-05:00", "spoke")), moment("2026-03-12T12:00:00-05:00"), "the-call"
    )
    assert facts_of(spoke, "no-ringing-again-and-again") == {
        "left_message": False,
        "rang_in_vain": False,
        "spoke": True,
        "contact_wanted": False,
        "accepted_elsewhere": False,
    }
    none = ask(simple(THANKED), moment("2026-03-12T12:00:00-05:00"), "the-call")
    assert facts_of(none, "no-ringing-again-and-again") is None


def test_of_two_decisions_the_last_one_is_confirmed():
    first = {"at": moment("2026-03-10T10:00:00-05:00"), "kind": "decided", "what": "closed"}
    then = {"at": moment("2026-03-11T10:00:00-05:00"), "kind": "decided", "what": "declined"}
    plan = ask(simple(THANKED, offer(), first, then), moment("2026-03-12T10:00:00-05:00"))
    found = step(plan, "confirm-in-writing")
    assert found["template"] == "decline" and moment(found["opens"]) == moment("2026-03-11T10:00:00-05:00")


@pytest.mark.parametrize("what", ["declined", "withdrew"])
def test_a_yes_is_taken_back_to_whoever_made_the_offer(what):
    first = {"at": moment("2026-03-10T10:00:00-05:00"), "kind": "decided", "what": "accepted"}
    then = {"at": moment("2026-03-11T10:00:00-05:00"), "kind": "decided", "what": what}
    case, now = simple(THANKED, offer(**{"from": "maria"}), first, then), moment("2026-03-12T10:00:00-05:00")
    plan = ask(case, now)
    found = step(plan, "take-back-acceptance")
    assert "confirm-in-writing" not in ids(plan) and (found["channel"], found["to"]) == ("phone", ["maria"])
    case["events"].append(sent("2026-03-11T12:00:00-05:00", "decline"))
    assert "take-back-acceptance" not in ids(ask(case, now))


def test_what_was_sent_before_the_last_answer_counts_no_more():
    between = sent("2026-03-10T10:00:00-05:00")
    answers = (told(MONDAY, "no_decision"), told("2026-03-11T10:00:00-05:00", "invitation"))
    now = moment("2026-03-12T10:00:00-05:00")
    for first, last in (answers, (answers[1] | {"at": moment(MONDAY)}, answers[0] | {"at": answers[1]["at"]})):
        assert ask(simple(THANKED, first, between, last), now)["follow_ups"]["sent"] == 0
        assert ask(simple(THANKED, first, between), now)["follow_ups"]["sent"] == 1


def test_a_visit_comes_after_a_talk_and_in_their_hours():
    spoke = called("2026-03-26T10:30:00-05:00", "spoke")
    now = moment("2026-03-26T12:00:00-05:00")
    assert "visit" not in ids(ask(simple(THANKED, spoke), now, "five-ways"))  # a call alone is no appointment
    plan = ask(simple(THANKED, spoke | {"visit_agreed": True}), now, "five-ways")
    found = step(plan, "visit")
    assert found["channel"] == "visit" and found["to"] == ["maria"]
    assert found["windows"][0]["from"][11:16] == "09:00" and found["windows"][0]["to"][11:16] == "17:00"


def test_once_a_follow_up_is_out_no_late_thank_you_is_asked_for():
    now = moment("2026-03-11T12:00:00-05:00")
    assert "late-thank-you" in ids(ask(simple(), moment("2026-03-06T12:00:00-06:00"), "now-what"))
    assert "late-thank-you" not in ids(ask(simple(sent("2026-03-11T10:00:00-05:00")), now, "now-what"))
    assert "late-thank-you" not in ids(ask(simple(), now, "now-what"))

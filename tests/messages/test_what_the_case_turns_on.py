"""The sentence a case turns on stands in the draft where the case has the fact for it."""

import pytest

from followup.messages.drafting import draft
from tests.messages.review.cases import simple_case
from tests.messages.test_in_between import MARIA, OFFER, RITA, TALK, TOM, between, heard, on

EVERY = pytest.mark.parametrize("wording", range(6))


def said(case, step, now, **more):
    """The body of a draft in which our own check finds nothing but marked gaps."""
    made = draft(case, step, now=now, **more)
    assert {one.code for one in made.findings} <= {"placeholder"}, (made.body, made.findings)
    return made.body


@EVERY
def test_who_was_missed_is_told_so_without_blame_and_given_a_number_for_a_call(wording):
    reply = {"at": "2026-03-09T10:00:00-05:00", "kind": "sent", "what": "reply", "to": "tom", "channel": "email"}
    invited = heard("invitation", "2026-03-09T09:00:00-05:00", by="email")

    def body(form):
        missed = {"round": 1, "at": "2026-03-11T14:00:00-05:00", "with": ["tom"], "held": False, "format": form}
        case = simple_case(interviews=[missed], events=[invited, reply])
        return said(case, "ask-for-the-date", on(11, 16), template="ask-for-the-date", wording=wording)

    assert "March 11 at 2:00 p.m." in body("phone") and "missed each other" in body("phone")
    assert "ring me: +1 312 555 0142" in body("phone") and "ring me" not in body("in_person")


@EVERY
def test_whoever_comes_back_after_a_no_is_asked_who_will_be_there_and_for_which_position(wording):
    no, invited = heard("rejection", "2026-03-06T09:00:00-06:00"), heard("invitation", by="email")
    body = said(between(no, invited), "reply-invitation", on(10, 12), wording=wording)
    assert "who will be there" in body and "same position" in body and "yes" in body.lower()
    assert "same position" not in said(between(invited), "reply-invitation", on(10, 12), wording=wording)


LATE = OFFER | {"from": "maria", "by": "phone", "promised_by": "2026-03-16"}
ANN = {"id": "ann", "name": "Ann Lang", "is": "hr", "email": "a@n.example"}


@EVERY
def test_a_letter_that_is_late_is_asked_for_by_a_day_and_nobody_is_told_that_the_answer_is_open(wording):
    def body(offer, *people):
        case = between(offer, contacts=[MARIA, *people])
        return said(case, "answer-offer", on(18), to="maria", template="ask-for-the-letter", wording=wording)

    late = body(LATE | {"starts": "2026-05-04"}, ANN)
    assert "March 16" in late and "by Friday, March 20" in late and "notice" in late and "before I answer" not in late
    assert "Ann Lang" in late or "on its way" in late
    assert "March 20" not in body(OFFER | {"from": "maria", "by": "phone"}, ANN)  # nobody promised a day


@EVERY
def test_whoever_asks_for_more_time_is_glad_and_asks_for_what_was_named_without_its_details(wording):
    terms = ["health plan, no details yet", "38 hours a week", "clerk, not data analyst"]
    offer = OFFER | {"by": "phone", "answer_by": "2026-03-11", "terms": terms}
    body = said(between(offer), "acknowledge-offer", on(10, 12), template="ask-for-more-time", wording=wording)
    assert "health plan" in body and "no details" not in body and "clerk" not in body
    assert "delighted" in body or "very interested" in body
    unsure = between(offer, role={"title": "Data analyst", "unsure": True})
    body = said(unsure, "acknowledge-offer", on(10, 12), template="ask-for-more-time", wording=wording)
    assert "delighted" not in body and "very interested" not in body


@EVERY
def test_an_offer_that_comes_after_a_no_is_asked_how_it_came_open(wording):
    no = heard("rejection", "2026-03-06T09:00:00-06:00")
    assert "open again" in said(between(no, OFFER | {"by": "phone"}), "acknowledge-offer", on(11), wording=wording)
    assert "open again" not in said(between(OFFER | {"by": "phone"}), "acknowledge-offer", on(11), wording=wording)


@EVERY
def test_an_offer_put_on_hold_is_not_thanked_for_as_if_it_were_new(wording):
    hold = heard("on_hold", "2026-03-12T09:00:00-05:00", by="email")
    body = said(between(OFFER | {"by": "phone"}, hold), "acknowledge-offer", on(13), wording=wording)
    assert "March 10" in body and "on hold" in body and "in writing" in body and "read" not in body
    other = between(OFFER | {"by": "phone"}, hold | {"from": "maria"}, contacts=[MARIA, TOM])
    body = said(other, "acknowledge-offer", on(13), wording=wording)
    assert "Maria Lopez is in copy" in body


@EVERY
def test_an_offer_taken_back_is_answered_with_the_question_what_changed(wording):
    gone = between(OFFER, heard("offer_withdrawn", "2026-03-12T09:00:00-05:00"))
    body = said(gone, "thank-after-rejection", on(13), template="answer-to-a-withdrawn-offer", wording=wording)
    assert "what has changed" in body or "what is behind it" in body


@EVERY
def test_thanks_after_a_no_ask_once_what_was_missing(wording):
    no = heard("rejection", sender="maria")
    body = said(between(no), "thank-after-rejection", on(11), to="maria", wording=wording)
    assert body.count("stronger candidate") == 1
    asked = {"at": "2026-03-10T12:00:00-05:00", "kind": "sent", "what": "feedback_request", "to": "maria"}
    assert "stronger" not in said(between(no, asked), "thank-after-rejection", on(11), to="maria", wording=wording)
    office = between(heard("rejection"), contacts=[MARIA, TOM])  # Tom was in no talk, and wrote: the plan asks him
    assert "stronger" in said(office, "thank-after-rejection", on(11), to="tom", wording=wording)
    assert "stronger" not in said(office, "thank-after-rejection", on(11), to="maria", wording=wording)


@EVERY
def test_the_present_employer_is_asked_last_where_something_came_up_about_the_checks(wording):
    checks = heard("checking", "2026-03-10T09:00:00-05:00", by="email")
    reply = {"at": "2026-03-10T12:00:00-05:00", "kind": "sent", "what": "reply", "to": "tom", "channel": "email"}
    again = between(checks, reply, checks | {"at": "2026-03-12T09:00:00-05:00"})
    note = {"at": "2026-03-10T20:00:00-05:00", "kind": "note", "text": "x"}
    for case, now in ((again, on(12)), (between(checks, note), on(11))):
        body = said(case, "reply-no-decision", now, wording=wording)
        assert (
            "present employer" in body and "offer in writing" in body and "number and hours" in body.replace("a ", "")
        )
    assert "present employer" not in said(between(checks), "reply-no-decision", on(11), wording=wording)


def test_whoever_takes_a_yes_back_says_the_day_and_keeps_the_door_open():
    yes, no = ({"at": f"2026-03-{day}T09:00:00-05:00", "kind": "decided", "what": what}
               for day, what in ((11, "accepted"), (13, "declined")))  # fmt: skip
    taken = {"employer": "Cedar Labs", "accepted": True, "since": "2026-03-12T09:00:00-05:00"}
    talk = TALK | {"with": ["maria", "tom"]}
    offer = OFFER | {"from": "maria", "starts": "2026-04-06"}
    case = between(offer, yes, no, interviews=[talk], contacts=[MARIA, TOM], elsewhere=[taken])
    body = said(case, "take-back-acceptance", on(13))
    assert "April 6" in body and "paths crossed again" in body and "Tom Okafor" in body
    assert "another position" in body and "[[" not in body and "Cedar" not in body
    open_reason = between(offer, yes, no, interviews=[talk], contacts=[MARIA, TOM])
    assert said(open_reason, "take-back-acceptance", on(13)).count("[[your one honest reason") == 1


@EVERY
def test_a_second_talk_is_thanked_for_as_a_second(wording):
    second = TALK | {"round": 2, "at": "2026-03-08T14:00:00-05:00", "format": "in_person", "topics": ["the new wing"]}
    twice = simple_case(interviews=[TALK, second])
    bodies = {said(twice, "thank-you", on(8, 20), to="maria", wording=n) for n in range(6)}
    assert any("again" in body or "once more" in body for body in bodies)
    once = {said(simple_case(), "thank-you", on(5), to="maria", wording=n) for n in range(6)}
    assert not any("me again" in body or "once more" in body for body in once)


@EVERY
def test_who_has_no_address_is_thanked_through_whoever_was_there_too(wording):
    tom = {"id": "tom", "name": "Tom Okafor", "is": "interviewer"}
    talk = TALK | {"with": ["maria", "tom"]}
    body = said(simple_case(interviews=[talk], contacts=[MARIA, tom]), "thank-you", on(5), to="maria", wording=wording)
    assert "thanks" in body and "Tom Okafor" in body
    known = simple_case(interviews=[talk], contacts=[MARIA, TOM])
    assert "Tom Okafor" not in said(known, "thank-you", on(5), to="maria", wording=wording)


def test_thanks_in_the_week_of_christmas_wish_happy_holidays_and_wait_for_no_day_off():
    def body(country, month=12):
        employer = {"name": "Contoso", "timezone": "America/New_York", "country": country}
        talk = TALK | {"at": f"2026-{month}-11T14:00:00-05:00", "promised_by": f"2026-{month}-25"}
        case = simple_case(interviews=[talk], employer=employer, contacts=[MARIA])
        now = on(5).replace(month=month, day=21)
        return said(case, "late-thank-you", now, to="maria", template="late-thank-you")

    assert "holidays" in body("US") and "December 25" not in body("US")
    assert "holidays" not in body("JP") and "holidays" not in body("US", month=11)


@EVERY
def test_who_called_back_in_vain_says_so_and_when_they_ring_again(wording):
    asked = heard("contact_me", "2026-03-13T15:00:00-05:00", sender="maria", how="phone", by="phone")
    tried = {
        "at": "2026-03-13T17:10:00-05:00",
        "kind": "called",
        "what": "other",
        "outcome": "no_answer",
        "to": "maria",
    }
    case = between(asked, tried)
    now = on(13, 18)
    body = said(case, "contact-as-asked", now, template="contact-as-asked-email", wording=wording)
    assert "March 13" in body and "Monday, March 16" in body and "+1 312 555 0142" in body and "[[" not in body
    assert "March 13" in said(case, "contact-as-asked", now, template="contact-as-asked-call", wording=wording)


@EVERY
def test_a_task_nobody_answered_is_confirmed_first_and_bounded_by_one_question(wording):
    body = said(between(heard("task", answer_by="2026-03-13", by="email")), "do-the-task", on(10, 12), wording=wording)
    assert "March 13" in body and "evening's work" in body and "outline" in body and "[[" not in body
    pay = between(heard("task", wants="pay", by="email"))
    assert "evening" not in said(pay, "do-the-task", on(10, 12), wording=wording)


@EVERY
def test_a_question_after_a_task_asks_whether_it_was_looked_at(wording):
    handed = {"at": "2026-03-10T09:00:00-05:00", "kind": "sent", "what": "task", "to": "tom", "channel": "email"}
    wrote = {"at": "2026-03-16T09:00:00-05:00", "kind": "sent", "what": "follow_up", "to": "tom", "channel": "email"}
    body = said(
        between(handed, wrote), "second-follow-up", on(25), to="tom", template="follow-up-email", wording=wording
    )
    assert "March 10" in body and "looked at" in body


@EVERY
def test_a_word_in_passing_is_no_talk_that_a_letter_thanks_for(wording):
    checks, hello = (
        heard("checking", sender="maria"),
        heard("other", "2026-03-16T09:00:00-05:00", "maria", by="in_person"),
    )
    body = said(
        between(checks, hello), "first-follow-up", on(25), to="maria", template="follow-up-email", wording=wording
    )
    assert "March 16" not in body and "checks" in body


@EVERY
def test_an_agency_is_asked_whether_there_was_a_doubt(wording):
    case = simple_case(interviews=[TALK], contacts=[MARIA, RITA])
    assert "doubt" in said(case, "first-follow-up", on(16), to="rita", template="follow-up-email", wording=wording)


@EVERY
def test_who_was_put_off_three_times_gets_a_line_that_asks_for_nothing(wording):
    first = heard("no_decision", "2026-03-07T09:00:00-06:00", "maria", by="email", promised_by="2026-03-09")
    second = heard("no_decision", "2026-03-10T09:00:00-05:00", "maria", by="email", promised_by="2026-03-12")
    often = between(first, second, interviews=[TALK | {"promised_by": "2026-03-06"}])
    body = said(often, "first-follow-up", on(20), to="maria", wording=wording)
    assert "?" not in body and ("no need to answer" in body or "don't trouble to answer" in body)


@EVERY
def test_who_only_thanked_when_asked_whether_they_want_it_says_yes(wording):
    asked = heard("contact_me", "2026-03-04T15:00:00-06:00", sender="maria", by="in_person")
    body = said(between(asked, contacts=[MARIA]), "first-follow-up", on(6), to="maria", wording=wording)
    assert "yes" in body.lower() and "?" not in body and "data analyst" in body


@pytest.mark.parametrize("name", ["Customer service desk", "Guest services", "Help line"])
def test_a_desk_is_no_first_name(name):
    desk = {"id": "desk", "name": name, "is": "reception", "phone": "555 0103"}
    case = simple_case(interviews=[TALK | {"with": []}], contacts=[desk])
    assert said(case, "find-names", on(4, 15), to="desk").startswith("Hello, this is Priya Raman")

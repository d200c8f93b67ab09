"""What the facts do not say is asserted nowhere: who was missing, who sent a no, whether somebody answered, a yes."""

from copy import deepcopy
from datetime import datetime

import pytest

import followup
from followup.messages.drafting import draft
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from followup.planning.pay import better_pay, leaves_room

CASE = {
    "candidate": {"name": "Ines Calder"},
    "employer": {"name": "Brae Foods", "timezone": "Europe/London", "country": "GB"},
    "role": {"title": "Buyer"},
    "contacts": [
        {"id": "kit", "name": "Kit Ames", "is": "hr", "email": "k.ames@brae.example", "phone": "+44 20 7946 0012"}
    ],
    "interviews": [{"round": 1, "at": "2026-10-05T11:00:00+01:00", "format": "in_person", "with": ["kit"]}],
}
THANKED = {"at": "2026-10-05T18:00:00+01:00", "kind": "sent", "what": "thank_you", "channel": "email", "to": "kit"}


def case_of(*events, **changes):
    return followup.load_case(deepcopy(CASE) | {"events": [THANKED, *events]} | changes)


def heard(at, what, **more):
    return {"at": f"2026-10-{at}+01:00", "kind": "heard", "what": what} | more


def sent(at, what):
    return {"at": f"2026-10-{at}+01:00", "kind": "sent", "what": what, "channel": "email", "to": "kit"}


def moment(at):
    return datetime.fromisoformat(f"2026-10-{at}+01:00")


def from_kit(**more):
    return {"from": "kit", "by": "email"} | more


@pytest.mark.parametrize(("signed", "thanked_for"), [({}, False), ({"from": "kit"}, True)])
def test_who_did_not_send_the_no_is_thanked_for_the_time_alone(signed, thanked_for):
    case, now = case_of(heard("12T03:00:00", "rejection", by="email", **signed)), moment("12T10:00:00")
    assert not any(word in followup.plan(case, now=now).summary for word in ("for telling", "for their news"))
    for step in ("thank-after-rejection", "ask-for-feedback"):
        for wording in range(12):
            body = draft(case, step, now=now, wording=wording).body
            assert thanked_for or not any(word in body for word in ("telling me", "letting me know", "your news"))


@pytest.mark.parametrize(("minutes", "away", "automatic"), [(2, "23", True), (2, None, False), (50, "23", False)])
def test_a_word_within_minutes_of_somebody_away_is_no_answer(minutes, away, automatic):
    contacts = deepcopy(CASE["contacts"])
    contacts[0] |= {"away_until": f"2026-10-{away}"} if away else {}
    word = heard(f"13T10:{minutes}:00".replace(":2:", ":02:"), "other", **from_kit())
    case = case_of(sent("13T10:00:00", "follow_up"), word, contacts=contacts)
    made = followup.plan(case, now=moment("26T10:00:00"))
    assert (made.step("second-follow-up").template == "second-follow-up") is automatic
    body = draft(case, "second-follow-up", now=moment("26T10:00:00")).body
    assert ("answer of" not in body and "13 October" in body and "now that you are back" in body) is automatic


@pytest.mark.parametrize(("salary", "offered", "notes", "asked"), [
    ("46,000 to 56,000 USD", "48,500 USD a year", "hoping for 54,000", "56,000 USD a year"),
    ("£38k - £45k", "£39,000", "", "£45,000"),
    ("38 to 45k", "£39k", "", "£45k"),
    ("62.000-70.000 EUR", "63.000 EUR, 30 days of holiday", "", "70.000 EUR"),
    ("$22 to $27 an hour", "$23.50 an hour", "", "$27 an hour"),
    ("$22 to $27 an hour", "48,500 USD", "", None),  # an hour is no year
    ("£38k - £45k", "£45,000", "", None),
    ("48,000 GBP", "46,000 GBP", "", "48,000 GBP"),  # one figure was named
    (None, "46,000 GBP", "I hope for 50,000", None),
    (None, "46,000 GBP", "Room 47000 on floor 3", None),
    ("good pay", "the usual", "", None),
])  # fmt: skip
def test_more_may_be_asked_for_up_to_the_top_of_a_range_and_no_figure_is_chosen_for_anybody(
    salary, offered, notes, asked
):
    given = {"notes": notes, "salary": salary}
    role = {"title": "Buyer"} | {key: value for key, value in given.items() if value}
    case = case_of(heard("19T10:00:00", "offer", **from_kit(salary=offered)), role=role)
    assert leaves_room(case, case.events[-1]) is (asked is not None)
    assert better_pay(case, case.events[-1]) == (asked if salary == "48,000 GBP" else None)


def offered(**more):
    return heard(
        "19T10:00:00", "offer", **from_kit(salary="£39,000", starts="2026-11-16", answer_by="2026-10-27"), **more
    )


def test_a_written_offer_is_not_accepted_before_it_is_decided():
    case = case_of(offered(), sent("19T12:00:00", "reply"))
    made = draft(case, "answer-offer", now=moment("21T10:00:00"))
    assert made.missing == ("decision",) and "accept" not in made.body.replace("[[I accept", "")
    assert "£39,000" in made.body and "16 November" in made.body


def test_what_could_be_better_is_asked_for_once_before_the_answer():
    role = {"title": "Buyer", "salary": "£38k - £45k"}
    case = case_of(offered(), sent("19T12:00:00", "reply"), role=role)
    made = followup.plan(case, now=moment("21T10:00:00"))
    assert [step.id for step in made.steps] == ["ask-for-more", "answer-offer"]
    assert made.steps[0].opens == moment("20T09:00:00") and made.steps[0].due.day == 26
    page = in_brief(made)
    assert (
        "for more before you accept" in page
        and "45,000" not in page
        and "If pay is fixed" in page
        and len(page.split()) <= 120
    )
    body = draft(case, "ask-for-more", now=moment("21T10:00:00")).body
    assert "[[the pay you would like]]" in body and "45,000" not in body and "accept" not in body
    asked = case_of(offered(), sent("19T12:00:00", "reply"), sent("21T10:00:00", "question"), role=role)
    assert followup.plan(asked, now=moment("22T10:00:00")).step("ask-for-more") is None


RIVAL = {"employer": "Coast Museum", "answer_by": "2026-10-26", "since": "2026-10-14T09:00:00+01:00"}


def test_a_follow_up_after_the_day_of_another_offer_gives_way_to_a_call_before_it():
    promised = [CASE["interviews"][0] | {"promised_by": "2026-10-30"}]
    case = case_of(sent("14T12:00:00", "news"), interviews=promised, elsewhere=[RIVAL])
    made = followup.plan(case, now=moment("15T10:00:00"))
    call = made.step("ask-before-you-decide")
    assert (call.channel, call.opens, call.due) == (
        "phone",
        moment("23T10:00:00"),
        datetime.fromisoformat("2026-10-26T17:00:00+00:00"),
    )
    assert made.step("first-follow-up") is not None  # it stays in what programs read
    for page in (in_brief(made), explain(made)):
        assert "follow-up email" not in page and "Ask Coast Museum once for some days more" in page
    assert "Monday 26 October" in in_brief(made)
    unsent = followup.plan(case_of(interviews=promised, elsewhere=[RIVAL]), now=moment("14T12:00:00"))
    assert unsent.steps[0].id == "share-news" and "Coast Museum" in in_brief(unsent)


@pytest.mark.parametrize(("sent_at", "early"), [("16T12:00:00", True), ("19T08:30:00", False), ("17T10:00:00", False)])
def test_only_what_went_out_by_the_day_they_named_was_early(sent_at, early):
    promised = [CASE["interviews"][0] | {"promised_by": "2026-10-16"}]
    made = followup.plan(case_of(sent(sent_at, "follow_up"), interviews=promised), now=moment("20T10:00:00"))
    assert made.situation.first_early is early and ("came early" in in_brief(made)) is early


def test_a_hold_told_by_phone_gets_two_lines_and_then_weeks():
    told = heard("12T14:00:00", "on_hold", by="phone", **{"from": "kit"})
    made = followup.plan(case_of(told), now=moment("13T10:00:00"))
    assert made.steps[0].id == "note-after-their-call" and "time frame" in made.summary
    body = draft(case_of(told), "note-after-their-call", now=moment("13T10:00:00")).body
    assert "on hold" in body and "?" in body
    answered = case_of(told, sent("13T11:00:00", "reply"))
    assert followup.plan(answered, now=moment("14T10:00:00")).step("note-after-their-call") is None
    assert followup.plan(case_of(told), now=moment("20T10:00:00")).step("note-after-their-call") is None
    late = datetime.fromisoformat("2026-11-06T10:00:00+00:00")
    asked = sent("12T15:00:00", "reply"), {**sent("12T15:00:00", "follow_up"), "at": "2026-11-05T10:00:00+00:00"}
    assert "Wait until Thursday 26 November" in followup.plan(case_of(told, *asked), now=late).summary


@pytest.mark.parametrize("by", ["email", "phone"])
def test_checks_are_no_job_and_the_short_page_says_so(by):
    page = in_brief(followup.plan(case_of(heard("12T14:00:00", "checking", by=by)), now=moment("13T10:00:00")))
    assert "no job yet: give no notice" in " ".join(page.split()) and len(page.split()) <= 120


@pytest.mark.parametrize(("language", "address", "line"), [
    ("de", "Frau Dr. Roth", "German: “Sehr geehrte Frau Dr. Roth,”"),
    ("de", "Mr. Roth", "German: “Sehr geehrter Herr Roth,”"),
    ("fr-CA", None, "French: “Madame, Monsieur,”"),
    ("nl", None, "Dutch: “Beste Kit Ames,”"),
    ("sw", None, "in their language"),
    ("en-GB", None, None),
    (None, None, None),
])  # fmt: skip
def test_the_language_of_the_letter_is_named_with_how_it_begins_and_ends(language, address, line):
    employer = CASE["employer"] | ({"language": language} if language else {})
    contacts = [CASE["contacts"][0] | ({"address": address} if address else {})]
    made = followup.plan(case_of(employer=employer, contacts=contacts), now=moment("13T10:00:00"))
    for page in (in_brief(made), explain(made)):
        said = " ".join(page.split())
        assert ("Write it in" in said) is (line is not None) and (line or "") in said


@pytest.mark.parametrize(("known", "said"), [({"no_calls": True}, True), ({"phone": "+49 30 555 0100"}, False)])
def test_a_letter_by_post_has_its_language_too_and_what_is_said_on_the_phone_has_none(known, said):
    contacts = [{"id": "kit", "name": "Kit Ames", "is": "hr"} | known]
    made = followup.plan(
        case_of(employer=CASE["employer"] | {"language": "de"}, contacts=contacts),
        now=moment("20T10:00:00"),
        policy="the-call",
    )
    assert ("post" if said else "phone") in [step.channel for step in made.steps if step.template]
    assert ("Write it in German" in " ".join(in_brief(made).split())) is said


@pytest.mark.parametrize(("until", "now", "said"), [("13", "14T09:00:00", False), ("09", "12T09:00:00", True)])
def test_the_busy_monday_is_named_only_where_a_call_could_fall_on_it(until, now, said):
    contacts = [CASE["contacts"][0] | {"prefers": "phone"}]
    promised = [CASE["interviews"][0] | {"promised_by": f"2026-10-{until}"}]
    made = followup.plan(case_of(interviews=promised, contacts=contacts), now=moment(now))
    assert any(one["rule"] == "no-call-after-the-weekend" for one in made.avoid) is said


def test_beside_a_call_they_asked_for_nothing_forbids_asking():
    promised = [CASE["interviews"][0] | {"promised_by": "2026-10-23"}]
    wish = heard("12T17:00:00", "contact_me", how="phone", **from_kit())
    made = followup.plan(case_of(wish, interviews=promised), now=moment("13T10:00:00"))
    assert not any("Don't ask before" in one["says"] for one in made.avoid)


def test_once_they_were_told_and_asked_only_the_other_answer_is_left():
    promised = [CASE["interviews"][0] | {"promised_by": "2026-10-30"}]
    rang = {"at": "2026-10-23T10:10:00+01:00", "kind": "called", "to": "kit", "outcome": "voicemail", "what": "other"}
    case = case_of(sent("14T12:00:00", "news"), rang, interviews=promised, elsewhere=[RIVAL])
    made = followup.plan(case, now=moment("23T12:00:00"))
    assert made.summary.startswith("Answer Coast Museum by Monday 26 October") and "follow-up" not in in_brief(made)


def test_what_was_said_below_the_pay_that_was_named_is_asked_about_and_not_in_the_hour_of_the_thanks():
    role = {"title": "Buyer", "salary": "48,000 GBP"}
    kit = CASE["contacts"][0] | {"email": "", "prefers": "phone"}
    case = case_of(heard("19T16:00:00", "offer", **{"from": "kit", "by": "phone", "salary": "42,000 GBP"}),
                   role=role, contacts=[{key: value for key, value in kit.items() if value}])  # fmt: skip
    made = followup.plan(case, now=moment("20T09:00:00"))
    thanks, more = made.step("acknowledge-offer"), made.step("ask-for-more")
    assert thanks.channel == more.channel == "phone" and thanks.windows[0] != more.windows[0]
    assert more.opens.day == 21 and "48,000 GBP" in draft(case, "ask-for-more", now=moment("20T09:00:00")).body

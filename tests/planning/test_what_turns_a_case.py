"""What a case turns on stands first: a letter that is late, a yes not kept, nobody who came, somebody who left."""

import re
from copy import deepcopy
from datetime import datetime

from followup import load_case
from followup.messages.drafting import draft
from followup.planning.in_brief import in_brief
from followup.planning.planner import plan

CASE = {
    "candidate": {"name": "Priya Raman"},
    "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago", "country": "US"},
    "role": {"title": "Data analyst"},
    "contacts": [
        {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "m@northwind.example"},
        {"id": "tom", "name": "Tom Reed", "is": "hr", "email": "t@northwind.example"},
    ],
    "interviews": [{"round": 1, "at": datetime.fromisoformat("2026-03-04T14:00:00-06:00"), "with": ["maria"]}],
    "events": [],
}
NOW = datetime.fromisoformat("2026-03-24T10:30:00-05:00")


def case_of(*events, **changes):
    data = deepcopy(CASE) | changes
    thanked = {"at": at("04T18:00:00-06:00"), "kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"}
    return load_case({**data, "events": [thanked, *events]})


def at(day):
    return datetime.fromisoformat(f"2026-03-{day}")


def heard(day, what, **more):
    return {"at": at(day), "kind": "heard", "what": what, "from": "tom", **more}


def test_a_letter_that_is_late_is_asked_for_and_nothing_is_late_by_a_day_gone_by():
    case = case_of(heard("10T10:00:00-05:00", "offer", by="phone", promised_by=at("17T00:00:00-05:00").date()))
    made = plan(case, now=NOW)
    assert "ask for the letter they promised" in made.summary and ", by " not in made.summary
    assert any("Don't resign" in one["says"] for one in made.steps[0].because) and "Don't resign" in in_brief(made)
    assert "March 17" in draft(case, "acknowledge-offer", now=NOW).body


def test_what_came_by_email_with_its_day_is_only_thanked_for():
    case = case_of(heard("23T15:00:00-05:00", "offer", by="email", answer_by=at("27T00:00:00-05:00").date()))
    assert plan(case, now=NOW).step("acknowledge-offer").heading == "Thank Tom Reed for the offer"
    for wording in range(6):
        body = draft(case, "acknowledge-offer", now=NOW, wording=wording).body
        assert "in writing" not in body and "more" not in body and "March 27" in body


def test_the_day_of_a_conditional_offer_stands_in_the_plan():
    day = at("27T00:00:00-05:00").date()
    case = case_of(heard("23T15:00:00-05:00", "offer", by="email", answer_by=day, conditional=True))
    assert "Friday, March 27" in plan(case, now=NOW).step("ask-what-is-open").title


def test_a_yes_that_they_do_not_keep_has_first_words():
    case = case_of(
        heard("10T10:00:00-05:00", "offer", by="email"),
        {"at": at("11T10:00:00-05:00"), "kind": "decided", "what": "accepted"},
        {"at": at("11T11:00:00-05:00"), "kind": "sent", "what": "acceptance", "channel": "email", "to": "tom"},
        heard("23T15:00:00-05:00", "offer_withdrawn", by="email"),
    )
    made = plan(case, now=NOW)
    assert "ask Tom Reed, calmly" in made.summary and "resigned" in made.summary and not made.steps


def test_a_talk_that_did_not_take_place_is_nobodys_fault_and_who_missed_it_may_apologize():
    missed = [{"round": 1, "at": at("24T09:00:00-05:00"), "format": "video", "with": ["maria"], "held": False}]
    asked = (
        heard("19T10:00:00-05:00", "invitation", by="email"),
        {"at": at("19T12:00:00-05:00"), "kind": "sent", "what": "reply", "channel": "email", "to": "tom"},
    )
    alone = case_of(*asked, interviews=missed)
    assert "the talk did not take place" in plan(alone, now=NOW).summary
    asking = draft(alone, "ask-for-the-date", now=NOW).body
    assert "9:00" in asking and not re.search(r"I was|waited|mix-up|apolog|my (fault|mistake)", asking)
    assert "apologize" in draft(alone, "apologize-for-missing", now=NOW).body
    called_off = case_of(*asked, heard("23T10:00:00-05:00", "other", by="email"), interviews=missed)
    assert "did not take place" not in plan(called_off, now=NOW).summary
    assert plan(called_off, now=NOW).step("apologize-for-missing") is None


def test_who_left_is_the_first_reason_and_the_letter_asks_who_took_over():
    contacts = [{**CASE["contacts"][0], "left": True}, CASE["contacts"][1]]
    case = case_of(contacts=contacts)
    step = plan(case, now=NOW).step("first-follow-up")
    assert "took over from Maria Lopez" in step.title and "Maria Lopez works there no longer" in step.because[0]["says"]
    assert "Maria Lopez?" in draft(case, "first-follow-up", now=NOW).body


def test_who_is_away_is_the_first_reason_where_somebody_else_is_asked():
    contacts = [{**CASE["contacts"][0], "away_until": at("30T00:00:00-05:00").date()}, CASE["contacts"][1]]
    assert "is away until" in plan(case_of(contacts=contacts), now=NOW).step("first-follow-up").because[0]["says"]


def test_an_answer_carries_a_gap_and_never_asks_back():
    case = case_of(heard("23T15:00:00-05:00", "contact_me", by="email", how="email"))
    for wording in range(6):
        made = draft(case, "contact-as-asked", now=NOW, wording=wording)
        assert "their_answer" in made.missing and "would you like to know" not in made.body
    invited = case_of(heard("23T15:00:00-05:00", "invitation", by="email"))
    assert "chosen_time" in draft(invited, "reply-invitation", now=NOW).missing


def test_the_short_page_asks_for_phone_or_email_only_where_both_are_known():
    assert "prefer the phone" not in in_brief(plan(case_of(), now=NOW))


def test_a_long_title_stands_after_the_position():
    case = case_of(role={"title": "Associate, commercial property"})
    assert "the position of associate, commercial property," in draft(case, "first-follow-up", now=NOW).body


def test_a_follow_up_between_the_years_is_cautioned():
    december = [{"round": 1, "at": datetime.fromisoformat("2026-12-18T14:00:00-06:00"), "with": ["maria"]}]
    made = plan(case_of(interviews=december), now=datetime.fromisoformat("2026-12-28T10:00:00-06:00"))
    assert "Christmas" in made.steps[0].because[0]["says"] and "Christmas" in in_brief(made)

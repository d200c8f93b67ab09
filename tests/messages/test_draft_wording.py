"""What drafts say, fact by fact: names, dates, lists and scripts."""

import re

from tests.messages.review.cases import after, invented_case, made, simple_case


def test_the_thank_you_says_who_when_what_and_why():
    drafted = made("thank-you-email", simple_case(), after(simple_case(), hours=2), to="maria")
    assert drafted.to_dict() == {
        "template": "thank-you-email",
        "channel": "email",
        "to": ["maria"],
        "subject": "Thank you for the interview on March 4",
        "body": drafted.body,
        "missing": [],
        "findings": [],
    }
    assert drafted.body.startswith("Dear Maria,\n\n") and "Wednesday, March 4" in drafted.body
    assert "Thank you" in drafted.body
    assert drafted.body.endswith("\n\nKind regards,\nPriya Raman\n+1 312 555 0142")
    for said in ("data analyst", "Northwind Clinics", "staffing forecasts", "six years of SQL"):
        assert said in drafted.body


def test_dates_stand_in_the_order_of_the_country():
    told = {
        "US": "Wednesday, March 4",
        "PH": "Wednesday, March 4",
        "GB": "Wednesday 4 March",
        "DE": "Wednesday 4 March",
    }
    for country, day in told.items():
        case = simple_case(employer={"name": "Northwind Clinics", "timezone": "America/Chicago", "country": country})
        assert f" {day}" in made("thank-you-email", case, after(case, hours=2)).body


def test_the_day_of_the_interview_is_the_day_it_was_there():
    case = simple_case(
        employer={"name": "Northwind Clinics", "timezone": "Asia/Tokyo"},
        interviews=[{"round": 1, "at": "2026-03-04T20:00:00+00:00", "with": ["maria"]}],
    )
    assert "Thursday 5 March" in made("thank-you-email", case, after(case, hours=1)).body


def test_a_year_is_said_only_where_it_is_another_one():
    case = simple_case(interviews=[{"round": 1, "at": "2025-12-29T14:00:00-06:00", "with": ["maria"]}])
    assert "December 29, 2025" in made("follow-up-email", case, after(case, days=9)).subject
    assert "2025" not in made("follow-up-email", case, after(case, days=1)).subject


def test_two_interviewers_get_two_letters():
    drafts = [
        made("thank-you-email", simple_case(), after(simple_case(), hours=2), to=who).body for who in ("maria", "tom")
    ]
    first, second = (set(re.split(r"(?<=[.,])\s", body)) for body in drafts)
    assert len(first & second) < len(first) / 2, first & second


def test_the_old_fashioned_are_called_by_their_whole_name():
    contact = {
        "id": "maria",
        "name": "Maria Lopez",
        "is": "hiring_manager",
        "email": "m@n.example",
        "style": "traditional",
    }
    assert made(
        "follow-up-email",
        simple_case(contacts=[contact, {"id": "tom", "name": "Tom", "is": "hr"}]),
        after(simple_case(), days=9),
        to="maria",
    ).body.startswith("Dear Maria Lopez,")


def test_whom_nobody_knows_is_greeted_without_a_name():
    drafted = made("follow-up-email", simple_case(), after(simple_case(), days=9), to="recruiter")
    assert drafted.body.startswith("Hello,\n") and drafted.to == ("recruiter",)
    assert "I spoke with Maria Lopez and Tom Okafor" in drafted.body


def test_hr_reads_whom_you_met_when_they_were_not_there():
    interviews = [{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "topics": ["staffing forecasts"]}]
    drafted = made("follow-up-email", simple_case(interviews=interviews), after(simple_case(), days=9), to="tom")
    assert "I met Maria Lopez on March 4" in drafted.body
    assert "staffing forecasts" not in drafted.body


def test_what_was_said_to_one_person_is_not_said_to_have_been_said_to_another():
    interviews = [{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "topics": ["rosters"]}]
    case = simple_case(interviews=interviews)
    assert made("article-email", case, after(case, days=9), to="maria").missing == ()
    assert made("article-email", case, after(case, days=9), to="tom").missing == ("topic",)


def test_an_interview_still_ahead_is_not_thanked_for():
    ahead = {"round": 2, "at": "2026-03-20T14:00:00-05:00", "with": ["maria"]}
    case = simple_case(interviews=[{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}, ahead])
    assert "March 4" in made("thank-you-email", case, after(case, days=-15), to="maria").subject
    assert "March 20" in made("thank-you-email", case, after(case, hours=1), to="maria").subject


def test_the_strongest_fit_comes_first():
    interviews = [
        {
            "round": 1,
            "at": "2026-03-04T14:00:00-06:00",
            "with": ["maria"],
            "fit": ["Six years of SQL.", "patience", "tact"],
        }
    ]
    body = made("thank-you-email", simple_case(interviews=interviews), after(simple_case(), hours=2), to="maria").body
    assert "six years of SQL, my patience and tact" in body


def test_a_fact_that_looks_like_a_slot_stays_what_it_is():
    case = simple_case(role={"title": "{employer} analyst [[x]]"})
    drafted = made("thank-you-email", case, after(case, hours=2), to="maria")
    assert "{employer} analyst [[x]]" in drafted.body and not drafted.missing
    assert not [f for f in drafted.findings if f.code == "placeholder"]


def test_line_breaks_in_facts_do_not_reach_the_subject():
    interviews = [
        {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "topics": ["rosters\nBcc: all@x.example"]}
    ]
    drafted = made("article-email", simple_case(interviews=interviews), after(simple_case(), days=9), to="maria")
    assert "\n" not in drafted.subject


def test_a_message_left_with_a_person_says_nothing_of_the_job():
    for seed in range(30):
        case = invented_case(seed)
        body = made("follow-up-reception", case, after(case, days=9)).body
        assert case.role.title not in body and case.candidate.name in body and case.candidate.phone in body


def test_speaking_takes_no_longer_than_it_should():
    for template, words in (("follow-up-voicemail", 75), ("follow-up-reception", 45), ("follow-up-call", 110)):
        assert len(made(template, simple_case(), after(simple_case(), days=9)).body.split()) <= words


def test_the_times_for_a_call_are_said_as_they_are_there():
    case = simple_case()
    times = [after(case, days=days) for days in (6, 7, 8)]
    body = made("three-times-email", case, after(case, days=5), times=times).body
    assert (
        "Tuesday, March 10 at 3:00 p.m.; Wednesday, March 11 at 3:00 p.m.; or Thursday, March 12 at 3:00 p.m." in body
    )

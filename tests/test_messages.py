"""Drafts: made of the case's facts alone, whole where the facts are there, plain about what is missing."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from followup.case import load_case
from followup.errors import InputError, Unavailable
from followup.messages import draft
from followup.planner import plan
from followup.review import check
from followup.rulebook import default_rulebook
from followup.vocabulary import DETAILS, SLOTS
from tests.review.cases import after, invented_case, simple_case

TEMPLATES = sorted(default_rulebook().templates)
TOLD = {
    "article_title": "Rosters by forecast",
    "article_link": "https://paper.example/rosters",
    "news": "I have had an interview with another employer this week.",
    "free_when": "Tuesday after 2",
    "new_day": "March 20",
    "start_day": "April 6",
    "other_person": "Ana",
    "other_employer": "Blue Mesa",
    "other_role": "analyst",
}


def made(template_id, case, now, **more):
    step = default_rulebook().templates[template_id].steps[0]
    times = [now + timedelta(days=day) for day in (3, 4, 5)]
    more = {"template": template_id, "times": times, "details": TOLD} | more
    return draft(case, step, now=now, **more)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_with_all_facts_has_no_finding_and_no_gap(template):
    for seed in range(25):
        case = invented_case(seed)
        for to in (None, "p0", "p1"):
            drafted = made(template, case, after(case, days=seed % 30, minutes=1), to=to)
            assert not drafted.findings, (seed, drafted.text, drafted.findings)
            assert not drafted.missing and "[[" not in drafted.text, (seed, drafted.text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_is_plain_text_without_loose_ends(template):
    for seed in range(20):
        drafted = made(template, invented_case(seed), after(invented_case(seed), days=2))
        for faulty in ("..", ",,", "  ", " ,", " .", "None", "\n\n\n", "and and"):
            assert faulty not in drafted.text, (faulty, drafted.text)
        assert "!" not in drafted.text
        assert drafted.body == drafted.body.strip()


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_invented_where_nothing_is_known(template):
    case = simple_case(contacts=[], interviews=[], candidate={"name": "Priya Raman"})
    drafted = made(template, case, after(simple_case(), days=2), times=None, details=None)
    gaps = re.findall(r"\[\[(.*?)\]\]", drafted.text)
    assert len(drafted.missing) == len(set(drafted.missing))
    assert {SLOTS[name].missing for name in drafted.missing} == set(gaps)
    assert sum(finding.code == "placeholder" for finding in drafted.findings) == len(gaps)
    known = "Priya Raman Data analyst Northwind Clinics"
    for number in re.findall(r"\d+", drafted.text):
        assert number in known, drafted.text


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_message_has_a_subject_if_and_only_if_it_is_an_email(template):
    drafted = made(template, simple_case(), after(simple_case(), days=2))
    assert (drafted.subject is not None) == (drafted.channel == "email")
    assert drafted.subject is None or "\n" not in drafted.subject


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
    assert drafted.body.startswith(
        "Dear Maria,\n\nThank you for taking the time to talk with me on Wednesday, March 4, about"
    )
    assert drafted.body.endswith("\n\nKind regards,\nPriya Raman\n+1 312 555 0142")
    for said in ("Data analyst", "Northwind Clinics", "staffing forecasts", "six years of SQL"):
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
    assert "On March 4 I spoke with Maria Lopez" in drafted.body
    assert "staffing forecasts" not in drafted.body


def test_each_open_point_has_its_sentence():
    interviews = [
        {
            "round": 1,
            "at": "2026-03-04T14:00:00-06:00",
            "with": ["maria"],
            "open_points": ["salary range", "I can start in May.", "Working weekends"],
        }
    ]
    body = made("thank-you-email", simple_case(interviews=interviews), after(simple_case(), hours=2), to="maria").body
    sentences = re.split(r"(?<=[.])\s", body)
    assert sum("salary range" in s for s in sentences) == sum("working weekends" in s for s in sentences) == 1
    assert "I can start in May." in sentences


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
    assert "six years of SQL, patience and tact" in body


def test_a_fact_that_looks_like_a_slot_stays_what_it_is():
    case = simple_case(role={"title": "{employer} analyst [[x]]"})
    drafted = made("thank-you-email", case, after(case, hours=2), to="maria")
    assert "{employer} analyst [[x]]" in drafted.body and not drafted.missing
    assert not [f for f in drafted.findings if f.code == "placeholder"]


def test_line_breaks_in_facts_do_not_reach_the_subject():
    interviews = [
        {
            "round": 1,
            "at": "2026-03-04T14:00:00-06:00",
            "with": ["maria"],
            "topics": ["rosters\nBcc: all@x.example"],
        }
    ]
    drafted = made("article-email", simple_case(interviews=interviews), after(simple_case(), days=9), to="maria")
    assert "\n" not in drafted.subject


def test_a_message_left_with_a_person_says_nothing_of_the_job():
    for seed in range(30):
        case = invented_case(seed)
        body = made("follow-up-reception", case, after(case, days=9)).body
        assert case.role.title not in body and case.candidate.name in body and case.candidate.phone in body


def test_speaking_takes_no_longer_than_it_should():
    for template, words in (
        ("follow-up-voicemail", 75),
        ("follow-up-reception", 45),
        ("follow-up-call", 110),
    ):
        assert len(made(template, simple_case(), after(simple_case(), days=9)).body.split()) <= words


def test_the_times_for_a_call_are_said_as_they_are_there():
    case = simple_case()
    times = [after(case, days=days) for days in (6, 7, 8)]
    body = made("three-times-email", case, after(case, days=5), times=times).body
    assert (
        "Tuesday, March 10 at 3:00 p.m.; Wednesday, March 11 at 3:00 p.m.; or Thursday, March 12 at 3:00 p.m." in body
    )


def test_the_step_of_the_plan_says_how_and_to_whom():
    drafted = draft(simple_case(), "first-follow-up", now=after(simple_case(), days=9), policy="the-call")
    assert (drafted.template, drafted.channel) in {("follow-up-call", "phone"), ("late-thank-you", "email")}
    assert drafted.to == ("maria",)


def test_a_decision_chooses_the_letter():
    for what, template in (("accepted", "acceptance"), ("declined", "decline"), ("withdrew", "withdrawal")):
        case = simple_case(events=[{"at": "2026-03-10T09:00:00-05:00", "kind": "decided", "what": what}])
        assert draft(case, "confirm-in-writing", now=after(case, days=9)).template == template


def test_a_step_without_words_is_refused_with_those_that_have_some():
    with pytest.raises(Unavailable, match="thank-you"):
        draft(simple_case(), "keep-searching", now=after(simple_case(), days=2))


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ({"step_id": "thankyou"}, "thank-you"),
        ({"to": "mary"}, "maria"),
        ({"template": "follow-up-mail"}, "follow-up-email"),
        ({"template": "decline"}, "thank-you-email"),
        ({"details": {"new": "x"}}, "news"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest_that_does(wrong, near):
    with pytest.raises(InputError, match=near):
        draft(simple_case(), **({"step_id": "thank-you", "now": after(simple_case(), hours=2)} | wrong))


def test_nobody_who_asked_not_to_be_called_gets_a_script():
    case = simple_case(events=[{"at": "2026-03-05T09:00:00-06:00", "kind": "heard", "what": "told_not_to_call"}])
    with pytest.raises(Unavailable, match="not to call"):
        draft(case, "thank-you-call", now=after(case, days=2), to="maria")


def test_a_draft_passes_the_check_that_reads_it_from_a_file():
    for step in (
        "thank-you",
        "thank-you-card",
        "first-follow-up",
        "late-thank-you",
        "reply-no-decision",
        "ask-for-feedback",
    ):
        drafted = draft(simple_case(), step, now=after(simple_case(), hours=30), to="maria")
        assert check(drafted.text, simple_case(), step, now=after(simple_case(), hours=30), to="maria") == ()


def test_whatever_the_plan_of_a_scenario_asks_to_write_can_be_written():
    for path in sorted((Path(__file__).parent / "scenarios").glob("*.toml")):
        scenario, case = tomllib.loads(path.read_text(encoding="utf-8"))["scenario"], load_case(path)
        for step in plan(case, now=scenario["now"]).steps:
            for template in filter(None, (step.template, *step.variants)):
                drafted = draft(case, step.id, now=scenario["now"], template=template, to=next(iter(step.to), None))
                assert {finding.code for finding in drafted.findings} <= {"placeholder"}, (path.stem, drafted.text)
                assert drafted.text.count("[[") == len(drafted.findings) >= len(drafted.missing)
                assert drafted.channel == (step.channel or "email") and set(drafted.to) <= set(step.to)


def test_every_detail_is_a_slot():
    assert set(DETAILS) <= set(SLOTS) and set(TOLD) == set(DETAILS)

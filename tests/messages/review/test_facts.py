"""Every name, day and figure of a message stands beside what the case says, and what cannot be right is told."""

import pytest

from followup.messages.occasion import occasion
from followup.messages.review import check
from followup.messages.review.facts import facts_of_text
from tests.messages.review.cases import after, simple_case


def dates(text, **more):
    return [
        (text[f.start : f.end], f.severity, f.suggestions)
        for f in check(text, simple_case(), "thank-you", **more)
        if f.code == "wrong-date"
    ]


@pytest.mark.parametrize(
    "said", ["March 4", "Wednesday, March 4", "4 March 2026", "the 4th of March", "3/4/2026", "2026-03-04"]
)
def test_the_day_of_the_interview_is_right_however_it_is_said(said):
    assert dates(f"Thank you for meeting with me on {said}.") == []


def test_another_day_a_wrong_weekday_and_a_day_that_does_not_exist_are_errors():
    assert dates("Thank you for our interview on March 14.") == [("March 14", "error", ("March 4",))]
    assert dates("Thank you for our interview on Tuesday, March 4.") == [("Tuesday", "error", ("Wednesday",))]
    assert dates("I moved on February 30.")[0][:2] == ("February 30", "error")


def test_a_weekday_or_a_yesterday_that_does_not_fit_is_a_hint():
    assert dates("We met on Friday.")[0][:2] == ("Friday", "hint")
    now = after(simple_case(), days=3)
    assert dates("Thank you for our conversation yesterday.", now=now)[0][1] == "hint"


def test_other_days_are_nobodys_business():
    assert dates("I am free on March 20 and can start on April 6. I look forward to our meeting on Friday.") == []


def test_the_name_of_another_case_of_the_search_is_found():
    other = simple_case(
        employer={"name": "Blue Mesa Telecom", "timezone": "America/Denver"},
        contacts=[{"id": "x", "name": "Stephanie Knox", "is": "hiring_manager"}],
        interviews=[{"round": 1, "at": "2026-03-01T14:00:00-06:00", "with": ["x"]}],
    )
    text = "Please greet Ms. Knox; Blue Mesa Telecom is a fine place."
    found = [
        text[f.start : f.end]
        for f in check(text, simple_case(), "thank-you", other_cases=[other])
        if f.code == "wrong-name"
    ]
    assert found == ["Knox", "Blue Mesa Telecom"]
    assert check("Thank you, Maria.", simple_case(), "thank-you", other_cases=[simple_case()]) == check(
        "Thank you, Maria.", simple_case(), "thank-you"
    )


def test_the_strip_lists_what_agrees_what_does_not_and_what_nobody_knows():
    text = "Dear Maria,\n\nThank you for March 4 and the data analyst post at Northwind Clinics. I led 12 people."
    text += "\n\nPriya Raman"
    strip = {
        one.text: (one.kind, one.agrees) for one in facts_of_text(text, occasion(simple_case(), "thank-you", now=None))
    }
    assert strip["Maria"] == ("name", True) and strip["March 4"] == ("date", True)
    assert strip["Northwind Clinics"] == ("company", True) and strip["data analyst"] == ("role", True)
    assert strip["12 people"] == ("number", None) and strip["Priya Raman"] == ("name", True)
    wrong = facts_of_text(
        "Dear Jim,\n\nWe met on March 14.", occasion(simple_case(), "thank-you", now=None, to="maria")
    )
    assert [(one.text, one.agrees) for one in wrong] == [("Jim", False), ("March 14", False)]


def test_a_day_without_a_year_is_the_one_nearest_the_last_interview():
    talks = [
        {"round": n, "at": f"{day}T14:00:00-06:00", "with": []} for n, day in enumerate(("2025-01-08", "2026-03-04"), 1)
    ]
    case = simple_case(interviews=talks)
    text = "Thank you for meeting with me on Wednesday, March 4."
    assert [f for f in check(text, case, "thank-you") if f.code == "wrong-date"] == []


def test_the_day_of_the_application_is_told_as_what_it_is():
    role = {"title": "Data analyst", "applied": "2026-02-02"}
    here = occasion(simple_case(role=role), "thank-you", now=None, template="thank-you-email")
    told = [fact.says for fact in facts_of_text("I applied on February 2.", here)]
    assert told == ["Monday, February 2: the day you applied."]


def test_of_two_days_that_touch_only_the_wrong_one_is_told_as_wrong():
    here = occasion(simple_case(), "thank-you", now=None, template="thank-you-email")
    told = [(fact.agrees) for fact in facts_of_text("Thank you for our interview on March 14/March 4.", here)]
    assert told == [False, True]


def test_a_wrong_day_is_found_at_the_front_of_a_sentence_and_far_down_a_long_message():
    filler = "I have coordinated schedules for six years and I like it. " * 40
    assert dates(f"{filler}March 14 was our interview, and I thank you.") == [("March 14", "error", ("March 4",))]
    assert dates(f"{filler}Thank you for our interview on March 14.") == [("March 14", "error", ("March 4",))]

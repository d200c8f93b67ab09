"""The day they named is known: words that tell another one as theirs are pointed at, with or without its weekday."""

import pytest

import followup
from followup.messages.review import check
from tests.contract.asking import moment, simple

NOW = moment("2026-03-09T09:00:00-05:00")
CASE = followup.load_case(simple(promised_by="2026-03-13", employer={"country": "US"}))


def found(sentence, case=CASE):
    text = f"Subject: Data analyst\n\nDear Ms. Example,\n\n{sentence}\n\nKind regards,\nPriya Raman"
    findings = check(text, case, "first-follow-up", now=NOW)
    return [(text[one.start : one.end], one.suggestions) for one in findings if one.code == "wrong-date"]


@pytest.mark.parametrize(
    ("sentence", "day", "better"),
    [
        ("I look forward to hearing from you by Monday, March 16.", "Monday, March 16", "Friday, March 13"),
        ("You said that you would decide by March 16.", "March 16", "March 13"),
        ("I understood that I might hear by Tuesday, March 10.", "Tuesday, March 10", "Friday, March 13"),
        ("You hoped to have a decision until Monday, 16 March.", "Monday, 16 March", "Friday, March 13"),
        ("I was told to expect an answer around March 20.", "March 20", "March 13"),
        ("You mentioned that I would hear by Monday.", "Monday", "Friday"),
        ("Your decision was to come by Thursday, March 12.", "Thursday, March 12", "Friday, March 13"),
        ("They had planned to decide on March 14.", "March 14", "March 13"),
    ],
)
def test_another_day_than_the_one_they_named_is_found(sentence, day, better):
    assert found(sentence) == [(day, (better,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "I look forward to hearing from you by Friday, March 13.",
        "You said that you would decide by March 13.",
        "You mentioned that I would hear by Friday.",
        "Could you tell me by Monday, March 16, where things stand?",
        "You asked for my answer by March 16.",
        "I could start on Monday, March 16.",
        "You said that the new system goes live; I will call you on March 16.",
        "Thank you for our talk on Wednesday, March 4.",
    ],
)
def test_the_day_itself_and_days_of_ones_own_are_left_alone(sentence):
    assert found(sentence) == []


def test_where_they_named_no_day_there_is_nothing_to_compare():
    assert found("You said that you would decide by March 16.", followup.load_case(simple())) == []


def test_of_two_days_they_named_both_were_said():
    moved = {"kind": "heard", "what": "no_decision", "from": "maria", "at": "2026-03-06T10:00:00-06:00",
             "promised_by": "2026-03-18"}  # fmt: skip
    case = followup.load_case(simple(moved, promised_by="2026-03-13", employer={"country": "US"}))
    assert found("You wanted to decide by March 13, and then by March 18.", case) == []
    assert found("You wanted to decide by March 16.", case) == [("March 16", ("March 18",))]

"""What was left to fill in is found, wherever it stands; what only looks like it is left alone."""

import pytest

from followup.messages.review import check
from tests.messages.review.cases import simple_case

GAPS = [
    "[[the date of your interview]]",
    "[Name]",
    "[Interviewer's Name]",
    "[your skills here]",
    "{name}",
    "{{company}}",
    "<company>",
    "<your name>",
    "XXX",
    "XXXX",
    "TBD",
    "TODO",
    "COMPANY NAME",
    "YOUR NAME",
    "Hiring Manager Name",
    "Your Name",
    "___",
    "___-___-____",
    "(Insert two sentences about your skills here.)",
    "(your phone number)",
    "%NAME%",
    "insert company here",
    "{}",
]
NO_GAPS = [
    "[1]",
    "my site [portfolio](https://x.example)",
    "<b>bold</b>",
    "<maria@northwind.example>",
    "<https://x.example/a>",
    "a < b > c",
    "the X-ray room",
    "XX Olympic Games",
    "it was your name that I knew",
    "the company name on the door",
    "I read [sic] it",
    "2 [a] b",
    "if (your idea) works",
    "snake_case and __init__",
    "the job title mattered",
    "the XL size",
]


def gaps(text, case=None):
    found = check(text, case or simple_case(), "thank-you", template="thank-you-email")
    return [text[f.start : f.end] for f in found if f.code == "placeholder"]


@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_is_found_at_its_place(gap):
    text = f"Subject: Thank you\n\nDear Maria,\n\nThank you 🙂 for {gap} and so on.\n\nPriya Raman"
    assert gaps(text) == [gap]


@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_in_the_subject_is_found_too(gap):
    assert gaps(f"Subject: {gap} thanks\n\nDear Maria,") == [gap]


@pytest.mark.parametrize("words", NO_GAPS)
def test_what_only_looks_like_a_gap_is_none(words):
    assert gaps(f"Dear Maria,\n\nThank you for {words} and so on.\n\nPriya Raman") == []


def test_a_name_of_the_case_is_no_gap():
    case = simple_case(role={"title": "Nurse [nights]"}, employer={"name": "XXX Films", "timezone": "America/Chicago"})
    assert gaps("Dear Maria,\n\nThe Nurse [nights] position at XXX Films, and [Name].", case) == ["[Name]"]


def test_a_skill_in_a_gap_is_no_skill():
    text = "Dear Maria,\n\nThank you for March 4. [your experience and skills]\n\nPriya Raman"
    assert "missing-fit" in {f.code for f in check(text, simple_case(), "thank-you", template="thank-you-email")}


def test_a_gap_is_told_in_its_own_words():
    found = check("Dear Maria,\n\nI met [Name] there.", simple_case(), "thank-you")
    told = [(f.says, f.advice, f.severity) for f in found if f.code == "placeholder"]
    assert told == [("[Name] is still to be filled in.", ("B8",), "error")]

"""What good writers of many trades do is left alone, and its faulty twin is told."""

import pytest

from followup.messages.review import check
from tests.messages.review.cases import simple_case

HEAD, FOOT = "Subject: Thank you\n\nDear Maria,\n\nThank you for Monday. ", "\n\nSincerely,\nPriya Raman"


def told(sentence, code):
    text = HEAD + sentence + FOOT
    return [f for f in check(text, simple_case(), "thank-you", template="thank-you-email")
            if f.code == code and f.start >= len(HEAD) - 2 and f.end <= len(HEAD + sentence) + 1]  # fmt: skip


@pytest.mark.parametrize(("faulty", "good"), [
    ("Each of the nurses I met were kind.", "Each of the nurses I met was kind."),
    ("It is one of the best hospital in town.", "It is one of the best hospitals in town."),
    ("I have sign the contract.", "I have signed the contract."),
    ("I have work in customs since six years.", "I have worked in customs for six years."),
    ("I am still very interesting in the role.", "I am still very interested in the role."),
    ("Please let me know you're preferred way of payment.", "Please let me know your preferred way of payment."),
    ("I was there for five year.", "I was there for five years."),
    ("Me and your baker has talked.", "Your baker and I have talked."),
    ("I think my tools and my five years in a shop makes me useful.", "I think my tools and my five years help."),
])  # fmt: skip
def test_a_slip_of_grammar_is_told_and_the_right_form_left_alone(faulty, good):
    assert told(faulty, "grammar") and not told(good, "grammar")


@pytest.mark.parametrize("good", [
    "I have help at home now.", "I have use for it.", "We have change enough.", "Since two years ago I have a truck.",
    "It is a five year plan.", "Please thank 3B for me.", "I kept a dozen; it is work I know.",
    "One of the best things about it was the floor.", "Each of the rooms you have is bright.",
])  # fmt: skip
def test_a_noun_after_have_is_no_slip(good):
    assert not told(good, "grammar")


def test_writing_to_check_in_is_plain_and_just_checking_in_is_not():
    assert not told("I wanted to check in about the job.", "stock-phrase")
    assert told("I am just checking in.", "stock-phrase")


def test_a_chef_is_greeted_by_title():
    case = simple_case()
    for greeting in ("Chef", "Chef Lopez"):
        assert not [f for f in check(f"{greeting},\n\nThank you.", case, "thank-you") if f.code == "wrong-name"]


def test_a_date_left_open_is_told_once():
    codes = [f.code for f in check("Thank you for seeing me on [DATE]. I want the job.", simple_case(), "thank-you")]
    assert "placeholder" in codes and "missing-date" not in codes

"""Slips that lie across a phrase are found at their word; the sentences they look like are left alone."""

import pytest

from followup.messages.review import agreement, check
from followup.messages.review.note import Note
from tests.messages.review.cases import simple_case


def slips(text):
    return [(text[f.start : f.end], *f.suggestions) for f in agreement.find(Note(text), None)]


@pytest.mark.parametrize(("text", "wrong"), [
    ("Each of the nurses have a key.", [("have", "has")]),
    ("One of my managers are away.", [("are", "is")]),
    ("My skills in accounting is strong.", [("is", "are")]),
    ("If I will have the time, I will come.", [("will have", "have")]),
    ("If I would have known, I would have called.", [("would have", "had")]),
    ("It stays between you and I.", [("I", "me")]),
    ("Thank you for showing my colleague and I around.", []),
    ("You met with my wife and I on Monday.", [("I", "me")]),
    ("Me and my team worked late.", [("Me", "I")]),
    ("I did not went there.", [("went", "go")]),
    ("Each of the nurses has a key, and one of them is mine.", []),
    ("One of the people who have helped me is here.", []),
    ("He sat between my colleague and me.", []),
])  # fmt: skip
def test_the_word_that_does_not_agree_is_marked(text, wrong):
    assert slips(text) == wrong


def test_they_are_slips_of_grammar_for_the_check():
    text = "Dear Maria,\n\nEach of the nurses have a key.\n\nPriya Raman"
    assert "grammar" in {f.code for f in check(text, simple_case(), "thank-you")}

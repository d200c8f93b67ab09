"""Slips that lie across a phrase are found at their word; the sentences they look like are left alone."""

import pytest

from followup.messages.review import check, slips
from followup.messages.review.note import Note
from tests.messages.review.cases import simple_case


def told(text):
    return [(text[f.start : f.end], *f.suggestions) for f in slips.told(slips.slips("agreement"), Note(text))]


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
    ("I was glad to heard about it.", [("heard", "hear")]),
    ("For six years I am coordinating them.", [("am", "have been")]),
    ("The budget that go with it is mine.", [("go", "goes")]),
    ("I saw the floor of it's new hall.", [("it's", "its")]),
    ("The results of the test was good.", [("was", "were")]),
    ("My two assistants was promoted.", [("was", "were")]),
    ("The repairs that was shown to me were good.", [("was", "were")]),
    ("I use to make cheese, witch taught me much.", [("use", "used"), ("witch", "which")]),
    ("The tools I use to make cheese are clean, and what I use to work is mine.", []),
    ("The people that come to us are kind, and the ones that need help get it.", []),
    ("I have kept what I made, and I am used to met deadlines.", []),
    ("I am glad of it. It's new, and with it's being late I waited.", [("it's", "its")]),
    ("Each of the nurses has a key, and one of them is mine.", []),
    ("One of the people who have helped me is here.", []),
    ("He sat between my colleague and me.", []),
])  # fmt: skip
def test_the_word_that_does_not_agree_is_marked(text, wrong):
    assert told(text) == wrong


def test_they_are_slips_of_grammar_for_the_check():
    text = "Dear Maria,\n\nEach of the nurses have a key.\n\nPriya Raman"
    assert "grammar" in {f.code for f in check(text, simple_case(), "thank-you")}

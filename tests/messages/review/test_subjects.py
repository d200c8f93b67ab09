"""One thing takes the verb of one and many that of many, whatever stands between; an unknown noun is left alone."""

import pytest

from followup.messages.review import subjects
from followup.messages.review.note import Note


@pytest.mark.parametrize(("text", "wrong"), [
    ("The guidance of my managers were clear.", [("were", "was")]),
    ("The condition of the machines are good.", [("are", "is")]),
    ("The names on the list is long.", [("is", "are")]),
    ("The zork of my managers were clear.", []),
    ("I suggest that the condition of the machines be checked.", []),
])  # fmt: skip
def test_the_verb_goes_with_its_own_noun(text, wrong):
    assert [(text[f.start : f.end], *f.suggestions) for f in subjects.find(Note(text), None)] == wrong


@pytest.mark.parametrize(("first", "one"), [
    ("A", True), ("An", True), ("This", True), ("Every", True), ("Each", True), ("The", False), ("My", False),
])  # fmt: skip
def test_behind_a_word_for_one_thing_a_noun_in_s_is_read_as_a_verb(first, one):
    """ "Every nurse visits ..." has no plural in it."""
    text = f"{first} visits of the team is good."
    assert bool([*subjects.find(Note(text), None)]) is not one

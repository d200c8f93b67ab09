"""A sentence of the template is known whatever fills its slots, contracted or written out."""

from dataclasses import replace

import pytest

from followup.messages.review.own_wordings import is_drafted
from followup.rulebook.loading import default_rulebook
from followup.rulebook.template import Paragraph

EMAIL = default_rulebook().templates["thank-you-email"]


def drafted(sentence, *texts):
    return is_drafted(sentence, replace(EMAIL, paragraphs=(Paragraph(text=texts),)))


@pytest.mark.parametrize(("whole", "short"), [
    ("I cannot come today.", "I can't come today."), ("I can not come today.", "I can't come today."),
    ("I will not go there.", "I won't go there."), ("I do not know it.", "I don't know it."),
    ("I am here now.", "I'm here now."), ("I have seen it all.", "I've seen it all."),
    ("I would like it.", "I'd like it."), ("I will do it.", "I'll do it."), ("They are here now.", "They're here now."),
    ("Thank you, O'Hara.", "Thank you,  O’HARA."),
])  # fmt: skip
def test_contracted_or_written_out_it_is_the_same_sentence(whole, short):
    assert drafted(whole, short) and drafted(short, whole) and drafted(whole, whole)
    assert not drafted(f"{whole[:-1]} so.", short)


def test_any_words_may_fill_a_slot_but_not_none_and_not_a_page():
    text = "Thank you for {topic} (and more)."
    assert drafted("Thank you for all of it (and more).", text) and drafted("Thank you for x (and more).", text)
    assert drafted(f"Thank you for {'x' * 300} (and more).", text)
    for filled in ("", "x" * 301):
        assert not drafted(f"Thank you for {filled} (and more).", text)
    assert not drafted("Thank you for x and more.", text)


@pytest.mark.parametrize(("text", "sentence", "known"), [
    ("{greeting} {closing}", "I want it now.", False), ("Yes {role} a 7.", "Yes I want a 7.", False),
    ("{role} so be it.", "I want it so be it.", True), ("So it {role}.", "So it is.", True), ("Well.", "Well.", False),
    ("So be.", "So be.", True),
])  # fmt: skip
def test_a_wording_of_fewer_than_two_words_of_its_own_says_nothing(text, sentence, known):
    assert drafted(sentence, text) is known


def test_each_wording_and_each_sentence_of_it_counts():
    texts = ("One is here. Two is there.", "Three is nowhere.")
    assert all(drafted(one, *texts) for one in ("One is here.", "Two is there.", "Three is nowhere."))
    assert not drafted("One is here. Two is there.", *texts) and not drafted("Four is here.", *texts)
    assert not drafted("Four is here.", "{greeting}")

"""Where a note does something in words of its own, and where a courtesy looks like a fault, nothing is told."""

import pytest

from followup.messages.review import check
from tests.messages.review.cases import simple_case

NOTE = "Subject: Our talk\n\nDear Maria,\n\n{}\n\nPriya Raman"
TECHNICIAN = {"role": {"title": "Veterinary technician"}}


def codes(words, step="first-follow-up", note=NOTE, **case):
    return {f.code for f in check(note.format(words), simple_case(**case), step)}


@pytest.mark.parametrize("words", [
    "The vet tech position is one I would enjoy.",
    "The clinic job interests me.",
    "I saw the nurse's post on your door.",
    "The VT opening interests me.",
    "It is about the kennel vacancy.",
])  # fmt: skip
def test_a_job_called_by_another_word_is_named(words):
    assert "missing-role" not in codes(words, "thank-you", **TECHNICIAN)


@pytest.mark.parametrize("words", ["The job is good.", "This new position interests me.", "I would like the work."])
def test_a_job_called_nothing_is_not_named(words):
    assert "missing-role" in codes(words, "thank-you", **TECHNICIAN)


@pytest.mark.parametrize("words", [
    "Please count me in for the next round.",
    "It is right up my street.",
    "This is the ward I want to serve in.",
    "I would take it like a shot.",
    "The job is what I have been looking for.",
    "It feels like the right next thing for me.",
    "I haven't cooled on it one bit.",
    "I would gladly move for it.",
])  # fmt: skip
def test_interest_is_heard_in_words_of_ones_own(words):
    assert "missing-interest" not in codes(words)


@pytest.mark.parametrize("words", [
    "I enjoyed meeting you.",
    "It was a pleasure to talk with you.",
    "It meant a lot to me.",
    "Is there news?\n\nThanks,",
])  # fmt: skip
def test_what_thanks_without_the_word_is_enough_for_a_follow_up(words):
    assert "missing-thanks" not in codes(words)
    assert "missing-thanks" in codes("Is there news?")


@pytest.mark.parametrize("words", ["I closed forty files a month there.", "I rewired three churches last year."])
def test_work_that_was_done_is_what_somebody_brings(words):
    assert "missing-fit" not in codes(words, "thank-you")


def test_what_was_done_in_the_talk_itself_brings_nothing():
    assert "missing-fit" in codes("I enjoyed the talk and I liked the office.", "thank-you")


def test_the_day_of_something_else_is_not_the_day_of_the_talk():
    assert "wrong-date" not in codes("I passed the road test last Friday, which was open when we met.")
    assert "wrong-date" in codes("When we met on Friday, I forgot the card.")


@pytest.mark.parametrize("words", [
    "If it isn't too much trouble, I would like to know when you decide.",
    "Ring me any time; I keep early hours.",
    "I am interested, and nothing else I have seen comes close.",
    "It was a good match for my work at two companies, and I'd be happy to say more.",
])  # fmt: skip
def test_a_courtesy_has_no_tone(words):
    tones = {"demanding", "self-deprecating", "pushy", "presumptuous"}
    assert not codes(words) & tones

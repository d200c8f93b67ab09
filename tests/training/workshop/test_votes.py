"""Hands are added up over browsers, and the chart names the policies beside the answers."""

import pytest

from followup.training.workshop.questions import Question, questions
from followup.training.workshop.vote_chart import votes_chart, votes_words
from followup.training.workshop.votes import count, options, vote_name


def asked(stories, book):
    return Question(stories["freedom-day-in-johannesburg"], "when", rulebook=book)


def test_hands_of_several_browsers_are_added_up(stories, book):
    question = asked(stories, book)
    name, key = vote_name(question), question.right
    kept = [(f"{name} a", {key: 2}), (f"{name} a", {key: 3}), (f"{name} b", {key: 4}), ("hands other when a", {key: 9})]
    assert count(kept, question)[key] == 7


def test_no_count_is_less_than_none_and_nonsense_counts_nothing(stories, book):
    question = asked(stories, book)
    name = vote_name(question)
    assert count([(f"{name} a", {question.right: -5})], question)[question.right] == 0
    assert count([(f"{name} a", 7), (f"{name} b", {question.right: "x"})], question) == {}


def test_the_policies_stand_beside_the_answers_they_give(stories, book):
    question = asked(stories, book)
    counted = options(question, {question.right: 4})
    by_words = {one.words: one for one in counted}
    assert by_words["Tuesday 28 April"].hands == 4
    assert set(by_words["Friday 24 April"].policies) == {"now-what", "the-call"}
    assert set(by_words["Tuesday 28 April"].policies) == {"balanced", "foolproof"}


def test_the_chart_says_in_words_what_it_shows_and_hides_policies_until_asked(stories, book):
    question = asked(stories, book)
    counted = options(question, {question.right: 4})
    figure = votes_chart("When?", counted)
    assert figure.get_label() == votes_words("When?", counted)
    assert "foolproof" in figure.get_label() and "4 hands" in figure.get_label()
    told = [text.get_text() for text in figure.axes[0].texts]
    assert any("foolproof" in words for words in told)
    hidden = votes_chart("When?", counted, told=False)
    assert "foolproof" not in hidden.get_label() + " ".join(text.get_text() for text in hidden.axes[0].texts)


@pytest.mark.parametrize(
    "name", ["freedom-day-in-johannesburg", "ten-days-since-your-email", "an-offer-elsewhere-until-tuesday"]
)
def test_an_answer_that_fits_is_never_called_nobodys_advice(stories, book, name):
    for question in questions(stories[name], rulebook=book):
        for one in options(question, {}):
            nobodys = "(nobody's advice)" in votes_words("?", [one])
            assert nobodys == (question.judge(one.key).level == "wrong"), (question.asked, one)


def test_a_source_stands_at_the_way_of_its_own_step(stories, book):
    """Who calls is not shown at an email because some other message of theirs is one."""
    question = Question(stories["reader-05-hr-is-away-for-two-weeks"], "how", rulebook=book)
    assert set(question.followers["phone"]) == {"foolproof", "hr-first", "the-call"}
    either = Question(stories["an-offer-elsewhere-until-tuesday"], "how", rulebook=book)
    assert set(either.followers["phone"]) == {"balanced", "hr-first"} and "the-call" in either.followers["email"]

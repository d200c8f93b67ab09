"""Messages longer than anybody reads are checked by their first part, and what is remembered has an end."""

from __future__ import annotations

import pytest

from followup.messages.review import LONGEST, check
from followup.messages.review.dictionary import near
from followup.rulebook.patterns import automaton
from followup.rulebook.patterns.automaton import Automaton
from followup.rulebook.patterns.pattern import read_pattern
from followup.rulebook.patterns.tokens import tokens

from .cases import simple_case

SLIP = "Dear Ms Smith,\n\nI am desperate for this job, please give it to me.\n\n"


@pytest.mark.parametrize("more", ["a" * 10**6, "[[" * 10**5, "\n" * 10**6, "wrold speling " * 50_000, "Hi. " * 50_000])
def test_of_a_very_long_message_only_the_first_part_is_read(more):
    found = check(SLIP + more, simple_case(), "thank-you")
    assert "desperate" in {one.code for one in found}
    assert all(one.end <= LONGEST for one in found)
    assert found == check(SLIP + more + "I am desperate.", simple_case(), "thank-you")


def test_no_half_word_is_taken_for_a_slip():
    text = SLIP + "experience " * LONGEST
    assert not [one for one in check(text, simple_case(), "thank-you") if one.code == "spelling"]


def test_no_guesses_are_made_for_a_word_that_is_none():
    assert near("zq" * 5_000, "either") == ()


def test_what_the_matcher_remembers_of_texts_has_an_end(monkeypatch):
    monkeypatch.setattr(automaton, "MOST_STEPS", 100)
    matcher = Automaton([read_pattern("a {any} bee", {})])
    for number in range(500):
        text = f"a w{number}x bee. A v{number} bee."
        assert [(hit.first, hit.last) for hit in matcher.hits(list(tokens(text)))] == [(1, 3), (6, 8)]
        assert matcher._kept <= 120

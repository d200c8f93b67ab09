"""Messages longer than anybody reads are checked by their first part, and what is remembered has an end."""

from __future__ import annotations

import pytest

from followup.messages.review import CHECKS, LONGEST, MOST, check, dates, signs
from followup.messages.review.days import Said
from followup.messages.review.dictionary import near
from followup.messages.review.note import Note
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


@pytest.mark.parametrize("again", ["x ", "i ", ":-) ", "[name] ", "is is ", "PLEASE!!! ", "begging you please "])
@pytest.mark.parametrize("before", ["Subject: ", "Dear Ms Smith,\n\n"])
def test_findings_of_one_check_have_an_end(before, again):
    found = check(before + again * 700 + "\n\nDear Ms Smith,", simple_case(), "thank-you")
    assert len(found) <= MOST * len(CHECKS)
    assert max(map([one.code for one in found].count, {one.code for one in found})) <= 2 * MOST


def test_of_a_sentence_without_end_a_day_has_what_is_near_it():
    text = "we met on " + "3/4/2026 " * 400
    for place in (10, 1_810, 3_600):
        said = Said(text[place : place + 8], place)
        near = dates._around(Note(text).sentences, said)
        assert said.text in near and len(near) <= 2 * dates.NEAR


def test_blanks_and_signs_are_tried_from_where_they_begin():
    for slip in signs.SLIPS:
        assert not slip.pattern.match("a    ,b", 3)
        assert not slip.pattern.match("a!!!!!!", 3)


def test_a_subject_and_lines_are_read_without_the_blanks_around_them():
    note = Note("Subject:   Thank you  \n\n   Dear Ms Smith,   \n \n\t\n Yours\n")
    assert (note.subject.text, note.text[note.subject.start :][:5]) == ("Thank you", "Thank")
    assert [line.text for line in note.lines] == ["Dear Ms Smith,", "Yours"]

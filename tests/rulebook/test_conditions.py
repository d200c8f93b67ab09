"""The `when` language: yes, no and unknown, and what it refuses."""

from __future__ import annotations

import contextlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.rulebook.conditions import Fact, compile_condition

FACTS = {
    "open": Fact("flag"),
    "spoke": Fact("flag"),
    "sent": Fact("number"),
    "stage": Fact("word", ("waiting", "quiet", "follow_up")),
    "policy": Fact("word"),
}


def holds(text, **facts):
    return compile_condition(text, FACTS).holds(facts)


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("", {}, True),
        ("open", {"open": True}, True),
        ("open", {"open": False}, False),
        ("open", {}, None),
        ("not open", {"open": False}, True),
        ("not open", {}, None),
        ("not not open", {"open": True}, True),
        ("stage is waiting", {"stage": "waiting"}, True),
        ("stage is waiting", {"stage": "quiet"}, False),
        ("stage is not waiting", {"stage": "quiet"}, True),
        ("stage is not waiting", {}, None),
        ("stage is one of waiting, quiet", {"stage": "quiet"}, True),
        ("stage is one of waiting, quiet", {"stage": "follow_up"}, False),
        ("stage is one of waiting, quiet", {}, None),
        ("not stage is one of waiting, quiet", {"stage": "follow_up"}, True),
        ("policy is now-what", {"policy": "now-what"}, True),
        ("sent > 1", {"sent": 2}, True),
        ("sent > 1", {"sent": 1}, False),
        ("sent >= 1", {"sent": 1}, True),
        ("sent < 0.5", {"sent": 0}, True),
        ("sent <= 1", {}, None),
        ("not sent <= 1", {}, None),
        ("sent is 2", {"sent": 2}, True),
        ("sent is 002", {"sent": 2}, True),
        ("sent > 007", {"sent": 8}, True),
        ("open is known", {}, False),
        ("open is known", {"open": False}, True),
        ("open is unknown", {}, True),
        ("not open is unknown", {"open": True}, True),
        ("open and spoke or sent > 1", {"open": False, "spoke": True, "sent": 5}, True),
        ("open and (spoke or sent > 1)", {"open": False, "spoke": True, "sent": 5}, False),
        ("not (open or spoke)", {"open": False, "spoke": False}, True),
    ],
)
def test_a_condition_is_yes_no_or_unknown(text, facts, expected):
    assert holds(text, **facts) is expected


def three(one, other, word):
    """Three-valued logic as the textbook has it."""
    if word == "and":
        return False if False in (one, other) else None if None in (one, other) else True
    return True if True in (one, other) else None if None in (one, other) else False


@pytest.mark.parametrize("word", ["and", "or"])
@pytest.mark.parametrize(("one", "other"), list(itertools.product([True, False, None], repeat=2)))
def test_what_is_unknown_stays_unknown_only_where_it_matters(one, other, word):
    assert holds(f"open {word} spoke", open=one, spoke=other) is three(one, other, word)
    negated = three(one, other, word)
    assert holds(f"not (open {word} spoke)", open=one, spoke=other) is (None if negated is None else not negated)


@given(
    st.recursive(
        st.sampled_from(["open", "spoke", "sent > 1", "stage is waiting", "sent is known"]),
        lambda inner: st.one_of(
            st.builds("not ({})".format, inner),
            st.builds("({} and {})".format, inner, inner),
            st.builds("({} or {})".format, inner, inner),
        ),
        max_leaves=8,
    ),
    st.fixed_dictionaries(
        {
            "open": st.sampled_from([True, False, None]),
            "spoke": st.sampled_from([True, False, None]),
            "sent": st.sampled_from([0, 2, None]),
            "stage": st.sampled_from(["waiting", "quiet", None]),
        }
    ),
)
def test_a_condition_and_its_opposite_never_both_hold(text, facts):
    plain, opposite = holds(text, **facts), holds(f"not ({text})", **facts)
    assert opposite is (None if plain is None else not plain)


def test_an_object_is_read_by_its_attributes():
    class Situation:
        open, sent = True, None

    assert compile_condition("open", FACTS).holds(Situation()) is True
    assert compile_condition("sent > 1", FACTS).holds(Situation()) is None


def test_it_names_the_facts_it_reads_once_each():
    assert compile_condition("open and (sent > 1 or open)", FACTS).facts == ("open", "sent")


def test_it_knows_which_words_must_hold():
    assert compile_condition("stage is quiet and open", FACTS).equals == (("stage", "quiet"),)
    assert compile_condition("stage is quiet or open", FACTS).equals == ()
    assert compile_condition("not stage is quiet", FACTS).equals == ()


@pytest.mark.parametrize(
    ("text", "what", "allowed"),
    [
        ("opne", "unknown fact 'opne'", "open?"),
        ("stage is waitng", "never 'waitng'", "waiting?"),
        ("stage", "is a word", "stage is"),
        ("sent", "is a number", "is known"),
        ("open > 1", "only numbers compare", ""),
        ("sent > many", "only numbers compare", ""),
        ("open is waiting", "never", ""),
        ("(open", "bracket is not closed", ")"),
        ("open)", "can't read on at ')'", "and, or"),
        ("open spoke", "can't read on at 'spoke'", "and, or"),
        ("open and", "'the end'", "a fact"),
        ("and open", "'and'", "a fact"),
        ("stage is one of waiting,", "'the end'", ""),
        ("open ; import os", "can't read", "words, numbers"),
        ("__import__('os')", "can't read", ""),
        ("__import__", "unknown fact", ""),
        ("sent > ٣", "only numbers compare", ""),
        ("sent is ٣", "never", ""),
        ("open == 1", "can't read", ""),
    ],
)
def test_what_is_no_condition_is_refused_with_what_is_allowed(text, what, allowed):
    with pytest.raises(ValueError) as error:
        compile_condition(text, FACTS)
    said, _, may = str(error.value).partition("; allowed: ")
    assert what in said and allowed in may


@given(st.text(max_size=60))
def test_any_other_text_is_refused_and_never_run(text):
    try:
        condition = compile_condition(text, FACTS)
    except ValueError:
        return
    assert condition.holds({}) in (True, False, None)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 900 + "open" + ")" * 900,
        "not " * 450 + "open",
        "(not " * 30 + "open" + ")" * 30,
        " and (".join(["open"] * 40) + ")" * 39,
        "((open or spoke) and " * 25 + "open" + ")" * 25,
        "(" * 1900,
    ],
)
def test_what_is_nested_too_deeply_is_refused_by_its_depth(text):
    with pytest.raises(ValueError, match="nested too deeply; allowed: 20"):
        compile_condition(text, FACTS)


@pytest.mark.parametrize(
    "text", ["open or " * 5_000 + "open", "stage is one of " + "quiet, " * 900 + "quiet", "z" * 9_000]
)
def test_what_is_too_long_is_refused_by_its_length(text):
    with pytest.raises(ValueError, match=r"characters are too long; allowed: 2000") as refused:
        compile_condition(text, FACTS)
    assert len(str(refused.value)) < 80


@pytest.mark.parametrize(
    "number", ["9" * 400 + ".5", "9" * 1800, "-" + "1" * 10, "0." + "0" * 400, "inf", "nan", "1e999"]
)
def test_a_number_no_calendar_has_is_refused(number):
    for text in (f"sent > {number}", f"sent is {number}"):
        with pytest.raises(ValueError, match="allowed: "):
            compile_condition(text, FACTS)


@given(st.text(alphabet="()<>,. 019", max_size=60), st.lists(st.sampled_from(["not", "(", ")", "and", "or", "open"])))
def test_whatever_stands_there_is_read_or_refused(odd, words):
    for text in (odd, " ".join(words), " ".join([*words, odd])):
        with contextlib.suppress(ValueError):
            compile_condition(text, FACTS).holds({"open": True})


def test_a_condition_of_twenty_brackets_is_fine():
    assert holds("(" * 20 + "open" + ")" * 20, open=True) is True

"""A word that the writer said is right is no slip again, however it is written; other slips still are."""

import pytest

from followup.case.errors import InputError
from followup.messages.review import check
from followup.messages.review.finding import Finding
from followup.messages.review.note import Note
from followup.messages.review.own_words import MOST, read_words, with_word, without_own
from tests.messages.review.cases import simple_case

CODES = ["spelling", "grammar", "punctuation", "wrong-name"]
TEXT = "We use the zibberung daily, and the Zibberung's lid. I recieved it."


def told(own_words):
    found = check(TEXT, simple_case(), "thank-you", own_words=own_words)
    return [TEXT[f.start : f.end] for f in found if f.code == "spelling"]


def test_an_own_word_is_no_slip_with_a_capital_or_an_s_and_the_others_are_told():
    assert "zibberung" in told(()) and told(("Zibberung",)) == ["recieved"]


def test_the_words_are_a_bounded_list_without_doubles_and_the_newest_stays():
    assert with_word(["commis", "Roux"], "roux's") == ["commis", "roux"]
    many = with_word([f"word{'x' * n}" for n in range(3)] * MOST, "last")
    assert len(many) <= MOST and many[-1] == "last"


@pytest.mark.parametrize("word", ["", "two words", "x" * 61, "https://a.example"])
def test_what_is_no_word_is_refused(word):
    with pytest.raises(InputError):
        with_word([], word)


def test_a_setting_that_is_no_list_of_words_is_none():
    assert read_words(None) == read_words("commis") == read_words({"a": 1}) == ()
    assert read_words(["commis", 3]) == ("commis",)


def test_how_long_a_word_and_their_list_may_be():
    assert with_word([], "x" * 60) == ["x" * 60] and with_word([], " Roux's ") == ["Roux"]
    with pytest.raises(InputError) as refused:
        with_word([], "x" * 300)
    assert "x" * 60 in str(refused.value) and "x" * 61 not in str(refused.value)
    known = [f"{'x' * 40}{'abcdefghij'[n // 100 % 10]}{'abcdefghij'[n // 10 % 10]}{'abcdefghij'[n % 10]}"
             for n in range(1000)]  # fmt: skip
    many = [*known, *(f"y{word[1:]}" for word in known)]
    assert with_word(many[:-1], "last") == [*many[:-1], "last"] and with_word(many, "last") == [*many[1:], "last"]


def test_a_slip_of_grammar_at_the_word_is_none_and_another_fault_is_told():
    text = "I saw the Roux’s end."
    found = [Finding(code=code, severity="hint", start=10, end=16, says="So.") for code in CODES]
    assert [one.code for one in without_own(found, Note(text), ["roux"])] == ["punctuation", "wrong-name"]
    assert [one.code for one in without_own(found, Note(text), ["rou"])] == CODES

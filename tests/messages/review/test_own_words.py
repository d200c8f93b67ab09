"""A word that the writer said is right is no slip again, however it is written; other slips still are."""

import pytest

from followup.case.errors import InputError
from followup.messages.review import check
from followup.messages.review.own_words import MOST, read_words, with_word
from tests.messages.review.cases import simple_case

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

"""The forms of English words that a correction names: each ending where it belongs, and irregular words as they are."""

import pytest

from followup.messages.review import english


@pytest.mark.parametrize(("verb", "doing"), [
    ("take", "taking"), ("hope", "hoping"), ("see", "seeing"), ("agree", "agreeing"), ("be", "being"),
    ("dye", "dyeing"), ("run", "running"), ("plan", "planning"), ("ask", "asking"), ("carry", "carrying"),
])  # fmt: skip
def test_what_somebody_is_doing(verb, doing):
    assert english.ing(verb) == doing == english.FORMS["ing"](f"to {verb}")


@pytest.mark.parametrize(("verb", "past", "participle"), [
    ("carry", "carried", "carried"), ("enjoy", "enjoyed", "enjoyed"),
    ("hope", "hoped", "hoped"), ("plan", "planned", "planned"), ("ask", "asked", "asked"), ("see", "saw", "seen"),
    ("write", "wrote", "written"),
])  # fmt: skip
def test_what_somebody_did_and_has_done(verb, past, participle):
    assert (english.past(verb), english.participle(verb)) == (past, participle)
    assert english.plain(past) == english.plain(participle) == verb


@pytest.mark.parametrize(("verb", "third"), [
    ("see", "sees"), ("carry", "carries"), ("enjoy", "enjoys"), ("pass", "passes"), ("watch", "watches"),
    ("have", "has"), ("are", "is"), ("were", "was"),
])  # fmt: skip
def test_what_one_does_and_many_do(verb, third):
    assert english.third(verb) == third and english.plain_or_many(third) == verb


@pytest.mark.parametrize(("noun", "many"), [
    ("year", "years"), ("company", "companies"), ("day", "days"), ("key", "keys"), ("boy", "boys"), ("bus", "buses"),
    ("box", "boxes"), ("branch", "branches"),
])  # fmt: skip
def test_one_thing_and_many(noun, many):
    assert english.plural(noun) == many


@pytest.mark.parametrize(("word", "how"), [
    ("careful", "carefully"), ("easy", "easily"), ("responsible", "responsibly"), ("simple", "simply"),
    ("general", "generally"), ("quick", "quickly"),
])  # fmt: skip
def test_how_something_is_done(word, how):
    assert english.adverb(word) == how


def test_years_are_more_than_one_year_and_a_word_that_is_no_plural_stays():
    assert [english.singular(word) for word in ("years", "companies", "ours")] == ["year", "company", "ours"]


def test_who_is_interested_found_it_interesting():
    assert english.FORMS["feeling"]("interested") == "interesting"

"""Which words are English, and which somebody meant: in each spelling, with endings, and for every kind of slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.messages.review.dictionary import MEANT, is_small, is_word, near, other_spelling

COMMON = ["receive", "meeting", "position", "interview", "company", "experience", "schedule", "together", "question"]


@pytest.mark.parametrize(("word", "english"), [
    ("house", True), ("House", True), ("HOUSE", True), ("houses", True), ("house's", True), ("houses'", True),
    ("the's", True), ("London", True), ("LONDON", True), ("a's", False), ("don't", True), ("zibberung", False),
    ("zibberung's", False), ("zibberungs'", False), ("'s", False), ("xx", False),
    ("winesap", True), ("Winesap's", True), ("onboarding", True), ("rost", False), ("a'", False),
    ("it'", True), ("it's's", True),
])  # fmt: skip
def test_a_word_is_known_with_its_endings_and_capitals(word, english):
    assert is_word(word, "either") is english


@pytest.mark.parametrize(("american", "british"), [
    ("color", "colour"), ("organize", "organise"), ("center", "centre"), ("traveler", "traveller"),
])  # fmt: skip
def test_each_spelling_has_its_own_words_and_either_has_both(american, british):
    if american != "organize":  # British writers may spell so too
        assert not is_word(american, "british") and other_spelling(american, "british")
    assert not is_word(british, "american") and other_spelling(british, "american")
    assert is_word(american, "american") and is_word(british, "british")
    assert is_word(american, "either") and is_word(british, "either")
    assert not other_spelling(british, "either") and not other_spelling("zibberung", "american")


@given(st.sampled_from(COMMON), st.data())
def test_one_slip_of_any_kind_leads_back_to_the_word(word, data):
    at = data.draw(st.integers(1, len(word) - 2))
    letter = data.draw(st.sampled_from("bcdfgkqxz"))
    slip = data.draw(st.sampled_from(["left out", "doubled", "swapped", "wrong", "added"]))
    seen = {
        "left out": word[:at] + word[at + 1 :],
        "doubled": word[:at] + word[at] + word[at:],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "wrong": word[:at] + letter + word[at + 1 :],
        "added": word[:at] + letter + word[at:],
    }[slip]
    if not is_word(seen, "american"):
        assert word in near(seen, "american") or len(near(seen, "american")) == 3


@pytest.mark.parametrize(("seen", "meant"), [
    ("experiance", "experience"), ("intrview", "interview"), ("beleive", "believe"), ("apreciate", "appreciate"),
    ("oportunity", "opportunity"), ("succesful", "successful"), ("neccessary", "necessary"), ("recomend", "recommend"),
    ("embarass", "embarrass"), ("comittee", "committee"), ("accomodation", "accommodation"), ("tomorow", "tomorrow"),
    ("definitly", "definitely"), ("gratefull", "grateful"), ("posistion", "position"), ("mispell", "misspell"),
    ("infact", "in fact"), ("DEFINATELY", "definitely"), ("thier", "their"),
    ("inteview", "interview"), ("resposible", "responsible"), ("profesional", "professional"),
    ("entheusiasm", "enthusiasm"), ("oppertunitie", "opportunities"), ("schedual", "schedule"),
])  # fmt: skip
def test_common_slips_lead_to_what_is_meant(seen, meant):
    assert near(seen, "american")[0] == meant


@pytest.mark.parametrize(("seen", "parts"), [("ofthe", "of the"), ("nextweek", "next week")])
def test_words_run_together_are_parted(seen, parts):
    assert parts in near(seen, "american")


def test_near_words_are_words_and_the_case_of_letters_makes_no_difference():
    for seen in ("recieve", "Recieve", "RECIEVE", "adress", "wich", "teh"):
        found = near(seen, "american")
        assert 0 < len(found) <= 3 and all(is_word(part, "american") for word in found for part in word.split())
        assert found == near(seen.lower(), "american")


@pytest.mark.parametrize(("seen", "meant", "other"), [
    ("telent", "talent", "relent"), ("talint", "talent", "taint"), ("lettor", "letter", "bettor"),
    ("murket", "market", "musket"), ("tilent", "talent", "silent"),
])  # fmt: skip
def test_a_wrong_vowel_is_likelier_than_a_wrong_consonant(seen, meant, other):
    found = near(seen, "american")
    assert found.index(meant) < found.index(other)


@pytest.mark.parametrize("slip", MEANT)
def test_what_stands_in_for_a_known_slip_is_english(slip):
    (meant,) = near(slip, "american")
    assert meant and all(is_word(word, "american") for word in meant.split())
    assert near(slip.capitalize(), "british") == (meant,) and slip.isalpha()


@pytest.mark.parametrize(("word", "small"), [
    ("house", True), ("colour", True), ("color", True), ("zibberung", False), ("london", False),
])  # fmt: skip
def test_a_word_in_small_letters_is_english_in_either_spelling(word, small):
    assert is_small(word) is small


@pytest.mark.parametrize(
    ("seen", "meant"), [("meetin", "meeting"), ("interviewx", "interview"), ("xmeeting", "meeting")]
)
def test_a_letter_left_out_or_added_at_an_end_is_found_too(seen, meant):
    assert near(seen, "american")[0] == meant


def test_of_two_words_as_near_the_one_that_begins_alike_is_likelier():
    found = near("hork", "american")
    assert found == tuple(sorted(found, key=lambda word: word[0] != "h"))

"""Facts as people say them: dates, lists, and a candidate's own phrases inside a sentence."""

from datetime import date

import pytest

from followup.case.greetings import called
from followup.case.names import distance
from followup.case.wording import as_phrase, as_sentence, is_sentence, joined, say_date, say_day


def test_dates_have_the_order_of_the_country_and_a_year_where_it_is_another():
    day = date(2026, 3, 4)
    assert (say_date(day, True), say_date(day, False)) == ("March 4", "4 March")
    assert (say_date(day, True, 2027), say_date(day, False, 2027)) == ("March 4, 2026", "4 March 2026")
    assert (say_day(day, True), say_day(day, False)) == ("Wednesday, March 4", "Wednesday 4 March")


def test_lists_are_joined_as_they_are_said():
    assert [joined(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert joined(["a, b", "c", "d"], "or") == "a, b; c; or d"


@pytest.mark.parametrize(
    "text",
    [
        "I have six years of SQL.",
        "My notice is two months",
        "Notice: two months, not three",
        "We spoke of it",
        "Did I?",
    ],
)
def test_a_sentence_stands_for_itself(text):
    assert is_sentence(text)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Six years of SQL.", "six years of SQL"),
        ("IT support for 40 people", "IT support for 40 people"),
        ("what the team is building", "what the team is building"),
        ("  The gap\nin 2023 ", "the gap in 2023"),
        ("Python and C++", "Python and C++"),
    ],
)
def test_a_phrase_goes_into_a_sentence(text, inside):
    assert not is_sentence(text) and as_phrase(text) == inside


def test_an_entry_becomes_a_sentence():
    assert as_sentence("we spoke\nof rosters") == "We spoke of rosters."


@pytest.mark.parametrize(
    ("name", "formal", "country", "greeted"),
    [
        ("Maria Lopez", False, "US", "Maria"),
        ("Maria Lopez", True, "US", "Maria Lopez"),
        ("Dr. Omar Haddad", False, "US", "Dr. Haddad"),
        ("Mr Ravindran", True, "IN", "Mr Ravindran"),
        ("Sister Agnes O'Hara", False, "GB", "Sister Agnes O'Hara"),
        ("J. Smith", False, "US", "J. Smith"),
        ("Li Wei", False, "CN", "Li Wei"),
        ("Cher", False, None, "Cher"),
    ],
)
def test_people_are_called_as_they_would_be(name, formal, country, greeted):
    assert called(name, formal, country) == greeted


def test_the_distance_of_two_spellings_counts_swaps_once():
    assert [distance("lopez", other, 2) for other in ("lopez", "lopes", "lpoez", "opez", "smith")] == [0, 1, 1, 1, 3]

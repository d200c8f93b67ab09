"""An amount is one figure, whatever stands between its thousands and wherever the currency stands."""

import pytest

from followup.messages.money import as_written
from followup.messages.review.facts import NUMBER
from followup.planning.offers import _same
from followup.planning.pay import _figures
from followup.reading.offer import salary_in

BLANKS = {"blank": " ", "hard blank": "\u00a0", "thin blank": "\u2009", "hard thin blank": "\u202f"}
APART = {**BLANKS, "apostrophe": "'", "typed apostrophe": "’", "dot": ".", "comma": ","}


@pytest.fixture(params=APART.values(), ids=APART)
def amount(request):
    return f"34{request.param}500"


PLACES = ("{} €", "{}€", "€{}", "€ {}", "{} EUR", "EUR {}")


@pytest.mark.many
@pytest.mark.parametrize("place", PLACES)
def test_it_is_one_figure_for_what_is_asked_for(amount, place):
    assert _figures(place.format(amount)) == [34500]


@pytest.mark.many
@pytest.mark.parametrize("place", PLACES)
def test_a_message_is_read_with_the_whole_of_it(amount, place):
    text = f"We are pleased to offer you the position at {place.format(amount)} a year, with 25 days of leave."
    assert "".join(salary_in(text)[0].split()).startswith("".join(place.format(amount).split()))


@pytest.mark.many
@pytest.mark.parametrize("place", PLACES)
def test_it_is_one_number_of_a_letter(amount, place):
    found = [one[0] for one in NUMBER.finditer(f"the pay is {place.format(amount)} and 25 days")]
    assert len(found) == 2 and amount in found[0]


def test_its_code_becomes_a_sign_before_the_whole_of_it(amount):
    assert as_written(f"{amount} EUR", "DE") == as_written(f"EUR {amount}", "DE") == f"€{amount}"
    assert as_written(f"EUR {amount} - {amount}", "DE").count("500") == 2


def test_two_offers_of_the_same_pay_do_not_differ(amount):
    assert _same(f"{amount} EUR") == _same("34500 EUR") == _same("34.500 eur")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("34 500 to 38 000 €", [34500, 38000]),
        ("1 234 567 JPY", [1234567]),
        ("24.50 an hour, 40 hours a week", [24.5]),
        ("2 800 € a month, 13 times", [2800, 13]),
        ("from 2026 500 € more", [2026, 500]),
        ("45 5000", [45, 5000]),
    ],
)
def test_what_only_stands_beside_it_is_a_figure_of_its_own(text, figures):
    assert _figures(text) == figures

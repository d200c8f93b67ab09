"""A city is enough to know the zone and the country."""

import tomllib

import pytest

from followup.case.cities import FILE, cities, country_of, zone_of
from followup.case.office_hours import known_country


@pytest.mark.parametrize(
    ("city", "zone", "country"),
    [
        ("Dublin", "Europe/Dublin", "IE"), ("leeds", "Europe/London", "GB"), ("Munchen", "Europe/Berlin", "DE"),
        ("new york", "America/New_York", "US"), ("Bengaluru", "Asia/Kolkata", "IN"), ("Łódź", "Europe/Warsaw", "PL"),
        ("São Paulo", "America/Sao_Paulo", "BR"), ("Washington, DC", "America/New_York", "US"),
    ],
)  # fmt: skip
def test_a_city_tells_zone_and_country(city, zone, country):
    assert zone_of(city) == zone and country_of(zone) == country


def test_a_city_nobody_knows_is_none():
    assert zone_of("Atlantis") is None and country_of("UTC") is None


def test_every_zone_of_the_table_is_one_whose_country_has_its_holidays():
    for zone in tomllib.loads(FILE.read_text(encoding="utf-8")):
        assert known_country(country_of(zone) or "")


def test_no_city_of_the_table_is_named_twice():
    named = [city for many in tomllib.loads(FILE.read_text(encoding="utf-8")).values() for city in many]
    assert len(named) == len(set(named)) and len(cities()) > 800

"""A city is enough for a zone and a country; where two places have its name, the country decides or it is asked."""

from datetime import UTC, datetime

import pytest

from followup.quick.place import find_place

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "usual", "place"),
    [
        ("Dublin", "", ("Europe/Dublin", "IE")), ("new york", "", ("America/New_York", "US")),
        ("Ballina, Ireland", "", ("Europe/Dublin", "IE")), ("Ballina", "IE", ("Europe/Dublin", "IE")),
        ("Ireland", "", ("Europe/Dublin", "IE")), ("Berlin", "IE", ("Europe/Berlin", "DE")),
        ("Nowhereville", "", None), ("", "IE", None), ("London, Canada", "", None),
        ("Smallville, United States", "", None),
        ("Europe/Dublin", "", ("Europe/Dublin", "IE")),
    ],
)  # fmt: skip
def test_places(words, usual, place):
    assert find_place(words, usual, NOW) == place

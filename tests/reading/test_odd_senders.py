"""A sender's name is marked where it stands, also where a mail program would write it otherwise."""

from datetime import UTC, datetime

import pytest

from followup.reading.reader import read_message

NOW = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)
SENDERS = (
    "Maria   Lopez <m@northwind.example>",
    "- - -  Lopez <m@northwind.example>",
    '"Maria \\"Mo\\" Lopez" <m@northwind.example>',
    "Maria (HR) Lopez <m@northwind.example>",
    "m@northwind.example (Maria  Lopez)",
    "Maria Lopez <m@northwind.example>",
    "(" * 3000 + " <m@northwind.example>",
    "Maria " + "(a " * 2000,
    '"' * 3000 + "<" * 3000,
)


@pytest.mark.parametrize("sender", SENDERS)
def test_every_mark_is_a_place_in_the_text(sender):
    text = f"From: {sender}\nSubject: Next steps\n\nHi Priya,\nwe will decide by Friday.\n"
    for mark in read_message(text, NOW).to_dict()["marks"]:
        assert 0 <= mark["start"] < mark["end"] <= len(text)

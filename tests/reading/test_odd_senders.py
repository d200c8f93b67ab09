"""A sender's name is marked where it stands, also where a mail program would write it otherwise; long heads end."""

from datetime import UTC, datetime

import pytest

from followup.reading.letter import LONGEST_SUBJECT, read_letter
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


@pytest.mark.parametrize("words", ["=?utf-8?q?a?= ", "am 12. ", "Friday at 10 ", "a1a "])
def test_of_a_subject_without_end_only_the_beginning_is_read(words):
    letter = read_letter(f"Subject: {words * (500_000 // len(words))}\n\nhi")
    assert len(" ".join(letter.live.split())) <= LONGEST_SUBJECT + 4

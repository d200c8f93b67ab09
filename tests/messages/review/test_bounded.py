"""Whoever reads thousands of messages in one process needs no more memory for it: the grammar checker is made anew."""

import pytest

from followup.messages.review import second_reader

pytestmark = pytest.mark.skipif(not second_reader.available(), reason="the extra [grammar] is not installed")


def test_after_so_many_paragraphs_there_is_a_new_linter_that_says_the_same(monkeypatch):
    monkeypatch.setattr(second_reader, "FRESH_AFTER", 4)
    second_reader._lints.cache_clear()
    first = second_reader._linter("american")
    said = second_reader._lints("american", "She have a idea about it.")
    for number in range(4):
        second_reader._lints("american", f"It is a quiet day, number {number}.")
    assert second_reader._linter("american") is not first
    second_reader._lints.cache_clear()
    assert second_reader._lints("american", "She have a idea about it.") == said

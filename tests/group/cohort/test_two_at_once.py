"""Building, planning and listing at the same time: nobody's answer is kept as another's, and no list breaks off."""

import sqlite3

import pytest

from followup.group.cohort import attention, nightly, plan_again, who_needs_attention

from .conftest import NOW


@pytest.fixture
def other(built):
    """Another program at the same store, which does not wait."""
    connection = sqlite3.connect(built.path, timeout=0, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def test_no_journal_is_taken_in_while_its_cases_are_planned(built, book, other, monkeypatch):
    """Else an answer to the former facts would be kept as one to the new ones."""
    refused = []

    def answer_of(*asked):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("UPDATE cases SET policy = 'the-call'")
        refused.append(asked)
        return real(*asked)

    real = nightly.answer_of
    monkeypatch.setattr(nightly, "answer_of", answer_of)
    assert plan_again(built, NOW, book).again == len(refused) == built.count("cases")
    other.execute("UPDATE cases SET policy = 'the-call'")  # afterwards it may


def test_a_case_that_goes_while_the_list_is_made_is_still_on_it(built, book, other, monkeypatch):
    plan_again(built, NOW, book)
    before = who_needs_attention(built, NOW, book, 50)
    real = attention._in_words

    def in_words(*asked):
        other.execute("DELETE FROM journals")
        return real(*asked)

    monkeypatch.setattr(attention, "_in_words", in_words)
    assert before.rows and who_needs_attention(built, NOW, book, 50) == before
    assert who_needs_attention(built, NOW, book, 50).rows == []

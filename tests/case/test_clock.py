"""The moment: read in one place, held still by FOLLOWUP_NOW, refused where it is unclear."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from followup import InputError
from followup.case import clock


def test_without_a_fixed_moment_it_is_now_with_the_offset_of_this_place(monkeypatch):
    monkeypatch.delenv("FOLLOWUP_NOW")
    moment = clock.now()
    assert moment.utcoffset() is not None
    assert abs(moment - datetime.fromtimestamp(time.time(), UTC)) < timedelta(seconds=5)


def test_a_fixed_moment_stands_still(monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", " 2026-03-12T09:05:00-05:00 ")
    assert clock.now() == clock.now() == datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
    assert clock.now().isoformat() == "2026-03-12T09:05:00-05:00"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2026-03-12T09:05:00", "offset"),
        ("2026-03-12", "offset"),
        ("tomorrow", "not a date and time"),
        ("2026-02-31T09:00:00Z", "not a date and time"),
        ("0001-01-01T00:00:00+00:00", "year"),
        ("9999-12-31T23:59:59-12:00", "year"),
    ],
)
def test_an_unclear_moment_is_refused_with_what_is_allowed(monkeypatch, text, what):
    monkeypatch.setenv("FOLLOWUP_NOW", text)
    with pytest.raises(InputError) as refused:
        clock.now()
    (problem,) = refused.value.problems
    assert problem.where == "FOLLOWUP_NOW" and what in problem.what and problem.seen == text and problem.allowed


def test_an_empty_setting_counts_as_none(monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", "")
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)

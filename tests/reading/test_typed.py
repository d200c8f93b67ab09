"""What people type into a form for a day or a moment is understood as they mean it, or they are asked."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.reading.typed import LONGEST, TOO_LONG, Unclear, typed_day, typed_moment, written
from followup.reading.when import When

DUBLIN = ZoneInfo("Europe/Dublin")
THURSDAY = When(datetime(2026, 3, 12, 9, 5, tzinfo=DUBLIN), False)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("yesterday 2pm", "2026-03-11 14:00"),
        ("Tuesday half past two", "2026-03-10 14:30"),
        ("14 May 10:00", "2026-05-14 10:00"),
        ("tomorrow at 3", "2026-03-13 15:00"),
        ("mon at 10.30", "2026-03-09 10:30"),
        ("2 days ago at noon", "2026-03-10 12:00"),
        ("this morning 8:30", "2026-03-12 08:30"),
        ("day before yesterday 3pm", "2026-03-10 15:00"),
        ("5.3. 14:00", "2026-03-05 14:00"),
        ("11 Mar 1430", "2026-03-11 14:30"),
        ("14:10", "2026-03-12 14:10"),
        ("next Tuesday 2pm", "2026-03-17 14:00"),
    ],
)
def test_day_and_hour_are_understood(words, meant):
    found = typed_moment(words, THURSDAY, either=True)
    assert (found.at, found.hour) == (datetime.fromisoformat(meant).replace(tzinfo=DUBLIN), True)


def test_a_weekday_alone_is_the_last_one_and_may_be_the_next():
    found = typed_moment("Tuesday 2pm", THURSDAY, either=True)
    assert (found.at.day, found.other.day) == (10, 17)
    assert typed_moment("last Tuesday 2pm", THURSDAY, either=True).other is None


def test_an_end_that_is_said_is_kept():
    found = typed_moment("Monday 9 March, 10 to 11", THURSDAY, either=True)
    assert (found.at.hour, found.ends.hour) == (10, 11)


def test_a_day_without_an_hour_says_so():
    assert not typed_moment("yesterday afternoon", THURSDAY, past=True).hour


@pytest.mark.parametrize("words", ["soon", "Friday or Monday 3pm", "32 May 10:00", "banana 10:00", "next week", ""])
def test_what_names_no_single_moment_is_asked_back(words):
    with pytest.raises(Unclear):
        typed_moment(words, THURSDAY, either=True)


def test_what_has_been_is_never_ahead():
    with pytest.raises(Unclear, match="still to come"):
        typed_moment("tomorrow 3pm", THURSDAY, past=True)
    assert typed_moment("14 December 15:00", THURSDAY, past=True).at.year == 2025


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("by Friday", date(2026, 3, 13)),
        ("end of next week", date(2026, 3, 20)),
        ("in ten days", date(2026, 3, 22)),
        ("two weeks", date(2026, 3, 26)),
        ("5 working days", date(2026, 3, 19)),
        ("fri 20 mar", date(2026, 3, 20)),
        ("20.3.", date(2026, 3, 20)),
    ],
)
def test_a_promised_day_is_understood(words, meant):
    assert typed_day(words, THURSDAY) == meant


@given(st.datetimes(datetime(2025, 8, 1), datetime(2026, 10, 1)).map(lambda one: one.replace(second=0, microsecond=0)))
def test_what_is_written_for_people_is_read_as_the_same_moment(moment):
    there = moment.replace(tzinfo=DUBLIN)
    assert typed_moment(written(there), THURSDAY, either=True).at.replace(tzinfo=None) == moment
    assert typed_day(written(moment.date()), THURSDAY) == moment.date()


@given(st.text(max_size=40))
def test_nothing_typed_breaks_it(words):
    for read in (typed_day, typed_moment):
        try:
            read(words, THURSDAY)
        except Unclear as error:
            assert str(error)


@pytest.mark.parametrize("read", [typed_day, typed_moment])
def test_a_text_without_end_is_no_day_and_is_said_so_at_once(read):
    with pytest.raises(Unclear, match=re.escape(TOO_LONG)):
        read("1/" * 50_000, THURSDAY)
    assert read("14 May 10:00" + " " * (LONGEST - 12) if read is typed_moment else "14 May".ljust(LONGEST), THURSDAY)
    with pytest.raises(Unclear, match=re.escape(TOO_LONG)):
        read("14 May".ljust(LONGEST + 1), THURSDAY)

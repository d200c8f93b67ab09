"""Days as people type them about an interview: mostly behind, sometimes ahead, never guessed from nothing."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from followup.case.office_hours import office
from followup.quick.moment import read_day, read_moment
from followup.reading.when import When

ZONE = ZoneInfo("Europe/Dublin")
WHEN = When(datetime(2026, 11, 25, 10, tzinfo=ZONE), False, office("Europe/Dublin", "IE", None))  # a Wednesday


@pytest.mark.parametrize(
    ("words", "day", "hour"),
    [
        ("today", "2026-11-25", None), ("this morning", "2026-11-25", None), ("yesterday 3pm", "2026-11-24", "15:00"),
        ("the day before yesterday", "2026-11-23", None), ("Tuesday", "2026-11-24", None),
        ("Thursday at 10", "2026-11-19", "10:00"), ("last Monday", "2026-11-23", None),
        ("3 days ago", "2026-11-22", None),
        ("a fortnight ago", "2026-11-11", None), ("14 May 3pm", "2026-05-14", "15:00"), ("12/11", "2026-11-12", None),
        ("the 14th", "2026-11-14", None), ("20.11. 14h", "2026-11-20", "14:00"), ("12.11", "2026-11-12", None),
        ("2 January 2026", "2026-01-02", None), ("14 December", "2026-12-14", None),
        ("tomorrow 9am", "2026-11-26", "09:00"),
        ("next Tuesday 10am", "2026-12-01", "10:00"), ("Mon 23 Nov at noon", "2026-11-23", "12:00"),
        ("9.30am", "2026-11-25", "09:30"),
    ],
)  # fmt: skip
def test_a_moment_is_read_as_it_was_meant(words, day, hour):
    told = read_moment(words, WHEN)
    assert (f"{told.at:%Y-%m-%d}", f"{told.at:%H:%M}" if told.hour_said else None) == (day, hour)


@pytest.mark.parametrize("words", ["", "soon", "it went well", "31.31."])
def test_where_no_day_is_named_none_is_made_up(words):
    assert read_moment(words, WHEN) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Friday", "2026-11-27"), ("within a week", "2026-12-02"), ("end of next week", "2026-12-04"),
        ("in 10 days", "2026-12-05"), ("10 days", "2026-12-05"), ("in two weeks", "2026-12-09"),
        ("5 December", "2026-12-05"),
    ],
)  # fmt: skip
def test_what_they_said_about_timing_is_its_last_day(words, day):
    assert str(read_day(words, WHEN)) == day


def test_a_text_without_end_names_no_day():
    for read in (read_moment, read_day):
        assert read("14 December".ljust(120), WHEN) is not None
        assert read("14 December".ljust(121), WHEN) is None

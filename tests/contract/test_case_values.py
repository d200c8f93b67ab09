"""Section 1 of the contract: which values a key of the case file takes: moments, days, zones, places, numbers."""

from datetime import date, datetime

import pytest

from .example import example, put, refused

MOMENTS = [("interviews", 0, "at"), ("interviews", 0, "ends"), ("events", 0, "at"), ("events", 4, "answer_by")]


@pytest.mark.parametrize("path", MOMENTS, ids=str)
@pytest.mark.parametrize("text", [False, True])
def test_a_moment_without_an_offset_is_refused(path, text):
    data, naive = example(), datetime.fromisoformat("2026-03-20T14:00:00")
    put(data, path, naive.isoformat() if text else naive)
    refused(data, path[-1], "offset")


@pytest.mark.parametrize(
    "value", [date(2026, 3, 4), "2026-03-04", "yesterday", 1772654400, "2026-13-04T14:00:00-06:00"]
)
def test_only_a_moment_is_a_moment(value):
    data = example()
    data["interviews"][0]["at"] = value
    refused(data, "interviews[0].at")


@pytest.mark.parametrize("value", [datetime.fromisoformat("2026-03-16T00:00:00-06:00"), "2026-02-30", 20260316, "soon"])
def test_only_a_day_is_a_day(value):
    for path in (("contacts", 0, "away_until"), ("role", "applied")):
        data = example()
        put(data, path, value)
        refused(data, path[-1])


@pytest.mark.parametrize("zone", ["Chicago", "EST5", "UTC+5", "America/chicago", "../etc/passwd", "", "US/Centrall"])
def test_only_an_iana_zone_is_a_zone(zone):
    data = example()
    data["employer"]["timezone"] = zone
    refused(data, "timezone")


def test_unknown_countries_and_regions_are_refused():
    for key, value in (("country", "XX"), ("country", "United States"), ("region", "ZZ"), ("region", "US-IL")):
        data = example()
        data["employer"][key] = value
        refused(data, key)


@pytest.mark.parametrize("days", [-1, 2.5, "7", True, 10**9])
def test_promised_days_are_a_sound_number(days):
    data = example()
    data["interviews"][0]["promised_days"] = days
    refused(data, "promised_days")


@pytest.mark.parametrize("value", ["yes", 1, "true", 0])
def test_yes_and_no_are_true_and_false(value):
    for path in (("employer", "has_hr"), ("contacts", 0, "no_calls")):
        data = example()
        put(data, path, value)
        refused(data, path[-1])

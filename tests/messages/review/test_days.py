"""Days as people write them: each is read as the date it is, with its place and its weekday."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.case.wording import MONTHS, WEEKDAYS
from followup.messages.review.days import days_said

NEAR = date(2026, 3, 4)


def said(text, month_first=True, near=NEAR):
    return [(one.text, one.day, one.weekday) for one in days_said(text, 0, near, month_first)]


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.sampled_from(["", "We met on ", "😊 "]))
def test_a_date_with_its_year_is_that_date_however_it_is_written(day, before):
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    forms = [f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{month[:3]}. {day.day} {day.year}",
             f"the {day.day}th of {month}, {day.year}", f"{month.upper()} the {day.day}th {day.year}"]  # fmt: skip
    forms += [f"{weekday}, {form}" for form in forms[:2]] + [f"{weekday[:3]}. {forms[1]}"]
    if day.year >= 2000:
        forms += [day.isoformat(), f"{day.month}/{day.day}/{day.year}", f"{day.month}/{day.day}/{day.year % 100:02}"]
    for form in forms:
        text = f"{before}{form} it was."
        (one,) = days_said(text, 0, NEAR, True)
        assert (one.day, one.dated, one.relative) == (day, True, None) and text[one.start : one.end] == one.text
        assert one.weekday == (day.weekday() if form.startswith(weekday[:3]) else None)
    if day.year >= 2000:
        (one,) = days_said(f"{day.day}/{day.month}/{day.year}", 0, NEAR, False)
        assert one.day == day


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_without_a_year_it_is_the_nearest_such_day(day, near):
    (one,) = days_said(f"{day.day} {MONTHS[day.month - 1]}", 0, near, True)
    assert (one.day.month, one.day.day) == (day.month, day.day)
    assert abs((one.day - near).days) <= (183 if (day.month, day.day) != (2, 29) else 366)


@pytest.mark.parametrize(("text", "found"), [
    ("on Wednesday", [("Wednesday", None, 2)]),
    ("last monday and next Sunday", [("monday", None, 0), ("Sunday", None, 6)]),
    ("your Monday meeting", []),
    ("on February 30", [("February 30", None, None)]),
    ("on 31 April 2026", [("31 April 2026", None, None)]),
    ("on March 4", [("March 4", date(2026, 3, 4), None)]),
    ("Sept. 9", [("Sept. 9", date(2025, 9, 9), None)]),
    ("on 3/4", [("3/4", date(2026, 3, 4), None)]),
    ("rated 123/4", []),
    ("March 45", [("March 45", None, None)]),
    ("it may 2 be", [("may 2", date(2026, 5, 2), None)]),
    ("Wed, March 4", [("Wed, March 4", date(2026, 3, 4), 2)]),
])  # fmt: skip
def test_weekdays_days_that_do_not_exist_and_figures(text, found):
    assert said(text) == found


def test_where_the_day_comes_first_it_is_read_first():
    assert said("3/4", month_first=False) == [("3/4", date(2026, 4, 3), None)]


@pytest.mark.parametrize(("word", "days"), [
    ("today", 0), ("Yesterday", -1), ("tomorrow", 1), ("this morning", 0), ("earlier today", 0), ("this afternoon", 0),
])  # fmt: skip
def test_a_day_may_be_said_from_today(word, days):
    (one,) = days_said(f"We met {word}.", 0, NEAR, True)
    assert (one.text, one.relative, one.day, one.dated) == (word, days, None, False)


def test_days_come_in_order_and_none_before_the_beginning():
    text = "Monday. Then March 4, yesterday and on Friday."
    assert [one.text for one in days_said(text, 3, NEAR, True)] == ["March 4", "yesterday", "Friday"]
    assert [one.weekday_text for one in days_said("next Friday, on Monday", 0, NEAR, True)] == ["next", "on"]

"""Days and hours as people write them: across year ends, leap days, zones, and in both orders of day and month."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.case.office_hours import office
from followup.case.wording import MONTHS, WEEKDAYS
from followup.reading.hours import hours_in
from followup.reading.periods import days_in
from followup.reading.when import When
from tests.amount import examples

LONDON = ZoneInfo("Europe/London")
MOMENTS = st.datetimes(datetime(2023, 11, 1), datetime(2032, 3, 31), timezones=st.just(LONDON))


def when(sent, month_first=False, country=None):
    there = office("Europe/London", country, None) if country else None
    return When(sent, month_first, there)


def one(text, sent, **keys):
    found = days_in(text, when(sent, **keys))
    assert len(found) == 1, (text, found)
    return found[0]


@examples(120)
@given(MOMENTS, st.integers(0, 6))
def test_a_weekday_is_the_next_one_whatever_the_year(sent, number):
    day = one(f"We decide by {WEEKDAYS[number]}.", sent).last
    assert day.weekday() == number and 1 <= (day - sent.date()).days <= 7


@examples(120)
@given(MOMENTS, st.integers(0, 6))
def test_a_weekday_of_next_week_lies_in_the_week_after(sent, number):
    monday = sent.date() - timedelta(days=sent.weekday())
    day = one(f"We decide on {WEEKDAYS[number]} of next week.", sent)
    assert day.last == monday + timedelta(days=7 + number) and day.certain


@examples(60)
@given(MOMENTS, st.integers(0, 6))
def test_friday_week_is_seven_days_after_friday(sent, number):
    near = one(f"by {WEEKDAYS[number]} please", sent).last
    assert one(f"by {WEEKDAYS[number]} week please", sent).last == near + timedelta(days=7)


@examples(120)
@given(MOMENTS, st.integers(-60, 250), st.booleans())
def test_a_date_without_its_year_is_found_in_both_orders(sent, off, american):
    day = sent.date() + timedelta(days=off)
    month = MONTHS[day.month - 1]
    numbers = (day.month, day.day) if american else (day.day, day.month)
    for text in (f"on {day.day} {month} we", f"on {month} {day.day} we", "on {:02}/{:02} we".format(*numbers)):
        assert one(text, sent, month_first=american).last == day, text


@examples(60)
@given(MOMENTS, st.integers(0, 300))
def test_a_weekday_beside_its_date_settles_the_order(sent, off):
    day = sent.date() + timedelta(days=off)
    if day.day <= 12 and date(day.year, day.day, day.month).weekday() == day.weekday():
        return  # both orders have that weekday
    found = one(f"{WEEKDAYS[day.weekday()]} {day.month}/{day.day}/{day.year}", sent)
    assert found.last == day and found.certain


def test_an_order_that_nobody_knows_is_in_doubt():
    sent = datetime(2026, 3, 3, 10, tzinfo=LONDON)
    assert not days_in("on 04/05 we", When(sent, None))[0].certain
    assert days_in("on 14/05 we", When(sent, None))[0].certain


def test_an_order_guessed_from_the_offset_is_in_doubt():
    sent = datetime(2026, 3, 3, 10, tzinfo=LONDON)
    assert not days_in("on 04/05 we", When(sent, True, order_guessed=True))[0].certain


AFTER = {
    "The board meets on 10 March. I will write within three working days of the meeting.": "2026-03-13",
    "Interviews end on 11 March and you will hear a week after that.": "2026-03-18",
    "The closing date is 20 March; we decide two days after the closing date.": "2026-03-22",
}


@pytest.mark.parametrize("text", AFTER)
def test_a_stretch_after_an_event_is_counted_from_its_day(text):
    assert (
        days_in(text, when(datetime(2026, 3, 3, 10, tzinfo=LONDON), country="GB"))[-1].last.isoformat() == AFTER[text]
    )


def test_a_weekday_that_is_not_that_dates_is_in_doubt():
    assert not one("on Friday 12 March we", datetime(2026, 3, 3, 10, tzinfo=LONDON)).certain


@pytest.mark.parametrize("text", ["on 31 June we", "on 30 February we", "the 32nd of May", "13/13"])
def test_a_date_that_does_not_exist_is_none(text):
    assert [day for day in days_in(text, when(datetime(2026, 3, 3, tzinfo=LONDON))) if day.is_one] == []


def test_a_leap_day_is_found_in_its_year():
    assert one("by 29 February please", datetime(2028, 1, 9, tzinfo=LONDON)).last == date(2028, 2, 29)
    assert one("within a month", datetime(2028, 1, 31, tzinfo=LONDON)).last == date(2028, 2, 29)


@examples(60)
@given(MOMENTS, st.integers(1, 15))
def test_working_days_are_counted_without_weekends_and_holidays(sent, number):
    found = one(f"You will hear within {number} working days.", sent, country="GB")
    there, day, left = office("Europe/London", "GB", None), sent.date(), number
    while left:
        day += timedelta(days=1)
        left -= there.is_working_day(day)
    assert found.last == day and found.certain


TUESDAY = datetime(2026, 3, 3, 10, tzinfo=LONDON)
SAID = {
    "early next week": "2026-03-11", "by the end of next week": "2026-03-13", "in the coming days": "2026-03-10",
    "within two weeks": "2026-03-17", "in a fortnight": "2026-03-17", "by the end of the week": "2026-03-06",
    "by the end of the month": "2026-03-31", "in mid-April": "2026-04-15", "early next month": "2026-04-10",
    "w/c 9 March": "2026-03-13", "the week of March 9": "2026-03-13", "a week today": "2026-03-10",
    "within ten (10) business days": "2026-03-17", "in 3-4 weeks": "2026-03-31", "in a week or two": "2026-03-17",
    "the first week of April": "2026-04-03", "end of April": "2026-04-30", "before the weekend": "2026-03-06",
    "the week after next": "2026-03-20", "tomorrow": "2026-03-04", "the day after tomorrow": "2026-03-05",
    "by the 14th": "2026-03-14", "this time next week": "2026-03-10", "by Monday week": "2026-03-16",
    "by close of play Friday": "2026-03-06", "by midweek": "2026-03-04", "by mid-week next week": "2026-03-11",
    "by the end of the year": "2026-12-31", "by ringing you in the morning": "2026-03-04",
    "in six weeks' time": "2026-04-14",
}  # fmt: skip


@pytest.mark.parametrize("words", SAID)
def test_what_was_said_ends_on(words):
    assert one(f"We hope to tell you {words}.", TUESDAY).last.isoformat() == SAID[words]


@pytest.mark.parametrize(
    "words", ["35 hours per week", "a 90-day plan", "24/7", "a two-day visit", "last year", "Fridays"]
)
def test_what_is_no_day_is_none(words):
    assert days_in(f"It is {words} with us.", when(TUESDAY)) == []


HOURS = {
    "at 2.30pm": "14:30", "at 14h30": "14:30", "at half past two": "14:30", "at noon": "12:00", "at 9": "09:00",
    "at 2": "14:00", "at quarter to three": "14:45", "at 10 o'clock": "10:00", "at 0900 hrs": "09:00",
    "at 11:30 AM": "11:30", "at 9.30 o'clock": "09:30",
    "at ten thirty": "10:30", "um 15 Uhr": "15:00", "at 12 noon": "12:00", "at 12.15": "12:15", "at 15:00": "15:00",
}  # fmt: skip


@pytest.mark.parametrize("words", HOURS)
def test_an_hour_is_read(words):
    found = hours_in(f"See you {words}.")
    assert [f"{hour.at:%H:%M}" for hour in found] == [HOURS[words]] and found[0].certain


@pytest.mark.parametrize("words", ["for 2 days", "at 5%", "10 to 15 candidates", "£2.30 an hour", "at 3 sites"])
def test_what_is_no_hour_is_none(words):
    assert hours_in(f"We met {words} there.") == []


@examples(60)
@given(st.integers(8, 16), st.sampled_from((0, 15, 30, 45)))
def test_both_clocks_say_the_same_hour(hour, minute):
    twelve = f"{(hour - 1) % 12 + 1}:{minute:02} {'am' if hour < 12 else 'pm'}"
    first, second = (hours_in(f"on Monday at {text} there")[0].at for text in (twelve, f"{hour:02}:{minute:02}"))
    assert first == second and (first.hour, first.minute) == (hour, minute)


@examples(35)
@given(MOMENTS)
def test_no_text_about_a_day_breaks_the_reading(sent):
    for words in SAID:
        for day in days_in(f"{words} or {words}", when(sent)):
            assert day.first <= day.last


WEDNESDAY = datetime(2026, 6, 3, 10, tzinfo=LONDON)


@pytest.mark.parametrize("words, day", [
    ("by the Tuesday after next", (6, 16)), ("on next Tuesday week", (6, 16)), ("by Thurs wk", (6, 11)),
    ("by nxt wk", (6, 12)), ("before the week is out", (6, 5)), ("within 10 (ten) clear working days", (6, 17)),
    ("tomoz", (6, 4)), ("on the fourteenth", (6, 14)), ("on the twenty-first of June", (6, 21)), 
    ("by 9/June/2026", (6, 9)), ("by 09.06.2026. We", (6, 9)), ("by 2026/06/09", (6, 9)), ("on the 8th inst.", (6, 8)),
    ("after the weekend", (6, 8)),
    ("in a week to ten days", (6, 13)), ("tomorrow week", (6, 11)), ("by the 9th of next month", (7, 9)),
    ("on Friday (12th)", (6, 12)), ("by 12th (Friday)", (6, 12)), ("by wed", (6, 10)), ("on sat", (6, 6)),
    ("in 2-3 wks", (6, 24)), ("the 14th would suit us", (6, 14)), ("it sits on the 24th; nothing before", (6, 24)),
])  # fmt: skip
def test_a_day_is_found_however_it_is_said(words, day):
    assert one(f"We decide {words}.", WEDNESDAY, country="GB").last == date(2026, *day)


@pytest.mark.parametrize("words", ["the panel sat and talked", "we are on the 14th floor", "the 21st candidate"])
def test_what_only_looks_like_a_day_is_none(words):
    assert not days_in(words, when(WEDNESDAY))


@pytest.mark.parametrize("words, hour", [
    ("on Friday @ 2", "14:00"), ("on Friday at ten past three", "15:10"), ("at ten to three", "14:50"),
    ("Friday 10-11am", "10:00"), ("at 1430", "14:30"), ("Friday, 0900", "09:00"), ("nine a.m.", "09:00"),
    ("at half-two", "14:30"),
    ("Friday, 11 still good", "11:00"), ("at about eleven", "11:00"), ("either 11 or 3 on the 14th", "11:00"),
])  # fmt: skip
def test_an_hour_is_found_however_it_is_said(words, hour):
    assert f"{hours_in(f'Come {words}, please.')[0].at:%H:%M}" == hour


@pytest.mark.parametrize("words", ["about eleven people", "it pays 12.50 an hour", "at 2026"])
def test_a_number_of_something_is_no_hour(words):
    assert not hours_in(f"It is {words}, please.")

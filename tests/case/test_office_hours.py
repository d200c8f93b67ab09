"""When an office can be reached: beside a plain calendar made day by day, at every edge of a span, year and horizon."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup.case.errors import Unavailable
from followup.case.office_hours import Hours, Office, Opening, Span, known_country, known_holidays, known_region, office
from tests.amount import some

CALLS = Opening(((10 * 60, 11 * 60 + 30), (14 * 60, 16 * 60)), after_weekend=False)
EMAILS = Opening(((9 * 60, 17 * 60),), after_weekend=True)
DAY = timedelta(days=1)
PLACES = [
    ("America/Chicago", "US", "IL"),
    ("Asia/Riyadh", "SA", None),
    ("Asia/Tehran", "IR", None),
    ("Asia/Brunei", "BN", None),
    ("Pacific/Apia", None, None),
    ("Europe/London", "GB", "ENG"),
]
LEFT_OUT = {"Pacific/Apia": date(2011, 12, 30)}  # there the 31st came after the 29th
places = st.sampled_from(PLACES)
openings = st.sampled_from([CALLS, EMAILS])
days = st.dates(date(2011, 1, 1), date(2028, 12, 31))


def is_free(day, country, region):
    """Weekend or public holiday there, by the calendar alone."""
    if country is None:
        return day.weekday() in (5, 6)
    there = holidays.country_holidays(country, subdiv=region)
    return there.is_weekend(day) or day in there


def plain_spans(place, opening, first, last):
    """The spans of those days in UTC, one day after the other; the day after the weekend among them."""
    zone, country, region = ZoneInfo(place[0]), *place[1:]
    while first <= last:
        if first != LEFT_OUT.get(place[0]) and not is_free(first, country, region):
            for begins, ends in opening.spans:
                moments = (datetime.combine(first, time(m // 60, m % 60), zone) for m in (begins, ends))
                yield tuple(int(moment.astimezone(UTC).timestamp()) for moment in moments)
        first += DAY


def noon(hours, day):
    return hours.office.at(day, 12 * 60), day.toordinal()


QUESTIONS = (
    lambda hours, day: hours.spans(hours.from_day(day.toordinal()), 3),
    lambda hours, day: hours.spans(hours.from_moment(*noon(hours, day)), 3),
    lambda hours, day: hours.spans(hours.from_start(*noon(hours, day)), 3),
    lambda hours, day: hours.span(hours.last_until(day.toordinal())),
)


def from_day(hours, day, most=6):
    return hours.spans(hours.from_day(day.toordinal()), most)


@settings(deadline=None)
@given(places, days)
@example(("Pacific/Apia", None, None), date(2011, 12, 29))
@example(("America/Chicago", "US", "IL"), date(2026, 3, 6))  # the clocks change
@example(("Europe/London", "GB", "ENG"), date(2025, 12, 24))
def test_every_span_is_where_a_plain_calendar_has_it(place, day):
    found = from_day(office(*place).hours(EMAILS), day)
    assert found == list(plain_spans(place, EMAILS, day, day + 25 * DAY))[:6]


@settings(deadline=None)
@given(places, openings, days, st.integers(0, 5), st.sampled_from(["start", "end", "between", "before"]))
def test_at_its_end_a_span_is_over_and_at_its_start_it_has_begun(place, opening, day, which, edge):
    hours = office(*place).hours(opening)
    first = hours.from_day(day.toordinal())
    start, end = hours.span(first + which)
    moment = {"start": start, "end": end, "between": (start + end) // 2, "before": start - 1}[edge]
    there = datetime.fromtimestamp(moment, hours.office.zone).date().toordinal()
    assert hours.from_moment(moment, there) - first == which + (edge == "end")
    assert hours.from_start(moment, there) - first == which + (edge in ("end", "between"))


@settings(deadline=None)
@given(places, openings, days)
def test_the_last_day_until_another_is_the_one_before_the_next(place, opening, day):
    hours = office(*place).hours(opening)
    found = hours.last_until(day.toordinal())
    of_that_day = hours.days[found]
    assert of_that_day <= day.toordinal() and (found == 0 or hours.days[found - 1] < of_that_day)
    assert hours.days[hours.from_day(of_that_day + 1)] > day.toordinal()


@settings(deadline=None, max_examples=some(10))
@given(places, openings, st.lists(days, min_size=2, max_size=5))
@example(PLACES[0], EMAILS, [date(2026, 12, 31), date(2024, 1, 1), date(2027, 1, 1), date(2025, 6, 1)])
@example(PLACES[0], EMAILS, [date(2026, 6, 1), date(2026, 12, 31), date(2026, 12, 24)])
@example(PLACES[0], EMAILS, [date(2026, 6, 1), date(2026, 1, 1), date(2026, 1, 4)])
def test_what_was_asked_before_changes_no_answer(place, opening, asked):
    used = Hours(office(*place), opening)
    for day in asked:
        for question in QUESTIONS:
            assert question(used, day) == question(Hours(office(*place), opening), day)


@settings(deadline=None)
@given(places, days)
def test_no_call_on_the_day_after_the_weekend_but_letters_are_read(place, day):
    there = office(*place)
    called = {datetime.fromtimestamp(start, there.zone).date() for start, _ in from_day(there.hours(CALLS), day, 30)}
    read = {datetime.fromtimestamp(start, there.zone).date() for start, _ in from_day(there.hours(EMAILS), day, 30)}
    between = {one for one in read if one <= max(called)}
    assert between - called == {one for one in between if there.follows_weekend(one)}
    assert called <= read


@pytest.mark.parametrize(("place", "weekend", "after"), [
    (PLACES[0], {5, 6}, 0), (PLACES[1], {4, 5}, 6), (PLACES[2], {4}, 5), (PLACES[3], {4, 6}, 0), (PLACES[4], {5, 6}, 0),
])  # fmt: skip
def test_each_country_has_its_own_weekend(place, weekend, after):
    week = [date(2026, 3, 9) + n * DAY for n in range(7)]
    assert {day.weekday() for day in week if office(*place).is_weekend(day)} == weekend
    assert [day.weekday() for day in week if office(*place).follows_weekend(day)] == [after]


@pytest.mark.parametrize(("weekend", "after"), [({6, 0}, 1), ({0}, 1), ({5, 6, 0}, 1), ({3, 4}, 5), ({6}, 0)])
def test_a_weekend_may_lie_anywhere_in_the_week(weekend, after, monkeypatch):
    there = Office("UTC", None, None)
    monkeypatch.setattr(there, "is_weekend", lambda day: day.weekday() in weekend)
    week = [date(2026, 3, 9) + n * DAY for n in range(7)]
    assert [day.weekday() for day in week if there.follows_weekend(day)] == [after]


def test_the_day_after_the_weekend_stays_that_day_when_it_is_a_holiday():
    labor_day = date(2026, 9, 7)
    there = office(*PLACES[0])
    assert there.follows_weekend(labor_day) and not there.is_working_day(labor_day)
    assert not there.follows_weekend(labor_day + DAY) and there.is_working_day(labor_day + DAY)


def test_a_weekend_that_moved_moves_the_day_after_it_the_same_week():
    """Saudi Arabia went from Thursday and Friday to Friday and Saturday on 29 June 2013."""
    there = office(*PLACES[1])
    assert there.follows_weekend(date(2013, 6, 22)) and there.follows_weekend(date(2013, 6, 30))
    assert there.follows_weekend(date(2013, 7, 7)) and not there.follows_weekend(date(2013, 7, 6))


def test_a_time_that_the_clocks_skip_is_no_time():
    there, day = office(*PLACES[0]), date(2026, 3, 8)  # from 2:00 to 3:00 there is nothing
    assert list(there.stretches(day, ((150, 180), (150, 210)))) == []
    (span,) = there.stretches(day, ((60, 240),))
    assert span == Span(there.at(day, 60), there.at(day, 240)) and span.end - span.start == 2 * 3600


def test_a_moment_of_a_day_is_that_clock_time_there():
    there = office("Asia/Kolkata", None, None)
    assert there.at(date(2026, 3, 4), 9 * 60 + 45) == datetime(2026, 3, 4, 4, 15, tzinfo=UTC).timestamp()
    assert there.at(date(2026, 3, 4), 23 * 60 + 59) == datetime(2026, 3, 4, 18, 29, tzinfo=UTC).timestamp()
    assert there.at(date(2026, 3, 4), 0) == datetime(2026, 3, 3, 18, 30, tzinfo=UTC).timestamp()


def test_one_office_and_one_table_of_hours_for_each_place():
    assert office(*PLACES[0]) is office(*PLACES[0]) and office(*PLACES[0]) is not office("America/Chicago", "US", None)
    there = Office(*PLACES[0])
    assert there.hours(CALLS) is there.hours(CALLS) and there.hours(CALLS) is not there.hours(EMAILS)


@pytest.mark.parametrize("opening", [CALLS, EMAILS])
def test_without_a_country_the_calendar_reaches_from_1970_to_2100(opening):
    hours = Hours(office("UTC", None, None), opening)
    first, last = date(1970, 1, 1), date(2100, 12, 31)  # a Thursday and a Friday
    assert hours.span(hours.from_day(first.toordinal())).start == opening.spans[0][0] * 60
    assert hours.last_until(first.toordinal()) == 0
    found = hours.spans(hours.from_day(last.toordinal()), 6)
    assert len(found) == len(opening.spans)
    assert hours.days[hours.last_until(last.toordinal())] == last.toordinal()
    for beyond in (first - DAY, last + DAY):
        for ask in (hours.from_day, hours.last_until):
            with pytest.raises(Unavailable, match=rf"this office.*{beyond.year}.*1970 to 2100"):
                ask(beyond.toordinal())
    with pytest.raises(Unavailable, match=r"2101.*1970 to 2100"):
        hours.from_moment(found[-1][1], last.toordinal())
    with pytest.raises(Unavailable, match="2101"):
        hours.from_start(found[-1][0] + 1, last.toordinal())


def test_a_country_may_be_known_for_fewer_years():
    hours = Hours(office("Asia/Colombo", "LK", None), EMAILS)
    assert len(from_day(hours, date(2026, 12, 31))) == 1
    with pytest.raises(Unavailable, match=r"working days of LK.*2027.*2003 to 2026"):
        from_day(hours, date(2027, 1, 4))
    with pytest.raises(Unavailable, match=r"2002.*2003 to 2026"):
        from_day(hours, date(2002, 12, 31))
    assert from_day(hours, date(2003, 1, 1))[0][0] == hours.office.at(date(2003, 1, 1), 9 * 60)
    assert (office("Asia/Tokyo", "JP", None).first_year, office("Asia/Tokyo", "JP", None).last_year) == (1970, 2099)


def test_before_the_first_day_with_hours_there_is_none():
    hours = Hours(office("Asia/Riyadh", None, None), CALLS)
    saturday = date(1972, 1, 1)
    hours.office.first_year = 1972  # its calendar begins with a weekend
    assert hours.last_until(saturday.toordinal()) == hours.last_until(saturday.toordinal() + 1) == -1
    assert hours.last_until(saturday.toordinal() + 3) == 0


@pytest.mark.parametrize("written", ["us", " US ", "Us"])
def test_a_country_is_known_however_it_is_written(written):
    assert known_country(written) == "US"


def test_an_unknown_country_is_told_with_those_that_are_near():
    with pytest.raises(ValueError, match=r"no public holidays are known for this country; allowed: .*US"):
        known_country("USX")


def test_a_region_needs_its_country_and_must_be_one_of_its_own():
    assert known_region("US", "IL") is None and known_region("CA", "ON") is None
    assert "country" in known_region(None, "IL")
    assert "those of the country" in known_region("VA", "IL")
    assert "ON" in known_region("CA", "OM") and "IL" not in known_region("CA", "OM").split()


def test_the_kinds_of_holidays_of_a_country_are_known_and_none_of_a_country_that_is_not():
    assert set(known_holidays("HK")) >= {"public", "optional"} and known_holidays("USX") == ()


def test_where_no_day_is_a_weekend_the_week_still_begins_on_monday(monkeypatch):
    """A calendar without weekends: the quiet day for calls is Monday, as it is where nobody says otherwise."""
    here = Office("UTC", None, None)
    monkeypatch.setattr(here, "is_weekend", lambda day: False)
    assert [here.follows_weekend(date(2026, 3, day)) for day in range(9, 16)] == [True] + [False] * 6

"""A date is read where it has one reading, and in no other case."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.exchange.importing.dates import find_order, read_date
from followup.exchange.importing.words import is_missing

from .import_shapes import look, table_of


@pytest.mark.parametrize("cell", [
    "2026-05-03", "2026/5/3", "2026.05.03", "May 3, 2026", "3 May 2026", "3. Mai 2026", "3 mai 2026",
    "3 de mayo de 2026",
    "3 maggio 2026", "3 mei 2026", "3 maja 2026", "3 Mayıs 2026", "MAY 3RD, 2026", "Sunday, May 3, 2026",
    "domingo, 3 de maio de 2026", "3-May-26", "2026-05-03T23:39:00", "2026-05-03 23:39", "May 3, 2026, 11:39 PM",
    "3. Mai 2026, 14:30 Uhr", "2026-05-03T12:00:00.000", "2026 May 3",
])  # fmt: skip
def test_these_all_say_the_third_of_may(cell):
    assert read_date(cell).day == date(2026, 5, 3)


@pytest.mark.parametrize("cell, order, day", [
    ("11/23/24, 11:39 PM", None, date(2024, 11, 23)), ("1/7/25, 12:01 AM", "mdy", date(2025, 1, 7)),
    ("03/04/2026", "mdy", date(2026, 3, 4)), ("03/04/2026", "dmy", date(2026, 4, 3)),
    ("3.4.26", "dmy", date(2026, 4, 3)),
    ("04/04/2026", None, date(2026, 4, 4)), ("13.2.2026", None, date(2026, 2, 13)),
    ("26-03-04", "ymd", date(2026, 3, 4)),
    ("1/2/99", "dmy", date(1999, 2, 1)), ("29/02/2024", None, date(2024, 2, 29)),
])  # fmt: skip
def test_numbers_are_read_in_the_order_that_is_proven_or_told(cell, order, day):
    assert read_date(cell, order).day == day


@pytest.mark.parametrize("cell, fault", [
    ("03/04/2026", "either way"), ("26-03-04", "either way"), ("2026-02-31", "no such day"),
    ("31.02.2026", "no such day"),
    ("29/02/2026", "no such day"), ("13/13/2026", "no such day"), ("2026-06-091", "not a date"),
    ("~2026-06-09", "about"),
    ("ca. 3.5.2026", "about"), ("early May 2026", "about"), ("2026-06", "only a month"), ("June 2026", "no day"),
    ("May 3", "no year"), ("2026", "only a year"), ("46085", "a number"), ("soon", "not a date"),
    ("Mai oder Juni", "not a"),
    ("2026-05-03 25:61", "time of day"), ("1/2/3", "not a date"), ("3/4/202", "not a date"),
    ("May 3 or 4, 2026", "not a"),
    ("12026-01-01", "not a date"), ("01/01/0001", "out of range"), ("2026-05-03 x", "not a date"),
])  # fmt: skip
def test_what_has_no_one_reading_is_refused_with_the_reason(cell, fault):
    found = read_date(cell)
    assert found.day is None and fault in found.fault


def test_a_value_against_the_proven_order_is_no_day():
    assert "no such day" in read_date("13/02/2026", "mdy").fault


@pytest.mark.parametrize(
    "cell", ["", "  ", "-", "--", "null", "N/A", "n.a.", "TBD", "#N/A", "None", "k. A.", "NaN", "?", "…"]
)
def test_these_cells_hold_nothing(cell):
    assert is_missing(cell) and read_date(cell) == read_date("")


def test_the_time_of_day_is_read_and_moved_to_the_employers_zone():
    assert read_date("11/23/24, 11:39 PM").clock == time(23, 39)
    assert read_date("12/2/24, 12:05 am", "mdy").clock == time(0, 5)
    found = read_date("2026-03-04T02:30:00Z", None, ZoneInfo("America/Chicago"))
    assert (found.day, found.clock) == (date(2026, 3, 3), time(20, 30))


@pytest.mark.parametrize("cells, order", [
    (["1/2/2026", "13/2/2026"], "dmy"), (["1/2/2026", "2/13/2026"], "mdy"), (["1/2/2026", "3/4/2026"], ""),
    (["13/2/2026", "2/13/2026"], "both"), (["2026-01-02", "May 3, 2026", "", "3/3/2026"], None),
    (["13-02-26"], ""), (["99.1.2026"], None),
])  # fmt: skip
def test_only_a_value_over_twelve_proves_an_order(cells, order):
    assert find_order(cells) == order


def test_the_order_is_asked_once_a_file_and_the_answer_counts_for_all_columns():
    table = table_of("Company,Role,Date Applied,Response Date", "A,b,3/4/2026,5/6/2026", "C,d,1/2/2026,")
    asked = look(table).questions
    assert [question.id for question in asked] == ["dates"] and asked[0].seen == "3/4/2026"
    assert "Date Applied, Response Date" in asked[0].asks
    told = look(table, order="dmy")
    assert not told.questions and [row.applied for row in told.rows] == ["2026-04-03", "2026-02-01"]


def test_what_a_column_proves_counts_more_than_what_was_told():
    table = table_of("Company,Role,Date Applied", "A,b,3/4/2026", "C,d,2/25/2026")
    assert [row.applied for row in look(table, order="dmy").rows] == ["2026-03-04", "2026-02-25"]


def test_a_column_that_proves_both_orders_is_read_only_where_there_is_no_doubt():
    table = table_of("Company,Role,Date Applied", "A,b,3/4/2026", "C,d,2/25/2026", "E,f,25/2/2026")
    seen = look(table)
    assert [row.applied for row in seen.rows] == ["", "2026-02-25", "2026-02-25"] and not seen.questions
    assert "either way round" in seen.rows[0].says


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from("/.-"), st.booleans())
def test_every_day_is_read_back_in_the_order_it_was_written(day, sign, short):
    year = f"{day.year % 100:02d}" if short else f"{day.year}"
    assert read_date(f"{day.day}{sign}{day.month}{sign}{year}", "dmy").day == day
    assert read_date(f"{day.month:02d}{sign}{day.day:02d}{sign}{year}", "mdy").day == day


@given(st.text(max_size=30), st.sampled_from([None, "dmy", "mdy", "ymd"]))
def test_no_cell_makes_reading_fail(cell, order):
    found = read_date(cell, order, ZoneInfo("Asia/Kathmandu"))
    assert found.day is None or not found.fault
    find_order([cell])


@pytest.mark.parametrize(
    "hours", ["17:00-18:00", "17:00 - 18:30", "17:00–23:00", "17:00 to 18:00", "17:00 bis 18:00 Uhr"]
)
def test_from_when_to_when_on_a_day_is_that_day_in_every_zone(hours):
    for day in ("2021/06/17", "17 June 2021,", "2021-06-17"):
        found = read_date(f"{day} {hours}", zone=ZoneInfo("Asia/Shanghai"))
        assert (found.fault, found.day, found.clock) == ("", date(2021, 6, 17), time(17)), (day, hours, found)


@pytest.mark.parametrize(("cell", "day"), [
    ("2021-06-17 17:00-05:00", date(2021, 6, 18)), ("2021-06-17T17:00:00-05:00", date(2021, 6, 18)),
    ("2021-06-17 17:00+0200", date(2021, 6, 17)),
])  # fmt: skip
def test_how_far_a_zone_is_off_is_no_hour_at_which_it_ended(cell, day):
    assert read_date(cell, zone=ZoneInfo("Asia/Shanghai")).day == day

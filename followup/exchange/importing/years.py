"""The year of days that have none: from the heading above them, a title, the sheet, the file, or a day near them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dates import read_date
from .layout import YEAR
from .setting import Setting
from .table import Row

ACROSS = 6  # months: a step back further than this leads into another year
SPAN = re.compile(r"(20\d\d)\s*[-–/]\s*(?:20)?(\d\d)(?!\d)")


def find_years(setting: Setting, told: int | None) -> tuple[dict[int, int], str]:
    """The year of each row, by its number, where its day of application has none; and, where that can't be known, the
    first day that has none. told: the year of the first such day, as the candidate says.
    """
    rows = list(_months(setting))
    short = [month for _, month, year in rows if year is None and month]
    if not short:
        return _everywhere(setting, told), ""
    downwards = _falls([month for _, month, _ in rows if month])
    about = _year_in(f"{setting.table.about} {setting.table.name}", downwards) or _year_in_header(setting)
    start = told or _year_before_a_known(rows) or about
    years: dict[int, int] = {}
    current, last, heading = start, 0, ""
    for row, month, year in rows:
        if row.section != heading:
            heading = row.section
            current, last = (_year_in(heading, downwards) or current), (0 if _year_in(heading, downwards) else last)
        if year is not None:
            current, last = year, month
        elif month and current is not None:
            current += _turn(last, month, downwards)
            last = month
        if current is not None:
            years[row.number] = current
    first = next((setting.cell(row, "applied") for row, month, year in rows if month and row.number not in years), "")
    return years, first


def _year_before_a_known(rows: list[tuple[Row, int, int | None]]) -> int | None:
    """The year of the first short day, where a whole one below it tells: the year that brings the two closest."""
    first = next((place for place, (_, month, year) in enumerate(rows) if month and year is None), None)
    below = (
        next(((month, year) for _, month, year in rows[first:] if year is not None), None)
        if first is not None
        else None
    )
    if first is None or below is None:
        return None
    month, (other, year) = rows[first][1], below
    return min((year - 1, year, year + 1), key=lambda one: abs((one - year) * 12 + month - other))


def _everywhere(setting: Setting, told: int | None) -> dict[int, int]:
    """Where every day of application has its year, days in other columns go by it; else by what stands above."""
    title = f"{setting.table.about} {setting.table.name}"
    about = told or (None if SPAN.search(title) else _year_in(title, False))
    years = {}
    for row in setting.table.rows:
        day = setting.applied_in(row)
        year = day.year if day else _year_in(row.section, False) or about
        if year:
            years[row.number] = year
    return years


def _months(setting: Setting) -> Iterator[tuple[Row, int, int | None]]:
    """Each row with the month of its application, 0 where there is none, and the year where the cell has it."""
    order = setting.orders.get("applied")
    for row in setting.table.rows:
        found = read_date(
            setting.cell(row, "applied"), order, None, setting.table.serials or setting.serials.get("applied")
        )
        if found.day is not None:
            yield row, found.day.month, found.day.year
        else:
            yield row, found.short[0] if found.short else 0, None


def _falls(months: list[int]) -> bool:
    """Whether the newest stands first."""
    steps = [later - earlier for earlier, later in zip(months, months[1:]) if abs(later - earlier) <= ACROSS]
    return sum(step < 0 for step in steps) > sum(step > 0 for step in steps)


def _turn(last: int, month: int, downwards: bool) -> int:
    if not last or abs(month - last) <= ACROSS:
        return 0
    if downwards:
        return -1 if month > last else 0
    return 1 if month < last else 0


def _year_in(text: str, downwards: bool) -> int | None:
    """The one year a text names; of a span the one with which the list begins."""
    if span := SPAN.search(text):
        first, last = int(span[1]), int(span[1][:2] + span[2])
        if last == first + 1:
            return last if downwards else first
    years = {int(year) for year in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _year_in_header(setting: Setting) -> int | None:
    choice = setting.columns.choices.get("applied")
    return _year_in(choice.name, False) if choice else None

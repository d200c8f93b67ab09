"""The year of days that have none: from the heading above them, a title, the sheet, the file, or a day near them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .dates import SEVERAL, Found, read_date
from .history import read_steps
from .layout import YEAR
from .matching import field_words
from .setting import Setting
from .stage_cells import read_cell
from .table import Row
from .words import is_missing

ACROSS = 6  # months: a step back further than this leads into another year
SPAN = re.compile(r"(20\d\d)\s*[-–/]\s*(?:20)?(\d\d)(?!\d)")


class Years(NamedTuple):
    """of: the year of each row, by its number; begins: for rows without a day of application, month and day of the
    first other day in them that has no year: what is further back came in the next one; open: the first day whose
    year can't be known, "" for none.
    """

    of: dict[int, int]
    begins: dict[int, tuple[int, int]]
    open: str


def find_years(setting: Setting, told: int | None) -> Years:
    """The year of each row in which a day has none. told: that of the first such day, as the candidate says."""
    rows = list(_months(setting))
    others = {
        row.number: days for row, _, _ in rows if not setting.cell(row, "applied") and (days := _others(row, setting))
    }
    begins = {
        number: found.short for number, days in others.items() for _, found in days[:1] if found.short is not None
    }
    if not any(month and year is None for _, month, year in rows):
        return _everywhere(setting, told, others, begins)
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
    return Years(years, begins, first)


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


def _everywhere(
    setting: Setting,
    told: int | None,
    others: Mapping[int, list[tuple[str, Found]]],
    begins: dict[int, tuple[int, int]],
) -> Years:
    """Where every day of application has its year, days in other columns go by it; else by what stands above, by a
    whole day beside them, or by the rows around. others: the other days of rows without one.
    """
    title = f"{setting.table.about} {setting.table.name}"
    about = told or (None if SPAN.search(title) else _year_in(title, False))
    known = {row.number: year for row in setting.table.rows if (year := _own_year(row, setting, others))}
    years, open_ = {}, ""
    current, last = about or _year_near(known, begins), 0
    for row in setting.table.rows:
        month = begins[row.number][0] if row.number in begins else 0
        if year := known.get(row.number) or (about if not month else None):
            years[row.number] = current = year
            last = month or last
        elif month and current:
            current += (last and last - month > ACROSS) - (last and month - last > ACROSS)
            years[row.number], last = current, month
        elif month:
            open_ = open_ or others[row.number][0][0]
    return Years(years, begins, open_)


def _own_year(row: Row, setting: Setting, others: Mapping[int, list[tuple[str, Found]]]) -> int | None:
    """The year that a row says itself, or the heading above it."""
    day = setting.applied_in(row)
    whole = next((found.day for _, found in others.get(row.number, ()) if found.day is not None), None)
    return day.year if day else whole.year if whole else _year_in(row.section, False)


def _year_near(known: Mapping[int, int], begins: Mapping[int, tuple[int, int]]) -> int | None:
    """The one year of all rows that say theirs, for those that do not."""
    years = {year for number, year in known.items() if number not in begins or len(known) == len(begins)}
    return years.pop() if len(years) == 1 else None


def _others(row: Row, setting: Setting) -> list[tuple[str, Found]]:
    """Every day in a row beside that of the application, in the order of the columns: its text, and what is read."""
    texts: list[tuple[int, str, str]] = []
    for name, choice in setting.columns.choices.items():
        cell = setting.cell(row, name)
        if field_words()[name]["holds"] == "date" and name not in ("applied", "saved"):
            texts += [(choice.column, name, part) for part in SEVERAL.split(cell) if part]
        elif name in ("status", "outcome", "history"):
            texts += [(choice.column, name, step.day) for step in read_steps(cell) if step.day]
    for stage in setting.columns.stages:
        cell = row.cells[stage.column] if stage.column < len(row.cells) else ""
        if not is_missing(cell) and not stage.counted:
            texts += [(stage.column, stage.name, part.day) for part in read_cell(cell, stage, {}).parts if part.day]
    read = [(text, setting.read_short(text, row, name)) for _, name, text in sorted(texts, key=lambda one: one[0])]
    return [(text, found) for text, found in read if found.day is not None or found.short is not None]


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

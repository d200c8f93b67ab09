"""Where in a sheet the table is: titles above it, headers over two lines, headings between its rows, totals below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .dates import is_day, months_by_word, read_date
from .matching import LINK, name_fits
from .stages import is_no
from .statuses import UNCLEAR, read_status
from .words import fold, is_missing, read_words, reads_as

LOOKED_AT = 40  # rows below what may be a header
TOP = 15  # a title and a few words may stand above the header
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
WEEK = re.compile(r"(?:week|woche|semaine|semana|settimana|kw|tydzien)\b.*", re.IGNORECASE)
NUMBER = re.compile(r"(?!(?:19|20)\d\d$)[$€£]?\d[\d.,]{2,}")  # no year
Records = list[list[str]]


def find_header(records: Records) -> int:
    """The place of the header: the first line that is not blank, unless one near the top names far more fields."""
    first = next((place for place, record in enumerate(records) if any(cell.strip() for cell in record)), 0)
    scores = [score(record) for record in records[: first + TOP]]
    best = max(scores, default=0)
    single = sum(bool(cell.strip()) for cell in records[first]) == 1 if records else False
    enough = best > 1 and (best > scores[first] + 1 or (single and best > scores[first]))
    return scores.index(best) if enough else first


def score(record: Sequence[str]) -> int:
    """How many fields the cells of a line name, as a header does."""
    cells = [cell for cell in record[:100] if cell.strip() and len(cell) < 60]
    fields = {field for cell in cells for field, _ in name_fits(cell)}
    other = [cell for cell in cells if not any(name_fits(cell))]
    return len(fields) + sum(read_status(cell).meaning not in (UNCLEAR, "") for cell in other)


def is_row(header: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether what should name the columns is a row itself: it names hardly any, and holds what rows hold; or it has
    days, links or statuses where the lines below it have them too.
    """
    cells = [cell.strip() for cell in header]
    held = [cell for cell in cells if is_day(cell) or NUMBER.fullmatch(cell) or LINK.match(cell)]
    if len(held) > 1 and score(header) < 2:
        return True
    rows = [[cell.strip() for cell in row] for row in below[:LOOKED_AT]]
    columns = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(len(cells))]
    return any(_goes_on(cells, place, column) for place, column in enumerate(columns) if cells[place] and column)


def _goes_on(header: list[str], place: int, column: list[str]) -> bool:
    """Whether a cell in the place of a header is one more of those below it."""
    cell = header[place]
    for kind in (_is_whole_day, LINK.match):
        if kind(cell):
            return sum(bool(kind(one)) for one in column) * 2 > len(column)
    others = [one for number, one in enumerate(header) if number != place]
    again = any(reads_as(one, cell) for one in column)
    return again and read_status(cell).meaning not in (UNCLEAR, "") and score(others) < 2


def _is_whole_day(cell: str) -> bool:
    return read_date(cell).day is not None


def join_headers(above: Sequence[str], header: Sequence[str]) -> list[str]:
    """The names of columns where the line above groups them: Interview over Date is “Interview Date”."""
    groups = [cell.strip() for cell in above]
    names = [cell.strip() for cell in header]
    folded = [fold(name) for name in names]
    if sum(map(bool, groups)) < 2:
        return names
    joined, group = [], ""
    for place, name in enumerate(names):
        group = (groups[place] if place < len(groups) else "") or group
        bare = fold(name) in read_words("headings")["bare"] and read_status(group).meaning not in (UNCLEAR, "")
        plain = name and folded.count(fold(name)) == 1 and not bare
        joined.append(name if plain else " ".join(dict.fromkeys([group, name])).strip())
    return joined


def section_of(cells: Sequence[str], columns: int) -> str:
    """The heading that a row is, "" where it is a row: one cell alone that names a year, month, week or status."""
    if columns < 3 or len(cells) - cells.count("") != 1:
        return ""
    filled = [cell for cell in cells if cell]
    if len(filled[0]) > 60:
        return ""
    text = filled[0].strip("#*=–—- ")
    words = fold(text).split()
    if not words or len(words) > 6:
        return ""
    dated = YEAR.search(text) or any(word in months_by_word() for word in words)
    plain = all(word.isdecimal() or word in months_by_word() or word in _around() for word in words)
    if (dated and plain) or WEEK.fullmatch(text) or _names_status(words):
        return text
    return ""


def _names_status(words: list[str]) -> bool:
    bare = " ".join(word for word in words if not word.isdecimal() and word not in _around())
    return bool(bare) and read_status(bare).meaning not in (UNCLEAR, "")


def _around() -> frozenset[str]:
    return frozenset(read_words("dates")["beside"]) | frozenset(read_words("headings")["around"])


def says_nothing(cells: Sequence[str], columns: int) -> bool:
    """Whether a row holds only what a template puts there: its number, N/A, a box that nobody ticked."""
    if columns < 3:
        return False
    said = 0
    for place, cell in enumerate(cells):
        if is_missing(cell) or is_no(cell):
            continue
        if place or not cell.isdecimal():
            return False
        said += 1
    return said < 2


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row only adds up what stands above it."""
    filled = [cell for cell in cells if cell]
    if not filled or not f"{fold(filled[0])} ".startswith(_totals()):
        return False
    return all(re.fullmatch(r"[\d.,:%/ $€£-]+|#?\w+[!/?]\w*", cell) for cell in filled[1:])


@cache
def _totals() -> tuple[str, ...]:
    return tuple(f"{word} " for word in read_words("headings")["totals"])

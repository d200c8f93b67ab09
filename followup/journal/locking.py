"""A line of another file so far ahead that a journal with it would take no more lines."""

from __future__ import annotations

from collections.abc import Iterable

from ..case.errors import InputError, Problem
from .entries import LARGEST
from .entry_lines import Foreign, read_entry
from .lines import Line

MOST_BROUGHT = 10**12  # turns of such a line: after it there is room for all that will be written


def refuse_locking(lines: Iterable[bytes], name: str) -> None:
    """InputError for such a line. name: what errors call the file.

    Where it stands in a journal already, writing says so.
    """
    for number, raw in enumerate(lines, 1):
        if str(LARGEST).encode() in raw or b"\\u" in raw:
            if _number_in(raw) > LARGEST + MOST_BROUGHT:
                what = "a line so far ahead that no other could come after it"
                raise InputError(Problem(f"{name}, line {number}", what, "", "another copy of this file"))


def _number_in(raw: bytes) -> int:
    try:
        return read_entry(Line(1, raw, False), "").number
    except InputError as error:
        return error.number if isinstance(error, Foreign) else 0

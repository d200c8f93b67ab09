"""Plain text in columns, for the command line and for printed output in the docs."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

from .text import INVISIBLE, printed, shown

WIDEST = 44  # characters of one column before its text is wrapped


def to_columns(header: Sequence[str], rows: Sequence[Sequence[object]], widest: int = WIDEST) -> str:
    """Rows under a header, columns two blanks apart, long cells wrapped. Line breaks and control characters
    become blanks.
    """
    cells = [[_wrapped(cell, widest) for cell in row] for row in [header, *rows]]
    widths = [max((width_of(line) for cell in column for line in cell), default=0) for column in zip(*cells)]
    ruled = [cells[0], [["-" * width] for width in widths], *cells[1:]]
    return "\n".join(line for row in ruled for line in _lines(row, widths))


def _wrapped(cell: object, widest: int) -> list[str]:
    text = "" if cell is None else str(cell)
    return textwrap.wrap(printed(shown(text), " "), widest) or [""]


def _lines(row: list[list[str]], widths: list[int]) -> list[str]:
    height = max(len(cell) for cell in row)
    padded = [cell + [""] * (height - len(cell)) for cell in row]
    return ["  ".join(_padded(part, width) for part, width in zip(line, widths)).rstrip() for line in zip(*padded)]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def width_of(text: str) -> int:
    """How many columns of a terminal the text takes: wide letters count twice, marks and joiners not at all."""
    return sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter) or INVISIBLE.match(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1

"""What tells that a file is a journal, so that nothing else is written into it or over it."""

from __future__ import annotations

import re
from pathlib import Path

from ..case.errors import InputError
from .entry_lines import Foreign, read_entry
from .lines import Line

BOM = b"\xef\xbb\xbf"
SNAPSHOT = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"followup snapshot"')  # how an export of it begins
BEGUN = re.compile(rb'\{"v": ?\d+, ?"id": ?"\d{8}-')  # how each line of a journal begins


def is_journal(path: Path) -> bool:
    """Whether any line of it is one of a journal, also half of one: what stands before it may be blank or damaged."""
    if not path.is_file():  # a pipe may never end
        return False
    try:
        with open(path, "rb") as file:
            return any(_is_line(raw.strip()) for raw in file)
    except OSError:  # writing says what is wrong with it
        return False


def _is_line(raw: bytes) -> bool:
    begun = raw.removeprefix(BOM)
    if not begun.startswith(b"{"):
        return False
    try:
        read_entry(Line(1, begun, False), "")
    except InputError as error:
        return isinstance(error, Foreign) or BEGUN.match(begun) is not None
    return True


def without_half(data: bytes) -> bytes:
    """A journal without what is left of its last line where that was cut off: nobody can say what it was to say, and it
    may stand whole elsewhere. A line that lacks its break alone stays.
    """
    before, broken, last = data.rpartition(b"\n")
    try:
        if last.strip():
            read_entry(Line(0 if broken else 1, last.removeprefix(BOM), False), "")
    except InputError as error:
        return data if isinstance(error, Foreign) else before + broken
    return data

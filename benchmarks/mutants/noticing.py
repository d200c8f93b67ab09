"""Which tests noticed mistakes so far: they are asked first about the next one, so that most are known at once.

A file holds them, because each mistake is tried in a process of its own.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

NAME = "noticed.txt"


def note_that_noticed(test: str) -> None:
    """Once more this test noticed one."""
    with _place().open("a", encoding="utf-8") as lines:
        lines.write(f"{test}\n")


def most_noticing(tests: Sequence[str]) -> list[str]:
    """The same tests: first those that noticed most, all others in the order they had."""
    place = _place()
    noticed = Counter(place.read_text("utf-8").splitlines() if place.exists() else [])
    return sorted(tests, key=lambda test: -noticed[test])


def _place() -> Path:
    return Path(tempfile.gettempdir(), NAME)  # gone with the other leavings of this run

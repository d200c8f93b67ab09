"""Words of the command line that are read the same way by several commands: a number, one of a few words."""

from __future__ import annotations

from collections.abc import Iterable

from ..case.errors import InputError, Problem
from ..case.schema import one_of

LONGEST_NUMBER = 10  # digits


def read_number(word: str, where: str, most: int, *, least: int = 1, what: str = "not such a number") -> int:
    """A whole number from `least` to `most`; InputError otherwise. where, what: as errors say it."""
    if word.isdecimal() and len(word) <= LONGEST_NUMBER and least <= int(word) <= most:
        return int(word)
    raise InputError(Problem(where, what, word, f"{least} to {most:,}"))


def read_word(word: str, where: str, among: Iterable[str]) -> str:
    """One of these words; InputError naming the nearest otherwise."""
    if word in (known := list(among)):
        return word
    raise InputError(Problem(where, "unknown word", word, one_of(known, word)))

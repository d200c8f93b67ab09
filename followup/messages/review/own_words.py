"""The words of a trade that the writer said are right: they are no slip again, in any message of the search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ...case.errors import InputError, Problem
from ...case.names import WORD, folded
from .finding import Finding
from .note import Note

SETTING = "own words"  # the name under which a journal keeps them
MOST, LONGEST = 2000, 60  # words, and letters of one


def read_words(kept: Any) -> tuple[str, ...]:
    """The words as a journal keeps them; what is no list of words is none."""
    return tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else ()


def with_word(known: Iterable[str], word: str) -> list[str]:
    """The words with one more, the newest last; capitals do not make it another. InputError where it is no word."""
    bare = word.strip().removesuffix("'s")
    if len(bare) > LONGEST or not WORD.fullmatch(bare):
        raise InputError(Problem("words", "one word", word[:LONGEST]))
    return [*(one for one in known if folded(one) != folded(bare)), bare][-MOST:]


def without_own(found: Sequence[Finding], note: Note, known: Iterable[str]) -> list[Finding]:
    """The findings but the slips of language at exactly such a word."""
    own = {folded(word) for word in known}
    return [
        one
        for one in found
        if one.code not in ("spelling", "grammar")
        or folded(note.readable[one.start : one.end].removesuffix("'s")) not in own
    ]

"""Text compared as people mean it, and the word lists of this folder: without case, accents and punctuation."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ...case.text import printed, trimmed, visible

FOLDER = Path(__file__).parent
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})  # no accents to take off
APART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[^\W\d_]{3})(?=\d)")
MOST_KEPT = 200  # letters of a text that is remembered: a longer one is hardly met again
NO_WORD = re.compile(r"[\W_]+")
MOST_MISSING = 80  # letters of a cell that says in words of its own that it holds nothing


def fold(text: str) -> str:
    """Lower case, no accents, words one blank apart. Turkish dotted İ and dotless ı are both an i."""
    return _kept(text) if len(text) <= MOST_KEPT else _folded(text)


@lru_cache(maxsize=20_000)
def _kept(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    if text.isascii():  # there is nothing to take off
        return text.lower() if text.isalnum() else NO_WORD.sub(" ", text.lower()).strip()
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(LETTERS)
    return unicodedata.normalize("NFC", NO_WORD.sub(" ", plain).strip())  # a syllable of Hangul is one letter


def fold_header(text: str) -> str:
    """A header's words: `JobTitle`, `JOB_TITLE` and `Job Title ` are all "job title", `interview1` is "interview 1"."""
    return fold(APART.sub(" ", text))


def reads_as(cell: str, other: str) -> bool:
    """Whether two texts are the same when folded. Most differ in their first letter, which is looked at first."""
    if cell == other:
        return True
    first, second = cell[:1], other[:1]
    plain = first.isascii() and second.isascii() and first.isalnum() and second.isalnum()
    return not (plain and first.lower() != second.lower()) and fold(cell) == fold(other)


@cache
def read_words(name: str) -> dict[str, Any]:
    """One of the word lists beside this file. name: without .toml"""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def missing_words() -> frozenset[str]:
    """Cells that say that they hold nothing, folded."""
    return frozenset(read_words("dates")["missing"])


@cache
def _first_of_missing() -> frozenset[str]:
    """The letters with which one of them begins, small and large: a cell that begins otherwise holds something."""
    return frozenset(sign for word in missing_words() for sign in word[:1] + word[:1].upper())


def is_missing(cell: str) -> bool:
    """Whether a cell holds nothing: blank, a dash, null, N/A, “not given in the mail” … A picture such as ❌ is
    something.
    """
    return not cell or (_holds_nothing(cell) if len(cell) <= MOST_KEPT else _is_nothing(cell))


@lru_cache(maxsize=50_000)
def _holds_nothing(cell: str) -> bool:  # a row is asked of the same cell more than once
    return _is_nothing(cell)


def _is_nothing(cell: str) -> bool:
    known = len(cell) <= 20 and (cell[0] in _first_of_missing() or not (cell.isascii() and cell[0].isalnum()))
    if not (known and fold(cell) in missing_words()) and not is_unsaid(cell):
        return False
    return not any(unicodedata.category(c) == "So" for c in cell)


def is_unsaid(cell: str) -> bool:
    """Whether a cell says in words of its own that nobody told: “Company not found”, “nicht angegeben”."""
    if len(cell) > MOST_MISSING or cell[:3].casefold() not in _beginnings():
        return False
    lists = read_words("dates")
    words = fold(cell).split()
    while len(words) > 1 and words[0] in lists["subjects"]:
        del words[0]
    ends = (size for size in (3, 2, 1) if " ".join(words[:size]) in lists["unsaid"])
    return any(len(words) <= size or words[size] in lists["tails"] for size in ends)


@cache
def _beginnings() -> frozenset[str]:
    """The first letters of all that is_unsaid() knows: most cells begin otherwise, and cost nothing more."""
    lists = read_words("dates")
    return frozenset(word[:3] for word in (*lists["unsaid"], *lists["subjects"], "não"))


def one_line(text: str) -> str:
    """Every run of blanks and line breaks as one blank, control characters and invisible ones left out."""
    if is_plain(text):
        return text
    return trimmed(printed(visible(" ".join(text.split())), ""))


def is_plain(text: str) -> bool:
    """Whether a text is signs and single blanks of the plainest kind, as most are: nothing of it is to be cleaned."""
    return text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "

"""Finds misspelt words, by American or British spelling as the employer's country has it; names are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...case.case import Case
from ...case.names import WORD, folded, words_of
from ..occasion import Occasion
from .dictionary import LONGEST, is_common, is_word, likely, near, other_spelling
from .finding import Finding
from .note import Note
from .placeholders import PATTERN as GAP
from .placeholders import facts_said

BRITISH = {"GB", "IE", "AU", "NZ", "ZA", "IN", "SG", "HK", "MT", "KE", "NG", "GH"}
AMERICAN = {"US", "PH", "PR"}
PIECE = re.compile(r"\S+")
NO_PROSE = re.compile(r"[@\d_#/\\+]|https?:|www\.|\w\.\w|(?:[A-Z]-){2}")  # an address, a number, a name spelled out
MOST = 40  # findings; a text in another language needs no more


def spelling_of(case: Case) -> str:
    """american, british, or either where the country is unknown or writes both."""
    country = case.employer.country
    return "american" if country in AMERICAN else "british" if country in BRITISH else "either"


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    spelling, shield = spelling_of(here.case), _shield(here.case) | _written_before(here.kept)
    text = GAP.sub(lambda gap: " " * len(gap[0]), note.readable)
    text = PIECE.sub(lambda one: " " * len(one[0]) if NO_PROSE.search(one[0]) else one[0], text)
    begin = note.subject.start if note.subject else note.body.start
    told = 0
    for found in WORD.finditer(text, begin):
        word, start = found[0], found.start()
        if told >= MOST or not _to_be_read(word, note, start, shield):
            continue
        for part, at in _parts(word, spelling, shield):
            if _may_be_meant(part, spelling):
                told += 1
                yield _finding(note, start + at, part, spelling)


def _may_be_meant(word: str, spelling: str) -> bool:
    """Whether another word is near; what is near none is a trade's word or a name more often than a slip."""
    bare = word.removesuffix("'s")
    return other_spelling(word, spelling) or any(likely(bare.lower(), other) for other in near(bare, spelling))


def _parts(word: str, spelling: str, shield: frozenset[str]) -> list[tuple[str, int]]:
    """The parts of a word joined by hyphens that are no words."""
    if is_word(word, spelling):
        return []
    wrong, at = [], 0
    for part in word.split("-"):
        bare = part.removesuffix("'s").strip("'")
        if len(bare) > 1 and folded(bare) not in shield and not is_word(part.strip("'"), spelling):
            wrong.append((part, at))
        at += len(part) + 1
    return [] if "-" in word and word[0].isupper() else wrong


def _to_be_read(word: str, note: Note, start: int, shield: frozenset[str]) -> bool:
    """No name: nothing the case says, no acronym, no capital but at a sentence's beginning, no word of one letter."""
    if not 3 <= len(word) <= LONGEST or not word.isascii() or any(letter.isupper() for letter in word[1:]):
        return False
    if {folded(word), folded(word).removesuffix("'s")} & shield:
        return False
    if not word[0].isupper():
        return True
    before = note.readable[max(0, start - 3) : start].rstrip(" \"'(")
    if before and before[-1] not in ".!?\n":
        return False
    after = note.readable[start + len(word) : start + len(word) + 3]
    line = note.readable[start:].split("\n", 1)[0]
    named = re.match(r"[\w'-]+[ ,]*$|[\w'-]+ [A-Z][\w'.-]*(?:[ ,]+[A-Z][\w'.-]*)*[ ,]*$|[\w'-]+,? [A-Z]", line)
    return not named or (after.startswith(",") and near(word, "either") != () and len(line) < 14)


def _finding(note: Note, start: int, word: str, spelling: str) -> Finding:
    there = other_spelling(word, spelling)
    bare = word.removesuffix("'s")
    suggestions = tuple(other + word[len(bare) :] for other in near(bare, spelling))
    if word[0].isupper():
        suggestions = tuple(text[:1].upper() + text[1:] for text in suggestions)
    where = "American" if spelling == "american" else "British"
    return Finding(
        code="spelling",
        severity="hint" if there or not any(map(is_common, suggestions)) else "warning",
        start=start,
        end=start + len(word),
        advice=("B8",),
        says=f"“{word}” is not the {where} spelling." if there else f"“{word}” is in no dictionary here.",
        suggestions=suggestions,
    )


@lru_cache(maxsize=8)
def _written_before(kept: tuple[str, ...]) -> frozenset[str]:
    """Words of a trade: those that stand in two texts the writer kept; once may be a slip."""
    texts = [{folded(found[0]) for found in WORD.finditer(text)} for text in kept]
    return frozenset(
        word for n, words in enumerate(texts) for word in words if any(word in other for other in texts[:n])
    )


@lru_cache(maxsize=64)
def _shield(case: Case) -> frozenset[str]:
    """Every word the case itself uses."""
    said = [*facts_said(case), case.role.location or "", case.role.source or "", case.role.notes or ""]
    said += [event.text or "" for event in case.events]
    words = {part for text in said for found in WORD.finditer(text) for part in words_of(found[0])}
    return frozenset(words | {folded(found[0]) for text in said for found in WORD.finditer(text)})

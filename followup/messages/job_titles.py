"""A job title as people write it inside a sentence: small letters, unless its words are names or short forms."""

from __future__ import annotations

import re

from .review.dictionary import is_small

NAMES_TOO = frozenset(
    "java python swift go ruby rust oracle excel access word amazon apple google shell target polish turkish english "
    "german french spanish dutch danish chinese welsh irish scottish catholic jewish muslim arabic salesforce march "
    "may june mini".split()
)  # words that everybody knows, and names in a title
OF_A_TRADE = frozenset("backend frontend fullstack postdoc sous paralegal cybersecurity".split())  # in no list of words
CAPITAL = re.compile(r"[A-Z][a-z]+")


def in_a_sentence(title: str) -> str:
    """Backend developer as backend developer; RN, Staff Nurse and Java developer stay as they were written.

    Capitals on several words were meant, and are left.
    """
    first, *others = title.split(" ")
    meant = any(re.match(r"[(\"'‘“]?[A-Z][a-z]", word) for word in others)
    small = all(_is_no_name(part) for part in first.split("-"))
    return title if meant or not small else f"{first.lower()}{title[len(first) :]}"


def _is_no_name(part: str) -> bool:
    word = part.strip(",;:/()")
    small = word.lower()
    capital_once = word == small or bool(CAPITAL.fullmatch(word))
    return capital_once and small not in NAMES_TOO and (is_small(small) or small in OF_A_TRADE)

"""A text as the patterns see it: its words in small letters, contractions taken apart, sentences set off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?|[.!?…]+|[,;:]|\n+", re.UNICODE)
ABBREVIATED = frozenset("mr ms mrs mx dr prof st rev inc ltd co jr sr no vs etc e.g i.e a.m p.m u.s".split())
AFTER = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
WITHOUT_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
IS_AFTER = frozenset("it he she that there here what who where when how this everything nothing everyone".split())
UNMARKED = {
    **{f"{verb}nt": f"{verb}n't" for verb in "do does did is was are were have has had could would should".split()},
    "cant": "can't",
    "wont": "won't",
    "im": "i'm",
    "ive": "i've",
    "youre": "you're",
    "theyre": "they're",
    "cannot": "can't",
}
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fourteen fifteen twenty thirty forty fifty sixty "
    "hundred several".split()
)


class Token(NamedTuple):
    """One word or sign: its text in small letters, its place, and whether it was written with a capital."""

    text: str
    start: int
    end: int
    capital: bool = False


START, END = "{start}", "{end}"


def tokens(text: str, begin: int = 0) -> Iterator[Token]:
    """Words, commas and question marks from `begin` on; START and END stand where sentences begin and end.

    `text` has straight apostrophes (see review/note.py); places are those of the text.
    """
    within = False
    before = ""
    for found in PIECE.finditer(text, begin):
        piece, start = found[0], found.start()
        if piece[0].isalnum():
            if not within:
                yield Token(START, start, start)
            within = True
            for word, at, end in split(piece.casefold() if len(piece.casefold()) == len(piece) else piece):
                yield Token(word, start + at, start + end, piece[at].isupper())
            before = piece.casefold()
        elif piece[0] in ",":
            yield Token(piece, start, found.end())
        elif within and _ends(piece, before, text, found.end()):
            if piece[0] in "?!":
                yield Token(piece[0], start, found.end())
            yield Token(END, start, start)
            within = False
    if within:
        yield Token(END, len(text), len(text))


def _ends(piece: str, before: str, text: str, after: int) -> bool:
    """Whether a sign ends a sentence: no full stop after an abbreviation or within a word, no mere line break."""
    if piece[0] == "\n":
        following = text[after : after + 1]
        return len(piece) > 1 or not following.islower()
    if piece == ".":
        inside = text[after : after + 1].isalnum()
        return not inside and before not in ABBREVIATED and not (len(before) == 1 and before not in "i")
    return piece[0] not in ":"


@lru_cache(maxsize=4096)
def split(word: str) -> tuple[tuple[str, int, int], ...]:
    """don't as do and not, I'm as i and am; with their places in the word."""
    whole = len(word)
    word = UNMARKED.get(word, word)
    head, mark, tail = word.partition("'")
    tail = mark + tail
    at = min(len(head), whole)
    if tail == "'t" and head.endswith("n"):
        stem = head[:-1]
        stem = WITHOUT_NOT.get(stem, "can" if head == "can" else stem)
        at = min(len(head) - 1, whole)
        return (stem, 0, at), ("not", at, whole)
    if tail in AFTER:
        return (head, 0, at), (AFTER[tail], at, whole)
    if tail == "'s" and head in IS_AFTER:
        return (head, 0, at), ("is", at, whole)
    if tail in ("'s", "'"):
        return (head, 0, at), ("'s" if tail == "'s" else "'", at, whole)
    return ((word, 0, whole),)

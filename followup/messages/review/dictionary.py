"""English words as the two spellings have them, and words near a misspelt one; read when first asked for."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

HERE = Path(__file__).parent / "words"
LETTERS = "abcdefghijklmnopqrstuvwxyz'"
SHOWN = 3
RARE = 7  # letters: nothing as long is a word of a trade that happens to be near; rare.txt has no shorter word
# Slips that lie more than one letter off, or whose nearest word is not what is meant.
MEANT = {
    "alot": "a lot", "recieved": "received", "rised": "raised", "feeded": "fed", "choosen": "chosen",
    "greatful": "grateful", "familys": "families", "companys": "company's", "goed": "went", "teached": "taught",
    "buyed": "bought", "catched": "caught", "bringed": "brought", "thinked": "thought", "costed": "cost",
    "infact": "in fact", "aswell": "as well", "incase": "in case", "atleast": "at least", "everytime": "every time",
    "alright": "all right", "aquired": "acquired", "curiculum": "curriculum",
}  # fmt: skip
LONGEST = 30  # letters; what is longer is no word that anybody misspelt, and the guesses grow with their square


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(gzip.decompress((HERE / f"{name}.txt.gz").read_bytes()).decode("utf-8").split("\n"))


@cache
def _more() -> frozenset[str]:
    return frozenset((HERE / "more.txt").read_text(encoding="utf-8").split())  # its remarks are English too


@cache
def _lists(spelling: str) -> tuple[frozenset[str], ...]:
    own = {"american": ("american",), "british": ("british",)}.get(spelling, ("american", "british"))
    return (_list("common"), _list("rest"), _more(), *map(_list, own))


@lru_cache(maxsize=16384)
def is_word(word: str, spelling: str) -> bool:
    """Whether a word is English: as written, or in small letters. spelling: american, british or either."""
    lists = _lists(spelling)
    forms = {word, word.lower()}
    if word.isupper():
        forms.add(word.capitalize())
    if any(form in held for form in forms for held in lists) or word.lower() in _list("rare"):
        return True
    bare = word.removesuffix("'").removesuffix("'s")
    return bare != word and len(bare) > 1 and is_word(bare, spelling)


def other_spelling(word: str, spelling: str) -> bool:
    """Whether a word that is none here is one on the other side of the Atlantic."""
    return spelling != "either" and is_word(word, "either")


def is_common(word: str) -> bool:
    """Whether everybody knows the word, so that it may well be what was meant."""
    return all(part in _list("common") for part in word.lower().split())


def is_small(word: str) -> bool:
    """Whether a word in small letters is English as it stands, in either spelling; no word of a trade."""
    return any(word in _list(name) for name in ("common", "rest", "american", "british"))


@lru_cache(maxsize=2048)
def near(word: str, spelling: str) -> tuple[str, ...]:
    """Up to three words somebody may have meant, the likeliest first."""
    small = word.lower()
    if small in MEANT:
        return (MEANT[small],)
    if len(small) > LONGEST:
        return ()
    lists = _lists(spelling)
    edits = set(_edits(small))
    known = set[str]().union(*(held & edits for held in lists))
    if not known and len(small) > 5:
        known = {twice for once in edits for twice in _swaps(once)} & _list("common")
    everyday = (_list("common"), *lists[3:])  # and the words of that spelling alone: "centre"
    ranked = sorted(known, key=lambda w: (not any(w in held for held in everyday), _cost(small, w), w))
    parts = [(small[:at], small[at:]) for at, _ in enumerate(small)]
    return tuple(ranked or [" ".join(both) for both in parts if _list("common").issuperset(both)])[:SHOWN]


def likely(seen: str, word: str) -> bool:
    """Whether a slip of the hand makes one of the other, and not a trade's word that happens to be near."""
    if seen in MEANT:
        return True
    if " " in word:
        return bool(JOINED & set(word.split()))
    if len(seen) >= RARE:
        return True
    if not is_common(word):
        return sorted(seen) == sorted(word)
    if len(seen) > 3 and not word.startswith(seen) and _begins_a_word(seen):
        return False  # "commis", "tele"
    if abs(len(seen) - len(word)) > 1 or (len(seen) == len(word) and _differ(seen, word) > 1):
        return sorted(seen) == sorted(word)
    return _cost(seen, word) < 3 or len(word) > len(seen) or _neighbours(seen, word)


JOINED = frozenset("a an the in on at to of for and or as is it be all each every you i my your not no so".split())
ROWS = ("qwertyuiop", "asdfghjkl ", "zxcvbnm   ")


@cache
def _long_words() -> list[str]:
    return sorted(word for word in _list("common") if len(word) > 7)


def _begins_a_word(seen: str) -> bool:
    """Whether a long word begins so: it would lie after these letters, and before them with a sign after z behind."""
    return bisect_left(_long_words(), seen) < bisect_left(_long_words(), f"{seen}~")


def _differ(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _neighbours(seen: str, word: str) -> bool:
    """Whether one letter was hit beside the right key."""
    return len(seen) == len(word) > 3 and any(a != b and _touch(a, b) for a, b in zip(seen, word, strict=True))


def _touch(one: str, other: str) -> bool:
    places = [(row, keys.index(key)) for key in (one, other) for row, keys in enumerate(ROWS) if key in keys]
    return len(places) == 2 and all(abs(a - b) < 2 for a, b in zip(*places, strict=True))


def _edits(word: str) -> Iterator[str]:
    """Every string one letter added, dropped, changed or swapped away."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _swaps(word: str) -> Iterable[str]:
    """The slips that come on top of another one: two letters swapped, one doubled, a vowel for a vowel, c for s."""
    for i, letter in enumerate(word):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + letter + word[i:]
        if i + 1 < len(word):
            yield word[:i] + word[i + 1] + letter + word[i + 2 :]
        if letter in "cs":
            yield word[:i] + ("s" if letter == "c" else "c") + word[i + 1 :]
        if letter in "aeiou":
            yield from (word[:i] + other + word[i + 1 :] for other in "aeiou" if other != letter)


def _cost(seen: str, word: str) -> int:
    """How unlikely a slip is: swapped or doubled letters and vowels are the common ones."""
    if sorted(seen) == sorted(word):
        return 0
    if set(seen) == set(word):
        return 1
    if [c for c in seen if c not in "aeiou"] == [c for c in word if c not in "aeiou"]:
        return 2
    return 3 if seen[:1] == word[:1] else 4

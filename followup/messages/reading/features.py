"""What a sentence is known by: pieces of its words, words that stand together, and its skeleton in classes of words.

Each feature is a number below BUCKETS, the remainder of a checksum, so that no list of features is kept.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import log, sqrt
from pathlib import Path
from zlib import crc32

BUCKETS = 1 << 16
LONGEST = 600  # characters of a sentence that are read
TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[!?]+|\.{3}")
ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
PIECES, RUNS, SHAPES = range(2, 6), range(1, 4), range(2, 5)
WEIGHTS = {"piece": 1.0, "run": 1.0, "class": 0.8, "shape": 0.8, "form": 0.6}
COUNTED = ("i", "you", "your", "my", "we", "our", "me")
PLAIN = frozenset(
    "i you he she it we they me him her us them my your his its our their a an the this that these those and or but "
    "nor so as if than then when where while who whom which what why how to of in on at by for from with without about "
    "into over under after before since until till up down out off not no never am is are was were be been being do "
    "does did have has had will would shall should can could may might must i'm i've i'd i'll you're you've you'd "
    "you'll we've we'd we'll it's that's don't didn't doesn't can't won't isn't aren't wasn't weren't haven't hasn't "
    "hadn't wouldn't couldn't shouldn't let's there there's here all any some every each both one two three more most "
    "much many just only even still already too very really quite rather please".split()
)


def tokens(text: str) -> list[str]:
    """Words in small letters and the signs that cry or ask."""
    return TOKEN.findall(text[:LONGEST].lower().translate(ALIKE))


def features(text: str) -> dict[int, float]:
    """Each feature's bucket and its value; every family of features counts alike, however long the sentence is."""
    words = tokens(text)
    families = {
        "piece": _pieces(words),
        "run": _runs("r", words, RUNS),
        "class": [f"c{name}" for name in {name for word in words for name in classes_of(word)}],
        "shape": _runs("s", ["^", *map(_shape, words), "$"], SHAPES),
        "form": _forms(words),
    }
    held: dict[int, float] = {}
    for family, names in families.items():
        for bucket, value in _scaled(names, WEIGHTS[family]):
            held[bucket] = held.get(bucket, 0.0) + value
    return held


def _scaled(names: Iterable[str], weight: float) -> Iterator[tuple[int, float]]:
    """The buckets of a family, with values whose squares add up to the square of its weight."""
    counts: dict[int, int] = {}
    for name in names:
        bucket = crc32(name.encode()) % BUCKETS
        counts[bucket] = counts.get(bucket, 0) + 1
    values = {bucket: 1.0 + log(count) for bucket, count in counts.items()}
    length = sqrt(sum(value * value for value in values.values())) or 1.0
    return ((bucket, value * weight / length) for bucket, value in values.items())


def _pieces(words: list[str]) -> Iterator[str]:
    for word in words:
        yield from _pieces_of(word)


@lru_cache(maxsize=4096)
def _pieces_of(word: str) -> tuple[str, ...]:
    """Two to five letters that stand together in a word or at its edges."""
    edged = f" {word} "
    return tuple(edged[at : at + size] for size in PIECES for at in range(len(edged) - size + 1))


def _runs(mark: str, words: list[str], sizes: Iterable[int]) -> list[str]:
    return [mark + " ".join(words[at : at + size]) for size in sizes for at in range(len(words) - size + 1)]


def _forms(words: list[str]) -> list[str]:
    """How long it is, how it begins and ends, and how often it says I and you."""
    counts = [f"n{word}{min(words.count(word), 3)}" for word in COUNTED if word in words]
    edges = [f"b{words[0]}", "b" + " ".join(words[:2]), f"e{words[-1]}"] if words else []
    return [f"l{min(len(words) // 5, 6)}", *counts, *edges]


def _shape(word: str) -> str:
    """A small word as it is, another by its first class, a number or a word of no class by a sign."""
    if word in PLAIN:
        return word
    classes = classes_of(word)
    return f"<{classes[0]}>" if classes else "#" if word.isdigit() else "*"


@lru_cache(maxsize=8192)
def classes_of(word: str) -> tuple[str, ...]:
    """The classes a word belongs to, in the order of word_classes.toml."""
    whole, beginnings = _classes()
    found = (*whole.get(word, ()), *(name for begin, name in beginnings if word.startswith(begin)))
    return found or (classes_of(word[:-2]) if word.endswith("'s") else ())


@cache
def _classes() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    read = tomllib.loads((Path(__file__).parent / "word_classes.toml").read_text(encoding="utf-8"))["classes"]
    whole: dict[str, tuple[str, ...]] = {}
    beginnings = []
    for name, words in read.items():
        for word in words.split():
            if word.endswith("~"):
                beginnings.append((word[:-1], name))
            else:
                whole[word] = (*whole.get(word, ()), name)
    return whole, tuple(beginnings)

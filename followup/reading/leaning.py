"""What the words of a message lean to, where no wording of kinds/ says it: weights learned from labelled messages.

A message is known by its words, by pairs of them and by pieces of them, so that a word nobody used before still counts
by its letters. An hour, a day, a number or a sum counts as one such, whichever it is: "after <hour>", "by <day>". Each
feature is a number below BUCKETS, the remainder of a checksum: no list of words is kept. benchmarks/leanings.py writes
the weights; they are read and counted with Python alone, in the browser too.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "leanings.bin"
BUCKETS = 1 << 14
LONGEST_WORD = 30  # letters; what is longer is no word
MOST_WORDS = 1_500  # of one message; what an employer has to say stands before that
TOKEN = re.compile(
    r"(?P<sum>[£$€₹]\s?\d[\d.,]*)|"
    r"(?P<hour>\b\d{1,2}(?:[:.h]\d\d(?:\s?[ap]\.?m\b)?|\s?[ap]\.?m\b|\s?o'?clock\b|h\b))|"
    r"(?P<nth>\b\d{1,2}(?:st|nd|rd|th)\b)|(?P<number>\d[\d.,/]*)|"
    r"(?P<day>\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu|thurs?|fri|sat|sun)\b)|"
    r"(?P<month>\b(?:january|february|march|april|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)|"
    r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*|[?!])"
)
PIECES = range(3, 6)  # letters that stand together
SHARES = {"word": 1.0, "pair": 0.7, "piece": 1.2}  # how much each family counts, however long the message is


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order, with its question marks; <hour> and the like for what is one."""
    found = islice(TOKEN.finditer(text.lower()), MOST_WORDS)
    return [one[0][:LONGEST_WORD] if one.lastgroup == "word" else f"<{one.lastgroup}>" for one in found]


def features(text: str) -> dict[int, float]:
    """Each feature's bucket and its value."""
    words = words_of(text)
    families: dict[str, Iterable[int]] = {
        "word": (_bucket(f"1{word}") for word in words),
        "pair": (_bucket(f"2{one} {two}") for one, two in zip(words, words[1:])),
        "piece": (bucket for word in words if word[0] != "<" for bucket in _pieces(word)),
    }
    held: dict[int, float] = {}
    for family, buckets in families.items():
        counted = {bucket: 1.0 + math.log(count) for bucket, count in Counter(buckets).items()}
        length = math.sqrt(sum(value * value for value in counted.values())) or 1.0
        for bucket, value in counted.items():
            held[bucket] = held.get(bucket, 0.0) + SHARES[family] * value / length
    return held


def _bucket(name: str) -> int:
    return zlib.crc32(name.encode()) % BUCKETS


@lru_cache(maxsize=8192)
def _pieces(word: str) -> tuple[int, ...]:
    edged = f" {word} "
    return tuple(_bucket(f"c{edged[at : at + size]}") for size in PIECES for at in range(len(edged) - size + 1))


def packed(about: dict[str, Any], rows: bytes) -> bytes:
    """A line that says what they are (kinds, base, scales), then a byte for each kind in each bucket."""
    return json.dumps(about, sort_keys=True).encode() + b"\n" + zlib.compress(rows, 9)


@cache
def _weights() -> tuple[dict[str, Any], array[int]]:
    line, _, squeezed = FILE.read_bytes().partition(b"\n")
    return json.loads(line), array("b", zlib.decompress(squeezed))


def leanings(text: str) -> dict[str, float]:
    """For each kind ("none" among them) the logarithm of how likely the words make it; they come to one together."""
    about, rows = _weights()
    width = len(about["kinds"])
    sums = [0.0] * width
    for bucket, value in features(text).items():
        at = bucket * width
        sums = [total + value * weight for total, weight in zip(sums, rows[at : at + width])]
    scores = [base + total * scale for base, total, scale in zip(about["base"], sums, about["scales"])]
    whole = math.log(sum(math.exp(score - max(scores)) for score in scores)) + max(scores)
    return {kind: score - whole for kind, score in zip(about["kinds"], scores)}

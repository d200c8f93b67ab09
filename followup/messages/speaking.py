"""How long words take to say, and where to breathe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from ..case.name_words import TITLES

WORDS_A_MINUTE = 150  # a calm voice on the phone
BREATH = 9  # words that are easily said in one breath: a house figure
BREAKS = re.compile(r"(?<=[.?!:;])\s+|(?<=,)\s+|\s+(?=(?:and|or|but|because|when|where|that|about)\b)|\n+")
SMALL = frozenset("on for at with to of in by from before after if as the a my your".split())
SENTENCE_END = re.compile(r"[.?!]$")


def words_said(text: str) -> int:
    """Words as they are said; each group of a number counts as one."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def seconds(text: str) -> int:
    """Seconds to say it at 150 words a minute, rounded up."""
    return ceil(words_said(text) * 60 / WORDS_A_MINUTE)


def how_long(text: str) -> str:
    """The time to say it in words: about 25 seconds."""
    needed = seconds(text)
    if needed < 90:
        return f"about {needed} second{'' if needed == 1 else 's'}"
    return f"about {needed // 60} minute{'' if needed < 120 else 's'}" + (f" {needed % 60}" if needed % 60 else "")


def breaths(text: str) -> list[str]:
    """The text as lines to say in one breath each: cut where a voice would stop, never inside a phrase if it fits."""
    return [line for block in text.split("\n") if block.strip() for line in _lines(block)]


def _lines(block: str) -> Iterator[str]:
    held = ""
    for piece in (part for whole in BREAKS.split(block.strip()) for part in _parted(whole)):
        if held and (_ends(held) or words_said(f"{held} {piece}") > BREATH):
            yield held
            held = piece
        else:
            held = f"{held} {piece}".strip()
    if held:
        yield held


def _ends(line: str) -> bool:
    """Whether a sentence ends here; a title or an initial ends none."""
    last = line.split()[-1].rstrip(".").casefold()
    return bool(SENTENCE_END.search(line)) and last not in TITLES and len(last) > 1


def _parted(piece: str) -> Iterator[str]:
    """A piece too long for one breath, cut before the small word nearest its middle."""
    words = piece.split()
    if len(words) <= BREATH:
        yield piece
        return
    places = [n for n in range(2, len(words) - 1) if words[n].lower() in SMALL] or [len(words) // 2]
    cut = min(places, key=lambda n: abs(n - len(words) / 2))
    yield from _parted(" ".join(words[:cut]))
    yield from _parted(" ".join(words[cut:]))

"""Finds the wordings of this room's TOML files in a text, each with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from ..rulebook.patterns.automaton import PASSED_OVER, Automaton
from ..rulebook.patterns.pattern import read_pattern
from ..rulebook.patterns.tokens import Token, tokens

FEW = 4
MOST = 4_000  # words and signs; a text of nothing but commas has one for each letter
FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Sign:
    """Wordings that say one thing.

    of:     what they say: a kind of message, or the part a date plays
    weight: 3 where one is enough, 2 where it is likely, 1 where it only leans that way
    """

    of: str
    weight: int
    phrases: tuple[str, ...]
    but: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A sign at its place, in characters of the text."""

    of: str
    weight: int
    start: int
    end: int


class Phrases:
    """Signs compiled together. sets: what stands for {id} in their phrases."""

    def __init__(self, signs: Iterable[Sign], sets: Mapping[str, tuple[str, ...]]) -> None:
        signs = tuple(signs)
        self._owners = [(sign, of == "but") for sign in signs for of in ("phrases", "but") for _ in getattr(sign, of)]
        texts = [text for sign in signs for of in ("phrases", "but") for text in getattr(sign, of)]
        self._automaton = Automaton([read_pattern(text, sets) for text in texts])

    def find(self, text: str) -> list[Seen]:
        """Every sign in the text in order; one that touches an exception of its own is left out."""
        read = list(_plain(islice(tokens(text), MOST)))
        seen: list[tuple[Sign, int, int]] = []
        spared: dict[int, set[int]] = {}
        for hit in self._automaton.hits(read):
            sign, exception = self._owners[hit.pattern]
            if exception:
                spared.setdefault(id(sign), set()).update(range(hit.first, hit.last + 1))
            else:
                seen.append((sign, *self._automaton.marks(hit, read)))
        kept = {
            Seen(sign.of, sign.weight, read[first].start, read[last].end)
            for sign, first, last in seen
            if spared.get(id(sign), set()).isdisjoint(range(first, last + 1))
        }
        return sorted(kept, key=lambda one: (one.start, one.end, one.of))


def _plain(read: Iterable[Token]) -> Iterator[Token]:
    """Of signs that stand together the first few: a row of commas says nothing, and wordings look past each of them.

    What is typed with the thumbs becomes the words it stands for, at its place.
    """
    run = 0
    typed = _typed()
    for token in read:
        run = run + 1 if token.text in PASSED_OVER else 0
        if run < FEW and token.text in typed:
            yield from (token._replace(text=word) for word in typed[token.text])
        elif run < FEW:
            yield token


@cache
def _typed() -> dict[str, tuple[str, ...]]:
    return {short: tuple(words.split()) for short, words in read_words("texted")["words"].items()}


@cache
def read_words(name: str) -> dict[str, Any]:
    """One of the TOML files beside this module; of a folder of them, their signs together."""
    if (folder := FOLDER / name).is_dir():
        return {"sign": [sign for path in sorted(folder.glob("*.toml")) for sign in _read(path)["sign"]]}
    return _read(FOLDER / f"{name}.toml")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def phrases(name: str) -> Phrases:
    """The [[sign]] tables of a file with its [words] sets, compiled once."""
    data = read_words(name)
    sets = {id: tuple(words) for id, words in {**read_words("words"), **data.get("words", {})}.items()}
    return Phrases(
        [
            Sign(one["of"], one.get("weight", 3), tuple(one["phrases"]), tuple(one.get("but", ())))
            for one in data["sign"]
        ],
        sets,
    )

"""All checks of a rulebook compiled together: what they find in a text, and where they betray their own examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ..entries import Check, Words
from .automaton import Automaton, Hit
from .pattern import read_pattern, size_of
from .tokens import Token, tokens

WRONG = "wrong"  # {wrong} in a check's phrases: the words that its `instead` replaces


class Found(NamedTuple):
    """A check and the place it speaks of, in characters of the text; first and last are tokens."""

    check: Check
    start: int
    end: int
    first: int
    last: int


class Phrasebook:
    """checks and sets of words, as the rulebook holds them; whoever makes one has asked problems() before."""

    def __init__(self, checks: Iterable[Check], words: Mapping[str, Words]) -> None:
        self._checks = tuple(checks)
        self._sets = {id: entry.are for id, entry in words.items()}
        self._owners = [
            (check, of == "but") for check in self._checks for of in ("phrases", "but") for _ in getattr(check, of)
        ]

    @cached_property
    def _automaton(self) -> Automaton:
        trees = []
        for check in self._checks:
            sets = {**self._sets, WRONG: tuple(check.instead)}
            trees += [read_pattern(text, sets) for text in (*check.phrases, *check.but)]
        return Automaton(trees)

    def find(self, text: str, begin: int = 0) -> list[Found]:
        """What the checks find from `begin` on, one finding a place for each check, in the order of the text."""
        read = list(tokens(text, begin))
        hits: dict[int, list[Hit]] = {}
        spared: dict[int, list[Hit]] = {}
        for hit in self._automaton.hits(read):
            check, exception = self._owners[hit.pattern]
            (spared if exception else hits).setdefault(id(check), []).append(hit)
        found = []
        for key, many in hits.items():
            check = self._owners[many[0].pattern][0]
            found += [self._found(check, hit, read) for hit in _longest(many, _covered(spared.get(key, ())))]
        return sorted(found, key=lambda one: (one.start, one.end))

    def _found(self, check: Check, hit: Hit, read: list[Token]) -> Found:
        first, last = self._automaton.marks(hit, read)
        return Found(check, read[first].start, read[last].end, hit.first, hit.last)


def _covered(hits: Iterable[Hit]) -> set[int]:
    return {token for hit in hits for token in range(hit.first, hit.last + 1)}


def _longest(hits: list[Hit], taken: set[int]) -> list[Hit]:
    """Of those that touch no token taken, and of those that overlap, the longest; of two as long, the first."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
        span = range(hit.first, hit.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(hit)
    return chosen


def read_check(check: Check, words: Mapping[str, Words]) -> tuple[int, list[tuple[str, str]]]:
    """How many parts a check's patterns have together, and each one that cannot be read, with why."""
    sets = {**{id: entry.are for id, entry in words.items()}, WRONG: tuple(check.instead)}
    parts, unread = 0, list[tuple[str, str]]()
    for text in (*check.phrases, *check.but):
        try:
            parts += size_of(read_pattern(text, sets))
        except ValueError as error:
            unread.append((text, str(error)))
    return parts, unread


def betrayed(check: Check, words: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Each of a check's own examples that it gets wrong: ("bad" or "good", the example)."""
    book = Phrasebook([check], words)
    yield from (("bad", text) for text in check.bad if not book.find(text))
    yield from (("good", text) for text in check.good if book.find(text))

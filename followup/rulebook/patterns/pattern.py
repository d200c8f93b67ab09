"""Reads the pattern form: words, (this|that), [perhaps], hop~, ... and {words of a kind}."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from .tokens import END, START, split

PART = re.compile(r"\s+|[()\[\]|<>]|\{[\w-]+\}|\.\.\.\d?|[,?!]|[^\s()\[\]|<>{},?!.~]+~?|.")
KINDS = ("number", "capital", "plural", "ing", "ed", "ly", "any", "start", "end")
GAP = 3  # so many words may stand in "..."
LARGEST = 4_000  # parts of one pattern, with all that stands for its {words}
DEEPEST = 30  # brackets and {words} within each other


@dataclass(frozen=True, slots=True)
class Word:
    """One token; `test` is "word", "prefix", "kind" or "any"."""

    text: str
    test: str = "word"
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    parts: tuple[Part, ...]
    may_lack: bool = False


Part = Word | Row | Choice


class _Size:
    """How many parts a pattern has come to, and how deep it is at this place; ValueError above what is allowed.

    A few {words} that name each other ten times come to millions: it is counted while reading, not afterwards.
    """

    def __init__(self) -> None:
        self.parts = self.depth = 0

    def add(self, parts: int) -> None:
        self.parts += parts
        if self.parts > LARGEST:
            raise ValueError(f"too many words; allowed: {LARGEST:,} with all that {{words}} stand for")

    @contextmanager
    def deeper(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError(f"nested too deeply; allowed: {DEEPEST} brackets and {{words}} within each other")
        yield
        self.depth -= 1


def read_pattern(text: str, sets: Mapping[str, tuple[str, ...]]) -> Part:
    """A pattern as a tree. sets: what stands for {id}, as patterns themselves.

    Raises ValueError saying what cannot be read, where.
    """
    return _Reader(text, sets, _Size()).whole()


def size_of(tree: Part) -> int:
    """How many parts a pattern has."""
    return 1 if isinstance(tree, Word) else 1 + sum(map(size_of, tree.parts))


class _Reader:
    def __init__(
        self, text: str, sets: Mapping[str, tuple[str, ...]], size: _Size, within: tuple[str, ...] = ()
    ) -> None:
        self.text, self.sets, self.size, self.within = text, sets, size, within
        self.parts = [part for part in PART.findall(text) if not part.isspace()]
        self.at, self.marked = 0, False

    def whole(self) -> Part:
        tree = self._choice("")
        if self.marked:
            raise ValueError("a < without its >")
        if _empty(tree):
            raise ValueError("it fits on no words at all")
        return tree

    def _choice(self, closing: str) -> Part:
        with self.size.deeper():
            rows = [self._row(closing)]
            while self._next() == "|":
                self.at += 1
                rows.append(self._row(closing))
        if self._next() != closing:
            raise ValueError(f"{self._next() or 'the end'} where {closing or 'the end'} should be")
        self.at += 1
        return Choice(tuple(rows)) if len(rows) > 1 else rows[0]

    def _next(self) -> str:
        return self.parts[self.at] if self.at < len(self.parts) else ""

    def _row(self, closing: str) -> Row:
        found: list[Part] = []
        self.size.add(1)  # empty ones too
        while self._next() not in ("", "|", closing):
            part = self._next()
            self.at += 1
            more = self._one(part)
            self.size.add(2 * len(more))  # a part, and the bracket or row around it
            found += more
        return Row(tuple(found))

    def _one(self, part: str) -> list[Part]:
        if part == "(":
            return [self._choice(")")]
        if part == "[":
            inner = self._choice("]")
            return [Choice((inner,), may_lack=True)]
        if part in "<>":
            if (part == "<") == self.marked:
                raise ValueError(f"a {part} too many")
            self.marked = part == "<"
            return []
        if part.startswith("..."):
            return [Choice((Word("", "any", self.marked),), may_lack=True)] * int(part[3:] or GAP)
        if part.startswith("{"):
            return [self._kind(part[1:-1])]
        if part == "'s":
            return [Word(part, "word", self.marked)]
        if not (part[0].isalnum() or part in ",?!"):
            raise ValueError(f"{part} means nothing here")
        if part.endswith("~"):
            return [Word(part[:-1].casefold(), "prefix", self.marked)]
        return [Word(word, "word", self.marked) for word, _, _ in split(part.casefold())]

    def _kind(self, name: str) -> Part:
        if name in ("start", "end"):
            return Word(START if name == "start" else END, "word", False)
        if name in KINDS:
            return Word(name, "any" if name == "any" else "kind", self.marked)
        if name not in self.sets or name in self.within:
            raise ValueError(f"no words are called {{{name}}}")
        rows = []
        for text in self.sets[name]:
            inner = _Reader(text, self.sets, self.size, (*self.within, name))
            tree = inner.whole()
            rows.append(_marked(tree) if self.marked else tree)
        return Choice(tuple(rows))


def _marked(tree: Part) -> Part:
    if isinstance(tree, Word):
        return Word(tree.text, tree.test, True)
    parts = tuple(_marked(part) for part in tree.parts)
    return Row(parts) if isinstance(tree, Row) else Choice(parts, tree.may_lack)


def _empty(tree: Part) -> bool:
    """Whether it fits where there is nothing."""
    if isinstance(tree, Word):
        return False
    if isinstance(tree, Row):
        return all(map(_empty, tree.parts))
    return tree.may_lack or any(map(_empty, tree.parts))

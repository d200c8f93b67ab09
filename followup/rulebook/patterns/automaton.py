"""Finds every pattern in a text in one pass: an automaton over words, made as it is needed; the time grows evenly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .pattern import Part, Row, Word
from .tokens import END, NUMBERS, START, Token

PASSED_OVER = (",", "?", "!", "'s", "'")  # signs that a pattern need not name
LONGEST = 40  # words; a pattern with many gaps ends there
REMEMBERED = 20_000  # words whose symbol is kept
MOST_SETS = 5_000  # sets of states that are kept, and steps between them
MOST_STEPS = 50_000

Edge = tuple[str, str, int, bool]  # test, text, to, marked
Symbol = tuple[str, frozenset[str]]  # the word if any pattern has it, and every test it passes


class Hit(NamedTuple):
    """A pattern by its number, and the first and last token it covers."""

    pattern: int
    first: int
    last: int


class Automaton:
    """patterns: trees of pattern.py. After that it never changes, but for what it remembers of words seen."""

    def __init__(self, patterns: Sequence[Part]) -> None:
        self._edges: list[list[Edge]] = [[]]
        self._skips: list[list[int]] = [[]]
        self._begins: list[int] = []
        self._goals: list[int] = []
        for tree in patterns:
            begin = self._state()
            self._begins.append(begin)
            self._goals.append(self._add(tree, begin))
        self._ends = {goal: number for number, goal in enumerate(self._goals)}
        self._words = {e[1] for edges in self._edges for e in edges if e[0] == "word"}
        self._prefixes = tuple({e[1] for edges in self._edges for e in edges if e[0] == "prefix"})
        self._symbols: dict[tuple[str, bool], Symbol] = {}
        self._forget()

    def _forget(self) -> None:
        """Begin anew with what was made while reading, so that it never outgrows its bounds."""
        self._sets: list[frozenset[int]] = []
        self._numbers: dict[frozenset[int], int] = {}
        self._steps: list[dict[Symbol, int]] = []
        self._kept = 0
        self._accepts: list[tuple[int, ...]] = []
        self._root = self._number(self._closed(self._begins))

    def _state(self) -> int:
        self._edges.append([])
        self._skips.append([])
        return len(self._edges) - 1

    def _add(self, tree: Part, begin: int) -> int:
        """Lay a tree from `begin`; returns where it ends."""
        if isinstance(tree, Word):
            end = self._state()
            self._edges[begin].append((tree.test, tree.text, end, tree.marked))
            return end
        if isinstance(tree, Row):
            for part in tree.parts:
                begin = self._add(part, begin)
            return begin
        end = self._state()
        for part in tree.parts:
            here = self._state()
            self._skips[begin].append(here)
            self._skips[self._add(part, here)].append(end)
        if tree.may_lack:
            self._skips[begin].append(end)
        return end

    def _closed(self, states: Sequence[int]) -> frozenset[int]:
        found, todo = set(states), list(states)
        while todo:
            for other in self._skips[todo.pop()]:
                if other not in found:
                    found.add(other)
                    todo.append(other)
        return frozenset(found)

    def _number(self, states: frozenset[int]) -> int:
        if states not in self._numbers:
            self._numbers[states] = len(self._sets)
            self._sets.append(states)
            self._steps.append({})
            self._accepts.append(tuple(sorted(self._ends[state] for state in states if state in self._ends)))
        return self._numbers[states]

    def _symbol(self, token: Token) -> Symbol:
        key = (token.text, token.capital)
        if key not in self._symbols:
            if len(self._symbols) > REMEMBERED:
                self._symbols.clear()
            word = token.text
            passed = {f"prefix {prefix}" for prefix in self._prefixes if word.startswith(prefix)}
            passed |= {f"kind {kind}" for kind in kinds_of(token)}
            if word[0].isalnum():
                passed.add("any ")
            self._symbols[key] = (word if word in self._words else "", frozenset(passed))
        return self._symbols[key]

    def _step(self, number: int, symbol: Symbol) -> int:
        """The set of states after one token; -1 where none is left."""
        steps = self._steps[number]
        if symbol not in steps:
            reached = [
                to
                for state in self._sets[number]
                for test, text, to, _ in self._edges[state]
                if _fits(test, text, symbol)
            ]
            steps[symbol] = self._number(self._closed(reached)) if reached else -1
            self._kept += 1
        return steps[symbol]

    def hits(self, read: Sequence[Token]) -> Iterator[Hit]:
        """Every place of every pattern, overlapping ones too. No pattern crosses the end of a sentence."""
        alive: list[tuple[int, int]] = []
        for place, token in enumerate(read):
            if not alive and (len(self._sets) > MOST_SETS or self._kept > MOST_STEPS):
                self._forget()
            symbol = self._symbol(token)
            after: list[tuple[int, int]] = []
            for number, first in [*alive, (self._root, place)]:
                reached = self._step(number, symbol)
                if reached >= 0:
                    for pattern in self._accepts[reached]:
                        yield Hit(pattern, first, place)
                    if place - first < LONGEST:
                        after.append((reached, first))
                if first < place and (token.text in PASSED_OVER or token.text == START):
                    after.append((number, first))
            alive = [] if token.text == END else list(dict.fromkeys(after))

    def marks(self, hit: Hit, read: Sequence[Token]) -> tuple[int, int]:
        """Which of the tokens the pattern marks; all of them where it marks none. Costly: for the few that count."""
        pattern, first, last = hit
        goal = self._goals[pattern]
        seen: set[tuple[int, int]] = set()
        todo = [(self._begins[pattern], first, -1, -1)]
        while todo:
            state, place, begin, end = todo.pop()
            if state == goal and place == last + 1:
                return (begin, end) if begin >= 0 else _words_only(read, first, last)
            if (state, place) in seen:
                continue
            seen.add((state, place))
            todo += [(other, place, begin, end) for other in self._skips[state]]
            if place > last:
                continue
            symbol = self._symbol(read[place])
            if read[place].text in PASSED_OVER:
                todo.append((state, place + 1, begin, end))
            for test, text, to, marked in self._edges[state]:
                if _fits(test, text, symbol):
                    todo.append((to, place + 1, place if marked and begin < 0 else begin, place if marked else end))
        return _words_only(read, first, last)


def _fits(test: str, text: str, symbol: Symbol) -> bool:
    return text == symbol[0] if test == "word" else f"{test} {text if test != 'any' else ''}" in symbol[1]


def _words_only(read: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Without the signs of a sentence's begin and end around them."""
    while first < last and read[first].text == START:
        first += 1
    while last > first and read[last].text == END:
        last -= 1
    return first, last


def kinds_of(token: Token) -> Iterator[str]:
    """The kinds of word a token is, by its looks alone."""
    word = token.text
    if word.isdigit() or word in NUMBERS:
        yield "number"
    if token.capital:
        yield "capital"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield "plural"
    for ending in ("ing", "ed", "ly"):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            yield ending

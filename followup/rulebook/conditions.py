"""The one small language in which rules and templates say when they apply: yes, no, or unknown.

    stage is waiting and not promise_over
    follow_up_channel is one of email, post
    recipient_prefers is unknown or (sent >= 1 and topics)

A fact nobody gave is unknown, and so is every condition that hangs on it; `is known` and `is unknown` never are.
A condition is read once into a small tree (Test, Not, All, Either), and the tree into closures that answer it.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from types import SimpleNamespace
from typing import Any

from ..case.errors import shorten
from ..case.schema import one_of

LONGEST = 2_000  # characters of one condition
DEEPEST = 20  # brackets and nots within each other
NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")  # no day or count needs more digits
TOKEN = re.compile(r"\s*(?:(>=|<=|>|<|\(|\)|,)|([\w.-]+))")
KEYWORDS = {"and", "or", "not", "is", "one", "of", "known", "unknown"}
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}
Asked = Callable[[Any], bool | None]  # facts as attributes -> yes, no, or None for unknown
Value = str | int | float


@dataclass(frozen=True, slots=True)
class Fact:
    """A name that conditions may use. kind: flag (yes or no), number, or word; words: all it may be, empty for any."""

    kind: str = "flag"
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Test:
    """One question about one fact. sign: flag, known, is (one of `values`), or one of < > <= >= with a number."""

    fact: str
    sign: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    of: Part


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Part, ...]


Part = Test | Not | All | Either


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was read. tree: its parts; facts: the names it reads; asked: answers it, facts as attributes.

    equals: `fact is word` that must hold: two rules that differ here exclude each other
    missing: `fact is unknown` that must hold: the rule is about what nobody said
    """

    text: str
    tree: Part
    facts: tuple[str, ...]
    asked: Asked

    def holds(self, facts: Mapping[str, Any] | object) -> bool | None:
        """True, False, or None where a fact it hangs on is unknown."""
        if isinstance(facts, Mapping):
            facts = SimpleNamespace(**{name: facts.get(name) for name in self.facts})
        return self.asked(facts)

    @property
    def equals(self) -> tuple[tuple[str, Value], ...]:
        return tuple(_equals(self._parts))

    @property
    def missing(self) -> tuple[str, ...]:
        tests = (part.of for part in self._parts if isinstance(part, Not))
        return tuple(test.fact for test in tests if isinstance(test, Test) and test.sign == "known")

    def alone(self) -> Iterator[tuple[str, Asked]]:
        """The parts that must hold and read one fact only: that fact, and what answers the part for a value of it."""
        for part in self._parts:
            if len(read := set(_read(part))) == 1:
                yield (name := read.pop()), partial(_of_value, _answering(part), name)

    @property
    def _parts(self) -> tuple[Part, ...]:
        """All of them must hold."""
        return self.tree.parts if isinstance(self.tree, All) else (self.tree,)


def _of_value(asked: Asked, name: str, value: Any) -> bool | None:
    return asked(SimpleNamespace(**{name: value}))


def _read(part: Part) -> Iterator[str]:
    match part:
        case Test():
            yield part.fact
        case Not(of):
            yield from _read(of)
        case All(parts) | Either(parts):
            for one in parts:
                yield from _read(one)


def _equals(parts: tuple[Part, ...]) -> Iterator[tuple[str, Value]]:
    for part in parts:
        if isinstance(part, All):
            yield from _equals(part.parts)
        elif isinstance(part, Test) and part.sign == "is" and len(part.values) == 1:
            yield part.fact, part.values[0]


def compile_condition(text: str, facts: Mapping[str, Fact]) -> Condition:
    """Read a condition over the given facts; ValueError where it is not sound. "" always holds."""
    if not text.strip():
        return Condition(text, All(()), (), _answering(All(())))
    parser = _Parser(text, facts)
    tree = parser.either()
    if parser.here is not None:
        raise ValueError(f"can't read on at {parser.here!r} in {text!r}; allowed: and, or, or the end")
    return Condition(text, tree, tuple(dict.fromkeys(parser.read)), _answering(tree))


def _answering(part: Part) -> Asked:
    """The closure that answers this part of a condition."""
    match part:
        case Test():
            return _testing(part)
        case Not(of):
            inner = _answering(of)
            return lambda facts: None if (answer := inner(facts)) is None else not answer
        case All(parts):
            return _until(False, [_answering(one) for one in parts])
        case Either(parts):
            return _until(True, [_answering(one) for one in parts])


def _until(deciding: bool, parts: list[Asked]) -> Asked:
    """The first part that answers `deciding` decides; else it is the opposite, or unknown if any part was."""

    def answer(facts: Any) -> bool | None:
        unknown = False
        for part in parts:
            said = part(facts)
            if said is deciding:
                return deciding
            unknown = unknown or said is None
        return None if unknown else not deciding

    return answer


def _testing(test: Test) -> Asked:
    get, values = attrgetter(test.fact), test.values
    match test.sign:
        case "flag":
            return get
        case "known":
            return lambda facts: get(facts) is not None
        case "is":
            return lambda facts: None if (value := get(facts)) is None else value in values
    compare, number = ORDER[test.sign], values[0]
    return lambda facts: None if (value := get(facts)) is None else compare(value, number)


class _Parser:
    """Recursive descent: or < and < not < one test."""

    def __init__(self, text: str, facts: Mapping[str, Fact]) -> None:
        if len(text) > LONGEST:
            raise ValueError(f"{len(text)} characters are too long; allowed: {LONGEST} characters")
        self.text, self.facts, self.read, self.depth = text, facts, list[str](), 0
        self.tokens, position = list[str](), 0
        while text[position:].strip():
            found = TOKEN.match(text, position)
            if not found:
                raise ValueError(f"can't read {text[position:].strip()[:20]!r}; allowed: words, numbers, < > <= >= ( )")
            self.tokens.append(found[1] or found[2])
            position = found.end()

    @property
    def here(self) -> str | None:
        return self.tokens[0] if self.tokens else None

    def take(self, *words: str) -> bool:
        """Take these words if they come next."""
        if tuple(self.tokens[: len(words)]) != words:
            return False
        del self.tokens[: len(words)]
        return True

    def word(self, allowed: str) -> str:
        if self.here is None or self.here in KEYWORDS or not re.match(r"[\w-]", self.here):
            raise ValueError(
                f"{self.here or 'the end'!r} where a word was expected in {self.text!r}; allowed: {allowed}"
            )
        return self.tokens.pop(0)

    def either(self) -> Part:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def both(self) -> Part:
        parts = [self.negated()]
        while self.take("and"):
            parts.append(self.negated())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def negated(self) -> Part:
        if self.take("not"):
            return Not(self._deeper(self.negated))
        if self.take("("):
            inner = self._deeper(self.either)
            if not self.take(")"):
                raise ValueError(f"a bracket is not closed in {self.text!r}; allowed: )")
            return inner
        return self.test()

    def _deeper(self, read: Callable[[], Part]) -> Part:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError(f"nested too deeply; allowed: {DEEPEST} brackets and nots within each other")
        inner = read()
        self.depth -= 1
        return inner

    def test(self) -> Part:
        name = self.word("a fact")
        if name not in self.facts:
            raise ValueError(f"unknown fact {name!r}; allowed: {one_of(self.facts, name)}")
        self.read.append(name)
        fact = self.facts[name]
        if self.take("is", "known"):
            return Test(name, "known")
        if self.take("is", "unknown"):
            return Not(Test(name, "known"))
        if self.here in ORDER:
            return self._compared(name, fact)
        if self.take("is", "not"):
            return Not(Test(name, "is", (self._value(name, fact),)))
        if self.take("is", "one", "of"):
            return Test(name, "is", tuple(self._values(name, fact)))
        if self.take("is"):
            return Test(name, "is", (self._value(name, fact),))
        if fact.kind != "flag":
            raise ValueError(f"{name!r} is a {fact.kind}; allowed: {name} is ..., {name} is known")
        return Test(name, "flag")

    def _compared(self, name: str, fact: Fact) -> Test:
        sign, number = self.tokens.pop(0), self.word("a number")
        if fact.kind != "number" or not NUMBER.fullmatch(number):
            what = "only numbers compare, of up to nine digits"
            raise ValueError(f"{name} {sign} {shorten(number)}: {what}; allowed: is, is not, {name} > 3")
        return Test(name, sign, (float(number) if "." in number else int(number),))

    def _values(self, name: str, fact: Fact) -> Iterator[Value]:
        yield self._value(name, fact)
        while self.take(","):
            yield self._value(name, fact)

    def _value(self, name: str, fact: Fact) -> Value:
        word = self.word(f"a value of {name}")
        if fact.kind == "number" and NUMBER.fullmatch(word) and "." not in word:
            return int(word)
        if fact.kind != "word" or (fact.words and word not in fact.words):
            raise ValueError(
                f"{name} is never {word!r}; allowed: {one_of(fact.words, word) if fact.words else fact.kind}"
            )
        return word

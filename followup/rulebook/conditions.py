"""The one small language in which rules and templates say when they apply: yes, no, or unknown.

    stage is waiting and not promise_over
    follow_up_channel is one of email, post
    recipient_prefers is unknown or (sent >= 1 and topics)

A fact nobody gave is unknown, and so is every condition that hangs on it; `is known` and `is unknown` never are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..case.schema import one_of

TOKEN = re.compile(r"\s*(?:(>=|<=|>|<|\(|\)|,)|([\w.-]+))")
KEYWORDS = {"and", "or", "not", "is", "one", "of", "known", "unknown"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A name that conditions may use. kind: flag (yes or no), number, or word; words: all it may be, empty for any."""

    kind: str = "flag"
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was read. yes, no: Python expressions over an object `f`; facts: the names it reads."""

    text: str
    yes: str
    no: str
    facts: tuple[str, ...]
    equals: tuple[
        tuple[str, str], ...
    ] = ()  # `fact is word` that must hold: two rules that differ here exclude each other

    def holds(self, facts: Mapping[str, Any] | object) -> bool | None:
        """True, False, or None where a fact it hangs on is unknown."""
        f = _Lookup(facts) if isinstance(facts, Mapping) else facts
        yes, no = _compiled(self)
        return True if yes(f) else False if no(f) else None


class _Lookup:
    """A mapping read as attributes; a fact that is not in it is unknown."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts = facts

    def __getattr__(self, name: str) -> Any:
        return self.facts.get(name)


_FUNCTIONS: dict[str, tuple[Callable[[Any], bool], Callable[[Any], bool]]] = {}


def _compiled(condition: Condition) -> tuple[Callable[[Any], bool], Callable[[Any], bool]]:
    if condition.yes not in _FUNCTIONS:
        _FUNCTIONS[condition.yes] = (_function(condition.yes), _function(condition.no))
    return _FUNCTIONS[condition.yes]


def _function(expression: str) -> Callable[[Any], bool]:
    # Safe: the expression is built below from declared fact names and quoted words only.
    return eval(f"lambda f: {expression}", {"__builtins__": {}})  # noqa: S307


def compile_condition(text: str, facts: Mapping[str, Fact]) -> Condition:
    """Read a condition over the given facts; ValueError where it is not sound. "" always holds."""
    if not text.strip():
        return Condition(text, "True", "False", ())
    parser = _Parser(text, facts)
    yes, no, equals = parser.either()
    if parser.here is not None:
        raise ValueError(f"can't read on at {parser.here!r} in {text!r}; allowed: and, or, or the end")
    return Condition(text, yes, no, tuple(dict.fromkeys(parser.read)), equals)


Parsed = tuple[str, str, tuple[tuple[str, str], ...]]  # yes, no, equals


class _Parser:
    """Recursive descent: or < and < not < one test. Every method returns what makes it yes, what makes it no."""

    def __init__(self, text: str, facts: Mapping[str, Fact]) -> None:
        self.text, self.facts, self.read = text, facts, list[str]()
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

    def either(self) -> Parsed:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return _joined(parts, " or ", " and ", parts[0][2] if len(parts) == 1 else ())

    def both(self) -> Parsed:
        parts = [self.negated()]
        while self.take("and"):
            parts.append(self.negated())
        return _joined(parts, " and ", " or ", tuple(equal for part in parts for equal in part[2]))

    def negated(self) -> Parsed:
        if self.take("not"):
            yes, no, _ = self.negated()
            return no, yes, ()
        if self.take("("):
            inner = self.either()
            if not self.take(")"):
                raise ValueError(f"a bracket is not closed in {self.text!r}; allowed: )")
            return inner
        return self.test()

    def test(self) -> Parsed:
        name = self.word("a fact")
        if name not in self.facts:
            raise ValueError(f"unknown fact {name!r}; allowed: {one_of(self.facts, name)}")
        self.read.append(name)
        fact, got = self.facts[name], f"f.{name}"
        if self.take("is", "known"):
            return f"{got} is not None", f"{got} is None", ()
        if self.take("is", "unknown"):
            return f"{got} is None", f"{got} is not None", ()
        if self.here in (">", "<", ">=", "<="):
            return self._compared(name, fact, got)
        if self.take("is", "not"):
            yes, no, _ = self._is(name, fact, got, [self._value(name, fact)])
            return no, yes, ()
        if self.take("is", "one", "of"):
            words = [self._value(name, fact)]
            while self.take(","):
                words.append(self._value(name, fact))
            return self._is(name, fact, got, words)
        if self.take("is"):
            return self._is(name, fact, got, [self._value(name, fact)])
        if fact.kind != "flag":
            raise ValueError(f"{name!r} is a {fact.kind}; allowed: {name} is ..., {name} is known")
        return f"{got} is True", f"{got} is False", ()

    def _compared(self, name: str, fact: Fact, got: str) -> Parsed:
        sign, number = self.tokens.pop(0), self.word("a number")
        if fact.kind != "number" or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", number):
            raise ValueError(f"{name} {sign} {number}: only numbers compare; allowed: is, is not")
        number = repr(float(number) if "." in number else int(number))  # 007 is no Python
        return (
            f"({got} is not None and {got} {sign} {number})",
            f"({got} is not None and not {got} {sign} {number})",
            (),
        )

    def _value(self, name: str, fact: Fact) -> str:
        word = self.word(f"a value of {name}")
        if fact.kind == "number" and re.fullmatch(r"-?[0-9]+", word):
            return repr(int(word))
        if fact.kind != "word" or (fact.words and word not in fact.words):
            raise ValueError(
                f"{name} is never {word!r}; allowed: {one_of(fact.words, word) if fact.words else fact.kind}"
            )
        return repr(word)

    def _is(self, name: str, fact: Fact, got: str, values: Iterable[str]) -> Parsed:
        values = list(values)
        if len(values) == 1:
            return (f"{got} == {values[0]}", f"({got} is not None and {got} != {values[0]})", ((name, values[0]),))
        listed = f"({', '.join(values)})"
        return f"{got} in {listed}", f"({got} is not None and {got} not in {listed})", ()


def _joined(parts: list[Parsed], yes: str, no: str, equals: tuple[tuple[str, str], ...]) -> Parsed:
    if len(parts) == 1:
        return parts[0]
    return f"({yes.join(p[0] for p in parts)})", f"({no.join(p[1] for p in parts)})", equals

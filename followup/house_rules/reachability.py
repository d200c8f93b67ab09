"""Which rules no situation can meet, and which always lose: found by trying every value that their facts can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod

from ..rulebook.book import Rule, Rulebook
from ..rulebook.conditions import Asked
from ..rulebook.policies import Policy
from .domains import POLICY_FACTS, Numbers, Value, Words, domain

MOST_TRIED = 300_000  # combinations; beyond that a rule is taken to be reachable


def unreachable(book: Rulebook) -> Iterator[tuple[Rule, str]]:
    """Each rule with each of its stages in which its condition can never hold."""
    numbers, words = _mentioned(book)
    for rule in book.rules.values():
        for stage in rule.entry.stages:
            if not any(True for _ in _meeting([rule], stage, book, numbers, words)):
                yield rule, stage


def always_beaten(book: Rulebook) -> Iterator[tuple[Rule, Rule]]:
    """Each rule that sets something, with a declared winner that sets the same whenever it holds."""
    numbers, words = _mentioned(book)
    for winner in book.rules.values():
        for id in winner.entry.over:
            loser = book.rules[id]
            if _covers(winner, loser) and _implied(loser, winner, book, numbers, words):
                yield loser, winner


def _covers(winner: Rule, loser: Rule) -> bool:
    w, r = winner.entry, loser.entry
    return bool(r.sets) and set(r.sets) <= set(w.sets) and set(r.step) <= set(w.step) and set(r.stages) <= set(w.stages)


def _implied(rule: Rule, other: Rule, book: Rulebook, numbers: Numbers, words: Words) -> bool:
    return all(
        other.condition.holds(facts)
        for stage in rule.entry.stages
        for facts in _meeting([rule, other], stage, book, numbers, words)
    )


def _meeting(
    rules: list[Rule], stage: str, book: Rulebook, numbers: Numbers, words: Words
) -> Iterator[dict[str, Value]]:
    """The values of all their facts under which the first of these rules holds in that stage."""
    names = list(dict.fromkeys(name for rule in rules for name in rule.condition.facts))
    free = [name for name in names if name not in POLICY_FACTS]
    alone = [*rules[0].condition.alone()]  # what fails whatever the other facts are is not tried with each of them
    domains = [_holding(alone, name, domain(name, stage, numbers, words)) for name in free]
    answers = _answers(book, [name for name in names if name in POLICY_FACTS])
    if prod(map(len, domains)) * len(answers) > MOST_TRIED:
        yield {}
        return
    for chosen in answers:
        for values in product(*domains):
            facts = {**chosen, **dict(zip(free, values))}
            if rules[0].condition.holds(facts):
                yield facts


def _holding(alone: list[tuple[str, Asked]], name: str, values: list[Value]) -> list[Value]:
    asked = [holds for of, holds in alone if of == name]
    return [value for value in values if all(holds(value) for holds in asked)]


def _answers(book: Rulebook, names: list[str]) -> list[dict[str, Value]]:
    """What the policies answer to these questions, each combination once; no answer that no policy gives."""
    found = {tuple(_answer(policy, name) for name in names) for policy in book.policies.values()}
    return [dict(zip(names, answers)) for answers in found]


def _answer(policy: Policy, name: str) -> Value:
    answer: Value = getattr(policy, "follow_ups" if name == "allowed" else name)
    return answer


def _mentioned(book: Rulebook) -> tuple[dict[str, set[int]], dict[str, set[str]]]:
    """The numbers that conditions compare a fact with, and the words they compare it with."""
    numbers: dict[str, set[int]] = {}
    words: dict[str, set[str]] = {}
    for rule in book.rules.values():
        tokens = rule.condition.text.replace("(", " ").replace(")", " ").split()
        for name in rule.condition.facts:
            for number in _numbers_after(tokens, name):
                numbers.setdefault(name, set()).add(number)
        for name, word in rule.condition.equals:
            words.setdefault(name, set()).add(str(word))
    return numbers, words


def _numbers_after(tokens: Iterable[str], name: str) -> Iterator[int]:
    tokens = list(tokens)
    for at, token in enumerate(tokens[:-2]):
        if token == name and tokens[at + 2].lstrip("-").replace(".", "").isdigit():
            yield int(float(tokens[at + 2]))

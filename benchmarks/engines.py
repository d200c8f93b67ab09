"""The same rules for three engines: our own, zen decision tables, rule-engine. Translated, so that none is favoured."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from followup.planning.situation import Situation
from followup.rulebook.book import Rule, Rulebook
from followup.rulebook.conditions import All, Either, Not, Part, Test
from followup.rulebook.facts import FACTS

Fire = Callable[[Any], list[str]]  # a situation (or its facts) -> ids of the rules that fire


def chosen_rules(book: Rulebook, most: int = 30) -> list[Rule]:
    """Rules with a condition, in the order they were read."""
    return [rule for rule in book.rules.values() if rule.condition.facts][:most]


def facts_of(situation: Situation) -> dict[str, Any]:
    """Every fact a rule may ask about, as the plain mapping the other engines read."""
    return {name: getattr(situation, name) for name in FACTS}


def our_engine(rules: list[Rule]) -> Fire:
    """The rulebook's own firing, of these rules alone."""
    book = Rulebook({})
    book.__dict__["rules"] = {rule.entry.id: rule for rule in rules}
    return lambda situation: [rule.entry.id for rule in book.fire(situation)]


def zen_engine(rules: list[Rule]) -> Fire:
    """One decision table, a row for each rule, collecting the ids of all that match. ImportError without zen-engine."""
    import zen

    rows = [{"_id": r.entry.id, "if": _in_words(r, "null"), "then": json.dumps(r.entry.id)} for r in rules]
    decision = zen.ZenEngine().create_decision(json.dumps(_table(rows)))
    return lambda facts: [found["id"] for found in decision.evaluate(facts)["result"]]


def rule_engine(rules: list[Rule]) -> Fire:
    """One rule_engine.Rule for each rule. ImportError without rule-engine."""
    import rule_engine as engine

    context = engine.Context(default_value=None)
    compiled = [(rule.entry.id, engine.Rule(_in_words(rule, "null"), context=context)) for rule in rules]
    return lambda facts: [id for id, rule in compiled if rule.matches(facts)]


def _table(rows: list[dict[str, str]]) -> dict[str, Any]:
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": "if", "name": "if"}],
        "outputs": [{"id": "then", "name": "then", "field": "id"}],
        "rules": rows,
    }
    nodes = [("in", "inputNode", None), ("table", "decisionTableNode", content), ("out", "outputNode", None)]
    return {
        "nodes": [
            {"id": id, "type": kind, "name": id, "position": {"x": 0, "y": 0}} | ({"content": held} if held else {})
            for id, kind, held in nodes
        ],
        "edges": [
            {"id": "first", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "second", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }


def _in_words(rule: Rule, null: str) -> str:
    """Stage and condition of a rule as an expression both engines read: ==, in, and, or, not, null."""
    stages = ", ".join(f"'{stage}'" for stage in rule.entry.stages)
    return f"stage in [{stages}] and {_said(rule.condition.tree, null)}"


def _said(part: Part, null: str, holds: bool = True) -> str:
    """What makes this part of a condition true, or with `holds` False, false."""
    match part:
        case Test():
            return _asked(part, null, holds)
        case Not(of):
            return _said(of, null, not holds)
        case All(parts) | Either(parts) if not parts:
            return str(holds).lower()
        case All(parts) | Either(parts):
            word = " and " if isinstance(part, All) is holds else " or "
            return f"({word.join(_said(one, null, holds) for one in parts)})"


def _asked(test: Test, null: str, holds: bool) -> str:
    fact, known = test.fact, f"{test.fact} != {null}"
    if test.sign == "flag":
        return f"{fact} == {str(holds).lower()}"
    if test.sign == "known":
        return known if holds else f"{fact} == {null}"
    if test.sign == "is":
        said = f"{fact} in [{', '.join(map(repr, test.values))}]"
    else:
        said = f"{fact} {test.sign} {test.values[0]!r}"
    return f"({known} and {said if holds else f'not ({said})'})"


def disagreements(ours: Fire, theirs: Fire, situations: Iterable[Situation]) -> int:
    """In how many situations the two engines do not fire the very same rules."""
    return sum(set(ours(s)) != set(theirs(facts_of(s))) for s in situations)

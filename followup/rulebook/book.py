"""A rulebook that was read: entries by kind and id, rules with their conditions, policies with all their answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..case.errors import InputError, Problem
from ..case.schema import one_of
from .conditions import Asked, Condition, compile_condition
from .entries import (
    Advice,
    Answer,
    Ask,
    Branch,
    Check,
    Custom,
    Figure,
    OwnAnswer,
    Place,
    PolicyEntry,
    Practice,
    Question,
    RuleEntry,
    Source,
    StepKind,
    Words,
)
from .facts import FACTS, STAGES
from .patterns.phrasebook import Phrasebook
from .policies import Limits, Policy, limits_of
from .template import Template

DEFAULT_POLICY = "balanced"
PATTERNS = ("check", "words")  # kinds of which the phrasebook is made


@dataclass(frozen=True)
class Entry:
    """Anything a rulebook holds, with the file it came from."""

    kind: str
    value: Any
    file: str


@dataclass(frozen=True)
class Rule:
    """A rule with its condition compiled."""

    entry: RuleEntry
    condition: Condition
    file: str = ""

    @property
    def id(self) -> str:
        return self.entry.id

    @cached_property
    def proposes(self) -> tuple[str, ...]:
        """The steps it proposes; none where it does something else."""
        return self.entry.step if self.entry.does == "propose" else ()


@dataclass(frozen=True, eq=False)
class Rulebook:
    """All entries by kind and id. `replaced` lists what a later folder put in the place of an earlier entry.

    laid: which entries are a later folder's, by kind and id; beneath: the rulebook those were laid over
    """

    entries: Mapping[tuple[str, str], Entry]
    replaced: tuple[tuple[Entry, Entry], ...] = ()
    laid: frozenset[tuple[str, str]] = frozenset()
    beneath: Rulebook | None = None

    def _all(self, kind: str) -> dict[str, Any]:
        return {id: entry.value for (of, id), entry in self.entries.items() if of == kind}

    @cached_property
    def sources(self) -> dict[str, Source]:
        return self._all("source")

    @cached_property
    def advice(self) -> dict[str, Advice]:
        return self._all("advice")

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question with its answers; those that a folder adds come last, or in the place of one of their name."""
        found: dict[str, Question] = self._all("question")
        for own in self._all("answer").values():
            if own.question in found:
                found[own.question] = _with_answer(found[own.question], own)
        return found

    @cached_property
    def asks(self) -> dict[str, Ask]:
        return self._all("ask")

    @cached_property
    def templates(self) -> dict[str, Template]:
        return self._all("template")

    @cached_property
    def checks(self) -> dict[str, Check]:
        return self._all("check")

    @cached_property
    def words(self) -> dict[str, Words]:
        return self._all("words")

    @cached_property
    def branches(self) -> dict[str, Branch]:
        """What the other side may say when you call, in the order to show it."""
        return dict(sorted(self._all("branch").items(), key=lambda pair: pair[1].order))

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """The patterns of all checks, compiled when the first message is read; those beneath where they stay."""
        if self.beneath is not None and not any(kind in PATTERNS for kind, _ in self.laid):
            return self.beneath.phrasebook
        return Phrasebook(self.checks.values(), self.words)

    @cached_property
    def limits(self) -> Limits:
        return limits_of(self._all("limit"), self.places.values())

    @cached_property
    def places(self) -> dict[str, Place]:
        """What differs in a country, by its code."""
        return self._all("place")

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """What was published about thanks, answers and offers, in the order of the file."""
        return self._all("figure")

    @cached_property
    def customs(self) -> dict[str, Custom]:
        """How thank-yous and calls are taken in a country, by its code."""
        return self._all("custom")

    @cached_property
    def practice(self) -> dict[str, Practice]:
        """What a house asks to be practised first, by the page it opens; ours asks for nothing."""
        return self._all("practice")

    @cached_property
    def steps(self) -> dict[str, StepKind]:
        """Step kinds in the order in which a plan lists them."""
        return dict(sorted(self._all("step").items(), key=lambda pair: pair[1].order))

    @cached_property
    def rules(self) -> dict[str, Rule]:
        return {
            id: Rule(entry.value, self.condition_of(entry), entry.file)
            for (kind, id), entry in self.entries.items()
            if kind == "rule"
        }

    def condition_of(self, rule: Entry) -> Condition:
        """When it holds, as it was compiled beneath where the same entry stands there. ValueError: it is none."""
        if self.beneath is not None and self.beneath.entries.get((rule.kind, rule.value.id)) is rule:
            return self.beneath.rules[rule.value.id].condition
        return compile_condition(rule.value.when, FACTS)

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """Every policy with all its answers; what it leaves out is balanced's."""
        return {id: self._policy(entry) for id, entry in self._all("policy").items()}

    def _policy(self, entry: PolicyEntry) -> Policy:
        default = self._all("policy")[DEFAULT_POLICY].answers
        chosen = {**default, **entry.answers}
        own = entry.id == DEFAULT_POLICY
        grace = own or (("policy", entry.id) in self.laid and chosen["Q1"] == default["Q1"])
        return Policy(entry.id, entry.says, {q: self.answer(q, chosen[q]) for q in self.questions}, own, grace,
                      entry.begun or "")  # fmt: skip

    def answer(self, question: str, answer: str) -> Answer:
        return next(one for one in self.questions[question].answer if one.id == answer)

    @cached_property
    def default_policy(self) -> str:
        """What is followed until somebody chooses: the policy that a folder says so of, else balanced."""
        return next((id for id, one in self._all("policy").items() if one.default), DEFAULT_POLICY)

    def followed(self, wanted: object) -> str:
        """The name of the policy somebody chose, where it is there; else the default."""
        return wanted if isinstance(wanted, str) and wanted in self.policies else self.default_policy

    def policy(self, name: str) -> Policy:
        """The policy of that name; InputError naming the known ones otherwise."""
        if name not in self.policies:
            raise InputError(Problem("policy", "no policy has this name", name, one_of(self.policies, name)))
        return self.policies[name]

    def fire(self, facts: Any) -> list[Rule]:
        """The rules of `facts.stage` whose conditions hold, in the order they were read."""
        return [rule for asked, rule in self._firing[facts.stage] if asked(facts)]

    def propose(self, facts: Any, only: Collection[str] | None = None) -> list[StepKind]:
        """The steps that the rules of `facts.stage` propose, as a plan lists them; with `only` of these."""
        return [
            kind
            for conditions, kind in self._proposing[facts.stage]
            if (only is None or kind.id in only) and any(asked(facts) for asked in conditions)
        ]

    @cached_property
    def asking(self) -> dict[str, list[tuple[Rule, tuple[str, ...], tuple[str, ...]]]]:
        """The rules of each stage that hang on something to ask for: what they read of it, and what they miss."""
        return {stage: list(self._asking(stage)) for stage in STAGES}

    def _asking(self, stage: str) -> Iterator[tuple[Rule, tuple[str, ...], tuple[str, ...]]]:
        for rule in self._of(stage):
            reads = tuple(fact for fact in rule.condition.facts if fact in self.asks)
            if reads:
                yield rule, reads, tuple(fact for fact in rule.condition.missing if fact in self.asks)

    @cached_property
    def _firing(self) -> dict[str, list[tuple[Asked, Rule]]]:
        """The rules of each stage, each with what answers its condition."""
        return {stage: [(rule.condition.asked, rule) for rule in self._of(stage)] for stage in STAGES}

    @cached_property
    def _proposing(self) -> dict[str, list[tuple[list[Asked], StepKind]]]:
        """The same for steps: one is proposed where any of the rules that propose it holds."""
        return {stage: list(self._proposals(stage)) for stage in STAGES}

    def _proposals(self, stage: str) -> Iterator[tuple[list[Asked], StepKind]]:
        rules = self._of(stage)
        for id, kind in self.steps.items():
            if conditions := [rule.condition.asked for rule in rules if id in rule.proposes]:
                yield conditions, kind

    def _of(self, stage: str) -> list[Rule]:
        return [rule for rule in self.rules.values() if stage in rule.entry.stages]


def _with_answer(question: Question, own: OwnAnswer) -> Question:
    others = tuple(one for one in question.answer if one.id != own.id)
    return replace(question, answer=(*others, own))

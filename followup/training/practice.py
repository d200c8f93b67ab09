"""Practice: short invented situations whose answers nobody stored; the planner itself judges what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from ..case.case import Case
from ..case.case_file import load_case, read_table
from ..case.errors import InputError, Problem
from ..planning.planner import Plan, Step, plan
from ..rulebook.book import Rulebook
from ..rulebook.loading import default_rulebook
from ..rulebook.policies import Policy
from . import practice_kinds as kinds
from .actions import ACTIONS
from .kind import NONE, Kind

FOLDER = Path(__file__).resolve().parents[1] / "exercises"
KEYS = set("id story asks kind by about now case".split())  # facts and a question; there is no key for an answer
YOU = {"name": "You"}  # the candidate of a situation, who is nobody in particular
RIGHT, POSSIBLE, WRONG = "right", "possible", "wrong"
NOT_YET = "not yet"  # what the plan has for a later day: no mistake, and nothing for now
RIGHTS = 4  # of several right answers so many are always offered


@dataclass(frozen=True, eq=False)
class Situation:
    """One story with its facts, and a question about it.

    by: the channel that a "whether" asks about; about: the kind of step that is meant, a key of ACTIONS; else any.
    """

    id: str
    story: str
    asks: str
    kind: str
    now: datetime
    case: Case
    by: str | None = None
    about: str | None = None

    @property
    def title(self) -> str:
        """What it is called in a list: its id in words."""
        words = self.id.replace("-", " ")
        return words[:1].upper() + words[1:]

    def plan(self, policy: str, rulebook: Rulebook | None = None) -> Plan:
        return plan(self.case, now=self.now, policy=policy, rulebook=rulebook)


@dataclass(frozen=True)
class Verdict:
    """level: right, possible, not yet or wrong; says: one or two sentences; instead: what the plan would say on that
    day.
    """

    level: str
    says: str
    instead: str = ""


class Exercise:
    """A situation under one policy: what can be answered, and what the plan of its case holds of each answer."""

    def __init__(self, situation: Situation, policy: str, rulebook: Rulebook | None = None) -> None:
        self.situation, self.book = situation, rulebook or default_rulebook()
        self.plan = situation.plan(policy, self.book)
        self.kind = kinds.KINDS[situation.kind](situation.by, situation.about)

    @cached_property
    def options(self) -> dict[str, str]:
        """What can be answered: each answer's key and its words. The right one of every policy is among them."""
        return self.kind.options(self.plan, [*self.rights[:RIGHTS], *map(self.answer_of, self._theirs)])

    @cached_property
    def rights(self) -> list[str]:
        """The keys of all answers that the plan's headline gives."""
        return self.kind.rights(self.plan)

    @property
    def right(self) -> str:
        """The plainest of them."""
        return self.rights[0]

    @property
    def step(self) -> Step | None:
        """The step of the plan that the question is about: its reasons are the answer's reasons."""
        return self.kind.about(self.plan)

    @cached_property
    def _theirs(self) -> dict[str, Plan]:
        policies: Mapping[str, Policy] = self.book.policies
        return {name: self.plan.under(one) for name, one in policies.items()}

    @cached_property
    def by_policy(self) -> dict[str, list[str]]:
        """Each right answer in words, and the policies that give it; one entry where nobody disagrees."""
        found: dict[str, list[str]] = {}
        for name in self._theirs:
            found.setdefault(self.kind.words(self._theirs[name], self.answer_of(name)), []).append(name)
        return found

    def answer_of(self, policy: str) -> str:
        """The key of what another policy's plan says to the same step; ours where it would do that as well."""
        return self._answers[policy]

    @cached_property
    def _answers(self) -> dict[str, str]:
        same, ours = self.kind.same(self.plan), self.rights if self.kind.in_any_way else [self.right]
        return {name: self._answer(theirs, same, ours) for name, theirs in self._theirs.items()}

    def _answer(self, theirs: Plan, same: Kind, ours: list[str]) -> str:
        """Ours, the plainest of it, where theirs gives that for the same step, or for all it has one do now; what they
        only allow beside their own is no agreement. Where their source is silent, nothing is set against ours.
        """
        given = [key for key in (*same.rights(theirs), *self.kind.given(theirs)) if key in ours]
        if given:
            return self.right if self.right in given else given[0]
        said = same.said(theirs)
        return self.right if said != NONE and self.kind.is_silent(self.plan) else said

    def judge(self, key: str) -> Verdict:
        """What the plan holds of an answer. InputError for one that was not offered."""
        if key not in self.options:
            raise InputError(Problem("answer", "not among the answers", key, ", ".join(self.options.values())))
        mine = f"The plan says: {self.options[self.right]}."
        if self.kind.is_a_part(self.plan, key):
            return Verdict(POSSIBLE, f"Yes, and not alone. {mine}")
        if key in self.rights:
            return Verdict(RIGHT, f"Yes{'' if key == self.right else ', that is right too'}. {mine}")
        if self.kind.possible(self.plan, key):
            return Verdict(POSSIBLE, f"That can be done too. {mine}")
        if later := self.kind.not_yet(self.plan, key):
            return Verdict(NOT_YET, f"{later} {mine}")
        return Verdict(WRONG, f"Not quite, and easily mistaken. {mine}", self.kind.instead(self.plan, key))


def read_situations(page: str, folder: Path = FOLDER) -> tuple[Situation, ...]:
    """The situations of a page of the workbook, such as "20_thank_you"; none for a page without practice.

    Raises InputError, with file and number, for unknown keys, unknown kinds and cases that are not sound.
    """
    path = folder / f"{page}.toml"
    if not path.is_file():
        return ()
    told = read_table(path).get("situation", [])
    return tuple(_situation(one, f"{path.name}: situation {number}") for number, one in enumerate(told, 1))


def _situation(told: Mapping[str, Any], where: str) -> Situation:
    unknown, missing = set(told) - KEYS, {"id", "story", "kind", "now", "case"} - set(told)
    if unknown or missing:
        raise InputError(Problem(where, "has other keys than a situation has", ", ".join(sorted(unknown | missing))))
    if told["kind"] not in kinds.KINDS:
        raise InputError(Problem(f"{where}: kind", "unknown kind", told["kind"], ", ".join(kinds.KINDS)))
    if told.get("about", "follow") not in ACTIONS:
        raise InputError(Problem(f"{where}: about", "unknown kind of step", told["about"], ", ".join(ACTIONS)))
    asks = told.get("asks") or kinds.KINDS[told["kind"]].asks
    case = load_case({"candidate": YOU, **told["case"]})
    story = " ".join(told["story"].split())
    return Situation(told["id"], story, asks, told["kind"], told["now"], case, told.get("by"), told.get("about"))

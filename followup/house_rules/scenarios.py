"""Scenario files: a case file with one more table, [scenario], that tells its story and what a plan must say.

One file serves three times: as a test, as a card in a workshop, as an example in the docs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.case_file import load_case, read_table
from ..case.clock import read_moment
from ..case.errors import InputError, Problem
from ..planning.planner import Plan, plan
from ..rulebook.book import DEFAULT_POLICY, Rulebook

PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = PACKAGE / "stories"  # where an installed package has both folders; pyproject.toml puts them there
KINDS = {
    "title": (str, "text"),
    "story": (str, "text"),
    "question": (str, "text"),
    "answer": (str, "text"),
    "policy": (str, "a policy's name"),
    "reader": (int, "a number"),
}


@dataclass(frozen=True, eq=False)
class Scenario:
    """A story with its case. expects: what its plans must say; each may name a moment and a policy of its own."""

    name: str
    data: dict[str, Any] = field(repr=False)

    @cached_property
    def case(self) -> Case:
        return load_case(self.data)

    @property
    def told(self) -> dict[str, Any]:
        """The [scenario] table: title, story, question, answer, now, policy, reader."""
        told: dict[str, Any] = self.data["scenario"]
        return told

    @property
    def expects(self) -> list[dict[str, Any]]:
        expected: list[dict[str, Any]] = self.told.get("expect", [])
        return expected

    def plan(self, expect: dict[str, Any], rulebook: Rulebook) -> Plan:
        """The plan at the moment and under the policy of one expectation."""
        now: datetime = expect.get("now", self.told["now"])
        policy = expect.get("policy", self.told.get("policy", DEFAULT_POLICY))
        return plan(self.case, now=now, policy=policy, rulebook=rulebook)

    def plans(self, rulebook: Rulebook) -> Iterator[Plan]:
        """One plan for each expectation; the scenario's own where it expects nothing."""
        for expect in self.expects or [{}]:
            yield self.plan(expect, rulebook)


class Folders(NamedTuple):
    """exercising: scenarios that hold the planner to rules; told: stories for workshops too. The audit reads both."""

    exercising: Path
    told: Path


def scenario_folders() -> Folders:
    """Where ours lie: in an installed package its own copies, in the project the two folders they are made from."""
    if SHIPPED.is_dir():
        return Folders(SHIPPED / "exercising", SHIPPED / "told")
    project = PACKAGE.parent
    return Folders(project / "tests" / "scenarios", project / "data" / "scenarios")


def read_scenarios(folder: str | Path) -> list[Scenario]:
    """The scenarios of a folder by name. InputError where it is no folder, or a file is no scenario."""
    folder = Path(folder)
    if not os.path.isdir(folder):  # also False for a name too long, unlike Path.is_dir
        raise InputError(Problem(str(folder), "no such folder of scenarios", "", "a folder with TOML files"))
    return [Scenario(path.stem, _read(path)) for path in sorted(folder.glob("*.toml"))]


def _read(path: Path) -> dict[str, Any]:
    data = read_table(path)
    told = data.get("scenario")
    if not isinstance(told, dict) or not isinstance(told.get("now"), datetime) or not {"title", "story"} <= set(told):
        allowed = "[scenario] with title, story and now"
        raise InputError(Problem(f"{path}: scenario", "no story with its moment", "", allowed))
    read_moment(told["now"].isoformat(), f"{path}: scenario.now")
    for key, (kind, allowed) in KINDS.items():
        if not isinstance(told.get(key, kind()), kind):
            raise InputError(Problem(f"{path}: scenario.{key}", "another kind of value", str(told[key]), allowed))
    return data

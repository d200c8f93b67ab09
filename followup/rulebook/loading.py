"""Reads the rulebook, overlays a counselor's own folders by id, refuses what is unsound, compiles conditions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ..case.case_file import read_table
from ..case.errors import InputError, Problem, shorten
from ..case.schema import nearest, one_of, read_as
from .conditions import Condition, compile_condition
from .entries import (
    KINDS,
    Advice,
    Answer,
    Ask,
    Branch,
    Check,
    PolicyEntry,
    Question,
    RuleEntry,
    Source,
    StepKind,
    Words,
)
from .facts import FACTS, STAGES
from .patterns.phrasebook import Phrasebook
from .policies import Limits, Policy
from .soundness import problems_in
from .template import Template, read_template

HERE = Path(__file__).resolve().parents[1]
OWN_FOLDERS = (HERE / "rules", HERE / "templates", HERE / "checks", HERE / "rehearsals")
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

    @cached_property
    def proposes(self) -> tuple[str, ...]:
        """The steps it proposes; none where it does something else."""
        return self.entry.step if self.entry.does == "propose" else ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.entry, name)


@dataclass(frozen=True, eq=False)
class Rulebook:
    """All entries by kind and id. `replaced` lists what a later folder put in the place of an earlier entry.

    laid: which entries are a later folder's, by kind and id.
    """

    entries: Mapping[tuple[str, str], Entry]
    replaced: tuple[tuple[Entry, Entry], ...] = ()
    laid: frozenset[tuple[str, str]] = frozenset()

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
        return self._all("question")

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
        """The patterns of all checks, compiled when the first message is read; ours where no folder changes them."""
        if self.laid and not any(kind in PATTERNS for kind, _ in self.laid):
            return default_rulebook().phrasebook
        return Phrasebook(self.checks.values(), self.words)

    @cached_property
    def limits(self) -> Limits:
        return Limits(self._all("limit").values())

    @cached_property
    def steps(self) -> dict[str, StepKind]:
        """Step kinds in the order in which a plan lists them."""
        return dict(sorted(self._all("step").items(), key=lambda pair: pair[1].order))

    @cached_property
    def rules(self) -> dict[str, Rule]:
        return {
            id: Rule(entry.value, compile_condition(entry.value.when, FACTS), entry.file)
            for (kind, id), entry in self.entries.items()
            if kind == "rule"
        }

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """Every policy with all its answers; what it leaves out is balanced's."""
        return {id: self._policy(entry) for id, entry in self._all("policy").items()}

    def _policy(self, entry: PolicyEntry) -> Policy:
        default = self._all("policy")[DEFAULT_POLICY].answers
        chosen = {**default, **entry.answers}
        return Policy(entry.id, entry.says, {q: self.answer(q, chosen[q]) for q in self.questions})

    def answer(self, question: str, answer: str) -> Answer:
        return next(one for one in self.questions[question].answer if one.id == answer)

    def policy(self, name: str) -> Policy:
        """The policy of that name; InputError naming the known ones otherwise."""
        if name not in self.policies:
            raise InputError(Problem("policy", "no policy has this name", name, one_of(self.policies, name)))
        return self.policies[name]

    def fire(self, facts: Any) -> list[Rule]:
        """The rules of `facts.stage` whose conditions hold, in the order they were read."""
        return self._firing[facts.stage](facts)

    def propose(self, facts: Any) -> list[StepKind]:
        """The steps that the rules of `facts.stage` propose, in the order in which a plan lists them."""
        return self._proposing[facts.stage](facts)

    @cached_property
    def _firing(self) -> dict[str, Callable[[Any], list[Rule]]]:
        """One Python function a stage: far faster than asking each rule in turn."""
        return {stage: _compile([(rule.condition.yes, rule) for rule in self._of(stage)]) for stage in STAGES}

    @cached_property
    def _proposing(self) -> dict[str, Callable[[Any], list[StepKind]]]:
        """The same for steps: one is proposed where any of the rules that propose it holds."""
        return {stage: _compile(list(self._proposals(stage))) for stage in STAGES}

    def _proposals(self, stage: str) -> Iterator[tuple[str, StepKind]]:
        rules = self._of(stage)
        for id, kind in self.steps.items():
            if conditions := [rule.condition.yes for rule in rules if id in rule.proposes]:
                yield " or ".join(conditions), kind

    def _of(self, stage: str) -> list[Rule]:
        return [rule for rule in self.rules.values() if stage in rule.entry.stages]


def _compile(choices: list[tuple[str, Any]]) -> Callable[[Any], list[Any]]:
    """A function that lists, of these values, those whose condition holds."""
    lines = ["def choose(f):", "    chosen = []"]
    for number, (condition, _) in enumerate(choices):
        lines.append(f"    if {condition}: chosen.append(value{number})")
    names: dict[str, Any] = {f"value{number}": value for number, (_, value) in enumerate(choices)}
    # Safe: conditions.py builds these expressions from declared fact names and quoted words only.
    exec("\n".join([*lines, "    return chosen"]), names)  # noqa: S102
    return names["choose"]


def load_rulebook(*folders: str | Path) -> Rulebook:
    """The workbook's rulebook, overlaid by the TOML files of these folders in turn (by kind and id).

    Raises InputError naming file, id, what was seen and what is allowed where anything is not sound.
    """
    entries = _layer(OWN_FOLDERS)
    replaced: list[tuple[Entry, Entry]] = []
    laid: set[tuple[str, str]] = set()
    for folder in folders:
        for key, entry in _layer((Path(folder),)).items():
            if key in entries:
                replaced.append((entries[key], entry))
            entries[key] = entry
            laid.add(key)
    book = Rulebook(entries, tuple(replaced), frozenset(laid))
    if found := list(problems_in(book)):
        raise InputError(*found)
    return book


@cache
def default_rulebook() -> Rulebook:
    """The workbook's own rulebook, without any folder of a counselor's."""
    return load_rulebook()


def folders_from_environment() -> list[str]:
    """The folders named in FOLLOWUP_RULES."""
    return [folder for folder in os.environ.get("FOLLOWUP_RULES", "").split(os.pathsep) if folder]


def _layer(folders: Iterable[Path]) -> dict[tuple[str, str], Entry]:
    """The entries of one layer; an id that stands twice in one layer is refused."""
    entries: dict[tuple[str, str], Entry] = {}
    for folder in folders:
        if not os.path.isdir(folder):
            raise InputError(Problem(str(folder), "no such folder of rules", "", "a folder with TOML files"))
        for path in sorted(folder.rglob("*.toml")):
            for entry in _read(path, str(path.relative_to(folder.parent))):
                key = (entry.kind, entry.value.id)
                if key in entries:
                    first = entries[key].file
                    raise InputError(
                        Problem(
                            f"{entry.file}: {entry.kind} {key[1]}",
                            "this id is taken",
                            f"also in {first}",
                            "each id once a folder",
                        )
                    )
                entries[key] = entry
    return entries


def _read(path: Path, file: str) -> Iterable[Entry]:
    return read_entries(read_table(path, file), file)


def read_entries(data: Mapping[str, Any], file: str) -> Iterator[Entry]:
    """The entries of one file, one by one; InputError, naming `file` and id, at the first that can't be read."""
    if "paragraph" in data:
        yield Entry("template", read_template(data, file), file)
        return
    for kind, tables in data.items():
        if kind not in KINDS:
            near = nearest(kind, [*KINDS, "paragraph"])
            raise InputError(
                Problem(file, "unknown kind of entry", kind, f"{near or one_of(KINDS)} (as [[rule]], or a template)")
            )
        if not isinstance(tables, list):
            raise InputError(Problem(f"{file}: {kind}", "not a list of tables", type(tables).__name__, f"[[{kind}]]"))
        for number, table in enumerate(tables):
            name = table.get("id", number) if isinstance(table, dict) else number
            where = f"{file}: {kind} {shorten(str(name))}"
            yield Entry(kind, read_as(_adapter(kind), table, where, {"": KINDS[kind], "answer": Answer}), file)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])

"""All entries of a journal in memory: which count, what each case comes to, which do not fit their case."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from ..case.case import Case
from ..case.case_file import load_case
from ..case.errors import InputError, Problem
from .entries import Entry
from .folding import State, fold, to_mapping


@dataclass(frozen=True, slots=True)
class Folded:
    """What the lines of one case come to. case, state: None where no line opens it. refused: by entry id."""

    case: Case | None = None
    state: State | None = None
    refused: dict[str, Problem] = field(default_factory=dict)


class Ledger:
    """Entries in the order of their ranks, in whatever order they came. Cases are folded when asked for."""

    def __init__(self, where: str = "journal") -> None:
        self.where = where  # what a problem's line number refers to
        self.entries: dict[str, Entry] = {}
        self.of_case: dict[str, list[Entry]] = {}
        self.settings: list[Entry] = []
        self.undos: list[Entry] = []
        self.undone: frozenset[str] = frozenset()
        self.highest = 0
        self._folded: dict[str, Folded] = {}
        self._named: set[str] = set()  # by undos

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in entries; one whose id is known already counts once."""
        unsettled = False
        for entry in entries:
            if entry.id not in self.entries:
                self.entries[entry.id] = entry
                self.highest = max(self.highest, entry.number)
                self._file(entry)
                unsettled |= entry.do == "undo" or entry.id in self._named
        if unsettled:
            self._settle_undos()

    def _file(self, entry: Entry) -> None:
        if entry.do == "setting":
            insort(self.settings, entry, key=_by_rank)
        if entry.do == "undo":
            insort(self.undos, entry, key=_by_rank)
            self._named.add(entry.data["entry"])
        if entry.case is not None:
            insort(self.of_case.setdefault(entry.case, []), entry, key=_by_rank)
            self._folded.pop(entry.case, None)

    def _settle_undos(self) -> None:
        before, self.undone = self.undone, undone_by(self.undos, self.entries)
        for entry_id in before ^ self.undone:
            if (entry := self.entries.get(entry_id)) and entry.case is not None:
                self._folded.pop(entry.case, None)

    def folded(self, case_id: str) -> Folded:
        """What that case comes to; an empty Folded where no line names it."""
        if case_id not in self._folded:
            self._folded[case_id] = settle(case_id, self.counting(case_id), self.where)
        return self._folded[case_id]

    def counting(self, case_id: str) -> list[Entry]:
        """The entries of a case that are not undone, in order."""
        return [entry for entry in self.of_case.get(case_id, ()) if entry.id not in self.undone]

    def refuse_unsound(self, entry: Entry) -> None:
        """InputError where the case would not be sound with this entry, which is not in the ledger yet."""
        target = self.entries.get(entry.data["entry"]) if entry.do == "undo" else entry
        if target is None or target.case is None:
            return
        undone = undone_by([*self.undos, entry], self.entries) if entry.do == "undo" else self.undone
        entries = [*self.of_case.get(target.case, ()), entry]
        after = settle(target.case, [one for one in entries if one.id not in undone], self.where)
        before = self.folded(target.case).refused
        if faults := [problem for entry_id, problem in after.refused.items() if entry_id not in before]:
            raise InputError(*faults)

    def opens(self, case_id: str) -> bool:
        """Whether a line ever opened this case, undone or not."""
        return any(entry.do == "case" for entry in self.of_case.get(case_id, ()))


def _by_rank(entry: Entry) -> tuple[int, datetime, bool, str]:
    return entry.rank


def undone_by(undos: Iterable[Entry], entries: Mapping[str, Entry]) -> frozenset[str]:
    """The ids that no longer count. An undo only reaches back, so that no two can undo each other."""
    gone: set[str] = set()
    for undo in sorted(undos, key=_by_rank, reverse=True):
        target = entries.get(undo.data["entry"])
        if undo.id not in gone and target and target.rank < undo.rank:
            gone.add(target.id)
    return frozenset(gone)


def settle(case_id: str, entries: list[Entry], where: str = "") -> Folded:
    """Fold the entries of a case, leaving out those that do not fit; each of these is named in `refused`."""
    openings = [entry for entry in entries if entry.do == "case"]
    if not openings:
        return Folded()
    opening, *doubles = openings
    refused = {
        entry.id: Problem(_place(entry, where), "this id is taken by another case", case_id) for entry in doubles
    }
    changes = [entry for entry in entries if entry.do in ("facts", "event")]
    whole = _attempt(case_id, opening, changes)
    if isinstance(whole, Problem):
        whole = _without_misfits(case_id, opening, changes, refused, where)
    return Folded(whole.case, whole.state, {**refused, **whole.refused})


def _without_misfits(
    case_id: str, opening: Entry, changes: list[Entry], refused: dict[str, Problem], where: str
) -> Folded:
    alone = _attempt(case_id, opening, [])
    if isinstance(alone, Problem):
        return Folded(refused={opening.id: _named(alone, opening, where)})
    kept: list[Entry] = []

    def sift(block: list[Entry]) -> None:
        """Keep what fits of `block`; halving finds the few that don't fit without trying each one alone."""
        problem = _attempt(case_id, opening, kept + block)
        if not isinstance(problem, Problem):
            kept.extend(block)
        elif len(block) == 1:
            refused[block[0].id] = _named(problem, block[0], where)
        else:
            sift(block[: len(block) // 2])
            sift(block[len(block) // 2 :])

    sift(changes)
    fitting = _attempt(case_id, opening, kept)
    return fitting if isinstance(fitting, Folded) else Folded()


def _attempt(case_id: str, opening: Entry, changes: list[Entry]) -> Folded | Problem:
    try:
        state = fold(opening, changes)
        return Folded(load_case(to_mapping(state, case_id)), state)
    except InputError as error:
        return error.problems[0]


def _named(problem: Problem, entry: Entry, where: str) -> Problem:
    """The problem at the line that causes it; at the case, for an entry not written yet."""
    inside = problem.where.removeprefix("case: ")
    if entry.do == "event":
        inside = re.sub(r"^events\[\d+\]", "event", inside)
    return replace(problem, where=f"{_place(entry, where)}: {inside}")


def _place(entry: Entry, where: str) -> str:
    return f"{where}, line {entry.line}" if entry.line else str(entry.case)

"""The lines of one case laid one after the other: all of them, or only those that fit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from ..case.errors import InputError, Problem
from ..case.schema import MOST_TOLD
from .entries import Entry, Rank, by_rank
from .growing import Growing, seen_from

FOLDED = ("case", "facts", "event")  # the lines that say what a case is
TAKEN = Problem("", "this id is taken by another case")
Why = Callable[[], tuple[str, Problem]]


class Done(Enum):
    """What became of a line; skipped are those of a case that is not opened."""

    LAID = auto()
    REFUSED = auto()
    PASSED = auto()
    SKIPPED = auto()


class Places:
    """Says which line is wrong and why, for the first hundred in detail: a file may have very many of them."""

    def __init__(self, where: str) -> None:
        """where: the file that lines are numbered in."""
        self._where, self._left = where, MOST_TOLD

    def problem(self, entry: Entry, why: Why) -> Problem:
        """What is wrong with a line. why: (the piece of the case, what is wrong there)."""
        if not entry.line:  # not written yet: whoever writes it reads this
            place, problem = why()
            return replace(problem, where=_joined(entry.case, seen_from(entry, place, problem)))
        line = f"{self._where}, line {entry.line}"
        if not self._left:
            return Problem(line, "does not fit its case either", str(entry.case))
        self._left -= 1
        place, problem = why()
        return replace(problem, where=_joined(line, seen_from(entry, place, problem)))


def _joined(*parts: str | None) -> str:
    return ": ".join(filter(None, parts))


class Course:
    """strict: a line after which the case is not sound is refused, and the next one laid on what was there before it.

    Not strict: everything that leads somewhere is laid, because a later line may mend what an earlier one broke.
    """

    def __init__(self, case_id: str, *, strict: bool, places: Places, beside: Course | None = None) -> None:
        """places: puts into words what is wrong with a line; beside: another course of the same lines."""
        self.case_id, self.strict, self._place, self._beside = case_id, strict, places, beside
        self._start_over()

    def _start_over(self) -> None:
        self._growing: Growing | None = None
        self.refused: dict[str, Problem] = {}
        self._lines: list[Entry] = []
        self._done: list[Done] = []
        self._passed = 0
        self._in_order = True

    @property
    def growing(self) -> Growing:
        """What was laid; made when it is first asked for, because a file may name very many cases."""
        if self._growing is None:
            self._growing = Growing(self.case_id, self._beside.growing if self._beside else None)
        return self._growing

    def back_to(self, rank: Rank) -> None:
        """Take away what was laid from that rank on."""
        if not self._in_order:
            self._start_over()
        while self._lines and self._lines[-1].rank >= rank:
            self.drop()

    def drop(self) -> None:
        """Take the last line away again."""
        if len(self._lines) == 1:
            return self._start_over()
        done = self._done.pop()
        entry = self._lines.pop()
        self.refused.pop(entry.id, None)
        self._passed -= done is Done.PASSED
        if done is Done.LAID:
            self.growing.lift()

    def go_on(self, lines: Sequence[Entry], undone: Collection[str]) -> None:
        """Lay what comes after the last line laid."""
        for entry in self._coming(lines, undone) if self._lines else self._all(lines, undone):
            self.take(entry)

    def _coming(self, lines: Sequence[Entry], undone: Collection[str]) -> Iterator[Entry]:
        start = bisect_right(lines, self._lines[-1].rank, key=by_rank) if self._in_order else len(lines)
        for number in range(start, len(lines)):
            entry = lines[number]
            if entry.do in FOLDED and entry.id not in undone:
                yield entry

    def _all(self, lines: Sequence[Entry], undone: Collection[str]) -> list[Entry]:
        """The line that opens the case first, wherever it stands."""
        found = [entry for entry in lines if entry.do in FOLDED and entry.id not in undone]
        opening = next((entry for entry in found if entry.do == "case"), None)
        if opening is None:
            return []
        self._in_order = found[0] is opening
        return found if self._in_order else [opening, *(entry for entry in found if entry is not opening)]

    def take(self, entry: Entry) -> None:
        """Lay one line more; it is refused, or passed over, where it can't be laid."""
        self._lines.append(entry)
        self._done.append(self._lay(entry))

    def _lay(self, entry: Entry) -> Done:
        second = entry.do == "case" and len(self._lines) > 1
        if second and not (self.opened and isinstance(entry.data.get("keyed"), str)):
            self.refused[entry.id] = self._place.problem(entry, lambda: ("", TAKEN))
            return Done.REFUSED
        if entry.do != "case" and not self.opened:
            return Done.SKIPPED
        try:
            if entry.do == "case" and not second:
                self.growing.open(entry.data["facts"], entry.data.get("keyed"))
            else:
                self.growing.lay(entry)
        except InputError as error:
            problem = error.problems[0]
            return self._refuse(entry, lambda: ("", problem))
        if self.strict and not self.growing.is_sound():
            return self._take_off(entry)
        return Done.LAID

    def _take_off(self, entry: Entry) -> Done:
        done = self._refuse(entry, self.growing.trouble)
        if entry.do == "case" and len(self._lines) == 1:
            self._growing = None
        else:
            self.growing.lift()
        return done

    def _refuse(self, entry: Entry, why: Why) -> Done:
        if self.strict or entry.do == "case":  # no later line mends one that says no case at all
            self.refused[entry.id] = self._place.problem(entry, why)
            return Done.REFUSED
        self._passed += 1
        return Done.PASSED

    def problem_with(self, entry: Entry) -> Problem | None:
        """Why the case is not sound with this line on top; None where it is. Nothing of the line stays."""
        self.take(entry)
        try:
            if entry.id in self.refused or not self.opened:
                return self.refused.get(entry.id)
            if self._done[-1] is Done.PASSED:
                return self._place.problem(entry, lambda: ("", self._why(entry)))
            return None if self.growing.is_sound() else self._place.problem(entry, self.growing.trouble)
        finally:
            self.drop()
            self.growing.sort()

    def _why(self, entry: Entry) -> Problem:
        try:
            self.growing.lay(entry)
        except InputError as error:
            return error.problems[0]
        raise AssertionError("a line that was passed over leads somewhere now")

    def is_mended_by(self, entry: Entry) -> bool:
        """Whether all lines together say a sound case with this one on top. Nothing of it stays."""
        self.take(entry)
        try:
            return self.is_sound
        finally:
            self.drop()
            self.growing.sort()

    @property
    def begun(self) -> bool:
        """Whether there is a line that opens this case, sound or not."""
        return bool(self._lines)

    @property
    def opened(self) -> bool:
        """Whether the line that opens the case is laid."""
        return bool(self.growing.state)

    @property
    def is_sound(self) -> bool:
        """Whether all lines together say a sound case."""
        return self.opened and not self._passed and self.growing.is_sound()

"""What the lines of one case come to, kept up as lines come, go and come back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..case.case import Case, Event
from ..case.errors import InputError, Problem
from .course import Course, Places
from .entries import Entry, Rank
from .folding import State


@dataclass(frozen=True, slots=True)
class Folded:
    """What the lines of one case come to. case, state: None where no line opens it. refused: by entry id.

    state is the ledger's own, and grows with the next line.
    """

    case: Case | None = None
    state: State | None = None
    refused: dict[str, Problem] = field(default_factory=dict)


class Standing:
    """All lines laid one after the other, as long as they make a sound case together; else those that fit, each laid
    on the ones before it. Lines that undo or are undone are not for it to judge.
    """

    def __init__(self, case_id: str, places: Places) -> None:
        self.case_id, self._places = case_id, places
        self._whole = Course(case_id, strict=False, places=places)
        self._strict: Course | None = None
        self._known: Folded | None = None

    def back_to(self, rank: Rank) -> None:
        """From this rank on there are other lines now."""
        self._known = None
        for course in self._courses():
            course.back_to(rank)

    def _courses(self) -> list[Course]:
        return [self._whole] if self._strict is None else [self._whole, self._strict]

    def folded(self, lines: Sequence[Entry], undone: Collection[str]) -> Folded:
        """What they come to. lines: all of this case, by rank; undone: the ids that do not count."""
        if self._known is None:
            self._known = self._fold(lines, undone)
        return self._known

    def _fold(self, lines: Sequence[Entry], undone: Collection[str]) -> Folded:
        made = self._made(lines, undone)
        if made.case is None:  # nothing to go on from
            self._whole, self._strict = Course(self.case_id, strict=False, places=self._places), None
        return made

    def _made(self, lines: Sequence[Entry], undone: Collection[str]) -> Folded:
        self._whole.go_on(lines, undone)
        if not self._whole.opened or self._whole.is_sound:
            self._strict = None
            return _folded(self._whole)
        self._strict = self._strict or self._fresh()
        self._strict.go_on(lines, undone)
        return _folded(self._strict)

    def refuse_unsound(self, entry: Entry, lines: Sequence[Entry], undone: Collection[str]) -> None:
        """InputError where a new line, later than all of these, does not fit; nothing of it stays."""
        self.folded(lines, undone)
        course = self._courses()[-1] if entry.do != "case" or self._whole.begun else self._fresh()
        problem = course.problem_with(entry)
        if problem is None or (course is not self._whole and self._whole.is_mended_by(entry)):
            return
        raise InputError(problem)

    def _fresh(self) -> Course:
        return Course(self.case_id, strict=True, places=self._places, beside=self._whole)

    def keep(self, case: Case | None) -> None:
        """Nothing was changed after all: the case is the very same object as before."""
        if self._known is not None:
            self._known = replace(self._known, case=case)

    def event(self, key: str) -> Event | None:
        """The event that has this key, as of the last `folded`."""
        return self._courses()[-1].growing.event(key)

    def key_of(self, name: str, held: dict[str, Any]) -> str | None:
        """The key of the event or interview that says the very same, as of the last `folded`."""
        return self._courses()[-1].growing.key_of(name, held)

    def own_key(self, name: str, key: str) -> str:
        """What goes by that key, as of the last `folded`."""
        return self._courses()[-1].growing.own_key(name, key)

    @property
    def twins(self) -> Mapping[tuple[str, str], str]:
        """What was written twice and counts once, as of the last `folded`: (list, key) -> the key that counts."""
        return self._courses()[-1].growing.twins


def _folded(course: Course) -> Folded:
    growing = course.growing
    growing.sort()
    if not course.opened:
        return Folded(refused=dict(course.refused))
    return Folded(growing.case(), growing.state, dict(course.refused))

"""The lines of a journal by what they are about, in the order of their ranks, in whatever order they came."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from .course import Places
from .entries import BEGINNING, JOINED, Entry, by_rank
from .joining import Moments, moment_of, told_ahead, told_late, told_standing
from .renaming import Names, calling, keyed, told_keys
from .standing import Standing
from .telling import Telling
from .undoing import Undoing


class Filed:
    """Entries as they come: of which case each is, and which count. What was folded of a case is taken back to the rank
    of a line that comes before others, and goes on from there.
    """

    def __init__(self, where: str) -> None:
        self._places = Places(where)
        self.joins: dict[str, Entry] = {}  # the lines that say that two journals became one, so that moments decide
        self._late: Moments = {}
        self._ahead: Moments = {}
        self.telling = Telling()  # who those are to whom one id was given apart
        self.letters: dict[str, str] = {}  # of lines that speak of a second opening, those that its keys have
        self.highest = 0
        self.latest = BEGINNING
        self._start_over()

    def _start_over(self) -> None:
        self.entries: dict[str, Entry] = {}
        self._written: dict[str, Entry] = {}  # those in which something is called otherwise, as they were written
        self.of_case: dict[str, list[Entry]] = {}
        self.worth: list[Entry] = []  # all but settings
        self._lines: list[int] = []  # of these, in the order they came
        self.first_at: datetime | None = None  # of those worth keeping
        self._settings: dict[str, list[Entry]] = {}
        self._drafts: dict[str, list[Entry]] = {}
        self.facts: dict[str, list[Entry]] = {}
        self._openers: list[Entry] = []
        self._opened: set[str] = set()
        self._openings: dict[str, Any] | None = None
        self.tokens: dict[str, list[Entry]] = {}  # lines that were written together
        self._undoing = Undoing(self.entries)
        self._standings: dict[str, Standing] = {}
        # a line that was made, before how many, and who is who with it
        self._foreseen: tuple[str, int, Names] = ("", 0, {})

    @property
    def undone(self) -> set[str]:
        """The ids of the lines that do not count."""
        return self._undoing.undone

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in entries; one whose id is known already counts once."""
        entries = list(entries)
        if joins := {entry.id: entry for entry in entries if entry.do == JOINED and entry.id not in self.joins}:
            entries = self._join(joins, entries)
        if ahead := [entry for entry in entries if "ahead" in entry.data]:
            self._ahead = told_ahead(ahead, self._ahead)
            entries = self._anew(entries)
        if self.telling.families:
            entries = self._who_is_who(entries)
        fresh = []
        for entry in entries:
            if entry.id not in self.entries and entry.do != JOINED:
                self.entries[entry.id] = placed = self._placed(entry) if self.joins else entry
                fresh.append(placed)
        self._lines += [entry.line for entry in fresh if entry.do != "setting"]
        for entry in sorted(fresh, key=by_rank) if self.joins else fresh:
            self._file(entry)
        for entry_id in self._undoing.take(fresh):
            self._changed(self.entries[entry_id])

    def _join(self, joins: dict[str, Entry], coming: list[Entry]) -> list[Entry]:
        """From now on moments decide, for what is here too: that comes once more, and what is coming after it."""
        self.joins |= joins
        self._late = told_late(self.joins.values())
        self.letters = told_keys(self.joins.values())
        self.telling = Telling(self.joins.values())
        self.highest = max(self.highest, *(entry.number for entry in joins.values()))
        return self._anew(coming)

    def _who_is_who(self, coming: list[Entry]) -> list[Entry]:
        telling = [one for one in coming if one.id not in self.entries and self.telling.is_part(one)]
        if not telling:
            return coming
        before, now = self.telling.names, self._foreseen_for(telling) or self._names_with(telling)
        self.telling.names = now
        changed = any(now.get(one) != before.get(one) for one in (now.keys() | before.keys()) & self.entries.keys())
        return self._anew(coming) if changed else coming

    def _foreseen_for(self, telling: list[Entry]) -> Names | None:
        """Who is who with these lines, where that was worked out when the one there is was made, and nothing came in
        between.
        """
        line, count, names = self._foreseen
        return names if len(telling) == 1 and telling[0].id == line and count == len(self.entries) else None

    def _names_with(self, telling: Iterable[Entry]) -> Names:
        return self.telling.names_with([*self.as_written(), *map(self._in_place, telling)])

    def as_written(self) -> Iterator[Entry]:
        """All lines, without what they are called otherwise."""
        return (self._written.get(one.id, one) for one in self.entries.values())

    def _in_place(self, entry: Entry) -> Entry:
        return entry.counted_by(moment_of(entry, self._late, self._ahead)) if self.joins else entry

    def _anew(self, coming: list[Entry]) -> list[Entry]:
        held = [*self.as_written()]
        self.latest = BEGINNING
        self._start_over()
        self._undoing.void = told_standing(self.joins.values())
        return [*held, *coming]

    def _placed(self, entry: Entry) -> Entry:
        if not self.joins:
            return entry
        called = placed = self._in_place(entry)
        if entry.id in self.telling.names:
            called = calling(called, self.telling.names[entry.id])
        if entry.id in self.letters:
            called = keyed(called, self.letters[entry.id])
        if called is not placed:
            self._written[entry.id] = placed
        return called

    def _file(self, entry: Entry) -> None:
        if entry.rank[1] > self.highest:
            self.highest = entry.rank[1]
        moment = entry.moment if self.joins else entry.stated
        if moment > self.latest:
            self.latest = max(self.latest, self._counted(entry) if self._ahead else moment)
        if entry.do == "setting":
            _insert(self._settings.setdefault(entry.data["name"], []), entry)
        else:
            _insert(self.worth, entry)
            if self.first_at is None or entry.at < self.first_at:
                self.first_at = entry.at
        if "together" in entry.data and isinstance(token := entry.data["together"], str):
            self.tokens.setdefault(token, []).append(entry)
        if entry.case is not None:
            _insert(self.of_case.setdefault(entry.case, []), entry)
            self._file_by_case(entry, entry.case)

    def _counted(self, entry: Entry) -> datetime:
        return entry.moment if self.joins else min(entry.stated, self._ahead.get(entry.id, entry.stated))

    def _file_by_case(self, entry: Entry, case_id: str) -> None:
        if entry.do == "case":
            _insert(self._openers, entry)
            self._opened.add(case_id)
        elif entry.do == "draft":
            _insert(self._drafts.setdefault(case_id, []), entry)
        elif entry.do == "facts":
            _insert(self.facts.setdefault(case_id, []), entry)
        self._changed(entry)

    def _changed(self, entry: Entry) -> None:
        """A line came, or counts otherwise than before."""
        if entry.case in self._standings:
            self._standings[entry.case].back_to(entry.rank)
        if entry.do == "case":
            self._openings = None


def _insert(entries: list[Entry], entry: Entry) -> None:
    if not entries or entries[-1].rank < entry.rank:
        entries.append(entry)
    else:
        insort(entries, entry, key=by_rank)

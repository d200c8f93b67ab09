"""All entries of a journal in memory: which count, what each case comes to, which do not fit their case."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from ..case.case import Event
from ..case.errors import InputError
from .entries import Entry, new_entry
from .filed import Filed
from .joining import FAR, far_ahead
from .renaming import calling
from .standing import Folded, Standing


class Ledger(Filed):
    """What filed entries say. Cases are folded when asked for, and go on from where they were."""

    # what they say

    def folded(self, case_id: str) -> Folded:
        """What that case comes to; an empty Folded where no line names it."""
        return self._standing(case_id).folded(self.of_case.get(case_id, ()), self.undone)

    def _standing(self, case_id: str) -> Standing:
        if case_id not in self._standings:
            self._standings[case_id] = Standing(case_id, self._places)
        return self._standings[case_id]

    def key_of(self, case_id: str, name: str, held: dict[str, Any]) -> str | None:
        """The key of the event or interview of a case that says the very same at the very same moment."""
        self.folded(case_id)
        return self._standing(case_id).key_of(name, held)

    def twins(self, case_id: str) -> Mapping[tuple[str, str], str]:
        """What was written twice and counts once, as on two computers: (list, key) -> the key that counts."""
        self.folded(case_id)
        return self._standing(case_id).twins

    def event(self, case_id: str, key: str) -> Event | None:
        """The event of a case that has this key, as of the last `folded`."""
        return self._standing(case_id).event(key)

    def newest(self, case_id: str | None = None) -> Iterator[Entry]:
        """The lines of a case, else all but settings, the newest first."""
        return reversed(self.worth if case_id is None else self.of_case.get(case_id, []))

    def drafts(self, case_id: str) -> Iterator[Entry]:
        """The drafts of a case that count, the newest first."""
        return self._counting(self._drafts.get(case_id, []))

    def settings(self, name: str) -> Iterator[Entry]:
        """What was set under that name and counts, the newest first."""
        return self._counting(self._settings.get(name, []))

    def settings_that_count(self) -> Iterator[Entry]:
        """Of each name, what was set last and counts."""
        return (one for name in self._settings for one in islice(self.settings(name), 1))

    def _counting(self, entries: list[Entry]) -> Iterator[Entry]:
        return (entry for entry in reversed(entries) if entry.id not in self.undone)

    def openings(self) -> dict[str, Any]:
        """What each case was opened with, by id, in the order they were opened."""
        if self._openings is None:
            self._openings = {}
            for entry in self._openers:
                if entry.id not in self.undone:
                    self._openings.setdefault(str(entry.case), entry.data["facts"])
        return self._openings

    def counts(self, entry: Entry) -> bool:
        """Whether a fact, an event or an opening is part of its case, not set aside."""
        held = self.folded(str(entry.case))
        return held.case is not None and entry.id not in held.refused

    def undos_of(self, entry_id: str) -> list[Entry]:
        """The undos that take that line away."""
        return self._undoing.of(entry_id)

    def opens(self, case_id: str) -> bool:
        """Whether a line ever opened this case, undone or not."""
        return case_id in self._opened

    def count_after(self, line: int) -> int:
        """How many lines but settings stand in the file after that one; 0: all."""
        return len(self._lines) - bisect_right(self._lines, line)

    # what is to be written

    def new_entry(self, number: int, at: datetime, do: str, **keys: Any) -> Entry:
        """An entry that counts after all that are here, also where the clock was set back, or was far ahead."""
        entry = new_entry(number, at, do, **keys)
        if at < self.latest:
            moments = {one.id: self._counted(one) for one in self.entries.values()} if self.is_far(at) else {}
            ahead = far_ahead(moments, at)
            latest = max((moments[one] for one in moments.keys() - ahead), default=at) if ahead else self.latest
            more = {"ahead": ahead} if ahead else {}
            entry = new_entry(number, at, do, **keys, **more, **({"after": latest} if at < latest else {}))
        if self.telling.is_part(entry):
            names = self._names_with([entry])
            if entry.id in names:
                entry = calling(entry, names[entry.id])
            elif "ahead" not in entry.data:  # it will be read as it is
                self._foreseen = (entry.id, len(self.entries), names)
        return self._placed(entry)

    def is_far(self, at: datetime) -> bool:
        """Whether some line is dated so long after this moment that a clock was wrong."""
        return getattr(at, "tzinfo", None) is not None and self.latest - at > FAR

    def refuse_unsound(self, entry: Entry) -> None:
        """InputError where the case would not be sound with this entry, which is not in the ledger yet."""
        if entry.do == "undo":
            self.refuse_undos([entry])
        elif entry.case is not None and entry.do != "draft":
            lines = self.of_case.get(entry.case, ())
            self._standing(entry.case).refuse_unsound(entry, lines, self.undone)

    def refuse_undos(self, undos: Sequence[Entry]) -> None:
        """InputError where a case would not be sound with all of these, which are not in the ledger yet."""
        targets = (self.entries.get(undo.data["entry"]) for undo in undos)
        cases = dict.fromkeys(one.case for one in targets if one is not None and one.case is not None)
        before = {case_id: self.folded(case_id) for case_id in cases}
        with self._undoing.supposing(undos) as changed:
            others = [self.entries[entry_id] for entry_id in changed]
            after = {case_id: self._refolded(case_id, others) for case_id in cases}
        for case_id, folded in before.items():
            self._refolded(case_id, others)
            self._standing(case_id).keep(folded.case)
        for case_id, folded in after.items():
            known = before[case_id].refused
            if faults := [problem for entry_id, problem in folded.refused.items() if entry_id not in known]:
                raise InputError(*faults)

    def _refolded(self, case_id: str, changed: list[Entry]) -> Folded:
        for entry in changed:
            if entry.case == case_id:
                self._standing(case_id).back_to(entry.rank)
        return self.folded(case_id)

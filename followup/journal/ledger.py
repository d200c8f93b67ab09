"""All entries of a journal in memory: which count, what each case comes to, which do not fit their case."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from ..case.case import Event
from ..case.errors import InputError
from .agreeing import changes_of, saying_the_same
from .alike import member_of
from .course import Places
from .entries import BEGINNING, JOINED, Entry, by_rank, new_entry
from .joining import FAR, Moments, far_ahead, moment_of, told_ahead, told_late, told_standing
from .renaming import Names, calling, keyed, told_keys
from .standing import Folded, Standing
from .telling import Telling
from .undoing import Undoing

Members = dict[tuple[str, str], list[Entry]]


class Ledger:
    """Entries in the order of their ranks, in whatever order they came. Cases are folded when asked for, and go on from
    where they were.
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
        self._facts: dict[str, list[Entry]] = {}
        self._openers: list[Entry] = []
        self._opened: set[str] = set()
        self._openings: dict[str, Any] | None = None
        self._tokens: dict[str, list[Entry]] = {}  # lines that were written together
        self._undoing = Undoing(self.entries)
        self._standings: dict[str, Standing] = {}
        # a line that was made, before how many, and who is who with it
        self._foreseen: tuple[str, int, Names] = ("", 0, {})

    @property
    def undone(self) -> set[str]:
        """The ids of the lines that do not count."""
        return self._undoing.undone

    # lines come

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
            self._tokens.setdefault(token, []).append(entry)
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
            _insert(self._facts.setdefault(case_id, []), entry)
        self._changed(entry)

    def _changed(self, entry: Entry) -> None:
        """A line came, or counts otherwise than before."""
        if entry.case in self._standings:
            self._standings[entry.case].back_to(entry.rank)
        if entry.do == "case":
            self._openings = None

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

    def belongings(self, entry: Entry) -> list[Entry]:
        """The line itself and those that count if it does, by rank: written together with it, or the very same."""
        found, more = {entry.id: entry}, [entry]
        presses, members = set[str](), dict[str, Members]()  # each press, and each case, is looked at once
        while more:
            one = more.pop()
            mates = *self._written_with(one, presses), *self._gone_with(one, presses)
            for other in (*mates, *self._alike(one, members)):
                if other.id not in found and other.do == entry.do:
                    if (other.id in self.undone) == (entry.id in self.undone):
                        found[other.id] = other
                        more.append(other)
        return sorted(found.values(), key=by_rank)

    def _written_with(self, entry: Entry, known: set[str]) -> list[Entry]:
        """The lines that were written together with it, unless they are known already."""
        token = entry.data.get("together")
        if not isinstance(token, str) or token in known:
            return []
        known.add(token)
        return self._tokens.get(token, [])

    def _alike(self, entry: Entry, members: dict[str, Members]) -> Iterator[Entry]:
        if entry.do == "case":
            refused = self.folded(str(entry.case)).refused
            yield from (one for one in self.of_case[str(entry.case)] if one.do == "case" and one.id not in refused)
        if (added := member_of(entry)) and entry.case is not None and entry.id not in self.undone:
            if entry.case not in members:
                members[entry.case] = self._twice_said(entry.case)
            key = self.twins(entry.case).get(added[:2], added[1])
            yield from (one for one in members[entry.case].get((added[0], key), ()) if one.id not in self.undone)
        elif entry.do == "facts" and entry.case is not None and entry.id not in self.undone:
            yield from saying_the_same(entry, self._facts_beside(entry, entry.case), self.twins(entry.case))

    def _facts_beside(self, entry: Entry, case_id: str) -> tuple[Iterator[Entry], Iterator[Entry]]:
        """The facts of a case that count: those before a line, the newest first, and those after it."""
        lines, refused = self._facts.get(case_id, []), self.folded(case_id).refused
        before = range(bisect_left(lines, entry.rank, key=by_rank) - 1, -1, -1)
        after = range(bisect_right(lines, entry.rank, key=by_rank), len(lines))
        counting = [(lines[place] for place in places) for places in (before, after)]
        earlier, later = [(one for one in of if one.id not in self.undone and one.id not in refused) for of in counting]
        return earlier, later

    def was_changed(self, entry: Entry) -> bool:
        """Whether something was said since of the event or interview that a line adds, so that it can't go alone."""
        if entry.case is None or not (added := member_of(entry)):
            return False
        twins = self.twins(entry.case)
        place = added[0], twins.get(added[:2], added[1])
        _, later = self._facts_beside(entry, entry.case)
        return any(changes_of(one, place, twins) and member_of(one) is None for one in later)

    def is_taken_out(self, entry: Entry) -> bool:
        """Whether the event or interview that a line adds was removed since, by a fact that counts."""
        if entry.case is None or not (added := member_of(entry)):
            return False
        held = (self.folded(entry.case).state or {}).get(added[0], {})
        return self.twins(entry.case).get(added[:2], added[1]) not in held

    def _twice_said(self, case_id: str) -> Members:
        """The members of a case that were written twice, by list and key, with the lines that say them."""
        twins = self.twins(case_id)
        found: Members = {(name, own): [] for (name, _), own in twins.items()}
        for entry in self.of_case[case_id] if found else ():
            if added := member_of(entry):
                place = added[0], twins.get(added[:2], added[1])
                found.get(place, []).append(entry)
        return found

    def _gone_with(self, entry: Entry, known: set[str]) -> Iterator[Entry]:
        """What one undo took away with it."""
        for undo in self.undos_of(entry.id) if entry.id in self.undone else ():
            gone = (self.entries.get(mate.data["entry"]) for mate in self._written_with(undo, known))
            yield from (one for one in gone if one is not None)

    def repeats(self, entry: Entry) -> bool:
        """Whether a line says only what an earlier one says too, which counts as it does."""
        if entry.id in self.undone:
            return any("alike" in undo.data for undo in self.undos_of(entry.id))
        added = member_of(entry) if entry.case is not None else None
        return added is not None and added[:2] in self.twins(str(entry.case))

    def rests_on(self, entry: Entry) -> bool:
        """Whether the very same stands in what the case was opened with, so that it stays without this line."""
        if entry.case is None or not (added := member_of(entry)) or entry.id in self.undone:
            return False
        key = self.twins(entry.case).get(added[:2])
        if key is None:
            return False
        logged = self.entries.get(key)  # an event goes by the id of its line; it is looked up before all facts are
        lines = [*([logged] if logged and logged.case == entry.case else []), *self._facts.get(entry.case, [])]
        added_by = (member_of(one) for one in lines if one.id not in self.undone)
        return not any(one and one[:2] == (added[0], key) for one in added_by)

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


def _insert(entries: list[Entry], entry: Entry) -> None:
    if not entries or entries[-1].rank < entry.rank:
        entries.append(entry)
    else:
        insort(entries, entry, key=by_rank)

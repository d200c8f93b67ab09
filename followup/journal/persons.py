"""Whom the lines of a journal mean by an id that several were given, each on a computer of their own.

A `joined` line says whom lines meant in the journal they came from (`people`), by an id of their own that each has from
the line that added them. That is no verdict: where several are told of one line, whoever was added first is meant, and
who is one person with whom, and who is called what, is worked out here from all lines there are. So it is the same in
whatever order journals were joined, what was joined in between, and how often. Of those who are one, the one who was
added first gives the id to all; the first of all keeps the id that they were given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple

from ..case.errors import InputError
from .entries import Entry, by_rank
from .folding import read_change
from .renaming import Names, mentioned

Held = Mapping[str, Any]
Told = dict[str, set[str]]  # id of a line -> whom it meant, by their own ids; none: nobody was known by that id there
Families = dict[tuple[str, str], Told]  # of each (case, id) that several were given
Added = tuple[bool, Any, str]  # what people are sorted by: those first who were added first


class Line(NamedTuple):
    """A line that calls somebody something. held: what it says of them as a whole, in turn; None: that they go."""

    entry: Entry
    called: str
    held: tuple[Held | None, ...]

    @property
    def place(self) -> tuple[str, str]:
        """What it is known by: a line may speak of several."""
        return self.entry.id, self.called

    @property
    def adds(self) -> bool:
        """Whether they are there by this line, if they were not before."""
        return any(held is not None for held in self.held)


def told_families(joins: Iterable[Entry]) -> Families:
    """What `joined` lines say of whom lines meant."""
    found: Families = {}
    for entry in joins:
        match entry.data:
            case {"case": str(case_id), "person": str(who), "becomes": str(own), "lines": [*lines]}:
                told = found.setdefault((case_id, who), {})
                for one in lines:
                    if isinstance(one, str):
                        told.setdefault(one, set()).update({own} - {who})
    return found


def own_id(who: str, added: Entry) -> str:
    """What those are called whom that line added, where somebody else has the id already."""
    letters = f"-{added.id[9:]}"
    return who if who.endswith(letters) else f"{who[:80]}{letters}"


def own_ids(told: Told) -> set[str]:
    """Of all who were meant."""
    return set().union(*told.values())


def lines_by_id(case_id: str, entries: Iterable[Entry]) -> dict[str, list[Line]]:
    """By what somebody of a case is called, the lines that do so, by rank. entries: as they were written."""
    found: dict[str, list[Line]] = {}
    for entry in sorted(entries, key=by_rank):
        if names := mentioned(entry, case_id):
            said: dict[str, list[Held | None]] = {}
            for who, held in whole(entry) if entry.case == case_id else ():
                said.setdefault(who, []).append(held)
            for who in names:
                found.setdefault(who, []).append(Line(entry, who, tuple(said.get(who, ()))))
    return found


def names_in(case_id: str, families: Families, entries: Iterable[Entry]) -> Names:
    """What people are called in the lines of a case, where that is not what was written."""
    by_id, names = lines_by_id(case_id, entries), Names()
    for (of_case, who), told in families.items():
        if of_case == case_id:
            for (line, called), new in Family.of(who, told, by_id).names().items():
                names.setdefault(line, {})[case_id, called] = new
    return names


class Family:
    """All whom one id was given to."""

    def __init__(self, who: str, told: Told, lines: Sequence[Line]) -> None:
        """lines: that call somebody so, or by one of the ids of their own that are told, by rank."""
        self._who, self.lines = who, lines
        of_old = {line.entry.id for line in lines if line.adds} & {one for one, own in told.items() if not own}
        self._told = {line: own for line, own in told.items() if line not in of_old}  # those only said who keeps the id

    @classmethod
    def of(cls, who: str, told: Told, by_id: Mapping[str, list[Line]]) -> Family:
        """by_id: what `lines_by_id` found."""
        called = {who, *own_ids(told)}
        found = [line for one in called for line in by_id.get(one, ())]
        return cls(who, told, sorted(found, key=lambda line: (line.entry.rank, line.called)))

    @cached_property
    def _added(self) -> dict[str, Added]:
        """When each was added."""
        found: dict[str, Added] = {}
        for line in self.lines:
            if line.called == self._who and line.adds:
                found[own_id(self._who, line.entry)] = (False, line.entry.stated, line.entry.id)
        return found

    def first(self, own: Iterable[str]) -> str | None:
        """Who of these was added first; None of nobody."""
        return min(own, key=self._when, default=None)

    def _when(self, own: str) -> Added:
        return self._added.get(own, (True, None, own))

    @cached_property
    def _said(self) -> dict[tuple[str, str], str]:
        """Whom lines mean that say it: told of them, or by the id that they use."""
        found = {}
        for line in self.lines:
            one = self.first(self._told.get(line.entry.id, ())) if line.called == self._who else line.called
            if one is not None:
                found[line.place] = one
        return found

    def _runs(self, said: Mapping[tuple[str, str], str], keeps: str | None) -> dict[tuple[str, str], str | None]:
        """Whom lines mean as they follow each other: the last who was added, until they are removed. said: where it is
        known; keeps: who of those is called by the id alone.
        """
        found: dict[tuple[str, str], str | None] = {}
        now: str | None = None
        for line in self.lines:
            known = said.get(line.place)
            one = known or now
            if one is None and line.adds:
                one = own_id(self._who, line.entry)
            found[line.place] = one
            if line.held and known in (None, keeps):
                now = None if line.held[-1] is None else one
        return found

    @cached_property
    def _one_by_one(self) -> dict[tuple[str, str], str | None]:
        return self._runs({}, None)

    @cached_property
    def are_apart(self) -> bool:
        """Whether what lines meant is anything else than the last who was added before them."""
        return any(
            self._said.get(line.place) != self._one_by_one[line.place]
            for line in self.lines
            if line.entry.id in self._told or line.called != self._who
        )

    @cached_property
    def _meant(self) -> dict[tuple[str, str], str | None]:
        if not self.are_apart:
            return self._one_by_one
        people = {self._said.get(line.place) or own_id(self._who, line.entry) for line in self.lines if line.adds}
        return self._runs(self._said, self.first(people))

    def meant(self, line: Line) -> str | None:
        """Whom a line means, by their own id; None: nobody who is known."""
        return self._said.get(line.place) if line.entry.id in self._told else self._meant[line.place]

    def _root(self, own: str) -> str:
        """The one whom the line that added them meant: somebody who was there before, where a journal knew more."""
        while (entry_id := self._when(own)[2]) in self._told:
            before = self._said.get((entry_id, self._who), own)
            if self._when(before) >= self._when(own):
                break
            own = before
        return own

    def names(self) -> dict[tuple[str, str], str]:
        """What people are called in lines (id, what was written), where it is something else."""
        called = {one: own for own, members in self.groups().items() for one in members} if self.are_apart else {}
        found = {}
        for place, one in self._said.items():
            own = called.get(self._root(one), self._root(one)) if self.are_apart else self._who
            if own != place[1]:
                found[place] = own
        return found

    def groups(self) -> dict[str, dict[str, list[Held]]]:
        """By what they are called, those who are one: by their own ids, what was said of each as a whole."""
        people: dict[str, list[Held]] = {}
        for line in self.lines:
            one = self._meant[line.place]
            if one is not None:
                people.setdefault(self._root(one), []).extend(held for held in line.held if held is not None)
        groups: dict[str, dict[str, list[Held]]] = {}
        for one in sorted((one for one in people if people[one]), key=self._when):
            said = people[one]
            own = next((own for own, of in groups.items() if not are_two(_all(of), said)), None)
            groups.setdefault(own or (one if groups else self._who), {})[one] = said
        return groups


def _all(members: Mapping[str, Sequence[Held]]) -> list[Held]:
    return [held for said in members.values() for held in said]


def whole(entry: Entry) -> Iterator[tuple[str, Held | None]]:
    """The contacts that a line gives as a whole, or removes."""
    if entry.do == "case":
        people = entry.data["facts"].get("contacts")
        held = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
        yield from ((one["id"], one) for one in held if isinstance(one.get("id"), str))
    for change in entry.data["set"] if entry.do == "facts" else ():
        with suppress(InputError):  # a line that is set aside may say anything
            path, value = read_change(change)
            if path[0] == "contacts" and len(path) == 2 and (value is None or isinstance(value, dict)):
                yield path[1], value


def are_two(one: Iterable[Held], other: Iterable[Held]) -> bool:
    """Whether what was said of one is not what was said of the other."""
    others = [*other]
    return any(_differ(first, second) for first in one for second in others)


def _differ(one: Held, other: Held) -> bool:
    """One address is one person, and so is a full name; where an address is missing, a part of the name will do."""
    names = [set(str(held.get("name", "")).casefold().split()) for held in (one, other)]
    mails = [str(held.get("email") or "").casefold() for held in (one, other)]
    if all(mails):
        return mails[0] != mails[1] and (names[0] != names[1] or len(names[0]) < 2)
    return not (names[0] <= names[1] or names[1] <= names[0])

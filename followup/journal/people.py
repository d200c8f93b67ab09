"""Two people who got one id on two computers stay two: nobody's letter may reach the other.

A `joined` line says which lines of the one who was added later speak of whom: `person` becomes `becomes` in `lines`.
The new id comes from the line that added them, so that it is the same in whatever order journals are joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from ..case.errors import InputError
from .entries import Entry
from .folding import read_change
from .ledger import Ledger
from .renaming import mentioned

Said = dict[str, Any]


class Two(NamedTuple):
    """said: what the `joined` line holds; names: of both, the one who keeps the id first."""

    said: Said
    names: tuple[str, str]


class _Person(NamedTuple):
    """Whom the lines of one journal call by one id, until they are removed. added: the line that did it; said: what was
    said of them as a whole, each time; until: the line after which the id is free again.
    """

    added: Entry
    said: list[Mapping[str, Any]]
    until: Entry | None = None

    @property
    def name(self) -> str:
        return str(self.said[-1].get("name", ""))


def two_people(here: Ledger, there: Ledger, cases: Iterable[str | None]) -> list[Two]:
    """Those whom the two journals call alike in these cases, and who are not the same. What counts or not is not asked:
    an undo may come, or go, with a third journal.
    """
    found: list[Two] = []
    for case_id in sorted(one for one in cases if one in here.of_case and one in there.of_case):
        people = _people(here, case_id), _people(there, case_id)
        for side, other in ((here, there), (there, here)):
            ours, theirs = people if side is here else people[::-1]
            found += _told(side, other, case_id, list(_becoming(ours, theirs)))
    return found


def _people(ledger: Ledger, case_id: str) -> dict[str, list[_Person]]:
    """By what they are called, one after the other."""
    people: dict[str, list[_Person]] = {}
    for entry in ledger.of_case[case_id]:
        for who, held in _whole(entry) if entry.do in ("case", "facts") else ():
            known = people.setdefault(who, [])
            is_there = bool(known) and known[-1].until is None
            if held is None and is_there:
                known[-1] = known[-1]._replace(until=entry)
            elif held is not None and is_there:
                known[-1].said.append(held)
            elif held is not None:
                known.append(_Person(entry, [held]))
    return people


def _whole(entry: Entry) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
    """The contacts that a line gives as a whole, or removes."""
    if entry.do == "case":
        people = entry.data["facts"].get("contacts")
        held = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
        yield from ((one["id"], one) for one in held if isinstance(one.get("id"), str))
        return
    for change in entry.data["set"]:
        with suppress(InputError):  # a line that is set aside may say anything
            path, value = read_change(change)
            if path[0] == "contacts" and len(path) == 2 and (value is None or isinstance(value, dict)):
                yield path[1], value


def _own_id(who: str, added: Entry) -> str:
    """What they are called where somebody else has the id already."""
    letters = f"-{added.id[9:]}"
    return who if who.endswith(letters) else f"{who[:80]}{letters}"


def _becoming(
    ours: Mapping[str, list[_Person]], theirs: Mapping[str, list[_Person]]
) -> Iterator[tuple[str, _Person, str]]:
    """Whom this side has to call otherwise: (what it calls them, who that is, the name of who keeps the id)."""
    called = {_own_id(who, one.added): who for who, people in theirs.items() for one in people}
    known = {_own_id(who, one.added) for who, people in ours.items() for one in people}
    for who, people in ours.items():
        for one in people:
            own, rivals = _own_id(who, one.added), theirs.get(who, [])
            if own in called:
                if called[own] == own != who:
                    yield who, one, next((rival.name for rival in rivals), who)
                continue
            strange = [rival for rival in rivals if _own_id(who, rival.added) not in known]
            before = [rival for rival in strange if _moment(rival) < _moment(one)]
            if found := next((rival for rival in before if _are_two(one, rival)), None):
                yield who, one, found.name


def _moment(one: _Person) -> tuple[Any, str]:
    return one.added.stated, one.added.id


def _are_two(one: _Person, other: _Person) -> bool:
    return any(_differ(first, second) for first in one.said for second in other.said)


def _differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """One address is one person, and so is a full name; where an address is missing, a part of the name will do."""
    names = [set(str(held.get("name", "")).casefold().split()) for held in (one, other)]
    mails = [str(held.get("email") or "").casefold() for held in (one, other)]
    if all(mails):
        return mails[0] != mails[1] and (names[0] != names[1] or len(names[0]) < 2)
    return not (names[0] <= names[1] or names[1] <= names[0])


def _told(side: Ledger, other: Ledger, case_id: str, found: list[tuple[str, _Person, str]]) -> Iterator[Two]:
    lines: dict[int, list[str]] = {}
    by_name: dict[str, list[int]] = {}
    for place, (who, _, _) in enumerate(found):
        by_name.setdefault(who, []).append(place)
    for entry in side.entries.values() if found else ():
        if entry.id not in other.entries:
            for who in mentioned(entry, case_id) & by_name.keys():
                for place in by_name[who]:
                    if _is_of(entry, found[place][1]):
                        lines.setdefault(place, []).append(entry.id)
    for place, ids in lines.items():
        who, one, keeps = found[place]
        said = {"case": case_id, "person": who, "becomes": _own_id(who, one.added), "lines": sorted(ids)}
        yield Two(said, (keeps, one.name))


def _is_of(entry: Entry, one: _Person) -> bool:
    """Whether this line was written while they had the id. A line of the opening may stand anywhere."""
    if entry.id == one.added.id:
        return True
    return entry.rank >= one.added.rank and (one.until is None or entry.rank <= one.until.rank)

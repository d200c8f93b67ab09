"""Two people who got one id on two computers stay two: nobody's letter may reach the other.

A `joined` line says which lines of the one who was added later speak of whom: `person` becomes `becomes` in `lines`.
The new id comes from the line that added them, so that it is the same in whatever order journals are joined. It is said
of each who was added apart; of the one who was added first, who keeps the id, only what was said of them as a whole.
Who of them are one person is told from all of it (`persons`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .entries import Entry
from .ledger import Ledger
from .persons import are_two, whole
from .renaming import mentioned

Said = dict[str, Any]


class Two(NamedTuple):
    """said: what the `joined` line holds; names: of both, the one who keeps the id first; None where they are one."""

    said: Said
    names: tuple[str, str] | None


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


class _Call(NamedTuple):
    """keeps: the name of somebody else who keeps the id that both were given."""

    who: str
    one: _Person
    becomes: str
    keeps: str | None


def two_people(here: Ledger, there: Ledger, cases: Iterable[str | None]) -> list[Two]:
    """Those whom the two journals call alike in these cases, and added apart. What counts or not is not asked: an undo
    may come, or go, with a third journal.
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
        for who, held in whole(ledger.with_own_ids(entry)):
            known = people.setdefault(who, [])
            is_there = bool(known) and known[-1].until is None
            if held is None and is_there:
                known[-1] = known[-1]._replace(until=entry)
            elif held is not None and is_there:
                known[-1].said.append(held)
            elif held is not None:
                known.append(_Person(entry, [held]))
    return people


def _own_id(who: str, added: Entry) -> str:
    """What they are called where somebody else has the id already."""
    letters = f"-{added.id[9:]}"
    return who if who.endswith(letters) else f"{who[:80]}{letters}"


def _becoming(ours: Mapping[str, list[_Person]], theirs: Mapping[str, list[_Person]]) -> Iterator[_Call]:
    """Whom this side has to call otherwise, and who keeps the id that others were given too."""
    called = {_own_id(who, one.added): who for who, people in theirs.items() for one in people}
    known = {_own_id(who, one.added) for who, people in ours.items() for one in people}
    for who, people in ours.items():
        for one in people:
            own, rivals = _own_id(who, one.added), theirs.get(who, [])
            if own in called:
                if called[own] == own != who:
                    yield _Call(who, one, own, _stranger(one, rivals))
                continue
            strange = [rival for rival in rivals if _own_id(who, rival.added) not in known]
            if before := [rival for rival in strange if _moment(rival) < _moment(one)]:
                yield _Call(who, one, own, _stranger(one, before))
            elif strange:
                yield _Call(who, one, who, None)


def _stranger(one: _Person, rivals: Iterable[_Person]) -> str | None:
    """The name of the first who is somebody else."""
    return next((rival.name for rival in rivals if are_two(one.said, rival.said)), None)


def _moment(one: _Person) -> tuple[Any, str]:
    return one.added.stated, one.added.id


def _told(side: Ledger, other: Ledger, case_id: str, found: list[_Call]) -> Iterator[Two]:
    lines: dict[int, list[str]] = {}
    by_name: dict[str, list[int]] = {}
    for place, call in enumerate(found):
        by_name.setdefault(call.who, []).append(place)
    for entry in side.entries.values() if found else ():
        if entry.id not in other.entries:
            own = side.with_own_ids(entry)
            for who in mentioned(own, case_id) & by_name.keys():
                for place in by_name[who]:
                    if _is_of(own, found[place]):
                        lines.setdefault(place, []).append(entry.id)
    for place, ids in lines.items():
        who, one, becomes, keeps = found[place]
        said = {"case": case_id, "person": who, "becomes": becomes, "lines": sorted(ids)}
        yield Two(said, (keeps, one.name) if keeps is not None else None)


def _is_of(entry: Entry, call: _Call) -> bool:
    """Whether this line was written while they had the id. A line of the opening may stand anywhere."""
    one = call.one
    if call.who == call.becomes and not any(who == call.who and held for who, held in whole(entry)):
        return False
    if entry.id == one.added.id:
        return True
    return entry.rank >= one.added.rank and (one.until is None or entry.rank <= one.until.rank)

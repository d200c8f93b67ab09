"""Two people who got one id on two computers stay two: nobody's letter may reach the other.

A `joined` line says whom lines meant in the journal they came from: `person` is `becomes` in `lines`. That new id comes
from the line that added them; where nobody was known by that id there, it is the same as `person`. It is said of all
lines that call somebody so, and only where both journals together, read one line after the other, would say anything
else. What was meant does not change by what comes later: who is who is told from all of it (`persons`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..case.errors import InputError, Problem
from .ledger import Ledger
from .persons import Families, Family, Line, Told, lines_by_id, own_id, own_ids

MOST_SHARED = 3_000  # ids that both sides gave to somebody
MOST_SAID = f"up to {MOST_SHARED:,}, as in two copies of one search"
Said = dict[str, Any]
ById = Mapping[str, list[Line]]


class Two(NamedTuple):
    """said: what `joined` lines hold; names: of both, the one who was added first before the other; nobody's where they
    are one.
    """

    said: list[Said]
    names: list[tuple[str, str]]


def two_people(here: Ledger, there: Ledger, both: Ledger, cases: Iterable[str | None], name: str) -> dict[str, Two]:
    """By case, what the two journals mean by an id that means somebody else in both together. What counts or not is not
    asked: an undo may come, or go, with a third journal. name: what errors call the other journal. InputError where
    more ids were given on both sides than any search has people.
    """
    found, shared = {}, 0
    for case_id in sorted(one for one in cases if one in here.of_case and one in there.of_case):
        sides = [_by_id(ledger, case_id) for ledger in (here, there, both)]
        told = [_of_case(ledger.telling.families, case_id) for ledger in (here, there, both)]
        own = set().union(*(own_ids(one) for one in told[2].values()))
        several = {who for who in sides[2] if _added(sides[0], who) != _added(sides[1], who)}
        shared += sum(1 for who in several if _added(sides[0], who) and _added(sides[1], who))
        if shared > MOST_SHARED:
            raise InputError(Problem(name, "too many people go by one name here and there", f"{shared:,}", MOST_SAID))
        two = Two([], [])
        for who in sorted((several | told[2].keys()) - own):
            families = [Family.of(who, of.get(who, {}), by_id) for of, by_id in zip(told, sides)]
            new = _new(families, [of.get(who, {}) for of in told], who)
            two.said.extend(
                {"case": case_id, "person": who, "becomes": one, "lines": sorted(lines)}
                for one, lines in sorted(new.items())
            )
            if new:
                two.names.extend(_strangers(who, told[2].get(who, {}), new, sides))
        found[case_id] = two
    return found


def _by_id(ledger: Ledger, case_id: str) -> ById:
    return lines_by_id(case_id, (one for one in ledger.as_written() if one.case == case_id or one.do == "setting"))


def _of_case(families: Families, case_id: str) -> dict[str, Told]:
    return {who: told for (of_case, who), told in families.items() if of_case == case_id}


def _added(by_id: ById, who: str) -> set[str]:
    """The lines that give or remove them as a whole."""
    return {line.entry.id for line in by_id.get(who, ()) if line.held}


def _new(families: list[Family], told: list[Told], who: str) -> dict[str, list[str]]:
    """What is not told yet of the two and of both together: by whom they mean, the lines; nobody: `who`."""
    here, there, both = families
    meant: dict[str, set[str]] = {}
    for family in (here, there):
        for line in family.lines:
            if line.called == who:
                one = family.meant(line)
                meant.setdefault(line.entry.id, set()).update([one] if one else [])
    first = {line: both.first(people) for line, people in meant.items()}
    if all(both.meant(line) == first[line.entry.id] for line in both.lines if line.called == who):
        ids = [{line.entry.id for line in family.lines} for family in families]
        if not told[2] or any(ids[side] == ids[2] and told[side] == told[2] for side in (0, 1)):
            return {}
    new: dict[str, list[str]] = {}
    for entry_id, one in first.items():
        if entry_id not in told[2] or both.first(told[2][entry_id]) != one:
            new.setdefault(one or who, []).append(entry_id)
    return new


def _strangers(who: str, told: Told, new: Mapping[str, Iterable[str]], sides: list[ById]) -> Iterator[tuple[str, str]]:
    """The names of those who were added on one side each and are two."""
    known = {line: set(people) for line, people in told.items()}
    for one, lines in new.items():
        for line in lines:
            known.setdefault(line, set()).update({one} - {who})
    groups = Family.of(who, known, sides[2]).groups()
    called = {one: own for own, members in groups.items() for one in members}
    said = {one: str(held[-1].get("name", "")) for members in groups.values() for one, held in members.items()}
    own = [{own_id(who, line.entry) for line in by_id.get(who, ()) if line.held} for by_id in sides[:2]]
    alone = own[0] - own[1], own[1] - own[0]
    people = list(said)  # group by group, in each those first who were added first
    for place, one in enumerate(people):
        for side in (0, 1):
            rivals = (rival for rival in people[:place] if rival in alone[1 - side] and called[rival] != called[one])
            if one in alone[side] and (rival := next(rivals, None)):
                yield said[rival], said[one]

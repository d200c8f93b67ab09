"""Which cases matter to the plan of one, told from checksums: so that the others need not be read.

To a plan matter those who may know a person in common with it, directly or by others, and what goes on in the other
cases of the same candidate (`elsewhere`), of which only so many are ever told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.same import candidate_keys, employer_key, person_keys
from .elsewhere import MOST, TALKING, at_last, settled

NOTHING = -1  # a case of which the others need know nothing


class Side(NamedTuple):
    """What one case is to the others, without a name in it. people: checksums of whom it knows; who, there: of what its
    candidate and its employer are known by; kind: as `elsewhere` has it, NOTHING for none; at: since when, UTC seconds;
    settled: the moment from which these two hold.
    """

    people: list[int]
    who: list[int]
    there: int
    kind: int
    at: float
    settled: float


def side_of(case: Case) -> Side:
    """What a case is to the others. Two cases that may know one person have one of their `people` in common."""
    who = candidate_keys(case)
    people = {(name, *key) for contact in case.contacts for key in person_keys(case, contact) for name in who}
    last = at_last(case)
    kind, at = (NOTHING, 0.0) if last is None else (last.kind, last.at)
    there = _sum(employer_key(case.employer.name))
    return Side(sorted(map(_sum, people)), sorted(map(_sum, who)), there, kind, at, settled(case))


def _sum(key: object) -> int:
    return int.from_bytes(hashlib.sha256(repr(key).encode("utf-8", "replace")).digest()[:6])


def read_side(held: Any) -> Side:
    """A side as it was written down; ValueError or TypeError where it is none."""
    people, who, there, kind, at, since = held
    return Side([int(one) for one in people], [int(one) for one in who], int(there), int(kind), float(at), float(since))


def stands_alone(own: str, sides: Mapping[str, Side]) -> bool:
    """Whether no other case knows a person whom this one knows too."""
    mine = set(sides[own].people) if own in sides else set()
    return not mine or all(mine.isdisjoint(side.people) for name, side in sides.items() if name != own)


def around(own: str, sides: Mapping[str, Side], moment: float) -> set[str]:
    """The cases that matter to the plan of this one at that moment (UTC seconds), it among them."""
    group = _related(own, sides)
    return group.union(_elsewhere([sides[name] for name in group], sides, moment))


def _related(own: str, sides: Mapping[str, Side]) -> set[str]:
    knowing: dict[int, list[str]] = {}
    for name, side in sides.items():
        for one in side.people:
            knowing.setdefault(one, []).append(name)
    found, more = {own} & sides.keys(), [own]
    while more:
        known = sides.get(more.pop())
        for one in known.people if known else ():
            for other in knowing.pop(one, ()):
                if other not in found:
                    found.add(other)
                    more.append(other)
    return found


def _elsewhere(group: list[Side], sides: Mapping[str, Side], moment: float) -> Iterator[str]:
    """Those that may be told in one of the group: all offers and jobs taken, all that may have been something else at
    that moment, and of the others those who heard of each other last.
    """
    seen_from = {(side.there, frozenset(side.who)) for side in group}
    whose = frozenset[int]().union(*(who for _, who in seen_from))
    talking = []
    for name, side in sides.items():
        if whose.isdisjoint(side.who):
            continue
        if side.settled > moment or side.kind not in (TALKING, NOTHING):
            yield name
        elif side.kind == TALKING:
            talking.append((side.at, name))
    talking.sort(reverse=True)
    for there, who in seen_from:
        others = [(at, n) for at, n in talking if sides[n].there != there and not who.isdisjoint(sides[n].who)]
        last = others[:MOST][-1:]  # and those that heard at the very same moment
        yield from (name for at, name in others if at >= last[0][0])

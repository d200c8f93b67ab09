"""What was shown stays shown until five people have changed: two pictures one person apart show that person."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .folder import Gathered
from .hand_in import to_bytes
from .hiding import LEAST
from .told import Told, from_data, tell, to_data

MOST_KEPT = 12  # pictures that are remembered, the newest
MOST_PEOPLE = 20_000  # in all of them together, so that a memory stays one line of a journal
AS_BEFORE = (
    f"This is the group as it was shown before: fewer than {LEAST} people have come, changed or gone since, and a new "
    f"picture beside the old one would show them. It is drawn anew when {LEAST} have."
)
Prints = Mapping[str, str]  # of each person, by a print of their random token: a print of what they handed in


@dataclass(frozen=True)
class Memory:
    """Which pictures were shown, the newest last, and of whom, in prints that name nobody."""

    pictures: tuple[tuple[Prints, Told], ...] = ()


@dataclass(frozen=True)
class Shown:
    """told: what is shown; why: a word where that is an older one; memory: to keep for the next time."""

    told: Told
    why: str
    memory: Memory


def show(group: Gathered, memory: Memory) -> Shown:
    """What may be shown of a group after what was shown before."""
    prints = prints_of(group)
    for before, told in reversed(memory.pictures):
        if prints == before:
            return Shown(told, "", memory)
    for before, told in reversed(memory.pictures):
        if differing(prints, before) < LEAST:
            return Shown(told, AS_BEFORE, memory)
    told = tell(group)
    return Shown(told, "", _with(memory, prints, told) if told.enough else memory)


def differing(one: Prints, other: Prints) -> int:
    """How many people came, went or handed in something else."""
    return sum(one.get(who) != other.get(who) for who in {*one, *other})


def prints_of(group: Gathered) -> dict[str, str]:
    """Tokens are 128 random bits and stand in both, so no print can be guessed from what somebody may have done."""
    return {_print(one.token.encode()): _print(to_bytes(one)) for one in group.hand_ins}


def _print(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _with(memory: Memory, prints: Prints, told: Told) -> Memory:
    pictures = [*memory.pictures, (prints, told)][-MOST_KEPT:]
    while len(pictures) > 1 and sum(len(each) for each, _ in pictures) > MOST_PEOPLE:
        pictures.pop(0)
    return Memory(tuple(pictures))


def memory_to_data(memory: Memory) -> list[dict[str, Any]]:
    """As a setting of a journal keeps it."""
    return [{"prints": dict(prints), "told": to_data(told)} for prints, told in memory.pictures]


def memory_from_data(data: Sequence[Mapping[str, Any]] | None) -> Memory:
    """What memory_to_data made; a picture that can't be read any more is forgotten."""
    found = []
    for one in data or ():
        try:
            prints = {str(who): str(print_) for who, print_ in one["prints"].items()}
            found.append((prints, from_data(one["told"])))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return Memory(tuple(found))

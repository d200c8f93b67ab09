"""How much one person may keep where somebody set a ceiling, as in a workshop, and the word when that is full."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import suppress

from ..case import clock
from ..case.errors import InputError, Problem
from .handing_in import HAND_IN

CEILING = "FOLLOWUP_ROOM"  # bytes that a person's home and hand-in folder may take; without it there is no ceiling
PLACES = ("HOME", HAND_IN)
FULL = (errno.EDQUOT, errno.EFBIG)  # what a disk with quotas says, and a limit on the size of a file
FRESH = 5.0  # seconds for which a measurement holds; what is written meanwhile is added to it
_measured: dict[str, float] = {}  # until: when it ends; taken: bytes


def refuse_full(more: int) -> None:
    """InputError, in a person's words, where so many bytes more would be above the ceiling. Nothing is written then."""
    most = ceiling()
    if most is None:
        return
    if clock.running().timestamp() >= _measured.get("until", 0.0) or _measured["taken"] + more > most:
        _measured.update(until=clock.running().timestamp() + FRESH, taken=taken())
    if _measured["taken"] + more > most:
        raise full()
    _measured["taken"] += more


def ceiling() -> int | None:
    said = os.environ.get(CEILING, "")
    return int(said) if said.isdecimal() else None


def full() -> InputError:
    """What the person is told."""
    what = (
        f"the workshop's space for one person ({(ceiling() or 0) // 2**20} MB) is full. What is there is safe. Delete "
        "files of your own that you no longer need, or ask whoever runs the workshop; then try again"
    )
    return InputError(Problem("This was not kept", what))


def is_full(error: BaseException) -> bool:
    """Whether the system refused for this reason, where there is a ceiling."""
    return isinstance(error, OSError) and error.errno in FULL and ceiling() is not None


def is_out_of_room(error: BaseException) -> bool:
    """Whether the disk has no room left, which another file or folder on it would not help."""
    return isinstance(error, OSError) and error.errno in (*FULL, errno.ENOSPC)


def taken() -> int:
    """Bytes on the disk in this person's places, each file once, no link followed."""
    places = {os.path.realpath(path) for name in PLACES if (path := os.environ.get(name))}
    seen = {(found.st_dev, found.st_ino): found.st_blocks * 512 for place in places for found in _files(place)}
    return sum(seen.values())


def _files(folder: str) -> Iterator[os.stat_result]:
    for at, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # gone meanwhile
                yield os.lstat(os.path.join(at, name))

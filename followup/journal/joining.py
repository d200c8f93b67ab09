"""Two journals that become one: what was written later counts, whichever of them it came from.

Within one journal lines count by their numbers. Those of two were numbered apart, so that the numbers say nothing of
who came first: where they would put an older line after a newer one, a `joined` line says that all count by their
moments from now on. Each side keeps its own order all the same: a line that was written by a clock set back counts by
the latest moment of the lines that its writer knew. It says so itself (`after`); of lines from before there was such a
key, the `joined` line says it (`late`). So what a journal comes to depends on which lines it holds, and on nothing
else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from .entries import BEGINNING, JOINED, LARGEST, VERSION, Entry, by_rank

Moments = dict[str, datetime]  # by the id of a line


def lines_that_join(
    here: Collection[Entry], there: Collection[Entry], told: Collection[Mapping[str, Any]] = ()
) -> list[bytes]:
    """The lines that both journals need to be one; the same whichever is named first. None where they need none.

    told: what else is to be said of both together, each in a line of its own (`entries.TOLD`).
    """
    joins = {entry.id: entry for entry in (*here, *there) if entry.do == JOINED}
    known = told_late(joins.values())
    late = {entry_id: at for entry_id, at in _late(here, there) if at > known.get(entry_id, BEGINNING)}
    entries = sorted({entry.id: entry for entry in (*here, *there) if entry.do != JOINED}.values(), key=by_rank)
    counted = known | late
    moments = [moment_of(entry, counted) for entry in entries]
    number, at = entries[-1].number, max(moments, key=lambda at: (at, at.isoformat()))
    needed = late if joins else told or any(one > other for one, other in pairwise(moments))
    lines = [_line(number, at, late)] if needed else []
    return lines + [_line(number, at, {}, said) for said in told]


def moment_of(entry: Entry, late: Moments) -> datetime:
    """What a line counts by where journals were joined. late: as `told_late` says it."""
    return max(entry.stated, late.get(entry.id, BEGINNING))


def told_late(joins: Iterable[Entry]) -> Moments:
    """What these `joined` lines say of lines that were written by a clock set back."""
    told: Moments = {}
    for entry in joins:
        for at, ids in entry.data["late"].items():
            moment = datetime.fromisoformat(at)
            told |= {one: max(moment, told.get(one, moment)) for one in ids if isinstance(one, str)}
    return told


def told_standing(joins: Iterable[Entry]) -> set[str]:
    """The undos that do not count, because somebody went on with the case that they take back."""
    return {one for entry in joins for one in entry.data.get("stands", ()) if isinstance(one, str)}


def _late(here: Collection[Entry], there: Collection[Entry]) -> Iterator[tuple[str, datetime]]:
    """The lines that count later than they state, of a journal in which numbers decided until now."""
    found: Moments = {}
    for side in (here, there):
        if not any(entry.do == JOINED for entry in side):
            latest = BEGINNING
            for entry in sorted(side, key=by_rank):
                latest = max(latest, entry.stated)
                if latest > entry.stated:
                    found[entry.id] = max(latest, found.get(entry.id, latest))
    yield from found.items()


def _line(number: int, at: datetime, late: Moments, more: Mapping[str, Any] | None = None) -> bytes:
    """Its id comes from what it says, so that two machines that join the same lines write the same line."""
    by_moment: dict[str, list[str]] = {}
    for entry_id, moment in sorted(late.items()):
        by_moment.setdefault(moment.isoformat(), []).append(entry_id)
    turn: dict[str, Any] = {"turn": number - LARGEST} if number > LARGEST else {}
    said = {"at": at.isoformat(), "do": JOINED, **turn, "late": dict(sorted(by_moment.items())), **(more or {})}
    letters = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]
    line = {"v": VERSION, "id": f"{min(number, LARGEST):08d}-{letters}", **said}
    return json.dumps(line, separators=(",", ":")).encode()

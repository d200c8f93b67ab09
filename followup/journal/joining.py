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
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from .entries import BEGINNING, JOINED, LARGEST, VERSION, Entry, by_rank

Moments = dict[str, datetime]  # by the id of a line
FAR = timedelta(days=366)  # no search is put down for so long and then told by a clock that is behind
MOST_AHEAD = 1_000


def lines_that_join(
    here: Collection[Entry], there: Collection[Entry], told: Collection[Mapping[str, Any]] = ()
) -> list[bytes]:
    """The lines that both journals need to be one; the same whichever is named first. None where they need none.

    told: what else is to be said of both together, each in a line of its own (`entries.TOLD`).
    """
    joins = {entry.id: entry for entry in (*here, *there) if entry.do == JOINED}
    known, ahead = told_late(joins.values()), told_ahead((*here, *there))
    late = {entry_id: at for entry_id, at in _late(here, there, ahead) if at > known.get(entry_id, BEGINNING)}
    entries = sorted({entry.id: entry for entry in (*here, *there) if entry.do != JOINED}.values(), key=by_rank)
    counted = known | late
    moments = [moment_of(entry, counted, ahead) for entry in entries]
    number, at = entries[-1].number, max(moments, key=lambda at: (at, at.isoformat()))
    needed = late if joins else told or any(one > other for one, other in pairwise(moments))
    lines = [_line(number, at, late)] if needed else []
    return lines + [_line(number, at, {}, said) for said in told]


def moment_of(entry: Entry, late: Moments, ahead: Moments) -> datetime:
    """What a line counts by where journals were joined. late, ahead: as `told_late` and `told_ahead` say it."""
    if entry.id in ahead:
        return min(entry.stated, ahead[entry.id])
    return max(entry.stated, late.get(entry.id, BEGINNING))


def told_ahead(entries: Iterable[Entry], known: Moments | None = None) -> Moments:
    """Of lines that a clock far ahead wrote, the moment of the first line that says so. known: what was told before."""
    told = dict(known or {})
    for entry in entries:
        for one in entry.data.get("ahead", ()):
            if isinstance(one, str):
                told[one] = min(entry.at, told.get(one, entry.at))
    return told


def far_ahead(moments: Mapping[str, datetime], at: datetime) -> list[str]:
    """The lines, few among many, that are dated so long after this moment that their clock was wrong. Where they are
    many it is rather the clock of now that is behind. moments: of all lines, by id.
    """
    found = [one for one, moment in moments.items() if moment - at > FAR]
    return sorted(found) if len(found) <= MOST_AHEAD and 2 * len(found) < len(moments) else []


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


def _late(here: Collection[Entry], there: Collection[Entry], ahead: Moments) -> Iterator[tuple[str, datetime]]:
    """The lines that count later than they state, of a journal in which numbers decided until now."""
    found: Moments = {}
    for side in (here, there):
        if not any(entry.do == JOINED for entry in side):
            latest = BEGINNING
            for entry in sorted(side, key=by_rank):
                latest = max(latest, min(entry.stated, ahead.get(entry.id, entry.stated)))
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

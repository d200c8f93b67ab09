"""Which lines no longer count, kept up as lines come.

An undo only reaches back, so that no two can undo each other: it takes away an earlier line, which may be an undo, and
what that had taken away counts again. So an undo changes its target and, where that is an undo, one more, and so on
back. Of lines that come together the last is settled first, because it may take away the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from .entries import Entry, by_rank


class Undoing:
    """undone: the ids of the lines that no longer count."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        """entries: all lines by id, those in `take` among them; the ledger's own."""
        self.undone: set[str] = set()
        self._entries = entries
        self._naming: dict[str, dict[str, Entry]] = {}  # id of a line -> the undos that name it
        self._reached: dict[str, int] = {}  # id of a line -> how many undos that count reach it
        self._pending: set[str] = set()
        self.void: set[str] = set()  # undos that never count

    def take(self, entries: list[Entry]) -> list[str]:
        """Take in new lines; the ids of those that count no longer, or again."""
        self.undone.update(entry.id for entry in entries if entry.id in self.void)
        entries = [entry for entry in entries if entry.id not in self.void]
        undos = [entry for entry in entries if entry.do == "undo"]
        for undo in undos:
            self._naming.setdefault(undo.data["entry"], {})[undo.id] = undo
        named = [entry for entry in entries if entry.id in self._naming and entry.do != "undo"]
        self._pending = {entry.id for entry in (*undos, *named)}
        changed: list[str] = []
        for entry in sorted((*undos, *named), key=by_rank, reverse=True):
            changed += self._settle(entry)
        return changed

    def of(self, entry_id: str) -> list[Entry]:
        """The undos that count and name that line, in their order."""
        found = self._naming.get(entry_id, {}).values()
        return sorted((undo for undo in found if undo.id not in self.undone), key=by_rank)

    def _settle(self, entry: Entry) -> Iterator[str]:
        self._pending.discard(entry.id)
        naming = self._naming.get(entry.id, {}).values()
        self._reached[entry.id] = sum(undo.id not in self.undone and undo.rank > entry.rank for undo in naming)
        if self._reached[entry.id]:
            self.undone.add(entry.id)
            yield entry.id
        elif entry.do == "undo":
            yield from self._shift(entry, 1)

    def _shift(self, undo: Entry, by: int) -> Iterator[str]:
        """One undo more (or, by -1, less) counts: what that changes, as far back as it goes."""
        while undo.do == "undo":
            target = self._entries.get(undo.data["entry"])
            if target is None or target.rank >= undo.rank or target.id in self._pending or target.id in self.void:
                return
            self._reached[target.id] = self._reached.get(target.id, 0) + by
            gone = self._reached[target.id] > 0
            if gone == (target.id in self.undone):
                return
            (self.undone.add if gone else self.undone.discard)(target.id)
            yield target.id
            undo, by = target, -1 if gone else 1

    @contextmanager
    def supposing(self, undos: Sequence[Entry]) -> Iterator[list[str]]:
        """As though these undos, later than all lines, were written: the ids of what they change."""
        changed = self.take([*undos])
        try:
            yield changed
        finally:
            for undo in undos:  # who names a line that is there already is not asked for again
                list(self._shift(undo, -1))

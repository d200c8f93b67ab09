"""Sees that somebody else wrote into the journal (another notebook, another browser), so that open pages stay true."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

PAUSE = 1.5  # seconds between two looks

Signature = tuple[str, int, int]


def signature(path: Path) -> Signature:
    """What changes whenever the file does; the same for every file that is not there."""
    try:
        found = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), found.st_mtime_ns, found.st_size


class Watch:
    """Calls `changed` when the file no longer looks as at the last `seen`. Without an event loop it does nothing.

    It never speaks by itself: a page nobody looks at must not keep its kernel busy.
    """

    def __init__(self, path: Callable[[], Path], changed: Callable[[], None]) -> None:
        self._path, self._changed = path, changed
        self._known: Signature | None = None
        self._next: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def seen(self) -> None:
        """What is in the file now is shown."""
        self._known = signature(self._path())

    def start(self) -> None:
        """Begin to look, once for each event loop."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        if loop is not self._loop:
            self._loop = loop
            self._next = loop.call_later(PAUSE, self._look)

    def _look(self) -> None:
        if signature(self._path()) != self._known:
            self._changed()
        self._next = self._loop.call_later(PAUSE, self._look) if self._loop else None

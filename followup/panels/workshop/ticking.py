"""Draws something again each second while there is something to count; asks nothing of the browser but to show it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

SECOND = 1.0


class Ticking:
    """Calls `tick` each second until it answers False. Without an event loop it does nothing.

    No thread: the same code runs where Python lives in the browser. Nothing is kept here: a reload loses nothing.
    """

    def __init__(self, tick: Callable[[], bool]) -> None:
        self._tick = tick
        self._next: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin, or go on; once is enough, and twice does no harm."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        if self._next is not None:
            self._next.cancel()
        self._next = loop.call_later(SECOND, self._again)

    def _again(self) -> None:
        self._next = None
        if self._tick():
            self.start()

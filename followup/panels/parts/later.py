"""Something to do a moment after the last key, and not at every key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Later:
    """Calls `do` once nobody has asked for it for `pause` seconds. Without an event loop it is called at once."""

    def __init__(self, pause: float, do: Callable[[], None]) -> None:
        self.pause, self._do = pause, do
        self._next: asyncio.TimerHandle | None = None

    def soon(self) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return self._do()
        self.stop()
        self._next = loop.call_later(self.pause, self._now)

    def _now(self) -> None:
        self._next = None
        self._do()

    def stop(self) -> bool:
        """Do it not; whether it was still to be done."""
        waiting, self._next = self._next, None
        if waiting is not None:
            waiting.cancel()
        return waiting is not None

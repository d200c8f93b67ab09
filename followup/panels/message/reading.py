"""When a message is read: a moment after the last key, and not before the dictionaries are open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache
from threading import Event

from ...case.case_file import load_case
from ...messages.review import check
from ..parts.actions import shown
from ..parts.later import Later
from ..parts.panel import Panel

PAUSE = 0.25  # seconds without typing
OPEN = Event()  # the dictionaries of this kernel
A_CASE = {"candidate": {"name": "A Candidate"}, "role": {"title": "a role"},
          "employer": {"name": "An employer", "timezone": "America/Chicago"}}  # fmt: skip


@cache
def open_dictionaries() -> None:
    """Read everything that checks need once; about a second, later checks take milliseconds."""
    try:
        check("A short note with a mispelt word.", load_case(A_CASE), "thank-you")
    finally:
        OPEN.set()  # what could not be opened now is told by the check itself


class Reading:
    """read: draws the findings; wait: says that they come. Without an event loop everything is done at once."""

    def __init__(self, panel: Panel, read: Callable[[], None], wait: Callable[[], None]) -> None:
        self._panel, self._read, self._wait = panel, read, wait
        self.later = Later(PAUSE, self._shown)
        self._opening: asyncio.Future[None] | None = None

    def now(self) -> None:
        """Read; where the dictionaries are still closed, as soon as they are open, so that no page waits for them."""
        self.later.stop()
        loop = _loop()
        if loop is None or OPEN.is_set():
            self._read()
            return
        self._wait()
        if self._opening is None:
            self._opening = loop.run_in_executor(None, open_dictionaries)
            self._opening.add_done_callback(lambda _: self._shown())

    def soon(self) -> None:
        """Read when nobody has typed for a moment."""
        self.later.soon()

    def _shown(self) -> None:
        self._opening = None
        with shown(self._panel.warn), self._panel.untouched():
            self._read() if OPEN.is_set() else self.now()


def _loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None

"""Which panels are drawn at once and which right after, so that a press is answered before the rest of its page.

A kernel does one thing at a time. Were a page drawn in one go, a second press would lie in the queue until the last
panel is done, and what is drawn before it would be drawn for nothing. So the panels that wait are drawn one in each
turn of the event loop, and between two turns the loop takes what came in. A press that comes in between calls
`finish` first, since what it is about must be on the page; its own round then takes the place of the old one.

Each turn asks for the next before it draws: an error in one panel must not keep the others from being drawn. There
are no threads, because widgets are not made for them, and because the same code runs where Python lives in the
browser.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from ..parts.desk import Drawn


class Turns:
    """Panels that wait are drawn one in each turn of the event loop, so that the next press needn't wait for all.

    Without an event loop, as in a test or a script, everything is drawn at once.
    """

    def __init__(self) -> None:
        self._waiting: list[Drawn] = []
        self._next: asyncio.Handle | None = None

    def draw(self, at_once: Iterable[Drawn], after: Iterable[Drawn]) -> None:
        """Draw these now and those after; what still waited is among them, or is drawn for nothing no more."""
        self._stop()
        for panel in at_once:
            panel.redraw()
        self._waiting = list(after)
        self._go_on()

    def finish(self) -> None:
        """Draw now what still waits."""
        self._stop()
        waiting, self._waiting = self._waiting, []
        for panel in waiting:
            panel.redraw()

    def _go_on(self) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return self.finish()
        self._next = loop.call_soon(self._turn) if self._waiting else None

    def _turn(self) -> None:
        panel = self._waiting.pop(0)
        self._go_on()  # before the drawing: an error in one panel must not keep the others from being drawn
        panel.redraw()

    def _stop(self) -> None:
        if self._next is not None:
            self._next.cancel()
            self._next = None

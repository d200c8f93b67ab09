"""When a page is no longer true though nobody pressed anything: at the edge of a window, and at midnight there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from ...planning.planner import Plan

MARGIN = 0.2  # seconds after an edge, so that it is past
LONGEST = 3600.0  # seconds; a clock that was set, or slept, is found within the hour


def next_edge(plan: Plan | None) -> datetime | None:
    """The next moment at which something of this plan opens, closes, falls due or is called another day."""
    return min(_edges(plan), default=None) if plan is not None else None


def _edges(plan: Plan) -> Iterator[datetime]:
    midnight = plan.as_of.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    found = [midnight, *(one for step in plan.steps for window in step.windows for one in window)]
    found += [one for step in plan.steps for one in (step.opens, step.due)]
    return (one for one in found if one is not None and one > plan.now)


class Edges:
    """Calls `turn` at the next edge. Without an event loop it does nothing; no thread, as in Turns."""

    def __init__(self, turn: Callable[[], None]) -> None:
        self._turn = turn
        self._next: asyncio.TimerHandle | None = None

    def wait(self, now: datetime, edge: datetime | None) -> None:
        """Wait for this edge and for no other."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        if edge is not None:
            self._next = loop.call_later(min((edge - now).total_seconds() + MARGIN, LONGEST), self._turn)

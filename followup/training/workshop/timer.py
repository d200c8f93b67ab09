"""Where a session stands: which item, since when, how much time is left. Pure: the moment is an argument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from ...case.clock import read_moment
from ...case.errors import InputError
from .session import Item, Session

MORE = 5  # minutes a press adds


@dataclass(frozen=True)
class Timer:
    """item: its place in the session; started: when it went on, None while it stands still.

    spent: seconds of this item before that; added: minutes given to it beside its own.
    """

    session: str
    item: int = 0
    started: datetime | None = None
    spent: float = 0.0
    added: int = 0

    def start(self, now: datetime) -> Timer:
        return self if self.started else replace(self, started=now)

    def pause(self, now: datetime) -> Timer:
        return replace(self, started=None, spent=self.seconds(now))

    def to(self, item: int, now: datetime) -> Timer:
        """At the beginning of another item; the clock goes on where it went."""
        return Timer(self.session, item, now if self.started else None)

    def more(self, minutes: int = MORE) -> Timer:
        return replace(self, added=self.added + minutes)

    def seconds(self, now: datetime) -> float:
        """Seconds spent with this item; a clock that was set back takes none away."""
        return self.spent + (max(0.0, (now - self.started).total_seconds()) if self.started else 0.0)

    def left(self, item: Item, now: datetime) -> int:
        """Whole seconds until the item is over; below zero when it is."""
        return round((item.minutes + self.added) * 60 - self.seconds(now))

    def to_setting(self) -> dict[str, Any]:
        """What is kept of it, as JSON knows it."""
        return {**asdict(self), "started": self.started.isoformat() if self.started else None}


def read_timer(kept: Any, sessions: Mapping[str, Session], default: str) -> Timer:
    """The timer that was kept; a new one for `default` where nothing was, or nothing of use."""
    if not isinstance(kept, Mapping) or kept.get("session") not in list(sessions):
        return Timer(default)
    try:
        started = kept_moment(kept.get("started"))
        item = min(max(int(kept.get("item", 0)), 0), len(sessions[kept["session"]].items) - 1)
        return Timer(kept["session"], item, started, float(kept.get("spent", 0)), int(kept.get("added", 0)))
    except (TypeError, ValueError, OverflowError):
        return Timer(kept["session"])


def kept_moment(kept: object) -> datetime | None:
    """The moment that was kept; None where nothing was, or nothing of use."""
    try:
        return read_moment(kept, "kept") if isinstance(kept, str) else None
    except InputError:
        return None


def clock_face(seconds: int) -> str:
    """4:05, and +1:10 when it has been over for so long."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02d}"

"""What is said aloud of the time that is left for a call: at fifteen minutes, at five, and when it is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from ...planning.planner import Plan, Step
from ...planning.priority import window_of

AT = (5, 15)  # minutes
OVER = "The time for this call is over for now."


class LastMinutes:
    """Remembers which window was open and what was said of it; each thing is said once."""

    def __init__(self) -> None:
        self._window: tuple[str, str, datetime] | None = None
        self._said: int | None = None

    def words(self, plan: Plan, step: Step | None) -> str:
        """What is to be said now; mostly nothing."""
        before, self._window = self._window, _window(plan, step)
        if self._window is None:
            return OVER if before and before[0] == plan.case.id and plan.as_of >= before[2] else ""
        left = self._window[2] - plan.as_of
        now = next((number for number in AT if left <= timedelta(minutes=number)), None)
        new = now is not None and before == self._window and now != self._said
        self._said = now
        return f"{now} minutes are left for this call." if new else ""


def _window(plan: Plan, step: Step | None) -> tuple[str, str, datetime] | None:
    end = window_of(step)[1] if step and step.channel == "phone" and step.open_now else None
    return (plan.case.id, step.id, end) if step and end else None

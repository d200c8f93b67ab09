"""When a step may be done, in short words: shared by all tables."""

from __future__ import annotations

from datetime import datetime

from ..planning.planner import Plan
from ..planning.priority import BACKGROUND, main_step, window_of


def next_words(found: Plan | None) -> tuple[str, str]:
    """What to do first and when, in the employer's zone; "" where there is nothing, or no day to do it on."""
    step = main_step(found) if found is not None else None
    if found is None or step is None:
        return "", ""
    return step.heading, "" if step.id in BACKGROUND else span_words(*window_of(step), found.now)


def span_words(start: datetime | None, end: datetime | None, now: datetime) -> str:
    """now, until Thu 12 Mar, 17:00; or Mon 16 Mar, 10:00 to 11:00. Short, and alike in every zone."""
    if start is None or start <= now:
        if end is not None and end <= now:
            return f"it was due {_moment(end)}"
        return f"now, until {_moment(end)}" if end else "now"
    if end is None:
        return f"from {_moment(start)}"
    return f"{_moment(start)} to {f'{end:%H:%M}' if start.date() == end.date() else _moment(end)}"


def _moment(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%b}, {moment:%H:%M}"

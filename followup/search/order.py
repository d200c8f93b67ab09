"""When a step may be done, in short words: shared by all tables."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..planning.planner import Plan, Step
from ..planning.priority import BACKGROUND, LAST, main_step, owes_nothing, window_of

LOST = timedelta(days=14)


def missable(step: Step, now: datetime) -> tuple[int, float]:
    """Sorts steps by what can still be missed: what is late and can be made good, what is open by its end, what comes
    by its start; what has been late for longer than LOST is lost, and stands last, the oldest at the very end.
    """
    start, end = window_of(step)
    if step.status == "overdue":
        due = step.due or now
        return (3, -due.timestamp()) if due < now - LOST else (0, due.timestamp())
    if start is None or start <= now:
        return 1, (end or LAST).timestamp()
    return 2, start.timestamp()


def next_words(found: Plan | None) -> tuple[str, str]:
    """What to do first and when, in the employer's zone; "" where there is nothing, or no day to do it on."""
    step = main_step(found) if found is not None else None
    if found is None or step is None or owes_nothing(found):
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

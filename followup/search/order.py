"""When a step may be done, and which case is more urgent: shared by all tables."""

from __future__ import annotations

from datetime import UTC, datetime

from ..planning.planner import Plan, Step
from ..planning.priority import main_step

Window = tuple[datetime | None, datetime | None]
Turn = tuple[int, datetime]  # sorts: the smaller, the sooner
BACKGROUND = ("keep-searching", "let-it-rest")  # true all the time: nothing to do on a day
LAST = datetime.max.replace(tzinfo=UTC)


def urgency(found: Plan | None) -> Turn:
    """Sorts cases by their main step; those that rest, or can't be planned, are last."""
    step = main_step(found) if found is not None else None
    if found is None or step is None or step.id in BACKGROUND:
        return 9, LAST
    return turn(step, found.now)


def next_words(found: Plan | None) -> tuple[str, str]:
    """What to do first and when, in the employer's zone; "" where there is nothing, or no day to do it on."""
    step = main_step(found) if found is not None else None
    if found is None or step is None:
        return "", ""
    return step.heading, "" if step.id in BACKGROUND else span_words(*window_of(step), found.now)


def turn(step: Step, now: datetime) -> Turn:
    """Sorts steps: what is overdue, then what is open by its end, then what comes by its start."""
    start, end = window_of(step)
    if step.status == "overdue":
        return 0, step.due or now
    if start is None or start <= now:
        return 1, end or LAST
    return 2, start


def window_of(step: Step) -> Window:
    """The first span in which it may be done."""
    return step.windows[0] if step.windows else (step.opens, step.due)


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

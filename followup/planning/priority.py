"""Which step of a plan is the most pressing, and which case is more urgent than another: one order everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from .headline import headline_step
from .outline import Window
from .phrases import first_span
from .planner import Plan, Step

ORDER = ("overdue", "now", "later")
Turn = tuple[int, datetime]  # sorts: the smaller, the sooner
BACKGROUND = ("keep-searching", "let-it-rest")  # true all the time: nothing to do on a day
LAST = datetime.max.replace(tzinfo=UTC)


def most_pressing(steps: Iterable[Step]) -> Step | None:
    """Of those that stand beside no other the most pressing, and of several the first; None where all stand beside."""
    return min((step for step in steps if not step.aside), key=lambda step: ORDER.index(step.status), default=None)


def told_step(found: Plan) -> Step | None:
    """The step a plan's headline is about (`headline.headline_step`); None where it tells of none."""
    told = headline_step(found)
    return next((step for step in found.steps if step is told), None)


def main_step(found: Plan) -> Step | None:
    """What a plan asks for first: the step its headline is about, else the one listed first."""
    return told_step(found) or next(iter(found.steps), None)


def urgency(found: Plan | None) -> Turn:
    """Sorts cases by their main step; those that rest, or can't be planned, are last."""
    step = main_step(found) if found is not None else None
    if found is None or step is None or step.id in BACKGROUND:
        return 9, LAST
    return turn(step, found.now)


def owes_nothing(found: Plan | None) -> bool:
    """Whether they said no and never met the candidate: one may ask for feedback, and nothing is due (L16)."""
    return found is not None and found.stage == "rejected" and not found.case.timeline.held


def pressing(found: Plan | None) -> Turn:
    """Sorts cases as `urgency` does, those in which nothing is due with those that rest: the order of every list."""
    return urgency(None if owes_nothing(found) else found)


def turn(step: Step, now: datetime) -> Turn:
    """Sorts steps: what is overdue, then what is open by its end, then what comes by its start."""
    start, end = window_of(step)
    if step.status == "overdue":
        return 0, step.due or now
    if start is None or start <= now:
        return 1, end or LAST
    return 2, start


def window_of(step: Step) -> Window:
    """The first span in which it may be done; where a later day is kinder, that day's."""
    if step.waits_until is not None and step.advised is not None:
        return step.advised
    return first_span(step)

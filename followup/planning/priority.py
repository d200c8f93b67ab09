"""Which step of a plan is the most pressing."""

from __future__ import annotations

from collections.abc import Iterable

from .planner import Plan, Step

ORDER = {"overdue": 0, "now": 1, "later": 2}


def most_pressing(steps: Iterable[Step]) -> Step | None:
    """Of those that stand beside no other the most pressing, and of several the first; None where all stand beside."""
    return min((step for step in steps if not step.kind.aside), key=lambda step: ORDER[step.status], default=None)


def main_step(found: Plan) -> Step | None:
    """What a plan asks for first: its most pressing step, else the one listed first."""
    return most_pressing(found.steps) or next(iter(found.steps), None)

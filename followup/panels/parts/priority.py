"""Which step of a plan comes first, and which plan comes before another."""

from __future__ import annotations

from ...planning.planner import Plan, Step


def key_of(step: Step) -> tuple[str, str | None]:
    """What tells one step of a plan from another."""
    return step.id, step.to[0] if step.to else None


def follow_up(found: Plan) -> Step | None:
    return next((step for step in found.steps if step.id in ("first-follow-up", "second-follow-up")), None)


ORDER = {"overdue": 0, "now": 1, "later": 2}


def main_step(found: Plan) -> Step | None:
    """What a plan asks for first: the most pressing step that stands beside no other, else the first there is."""
    towards = [step for step in found.steps if not step.kind.aside]
    return min(towards, key=lambda step: ORDER[step.status], default=None) or next(iter(found.steps), None)


def urgency(found: Plan) -> tuple[int, float]:
    """Sorts plans: overdue, then open by when it closes, then by the day it opens; what may rest comes last."""
    step = main_step(found)
    if step is None or step.kind.aside:
        return 3, 0.0
    closes = step.due or (step.windows[0][1] if step.windows else None)
    moment = step.opens if step.status == "later" else closes
    return ORDER[step.status], moment.timestamp() if moment else float("inf")

"""Which step of a plan a page means; what is more urgent is said in planning/priority.py."""

from __future__ import annotations

from ...planning.planner import Plan, Step

FOLLOW_UPS = ("first-follow-up", "second-follow-up")


def key_of(step: Step) -> tuple[str, str | None]:
    """What tells one step of a plan from another."""
    return step.id, step.to[0] if step.to else None


def follow_up(found: Plan) -> Step | None:
    """The follow-up, or the call that stands in for it where only a number is known."""
    return next((step for step in found.steps if step.rung or step.id in FOLLOW_UPS), None)

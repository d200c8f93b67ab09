"""Which step of a plan a page means; what is more urgent is said in planning/priority.py."""

from __future__ import annotations

from ...planning.planner import Plan, Step


def key_of(step: Step) -> tuple[str, str | None]:
    """What tells one step of a plan from another."""
    return step.id, step.to[0] if step.to else None


def follow_up(found: Plan) -> Step | None:
    return next((step for step in found.steps if step.id in ("first-follow-up", "second-follow-up")), None)

"""The card of a call: the number, how long the window is still open, or when it opens."""

from __future__ import annotations

from ...planning.planner import Plan, Step
from ...planning.priority import window_of
from ..message.ways_out import dials
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.zones import day_name
from .clocks import left


def call_card(plan: Plan, step: Step) -> Markup:
    """The number solid only while somebody may be called; without a number, that it is still to be found."""
    contact = plan.case.contact(step.to[0]) if step.to else None
    if contact is None or not contact.phone:
        return tag("p", "No number is written down yet: it is asked for under Facts.", class_="fu-quiet")
    return tag("div", dials(contact.phone, step.open_now), _meter(plan, step), class_="fu-call")


def _meter(plan: Plan, step: Step) -> Markup:
    start, end = window_of(step)
    if start is None or end is None:
        return EMPTY
    if not step.open_now:
        words = f"opens {day_name(plan, start.date())} at {start:%H:%M} there"
        return tag("div", tag("b", words), class_="fu-left")
    gone = round(100 * (plan.as_of - start) / (end - start)) if end > start else 0
    bar = tag("span", tag("i", style=f"width:{max(2, 100 - gone)}%;margin-left:{min(gone, 98)}%"), class_="fu-meter",
              role="img", aria_label=f"{left(plan.as_of, end)} left")  # fmt: skip
    return tag("div", bar, tag("b", f"{left(plan.as_of, end)} left"), _again(plan, step), class_="fu-left")


def _again(plan: Plan, step: Step) -> Markup:
    later = next((start for start, _ in step.windows[1:] if start is not None), None)
    if later is None:
        return EMPTY
    return join(" ", tag("span", f"· again {day_name(plan, later.date())}, {later:%H:%M}", class_="fu-quiet"))

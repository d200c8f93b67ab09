"""What the silence so far means beside published figures: a band of days, its sources and limits, never a forecast."""

from __future__ import annotations

from ...planning.planner import Plan
from ..parts.markup import EMPTY, Markup, tag
from ..parts.published import whose_figures


def silent_days(plan: Plan) -> int | None:
    """Days since the interview, or since they were last heard of; None where neither was."""
    waiting = plan.situation.days_waiting
    return waiting if waiting is not None and waiting >= 0 else None


def silence(plan: Plan) -> Markup:
    """One line and, behind it, where the figures come from; nothing where nobody waits."""
    days, figures = silent_days(plan), [one for one in plan.book.figures.values() if one.after == "interview"]
    if days is None or not figures:
        return EMPTY
    low, high = min(one.low for one in figures), max(one.high for one in figures)
    told = tag("b", f"{_days(days)} of silence {_means(days, low, high)}." if days else "No silence yet.")
    band = f" Published figures run from {low} to {high} days after an interview; none foretells yours."
    return tag("div", tag("p", told, band), whose_figures(plan.book, ("interview", "silence")), class_="fu-silence")


def _days(days: int) -> str:
    return "One day" if days == 1 else f"{days} days"


def _means(days: int, low: int, high: int) -> str:
    if days <= low:
        return "is normal" if days < 2 else "are normal"
    return "are still usual" if days <= high else "are long, and not yet a no"

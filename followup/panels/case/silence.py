"""Published figures beside a case: what the silence so far means, and what is known of thanks, a no and an offer. Each
with its source and limits, never a forecast.
"""

from __future__ import annotations

from ...planning.planner import Plan
from ..parts.markup import EMPTY, Markup, tag
from ..parts.published import whose_figures

ABOUT = {"thank_you": "thanks", "rejected": "no", "offer": "offer"}  # a stage, and the figures that belong beside it


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
    whose = whose_figures(plan.book, ("interview", "silence"), plan.as_of.date())
    return tag("div", tag("p", told, band), whose, class_="fu-silence")


def known_of(plan: Plan) -> Markup:
    """Behind one line, what was published about this stage; nothing at those where people wait."""
    about = ABOUT.get(plan.stage)
    return whose_figures(plan.book, (about,), plan.as_of.date()) if about else EMPTY


def _days(days: int) -> str:
    return "One day" if days == 1 else f"{days} days"


def _means(days: int, low: int, high: int) -> str:
    if days <= low:
        return "is normal" if days < 2 else "are normal"
    return "are still usual" if days <= high else "are long, and not yet a no"

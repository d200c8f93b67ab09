"""An hour on both clocks: theirs first, the candidate's own in brackets, and once where the two agree."""

from __future__ import annotations

from datetime import datetime, tzinfo

from ...planning.planner import Plan
from ...planning.said import day_words
from ..parts.markup import Markup, join, tag
from ..parts.zones import city

SAME = "the same for you"


def both(plan: Plan, moment: datetime, own: tzinfo | None, end: datetime | None = None) -> Markup:
    """14:30 in Chicago (21:30 yours); 10:00 to 11:00 in Chicago, the same for you."""
    until = f" to {end:%H:%M}" if end is not None else ""
    there = f"{moment:%H:%M}{until}"
    mine = moment.astimezone(own)
    if mine.utcoffset() == moment.utcoffset():
        return join(f"{there} in {city(plan)}, {SAME}")
    day = "" if mine.date() == moment.date() else f"{mine:%A} "
    till = f" to {end.astimezone(own):%H:%M}" if end is not None else ""
    return join(f"{there} in {city(plan)} ", tag("span", f"({day}{mine:%H:%M}{till} yours)", class_="fu-quiet"))


def two_clocks(plan: Plan, own: tzinfo | None) -> str:
    """Wednesday 11 March, 17:05 in Dublin · 18:05 yours; one clock where both agree."""
    there, mine = plan.as_of, plan.now.astimezone(own)
    words = f"{day_words(plan, there.date())}, {there:%H:%M} in {city(plan)}"
    if mine.utcoffset() == there.utcoffset():
        return f"{words}, {SAME}"
    day = "" if mine.date() == there.date() else f"{mine:%A} "
    return f"{words} · {day}{mine:%H:%M} yours"


def left(now: datetime, until: datetime) -> str:
    """3 days 5 hours; 48 minutes."""
    minutes = max(0, int((until - now).total_seconds() // 60))
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = [(days, "day"), (hours, "hour")] if days else [(hours, "hour"), (rest if hours < 3 else 0, "minute")]
    told = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts if count]
    return " ".join(told) or "less than a minute"

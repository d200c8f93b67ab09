"""The next two weeks as a strip: on which days the step may be done, told by sign and words as well as by colour."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ...case.wording import WEEKDAYS
from ...planning.planner import Plan, Step
from ...planning.said import day_words
from ..parts.markup import EMPTY, Markup, join, tag, unseen

DAYS, WEEK = 14, 7
SIGNS = {"open": "●", "due": "⚑", "before": "·", "shut": "–", "after": " "}
WORDS = {
    "open": "open for it",
    "due": "the last day",
    "before": "not yet",
    "shut": "no hours there",
    "after": "past the last day",
}


def fortnight(plan: Plan, step: Step, heading: str = "h4") -> Markup:
    """Fourteen days from today, there; each with a sign for the eye and words for the ear. heading: its element."""
    today = plan.as_of.date()
    days = [today + timedelta(days=n) for n in range(DAYS)]
    kinds = kinds_of(plan, step, days)
    cells = [_cell(plan, day, kind, (day - today).days) for day, kind in zip(days, kinds)]
    told = [f"{SIGNS[kind]} {WORDS[kind]}" for kind in SIGNS if kind in kinds and kind in ("open", "due")]
    legend = tag("p", ",  ".join(told), class_="fu-soft", aria_hidden="true")
    return join(tag(heading, "The next two weeks there"), tag("ol", *cells, class_="fu-days"), legend)


def kinds_of(plan: Plan, step: Step, days: list[date]) -> list[str]:
    """For each day: open, due (the last), after it, before (the step opens later), or shut."""
    open_days = _open_days(plan, step, days)
    opens = step.opens.date() if step.opens else None
    due = step.due.date() if step.due else None
    return [_kind(day, open_days, opens, due) for day in days]


def _kind(day: date, open_days: set[date], opens: date | None, due: date | None) -> str:
    if due is not None and day >= due:
        return "due" if day == due else "after"
    if opens is not None and day < opens:
        return "before"
    return "open" if day in open_days else "shut"


def _open_days(plan: Plan, step: Step, days: list[date]) -> set[date]:
    hours, due = step.made.hours, step.due
    if hours is None:
        return {day for day in days if due is None or day <= due.date()}
    start = max(plan.situation.now, step.made.opens or 0)
    position = hours.from_moment(
        start, max(days[0].toordinal(), datetime.fromtimestamp(start, plan.case.zone).toordinal())
    )
    ahead = [date.fromordinal(hours.days[at]) for at in range(position, min(position + 3 * DAYS, len(hours.days)))]
    return {day for day in ahead if due is None or day <= due.date()}


def _cell(plan: Plan, day: date, kind: str, ahead: int) -> Markup:
    """The first row has the names of the days."""
    today = ahead == 0
    spoken = f"{'today, ' if today else ''}{day_words(plan, day)}: {WORDS[kind]}"
    name = tag("em", WEEKDAYS[day.weekday()][:2]) if ahead < WEEK else EMPTY
    seen = tag("span", name, tag("b", day.day), tag("i", SIGNS[kind]), aria_hidden="true")
    css = f"fu-day fu-day-{kind}" + (" fu-day-today" if today else "")
    return tag("li", unseen(spoken), seen, class_=css, aria_current="date" if today else None)

"""Two weeks as a strip: on which days the step may be done, told by sign and words as well as by colour."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from ...case.wording import WEEKDAYS
from ...planning.planner import Plan, Step
from ...planning.said import day_words
from ..parts.markup import EMPTY, Markup, join, tag, unseen
from .offer import ANSWER

DAYS, WEEK = 14, 7
SIGNS = {"open": "●", "due": "⚑", "before": "·", "shut": "–", "after": " "}
WORDS = {
    "open": "open for it",
    "due": "the last day",
    "before": "not yet",
    "shut": "no hours there",
    "after": "past the last day",
}


def fortnight(plan: Plan, step: Step, own: tzinfo | None, heading: str = "h4") -> Markup:
    """Fourteen days from today; each with a sign for the eye and words for the ear. heading: its element.

    own: the candidate's zone. What is bound to hours there has days there; what is not, the days of whoever does it.
    """
    zone = zone_of(plan, step, own)
    today = plan.now.astimezone(zone).date()
    days = [today + timedelta(days=n) for n in range(DAYS)]
    kinds = kinds_of(plan, step, days, zone)
    cells = [_cell(plan, step, day, kind, (day - today).days) for day, kind in zip(days, kinds)]
    told = [f"{SIGNS[kind]} {words_of(step, kind)}" for kind in SIGNS if kind in kinds and kind in ("open", "due")]
    legend = tag("p", ",  ".join(told), class_="fu-soft", aria_hidden="true")
    title = "The next two weeks there" if step.made.hours is not None else "Your next two weeks"
    return join(tag(heading, title), tag("ol", *cells, class_="fu-days"), legend)


def zone_of(plan: Plan, step: Step, own: tzinfo | None) -> tzinfo | None:
    """Whose days it has: theirs where it is bound to their hours, else those of whoever does it."""
    return plan.as_of.tzinfo if step.made.hours is not None else own


def kinds_of(plan: Plan, step: Step, days: list[date], zone: tzinfo | None) -> list[str]:
    """For each day: open, due (the last), after it, before (the step opens later), or shut. zone: whose days."""
    open_days = _open_days(plan, step, days, zone)
    opens = step.opens.astimezone(zone).date() if step.opens else None
    due = last_day(step, zone)
    return [_kind(day, open_days, opens, due) for day in days]


def last_day(step: Step, zone: tzinfo | None) -> date | None:
    """The day on which it can still be done: of what is due at midnight, the day that ends then."""
    return (step.due - timedelta(seconds=1)).astimezone(zone).date() if step.due else None


def words_of(step: Step, kind: str) -> str:
    return f"{WORDS[kind]} for your answer" if kind == "due" and step.id == ANSWER else WORDS[kind]


def _kind(day: date, open_days: set[date], opens: date | None, due: date | None) -> str:
    if due is not None and day >= due:
        return "due" if day == due else "after"
    if opens is not None and day < opens:
        return "before"
    return "open" if day in open_days else "shut"


def _open_days(plan: Plan, step: Step, days: list[date], zone: tzinfo | None) -> set[date]:
    hours, due = step.made.hours, last_day(step, zone)
    if hours is None:
        return set(days)
    start = max(plan.situation.now, step.made.opens or 0)
    position = hours.from_moment(start, datetime.fromtimestamp(start, plan.case.zone).toordinal())
    ahead = range(position, min(position + 3 * DAYS, len(hours.days)))
    begins = {max(datetime.fromtimestamp(max(hours.starts[at], start), zone).date(), days[0]) for at in ahead}
    return {day for day in begins if due is None or day <= due}


def _cell(plan: Plan, step: Step, day: date, kind: str, ahead: int) -> Markup:
    """The first row has the names of the days."""
    today = ahead == 0
    spoken = f"{'today, ' if today else ''}{day_words(plan, day)}: {words_of(step, kind)}"
    name = tag("em", WEEKDAYS[day.weekday()][:2]) if ahead < WEEK else EMPTY
    seen = tag("span", name, tag("b", day.day), tag("i", SIGNS[kind]), aria_hidden="true")
    css = f"fu-day fu-day-{kind}" + (" fu-day-today" if today else "")
    return tag("li", unseen(spoken), seen, class_=css, aria_current="date" if today else None)

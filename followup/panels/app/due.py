"""When something is due in a case, in one word for the rail and a few for a card; always on the candidate's clock."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import NamedTuple

from ...case.case import Case
from ...case.errors import FollowupError
from ...planning.planner import Plan, Step
from ...planning.priority import BACKGROUND, main_step, owes_nothing, pressing, window_of
from ..parts.desk import Desk

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
AHEAD = "before_interview"
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
SMALL = ("and", "the", "of", "&", "for")


class Due(NamedTuple):
    """word: today, now, late, Fri, 23 Mar, or nothing; pressing: whether it gets a dot."""

    word: str = ""
    pressing: bool = False


def plan_or_none(desk: Desk, case_id: str) -> Plan | None:
    try:
        return desk.plan_of(case_id)
    except FollowupError:  # past what the calendar knows
        return None


def in_order(desk: Desk) -> list[str]:
    """The ids of all cases, the most urgent first."""
    return sorted(desk.cases, key=lambda case_id: pressing(plan_or_none(desk, case_id)))


def first_step(plan: Plan | None) -> Step | None:
    """What a case asks for first; None where there is nothing to do on a day."""
    step = None if owes_nothing(plan) else main_step(plan) if plan else None
    return None if step is None or step.id in BACKGROUND else step


def due(desk: Desk, case_id: str) -> Due:
    plan = plan_or_none(desk, case_id)
    step = first_step(plan)
    if plan is None or step is None:
        return Due()
    if step.is_late:
        return Due("late", True)
    start, end = window_of(step)
    if step.status == "overdue":
        return Due("today", True)
    if step.open_now:
        if plan.stage == AHEAD and end is not None:  # what is asked in the interview is for its day
            return Due(day := day_word(own_day(end, desk.zone), desk.today), day == "today")
        ends_today = end is not None and own_day(end, desk.zone) == desk.today
        return Due("today" if ends_today else "now", True)
    return Due(day_word(own_day(start, desk.zone), desk.today)) if start else Due()


def own_day(moment: datetime, zone: tzinfo | None) -> date:
    return moment.astimezone(zone).date()


def day_word(day: date, today: date) -> str:
    """today, Fri within a week, 23 Mar after it."""
    ahead = (day - today).days
    if ahead <= 0:
        return "today"
    return DAYS[day.weekday()] if ahead < 7 else f"{day.day} {MONTHS[day.month - 1]}"


def initials(case: Case) -> str:
    """Two letters for an employer: Harbourside Vet is HV."""
    words = [word for word in case.employer.name.split() if word[:1].isalnum() and word.casefold() not in SMALL]
    letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else case.employer.name[:2]
    return letters.upper()

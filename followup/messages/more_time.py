"""A day to propose where somebody asks for more time with an offer: a proposal, which the candidate may change."""

from __future__ import annotations

from datetime import date, datetime

from ..case.case import Case
from ..case.wording import month_first, say_day

MORE, SOME = 2, 5  # working days: after the day they named, and where they named none (house figures)


def answer_day(case: Case) -> date | None:
    """The day by which their last offer is to be answered, as it is there."""
    offers = [h.event for h in case.timeline.happenings if h.event.meaning.turn == "offer"]
    by = offers[-1].answer_by if offers else None
    return by.astimezone(case.zone).date() if isinstance(by, datetime) else by


def later_day(case: Case, now: datetime | None) -> str | None:
    """Working days after the day of the answer to their last offer, or after today; None where there is no offer."""
    if now is None or not any(h.event.meaning.turn == "offer" for h in case.timeline.happenings):
        return None
    named, today = answer_day(case), now.astimezone(case.zone).date()
    day = case.employer.office.working_day_after(max(named or today, today).toordinal(), MORE if named else SOME)
    return say_day(date.fromordinal(day), month_first(case.employer))

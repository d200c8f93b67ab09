"""What a message may say of other employers: whom one writes to there, and by when their offer is to be answered."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from ..case.case import Case, Elsewhere
from ..case.wording import month_first, named_title, one_line, say_date
from .more_time import answer_day

END_OF_DAY = time(17)


def elsewhere_facts(case: Case, now: datetime | None, chosen: str | None = None) -> dict[str, Any]:
    """chosen: the name of the one that is meant, where the candidate said which; else the first that is still open."""
    known = [one for one in case.elsewhere if one.since is None or now is None or one.since <= now]
    open_ones = [one for one in known if not one.accepted]
    other = _named(known, chosen) if chosen else next(iter(open_ones), None)
    until = sorted(by for one in open_ones if (by := _open_until(one, case, now)))
    theirs, here = _open_until(other, case, now) if other is not None else None, answer_day(case)
    return {
        "other_employer": one_line(other.employer) if other is not None else None,
        "other_role": named_title(other.role) if other is not None and other.role else None,
        "elsewhere_by": say_date(until[0], month_first(case.employer)) if until else None,
        "other_by": say_date(theirs, month_first(case.employer)) if theirs else None,
        "other_first": theirs < here if theirs and here else None,
        "accepted_elsewhere": any(one.accepted for one in known),
    }


def _named(known: list[Elsewhere], chosen: str) -> Elsewhere | None:
    return next((one for one in known if one_line(one.employer).casefold() == chosen.casefold()), None)


def _open_until(one: Elsewhere, case: Case, now: datetime | None) -> date | None:
    """The day of their deadline, as it is at this employer's; None where there is none, or it is over."""
    by = one.answer_by
    if by is None:
        return None
    moment = by if isinstance(by, datetime) else datetime.combine(by, END_OF_DAY, case.zone)
    over = now is not None and moment < now
    return None if over else moment.astimezone(case.zone).date()

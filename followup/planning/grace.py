"""Days of grace after the first day on which asking is allowed, and the turn of the year (house rules; D1, D4)."""

from __future__ import annotations

from datetime import date

from ..case.case import promised_day
from ..rulebook.facts import Kinder
from .situation import FollowUp, Situation

# Kinder days that no source names: ours, and of who asks when we do.
OWN_DAYS = ("grace", "no_day", "their_word", "before")
GRACE = 2  # working days after the day they named; from then on asking is kind (a house figure)
NO_DAY = 14  # days after they wrote that nothing is decided, and named no day (a house figure)
AFTER_A_WORD = 7  # days after something of theirs that named no day (a house figure)
LAST_BEFORE = (12, 18)  # from this day on few offices decide anything before the year is over (a house figure)


def grace_days(s: Situation, follow_up: FollowUp) -> list[tuple[int, Kinder]]:
    """Better days than the first allowed one: nobody is chased on the morning after the day they named."""
    days: list[tuple[int, Kinder]] = []
    if s.agency or follow_up.late_thanks:
        return days
    if s.promise_until is not None:
        if s.put_off is None:
            days.append((s.office.working_day_after(s.promise_until, GRACE), "grace"))
    elif s.counts_from == "no_decision":
        days.append((in_the_new_year(s.base + NO_DAY), "no_day"))
        named = promised_day(s.last.interview, s.last.day) if s.last is not None else None
        if named is not None and named >= s.today:  # nothing they wrote since takes that day back
            s.named_day = named
            days.append((s.office.working_day_after(named, GRACE), "before"))
    elif s.last_word is not None and s.counts_from == "interview":
        days.append((s.last_word.day + AFTER_A_WORD, "their_word"))
    return days


def in_the_new_year(day: int) -> int:
    """That day (ordinal), or in the weeks about the turn of the year the Monday of the second full week of January."""
    there = date.fromordinal(day)
    first = first_full_week(day)
    late = (there.month, there.day) >= LAST_BEFORE
    return first + 7 if late or (there.month == 1 and day < first + 7) else day


def first_full_week(day: int) -> int:
    """The Monday of the first full week of January, after a day (ordinal) at the turn of the year."""
    there = date.fromordinal(day)
    second = date(there.year + (there.month == 12), 1, 2).toordinal()
    return second + (-date.fromordinal(second).weekday()) % 7

"""People, days, hours and spans as a plan says them."""

from __future__ import annotations

from datetime import date, datetime

from ..case import event_words
from ..case.office_hours import Opening
from ..case.wording import WEEKDAYS, joined, month_first, say_day
from ..rulebook.spans import EVERY_DAY, WEEK, spell_days
from .outline import Outline

TOMORROW = "tomorrow or the day after"  # of an answer to what came today and hurts
TODAY = "today"  # of what may be done at any hour and has no end: at any time is no answer to "when?"


def people(plan: Outline, to: tuple[str, ...]) -> str:
    """Names for contact ids, words for roles: Maria Lopez and HR."""
    return joined([name_of(plan, who) for who in to]) or "them"


def name_of(plan: Outline, who: str) -> str:
    return event_words.name_of(plan.case, who)


def day_words(plan: Outline, day: date) -> str:
    """Thursday 12 March, or Thursday, March 12, with the year where it is not this one."""
    return say_day(day, month_first(plan.case.employer), plan.as_of.year)


def span_words(plan: Outline, start: datetime | None, end: datetime | None) -> str:
    """One window in words, in the employer's zone: Tuesday 17 March, 10:00 to 11:00."""
    if start is None:
        over = end is not None and end <= plan.as_of
        return TODAY if end is None else f"{'was due' if over else 'until'} {moment_words(plan, end)}"
    if end is None:
        return f"from {moment_words(plan, start)}"
    if start.date() == end.date():
        return f"{moment_words(plan, start)} to {end:%H:%M}"
    return f"{moment_words(plan, start)} until {moment_words(plan, end)}"


def moment_words(plan: Outline, moment: datetime) -> str:
    return f"{day_words(plan, moment.date())}, {moment:%H:%M}"


def hours_words(opening: Opening) -> str:
    """Spans as they are said after "between": 10 and 11 or between 3 and 4, Monday to Thursday."""
    days = opening.days or (EVERY_DAY,) * len(opening.spans)
    parts = []
    for of in dict.fromkeys(days):
        spans = [span for span, on in zip(opening.spans, days, strict=True) if on == of]
        said = " or between ".join(f"{_clock(begins)} and {_clock(ends)}" for begins, ends in spans)
        parts.append(said if of == EVERY_DAY else f"{said} ({weekdays_words(of)})")
    return ", or between ".join(parts)


def weekdays_words(days: frozenset[int]) -> str:
    """Monday to Thursday; Tuesday and Friday."""
    rows = [row.split("-") for row in spell_days(days).split(",")]
    return joined([" to ".join(WEEKDAYS[WEEK.index(day)] for day in row) for row in rows])


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}" + (f":{minute:02}" if minute else "")


def number_of_days(number: int | None) -> str:
    return "today" if not number else "one day" if number == 1 else f"{number} days"

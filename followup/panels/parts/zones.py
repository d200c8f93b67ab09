"""Moments in two zones: the employer's, in which everything counts, and the candidate's own."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from ...case.cities import zone_of
from ...case.wording import month_first, say_day
from ...planning.said import day_words

if TYPE_CHECKING:
    from ...case.case import Case
    from ...planning.planner import Plan, Step


@cache
def known() -> frozenset[str]:
    """Every IANA zone; looked up once, because the system's list is slow."""
    return frozenset(available_timezones())


@cache
def _by_city() -> dict[str, str]:
    """What people type for a zone, in small letters: its name, and its city where only one zone has that city."""
    places = [name for name in known() if "/" in name and not name.startswith(("Etc/", "posix/", "right/"))]
    cities: dict[str, list[str]] = {}
    for name in places:
        cities.setdefault(_spoken(name.rsplit("/", 1)[-1]), []).append(name)
    unlike = {one: names[0] for one, names in cities.items() if len(names) == 1}
    return unlike | {_spoken(name): name for name in known()}


def _spoken(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())


def named(words: str) -> str:
    """The IANA name for a zone or a city as it was typed ("berlin", "new york"); the words where nobody knows them."""
    return _by_city().get(_spoken(words)) or zone_of(words) or words


def place(zone: str) -> str:
    """The place a zone is named after: Chicago; UTC where it is named after none."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def city(plan: Plan) -> str:
    """The place the employer's zone is named after."""
    return place(plan.case.zone.key)


def clocks(plan: Plan, own: tzinfo | None) -> str:
    """Thursday 12 March, 9:05 in Chicago · 15:05 where you are; one clock where both say the same."""
    there, here = plan.as_of, plan.now.astimezone(own)
    words = f"{day_words(plan, there.date())}, {there:%H:%M} in {city(plan)}"
    if here.utcoffset() == there.utcoffset():
        return words
    day = "" if here.date() == there.date() else f"{here:%A} "
    return f"{words} · {day}{here:%H:%M} where you are"


def day_name(plan: Plan, day: date) -> str:
    """today, tomorrow, or the day in words."""
    ahead = (day - plan.as_of.date()).days
    near = {0: "today", 1: "tomorrow"}.get(ahead)
    return near or day_words(plan, day)


def here(moment: datetime, own: tzinfo | None, end: datetime | None = None) -> str:
    """The same moment on the candidate's clock, in brackets; nothing where the clocks agree."""
    mine = moment.astimezone(own)
    if mine.utcoffset() == moment.utcoffset():
        return ""
    day = "" if mine.date() == moment.date() else f"{mine:%A} "
    until = f" to {end.astimezone(own):%H:%M}" if end else ""
    return f" ({day}{mine:%H:%M}{until} for you)"


def span(plan: Plan, start: datetime | None, end: datetime | None, own: tzinfo | None) -> str:
    """One window: today until 17:00 in Chicago (23:00 for you)."""
    where, now = f" in {city(plan)}", plan.as_of
    if start is not None and start > now:
        words = f"{day_name(plan, start.date())}, {start:%H:%M}"
        if end is None:
            return f"from {words}{where}{here(start, own)}"
        if end.date() == start.date():
            return f"{words} to {end:%H:%M}{where}{here(start, own, end)}"
        return f"{words} to {day_name(plan, end.date())}, {end:%H:%M}{where}{here(end, own)}"
    if end is None:
        return "now, at any hour"
    if end <= now:
        return f"it was due {day_name(plan, end.date())}, {end:%H:%M}{where}{here(end, own)}"
    day = day_name(plan, end.date())
    words = f"today until {end:%H:%M}" if end.date() == now.date() else f"now, until {day}, {end:%H:%M}"
    return f"{words}{where}{here(end, own)}"


def when(plan: Plan, step: Step, own: tzinfo | None) -> list[str]:
    """When a step may be done: its first window in both zones, then the next ones in short, in the employer's."""
    windows = step.windows or [(step.opens, step.due)]
    first, *later = windows
    words = span(plan, *first, own)
    rest = [f"{day_name(plan, a.date())}, {a:%H:%M} to {b:%H:%M}" for a, b in later if a is not None and b is not None]
    return [words[:1].upper() + words[1:], *rest]


def own_moment(case: Case, moment: datetime) -> str:
    """A moment on the candidate's clock, its date written as it is where the employer is."""
    return f"{say_day(moment.date(), month_first(case.employer))}, {moment:%H:%M}"

"""By when something is due from the candidate: which day or moment it is, and how plainly it is said."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from .days import Day
from .page import Page
from .parts import sentence_of

LEAD = re.compile(
    r"\b(?:by|until|till|before|no later than|not later than|within|on or before|latest|due|up to|through)\s+"
    r"(?:[\w'-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
LATEST = re.compile(
    r"[\s,(]*(?:at (?:the )?(?:very )?latest|latest|at most|is the deadline|at midnight|"
    r"(?:(?:morning|noon|afternoon|evening|night|lunchtime) )?(?:is|would be|will be) "
    r"(?:fine|ok|okay|great|plenty|perfect|(?:soon|early) enough))\b",
    re.IGNORECASE,
)
LIMITED = re.compile(r"(?!for\b).*?\b(?:within|in|days|hours|weeks?|week)\b", re.IGNORECASE | re.DOTALL)
ASKED = re.compile(
    r"\b(?:answer|reply|respond\w*|response|decision|decide|accept\w*|confirm\w*|let (?:me|us|\w+) know|"
    r"tell (?:me|us)|sign\w*|return\w*|send|submit\w*|upload\w*|expires?|valid|deadline|due|closing|closes|"
    r"acknowledge\w*|yes or no|(?:text|email|mail|call|ring|write) (?:me|us)|"
    r"complete\w*|wait\w*|await\w*|need|back|hands?)\b",
    re.IGNORECASE,
)
YOURS = re.compile(r"\byour (?:answer|decision|reply|response|acceptance|confirmation)\b", re.IGNORECASE)
WITHIN_HOURS = re.compile(r"\b(?P<hours>24|36|48|72|96)\s*-?\s*(?:hours|hrs|h)\b", re.IGNORECASE)
MIDNIGHT = (23, 59)


def due_days(page: Page) -> list[Day]:
    """By when something is due: what says so, else what has a "by" before it and is no day of theirs."""
    days = [day for day in page.days if day.last >= page.when.today
            and (page.part(day) == "deadline" or _is_limited(day, page))]  # fmt: skip
    return days or [day for day in page.of("", "new", "past", "old", "theirs")
                    if LEAD.search(page.live[max(0, day.start - 40) : day.start])]  # fmt: skip


def _is_limited(day: Day, page: Page) -> bool:
    """Whether it is the last day for something and nothing else is said of it, or it is for the candidate's answer."""
    asked = YOURS.search(page.before(day)) is not None
    return LATEST.match(page.live, day.end) is not None and (asked or page.part(day) in ("", "new"))


def is_limit(day: Day, page: Page) -> int:
    """How plainly a day is one by which something is due, from 3, by its own words, to 0, not at all."""
    begin, end = sentence_of(day.start, page.spans)
    if LATEST.match(page.live[day.end : day.end + 30]):
        return 3
    asked = ASKED.search(page.live[begin : max(end, day.end)])
    limited = LEAD.search(page.before(day)[-40:]) or LIMITED.match(page.live[day.start : day.end])
    return bool(asked) + bool(limited)


def due_by(day: Day, page: Page) -> date | datetime:
    """The day; with the hour beside it where one is said. So many hours are counted from the message."""
    if found := WITHIN_HOURS.search(page.live[day.start : day.end]):
        return page.when.sent + timedelta(hours=int(found["hours"]))
    span = sentence_of(day.start, page.spans)
    near = [hour for hour in page.hours if span[0] <= hour.start < max(span[1], day.end + 25)
            and (0 <= hour.start - day.end < 30 or 0 <= day.start - hour.end < 30)]  # fmt: skip
    if not near or not day.is_one or any((hour.at.hour, hour.at.minute) == MIDNIGHT for hour in near):
        return day.last
    nearest = min(near, key=lambda hour: max(hour.start - day.end, day.start - hour.end))
    zone = nearest.zone or page.when.zone
    return datetime.combine(day.last, nearest.at, zone).astimezone(page.when.zone)

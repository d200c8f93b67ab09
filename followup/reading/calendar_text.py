"""A calendar entry pasted into a message: its beginning, end, place and link are said without any doubt."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..case.office_hours import FIRST_YEAR, LAST_YEAR
from .talk import LINK, Talk
from .when import When

LINE = re.compile(
    r"^[ \t]*(?P<name>DTSTART|DTEND|LOCATION|METHOD|STATUS|URL)(?P<keys>(?:;[^:\n]*)?):(?P<value>[^\n]*)$", re.MULTILINE
)
MOMENT = re.compile(r"(\d{8})T(\d{4})(?:\d\d)?(Z?)")
CANCELLED = re.compile(r"^(?:METHOD:CANCEL|STATUS:CANCELLED)\b", re.MULTILINE)


def read_calendar(text: str, when: When) -> Talk | None:
    """The talk of a pasted BEGIN:VEVENT; None where there is none or it is cancelled."""
    if "BEGIN:VEVENT" not in text or CANCELLED.search(text):
        return None
    lines = {found["name"]: found for found in reversed(list(LINE.finditer(text[text.index("BEGIN:VEVENT") :])))}
    begin = text.index("BEGIN:VEVENT")
    at = _moment(lines.get("DTSTART"), when)
    if at is None or at < when.sent:
        return None
    start = lines["DTSTART"]
    talk = Talk(
        at=at,
        ends=_moment(lines.get("DTEND"), when),
        marks=[("interview.at", begin + start.start(), begin + start.end())],
        pasted=True,
    )
    if (place := lines.get("LOCATION")) and place["value"].strip():
        talk.place = place["value"].replace("\\,", ",").replace("\\n", ", ").strip()
        if link := LINK.search(talk.place):
            talk.link, talk.place = link[0], None
    return talk


def _moment(line: re.Match[str] | None, when: When) -> datetime | None:
    found = MOMENT.search(line["value"]) if line else None
    if found is None or line is None:
        return None
    try:
        moment = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M")
    except ValueError:
        return None
    if not FIRST_YEAR < moment.year < LAST_YEAR:
        return None
    return moment.replace(tzinfo=UTC if found[3] else _zone(line["keys"], when)).astimezone(when.zone)


def _zone(keys: str, when: When) -> tzinfo | None:
    named = re.search(r"TZID=\"?([\w/+-]+)", keys)
    try:
        return ZoneInfo(named[1]) if named else when.zone
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones, or a name too long for a file
        return when.zone

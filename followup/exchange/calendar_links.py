"""Links that put one entry into a calendar on the web, for who has no program that opens files. They are data: nothing
is sent before a person opens one, and it says no more than employer, position, what and when.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple
from urllib.parse import quote, urlencode

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"


class Linked(NamedTuple):
    """One entry: its title, when it begins (a moment, or a date for a whole day), and its two links."""

    title: str
    start: datetime | date
    google: str
    outlook: str


def link_entry(title: str, when: tuple[datetime, datetime] | tuple[date, date], told: str) -> Linked:
    """The links of one entry. when: its two ends, aware moments or dates, the second day not included."""
    start, end = when
    asked = {"action": "TEMPLATE", "text": title, "dates": f"{_compact(start)}/{_compact(end)}", "details": told}
    more = {} if isinstance(start, datetime) else {"allday": "true"}
    compose = {"path": "/calendar/action/compose", "rru": "addevent", "subject": title, "body": told,
               "startdt": _long(start), "enddt": _long(end), **more}  # fmt: skip
    return Linked(title, start, f"{GOOGLE}?{_query(asked)}", f"{OUTLOOK}?{_query(compose)}")


def _query(asked: dict[str, str]) -> str:
    return urlencode(asked, quote_via=quote)


def _compact(moment: datetime | date) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


def _long(moment: datetime | date) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(moment, datetime) else f"{moment:%Y-%m-%d}"

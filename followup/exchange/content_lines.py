"""The lines a calendar file is made of (RFC 5545, 3.1 and 3.3): names, escaped values, folded at 75 octets.

Written here, because the icalendar package takes several times as long; the tests read every line with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from ..case.text import plain_text, storable

LONGEST = 75  # octets of one line, its break not counted
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def line(name: str, value: str | int | date | timedelta) -> str:
    """One property, unfolded. Texts are escaped, moments (aware) told in UTC, dates marked as whole days."""
    if isinstance(value, datetime):
        return f"{name}:{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if isinstance(value, date):
        return f"{name};VALUE=DATE:{value:%Y%m%d}"
    if isinstance(value, timedelta):
        return f"{name}:{_duration(value)}"
    return f"{name}:{plain_text(str(value)).translate(ESCAPED)}"


def _duration(value: timedelta) -> str:
    sign, minutes = ("-" if value < timedelta(0) else ""), abs(value) // timedelta(minutes=1)
    return f"{sign}P{minutes // 1440}D" if minutes % 1440 == 0 else f"{sign}PT{minutes}M"


def folded(lines: Iterator[str]) -> bytes:
    """All lines as the bytes of a file: CRLF, none longer than 75 octets, broken between characters only."""
    return b"".join(part for one in lines for part in _fold(storable(one).encode()))


def _fold(raw: bytes) -> Iterator[bytes]:
    start, room = 0, LONGEST
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:  # the middle of a character
            end -= 1
        yield raw[start:end] + b"\r\n "
        start, room = end, LONGEST - 1
    yield raw[start:] + b"\r\n"

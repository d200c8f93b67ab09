"""Where an employer is, from a city and perhaps a country as people type them: the zone, and whose holidays count."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..case.office_hours import known_country
from ..exchange.importing.places import named
from ..panels.parts.zones import countries, known

HALF_A_YEAR = timedelta(days=182)


class Place(NamedTuple):
    """country: an ISO 3166 code, None where its holidays are not known."""

    zone: str
    country: str | None


def find_place(words: str, country: str = "", now: datetime | None = None) -> Place | None:
    """The place of a city, "city, country" or a country with one clock. None where nobody knows it.

    country: a code or a name, over what the city says; now: the moment at which the clocks of a country are compared
    """
    city, _, rest = (part.strip() for part in words.partition(","))
    code = _code(country) or _code(rest) or _code(city)
    zone = named(city)
    if zone not in known():
        zone = _one_clock(code, now) if code else ""
    if not zone:
        return None
    return Place(zone, code or _with_holidays(_countries_of().get(zone, "")))


def _code(words: str) -> str | None:
    spoken = words.strip().casefold()
    if len(spoken) == 2:
        return _with_holidays(spoken.upper())
    return next((code for code, name in countries().items() if name.casefold() == spoken), None)


def _with_holidays(code: str) -> str | None:
    try:
        return known_country(code) if code else None
    except ValueError:
        return None


def _one_clock(code: str, now: datetime | None) -> str:
    """The first zone of a country where all its clocks agree, in summer and in winter; else nothing."""
    zones = [zone for zone, of in _countries_of().items() if of == code]
    moments = [now, now + HALF_A_YEAR] if now else []
    clocks = {tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments) for zone in zones}
    return zones[0] if zones and (len(zones) == 1 or (moments and len(clocks) == 1)) else ""


@cache
def _countries_of() -> dict[str, str]:
    """Zone -> country, as the time zone database lists them."""
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}

"""Where an employer is, from a city and perhaps a country as people type them: the zone, and whose holidays count."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..case.cities import country_of
from ..case.countries import countries
from ..case.office_hours import known_country
from ..panels.parts.zones import known, named

HALF_A_YEAR = timedelta(days=182)


class Place(NamedTuple):
    """country: an ISO 3166 code, None where its holidays are not known."""

    zone: str
    country: str | None


def find_place(words: str, usual: str, now: datetime) -> Place | None:
    """The place of a city, of "city, country", or of a country with one clock. None where nobody knows it.

    usual: the country meant where the words name none and the city is not known, a code or a name; now: the moment at
    which the clocks of a country are compared
    """
    city, _, rest = (part.strip() for part in words.partition(","))
    said = _code(rest) or _code(city)
    zone = next((zone for zone in (named(words), named(city)) if zone in known()), None)
    if zone is not None and (said is None or said == country_of(zone)):
        return Place(zone, _with_holidays(country_of(zone) or ""))
    code = said or (_code(usual) if city else None)
    clock = _one_clock(code, now) if code else None
    return Place(clock, code) if clock else None


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


def _one_clock(code: str, now: datetime) -> str | None:
    """A zone of a country where all its clocks agree, in summer and in winter; else None."""
    zones = sorted(zone for zone in known() if country_of(zone) == code)
    moments = (now, now + HALF_A_YEAR)
    clocks = {tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments) for zone in zones}
    return zones[0] if len(clocks) == 1 else None

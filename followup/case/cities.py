"""Where a city lies: its time zone and its country, so that nobody has to know what a time zone is called."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path
from zoneinfo import available_timezones

FILE = Path(__file__).with_name("cities.toml")


def zone_of(city: str) -> str | None:
    """The zone of a city, in whatever letters; None for one that is not known."""
    return cities().get(_spoken(city))


@cache
def cities() -> dict[str, str]:
    """Every known city in small letters without accents, with its zone: those that zones are named after come first."""
    found: dict[str, str] = {}
    for zone, many in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        found.update({_spoken(city): zone for city in many})
    named = {zone for zone in available_timezones() if zone in _countries()}
    return found | {_spoken(zone.rpartition("/")[2].replace("_", " ")): zone for zone in named}


def country_of(zone: str) -> str | None:
    """The country (ISO 3166) that a zone belongs to; None for UTC and old names of zones."""
    return _countries().get(zone)


@cache
def _countries() -> dict[str, str]:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


def _spoken(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold().replace("ł", "l").replace("ø", "o"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace(",", " ").split())

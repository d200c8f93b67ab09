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
    """The zone of a city, in whatever letters, alone or with its country ("Cork, Ireland"); None for an unknown one."""
    if zone := cities().get(_spoken(city)):
        return zone
    name, _, country = city.rpartition(",")
    zone = cities().get(_spoken(name)) if name else None
    return zone if zone and _spoken(country) in _names_of(country_of(zone)) else None


OTHER_NAMES = {
    "GB": ("UK", "United Kingdom", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "US": ("USA", "U.S.", "United States of America", "America"),
    "CZ": ("Czechia",), "KR": ("South Korea",), "AE": ("UAE",), "NL": ("Holland", "The Netherlands"),
}  # what people call a country beside its name in the table of zones  # fmt: skip


@cache
def _names_of(code: str | None) -> frozenset[str]:
    """What a country is called, in small letters."""
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8").splitlines()
    listed = dict(line.split("\t", 1) for line in table if line and not line.startswith("#"))
    return frozenset(_spoken(name) for name in (code, listed.get(code or ""), *OTHER_NAMES.get(code or "", ())) if name)


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

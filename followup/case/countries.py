"""Countries by name, as lists and sentences have them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from .office_hours import known_country


@cache
def countries() -> dict[str, str]:
    """Those whose public holidays are known: ISO 3166 code of two letters -> name in English, by name."""
    listed = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t", 1) for line in listed if line and not line.startswith("#"))
    return {code: name for code, name in sorted(pairs, key=lambda pair: pair[1]) if _holidays_known(code)}


def _holidays_known(code: str) -> bool:
    try:
        return bool(known_country(code))
    except ValueError:
        return False


def country_name(code: str) -> str:
    """The name of a country; the code itself where it is one of the longer ones that case files may hold."""
    return countries().get(code, code)

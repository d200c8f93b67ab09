"""The time zone of a place as people name it. The one place to look a city up; a larger list of cities goes in here."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


def named(words: str) -> str:
    """The IANA name for a zone or a city as it was typed (Dublin, new york); the words where nobody knows them."""
    return _by_city().get(_spoken(words), words)


@cache
def _by_city() -> dict[str, str]:
    known = available_timezones()
    cities: dict[str, list[str]] = {}
    for name in known:
        if "/" in name and not name.startswith(("Etc/", "posix/", "right/", "US/")):
            cities.setdefault(_spoken(name.rsplit("/", 1)[-1]), []).append(name)
    return {city: names[0] for city, names in cities.items() if len(names) == 1} | {_spoken(one): one for one in known}


def _spoken(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())

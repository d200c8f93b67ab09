"""Regular expressions kept as data: parts with names, and rules made of them; <month> stands for a part."""

from __future__ import annotations

import re
from functools import cache

from ..case.wording import MONTHS, WEEKDAYS
from .phrases import read_words

BLANKS = re.compile(r"(?<!\\)(?P<class>\\s|\[ \\t\]|\[\\s(?:[^\]\\]|\\.)*\])(?P<times>[*+])(?![+?])")
MOST_BLANKS = 30  # between two words; tried again at each place, blanks without end cost the square of their number
PART = re.compile(r"(?<!\(\?P)<(?P<name>[a-z]+(?:_[a-z]+)*)>")
_SHORT = [name[:3] for name in WEEKDAYS]
GIVEN = {
    "month": "|".join([*MONTHS, *(f"{name[:3]}\\b\\.?" for name in MONTHS if name != "May"), r"Sept\b\.?"]),
    "full_month": "|".join(MONTHS),
    "full_weekday": "|".join(WEEKDAYS),
    "weekday": "|".join(
        [
            *WEEKDAYS,
            *(rf"(?-i:{day}|{day.upper()})\b\.?" for day in _SHORT),
            r"(?:Tues|Weds|Thur|Thurs|Fri)\b\.?",
            r"(?-i:mon|tue|wed|thu)\b\.?",
            r"(?:(?<=\bon )|(?<=\bby )|(?<=\bthis )|(?<=\bnext )|(?<=\bor )|(?<=\btil )|(?<=\btill )|(?<=\buntil ))"
            r"(?-i:sat|sun)\b|"  # he sat in the sun
            r"(?-i:sat|sun)\b(?= {1,3}(?:at )?\d{1,2}(?:st|nd|rd|th|[:.]\d\d| ?[ap]m)\b)|"
            r"(?-i:sat|sun)\b(?= {1,3}(?:arvo|morning|afternoon|evening)\b)",
        ]
    ),
}


@cache
def parts(name: str) -> dict[str, str]:
    """The named parts of a file's [parts], with those of the calendar, each written out."""
    known = dict(GIVEN)
    for part, pattern in read_words(name).get("parts", {}).items():
        known[part] = _written_out(pattern, known)
    return known


@cache
def rules(name: str, **more: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The [[rule]] tables of a file: a compiled pattern, small and capital letters alike, and what makes of it."""
    known = {**parts(name), **more}
    return tuple(
        (re.compile(_written_out(rule["pattern"], known), re.IGNORECASE), rule.get("make", ""))
        for rule in read_words(name)["rule"]
    )


@cache
def pattern(name: str, part: str) -> re.Pattern[str]:
    """One part of a file, compiled; its flags stand in it."""
    return re.compile(parts(name)[part])


def _written_out(pattern: str, known: dict[str, str]) -> str:
    return bounded(PART.sub(lambda found: known.get(found["name"], found[0]), pattern))


def bounded(pattern: str) -> str:
    """The same pattern, for which blanks end: no more than MOST_BLANKS of them stand between two of its words."""
    return BLANKS.sub(lambda found: f"{found['class']}{{{int(found['times'] == '+')},{MOST_BLANKS}}}", pattern)

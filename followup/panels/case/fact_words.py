"""Facts that were given or changed, in words: whose, which, and what they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ...case.case import Case
from ...case.errors import shorten
from ...case.wording import month_first, say_day
from ...journal import Entry, Journal

TABLES = {"employer": "The employer", "role": "The job", "candidate": "You", "events": "What happened"}
KEYS = {
    "is": "who they are",
    "no_calls": "no calls",
    "away_until": "back on",
    "has_hr": "has HR",
    "with": "who was there",
    "promised_days": "days promised",
    "open_points": "what stayed open",
    "fit": "why you fit",
    "topics": "what you talked about",
    "at": "when",
    "ends": "its end",
    "agency": "of an agency",
    "left": "works there no longer",
    "address": "greeting",
}  # other keys speak for themselves
PLAIN = {  # what is said of a value, where key and value would say it in a strange way
    ("held", False): "did not take place",
    ("held", None): "took place",
    ("day_unknown", True): "day not known",
    ("day_unknown", None): "day known",
}
LONGEST = 90  # letters of one line


def said_day(case: Case, day: str) -> str:
    """A day as case files write it, in words: Tuesday 17 March."""
    return say_day(date.fromisoformat(day), month_first(case.employer))


def fact_words(held: Mapping[str, Any], changes: Sequence[Any]) -> str:
    """One line for the changes of a `facts` line; held: the case's mapping now, for names."""
    return shorten("; ".join(_change(held, *change) for change in changes), LONGEST)


def still_words(book: Journal, gone: Entry) -> str:
    """What of facts that were taken back counts all the same, as a sentence; "" where nothing does."""
    told = [fact_words(book.mapping(str(one.case), events=False), one.data["set"]) for one in book.still_said(gone)]
    return f"Another line says this too, so it still counts: {'; '.join(told)}." if told else ""


def _change(held: Mapping[str, Any], path: Sequence[str], value: Any) -> str:
    whose = _whose(held, path)
    if len(path) == 2 and path[0] in ("contacts", "interviews"):
        done = "removed" if value is None else "written down"
        return f"{whose} {done}" if path[0] == "interviews" else f"{whose}: {done}"
    if (path[-1], value) in PLAIN:
        return f"{whose}: {PLAIN[path[-1], value]}"
    key = KEYS.get(path[-1], path[-1].replace("_", " "))
    return f"{whose}: {key} {_value(held, path, value)}"


def _whose(held: Mapping[str, Any], path: Sequence[str]) -> str:
    match path:
        case ["contacts", who, *_]:
            return next((c["name"] for c in held["contacts"] if c["id"] == who), who)
        case ["interviews", *_]:
            return "An interview"
    return TABLES.get(path[0], path[0])


def _value(held: Mapping[str, Any], path: Sequence[str], value: Any) -> str:
    if value is None:
        return "taken out"
    if isinstance(value, list):
        names = {contact["id"]: contact["name"] for contact in held["contacts"]}
        told = [str(one.get("about")) if isinstance(one, dict) else str(one) for one in value]
        return "= " + (", ".join(names.get(one, one) for one in told) or "nobody")
    return f"= {'yes' if value is True else 'no' if value is False else value}"

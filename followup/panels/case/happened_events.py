"""What was filled in on the sheet, as events of the case and, for a talk with its hour, as an interview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ...case.case import Case
from ...case.events import EVENTS
from ...reading.reader import read_people
from .happened_facts import NO_DAY, UNDATED, Asked

NOT_OF_EVENTS = ("what", "when", "at", "talk", "format", "link", "who", "keep")
Given = Mapping[str, Any]


def events(about: Asked, given: Given, at: datetime, pasted: str) -> Iterator[dict[str, Any]]:
    """The event, and a private note for what has no place in it. given: what was filled in, by fact."""
    word, what = about.what
    told = {key: given[key] for key in about.keys if key in given and key not in NOT_OF_EVENTS}
    event: dict[str, Any] = {"kind": word, "at": at, **told}
    if what.word:
        event["what"] = what.word
    if given.get("when") == NO_DAY and word not in UNDATED:
        event["day_unknown"] = True
    if EVENTS[word].whom and "who" in given:
        event[EVENTS[word].whom] = given["who"]
    yield event
    if "link" in given and "link" in about.keys:
        yield {"kind": "note", "at": at, "text": f"The link of the talk: {given['link']}"}
    if given.get("keep") and pasted:
        yield {"kind": "note", "at": at, "text": pasted}


def interview(case: Case, given: Given, named: Sequence[str]) -> dict[str, Any]:
    """The talk as an interview of the next round. named: the people whom the message names."""
    begins, ends = given["talk"]
    known = {contact.id for contact in case.contacts}
    made = {
        "round": max((one.round for one in case.interviews), default=0) + 1,
        "at": begins.isoformat(timespec="seconds"),
        "ends": ends.isoformat(timespec="seconds") if ends else None,
        "with": [who for who in read_people(named, case) if who in known],
        "format": given.get("format"),
    }
    return {key: value for key, value in made.items() if value is not None}

"""Finds what says the very same as something that is there: it happened once, whoever wrote it down, and how often.

Two computers write down one thanks apart; a cell runs twice. Told by all that was written, its moment on whichever
clock. Without a day that is only the moment of the typing, which says nothing; an interview without one is like no
other.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Any

from .entries import Entry
from .folding import GONE

ALIKE = ("events", "interviews")  # the lists in which nothing stands twice
MOST = 20  # of one sum that are compared: a file may hold thousands, made so by hand


class Alike:
    """The members of one list by what they say."""

    def __init__(self) -> None:
        self._by_sum: dict[int, tuple[str, ...]] = {}
        self._sums: dict[str, int] = {}
        self._last: tuple[object, Hashable] = (None, None)  # what was looked at last, and all that it says

    def note(self, key: str, after: Any) -> None:
        """What stands at that key now; GONE: nothing."""
        if (found := self._sums.pop(key, None)) is not None:
            if left := tuple(one for one in self._by_sum.get(found, ()) if one != key):
                self._by_sum[found] = left
            else:
                self._by_sum.pop(found, None)
        if after is not GONE and (content := self._content_of(after)) is not None:
            found = self._sums[key] = hash(content)
            known = self._by_sum.get(found, ())
            if len(known) < MOST:
                self._by_sum[found] = (*known, key)

    def key_of(self, held: Mapping[str, Any], members: Mapping[str, Any]) -> str | None:
        """The key of the member that says the very same; None where there is none."""
        if (content := self._content_of(held)) is None:
            return None
        keys = self._by_sum.get(hash(content), ())
        return next((key for key in keys if content_of(members[key]) == content), None)

    def _content_of(self, held: Mapping[str, Any]) -> Hashable:
        """Once for what is looked for and put there next: what stands in a state is never changed in its place."""
        if self._last[0] is not held:
            self._last = (held, content_of(held))
        return self._last[1]


def member_of(entry: Entry) -> tuple[str, str, Any] | None:
    """The one event or interview that a line adds and nothing else: (list, its key, what it holds)."""
    if entry.do == "event":
        return "events", entry.id, entry.data["event"]
    match entry.data.get("set") if entry.do == "facts" else None:
        case [[[str(name), str(key)], dict(held)]] if name in ALIKE:
            return name, key, held
    return None


def content_of(held: Mapping[str, Any]) -> Hashable:
    """All that it says; None where that is not enough to know it by."""
    at = held.get("at")
    if not isinstance(at, str) or (held.get("day_unknown") and "kind" not in held):
        return None
    said = frozenset((key, _plain(value)) for key, value in held.items() if value is not None and key != "at")
    return None if held.get("day_unknown") else moment_of(at), said


def _plain(value: Any) -> Hashable:
    return json.dumps(value, sort_keys=True) if isinstance(value, dict | list) else (value, isinstance(value, bool))


def moment_of(text: str) -> Hashable:
    """The same for all clocks; the text itself where it is no moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return text if moment.tzinfo is None else moment.timestamp()

"""What forgetting leaves in a journal: that a case was forgotten here, and no word of which.

So another computer's copy of it does not bring it back unasked. A mark is a setting of this file alone and never
travels; of a case it holds salted sums, which only who has that case again can compare with.

    setting  name = "forgotten", value = {salt, sums}
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .entries import Entry

FORGOTTEN = "forgotten"  # the name of the setting
Marks = dict[str, set[str]]  # salt -> sums


def mark_of(case_id: str, openings: Collection[str]) -> dict[str, Any]:
    """The value of the setting. openings: the ids of the lines that opened the case."""
    salt = secrets.token_hex(8)
    return {"salt": salt, "sums": sorted(_sum(salt, case_id, opening) for opening in openings)}


def marks_in(entries: Iterable[Entry]) -> Marks:
    """All that a journal holds."""
    found: Marks = {}
    for entry in entries:
        held = entry.data["value"] if is_mark(entry) else None
        match held:
            case {"salt": str(salt), "sums": [*sums]}:
                found.setdefault(salt, set()).update(one for one in sums if isinstance(one, str))
    return found


def is_mark(entry: Entry) -> bool:
    """Whether this line is such a setting."""
    return entry.do == "setting" and entry.data["name"] == FORGOTTEN


def forgotten(marks: Mapping[str, Collection[str]], openings: Iterable[Entry]) -> set[str]:
    """The cases that one of these lines would open again."""
    return {
        str(one.case)
        for one in openings
        if one.case is not None and any(_sum(salt, one.case, one.id) in sums for salt, sums in marks.items())
    }


def _sum(salt: str, case_id: str, opening: str) -> str:
    return hashlib.sha256(f"{salt} {opening} {case_id}".encode("utf-8", "replace")).hexdigest()

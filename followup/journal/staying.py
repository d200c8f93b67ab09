"""What of another journal stays there when the two are joined: cases that were forgotten here, and those whose name
stands for another job here. All else of it comes along.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from .entries import Entry
from .entry_lines import read_entry
from .forgetting import ASIDE, CHOSEN, OF, OF_A_CASE, said_anew
from .lines import Line
from .marks import is_mark


class Held(NamedTuple):
    """The lines of a file by their identity: sound ones by id, others by their bytes."""

    entries: dict[str, tuple[Entry, bytes]]
    others: dict[bytes, None]


def without_cases(held: Held, cases: Collection[str]) -> tuple[Held, dict[str, int]]:
    """The lines that come along, and of each of these cases how many do not."""
    left, stays = Held({}, {}), dict.fromkeys(cases, 0)
    gone: set[str] = set()
    for entry_id, (entry, raw) in held.entries.items():
        case_id = _whose(entry, cases)
        if case_id is not None:
            stays[case_id] += entry.do != "setting"
            gone.add(entry_id)
        elif not is_mark(entry) and not (entry.do == "undo" and entry.data["entry"] in gone):
            kept = _without_keys(entry, raw, cases)
            left.entries[kept[0].id] = kept
    left.others.update((raw, None) for raw in held.others if _named_in(raw) not in stays)
    return left, stays


def _whose(entry: Entry, cases: Collection[str]) -> str | None:
    """The case of these that a line is about."""
    if entry.do != "setting":
        return entry.case if entry.case in cases else None
    name, value = entry.data["name"], entry.data["value"]
    named = [entry.case, *_named(name), *([value] if name == CHOSEN else [])]
    return next((one for one in named if isinstance(one, str) and one in cases), None)


def _named(name: str) -> Iterator[str]:
    """What may be the id of a case in the name of a setting, the longest first: an id may hold blanks."""
    words = next((name.removeprefix(f"{begin} ") for begin in OF_A_CASE if name.startswith(f"{begin} ")), None)
    if words is not None:
        yield words
    parts = name.partition(": ")[2].split(" ")[:100]
    yield from (" ".join(parts[:count]) for count in range(len(parts), 0, -1))


def _without_keys(entry: Entry, raw: bytes, cases: Collection[str]) -> tuple[Entry, bytes]:
    """What a setting holds for each case, without these."""
    value: Any = entry.data["value"] if entry.do == "setting" and entry.data["name"] == ASIDE else None
    if not isinstance(value, Mapping) or value.keys().isdisjoint(cases):
        return entry, raw
    made = said_anew(entry.data, {key: one for key, one in value.items() if key not in cases}, b"")
    return read_entry(Line(entry.line, made, False), ASIDE), made


def _named_in(raw: bytes) -> str | None:
    """The case that a line says it is of, which can't be read."""
    found = OF.search(raw)
    return found[1][1:-1].decode("utf-8", "replace") if found else None

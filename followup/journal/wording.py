"""What an entry says, in a few plain words, for lists and for the answer to an undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..case.errors import shorten
from ..case.events import KEYS
from .entries import Entry

LONGEST = 100  # characters of one description


def describe(entry: Entry) -> str:
    """One line without the date, such as "sent thank_you by email to maria". Text of people is cut, never
    marked up.
    """
    words: dict[str, Callable[[], str]] = {
        "case": lambda: "case opened",
        "facts": lambda: "facts: " + ", ".join(_change(change) for change in entry.data["set"]),
        "event": lambda: describe_event(entry.data["event"]),
        "draft": lambda: _draft(entry.data),
        "undo": lambda: f"undo of {entry.data['entry']}",
        "setting": lambda: f"setting: {entry.data['name']} = {entry.data['value']}",
    }
    return shorten(words[entry.do](), LONGEST)


def describe_event(event: Mapping[str, Any]) -> str:
    """The mapping of one event in words: kind, what, and the rest by name."""
    parts = [str(event.get("kind", "event"))]
    for key, word in KEYS.items():
        if event.get(key) is not None:
            parts.append(f"{word} {_plain(event[key])}".strip())
    return " ".join(part for part in parts if part)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _change(change: Any) -> str:
    match change:
        case [[*path], None]:
            return f"{' '.join(map(str, path))} removed"
        case [[*path], value]:
            return f"{' '.join(map(str, path))} = {'…' if isinstance(value, dict) else value}"
    return "unreadable"


def _draft(data: Mapping[str, Any]) -> str:
    return f"draft for {data['step']}" + (f" to {data['to']}" if data["to"] else "")

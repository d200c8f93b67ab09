"""Lines in which a contact has another id than the one they were written with (`people`), or an interview, an event or
talks elsewhere have another key (`filling`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from .entries import Entry

Call = Callable[[str], str]
Names = dict[str, dict[tuple[str, str], str]]  # id of a line -> (case, contact) -> what they are called in it


def told_keys(joins: Iterable[Entry]) -> dict[str, str]:
    """Of lines that speak of a second opening, the letters that its keys have, by the id of the line."""
    found: dict[str, str] = {}
    for entry in joins:
        match entry.data:
            case {"case": str(), "opening": str(letters), "lines": [*lines]}:
                found |= {one: letters for one in lines if isinstance(one, str)}
    return found


def keyed(entry: Entry, letters: str) -> Entry:
    """The same line, where the numbers of a second opening are told from those of the first."""
    if entry.do == "case":
        return replace(entry, data={**entry.data, "keyed": letters})
    if entry.do != "facts":
        return entry
    return replace(entry, data={**entry.data, "set": [_keyed(change, letters) for change in entry.data["set"]]})


def _keyed(change: Any, letters: str) -> Any:
    match change:
        case [["interviews" | "events" | "elsewhere" as name, str(key), *rest], value] if key.isdecimal():
            return [[name, f"{key}-{letters}", *rest], value]
    return change


def calling(entry: Entry, names: Mapping[tuple[str, str], str]) -> Entry:
    """The same line with these names in it."""
    if entry.do != "setting":
        return replace(entry, data=_renamed(entry.data, lambda who: names.get((str(entry.case), who), who)))
    name = entry.data["name"]
    for (case_id, who), new in names.items():
        if _of_message(name, case_id) == who:
            begin, between, rest = name.partition(f": {case_id} ")
            step, _, template = rest.partition(f" {who} ")
            name = f"{begin}{between}{step} {new} {template}"
    return replace(entry, data={**entry.data, "name": name})


def mentioned(entry: Entry, case_id: str) -> set[str]:
    """The contacts that a line may speak of."""
    found: set[str] = set()

    def note(who: str) -> str:
        found.add(who)
        return who

    if entry.do == "setting":
        found.add(_of_message(entry.data["name"], case_id))
    elif entry.case == case_id:
        _renamed(entry.data, note)
    return found


def _of_message(name: str, case_id: str) -> str:
    """Whom a message goes to, from the name of a setting of it: `decided: CASE step to template`."""
    begin, _, rest = name.partition(f": {case_id} ")
    parts = rest.split(" ")
    return parts[1] if begin and len(parts) > 2 else ""


def _renamed(data: Mapping[str, Any], call: Call) -> dict[str, Any]:
    """The same line with other ids of contacts. call: the new one, from the one that stands there."""
    made = dict(data)
    match data["do"]:
        case "draft":
            made["to"] = call(data["to"]) if data["to"] else None
        case "event":
            made["event"] = _calling(data["event"], call)
        case "facts":
            made["set"] = [_changed(change, call) for change in data["set"]]
        case "case":
            made["facts"] = {key: _members(key, value, call) for key, value in data["facts"].items()}
    return made


def _members(name: str, members: Any, call: Call) -> Any:
    if name not in ("contacts", "interviews", "events") or not isinstance(members, list):
        return members
    return [_calling(one, call) for one in members]


def _calling(held: Any, call: Call) -> Any:
    """A contact, an interview or an event."""
    if not isinstance(held, dict):
        return held
    made = {
        key: call(one) if key in ("id", "to", "from") and isinstance(one, str) else one for key, one in held.items()
    }
    if isinstance(held.get("with"), list):
        made["with"] = [call(one) if isinstance(one, str) else one for one in held["with"]]
        if all(isinstance(one, str) for one in made["with"]):  # two of them may be one
            made["with"] = list(dict.fromkeys(made["with"]))
    return made


def _changed(change: Any, call: Call) -> Any:
    match change:
        case [["contacts", str(who), *rest], value]:
            return [["contacts", call(who), *rest], value if rest else _calling(value, call)]
        case [["interviews" | "events", _], value]:
            return [change[0], _calling(value, call)]
        case [["interviews" | "events", _, str(part)], value]:
            return [change[0], _calling({part: value}, call)[part]]
    return change

"""Who of those that one id was given to, each on a computer of their own, are one person: told from all lines there
are, so that it is the same in whatever order journals were joined.

A `joined` line says which lines speak of whom (`people`): each who was added apart has an id of their own in them. Of
those who are one, the one who was added first gives the id to all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from ..case.errors import InputError
from .entries import Entry
from .folding import read_change
from .renaming import Names, calling

Ids = Mapping[tuple[str, str], str]  # (case, contact) -> what they are called instead
Family = dict[str, set[str]]  # of one id: what somebody is called -> the lines that speak of them


def told_families(joins: Iterable[Entry]) -> dict[tuple[str, str], Family]:
    """By (case, id): all to whom that id was given apart."""
    found: dict[tuple[str, str], Family] = {}
    for entry in joins:
        match entry.data:
            case {"case": str(case_id), "person": str(who), "becomes": str(new), "lines": [*lines]}:
                named = found.setdefault((case_id, who), {}).setdefault(new, set())
                named.update(one for one in lines if isinstance(one, str))
    return found


def lines_in(families: Mapping[tuple[str, str], Family]) -> set[str]:
    """The lines that say who they are."""
    return {line for family in families.values() for lines in family.values() for line in lines}


def who_are_one(families: Mapping[tuple[str, str], Family], entries: Mapping[str, Entry], names: Names) -> Ids:
    """What those are called who are somebody that was added before them. entries: as they were written."""
    found = {}
    for (case_id, _), family in families.items():
        members = sorted(_members(case_id, family, entries, names), key=lambda one: one[0])
        groups: list[tuple[str, list[Mapping[str, Any]]]] = []
        for _, who, said in members:
            own = next((group for group in groups if not are_two(group[1], said)), None)
            if own is None:
                groups.append((who, [*said]))
            else:
                own[1].extend(said)
                found[case_id, who] = own[0]
    return found


def _members(
    case_id: str, family: Family, entries: Mapping[str, Entry], names: Names
) -> Iterator[tuple[tuple[Any, str], str, list[Mapping[str, Any]]]]:
    """(when they were added, what they are called, what was said of them as a whole)."""
    for who, lines in family.items():
        known = (entries[one] for one in sorted(lines) if one in entries and entries[one].case == case_id)
        said = [
            ((entry.stated, entry.id), held)
            for entry in known
            for one, held in whole(calling(entry, names.get(entry.id, {})))
            if one == who and held is not None
        ]
        if said:
            yield min(first for first, _ in said), who, [held for _, held in said]


def whole(entry: Entry) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
    """The contacts that a line gives as a whole, or removes."""
    if entry.do == "case":
        people = entry.data["facts"].get("contacts")
        held = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
        yield from ((one["id"], one) for one in held if isinstance(one.get("id"), str))
    for change in entry.data["set"] if entry.do == "facts" else ():
        with suppress(InputError):  # a line that is set aside may say anything
            path, value = read_change(change)
            if path[0] == "contacts" and len(path) == 2 and (value is None or isinstance(value, dict)):
                yield path[1], value


def are_two(one: Iterable[Mapping[str, Any]], other: Iterable[Mapping[str, Any]]) -> bool:
    """Whether what was said of one is not what was said of the other."""
    others = [*other]
    return any(_differ(first, second) for first in one for second in others)


def _differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """One address is one person, and so is a full name; where an address is missing, a part of the name will do."""
    names = [set(str(held.get("name", "")).casefold().split()) for held in (one, other)]
    mails = [str(held.get("email") or "").casefold() for held in (one, other)]
    if all(mails):
        return mails[0] != mails[1] and (names[0] != names[1] or len(names[0]) < 2)
    return not (names[0] <= names[1] or names[1] <= names[0])

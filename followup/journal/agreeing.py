"""Facts that two computers set alike: they stand there by two lines, and go with both."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress

from ..case.errors import InputError
from .entries import Entry
from .folding import read_change

Path = tuple[str, ...]
Facts = frozenset[tuple[Path, str]]
Twins = Mapping[tuple[str, str], str]


def saying_the_same(entry: Entry, lines: Iterable[Entry], twins: Twins) -> list[Entry]:
    """The lines that say the very same facts, one after the other without another word about them in between.

    lines: of one case, by rank, those that count.
    """
    wanted, run, found = _facts(entry, twins), list[Entry](), False
    places = {path for path, _ in wanted}
    for one in lines:
        if one.do != "facts":
            continue
        said = _facts(one, twins)
        if said == wanted:
            run.append(one)
            found = found or one.id == entry.id
        elif _touch(places, {path for path, _ in said}):
            if found:
                break
            run.clear()
    return run if found else []


def changes_of(entry: Entry, place: tuple[str, str], twins: Twins) -> bool:
    """Whether a line says something of that event, interview or contact."""
    return entry.do == "facts" and any(path[:2] == place for path, _ in _facts(entry, twins))


def _facts(entry: Entry, twins: Twins) -> Facts:
    found = set()
    for change in entry.data["set"]:
        with suppress(InputError):  # a line that is set aside may say anything
            path, value = read_change(change)
            if len(path) > 1:
                path = (path[0], twins.get((path[0], path[1]), path[1]), *path[2:])
            found.add((path, json.dumps(value, sort_keys=True)))
    return frozenset(found)


def _touch(some: Collection[Path], others: Collection[Path]) -> bool:
    return any(one[: len(other)] == other[: len(one)] for one in some for other in others)

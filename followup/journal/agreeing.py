"""Facts that two computers set alike: they stand there by two lines, and go with both."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from ..case.errors import InputError
from .entries import Entry
from .folding import read_change

Path = tuple[str, ...]
Facts = frozenset[tuple[Path, str]]
Twins = Mapping[tuple[str, str], str]


def saying_the_same(entry: Entry, beside: tuple[Iterable[Entry], Iterable[Entry]], twins: Twins) -> list[Entry]:
    """The lines that say the very same facts, one after the other without another word about them in between.

    beside: lines of facts of its case that count, those before it, the newest first, and those after it. No more of
    them are read than up to that other word.
    """
    wanted, found = _facts(entry, twins), [entry]
    places = {path for path, _ in wanted}
    for lines in beside:
        for one in lines:
            if _touch(places, {path for path, _ in _changes(one, twins)}):
                if _facts(one, twins) != wanted:
                    break
                found.append(one)
    return found


def changes_of(entry: Entry, place: tuple[str, str], twins: Twins) -> bool:
    """Whether a line of facts says something of that event, interview or contact."""
    return any(path[:2] == place for path, _ in _changes(entry, twins))


def _facts(entry: Entry, twins: Twins) -> Facts:
    return frozenset((path, json.dumps(value, sort_keys=True)) for path, value in _changes(entry, twins))


def _changes(entry: Entry, twins: Twins) -> Iterator[tuple[Path, Any]]:
    for change in entry.data["set"]:
        with suppress(InputError):  # a line that is set aside may say anything
            path, value = read_change(change)
            if len(path) > 1:
                path = (path[0], twins.get((path[0], path[1]), path[1]), *path[2:])
            yield path, value


def _touch(some: Collection[Path], others: Collection[Path]) -> bool:
    return any(one[: len(other)] == other[: len(one)] for one in some for other in others)

"""Tells rows apart: the same application twice is held back, two applications to one employer stay two.

An application is known by employer, role, day, link and place. Two are the same unless a day, a link or a place
that both of them give differs. In the journal these facts are read from the line that opened the case, which
never changes: a row is known again whatever was corrected since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any

from ...case.wording import NOT_NAMED
from .table import Table
from .words import fold, fold_header, one_line

Given = tuple[tuple[int, str], ...]  # of day, link, place: which are given, and what they say
Identity = tuple[tuple[str, str], Given]  # employer and role, and what else is given


class Known:
    """Applications seen so far, each with a word for where."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], dict[tuple[tuple[int, ...], Given], str]] = {}
        self._given: dict[tuple[str, str], set[tuple[int, ...]]] = {}
        self._last: tuple[Mapping[str, Any] | None, Identity] = (None, (("", ""), ()))

    def _know(self, facts: Mapping[str, Any]) -> Identity:
        """What they are known by; of a row that is looked for and then added, worked out once."""
        if self._last[0] is not facts:
            self._last = (facts, _identity(facts))
        return self._last[1]

    def find(self, facts: Mapping[str, Any]) -> str | None:
        """Where the same application was seen; None where it was not."""
        who, given = self._know(facts)
        mine = dict(given)
        for theirs in self._given.get(who, ()):
            shared = tuple((place, mine[place]) for place in theirs if place in mine)
            if found := self._seen[who].get((theirs, shared)):
                return found
        return None

    def add(self, facts: Mapping[str, Any], where: str) -> None:
        """Remember an application. where: what `find` says of it."""
        who, given = self._know(facts)
        places = tuple(place for place, _ in given)
        seen = self._seen.setdefault(who, {})
        self._given.setdefault(who, set()).add(places)
        for part in _parts(given):
            seen.setdefault((places, part), where)


IDS = frozenset({"id", "ids", "reference", "ref", "req", "requisition", "kennziffer", "referenznummer", "编号"})
NOT_RECORDED = re.compile(r"not recorded row \d+")


def is_not_recorded(facts: Mapping[str, Any]) -> bool:
    """Whether no column named the employer: such a case is known by its row alone."""
    name = str(_part(facts, "employer").get("name") or "")
    if name[:1].casefold() != "n":
        return False
    return bool(NOT_RECORDED.fullmatch(name_key(facts)))


def bare_key(facts: Mapping[str, Any]) -> tuple[object, ...] | None:
    """What an application without employer or role is known by again, one case a row; None where both are named."""
    if not is_not_recorded(facts) and role_title(facts) != NOT_NAMED:
        return None
    (employer, title), given = _identity(facts)
    return "" if is_not_recorded(facts) else employer, title, given


def marks_of(table: Table, used: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """By row number, what tells a row from its like beside what is taken over: numbers of applications, postings. used:
    columns that are taken over. A column that only counts the rows tells nothing.
    """
    left = [number for number in range(len(table.header)) if number not in set(used)]
    telling = [number for number in left if _tells(table.header[number], table.column(number))]
    return {
        row.number: tuple(row.cells[number] if number < len(row.cells) else "" for number in telling)
        for row in table.rows
    }


def _tells(name: str, cells: list[str]) -> bool:
    """Whether nearly every cell is filled and another, and they only count the rows: what is called an id and does not
    begin with the first row is one.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) < max(2, 0.9 * len(cells)) or len(set(filled)) < 0.9 * len(filled):
        return False
    if not all(cell.isdecimal() for cell in filled):
        return any(any(sign.isdecimal() for sign in cell) for cell in filled) and max(map(len, filled)) < 60
    steps = [int(later) - int(earlier) for earlier, later in zip(filled, filled[1:])]
    counted = sum(abs(step) == 1 for step in steps) >= len(steps) / 2
    called = not IDS.isdisjoint(fold_header(name).split())
    return not counted or (called and min(map(int, filled)) > len(cells))


def _parts(given: Given) -> Iterator[Given]:
    for size in range(len(given) + 1):
        yield from combinations(given, size)


def _identity(facts: Mapping[str, Any]) -> Identity:
    role = _part(facts, "role")
    who = name_key(facts), _folded(role.get("title"))
    attributes = (str(role.get("applied") or ""), _link(role.get("url")), _folded(role.get("location")))
    return who, tuple((place, value) for place, value in enumerate(attributes) if value)


def name_key(facts: Mapping[str, Any]) -> str:
    """The employer's name, compared as people mean it."""
    return _folded(_part(facts, "employer").get("name"))


def role_title(facts: Mapping[str, Any]) -> str:
    """The role as the case was opened with it."""
    return str(_part(facts, "role").get("title") or "")


def _part(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A table of the facts; a journal that was edited by hand may hold anything there."""
    held = facts.get(name)
    return held if isinstance(held, Mapping) else {}


def _folded(value: object) -> str:
    return _folded_text(str(value or ""))


@lru_cache(maxsize=20_000)
def _folded_text(value: str) -> str:
    text = one_line(value)
    return fold(text) or text  # a name may be all signs


def _link(value: object) -> str:
    return str(value or "").strip().partition("#")[0].rstrip("/").casefold()

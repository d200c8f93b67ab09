"""Facts that two journals of one search changed apart: what was written later counts, and both values are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.errors import InputError, shorten
from ..case.wording import month_first, say_day
from .entries import Entry
from .folding import LISTS, State, look, read_change
from .ledger import Ledger
from .standing import Folded

MOST = 5  # that are told one by one
LONGEST = 60  # letters of a value

Path = tuple[str, ...]


class Said(NamedTuple):
    """What one side made of a fact, the last time."""

    value: Any
    at: datetime
    where: str


def overruled(here: Ledger, there: Ledger, both: Ledger) -> list[str]:
    """A sentence for each fact that both changed since they parted and that they do not agree on; of many, the first.

    both: the two together.
    """
    said: list[str] = []
    for case_id in here.of_case.keys() & there.of_case.keys():
        ours = _last_said(here, there, both, case_id, "here")
        theirs = _last_said(there, here, both, case_id, "there") if ours else {}
        held = both.folded(case_id) if theirs else Folded()
        if held.case is not None and held.state is not None:
            states = [held.state, *(one.folded(case_id).state or {} for one in (here, there))]
            said += _sentences(ours, theirs, held.case, states)
    left = len(said) - MOST
    return [*sorted(said)[:MOST], *([f"And {left} more."] if left > 0 else [])]


def _last_said(one: Ledger, other: Ledger, both: Ledger, case_id: str, where: str) -> dict[Path, Said]:
    """By path, of the lines that only that side has and that count."""
    found = {}
    for entry in map(lambda own: both.entries.get(own.id, own), one.of_case[case_id]):
        if entry.do == "facts" and entry.id not in other.entries and entry.id not in both.undone and one.counts(entry):
            found.update({path: Said(value, entry.at, where) for path, value in _single(entry)})
    return found


def _single(entry: Entry) -> Iterator[tuple[Path, Any]]:
    """Each fact for itself, where a whole contact, interview or table is given."""
    for change in entry.data["set"]:
        with suppress(InputError):  # a line that is set aside may say anything
            path, value = read_change(change)
            if isinstance(value, dict) and len(path) < 3:
                yield from (((*path, key), one) for key, one in value.items())
            else:
                yield path, value


def _sentences(
    ours: Mapping[Path, Said], theirs: Mapping[Path, Said], case: Case, states: Sequence[State]
) -> Iterator[str]:
    pairs = {path: (one, theirs[path]) for path, one in ours.items() if path in theirs}
    for some, others in ((ours, theirs), (theirs, ours)):  # somebody removed on one side, changed on the other
        gone: dict[Path, Said] = {path: said for path, said in some.items() if _removes(path, said)}
        pairs |= {path: (gone[path[:2]], said) for path, said in others.items() if path[:2] in gone and len(path) > 2}
    for path, (first, second) in pairs.items():
        now = look(states[0], path)
        if first.value != second.value and now in (first.value, second.value):
            counts, other = (first, second) if now == first.value else (second, first)
            yield f"{_whose(path, case, states)}: {_told(counts, case)} counts, not {_told(other, case)}."


def _removes(path: Path, said: Said) -> bool:
    return said.value is None and len(path) == 2 and path[0] in LISTS


def _whose(path: Path, case: Case, states: Sequence[State]) -> str:
    held = next((found for state in states if (found := look(state, path[:2])) is not None), None) or {}
    employer, what = case.employer.name, path[-1].replace("_", " ")
    match path:
        case ("contacts", who, *_):
            return f"{held.get('name', who)} ({employer}), {what}"
        case ("interviews", *_):
            day = str(held.get("at", ""))[:10]
            return f"Interview {day} ({employer}), {what}"
    return f"{employer}, {' '.join(path).replace('_', ' ')}"


def _told(said: Said, case: Case) -> str:
    day = say_day(said.at.date(), month_first(case.employer))
    return f"{_value(said.value)} ({day}, {said.at:%H:%M}, {said.where})"


def _value(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return shorten(
            ", ".join(str(one.get("about")) if isinstance(one, dict) else str(one) for one in value), LONGEST
        )
    return f"“{shorten(str(value), LONGEST)}”"

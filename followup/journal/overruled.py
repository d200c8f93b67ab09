"""Facts that two journals of one search changed apart: what was written later counts, and both values are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from ..case.errors import InputError, shorten
from .alike import member_of, moment_of
from .entries import Entry
from .fact_words import LONGEST, About, Path, about, value_in, whose, word_of
from .folding import LISTS, TABLES, look, open_state, read_change
from .ledger import Ledger

MOST = 5  # that are told one by one


class Said(NamedTuple):
    """What one side made of a fact, the last time."""

    value: Any
    at: datetime
    where: str


def overruled(here: Ledger, there: Ledger, both: Ledger, now: datetime | None = None) -> list[str]:
    """A sentence for each fact that both changed since they parted and that they do not agree on; of many, the first.

    both: the two together; now: a day of another year is told with it.
    """
    said: list[str] = []
    for case_id in here.of_case.keys() & there.of_case.keys():
        ours = _last_said(here, there, both, case_id, "here")
        theirs = _last_said(there, here, both, case_id, "there") if ours else {}
        if theirs and (told := about(case_id, both, (here, there), now)):
            ours, theirs = (_by_own(one, told.twins) for one in (ours, theirs))
            said += _sentences(ours, theirs, told)
    said += _settings(here, there, both)
    left = len(said) - MOST
    return [*sorted(said)[:MOST], *([f"And {left} more."] if left > 0 else [])]


def _last_said(
    one: Ledger, other: Ledger, both: Ledger, case_id: str, where: str, kinds: Sequence[str] = ("facts", "case")
) -> dict[Path, Said]:
    """By path, of the lines that only that side has and that count."""
    found = {}
    for own in one.of_case[case_id]:
        entry = both.entries.get(own.id, own)  # in which a contact may have another id
        lacking = entry.id not in other.entries and entry.id not in both.undone
        twice = len(kinds) == 1 and member_of(entry) is not None  # told as a whole
        if entry.do in kinds and lacking and not twice and one.counts(own):
            told = _single(entry) if entry.do == "facts" else _opened(entry)
            found.update({path: Said(value, entry.at, where) for path, value in told})
    return found


def _by_own(said: Mapping[Path, Said], twins: Mapping[tuple[str, str], str]) -> dict[Path, Said]:
    """The same, where what both wrote down alike goes by one key."""
    keys = {path: (path[0], twins.get((path[0], path[1]), path[1]), *path[2:]) for path in said if len(path) > 1}
    return {keys.get(path, path): one for path, one in said.items()}


def _single(entry: Entry) -> Iterator[tuple[Path, Any]]:
    """Each fact for itself, where a whole contact, interview or table is given."""
    for change in entry.data["set"]:
        with suppress(InputError):  # a line that is set aside may say anything
            path, value = read_change(change)
            if isinstance(value, dict) and len(path) < 3:
                yield from (((*path, key), one) for key, one in value.items())
            else:
                yield path, value


def _opened(entry: Entry) -> Iterator[tuple[Path, Any]]:
    """What a case was opened with, where another opening may say otherwise."""
    with suppress(InputError):
        for name, held in open_state(entry.data["facts"], entry.data.get("keyed")).items():
            members = {(name,): held} if name in TABLES else {(name, key): one for key, one in held.items()}
            for place, member in members.items():
                yield from (((*place, key), value) for key, value in member.items() if value not in (None, []))


def _sentences(ours: Mapping[Path, Said], theirs: Mapping[Path, Said], told: About) -> Iterator[str]:
    pairs = {path: (one, theirs[path]) for path, one in ours.items() if path in theirs}
    for some, others in ((ours, theirs), (theirs, ours)):  # somebody removed on one side, changed on the other
        gone: dict[Path, Said] = {path: said for path, said in some.items() if _removes(path, said)}
        pairs |= {path: (gone[path[:2]], said) for path, said in others.items() if path[:2] in gone and len(path) > 2}
    for path, (first, second) in pairs.items():
        now = look(told.states[0], path)
        if _said(first.value) != _said(second.value) and now in (first.value, second.value):
            counts, other = (first, second) if now == first.value else (second, first)
            yield f"{whose(path, told)}: {' counts, not '.join(_told(path, one, told) for one in (counts, other))}."


def _told(path: Path, said: Said, told: About) -> str:
    return f"{value_in(path, said.value, told)} ({told.day(said.at)}, {said.at:%H:%M}, {said.where})"


def said_alike(here: Ledger, there: Ledger, both: Ledger, now: datetime | None = None) -> list[str]:
    """A sentence for each thing of which both set the same apart, but what a case was opened with."""
    said: list[str] = []
    for case_id in here.of_case.keys() & there.of_case.keys():
        ours = _last_said(here, there, both, case_id, "here", ("facts",))
        theirs = _last_said(there, here, both, case_id, "there", ("facts",)) if ours else {}
        if theirs and (told := about(case_id, both, (here, there), now)):
            ours, theirs = (_by_own(one, told.twins) for one in (ours, theirs))
            alike = [path for path, one in ours.items() if path in theirs and _is_alike(path, one, theirs[path], told)]
            said += _all_alike(alike, ours, told)
    left = len(said) - MOST
    return [*sorted(said)[:MOST], *([f"And {left} more that both set alike."] if left > 0 else [])]


def _is_alike(path: Path, one: Said, other: Said, told: About) -> bool:
    return bool(_said(one.value) == _said(other.value) == _said(look(told.states[0], path)))


def _all_alike(paths: Sequence[Path], said: Mapping[Path, Said], told: About) -> Iterator[str]:
    """What was set of one is told at once."""
    whole: dict[Path, list[str]] = {}
    for path in paths:
        if path[0] in LISTS and len(path) > 2:
            whole.setdefault(path[:2], []).append(f", {word_of(path[-1])}: {value_in(path, said[path].value, told)}")
        else:
            whole[path] = [f": {value_in(path, said[path].value, told)}"]
    yield from (f"Set alike on both computers: {whose(path, told)}{''.join(words)}." for path, words in whole.items())


def _said(value: Any) -> Any:
    """The same for one moment on two clocks."""
    return moment_of(value) if isinstance(value, str) else value


def _removes(path: Path, said: Said) -> bool:
    return said.value is None and len(path) == 2 and path[0] in LISTS


SETTINGS = {"policy": "Whose advice you follow", "rules": "House rules"}


def _settings(here: Ledger, there: Ledger, both: Ledger) -> Iterator[str]:
    """What both chose apart for the whole search."""
    for name, what in SETTINGS.items():
        last = [
            next((entry for entry in one.settings(name) if entry.id not in other.entries), None)
            for one, other in ((here, there), (there, here))
        ]
        counts = next((entry.data["value"] for entry in both.settings(name)), None)
        if last[0] and last[1]:
            ours, theirs = (entry.data["value"] for entry in last if entry)
            if ours != theirs and counts in (ours, theirs):
                where = ("here", "there") if counts == ours else ("there", "here")
                other = theirs if counts == ours else ours
                yield f"{what}: {_chosen(counts)} ({where[0]}) counts, not {_chosen(other)} ({where[1]})."


def _chosen(value: Any) -> str:
    """Of a folder its name alone."""
    if not isinstance(value, str):
        return "the workbook's own"
    name = value.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return f"“{shorten(name, LONGEST)}”"

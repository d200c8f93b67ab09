"""Facts that two journals of one search changed apart: what was written later counts, and both values are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.errors import InputError, shorten
from ..case.wording import month_first, say_day
from .alike import moment_of
from .entries import Entry
from .folding import LISTS, TABLES, State, look, open_state, read_change
from .ledger import Ledger
from .standing import Folded

MOST = 5  # that are told one by one
LONGEST = 60  # letters of a value
SPEAK_OF = ("with", "to", "from")  # keys that hold ids of contacts
WORDS = {"is": "who they are", "at": "when", "with": "who was there", "from": "who said it", "to": "to whom"}

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
            ours, theirs = (_by_own(one, both.twins(case_id)) for one in (ours, theirs))
            states = [held.state, *(one.folded(case_id).state or {} for one in (here, there))]
            said += _sentences(ours, theirs, held.case, states)
    said += _settings(here, there, both)
    left = len(said) - MOST
    return [*sorted(said)[:MOST], *([f"And {left} more."] if left > 0 else [])]


def _last_said(one: Ledger, other: Ledger, both: Ledger, case_id: str, where: str) -> dict[Path, Said]:
    """By path, of the lines that only that side has and that count."""
    found = {}
    for own in one.of_case[case_id]:
        entry = both.entries.get(own.id, own)  # in which a contact may have another id
        lacking = entry.id not in other.entries and entry.id not in both.undone
        if entry.do in ("facts", "case") and lacking and one.counts(own):
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


def _sentences(
    ours: Mapping[Path, Said], theirs: Mapping[Path, Said], case: Case, states: Sequence[State]
) -> Iterator[str]:
    names = {who: str(held.get("name", who)) for state in states for who, held in state.get("contacts", {}).items()}
    pairs = {path: (one, theirs[path]) for path, one in ours.items() if path in theirs}
    for some, others in ((ours, theirs), (theirs, ours)):  # somebody removed on one side, changed on the other
        gone: dict[Path, Said] = {path: said for path, said in some.items() if _removes(path, said)}
        pairs |= {path: (gone[path[:2]], said) for path, said in others.items() if path[:2] in gone and len(path) > 2}
    for path, (first, second) in pairs.items():
        now = look(states[0], path)
        if _said(first.value) != _said(second.value) and now in (first.value, second.value):
            counts, other = (first, second) if now == first.value else (second, first)
            told = (_told(one, case, names if path[-1] in SPEAK_OF else {}) for one in (counts, other))
            yield f"{_whose(path, case, states)}: {' counts, not '.join(told)}."


def _said(value: Any) -> Any:
    """The same for one moment on two clocks."""
    return moment_of(value) if isinstance(value, str) else value


def _removes(path: Path, said: Said) -> bool:
    return said.value is None and len(path) == 2 and path[0] in LISTS


def _whose(path: Path, case: Case, states: Sequence[State]) -> str:
    held = next((found for state in states if (found := look(state, path[:2])) is not None), None) or {}
    employer, what = case.employer.name, WORDS.get(path[-1], path[-1].replace("_", " "))
    if path[0] not in LISTS:
        return f"{employer}, {' '.join(path).replace('_', ' ')}"
    if path[0] == "contacts":
        name = f"{held.get('name', path[1])} ({employer})"
    elif path[0] == "elsewhere":
        name = f"{employer}, the talks with {held.get('employer', 'another employer')}"
    else:
        kind = str(held.get("what", held.get("kind", ""))).replace("_", " ")
        name = f"The {kind if path[0] == 'events' else 'interview'}{_of_day(held, case)} ({employer})"
    return f"{name}, {what}" if len(path) > 2 else name


def _of_day(held: Mapping[str, Any], case: Case) -> str:
    day = _in_words(str(held.get("at", ""))[:10], case)
    return f" of {day}" if day else ""


def _told(said: Said, case: Case, names: Mapping[str, str]) -> str:
    american = month_first(case.employer)
    return f"{_value(said.value, case, names)} ({say_day(said.at.date(), american)}, {said.at:%H:%M}, {said.where})"


def _value(value: Any, case: Case, names: Mapping[str, str]) -> str:
    """As people say it: days and people by name."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        each = (str(one.get("about")) if isinstance(one, dict) else names.get(str(one), str(one)) for one in value)
        return shorten(", ".join(each), LONGEST) or "nothing"
    if isinstance(value, str) and (said := names.get(value) or _in_words(value, case)):
        return said
    words = value.replace("_", " ") if isinstance(value, str) and PLAIN.fullmatch(value) else str(value)
    return f"“{shorten(words, LONGEST)}”"


PLAIN = re.compile("[a-z_]+")  # one of our words, such as hiring_manager


def _in_words(text: str, case: Case) -> str:
    """A day, or a moment on the clock it was written by; "" where the text is neither."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        day = say_day(moment.date(), month_first(case.employer))
        return day if len(text) == len("2026-03-04") else f"{day}, {moment:%H:%M}"
    return ""


SETTINGS = {"policy": "Whose advice you follow", "rules": "House rules"}


def _settings(here: Ledger, there: Ledger, both: Ledger) -> Iterator[str]:
    """What both chose apart for the whole search."""
    for name, whose in SETTINGS.items():
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
                yield f"{whose}: {_chosen(counts)} ({where[0]}) counts, not {_chosen(other)} ({where[1]})."


def _chosen(value: Any) -> str:
    """Of a folder its name alone."""
    if not isinstance(value, str):
        return "the workbook's own"
    name = value.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return f"“{shorten(name, LONGEST)}”"

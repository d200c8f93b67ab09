"""What the journal remembers of practice: for each situation and policy how often it was tried, and when it was solved.

Each is a setting named "practice <policy>/<situation>" with the value {"tries": 2, "solved": "2026-03-12"}; solved is
null until then. What was answered is not kept. A line counts until it is undone, as any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ...case.errors import Problem, Unavailable
from ...journal import Entry, Journal

PREFIX = "practice "
NAME = "certificate name"  # the setting that keeps the name on the page as it was typed
MOST_TRIES = 1000  # no more is counted: a number that large tells nothing


@dataclass(frozen=True)
class Solved:
    """One situation solved under one policy. on: the day; tries: 1 where the first answer was right."""

    situation: str
    policy: str
    on: date
    tries: int

    @property
    def first_try(self) -> bool:
        return self.tries == 1


def note_answer(journal: Journal, situation: str, policy: str, right: bool, *, at: datetime) -> None:
    """An answer was looked at. What is solved once stays as it is. InputError where the journal can't be written."""
    name = f"{PREFIX}{policy}/{situation}"
    held = _held(journal.setting(name))
    if held and held[1] is not None:
        return
    tries = min((held[0] if held else 0) + 1, MOST_TRIES)
    journal.set(name, {"tries": tries, "solved": at.date().isoformat() if right else None}, at=at)


def record(journal: Journal) -> list[Solved]:
    """What was solved, in the order it was."""
    found: dict[tuple[str, str], Solved] = {}
    for entry in _entries(journal):
        policy, _, situation = entry.data["name"].removeprefix(PREFIX).partition("/")
        held = _held(entry.data["value"])
        if held and held[1] is not None and situation:
            found.setdefault((policy, situation), Solved(situation, policy, held[1], held[0]))
    return list(found.values())


def unsolved(journal: Journal) -> dict[str, int]:
    """What was tried and is solved under no policy: each situation with the most tries it took so far."""
    tried, solved = dict[str, int](), {one.situation for one in record(journal)}
    for entry in _entries(journal):
        situation, held = str(entry.data["name"]).partition("/")[2], _held(entry.data["value"])
        if held and situation and situation not in solved:
            tried[situation] = max(held[0], tried.get(situation, 0))
    return tried


def take_back(journal: Journal, *, at: datetime) -> str:
    """Let what was solved last no longer count; its situation. Unavailable where nothing is solved."""
    last = next((entry for entry in reversed(list(_entries(journal))) if _is_solved(entry)), None)
    if last is None:
        raise Unavailable(Problem("practice", "nothing is solved yet"))
    journal.undo(last.id, at=at)
    return str(last.data["name"]).partition("/")[2]


def _entries(journal: Journal) -> Iterator[Entry]:
    """The lines that count and are about practice."""
    for entry in journal.history():
        if entry.do == "setting" and not entry.undone and str(entry.data["name"]).startswith(PREFIX):
            yield entry


def _is_solved(entry: Entry) -> bool:
    held = _held(entry.data["value"])
    return held is not None and held[1] is not None


def _held(value: Any) -> tuple[int, date | None] | None:
    """Tries and the day of a setting's value; None for anything else, such as what a person wrote in by hand."""
    if not isinstance(value, dict) or not isinstance(value.get("tries"), int) or value["tries"] < 1:
        return None
    try:
        return value["tries"], date.fromisoformat(value["solved"]) if value.get("solved") else None
    except (TypeError, ValueError):
        return None

"""What somebody practised as a file to hand in: situations, tries and days; no answer, and nothing of their search."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...case.errors import InputError, Problem
from ...case.text import storable, visible
from ...journal import Journal
from ...journal.files import FOR_READERS, read_file, write_file
from ..certificate.page import LONGEST_NAME
from ..certificate.record import MOST_TRIES, NAME, Solved, record, unsolved

PRACTISED = "practice.json"  # its name in somebody's own folder
FORM, MARK = 1, "followup-practice"
MOST_BYTES, MOST_SITUATIONS, LONGEST_ID = 100_000, 1_000, 80
ALLOWED = "a file that “Hand in what I practised” or `followup practice hand-in` wrote"


@dataclass(frozen=True)
class Practised:
    """name: as it stands on the certificate, or ""; on: the day it was handed in; tried: what is not solved yet."""

    name: str
    on: date
    solved: tuple[Solved, ...]
    tried: tuple[tuple[str, int], ...] = ()


def from_journal(journal: Journal, *, on: date, name: str | None = None) -> Practised:
    """What the journal remembers of practice. name: the one kept there where none is given."""
    kept = journal.setting(NAME) if name is None else name
    shown = storable(" ".join(visible(str(kept or "")).split()))[:LONGEST_NAME]
    return Practised(shown, on, tuple(record(journal)), tuple(sorted(unsolved(journal).items())))


def to_bytes(told: Practised) -> bytes:
    """The file: JSON, the same bytes for the same practice."""
    solved = [[one.situation, one.policy, one.on.isoformat(), one.tries] for one in told.solved]
    made = {MARK: FORM, "name": told.name, "on": told.on.isoformat(), "solved": solved, "tried": list(told.tried)}
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def put_into(folder: Path, told: Practised) -> Path:
    """Write it where practice is handed in, in the place of their last one; the file. InputError where it can't be.

    What somebody else handed in stays: then theirs is called after them, beside it.
    """
    own = [PRACTISED, *([file_name(told.name)] if told.name else [])]
    path = next((folder / name for name in own if _may_replace(folder / name, told)), None)
    if path is None:
        allowed = "a folder of your own, or your name with it"
        raise InputError(Problem(str(folder), "what somebody else handed in lies there", "", allowed))
    write_file(path, to_bytes(told), force=True, mode=FOR_READERS)
    return path


def _may_replace(path: Path, told: Practised) -> bool:
    """Whether nothing is there, or the same person's: one of that name, or with nothing that this one lacks."""
    if not os.path.lexists(path):
        return True
    try:
        there = read_practised(read_file(path, most=MOST_BYTES + 1, allowed=ALLOWED), str(path))
    except InputError:
        return False
    return there.name == told.name if there.name and told.name else {*there.solved} <= {*told.solved}


def file_name(name: str) -> str:
    """What the file is called where all lie in one folder: practice-ada-ngo.json."""
    words = re.sub(r"\W+", "-", name.casefold()).strip("-")[:40]
    return f"practice-{words or 'mine'}.json"


def read_practised(data: bytes, named: str = PRACTISED) -> Practised:
    """What a file says; all of it is data. InputError where it is no such file."""
    try:
        told = json.loads(data.decode("utf-8-sig")) if len(data) <= MOST_BYTES else None
        if not isinstance(told, dict) or told.get(MARK) != FORM:
            raise ValueError
        solved = tuple(_solved(*one) for one in _listed(told["solved"]))
        tried = tuple((_id(situation), _tries(tries)) for situation, tries in _listed(told["tried"]))
        name = " ".join(visible(str(told["name"])).split())[:LONGEST_NAME]
        return Practised(name, date.fromisoformat(told["on"]), solved, tried)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(Problem(named, "not practice that was handed in", "", ALLOWED)) from None


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_SITUATIONS:
        raise ValueError
    return value


def _solved(situation: Any, policy: Any, on: Any, tries: Any) -> Solved:
    return Solved(_id(situation), _id(policy), date.fromisoformat(on), _tries(tries))


def _id(word: Any) -> str:
    if not isinstance(word, str) or not 0 < len(word) <= LONGEST_ID or not word.isprintable():
        raise ValueError
    return word


def _tries(number: Any) -> int:
    if type(number) is not int or not 1 <= number <= MOST_TRIES:
        raise ValueError
    return number

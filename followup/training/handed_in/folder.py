"""A folder of practice handed in, as a hub collects it: a folder a person, or files beside each other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...case.errors import InputError, Problem
from ...journal.files import read_file
from ...rulebook.book import Rulebook
from ..certificate.gate import Gate, house_gates
from ..certificate.standing import Standing, standing
from .practised import ALLOWED, MOST_BYTES, PRACTISED, Practised, read_practised


@dataclass(frozen=True)
class HandedIn:
    """who: the name of their folder, else of their file; path: what was handed in; gates: what the house asks for.

    It is what the file says: anybody can write one.
    """

    who: str
    path: Path
    told: Practised
    standing: Standing
    gates: tuple[Gate, ...]

    @property
    def first_tries(self) -> int:
        return len({one.id for page in self.standing.pages for one, how in page.solved if how.first_try})

    @property
    def left(self) -> tuple[Gate, ...]:
        """What was asked for and is not practised yet."""
        return tuple(one for one in self.gates if not one.open)


def collect(folder: str | Path, rulebook: Rulebook) -> tuple[tuple[HandedIn, ...], tuple[Problem, ...]]:
    """Everybody's practice in a folder, by name, and what was set aside. InputError where it is no folder.

    Read are FOLDER/NAME/practice.json and FOLDER/practice-NAME.json; no link is followed.
    """
    if not os.path.isdir(folder):
        raise InputError(Problem(str(folder), "no such folder", "", "a folder of practice handed in"))
    found, problems = list[HandedIn](), list[Problem]()
    for who, path in _files(Path(folder)):
        try:
            told = read_practised(read_file(path, most=MOST_BYTES + 1, allowed=ALLOWED), str(path))
        except InputError as error:
            problems += error.problems
            continue
        gates = house_gates(rulebook, {one.situation for one in told.solved})
        found.append(HandedIn(who, path, told, standing(told.solved), gates))
    return tuple(found), tuple(problems)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    stem, _, ending = PRACTISED.rpartition(".")
    for path in sorted(folder.iterdir()):
        inside = path / PRACTISED
        if path.is_dir() and not path.is_symlink() and inside.is_file() and not inside.is_symlink():
            yield path.name, inside
        elif path.name.startswith(f"{stem}-") and path.suffix == f".{ending}" and path.is_file():
            if not path.is_symlink():
                yield path.stem.removeprefix(f"{stem}-"), path

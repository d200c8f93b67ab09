"""A folder of practice handed in, as a hub collects it: a folder a person, or files beside each other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
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

    Read are FOLDER/NAME/practice.json, FOLDER/practice-NAME.json, and FOLDER/practice.json as that of the person after
    whom FOLDER is named; no link is followed. Of a hand-in that lies there under several names, as downloads leave it,
    the one that has most counts.
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
    beside = [one for one in found if one.path.name != PRACTISED]  # whose folder it lies in is no question
    copies = {one.path: of for one in beside if (of := _held_in(one, beside))}
    problems += [Problem(str(one), f"a copy of {of.path.name}: one person, counted once") for one, of in copies.items()]
    return tuple(one for one in found if one.path not in copies), tuple(problems)


def _held_in(one: HandedIn, found: Sequence[HandedIn]) -> HandedIn | None:
    """What else has all that this one says, by the same name and called alike, and most; else the shortest."""
    first = max((other for other in found if _says_all_of(other, one)), key=_rank, default=one)
    return None if first is one else first


def _says_all_of(other: HandedIn, one: HandedIn) -> bool:
    shorter, longer = sorted((one.who, other.who), key=len)
    alike = longer.startswith(shorter) and not longer[len(shorter) :][:1].isalnum()
    same_name = bool(one.told.name) and one.told.name == other.told.name
    return alike and same_name and bool(one.told.solved) and {*one.told.solved} <= {*other.told.solved}


def _rank(one: HandedIn) -> tuple[int, int, str]:
    return len(one.told.solved), -len(one.who), one.who


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    stem, _, ending = PRACTISED.rpartition(".")
    for path in sorted(folder.iterdir()):
        inside = path / PRACTISED
        if path.is_dir() and not path.is_symlink() and inside.is_file() and not inside.is_symlink():
            yield path.name, inside
        elif path.name == PRACTISED and path.is_file() and not path.is_symlink():
            yield folder.resolve().name, path  # one person's own folder
        elif path.name.startswith(f"{stem}-") and path.suffix == f".{ending}" and path.is_file():
            if not path.is_symlink():
                yield path.stem.removeprefix(f"{stem}-"), path

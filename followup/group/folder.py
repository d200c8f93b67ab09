"""Everything that was handed in to a folder: each file read on its own, the newest of each person."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..case.errors import InputError, Problem
from .hand_in.form import HandIn
from .hand_in.reading import read_hand_in
from .hiding import LEAST

MOST_FILES = 5_000
ENDING = ".json"
Age = tuple[int, int, float]  # year, week, when it was written
OTHERS = ("practice", "feedback")  # files in the same folders that are no hand-ins of a group


@dataclass(frozen=True)
class Gathered:
    """hand_ins: one a person, in the order of their random tokens; problems: one for each file set aside."""

    hand_ins: tuple[HandIn, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def people(self) -> int:
        return len(self.hand_ins)

    @property
    def enough(self) -> bool:
        """Whether anything may be shown."""
        return self.people >= LEAST

    @property
    def sentence(self) -> str:
        """How many there are, as far as it may be said, and how many files are set aside."""
        return f"{self.so_many} {self.aside}".strip()

    @property
    def aside(self) -> str:
        """How many files could not be read."""
        left = len(self.problems)
        return f"{left} file{' is' if left == 1 else 's are'} set aside; see below." if left else ""

    @property
    def so_many(self) -> str:
        """How many there are, as far as it may be said."""
        if self.enough:
            return f"{self.people} people have handed in{self._weeks()}."
        return f"Fewer than {LEAST} people have handed in so far. Nothing is shown until {LEAST} have."

    def _weeks(self) -> str:
        """From when to when, where five people at least handed in first and last."""
        weeks = sorted((one.year, one.week) for one in self.hand_ins)
        if min(weeks.count(weeks[0]), weeks.count(weeks[-1])) < LEAST:
            return ""
        first, last = (f"week {week} of {year}" for year, week in (weeks[0], weeks[-1]))
        return f" ({first if first == last else f'{first} to {last}'})"


def gather(folder: str | Path) -> Gathered:
    """What lies in a folder and in the folders right inside it. InputError where the folder can't be read.

    Where one person's file is there twice, the later week counts, then the file that was written later. A folder inside
    is one person's, however many tokens the files in it have.
    """
    found: dict[str, tuple[Age, HandIn]] = {}
    problems: list[Problem] = []
    for number, (owner, path) in enumerate(_paths(Path(folder)), 1):
        if number > MOST_FILES:
            problems.append(Problem(str(folder), "more files than a group has", "", f"{MOST_FILES:,} are read"))
            break
        try:
            made = read_hand_in(path)
        except InputError as error:
            problems.append(error.problems[0])
            continue
        _keep_newer(found, owner or f"/{made.token}", (made.year, made.week, path.lstat().st_mtime), made)
    newest: dict[str, tuple[Age, HandIn]] = {}
    for age, made in found.values():
        _keep_newer(newest, made.token, age, made)
    return Gathered(tuple(made for _, (_, made) in sorted(newest.items())), tuple(problems))


def _keep_newer(newest: dict[str, tuple[Age, HandIn]], key: str, age: Age, made: HandIn) -> None:
    if key not in newest or newest[key][0] < age:
        newest[key] = (age, made)


def _paths(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each file with the name of the folder inside that it lies in, "" for none."""
    try:
        inside = sorted(os.scandir(folder), key=_name)
    except OSError as error:
        raise InputError(
            Problem(str(folder), "can't be read", error.strerror or str(error), "a folder of hand-ins")
        ) from None
    for entry in inside:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from ((entry.name, path) for path in _files(entry.path))
        elif _is_meant(entry.name):
            yield "", Path(entry.path)


def _files(folder: str) -> Iterator[Path]:
    try:
        inside = sorted(os.scandir(folder), key=_name)
    except OSError:
        return  # somebody's own folder that is nobody else's business
    yield from (Path(entry.path) for entry in inside if _is_meant(entry.name) and entry.name[0] != ".")


def _is_meant(name: str) -> bool:
    return name.lower().endswith(ENDING) and not name.startswith(OTHERS)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name

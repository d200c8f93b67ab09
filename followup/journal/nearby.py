"""Files beside a journal that may hold what it holds: backups and copies of any name, what a restore put aside, what a
crash left. Beside is also beside each link that leads to it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .aside import KEPT, noted_name
from .backup import is_sealed
from .files import read_file
from .lines import MOST_BYTES, SHORTEST
from .own import SNAPSHOT

MOST_FILES = 2_000  # beside a journal that are looked into, those named like it first
MOST_LINKS = 40  # that lead to each other; no system follows more
GLANCE = 65_536  # bytes at either end that say whether a file may be one of ours
OF_OURS = b'"do":'  # stands in every line


class Found(NamedTuple):
    """A file beside. ours: it shares a line with the journal, or was put aside by a restore; False: a backup that may
    be another person's, or an export; None: nobody looked into it, or could.
    """

    path: Path
    ours: bool | None


def places_of(at: Path) -> list[Path]:
    """Where a journal lies, and the links that lead there."""
    found, path = dict[Path, None](), Path(at)
    for _ in range(MOST_LINKS):
        path = Path(os.path.realpath(path.parent)) / path.name
        if not path.is_symlink():
            break
        found[path] = None
        path = path.parent / os.readlink(path)
    return [Path(os.path.realpath(at)), *found]


def nearby(at: Path, *, hidden: bool) -> Iterator[Found]:
    """Backups and copies of the journal at `at`, and files of which that can't be told. hidden: those with a dot in
    front, else all others.
    """
    places = places_of(at)
    data = read_file(places[0], most=MOST_BYTES)
    lines = {line.strip() for line in data.splitlines() if len(line) >= SHORTEST and OF_OURS in line}
    files = {one: None for place in places for one in place.parent.iterdir() if one.name.startswith(".") == hidden}
    alike = {
        one: any(_is_named_alike(one.name, place) for place in places if place.parent == one.parent) for one in files
    }
    looked = 0
    for path in sorted(files, key=lambda one: (not alike[one], one)):
        if path in places or path.is_symlink() or not path.is_file():
            continue
        looked += 1
        if alike[path] and _is_put_aside(path, places):
            yield Found(path, True)
        elif alike[path] or looked <= MOST_FILES:
            yield from _looked_into(path, lines, alike[path])
        else:
            yield Found(path, None)


def _looked_into(path: Path, lines: set[bytes], alike: bool) -> Iterator[Found]:
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if not alike and OF_OURS not in file.read(GLANCE):
                file.seek(max(0, size - GLANCE))
                if OF_OURS not in file.read(GLANCE):
                    return
            if size > MOST_BYTES:
                yield Found(path, None)
                return
            file.seek(0)
            exported = SNAPSHOT.match(file.read(SHORTEST * 10)) is not None
            file.seek(0)
            shares = any(line.strip() in lines for line in file)
    except FileNotFoundError:  # somebody's file of a moment
        return
    except OSError:
        if alike:
            raise
        yield Found(path, None)
        return
    if shares:
        yield Found(path, True)
    elif exported or is_sealed(read_file(path, most=MOST_BYTES)):
        yield Found(path, False)


def _is_put_aside(path: Path, places: list[Path]) -> bool:
    return any(
        path.name == noted_name(place) or path.name.startswith(f"{place.stem}-{KEPT}-")
        for place in places
        if place.parent == path.parent
    )


def _is_named_alike(name: str, path: Path) -> bool:
    """Also `search.jsonl.bak`, `search-copy.JSONL`, and what a crash of ours left under a name with a dot in front."""
    kind = path.suffix or path.stem
    return kind.lower() in name.lower() or name.startswith(f".{path.name[:40]}-")

"""Journals that were put aside: what they are called, and which of them the last restore put there.

Names alone do not tell: a clock goes back, and what is kept already is not kept twice. So a restore notes the name in a
file with a dot in front, before anything is moved. Where there is no such note yet, the day and the number decide.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from ..case.errors import InputError
from .files import is_there, read_file, write_file

MOST_NAMED = 10_000  # bytes of a name
KEPT = "kept"  # stands in the names of journals that were put aside


def where_to_keep(path: Path, present: bytes, day: date) -> Path:
    """A name that is not taken, or holds the very same already."""
    kept, number = path.with_name(f"{path.stem}-{KEPT}-{day.isoformat()}{path.suffix}"), 1
    while is_there(kept) and bytes_of(kept) != present:
        number += 1
        kept = path.with_name(f"{path.stem}-{KEPT}-{day.isoformat()}_{number}{path.suffix}")
    return kept


def kept_beside(at: Path) -> Path | None:
    """The journal that the last restore put aside; None where it put none there, or that is the present one."""
    path = Path(os.path.realpath(at))
    noted = noted_name(path)
    found = _by_name(path) if noted is None else [path.with_name(noted)] if noted else []
    return next((one for one in found if one.is_file() and bytes_of(one) != bytes_of(path)), None)


@contextmanager
def noted(path: Path, kept: Path | None) -> Iterator[None]:
    """From here on this is what the last restore put aside, unless the block fails. kept: None where nothing was
    there. InputError where it can't be noted.
    """
    before = noted_name(path)
    try:
        if kept is not None or before is not None:
            _write(path, kept.name if kept else "")
        yield
    except BaseException:
        with suppress(InputError, OSError):
            _write(path, before)
        raise


def _note(path: Path) -> Path:
    return path.with_name(f".{path.name[:60]}-put-aside")


def noted_name(path: Path) -> str | None:
    """The name that is noted; "" where nothing was put aside, None without a note. Only a name beside counts."""
    try:
        name = os.fsdecode(read_file(_note(path), most=MOST_NAMED))
    except InputError:
        return None
    return name if name == os.path.basename(name) and "\0" not in name else ""


def _write(path: Path, name: str | None) -> None:
    if name is None:
        _note(path).unlink(missing_ok=True)
    else:
        write_file(_note(path), os.fsencode(name), force=True, named=str(path))


def _by_name(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{literal(path.stem)}-{KEPT}-*{literal(path.suffix)}"), key=_age, reverse=True)


def literal(text: str) -> str:
    """A name as a pattern that fits only itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)


def _age(path: Path) -> tuple[str, int]:
    """By day, then by number: journal-kept-2026-03-12-10 comes after ...-12-9."""
    day, _, number = path.stem.rpartition(f"-{KEPT}-")[2].partition("_")
    return day, int(number) if number.isdecimal() else 1


def bytes_of(path: Path) -> bytes:
    """What stands in a file; nothing where it can't be read."""
    try:
        return read_file(path)
    except InputError:
        return b""

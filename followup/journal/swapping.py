"""Another file in a journal's place: written beside, moved at once, and what was there before is kept.

Why it looks as it does. A restore must never leave half a journal, nor lose the one before it. So the new bytes are
written to a file beside the journal and synced, the former journal is put aside under a name with its day, and only
then one `os.replace` puts the new file in its place; whatever fails, the sync of the folder after that too, leaves the
journal as it was, and what was made on the way is taken away. Writers wait at the lock of the old file meanwhile and
notice that it was replaced (lines.py). Windows moves nothing over an open file: there the move comes after the lock is
given back.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from ..case.errors import InputError, Problem
from .files import move, sync_folder, write_beside
from .lines import LineFile

KEPT = "kept"  # stands in the names of journals that were put aside


def swap(data: bytes, at: Path, day: date) -> Path | None:
    """Put these bytes in the place of the journal at `at`; where the former ones are kept, None where nothing was or is
    changed.

    day: goes into that name. Other writers wait meanwhile. Raises InputError where it can't be done: the journal is
    then as it was.
    """
    path = Path(os.path.realpath(at))  # a link stays a link
    new = not path.exists()
    try:
        return _swap(data, path, day)
    except BaseException as error:
        if new:
            _drop_if_empty(path)  # somebody else may have begun a journal there meanwhile
        if not isinstance(error, OSError):
            raise
        said = error.strerror or str(error)
        raise InputError(Problem(str(at), "can't be restored", said, "room in a folder of your own")) from None


def _drop_if_empty(path: Path) -> None:
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def _swap(data: bytes, path: Path, day: date) -> Path | None:
    with LineFile(path).appending():
        present = path.read_bytes()
        if present == data:
            return None
        kept = _where_to_keep(path, present, day) if present else None
        before = {kept} if kept and kept.exists() else set()
        made = write_beside(path, data)
        try:
            if kept and not before:
                _link(path, kept)
            if os.name != "nt":
                sync_folder(path.parent)  # the names of both, before either is needed
                _move(made, path, kept)
        except BaseException:
            for left in (made, kept):
                if left is not None and left not in before and (left == made or _bytes(path) == present):
                    left.unlink(missing_ok=True)
            raise
    if os.name == "nt":  # Windows moves nothing over an open file
        move(made, path)
    return kept


def _move(made: Path, path: Path, kept: Path | None) -> None:
    """Into its place for good; what was there before comes back where the disk can't say that it is."""
    move(made, path)
    try:
        sync_folder(path.parent)
    except BaseException:
        _put_back(path, kept, made)
        raise


def _put_back(path: Path, kept: Path | None, free: Path) -> None:
    """By a second name where there are links: a disk that has just failed is not asked to write. Where even that fails,
    what was there before is still there as `kept`. free: a name beside it that nothing has any more.
    """
    if kept is None:
        path.unlink(missing_ok=True)  # the same as the empty file that was there
        return
    _link(kept, free)
    os.replace(free, path)


def _where_to_keep(path: Path, present: bytes, day: date) -> Path:
    """A name that is not taken, or holds the very same already."""
    kept, number = path.with_name(f"{path.stem}-{KEPT}-{day.isoformat()}{path.suffix}"), 1
    while kept.exists() and _bytes(kept) != present:
        number += 1
        kept = path.with_name(f"{path.stem}-{KEPT}-{day.isoformat()}_{number}{path.suffix}")
    return kept


def _link(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except (OSError, AttributeError, NotImplementedError):  # a disk without links
        move(write_beside(other, path.read_bytes()), other)


def kept_beside(at: Path) -> Path | None:
    """The journal that was put aside last and that is not the present one; None where there is none."""
    path = Path(os.path.realpath(at))
    found = sorted(path.parent.glob(f"{literal(path.stem)}-{KEPT}-*{literal(path.suffix)}"), key=_age, reverse=True)
    return next((one for one in found if _bytes(one) != _bytes(path)), None)


def literal(text: str) -> str:
    """A name as a pattern that fits only itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)


def _age(path: Path) -> tuple[str, int]:
    """By day, then by number: journal-kept-2026-03-12-10 comes after ...-12-9."""
    day, _, number = path.stem.rpartition(f"-{KEPT}-")[2].partition("_")
    return day, int(number) if number.isdecimal() else 1


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""

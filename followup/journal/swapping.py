"""Another file in a journal's place: read, made, written beside and moved while other writers wait.

Why it looks as it does. A restore must never leave half a journal, nor lose the one before it; and what is made from a
journal must be made from all that was acknowledged. So the file is read under its lock, the new bytes are written to a
file beside it and synced, the former journal is put aside, and only then one `os.replace` puts the new file in its
place; whatever fails, the sync of the folder after that too, leaves the journal as it was, and what was made on the way
is taken away. Writers wait at the lock of the old file meanwhile and notice that it was replaced (lines.py); those who
come after the move wait at the lock of the new one until it is there for good. Windows moves nothing over an open file:
there the move comes after the lock is given back, and what others wrote in between is taken along.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from ..case.errors import InputError, Problem
from .aside import KEPT, bytes_of, noted, where_to_keep
from .files import is_there, move, read_file, sync_folder, write_beside
from .lines import LineFile

KINDS = (".jsonl", "")  # how journals are called
MOVES_OVER_OPEN = os.name != "nt"
Make = Callable[[bytes], bytes]


def swap(data: bytes, at: Path, day: date) -> Path | None:
    """Put these bytes in the place of the journal at `at`; where the former ones are kept, None where nothing was or is
    changed.

    day: goes into that name. Other writers wait meanwhile. Raises InputError where it can't be done: the journal is
    then as it was.
    """
    path = Path(os.path.realpath(at))  # a link stays a link
    new = False
    try:
        new = not is_there(path)
        with LineFile(path).appending(anyhow=path.suffix.lower() in KINDS):  # one that is damaged throughout is kept
            present = read_file(path)
            if present == data:
                return None
            kept = where_to_keep(path, present, day) if present else None
            with noted(path, kept):
                made = _moved(data, present, path, kept)
        if not MOVES_OVER_OPEN:
            _move_late(made, path, kept, len(present), bytes)
    except BaseException as error:
        if new:
            _drop_if_empty(path)
        if not isinstance(error, OSError):
            raise
        said = error.strerror or str(error)
        raise InputError(Problem(str(at), "can't be restored", said, "room in a folder of your own")) from None
    return kept


def rewrite(make: Make, path: Path, drop: Callable[[Path], None]) -> bool:
    """Put what `make` makes of a journal's bytes in their place, of all that others have written: they wait meanwhile.
    Whether anything is changed.

    path: no link; drop: removes the file that keeps the former bytes until then. Raises OSError or InputError where it
    can't be done, and what `make` raises: the journal is then as it was; what `drop` raises comes after it is done.
    """
    with LineFile(path).appending(anyhow=True):
        present = read_file(path)
        data = make(present)
        if present == data:
            return False
        kept = path.with_name(f".{path.name[:40]}-{KEPT}-{secrets.token_hex(4)}")
        made = _moved(data, present, path, kept, drop)
    if not MOVES_OVER_OPEN:
        _move_late(made, path, kept, len(present), make)
        drop(kept)
    return True


def _moved(
    data: bytes, present: bytes, path: Path, kept: Path | None, drop: Callable[[Path], None] | None = None
) -> Path:
    """The new file, in its place where an open file can be moved over. kept: gets what was there before; drop: removes
    that again before anybody else comes.
    """
    before = {kept} if kept and kept.exists() else set()
    made = write_beside(path, data)
    try:
        if kept and not before:
            _link(path, kept)
        if MOVES_OVER_OPEN:
            sync_folder(path.parent)  # the names of both, before either is needed
            with LineFile(made).appending(anyhow=True):
                _move(made, path, kept)
                if drop and kept:
                    drop(kept)
    except BaseException:
        for left in (made, kept):
            if left is not None and left not in before and (left == made or bytes_of(path) == present):
                left.unlink(missing_ok=True)
        raise
    return made


def _move_late(made: Path, path: Path, kept: Path | None, size: int, make: Make) -> None:
    """After the lock is given back. size: of what was read; make: what becomes of what came after it."""
    move(made, path)
    late = make(bytes_of(kept)[size:]) if kept else b""
    if late.strip():
        with LineFile(path).appending(anyhow=True) as descriptor:
            LineFile(path).write(descriptor, late.removesuffix(b"\n"))


def _drop_if_empty(path: Path) -> None:
    """While others wait, so that nobody writes into a file that has just lost its name."""
    with suppress(OSError, InputError), LineFile(path).appending() as descriptor:
        if os.fstat(descriptor).st_size == 0:
            path.unlink()


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


def _link(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except (OSError, AttributeError, NotImplementedError):  # a disk without links
        move(write_beside(other, path.read_bytes()), other)

"""Files that are there whole or not at all: written beside their place, on the disk, and only then given their name.

Whoever dies in between, a program, a disk or a battery, leaves what stood there before and at most a file with a dot
in front. Everything of ours that writes a file at once goes through here; only a journal grows line by line. A disk
that cannot say it has the bytes, or the name, has not: what was written is taken back and the person is told.
"""

from __future__ import annotations

import errno
import os
import select
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ..case.errors import InputError, Problem
from .room import full, is_full, is_out_of_room, refuse_full

OWNER_ALONE = 0o600  # a search is nobody else's business
FOR_READERS = 0o644
SYNCS_NO_FOLDER = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.EACCES)  # said by the disk, or a
# folder of somebody else's that one may write to but not open: nobody could do more there

PATIENCE = 5  # seconds for somebody to open a pipe that is to be read


def write_file(
    path: Path,
    made: bytes,
    *,
    force: bool = False,
    named: str = "",
    mode: int = OWNER_ALONE,
    first: Callable[[], None] | None = None,
) -> None:
    """All of it, on disk, under that name; what stood there before stays until then.

    force: write over a file that is there already; named: what errors call the place (default: its path); first: what
    is to be done once the bytes are on the disk, before they have their name; where it fails, they get none.
    Raises InputError where there is such a file and `force` is not given, or it can't be written.
    """
    named = named or str(path)
    try:
        _refuse_taken(path, force, named)
        beside = write_beside(path, made)
        try:
            with suppress(OSError):  # a disk without modes
                os.chmod(beside, mode)
            if first:
                first()
            new = not os.path.lexists(path)
            _put_in_place(beside, path, force, named)
            _keep_name(path, new)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise _failed(named, "can't be written", error, "a file in a folder of your own") from None


def read_file(path: Path, *, most: int = -1, allowed: str = "", pipes: bool = False) -> bytes:
    """All of a file, or its first `most` bytes. InputError, naming what is allowed there, where it can't be read, or is
    a pipe or a device, which may never end. pipes: whether one may be read, as where a shell puts it in a file's place.
    """
    try:
        with open(path, "rb", opener=_open_at_once if pipes else _open_regular) as file:
            begun = _begun(file.fileno(), str(path), allowed) if pipes else b""
            return begun + file.read(most if most < 0 else most - len(begun))
    except (OSError, ValueError) as error:  # ValueError: a path no system can have
        raise _failed(str(path), "can't be read", error, allowed) from None


def is_there(path: Path) -> bool:
    """Whether there is such a file; InputError where the disk can't say: that is not the same as no."""
    try:
        return path.exists()
    except OSError as error:
        raise _failed(str(path), "can't be read", error, "a file in a folder of your own") from None


def _open_regular(name: str, flags: int) -> int:
    """Looked at before and after: what is no ordinary file is not opened, nor waited for where it came in between."""
    _refuse_odd(os.stat(name).st_mode, name)
    descriptor = os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
    try:
        _refuse_odd(os.fstat(descriptor).st_mode, name)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _open_at_once(name: str, flags: int) -> int:
    """A pipe too is open at once, whether anybody writes into it yet or not."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _begun(descriptor: int, named: str, allowed: str) -> bytes:
    """The first byte of a pipe, if anybody writes one soon, else nothing. Whoever has opened it to write may take time;
    InputError where nobody does. From then on reading waits.
    """
    if not stat.S_ISFIFO(os.fstat(descriptor).st_mode) or not hasattr(select, "poll"):
        return b""
    ready = select.poll()
    ready.register(descriptor, select.POLLIN)
    came = ready.poll(PATIENCE * 1000)
    try:
        begun = os.read(descriptor, 1)
    except BlockingIOError:  # somebody has opened it
        begun, came = b"", [(descriptor, 0)]
    if not begun and not came:
        raise InputError(Problem(named, f"nobody writes into this pipe; waited {PATIENCE} seconds", "", allowed))
    os.set_blocking(descriptor, True)
    return begun


def _refuse_odd(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise InputError(Problem(name, "no ordinary file", "a pipe or a device", "a file"))


def _failed(named: str, what: str, error: Exception, allowed: str) -> InputError:
    if is_full(error):
        return full()
    said = getattr(error, "strerror", None) or str(error)
    return InputError(Problem(named, what, said, "" if is_out_of_room(error) else allowed))


def write_beside(path: Path, data: bytes) -> Path:
    """The bytes on disk, in the same folder under a name that nobody has; readable by the owner alone."""
    refuse_full(len(data))
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            to_disk(file, data)
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def to_disk(file: BinaryIO, data: bytes) -> None:
    """Write to an open file and come back when the disk has it."""
    file.write(data)
    file.flush()
    sync(file.fileno())


def sync(descriptor: int) -> None:
    """Come back when the disk has what was written; OSError where it can't say so."""
    if sys.platform != "emscripten":  # in a browser there is no fsync
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Come back when the disk has the names in a folder: without that a new file may be gone after a power cut."""
    if sys.platform == "emscripten" or os.name == "nt":  # Windows opens no folder, and keeps names by itself
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in SYNCS_NO_FOLDER:
            raise


def _keep_name(path: Path, new: bool) -> None:
    try:
        sync_folder(path.parent)
    except BaseException:
        if new:
            path.unlink(missing_ok=True)
        raise


def move(beside: Path, path: Path) -> None:
    """Give a file that `write_beside` made its name, at once; what had it before is gone."""
    try:
        os.replace(beside, path)
    except OSError:
        if sys.platform != "emscripten":
            raise
        path.write_bytes(beside.read_bytes())  # type: ignore[unreachable]  # a browser's drive moves nothing over a file
        beside.unlink()


def _refuse_taken(path: Path, force: bool, named: str) -> None:
    if path.is_dir():
        raise InputError(Problem(named, "a folder", "", "the name of a file"))
    if path.exists() and not path.is_file():
        raise InputError(Problem(named, "no ordinary file", "", "the name of a file"))
    if os.path.lexists(path) and not force:
        raise InputError(Problem(named, "there is such a file already", "", "another name, or --force"))


def _put_in_place(beside: Path, path: Path, force: bool, named: str) -> None:
    """Under its own name at once; a file that somebody else made meanwhile is not written over."""
    if force:
        move(beside, path)
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        _refuse_taken(path, force, named)
    except (OSError, AttributeError, NotImplementedError):  # a disk without links
        _refuse_taken(path, force, named)
        move(beside, path)

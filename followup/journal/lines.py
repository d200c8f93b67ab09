"""Whole lines on disk: read what is new, append so that neither a crash nor a second writer costs a line.

Why it looks as it does. A line is one `os.write` to a file opened for appending, so that two writers never mix within
a line, and it is on the disk (fsync), as is the name of a new file, before anybody is told that it was kept. Where the
disk can't do that the file is cut back to what it was, so that nothing counts later that was said to have failed. A
crash can leave half a line at the end: it is kept, called torn, and the next writer begins with a line break, so that
it spoils nothing after it. Reading goes on where it stopped, behind the last whole line: what was read is remembered by
device, inode, size and time, and the last bytes before that place (the guard) are compared, because a synced folder or
a restore may have put another file there that only looks as if it had grown; then everything is read again. The lock is
taken on the file itself and checked against the path afterwards, because the file may be swapped while a writer waits.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..case.errors import InputError, Problem
from .files import sync, sync_folder
from .room import full, is_full, is_out_of_room, refuse_full
from .whose import refuse_others

MOST_BYTES = 1_000_000_000  # a larger file is no journal
LOCKED = MOST_BYTES + 1  # the byte that writers on Windows lock
EDEADLOCK = 36  # as Windows numbers it
SHORTEST = 20  # bytes: no line of a journal, of any version, is shorter
MOST_SHORT = 1_000  # so many of these are told
GUARD = 96  # bytes before the place read up to, which tell whether the file only grew
OPEN_TO_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Line(NamedTuple):
    """number: counted from 1; torn: the last line of the file, without its line break."""

    number: int
    raw: bytes
    torn: bool


class LineFile:
    """An append-only file of lines. Not there yet is the same as empty. OSErrors come out as InputError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.forget()

    def forget(self) -> None:
        """Read everything again next time."""
        self._seen: tuple[int, ...] | None = None
        self._offset = 0
        self.whole = 0  # lines with their break that were read
        self._guard = b""
        self._sum = hashlib.sha256()  # of all that was read, but for a torn line
        self.tail = b""  # the torn line, for as long as it is one

    @property
    def is_unread(self) -> bool:
        """Whether nothing was read yet."""
        return self._seen is None

    @property
    def identity(self) -> tuple[int, ...] | None:
        """Which file was read: another one where a backup took its place. None where none was there."""
        return self._seen and self._seen[:2]

    @property
    def reached(self) -> int:
        """The number of the last line that was read."""
        return self.whole + bool(self.tail)

    def so_far(self) -> bytes | None:
        """The whole lines that were read, as they stand there; None where they no longer do."""
        with suppress(OSError), open(self.path, "rb") as file:
            data = file.read(self._offset)
            return data if hashlib.sha256(data).digest() == self._sum.digest() else None
        return None

    def skip(self, size: int, lines: int, fits: Callable[[bytes], bool]) -> bytes | None:
        """Go on behind so many bytes and lines, as though they had been read: what they are, where they fit; else None,
        and nothing has happened.
        """
        with suppress(OSError, ValueError, InputError), open(self.path, "rb") as file:
            found = os.fstat(file.fileno())
            self._refuse_odd(found)
            data = file.read(size)
            if len(data) == size and fits(data):
                grown = found.st_size > size
                self._seen = (found.st_dev, found.st_ino, size, 0 if grown else found.st_mtime_ns)
                self._offset, self.whole, self._guard, self.tail = size, lines, data[-GUARD:], b""
                self._sum = hashlib.sha256(data)
                return data
        return None

    def read_new(self) -> tuple[bool, list[Line]]:
        """(again, lines): the lines since the last call, a torn one once more when it has grown; `again`: a new file,
        these are all.
        """
        try:
            return self._read_new()
        except FileNotFoundError:
            again = self._seen is not None
            self.forget()
            return again, []
        except (OSError, ValueError) as error:  # ValueError: a path no system can have
            raise self._failed("can't be read", error) from None

    def _read_new(self) -> tuple[bool, list[Line]]:
        found = os.stat(self.path)
        self._refuse_odd(found)
        seen = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
        if seen == self._seen:
            return False, []
        with open(self.path, "rb") as file:
            again = not self._only_grew(file, seen)
            if again:
                self.forget()
            file.seek(self._offset)
            lines = self._split(file.read())
        self._seen = seen
        return again, lines

    def _refuse_odd(self, found: os.stat_result) -> None:
        if not stat.S_ISREG(found.st_mode):
            raise InputError(Problem(str(self.path), "not a file", "", "a journal (.jsonl)"))
        if found.st_size > MOST_BYTES:
            seen, allowed = f"{found.st_size} bytes", f"{MOST_BYTES} bytes"
            raise InputError(Problem(str(self.path), "too large for a journal", seen, allowed))

    def _only_grew(self, file: BinaryIO, seen: tuple[int, ...]) -> bool:
        if self._seen is None or seen[:2] != self._seen[:2] or seen[2] < self._offset:
            return False
        file.seek(self._offset - len(self._guard))
        if file.read(len(self._guard)) != self._guard:
            return False
        return seen[2] > self._seen[2] or self._is_the_same(file)

    def _is_the_same(self, file: BinaryIO) -> bool:
        """Whether what was read stands there still, byte for byte: a line that found no room came and went meanwhile.
        Where a disk is full that may be every moment, and reading all lines anew takes fifty times as long.
        """
        file.seek(0)
        return hashlib.sha256(file.read(self._offset)).digest() == self._sum.digest()

    def _split(self, data: bytes) -> list[Line]:
        *whole, tail = data.split(b"\n")
        lines = self._worth_reading(whole)
        read = len(data) - len(tail)
        self._guard = (self._guard + data[:read][-GUARD:])[-GUARD:]
        self._sum.update(data[:read])
        self._offset += read
        self.whole += len(whole)
        self.tail = tail  # may be half of what somebody is writing now: read again next time
        return [*lines, Line(self.whole + 1, tail, True)] if tail else lines

    def _worth_reading(self, whole: list[bytes]) -> list[Line]:
        """Without the blank ones, and of those too short to say anything only so many."""
        lines, short = [], 0
        for number, raw in enumerate(whole, self.whole + 1):
            if len(raw) < SHORTEST:
                short += bool(raw.strip())
                if short > MOST_SHORT or not raw.strip():
                    continue
            lines.append(Line(number, raw, False))
        return lines

    @contextmanager
    def appending(self, *, anyhow: bool = False) -> Iterator[int]:
        """A descriptor to `write` to; other writers on this machine wait until the block ends. InputError where what
        stands there is something else than a journal; anyhow: not even then.
        """
        try:
            _make_folder(self.path.parent)
            descriptor = self._open_current()
        except (OSError, ValueError) as error:
            raise self._failed("can't be written", error) from None
        try:
            self._refuse_odd(os.fstat(descriptor))
            if not anyhow:
                refuse_others(descriptor, self.path)
            yield descriptor
        finally:
            _unlock(descriptor)
            with suppress(OSError):  # a disk of the net may complain here; what was acknowledged is on it already
                os.close(descriptor)

    def _open_current(self) -> int:
        """Open and lock; again if a synced folder put another file in place meanwhile."""
        for _ in range(20):
            descriptor = os.open(self.path, OPEN_TO_APPEND, 0o600)
            _lock(descriptor)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), os.stat(self.path)):
                    return descriptor
            _unlock(descriptor)
            os.close(descriptor)
        raise OSError("the file is replaced again and again")

    def write(self, descriptor: int, line: bytes) -> None:
        """One line with its break, on the disk before this returns; after a torn line, a break first. Where that fails,
        the file is cut back to what it was.
        """
        try:
            before = os.fstat(descriptor).st_size
            whole = (b"" if self._ends_whole(descriptor) else b"\n") + line + b"\n"
        except OSError as error:
            raise self._failed("can't be written", error) from None
        refuse_full(len(whole))
        try:
            self._append(descriptor, whole, new=before == 0)
        except BaseException as error:
            gone = self._cut_back(descriptor, before, whole)
            if not isinstance(error, OSError):
                raise
            still = "" if gone else ", and the line that failed may still stand at its end"
            raise self._failed(f"can't be written{still}", error) from None

    def write_whole(self, descriptor: int, lines: Sequence[bytes]) -> None:
        """Many lines at once: all of them or none."""
        self.write(descriptor, b"\n".join(lines))

    def _append(self, descriptor: int, whole: bytes, *, new: bool) -> None:
        if os.write(descriptor, whole) != len(whole):
            raise OSError(errno.ENOSPC, "no room left on the device")
        sync(descriptor)
        if new:
            sync_folder(Path(os.path.realpath(self.path)).parent)

    def _cut_back(self, descriptor: int, before: int, whole: bytes) -> bool:
        """Whether nothing of ours is left at the end. Where there are no locks somebody else may have written there
        meanwhile: theirs is not cut off.
        """
        try:
            os.lseek(descriptor, before, os.SEEK_SET)
            if not whole.startswith(os.read(descriptor, len(whole) + 1)):
                return False
            os.ftruncate(descriptor, before)
        except OSError:
            return False
        with suppress(OSError):  # the person is told of the first failure already
            sync(descriptor)
        return True

    def _ends_whole(self, descriptor: int) -> bool:
        if os.fstat(descriptor).st_size == 0:
            return True
        os.lseek(descriptor, -1, os.SEEK_END)
        return os.read(descriptor, 1) == b"\n"

    def _failed(self, what: str, error: Exception) -> InputError:
        if is_full(error):
            return full()
        allowed = "" if is_out_of_room(error) else "a file of your own in a folder of your own"
        return InputError(Problem(str(self.path), what, getattr(error, "strerror", None) or str(error), allowed))


def _make_folder(folder: Path) -> None:
    """With those above it; their names are on the disk too."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for one in missing:
        sync_folder(one.parent)


def _lock(descriptor: int) -> None:
    """Wait for the other writers; without locks (a browser, some disks) one write a line has to do."""
    if sys.platform == "win32":
        _lock_on_windows(descriptor)
        return
    with suppress(ImportError, OSError, AttributeError):
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _unlock(descriptor: int) -> None:
    """Closing gives the lock back too; on Windows perhaps only some time later."""
    if sys.platform == "win32":
        with suppress(ImportError, OSError):
            import msvcrt

            os.lseek(descriptor, LOCKED, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)


def _lock_on_windows(descriptor: int) -> None:
    """Windows locks bytes, not files, and lets nobody read them: so one that no journal reaches. It gives up after
    ten seconds with EDEADLOCK; we do not.
    """
    if sys.platform == "win32":
        with suppress(ImportError):
            import msvcrt

            while True:
                os.lseek(descriptor, LOCKED, os.SEEK_SET)
                try:
                    msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                    return
                except OSError as error:
                    if error.errno not in (errno.EDEADLK, errno.EACCES, EDEADLOCK):
                        return  # a disk without locks

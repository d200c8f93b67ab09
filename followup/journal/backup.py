"""A backup of a journal: its exact bytes, closed by a line of its own that says when, and by which damage is noticed.

That line is a setting like others, so the backup is a journal and the journal goes on from it:

    setting  name = "backup", value = "sha256 ..." of every byte before the line
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from pathlib import Path

from ..case.errors import InputError
from .book import Journal
from .entries import Entry, to_line
from .entry_lines import read_entry
from .files import read_file
from .lines import Line

SEAL = "backup"  # the name of the setting
OFFERED = "backup offered"  # the setting that holds the moments of backups of which nobody said that they were saved
PUT_OFF = "backup put off"  # the setting that holds the day on which nobody wants to be reminded again
REMIND_AFTER = 7  # days of the candidate's calendar


def back_up(journal: Journal, *, at: datetime, save: Callable[[bytes], None] | None = None) -> bytes:
    """The journal as a backup, and the journal the very same bytes; nothing is written where it is one already.

    save: is given the bytes before the journal is touched; what it raises leaves the journal as it was.
    Raises InputError where the journal can't be read or written; on a disk where it can only be read, after `save`.
    """
    try:
        return _back_up(journal, at, save)
    except InputError:
        if save and is_read_only(journal.path):
            save(sealed(journal, at=at))
        raise


def is_read_only(path: Path) -> bool:
    """Whether a file is there that nobody may write to, as on a disk that is only read."""
    try:
        if path.is_file():
            os.close(os.open(path, os.O_RDWR))
    except OSError as error:
        return error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
    return False


def sealed(journal: Journal, *, at: datetime) -> bytes:
    """The journal as a backup, where it can't be noted there that there is one."""
    journal._read()
    whole = _with_break(read_file(journal.path))
    line = b"" if is_sealed(whole) else _seal(journal, whole, at)
    return whole + line + b"\n" * bool(line)


def _seal(journal: Journal, whole: bytes, at: datetime) -> bytes:
    return to_line(journal._ledger.new_entry(journal._next(), at, "setting", name=SEAL, value=checksum(whole)))


def _back_up(journal: Journal, at: datetime, save: Callable[[bytes], None] | None) -> bytes:
    with journal._file.appending() as descriptor:
        journal._read()
        whole = _with_break(read_file(journal.path))
        line = b"" if is_sealed(whole) else _seal(journal, whole, at)
        data = whole + line + b"\n" * bool(line)
        if save:
            save(data)
        if line:
            journal._file.write(descriptor, line)
    return data


def offer(journal: Journal, *, at: datetime) -> bytes:
    """A backup for a link: whether its file was ever saved is known only when `note_saved` is told so."""
    if is_read_only(journal.path):
        return sealed(journal, at=at)
    if not is_sealed(read_file(journal.path)):
        journal.set(OFFERED, [*_offered(journal), at.isoformat()], at=at)
    return back_up(journal, at=at)


def note_saved(journal: Journal, *, at: datetime) -> None:
    """The file of the last backup is where somebody keeps it."""
    journal.set(OFFERED, [], at=at)


def _offered(journal: Journal) -> list[str]:
    kept = journal.setting(OFFERED, [])
    return [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []


def _with_break(data: bytes) -> bytes:
    """What will stand before the next line: a torn last line gets its break when something is written."""
    return data if not data or data.endswith(b"\n") else data + b"\n"


def checksum(data: bytes) -> str:
    return named_sum(hashlib.sha256(data))


def named_sum(reckoned: hashlib._Hash) -> str:
    """A SHA-256 as a closing line holds it."""
    return f"sha256 {reckoned.hexdigest()}"


def seal_of(line: Line) -> str | None:
    """The checksum that this line holds; None where it is no closing line of a backup."""
    if SEAL.encode() not in line.raw and b"\\u" not in line.raw:  # any other line, which may be a long one
        return None
    try:
        entry = read_entry(line, SEAL)
    except InputError:
        return None
    if entry.do != "setting" or entry.data["name"] != SEAL:
        return None
    return str(entry.data["value"])


def last_line(data: bytes) -> tuple[bytes, Line]:
    """(everything before the last line, the last line)."""
    before, broken, last = data.removesuffix(b"\n").rpartition(b"\n")
    return before + broken, Line(data.count(b"\n"), last, not data.endswith(b"\n"))


def is_sealed(data: bytes) -> bool:
    """Whether these bytes are a backup of which not one was changed."""
    before, last = last_line(data)
    return data.endswith(b"\n") and seal_of(last) == checksum(before)


def file_name(day: date) -> str:
    """What a backup of that day is called."""
    return f"followup-journal-{day.isoformat()}.jsonl"


def last_backup(journal: Journal) -> datetime | None:
    """When the last backup was made whose file was saved; None where there was none."""
    entry = _last_seal(journal)
    return entry.at if entry else None


def changes_since(journal: Journal) -> int:
    """How many lines worth keeping came after the last backup that was saved."""
    seal = _last_seal(journal)
    return journal._ledger.count_after(seal.line if seal else 0)


def _last_seal(journal: Journal) -> Entry | None:
    seals, offered = journal._read().settings(SEAL), _offered(journal)
    return next((seal for seal in seals if seal.at.isoformat() not in offered and _closes(seal, journal)), None)


def _closes(seal: Entry, journal: Journal) -> bool:
    """Whether it says what stands before it here. One that came along with another computer's lines closes that one's
    backup, which lacks what was written here. What stands before a line stays as it is, so it is reckoned once.
    """
    key = (journal._file.identity, seal.id, seal.line)
    if key not in journal._closing:
        lines = read_file(journal.path).split(b"\n")[: seal.line - 1]
        journal._closing[key] = checksum(b"".join(line + b"\n" for line in lines)) == seal.data["value"]
    return journal._closing[key]


def days_without(journal: Journal, *, now: datetime, zone: tzinfo | None) -> int | None:
    """Days since the last backup, or since the first line where there was none; None where nobody need be reminded.

    That is: fewer than REMIND_AFTER days on the calendar of `zone` (None: this computer's), nothing changed since,
    or put off today.
    """
    since = last_backup(journal)
    if since is None or since > now:  # a clock was ahead: nobody knows since when
        since = journal._ledger.first_at
    if since is None:
        return None
    today = now.astimezone(zone).date()
    days = (today - since.astimezone(zone).date()).days
    if days < REMIND_AFTER or journal.setting(PUT_OFF) == today.isoformat() or not changes_since(journal):
        return None
    return days


def put_off(journal: Journal, *, now: datetime, zone: tzinfo | None) -> None:
    """Say nothing about backups for the rest of the candidate's day."""
    journal.set(PUT_OFF, now.astimezone(zone).date().isoformat(), at=now)

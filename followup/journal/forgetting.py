"""A case removed for good: every line of it leaves the journal, what undid one of them, and the backups beside it.

The one place where lines of a journal go. What is left is written beside and swapped in whole; a backup's closing line
is reckoned anew, so that it is still a backup.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ..case.errors import InputError, Problem
from ..case.schema import one_of
from .backup import SEAL, checksum
from .book import Journal
from .files import read_file, write_file
from .lines import MOST_BYTES
from .shortcut import beside
from .swapping import literal, swap


class Forgotten(NamedTuple):
    """lines: how many left the journal; files: the backups and copies beside it that were cleared of it too."""

    lines: int
    files: tuple[Path, ...]


def forget(journal: Journal, case_id: str, *, day: date) -> Forgotten:
    """Remove every line of a case. InputError where there is no such case, or a file can't be written.

    The copies beside go first: should one fail, the journal still has the case and says so.
    """
    if case_id not in journal.ids():
        raise InputError(Problem("case", "no case has this id", case_id, one_of(journal.ids(), case_id)))
    path = Path(os.path.realpath(journal.path))
    data = read_file(path, most=MOST_BYTES)
    left, gone = without(data, case_id)
    cleared = tuple(_clear(path, case_id, set(data.splitlines())))
    beside(path).unlink(missing_ok=True)
    put_aside = swap(left, path, day)
    if put_aside is not None:
        put_aside.unlink(missing_ok=True)  # what swapping keeps of the former journal
    return Forgotten(len(gone), cleared)


def _clear(path: Path, case_id: str, lines: set[bytes]) -> Iterable[Path]:
    """Write every file beside that shares a line with the journal anew, without the case."""
    for other in sorted(path.parent.glob(f"*{literal(path.suffix)}")):
        if other == path or not other.is_file() or other.is_symlink():
            continue
        data = read_file(other, most=MOST_BYTES)
        left, gone = without(data, case_id)
        if gone and lines & set(data.splitlines()):
            write_file(other, left, force=True)
            yield other


def without(data: bytes, case_id: str) -> tuple[bytes, list[bytes]]:
    """The lines that are not about the case, and those that are."""
    left, gone, ids, start = bytearray(), list[bytes](), set[str](), 0
    for line in data.splitlines(keepends=True):
        before, start = data[:start], start + len(line)
        held = _object(line)
        if _is_about(held, line, case_id, ids):
            gone.append(line)
            ids.add(str(held.get("id")))
        elif gone and held.get("name") == SEAL and held.get("value") == checksum(before):
            left += _sealed(held, bytes(left), line)
        else:
            left += line
    return bytes(left), gone


def _is_about(held: dict[str, Any], line: bytes, case_id: str, gone: set[str]) -> bool:
    """Also a line that cannot be read, where the case is named in it; an undo of one that went; what was chosen."""
    if not held:
        return json.dumps(case_id).encode() in line
    if held.get("case") == case_id or (held.get("do") == "undo" and held.get("entry") in gone):
        return True
    return held.get("do") == "setting" and (held.get("value") == case_id or case_id in str(held.get("name")).split())


def _object(line: bytes) -> dict[str, Any]:
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def _sealed(held: dict[str, Any], before: bytes, line: bytes) -> bytes:
    """The closing line of a backup for what is left before it."""
    made = json.dumps({**held, "value": checksum(before)}, ensure_ascii=False, separators=(",", ":")).encode()
    return made + (b"\n" if line.endswith(b"\n") else b"")

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
from .entries import NUMBERED, new_id
from .files import read_file, write_file
from .lines import MOST_BYTES
from .shortcut import beside
from .swapping import swap

CHOSEN = "case"  # the setting that holds the id of the case one looks at
ASIDE = "questions put aside"  # the setting that holds something for each case, by id
OF_A_CASE = ("not written down", "wording")  # settings of a case: its id comes after these words


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
    try:
        cleared = tuple(_clear(path, case_id, {line for line in data.splitlines() if line.strip()}))
        beside(path).unlink(missing_ok=True)
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(Problem(str(path.parent), "the case is still there", said, "a folder of your own")) from None
    if (put_aside := swap(left, path, day)) is not None:
        _remove(put_aside)
    return Forgotten(len(gone), cleared)


def _remove(put_aside: Path) -> None:
    """What swapping keeps of the former journal."""
    try:
        put_aside.unlink(missing_ok=True)
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(Problem(str(put_aside), "still holds the case", said, "delete this file yourself")) from None


def _clear(path: Path, case_id: str, lines: set[bytes]) -> Iterable[Path]:
    """Write every file beside that shares a line with the journal anew, without the case."""
    for other in sorted(one for one in path.parent.iterdir() if _is_named_alike(one.name, path)):
        if other == path or other.is_symlink() or not other.is_file() or other.stat().st_size > MOST_BYTES:
            continue
        data = read_file(other, most=MOST_BYTES)
        left, gone = without(data, case_id)
        if gone and lines & set(data.splitlines()):
            write_file(other, left, force=True)
            yield other


def _is_named_alike(name: str, path: Path) -> bool:
    """Also `search.jsonl.bak`, `search-copy.JSONL`, and what a crash of ours left under a name with a dot in front."""
    kind = path.suffix or path.stem
    return kind.lower() in name.lower() or name.startswith(f".{path.name[:40]}-")


def without(data: bytes, case_id: str) -> tuple[bytes, list[bytes]]:
    """The lines that are not about the case, and those that are."""
    left, gone, ids, start = bytearray(), list[bytes](), set[str](), 0
    for line in data.splitlines(keepends=True):
        before, start = data[:start], start + len(line)
        held = _object(line)
        if _is_about(held, line, case_id, ids):
            gone.append(line)
            ids.add(str(held.get("id")))
            left += _without_key(held, line, case_id)
        elif gone and held.get("name") == SEAL and held.get("value") == checksum(before):
            left += _sealed(held, bytes(left), line)
        else:
            left += line
    return bytes(left), gone


def _is_about(held: dict[str, Any], line: bytes, case_id: str, gone: set[str]) -> bool:
    """Also a line that cannot be read, where the case is named in it; an undo of one that went; what was chosen."""
    if not held:
        return any(json.dumps(case_id, ensure_ascii=escaped).encode() in line for escaped in (True, False))
    if held.get("case") == case_id or (held.get("do") == "undo" and held.get("entry") in gone):
        return True
    return held.get("do") == "setting" and _is_setting_of(held.get("name"), held.get("value"), case_id)


def _is_setting_of(name: object, value: object, case_id: str) -> bool:
    """A case may be called as a setting is, such as `policy`: only what is kept for a case is about it."""
    if name == ASIDE and isinstance(value, dict) and case_id in value:
        return True
    if (name == CHOSEN and value == case_id) or name in [f"{words} {case_id}" for words in OF_A_CASE]:
        return True
    return f"{name} ".partition(": ")[2].startswith(f"{case_id} ")  # of one of its messages: `decided: CASE step ...`


def _without_key(held: dict[str, Any], line: bytes, case_id: str) -> bytes:
    """What a setting holds for other cases stays, in a line of its own; nothing where the line was about this one."""
    value, entry_id = held.get("value"), held.get("id")
    if held.get("name") != ASIDE or not isinstance(value, dict) or not NUMBERED.fullmatch(str(entry_id)):
        return b""
    others = {key: of_case for key, of_case in value.items() if key != case_id}
    return _as_line({**held, "id": new_id(int(str(entry_id)[:8])), "value": others}, line)


def _object(line: bytes) -> dict[str, Any]:
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def _sealed(held: dict[str, Any], before: bytes, line: bytes) -> bytes:
    """The closing line of a backup for what is left before it."""
    return _as_line({**held, "value": checksum(before)}, line)


def _as_line(held: dict[str, Any], line: bytes) -> bytes:
    made = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    return made + (b"\n" if line.endswith(b"\n") else b"")

"""Put a backup in the journal's place: looked at first, swapped at once, and what was there before is kept beside."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from ..case.errors import InputError, Problem
from .aside import kept_beside
from .backup import is_sealed, last_line, seal_of
from .book import Journal
from .entries import Entry
from .entry_lines import Foreign, read_entry
from .files import read_file
from .forgotten import lines_at, still_forgotten
from .ledger import Ledger
from .lines import Line, LineFile
from .locking import refuse_locking
from .swapping import swap

WANTED = "a backup made by this workbook (.jsonl)"


class Contents(NamedTuple):
    """What a backup holds. first, last: when its lines were written, with offset; aside: lines that can't be used.

    sealed: whether it ends as a backup does, so that every byte is known to be as it was saved.
    """

    cases: int
    first: datetime
    last: datetime
    lines: int
    aside: int
    sealed: bool


def look_into(data: bytes, name: str) -> Contents:
    """What this file holds, read as the journal is read. name: what errors call it.

    Raises InputError for a file that is empty, foreign, cut off or changed: nothing is written here.
    """
    entries, aside, faults = _read(data, name)
    if not entries:
        raise InputError(Problem(name, "not a backup of this workbook" if data else "the file is empty", "", WANTED))
    sealed = is_sealed(data)
    if not sealed and seal_of(last_line(data)[1]):
        raise InputError(
            Problem(name, "this backup was changed or damaged after it was saved", "", "another copy of it")
        )
    if faults and not sealed:  # sealed: the journal had set these lines aside itself
        raise InputError(faults[0])
    refuse_locking(data.split(b"\n"), name)
    ledger = Ledger(name)
    ledger.add(entries)
    cases = [case_id for case_id in ledger.of_case if ledger.folded(case_id).case]
    moments = sorted(entry.at for entry in entries)
    return Contents(len(cases), moments[0], moments[-1], len(entries) + aside, aside, sealed)


def _read(data: bytes, name: str) -> tuple[list[Entry], int, list[Problem]]:
    """The sound lines, how many others there are, and what is wrong with those that are damaged."""
    entries, aside, faults = [], 0, []
    for line in LineFile(Path(name))._split(data):
        if not line.raw.strip():
            continue
        try:
            entries.append(read_entry(line, name))
        except Foreign:  # of a newer version: kept, as the journal keeps it
            aside += 1
        except InputError:
            aside += 1
            faults.append(_damage(line, name))
    return entries, aside, faults


def _damage(line: Line, name: str) -> Problem:
    what = "this file is cut off in its last line" if line.torn else f"this file is damaged in line {line.number}"
    return Problem(name, what, "", "another copy of it")


def restore(data: bytes, journal: Journal, *, day: date, name: str = "backup", forgotten: bool = False) -> Path | None:
    """Make these bytes the journal; where what was there before is kept now, None where nothing was or is changed.

    day: goes into that name. forgotten: whether cases that were forgotten here come back; else they are left out
    (`forgotten.forgotten_in` names them), and what says that they were forgotten stays. Raises
    InputError as `look_into` does, and where it can't be written: the journal is then as it was.
    """
    look_into(data, name)
    return swap(data if forgotten else still_forgotten(data, lines_at(journal.path)), journal.path, day)


def last_put_aside(journal: Journal) -> Path | None:
    """What undoing the last restore would put back, as `kept_beside` says it, after one that is going on now."""
    with journal._file.appending():
        return kept_beside(journal.path)


def put_back(journal: Journal, kept: Path, *, day: date) -> Path | None:
    """Undo a restore: make a kept journal the journal again, unread, whatever is in it. As `restore` otherwise."""
    return swap(read_file(kept), journal.path, day)

"""Two journals of one search made one: the lines that one lacks are added to it, and none is changed or taken away.

A line is known by its id, one that can't be read by its bytes. Lines count by their moments wherever they stand (see
`joining`), so it does not matter which journal is added to which, nor how often. Sync programs that find
two changed files keep both under two names: such a copy is noticed beside the journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..case.errors import InputError, Problem
from .aside import KEPT, literal
from .book import Journal
from .entries import Entry, read_entry
from .files import read_file
from .joining import line_that_joins
from .ledger import Ledger
from .lines import MOST_BYTES, Line, LineFile
from .locking import refuse_locking
from .overruled import overruled
from .own import BOM
from .parting import refuse_two_jobs

BY_HAND = "the two tell one thing differently: one of them was changed by hand"
WANTED = "a journal or a backup of this workbook (.jsonl)"
EXAMPLE = "-example"  # stands in the name of the example's copy
CHANGED_IN_BOTH = "Changed in both:"  # stands before what was overruled
MOST_COPIES = 20  # files beside a journal that are looked into


class Joined(NamedTuple):
    """added: lines; known: lines that were there already; aside: how many fit on neither side only once they are
    together; overruled: what was changed in both, and which counts, in sentences.
    """

    added: int
    known: int
    aside: int
    overruled: tuple[str, ...] = ()


class _Held(NamedTuple):
    """The lines of a file by their identity: sound ones by id, others by their bytes."""

    entries: dict[str, tuple[Entry, bytes]]
    others: dict[bytes, None]


def merge(journal: Journal, data: bytes, name: str) -> Joined:
    """Add the lines of another journal that this one lacks, all or none; others wait meanwhile.

    name: what errors call the other one. Raises InputError where it is no journal, where a line of it contradicts one
    that is here, where one id stands for two jobs, and where this one can't be written.
    """
    there = _held(data, name)
    if not there.entries:
        raise InputError(Problem(name, "not a journal of this workbook" if data else "the file is empty", "", WANTED))
    with journal._file.appending() as descriptor:
        here = _held(read_file(journal.path), str(journal.path))
        missing = _missing(here, there, name)
        refuse_locking(missing, name)
        joining = _joining(here, there) if missing else []
        joined = _joined(here, there, missing, joining, name)  # before anything is written
        if missing:
            journal._file.write_whole(descriptor, [*missing, *joining])
    return joined


def _held(data: bytes, name: str) -> _Held:
    held = _Held({}, {})
    for line in LineFile(Path(name))._split(data):
        raw = line.raw.removeprefix(BOM).rstrip(b"\r")
        if raw.strip():
            entry = _entry(line._replace(raw=raw), name)
            if entry is None:
                held.others[raw] = None
            else:
                held.entries.setdefault(entry.id, (entry, raw))
    return held


def _entry(line: Line, name: str) -> Entry | None:
    try:
        return read_entry(line, name)
    except InputError:
        return None


def _missing(here: _Held, there: _Held, name: str) -> list[bytes]:
    for entry_id, (entry, _) in there.entries.items():
        if entry_id in here.entries and here.entries[entry_id][0].data != entry.data:
            raise InputError(Problem(f"{name}, line {entry.line}", BY_HAND))
    lines = [raw for entry_id, (_, raw) in there.entries.items() if entry_id not in here.entries]
    return lines + [raw for raw in there.others if raw not in here.others]


def _joining(here: _Held, there: _Held) -> list[bytes]:
    line = line_that_joins(*([entry for entry, _ in held.entries.values()] for held in (here, there)))
    return [line] if line else []


def _joined(here: _Held, there: _Held, missing: list[bytes], joining: list[bytes], name: str) -> Joined:
    """What there is to tell, of both together."""
    known = len(there.entries) + len(there.others) - len(missing)
    if not missing:
        return Joined(0, known, 0)
    apart = _ledger(here.entries), _ledger(there.entries)
    refuse_two_jobs(*apart, name)
    cases = _changed(here, there)
    misfits = {entry_id for ledger in apart for entry_id in _refused(ledger, cases)}
    both = _ledger(here.entries | there.entries)
    both.add(read_entry(Line(0, line, False), name) for line in joining)
    return Joined(len(missing), known, len(_refused(both, cases) - misfits), tuple(overruled(*apart, both)))


def _ledger(entries: dict[str, tuple[Entry, bytes]]) -> Ledger:
    ledger = Ledger("")
    ledger.add(entry for entry, _ in entries.values())
    return ledger


def _changed(here: _Held, there: _Held) -> set[str | None]:
    """The cases of which one side has a line that the other lacks: all others say the same as before."""
    sides = here.entries, there.entries
    lacking = [one[entry_id][0] for one, other in (sides, sides[::-1]) for entry_id in one.keys() - other.keys()]
    targets = (one.data["entry"] for one in lacking if one.do == "undo")
    undone = (held[target][0] for target in targets for held in sides if target in held)
    return {entry.case for entry in (*lacking, *undone)}


def _refused(ledger: Ledger, cases: set[str | None]) -> set[str]:
    return {entry_id for case_id in ledger.of_case.keys() & cases for entry_id in ledger.folded(case_id).refused}


# what a sync program left beside a journal


class Copy(NamedTuple):
    """A copy of a journal beside it. lines: how many of its lines the journal lacks."""

    path: Path
    lines: int


def copies_of(journal: Journal) -> list[Copy]:
    """The copies beside a journal that hold lines it lacks. Only files of its own name with something added are looked
    at, and only those that share a line with it: others are other journals.
    """
    return list(_copies(journal))


def _copies(journal: Journal) -> Iterator[Copy]:
    here: _Held | None = None
    for path in _named_alike(journal.path):
        with suppress(InputError, OSError):
            here = here or _held(read_file(journal.path), str(journal.path))
            there = _held(read_file(path, most=MOST_BYTES), path.name)
            lacking = sum(entry_id not in here.entries for entry_id in there.entries)
            if 0 < lacking < len(there.entries):
                yield Copy(path, lacking)


def _named_alike(path: Path) -> list[Path]:
    """Such as `journal (conflicted copy 2026-03-04).jsonl` or `journal.sync-conflict-20260304.jsonl`."""
    try:
        found = sorted(path.parent.glob(f"{literal(path.stem)}?*{literal(path.suffix)}"))
    except OSError:
        return []
    ours = (f"{path.stem}-{KEPT}-", f"{path.stem}{EXAMPLE}")
    alike = [one for one in found if not one.name.startswith(ours) and one.is_file()]
    return alike[:MOST_COPIES]

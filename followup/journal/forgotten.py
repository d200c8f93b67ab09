"""Cases that were forgotten here and that a file would bring back: they stay away unless somebody wants them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..case.errors import InputError
from .entries import Entry
from .entry_lines import read_entry
from .files import is_there, read_file
from .forgetting import called, without
from .ledger import Ledger
from .lines import LineFile
from .marks import FORGOTTEN, forgotten, is_mark, marks_in

WORD = FORGOTTEN.encode()


def lines_at(path: Path) -> bytes:
    """All that a journal holds; nothing where there is none yet."""
    return read_file(path) if is_there(path) else b""


def forgotten_in(coming: bytes, present: bytes) -> dict[str, str]:
    """The cases of one file's lines that were forgotten in the journal of the other: what to call them, by id."""
    if WORD not in present:
        return {}
    here = [entry for entry, _ in _entries(present)]
    marks = marks_in(here)
    there = [entry for entry, _ in _entries(coming)] if marks else []
    known = {entry.id for entry in here}
    gone = forgotten(marks, (one for one in there if one.do == "case" and one.id not in known))
    if not gone:
        return {}
    ledger = Ledger("")
    ledger.add(there)
    return {case_id: called(ledger, case_id) for case_id in sorted(gone)}


def still_forgotten(coming: bytes, present: bytes) -> bytes:
    """What is to take the place of a journal: without what was forgotten there, and with the marks that say so."""
    for case_id in forgotten_in(coming, present):
        coming, _ = without(coming, case_id)
    if WORD not in present:
        return coming
    marks = [raw for entry, raw in _entries(present) if is_mark(entry) and raw not in coming]
    if not marks:
        return coming
    whole = coming if coming.endswith(b"\n") or not coming else coming + b"\n"
    return whole + b"".join(raw + b"\n" for raw in marks)


def _entries(data: bytes) -> Iterator[tuple[Entry, bytes]]:
    for line in LineFile(Path())._split(data):
        try:
            if line.raw.strip():
                yield read_entry(line, ""), line.raw.rstrip(b"\r")
        except InputError:
            continue


def forgotten_words(names: dict[str, str]) -> list[str]:
    """One sentence for each case that stays away."""
    return [f"{name} was forgotten here and stays away." for name in names.values()]

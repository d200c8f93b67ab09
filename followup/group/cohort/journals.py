"""From a folder of journals, one a candidate, into the store: unchanged files are passed over, damage is reported."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ...case.case import Case
from ...case.errors import InputError, Problem
from ...journal import Journal
from ..caseload.copies import OUT, copies_by_name, leads_out
from .store import Store
from .texts import write_case

ENDING = ".jsonl"
BATCH = 400  # journals written in one transaction, and held in memory
MOST_BYTES = 50_000_000  # a larger file is not what one person wrote down
UNREADABLE = -1  # the size of a file that does not even say its size


@dataclass
class Built:
    """What building did. journals: files looked at; changed, gone: cases; problems: lines and files set aside."""

    journals: int = 0
    unchanged: int = 0
    read: int = 0
    changed: int = 0
    gone: int = 0
    problems: list[Problem] = field(default_factory=list)


Known = tuple[int, int]  # size and time of writing


class File(NamedTuple):
    """A journal's file. written: ns since 1970."""

    candidate: str
    path: str
    size: int
    written: int


class Told(NamedTuple):
    """What one journal says: its cases as rows."""

    file: File
    cases: list[tuple[Any, ...]]


def build(store: Store, folder: str | Path) -> Built:
    """Bring the store to what the journals of a folder say.

    Journals that are no longer there go, with their cases. One that can't be read keeps what the store had. Batches
    of journals are kept whole or not at all: stopped in the middle, building goes on from there.
    """
    done, known = Built(), _known(store)
    files = _files(Path(folder), done)
    while batch := list(islice(files, BATCH)):
        done.journals += len(batch)
        fresh = [told for file in batch if (told := _look(file, known.pop(file.candidate, None), done)) is not None]
        if fresh:
            with store.writing() as to:
                for told in fresh:
                    _take_in(to, told, done)
    _let_go(store, known, done)
    return done


def _known(store: Store) -> dict[str, Known]:
    rows = store.each("SELECT candidate, size, written FROM journals")
    return {candidate: (size, written) for candidate, size, written in rows}


def _files(folder: Path, done: Built) -> Iterator[File]:
    try:
        with os.scandir(folder) as found:
            entries = [one for one in found if one.name.endswith(ENDING) and not one.name.startswith(".")]
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(Problem(str(folder), "can't be read", said, "a folder of journals (.jsonl)")) from None
    copies = copies_by_name([Path(entry.path) for entry in entries if entry.is_file()])
    for entry in entries:
        name = entry.name.removesuffix(ENDING)
        if leads_out(Path(entry.path)):
            done.problems.append(Problem(entry.name, OUT, "", "a copy of the file in the folder"))
        elif name in copies:
            done.problems.append(Problem(entry.name, f"a copy of {copies[name]}{ENDING}: one person, counted once"))
        else:
            yield from _file(entry, done)


def _file(entry: os.DirEntry[str], done: Built) -> Iterator[File]:
    try:
        entry.name.encode()
        found = entry.stat()
        yield File(entry.name.removesuffix(ENDING), entry.path, found.st_size, found.st_mtime_ns)
    except UnicodeError:
        done.problems.append(Problem(entry.name, "a name that is no text", "", "a journal named in UTF-8"))
    except OSError:
        yield File(entry.name.removesuffix(ENDING), entry.path, UNREADABLE, 0)


def _look(file: File, before: Known | None, done: Built) -> Told | None:
    """What the journal says, if the store does not know it yet."""
    if before == (file.size, file.written):
        done.unchanged += 1
        return None
    if not 0 <= file.size <= MOST_BYTES:
        what = "can't be read" if file.size == UNREADABLE else "too large for one candidate's journal"
        done.problems.append(Problem(file.path, what, "", f"a journal of up to {MOST_BYTES:,} bytes"))
        return None
    try:
        journal = Journal(file.path)
        cases = journal.cases()
        done.problems += journal.problems
        policy = journal.setting("policy")
    except (InputError, OSError) as error:
        done.problems += getattr(error, "problems", [Problem(file.path, "can't be read", str(error))])
        return None
    except Exception:  # whatever one person's file holds, the others are read
        done.problems.append(Problem(file.path, "can't be used", "damaged"))
        return None
    done.read += 1
    policy = policy if isinstance(policy, str) else ""  # none chosen: the default of the rules in use
    return Told(file, [_row(case, policy) for case in cases.values()])


def _row(case: Case, policy: str) -> tuple[Any, ...]:
    """name, zone, country, region, policy, digest, employer, facts."""
    facts = write_case(case)
    employer = case.employer
    digest = blake2b(f"{policy}\0{facts}".encode(), digest_size=16).digest()
    return case.id, employer.timezone, employer.country, employer.region, policy, digest, employer.name, facts


def _take_in(to: sqlite3.Connection, told: Told, done: Built) -> None:
    file = told.file
    to.execute(
        "INSERT INTO journals (candidate, size, written) VALUES (?, ?, ?)"
        " ON CONFLICT (candidate) DO UPDATE SET size = excluded.size, written = excluded.written",
        (file.candidate, file.size, file.written),
    )  # fmt: skip
    (journal,) = to.execute("SELECT no FROM journals WHERE candidate = ?", (file.candidate,)).fetchone()
    held = {name: (no, digest) for no, name, digest in to.execute(
        "SELECT no, name, digest FROM cases WHERE journal = ?", (journal,))}  # fmt: skip
    for row in told.cases:
        no, digest = held.pop(row[0], (None, None))
        if digest != row[5]:
            _write(to, no, journal, row)
            done.changed += 1
    to.executemany("DELETE FROM cases WHERE no = ?", [(no,) for no, _ in held.values()])
    done.gone += len(held)


def _write(to: sqlite3.Connection, no: int | None, journal: int, row: tuple[Any, ...]) -> None:
    """One case, without an answer until it is planned."""
    written = to.execute(
        "INSERT OR REPLACE INTO cases (no, journal, name, zone, country, region, policy, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (no, journal, *row[:6]),
    )  # fmt: skip
    no = written.lastrowid
    to.execute("INSERT OR REPLACE INTO texts (no, employer, facts) VALUES (?, ?, ?)", (no, *row[6:]))
    to.execute("INSERT OR REPLACE INTO answers (no, planned, lasts) VALUES (?, 0, 0)", (no,))


def _let_go(store: Store, left: Iterable[str], done: Built) -> None:
    """Journals that the folder has no more."""
    gone = [(candidate,) for candidate in left]
    if not gone:
        return
    before = store.count("cases")
    with store.writing() as to:
        to.executemany("DELETE FROM journals WHERE candidate = ?", gone)
    done.gone += before - store.count("cases")

"""The SQLite file that holds many candidates' cases and their answers: opening it, and writing all or nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from ...case.errors import InputError, Problem
from .answers import Answer

MARK = 0x666F6C77  # SQLite's application id of our files: no other database is ever written to
VERSION = 1
PATIENCE = 10.0  # seconds to wait for another program that writes
OWN = "a file on a disk of your own"
REBUILD = "build it again from the journals, under another name"
SCHEMA = Path(__file__).with_name("schema.sql")
KEPT = ", ".join(f'"{name}"' for name in Answer._fields)
KEEP = (
    f"INSERT OR REPLACE INTO answers (no, planned, lasts, {KEPT}) VALUES ({', '.join('?' * (3 + len(Answer._fields)))})"
)


class Store:
    """An open store. Everything may raise InputError: the file is damaged, is none of ours, or is being written to."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self.connection = path, connection

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """One transaction: what is done inside is kept whole, or not at all."""
        return self._transaction("IMMEDIATE")

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """All that is read inside is of one moment, whoever writes meanwhile."""
        return self._transaction("DEFERRED")

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sqlite3.Connection]:
        with told(self.path):
            self.connection.execute(f"BEGIN {kind}")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def rows(self, asked: str, *values: Any) -> list[Any]:
        with told(self.path):
            return self.connection.execute(asked, values).fetchall()

    def each(self, asked: str, *values: Any) -> Iterator[Any]:
        """The rows one after the other, never all in memory."""
        with told(self.path):
            yield from self.connection.execute(asked, values)

    def count(self, table: str) -> int:
        number: int = self.rows(f"SELECT count(*) FROM {table}")[0][0]
        return number

    @property
    def basis(self) -> str | None:
        """What the kept answers rest on (basis.py); None before anything was planned."""
        found = self.rows("SELECT value FROM facts_about_store WHERE name = 'basis'")
        return found[0][0] if found else None

    def rest_on(self, basis: str) -> None:
        """From now on answers rest on this; where it was something else, none of those kept counts any more."""
        if basis != self.basis:
            with self.writing() as to:
                to.execute("UPDATE answers SET lasts = 0")
                to.execute("INSERT OR REPLACE INTO facts_about_store VALUES ('basis', ?)", (basis,))

    def stale(self, now: float, after: int, most: int) -> list[tuple[int, str, str]]:
        """Up to `most` cases after number `after` without an answer for `now`: number, policy, facts."""
        return self.rows(
            "SELECT no, policy, facts FROM answers JOIN cases USING (no) JOIN texts USING (no)"
            " WHERE no > ? AND NOT (planned <= ? AND ? < lasts) ORDER BY no LIMIT ?",
            after, now, now, most,
        )  # fmt: skip

    def keep(self, answers: Iterable[Sequence[Any]]) -> None:
        """Answers as (number, planned, lasts, *Answer). Inside `writing`."""
        with told(self.path):
            self.connection.executemany(KEEP, answers)


def open_store(path: str | Path, *, new: bool = False) -> Store:
    """The store in that file; `new`: made where there is none yet. InputError where that can't be."""
    path = Path(path)
    if not new and not os.path.isfile(path):
        raise InputError(Problem(str(path), "no such store", "", "a file that `followup cohort build` made"))
    with told(path):
        _make_private(path)
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            _set_up(connection, path)
        except BaseException:
            connection.close()
            raise
    return Store(path, connection)


def _make_private(path: Path) -> None:
    """What many people told is nobody else's business; SQLite gives its side files the same rights."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    mark, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not (empty and mark == 0 and version == 0):
        if mark != MARK:
            raise InputError(Problem(str(path), "another program's database", "", "a file of its own for the store"))
        if version != VERSION:
            raise InputError(Problem(str(path), "a store of another version", str(version), REBUILD))
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    if empty:
        marks = f"PRAGMA application_id = {MARK}; PRAGMA user_version = {VERSION};"
        connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA.read_text(encoding='utf-8')} {marks} COMMIT;")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite or the disk says against it, as our errors say things."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise InputError(Problem(str(path), "the store can't be used", str(error), OWN)) from None
    except sqlite3.DatabaseError as error:
        raise InputError(Problem(str(path), "the store is damaged", str(error), REBUILD)) from None
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(Problem(str(path), "the store can't be opened", said, OWN)) from None

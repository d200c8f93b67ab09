"""What a counselor notes down about a client: one line a note, in a file of the counselor's own, never in a journal."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ...case.errors import InputError, Problem
from ...case.text import storable
from ...journal.files import read_file, to_disk

MOST_LETTERS = 2000
MOST_BYTES = 20_000_000
ALLOWED = "a file that `followup cohort note` wrote"


class Note(NamedTuple):
    """client: the name of the journal; at: aware."""

    client: str
    at: datetime
    text: str


def add_note(path: str | Path, client: str, text: str, at: datetime) -> Note:
    """Write one more line, on disk when this returns. InputError where there is nothing to write, or it can't be."""
    words = " ".join(text.split())
    if not words or len(words) > MOST_LETTERS:
        raise InputError(Problem("note", "empty or too long", words[:40], f"1 to {MOST_LETTERS:,} letters"))
    note = Note(storable(client), at, storable(words))
    line = json.dumps({"client": note.client, "at": at.isoformat(), "text": note.text}, ensure_ascii=False)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            to_disk(file, f"{line}\n".encode())
    except OSError as error:
        raise InputError(Problem(str(path), "can't be written", error.strerror or str(error), ALLOWED)) from None
    return note


def read_notes(path: str | Path) -> tuple[Note, ...]:
    """All notes, as they were written; none where there is no such file yet. InputError at a line that is no note."""
    if not os.path.exists(path):
        return ()
    text = read_file(Path(path), most=MOST_BYTES, allowed=ALLOWED).decode("utf-8", errors="replace")
    return tuple(_note(line, f"{path}: line {n}") for n, line in enumerate(text.splitlines(), 1) if line.strip())


def _note(line: str, where: str) -> Note:
    try:
        told = json.loads(line)
        note = Note(str(told["client"]), datetime.fromisoformat(told["at"]), str(told["text"]))
    except (ValueError, KeyError, TypeError):
        raise InputError(Problem(where, "not a note", line[:60], ALLOWED)) from None
    if note.at.utcoffset() is None:
        raise InputError(Problem(where, "a moment needs its offset from UTC", told["at"], ALLOWED))
    return note

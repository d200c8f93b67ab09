"""What a counselor notes down about a client: one line a note, in a file of the counselor's own, never in a journal."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ...case.errors import InputError, Problem
from ...case.text import storable, trimmed
from ...case.wording import say_day
from ...journal.files import read_file, to_disk
from ...journal.lines import OPEN_TO_APPEND
from ...journal.own import is_journal

MOST_LETTERS = 2000
MOST_NAME = 80
MOST_BYTES = 20_000_000
ALLOWED = "a file that `followup cohort note` wrote"
BEGUN = '{"client": '  # how each line begins


class Note(NamedTuple):
    """client: the name of the journal; at: aware; by: who wrote it, "" where nobody said."""

    client: str
    at: datetime
    text: str
    by: str = ""

    @property
    def signed(self) -> str:
        """Who wrote it and on which day: Rosa, Thursday 21 May 2026."""
        day = say_day(self.at.date(), american=False, this_year=0)
        return f"{self.by}, {day}" if self.by else day


def add_note(path: str | Path, client: str, text: str, at: datetime, by: str = "") -> Note:
    """Write one more line, on disk when this returns. InputError where there is nothing to write, it can't be,
    or the file is one of something else."""
    words = trimmed(storable(" ".join(text.split())))
    if not words or len(words) > MOST_LETTERS:
        raise InputError(Problem("note", "empty or too long", words[:40], f"1 to {MOST_LETTERS:,} letters"))
    name = " ".join(by.split())[:MOST_NAME]
    note = Note(storable(client), at, words, storable(name))
    told = {"client": note.client, "at": at.isoformat(), "text": note.text} | ({"by": note.by} if name else {})
    line = json.dumps(told, ensure_ascii=False)
    _refuse_others(Path(path))
    try:
        descriptor = os.open(path, OPEN_TO_APPEND, 0o600)
        with os.fdopen(descriptor, "rb+") as file:
            to_disk(file, f"{_break(file)}{line}\n".encode())
    except OSError as error:
        raise InputError(Problem(str(path), "can't be written", error.strerror or str(error), ALLOWED)) from None
    return note


def read_notes(path: str | Path, problems: list[Problem]) -> tuple[Note, ...]:
    """All notes, as they were written; none where there is no such file yet. How many lines are none is added to
    `problems`.
    """
    found = {number: _note(line) for number, line in enumerate(_lines(Path(path)), 1) if line.strip()}
    if wrong := [number for number, note in found.items() if note is None]:
        told = "a line that is no note" if len(wrong) == 1 else f"{len(wrong):,} lines that are no notes"
        problems.append(Problem(f"{path}: line {wrong[0]:,}", f"{told}, set aside", "", ALLOWED))
    return tuple(note for note in found.values() if note is not None)


def _refuse_others(path: Path) -> None:
    """InputError where something else stands there: it would be a part of it from now on."""
    lines = [line for line in _lines(path) if line.strip()]
    if is_journal(path) or (lines and not any(line.startswith(BEGUN) or _note(line) for line in lines)):
        raise InputError(Problem(str(path), "no file of notes", "", f"{ALLOWED}, or a new one"))


def _lines(path: Path) -> list[str]:
    """A line ends at a line feed alone: names and notes hold what other programs take for line breaks."""
    if not os.path.exists(path):
        return []
    if not os.path.isfile(path):
        raise InputError(Problem(str(path), "no file of notes", "", f"{ALLOWED}, or a new one"))
    return read_file(path, most=MOST_BYTES, allowed=ALLOWED).decode("utf-8-sig", errors="replace").split("\n")


def _break(file: BinaryIO) -> str:
    """A line break where the last line has none: a crash can leave half a note."""
    if not file.seek(0, os.SEEK_END):
        return ""
    file.seek(-1, os.SEEK_END)
    return "" if file.read(1) == b"\n" else "\n"


def _note(line: str) -> Note | None:
    try:
        told = json.loads(line)
        note = Note(storable(told["client"]), datetime.fromisoformat(told["at"]), storable(told["text"]),
                    storable(told.get("by", "")))  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return note if note.at.utcoffset() is not None else None

"""A word from a counselor to a client, as a small file: the workbook shows it and runs none of it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ..case.errors import InputError, Problem
from ..case.text import storable, trimmed, visible
from ..journal.files import write_file

FORM, MARK = 1, "followup-comment"
MOST_LETTERS, MOST_BYTES = 2000, 20_000
ALLOWED = "the small file that your counselor made"
NAMED = {"by": "name", "says": "comment", "employer": "what it is about", "step": "step"}  # as an error names them


class Comment(NamedTuple):
    """by: the counselor's name; employer, step: what it is about, in words, or ""; at: aware."""

    by: str
    says: str
    at: datetime
    employer: str = ""
    step: str = ""


def comment_bytes(comment: Comment) -> bytes:
    """The file. InputError where it has nothing to say, or too much."""
    words = {key: storable(value) for key, value in comment._asdict().items() if key != "at"}
    for key, value in words.items():
        if len(value) > MOST_LETTERS or (key == "says" and not _says(value)):
            raise InputError(Problem(NAMED[key], "empty or too long", value[:40], f"1 to {MOST_LETTERS:,} letters"))
    told = {MARK: FORM, **words, "at": comment.at.isoformat()}
    made = json.dumps(told, ensure_ascii=False, indent=1).encode()
    if len(made) > MOST_BYTES:  # letters of several bytes each
        raise InputError(Problem("comment", "too long in all", "", f"{MOST_BYTES:,} bytes"))
    return made


def write_comment(path: str | Path, comment: Comment, *, force: bool = False) -> None:
    """The file, whole. InputError where it is there already, can't be written, or says nothing."""
    write_file(Path(path), comment_bytes(comment), force=force, mode=0o644)


def read_comment(data: bytes, named: str = "comment") -> Comment:
    """The comment in a file's bytes; everything in it is text. InputError where it is none."""
    try:
        told = json.loads(data[: MOST_BYTES + 1].decode("utf-8-sig")) if len(data) <= MOST_BYTES else None
        if not isinstance(told, dict) or told.get(MARK) != FORM:
            raise ValueError
        words = {key: visible(str(told.get(key) or ""))[:MOST_LETTERS] for key in ("by", "says", "employer", "step")}
        at = datetime.fromisoformat(str(told["at"]))
    except (ValueError, KeyError, RecursionError):
        raise InputError(Problem(named, "not a comment of a counselor", "", ALLOWED)) from None
    if not _says(words["says"]) or at.utcoffset() is None:
        raise InputError(Problem(named, "not a comment of a counselor", "", ALLOWED))
    return Comment(at=at, **words)


def _says(text: str) -> bool:
    """Whether there is anything to be seen."""
    return bool(trimmed(visible(text)))

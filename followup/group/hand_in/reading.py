"""Reads what somebody handed in, and takes nothing on trust: size, form, words and numbers are all checked."""

from __future__ import annotations

import json
import os
import stat
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ...case.errors import InputError, Problem, form_of
from ...case.schema import read_as
from .form import KINDS, HandIn

MOST_BYTES = 50_000  # an honest one has two thousand
ALLOWED = "a file that `followup share` made"
ONLY_A_FILE = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_adapter = cache(lambda: TypeAdapter(HandIn))


def read_hand_in(path: Path) -> HandIn:
    """What that file says. InputError, with what is wrong first, for whatever is not one of ours; links are not
    followed.
    """
    return from_bytes(_bytes(path), path.name)


def from_bytes(data: bytes, where: str) -> HandIn:
    """The same for bytes; `where` is what an error names."""
    if len(data) > MOST_BYTES:
        raise InputError(Problem(where, "too large for a hand-in", f"over {MOST_BYTES:,} bytes", ALLOWED))
    try:
        told = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):  # also text that is not UTF-8; what it says is not repeated
        raise InputError(Problem(where, "not JSON as we write it", "", ALLOWED)) from None
    if not isinstance(told, dict):
        raise InputError(Problem(where, "not a hand-in", form_of(told), ALLOWED))
    made = read_as(_adapter(), told, where, KINDS)
    _refuse_doubles(made, where)
    return made


def _bytes(path: Path) -> bytes:
    try:
        descriptor = os.open(path, ONLY_A_FILE)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise InputError(Problem(path.name, "not a file", "", ALLOWED))
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(Problem(path.name, "can't be read", error.strerror or str(error), ALLOWED)) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)


def _refuse_doubles(made: HandIn, where: str) -> None:
    """One line for each stage, step and kind of wait."""
    for name, words in (
        ("stages", [one.stage for one in made.stages]),
        ("overdue", [one.step for one in made.overdue]),
        ("replies", [one.after for one in made.replies]),
    ):
        if len(set(words)) != len(words):
            raise InputError(Problem(f"{where}: {name}", "the same thing twice", "", "one line for each"))

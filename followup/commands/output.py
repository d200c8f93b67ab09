"""Where a command's bytes go: to a file that appears whole or not at all, or to standard output."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from ..case.errors import InputError, Problem
from ..case.text import AsWritten, in_a_line
from ..journal.files import OWNER_ALONE, write_file
from ..journal.own import is_journal
from ..journal.place import default_path


def add_output(command: ArgumentParser) -> None:
    """The options --to and --force."""
    command.add_argument("--to", metavar="FILE", help="where to write it (default: standard output)")
    command.add_argument("--force", action="store_true", help="write over a file that is there already")


def hand_over(made: bytes, args: Namespace) -> str:
    """What the command prints: the text itself, or where it was written to.

    Raises InputError where the file is there already and --force is not given, or can't be written.
    """
    if args.to is not None:
        write_out(args, args.to, made, named=f"--to {args.to}")
        return f"{in_a_line(args.to)}: written ({len(made)} bytes)"
    if isinstance(sys.stdout, TextIOWrapper):
        with suppress(ValueError):
            sys.stdout.reconfigure(newline="")  # line ends are part of the format
    return AsWritten(made.decode("utf-8"))


def write_out(args: Namespace, to: str, made: bytes, *, named: str = "", mode: int = OWNER_ALONE) -> None:
    """Write a command's file, with --force over one that is there; through a link, what it leads to.

    named: what errors call the place. Raises InputError as `hand_over` does, and where a journal or a backup is there:
    nothing that is made from a journal replaces one.
    """
    path = led_to(to)
    _refuse_journal(args, path, named or to)
    write_file(path, made, force=args.force, named=named or to, mode=mode)


def refuse_journal(args: Namespace) -> None:
    """InputError as `hand_over` raises it where a journal is there; for what takes long to make, before it is made."""
    if args.to is not None:
        _refuse_journal(args, led_to(args.to), f"--to {args.to}")


def _refuse_journal(args: Namespace, path: Path, named: str) -> None:
    if args.force and os.path.isfile(path) and (is_own_journal(path, args) or is_journal(path)):
        raise InputError(Problem(named, "a journal, which nothing but a backup replaces", "", "another name"))


def led_to(path: str | Path) -> Path:
    """What a link leads to, so that writing keeps the link; any other path as it is."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else Path(path)


def is_own_journal(path: Path, args: Namespace) -> bool:
    """Whether the journal in use lies there."""
    try:
        return os.path.samefile(path, getattr(args, "journal", None) or default_path())
    except (InputError, OSError, ValueError):
        return False

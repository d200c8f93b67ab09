"""Where a command's bytes go: to a file that appears whole or not at all, or to standard output."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from ..case.text import AsWritten
from ..journal.files import write_file


def add_output(command: ArgumentParser) -> None:
    """The options --to and --force."""
    command.add_argument("--to", metavar="FILE", help="where to write it (default: standard output)")
    command.add_argument("--force", action="store_true", help="write over a file that is there already")


def hand_over(made: bytes, args: Namespace) -> str:
    """What the command prints: the text itself, or where it was written to.

    Raises InputError where the file is there already and --force is not given, or can't be written.
    """
    if args.to is not None:
        write_file(Path(args.to), made, force=args.force, named=f"--to {args.to}")
        return f"{args.to}: written ({len(made)} bytes)"
    if isinstance(sys.stdout, TextIOWrapper):
        with suppress(ValueError):
            sys.stdout.reconfigure(newline="")  # line ends are part of the format
    return AsWritten(made.decode("utf-8"))

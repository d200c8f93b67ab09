"""Where a command's bytes go: to a file that appears whole or not at all, or to standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from ..case.errors import InputError, Problem


def add_output(command: ArgumentParser) -> None:
    """The options --to and --force."""
    command.add_argument("--to", metavar="FILE", help="where to write it (default: standard output)")
    command.add_argument("--force", action="store_true", help="write over a file that is there already")


def hand_over(made: bytes, args: Namespace) -> str:
    """What the command prints: the text itself, or where it was written to.

    Raises InputError where the file is there already and --force is not given, or can't be written.
    """
    if args.to is not None:
        write_file(Path(args.to), made, force=args.force)
        return f"{args.to}: written ({len(made)} bytes)"
    if isinstance(sys.stdout, TextIOWrapper):
        with suppress(ValueError):
            sys.stdout.reconfigure(newline="")  # line ends are part of the format
    return made.decode("utf-8")


def write_file(path: Path, made: bytes, *, force: bool = False) -> None:
    """All of it, on disk, under that name; what stood there before stays until then. Same errors as `hand_over`."""
    try:
        _refuse_taken(path, force)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o600)  # a search is nobody else's business
            _put_in_place(name, path, force)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(name)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise InputError(Problem(f"--to {path}", "can't be written", said, "a file in a folder of your own")) from None


def _refuse_taken(path: Path, force: bool) -> None:
    if path.is_dir():
        raise InputError(Problem(f"--to {path}", "a folder", "", "the name of a file"))
    if os.path.lexists(path) and not force:
        raise InputError(Problem(f"--to {path}", "there is such a file already", "", "another name, or --force"))


def _put_in_place(name: str, path: Path, force: bool) -> None:
    """Under its own name at once; a file that somebody else made meanwhile is not written over."""
    if force:
        os.replace(name, path)
        return
    try:
        os.link(name, path)
    except FileExistsError:
        _refuse_taken(path, force)
    except (OSError, AttributeError, NotImplementedError):  # a disk without links
        _refuse_taken(path, force)
        os.replace(name, path)

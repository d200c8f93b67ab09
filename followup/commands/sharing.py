"""share: one small file of counts and durations to hand in, shown in full before it is written."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..case.errors import InputError, Problem
from ..case.text import in_a_line
from .asking import is_yes
from .chosen import add_command, add_options, choose_now, choose_rulebook, open_journal

if TYPE_CHECKING:
    from ..group.hand_in import HandIn

TOLD = "counts and durations of your search for a group's counselor, without names, shown before it is written"
NO_FOLDER = "a file, a folder, or a workshop's own in $FOLLOWUP_HAND_IN"


def add_commands(commands: Any) -> None:
    """Put this command under `followup`."""
    share = add_command(commands, "share", run_share, TOLD)
    share.add_argument("--to", metavar="FILE|FOLDER", help="where to write it (default: $FOLLOWUP_HAND_IN)")
    share.add_argument(
        "--yes", action="store_true", help="write it without asking (with --json it is written with this only)"
    )
    add_options(share, "now", "json", "journal", "rules")


def run_share(args: argparse.Namespace) -> str | tuple[str, int]:
    from ..group.hand_in import hand_in, prepare, to_bytes

    journal, now = open_journal(args), choose_now(args)
    made = prepare(journal, now=now, rulebook=choose_rulebook(args))
    path = choose_path(args, made)
    shown = to_bytes(made).decode() if args.json else as_text(made)
    if path is None:
        return shown if args.json else f"{shown}\nNothing is written: say where with --to."
    if not args.yes and (args.json or not _agreed(shown, path)):
        return shown if args.json else "Nothing was written."
    hand_in(journal, made, path, now=now)
    done = f"{in_a_line(path)}: handed in. Handing in again replaces it."
    return shown if args.json else f"{shown}\n{done}" if args.yes else done


def choose_path(args: argparse.Namespace, made: HandIn) -> Path | None:
    """The file to write: a name of our own in a folder; None where nobody said where."""
    from ..group.hand_in import file_name, hand_in_folder

    where = Path(args.to) if args.to else hand_in_folder()
    if where is None:
        if args.yes:
            raise InputError(Problem("followup share", "nobody said where to write it", "", NO_FOLDER))
        return None
    if os.path.isdir(where):  # unlike Path.is_dir also False for a name too long
        return where / file_name(made)
    if os.path.lexists(where) and not _is_ours(where):
        raise InputError(Problem(f"--to {where}", "there is another file already", "", NO_FOLDER))
    return where


def _is_ours(path: Path) -> bool:
    """Whether the file is a hand-in, which a new one may replace."""
    from ..group.hand_in import read_hand_in

    try:
        read_hand_in(path)
    except InputError:
        return False
    return True


def as_text(made: HandIn) -> str:
    """All of it in plain words, then the file itself."""
    from ..group.hand_in import in_words, to_bytes
    from ..group.hand_in.words import NEVER

    lines = ["What you would hand in, in words:", "", *(f"- {line}" for line in in_words(made)), "", NEVER, ""]
    return "\n".join([*lines, "The file itself, all of it:", "", to_bytes(made).decode()])


def _agreed(shown: str, path: Path) -> bool:
    """Show it and ask; no answer is a no."""
    print(shown)
    print(f"Write this to {in_a_line(path)}? [y/N] ", end="", flush=True)
    return is_yes()

"""forget: a case is removed for good, from the journal and from the backups beside it, after a question."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..case.errors import InputError, Problem
from ..case.text import in_a_line
from ..journal import Journal
from ..journal.forgetting import forget, is_named
from ..journal.remaining import beside, remaining
from .asking import is_somebody_there, is_yes
from .chosen import add_command, add_options, choose_now, open_journal


def add_commands(commands: Any) -> None:
    """Put this command under `followup`."""
    command = add_command(
        commands, "forget", run_forget, "remove a case for good, also from the backups beside", writes=True
    )
    command.add_argument("case", metavar="CASE", help="its id, as `case list` shows it")
    command.add_argument("--yes", action="store_true", help="without asking")
    add_options(command, "now", "journal")


def run_forget(args: argparse.Namespace) -> str:
    journal = open_journal(args)
    called = _called(journal, args.case)
    asked = f"Remove {called} ({args.case}) for good, with everything written down about it?"
    if not args.yes and not _agreed(asked):
        return "Nothing was removed."
    choose_now(args)  # a word that is no moment is an error here too
    done = forget(journal, args.case)
    said = [f"{called} is forgotten: {done.lines} lines left {in_a_line(journal.path)}."]
    return "\n".join([*said, *beside(done), *remaining(journal, called)])


def _called(journal: Journal, case_id: str) -> str:
    """Its employer, or its id where no line that counts says who that is. InputError with the nearest ids where no line
    names it at all.
    """
    try:
        return journal.case(case_id).employer.name
    except InputError:
        if not is_named(journal, case_id):
            raise
        return case_id


def _agreed(question: str) -> bool:
    """InputError where nobody is there to be asked."""
    if sys.stderr is None or not is_somebody_there():
        raise InputError(Problem("followup forget", "asks before it removes a case", "", "--yes"))
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return is_yes()

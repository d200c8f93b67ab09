"""backup, restore, merge: the journal as one file and back, byte for byte; and two journals made one."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from ..case.errors import InputError, Problem
from ..case.text import in_a_line, on_screen
from ..journal import Journal
from ..journal.aside import kept_beside
from ..journal.backup import back_up, file_name
from ..journal.files import read_file, write_file
from ..journal.forgotten import forgotten_in, forgotten_words, lines_at
from ..journal.lines import MOST_BYTES
from ..journal.merging import CHANGED_IN_BOTH, STRANGERS, Joined, Strangers, merge
from ..journal.own import is_journal
from ..journal.restoring import Contents, last_put_aside, look_into, put_back, restore
from .asking import is_somebody_there, is_yes
from .chosen import add_command, add_options, choose_now, open_journal
from .output import is_own_journal, led_to

ANEW = "To have it here too, open it as a new case: followup case show {} there, then followup case new --file here."

ANYHOW = "With --forgotten the same command brings it back."


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    backup = add_command(
        commands, "backup", run_backup, "the journal as one file, byte for byte; `restore` takes it", writes=True
    )
    backup.add_argument("file", metavar="FILE", help="where to write it: a file, or a folder, where the day names it")
    backup.add_argument("--force", action="store_true", help="write over a file that is there already")
    add_options(backup, "now", "journal")
    told = "make a backup the journal again; what was there before is kept beside it"
    command = add_command(commands, "restore", run_restore, told, writes=True)
    command.add_argument("file", metavar="FILE", nargs="?", help="the backup")
    command.add_argument("--preview", action="store_true", help="only say what it holds; write nothing")
    command.add_argument("--undo", action="store_true", help="put back what the last restore put aside")
    command.add_argument("--forgotten", action="store_true", help="bring back cases that were forgotten here, too")
    add_options(command, "now", "journal")
    _add_merge(commands)


def _add_merge(commands: Any) -> None:
    told = "add to one journal the lines of another that it lacks; twice changes nothing"
    command = add_command(commands, "merge", run_merge, told, writes=True)
    command.add_argument("file", metavar="FILE", nargs="+", help="the other journal; or two: A gets what B has")
    command.add_argument("--yes", action="store_true", help="without asking where the two share nothing")
    add_options(command, "now", "journal")


def run_merge(args: argparse.Namespace) -> str:
    if len(args.file) > 2:
        raise InputError(Problem("followup merge", "more than two journals", args.file[2], "followup merge A B"))
    if len(args.file) == 2 and args.journal is not None:
        raise InputError(Problem("followup merge", "three journals are named", args.journal, "followup merge A B"))
    *first, other = args.file
    journal = Journal(first[0]) if first else open_journal(args)
    if first and not journal.path.is_file():
        raise InputError(Problem(first[0], "there is no such journal", "", "followup merge A B, both of them there"))
    if first and journal.path.stat().st_size and not is_journal(journal.path):
        raise InputError(
            Problem(first[0], "not a journal of this workbook", "", "followup merge A B: A gets what B has")
        )
    data, now = _read(Path(other)), choose_now(args)
    try:
        done = merge(journal, data, other, strangers=now.date() if args.yes else None, now=now)
    except Strangers as error:
        if not _agreed(f"{error.problems[0].where}: {error.problems[0].what}. Add it all the same?"):
            return "Nothing was written."
        done = merge(journal, data, other, strangers=now.date(), now=now)
    return joined_words(done, other, str(journal.path)) + _kept(done.kept)


def _agreed(question: str) -> bool:
    """InputError where nobody is there to be asked."""
    if sys.stderr is None or not is_somebody_there():
        raise InputError(Problem("followup merge", STRANGERS, "", "--yes, where both are one person's"))
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return is_yes()


def joined_words(done: Joined, other: str, here: str) -> str:
    """What was added, then what does not count or stays there."""
    added = f"{done.added} line{'' if done.added == 1 else 's'} of {in_a_line(other)} added to {in_a_line(here)}"
    rest = " else" if done.told else ""
    nothing = f"{in_a_line(here)} holds all{rest} of {in_a_line(other)} already. Nothing written."
    said = [f"{added}; {done.known} were there already." if done.added else nothing, *done.told]
    said += [ANEW.format(on_screen(one)) for one in done.apart[:1]]
    return "\n".join([*said, *([CHANGED_IN_BOTH, *done.overruled] if done.overruled else [])])


def run_backup(args: argparse.Namespace) -> str:
    journal, now = open_journal(args), choose_now(args)
    if not journal.ids():
        if damage := journal.damage():
            raise InputError(damage)
        raise InputError(Problem(str(journal.path), "there is nothing to back up yet", "", "a journal with a case"))
    path = Path(args.file)
    path = path / file_name(now.date()) if os.path.isdir(path) else path
    if is_own_journal(path, args):
        raise InputError(Problem(str(path), "the journal itself", "", "a file of its own for the backup"))
    saved: list[bytes] = []

    def save(made: bytes) -> None:
        write_file(led_to(path), made, force=args.force, named=str(path))
        saved.append(made)

    noted = ""
    try:
        back_up(journal, at=now, save=save)
    except InputError as error:
        if not saved:
            raise
        noted = f"\n{in_a_line(journal.path)}: that it was saved can't be noted there: {error.problems[0].seen}"
    return f"{in_a_line(path)}: written ({len(saved[0])} bytes), a backup of {in_a_line(journal.path)}{noted}"


def run_restore(args: argparse.Namespace) -> str:
    journal, day = open_journal(args), choose_now(args).date()
    if args.undo:
        return _undo(journal, args)
    if args.file is None:
        raise InputError(Problem("followup restore", "no file is named", "", "followup restore FILE, or --undo"))
    data = _read(Path(args.file))
    said = _told(args.file, look_into(data, args.file))
    if names := {} if args.forgotten else forgotten_in(data, lines_at(journal.path)):
        said = "\n".join([said, *forgotten_words(names), ANYHOW])
    if args.preview:
        return f"{said}\nNothing written."
    kept = restore(data, journal, day=day, name=args.file, forgotten=args.forgotten)
    return f"{said}\n{in_a_line(journal.path)} is this backup now.{_kept(kept)}"


def _undo(journal: Journal, args: argparse.Namespace) -> str:
    former = kept_beside(journal.path) if args.preview else last_put_aside(journal)
    if args.file is not None or former is None:
        what = "--undo takes no file" if args.file is not None else "no restore has put anything aside"
        raise InputError(Problem("followup restore --undo", what, args.file or ""))
    if args.preview:
        return f"{in_a_line(former)} would be put back.\nNothing written."
    kept = put_back(journal, former, day=choose_now(args).date())
    return f"{in_a_line(former)} is {in_a_line(journal.path)} again.{_kept(kept)}"


def _read(path: Path) -> bytes:
    from ..exchange.snapshot import is_snapshot

    data = read_file(path, most=MOST_BYTES + 1, allowed="a backup (.jsonl)")
    if len(data) > MOST_BYTES:
        raise InputError(Problem(str(path), "too large for a journal", "", f"{MOST_BYTES} bytes"))
    if is_snapshot(data):
        raise InputError(Problem(str(path), "an export, not a backup", "", "followup import takes it"))
    return data


def _told(name: str, held: Contents) -> str:
    cases = f"{held.cases} case{'' if held.cases == 1 else 's'}"
    aside = f"; {held.aside} of {held.lines} lines can't be used and stay set aside" if held.aside else ""
    whole = "as it was saved" if held.sealed else "a plain copy of a journal: whether it is complete can't be told"
    return f"{in_a_line(name)}: {cases}, {held.first:%Y-%m-%d} to {held.last:%Y-%m-%d}{aside}; {whole}."


def _kept(kept: Path | None) -> str:
    return (
        f"\nWhat was there before is kept as {in_a_line(kept)}; followup restore --undo puts it back." if kept else ""
    )

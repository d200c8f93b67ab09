"""practice hand-in, practice collect, practice feedback: what was practised, by folder, and a word back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..case.errors import InputError, Problem, shorten
from ..case.tables import to_columns
from ..case.text import AsWritten
from .chosen import add_command, add_group, add_options, choose_now, choose_rulebook, open_journal

if TYPE_CHECKING:
    from ..training.handed_in import HandedIn

HEADER = ("who", "name", "solved", "first try", "asked for and left", "handed in")


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    inner = add_group(commands, "practice", "hand in what you practised; for a counselor: collect it, and answer")
    give = add_command(inner, "hand-in", run_hand_in, "write what you practised into a folder (no answer is in it)")
    give.add_argument("--to", metavar="FOLDER", help="where to (default: a workshop's own, $FOLLOWUP_HAND_IN)")
    give.add_argument("--name", metavar="NAME", help="as it shall stand there (default: the one typed last)")
    add_options(give, "now", "journal")
    read = add_command(inner, "collect", run_collect, "who practised what, from a folder of what was handed in")
    read.add_argument("--csv", action="store_true", help="print CSV")
    answer = add_command(inner, "feedback", run_feedback, "write a word on what is new for each, into the same folder")
    answer.add_argument("--from", metavar="NAME", required=True, dest="by", help="who says it")
    answer.add_argument("--say", metavar="TEXT", default="", help="words for all; words.txt in a folder is for one")
    answer.add_argument("--force", action="store_true", help="also to those who handed in nothing new since theirs")
    for command in (read, answer):
        command.add_argument("folder", metavar="FOLDER", help="NAME/practice.json, or practice-NAME.json")
        add_options(command, "now", "rules")


def run_hand_in(args: argparse.Namespace) -> str:
    from ..group.hand_in import hand_in_folder
    from ..training.handed_in import from_journal, put_into

    folder = Path(args.to) if args.to else hand_in_folder()
    if folder is None:
        raise InputError(Problem("followup practice hand-in", "nobody said where to", "", "--to FOLDER"))
    told = from_journal(open_journal(args), on=choose_now(args).date(), name=args.name)
    return f"{put_into(folder, told)}: handed in, {len(told.solved)} solved. Handing in again replaces it."


def run_collect(args: argparse.Namespace) -> str | tuple[str, int]:
    from ..training.handed_in import collect

    found, problems = collect(args.folder, choose_rulebook(args))
    if args.csv:
        return as_csv(found)
    asked = f", {sum(not one.left for one in found)} of them with all that is asked for" if _asked(found) else ""
    people = "1 person" if len(found) == 1 else f"{len(found)} people"
    lines = [f"{people} handed in{asked}."]
    lines += [to_columns(HEADER, [_row(one) for one in found])] if found else []
    lines += [f"! {problem}" for problem in problems[:10]]
    return "\n\n".join(lines), 1 if problems else 0


def run_feedback(args: argparse.Namespace) -> tuple[str, int]:
    from ..training.handed_in import collect, give_to_all

    found, problems = collect(args.folder, choose_rulebook(args))
    given = give_to_all(found, by=args.by, at=choose_now(args), says=args.say, force=args.force)
    lines, told = [f"{one.who}: {path}" for one, path in given.written], [*problems, *given.problems]
    if given.had:
        lines.append(f"{given.had} handed in nothing new since their last feedback; --force writes it anew")
    lines += [f"! {problem}" for problem in told]
    return "\n".join([*lines, "Their workbook shows it on “In and out”, as a word from you."]), 1 if told else 0


def as_csv(found: tuple[HandedIn, ...]) -> str:
    """The list for a spreadsheet. No cell begins a formula."""
    from ..exchange.spreadsheet import Sheet, to_csv

    return AsWritten(to_csv(Sheet("practice", HEADER, [_row(one) for one in found])).decode("utf-8"))


def _asked(found: tuple[HandedIn, ...]) -> bool:
    return any(one.gates for one in found)


def _row(one: HandedIn) -> tuple[str, ...]:
    left = ", ".join(f"{gate.title} {len(gate.left)}" for gate in one.left) or ("nothing" if one.gates else "")
    solved = f"{one.standing.solved} of {one.standing.total}"
    return shorten(one.who, 40), shorten(one.told.name, 40), solved, str(one.first_tries), left, str(one.told.on)

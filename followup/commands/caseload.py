"""cohort today FOLDER, cohort note and cohort comment: a counselor's clients, a row each, and a word to one of them."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..case.errors import InputError, Problem, shorten
from ..case.schema import one_of
from ..case.tables import to_columns
from ..case.text import AsWritten, in_a_line
from .chosen import add_command, add_options, as_json, choose_now, choose_rulebook
from .output import write_out

if TYPE_CHECKING:
    from ..group.caseload import Caseload, Client


def add_commands(inner: Any, today: argparse.ArgumentParser) -> None:
    """Put `note` and `comment` under `followup cohort`, and into `today` what a list of people asks."""
    today.add_argument("folder", metavar="FOLDER", nargs="?", help="journals, one a client: lists people, a row each")
    today.add_argument(
        "--roster", metavar="CSV", help="who the journals belong to: journal, name, email, counselor, ..."
    )
    today.add_argument("--notes", metavar="FILE", help="your notes (`followup cohort note`)")
    today.add_argument("--counselor", metavar="NAME", default="", help="this counselor's clients only")
    today.add_argument("--label", metavar="WORD", action="append", default=[], help="with this label; may be repeated")
    today.add_argument("--only", metavar="WORD", action="append", default=[], help="overdue, silent, offer, ...")
    today.add_argument("--ics", action="store_true", help="print what is due as a calendar file")
    note = add_command(
        inner, "note", run_note, "note something down about a client, apart from their journal", writes=True
    )
    comment = add_command(inner, "comment", run_comment, "write a word to a client as a file the workbook shows")
    for command in (note, comment):
        command.add_argument("client", metavar="CLIENT", help="the name of the journal")
        command.add_argument("text", metavar="TEXT")
        add_options(command, "now")
    note.add_argument("--notes", metavar="FILE", required=True)
    note.add_argument("--from", metavar="NAME", default="", dest="by", help="who notes it")
    comment.add_argument("--from", metavar="NAME", required=True, dest="by", help="who says it")
    comment.add_argument("--about", metavar="EMPLOYER", default="", help="which of their cases, in words")
    comment.add_argument("--step", metavar="WORDS", default="", help="a step you suggest, in words")
    comment.add_argument("--output", metavar="FILE", required=True)
    comment.add_argument("--force", action="store_true", help="write over a file that is there")


def run_note(args: argparse.Namespace) -> str:
    from ..group.caseload import add_note

    add_note(args.notes, args.client, args.text, choose_now(args), args.by)
    return f"Noted for {in_a_line(args.client)}."


def run_comment(args: argparse.Namespace) -> str:
    from ..exchange.comment import Comment, comment_bytes

    said = Comment(args.by, args.text, choose_now(args), args.about, args.step)
    write_out(args, args.output, comment_bytes(said), mode=0o644)
    return f"{in_a_line(args.output)}: hand it to {in_a_line(args.client)}; their workbook shows it under “In and out”."


def run_people(args: argparse.Namespace) -> str:
    """The list of clients, as text, CSV or JSON."""
    from ..group.caseload import STANDINGS, read_caseload, read_notes, read_roster

    for word in args.only:
        if word not in STANDINGS:
            where = "followup cohort today --only"
            raise InputError(Problem(where, "not a standing of a client", word, one_of(STANDINGS, word)))
    now = choose_now(args)
    roster = read_roster(args.roster) if args.roster else None
    aside: list[Problem] = []
    notes = read_notes(args.notes, aside) if args.notes else ()
    book = choose_rulebook(args)
    found = read_caseload(args.folder, now=now, roster=roster, notes=notes, rulebook=book, aside=aside)
    shown = found.only(counselor=args.counselor, labels=args.label, standings=args.only)
    if args.csv:
        return as_csv(shown)
    if args.ics:
        return as_calendar(shown, now)
    return as_json(as_mapping(shown, found, now)) if args.json else as_text(shown, found, now)


def as_mapping(shown: tuple[Client, ...], found: Caseload, now: datetime) -> dict[str, Any]:
    from ..group.caseload import STANDINGS

    rows = [
        {"journal": one.journal, "name": one.name, "contact": one.contact, "counselor": one.counselor,
         "labels": list(one.labels), "standing": one.standing, "why": one.why, "offer": one.offer, "last": one.last,
         "note": one.note.text if one.note else None, "note_of": one.note.signed if one.note else None,
         "cases": [case._asdict() for case in one.cases]}
        for one in shown
    ]  # fmt: skip
    counts = Counter(one.standing for one in shown)
    return {"as_of": now, "clients": len(found.clients), "counts": {name: counts[name] for name in STANDINGS},
            "rows": rows, "problems": [str(problem) for problem in found.problems]}  # fmt: skip


def as_text(shown: tuple[Client, ...], found: Caseload, now: datetime) -> str:
    """The counts, then a row a client."""
    from ..group.caseload import SHOWN, STANDINGS, shown_row

    counts = Counter(one.standing for one in shown)
    told = ", ".join(f"{counts[name]} {standing.says}" for name, standing in STANDINGS.items() if counts[name])
    lines = [f"{now:%A, %Y-%m-%d %H:%M}: {len(shown)} of {len(found.clients)} clients. {told or 'Nobody.'}"]
    rows = [(shorten(one.name, 40), *shown_row(one, now)[1:]) for one in shown]
    lines += [to_columns(SHOWN, rows)] if shown else []
    noted = [(shorten(one.name, 40), one.note.signed, one.note.text) for one in shown if one.note]
    lines += [to_columns(("client", "noted by", "note"), noted)] if noted else []
    lines += [f"! {problem}" for problem in found.problems[:10]]
    return "\n\n".join(lines)


def as_csv(shown: tuple[Client, ...]) -> str:
    """The list for a spreadsheet. No cell begins a formula."""
    from ..exchange.spreadsheet import Sheet, to_csv
    from ..group.caseload import COLUMNS, sheet_rows

    return AsWritten(to_csv(Sheet("clients", COLUMNS, sheet_rows(shown))).decode("utf-8"))


def as_calendar(shown: tuple[Client, ...], now: datetime) -> str:
    """What is due for them, as whole days of a calendar file."""
    from ..exchange.calendar import days_to_ics
    from ..group.caseload import due_days

    return AsWritten(days_to_ics(due_days(shown, now), now=now, name="Clients").decode("utf-8"))

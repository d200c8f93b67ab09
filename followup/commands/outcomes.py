"""cohort outcomes: what came of a term, as words or as a page to print; nothing about fewer than five people."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from ..case.errors import InputError, Problem
from ..case.tables import to_columns
from ..case.text import in_a_line
from .chosen import add_command, add_options, choose_now, open_journal
from .output import write_out

if TYPE_CHECKING:
    from ..group.outcomes import Outcomes, Term

HEADER = ("", "people", "together")


def add_commands(inner: Any) -> None:
    """Put `outcomes` under `followup cohort`."""
    command = add_command(inner, "outcomes", run_outcomes, "what came of a term: for those who fund the center")
    command.add_argument("folder", metavar="FOLDER", help="journals, one a client")
    command.add_argument("--from", metavar="MONTH", required=True, dest="first", help="the first month, as 2026-01")
    command.add_argument("--to", metavar="MONTH", required=True, dest="last", help="the last month, as 2026-06")
    command.add_argument("--center", metavar="NAME", default="", help="whose report it is, for its heading")
    command.add_argument("--output", metavar="FILE", help="write a page to print (HTML) instead")
    command.add_argument("--force", action="store_true", help="write over a file that is there")
    command.add_argument("--forget-earlier", action="store_true", help="nobody was given the reports made before")
    add_options(command, "now", "journal")


def run_outcomes(args: argparse.Namespace) -> str:
    from ..group.caseload import read_journals
    from ..group.reported import REPORTED, from_data, report, to_data

    now, term, problems, journal = choose_now(args), _term(args), list[Problem](), open_journal(args)
    people = [told.cases for told in read_journals(args.folder, problems)]
    before = () if args.forget_earlier else from_data(journal.setting(REPORTED, kind=list))
    found = report(people, term, now.timestamp(), now.date(), before)
    if args.forget_earlier or found.memory != before:
        journal.set(REPORTED, to_data(found.memory), at=now)
    warned = [*([found.why] if found.why else []), *(f"! {problem}" for problem in problems[:10])]
    if not args.output:
        return "\n\n".join([as_text(found.told), *warned])
    made = as_page(found.told, args.center, f"{found.day:%Y-%m-%d}")
    write_out(args, args.output, made.encode(), mode=0o644)
    return "\n".join([f"{in_a_line(args.output)}: open it and print it.", *warned])


def _term(args: argparse.Namespace) -> Term:
    from ..group.outcomes import months

    try:
        return months(args.first, args.last)
    except (ValueError, OverflowError):
        seen = f"{args.first} to {args.last}"
        where, allowed = "followup cohort outcomes", "whole months, the earlier one first: --from 2026-01 --to 2026-06"
        raise InputError(Problem(where, "not a term", seen, allowed)) from None


def as_text(found: Outcomes) -> str:
    """The term, a sentence, and a row for each thing that is counted."""
    head = f"{found.term.since} to {found.term.until}. {found.sentence}"
    rows = [(row.what, row.people, row.number) for row in found.rows]
    return "\n\n".join([head, *([to_columns(HEADER, rows)] if rows else [])])


def as_page(found: Outcomes, center: str, day: str) -> str:
    """The same as a page to print, with how it was counted, and a line to sign."""
    from ..exchange.term import term_page

    rows = [(row.what, row.people, row.number) for row in found.rows]
    return term_page(when=found.term.words, says=found.sentence, rows=rows, day=day, center=center)

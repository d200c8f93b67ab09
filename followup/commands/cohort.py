"""cohort build and cohort today: many candidates' journals in one store, and who needs attention today.

`cohort today FOLDER` lists people instead (caseload.py); the store is for centers with many thousands of cases.
"""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..case.errors import InputError, Problem, shorten
from ..case.tables import to_columns
from ..case.text import AsWritten, in_a_line
from . import caseload, outcomes
from .chosen import add_command, add_group, add_options, as_json, choose_now, choose_rulebook
from .words import read_number

if TYPE_CHECKING:
    from ..group.cohort import Attention, Built, Planned, Row

SHOWN = 50
MOST = 10_000_000
TOLD = 20  # faults of journals that are printed
HEADER = ("candidate", "employer", "what to do", "when, at the employer's", "why", "rule")
CSV = ("candidate", "case", "employer", "reason", "stage", "step", "what", "channel", "to", "opens", "until", "why")


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    told = "many candidates at once, for a career center: one store, and today's list"
    inner = add_group(commands, "cohort", told)
    build = add_command(inner, "build", run_build, "bring the store to what the journals of a folder say")
    build.add_argument("folder", metavar="FOLDER", help="journals, one a candidate: NAME.jsonl")
    today = add_command(inner, "today", run_today, "plan what changed, and list who needs attention today")
    build.add_argument("--store", metavar="FILE", required=True, help="the store, on a disk of this machine")
    today.add_argument("--store", metavar="FILE", help="the store: lists cases of many thousands")
    today.add_argument("--limit", metavar="NUMBER", default=str(SHOWN), help=f"how many cases (default: {SHOWN})")
    today.add_argument("--csv", action="store_true", help="print CSV")
    add_options(today, "now", "json", "rules")
    caseload.add_commands(inner, today)
    outcomes.add_commands(inner)


def run_build(args: argparse.Namespace) -> tuple[str, int]:
    from ..group.cohort import build, open_store

    if not os.path.isdir(args.folder):
        raise InputError(Problem(args.folder, "no such folder", "", "a folder of journals (.jsonl)"))
    with open_store(args.store, new=True) as store:
        done = build(store, args.folder)
        cases = store.count("cases")
    return built_as_text(done, args.store, cases), 1 if done.problems else 0


def built_as_text(done: Built, where: str, cases: int) -> str:
    """What was read and what changed, and what was set aside."""
    looked = f"{done.journals:,} journals, {done.unchanged:,} of them as they were, {done.read:,} read"
    lines = [
        f"{in_a_line(where)}: {cases:,} cases ({looked}; {done.changed:,} cases new or changed, {done.gone:,} gone)"
    ]
    lines += [f"! {problem}" for problem in done.problems[:TOLD]]
    left = len(done.problems) - TOLD
    return "\n".join([*lines, *([f"! and {left:,} more"] if left > 0 else [])])


def run_today(args: argparse.Namespace) -> str:
    from ..group.cohort import open_store, plan_again, who_needs_attention

    formats = [f"--{name}" for name in ("json", "csv", "ics") if getattr(args, name)]
    if len(formats) > 1:
        raise InputError(Problem("followup cohort today", "two formats", " and ".join(formats), "one of them"))
    if args.folder:
        return caseload.run_people(args)
    if args.ics:
        raise InputError(Problem("followup cohort today --ics", "whose journals?", "", "FOLDER"))
    if not args.store:
        raise InputError(Problem("followup cohort today", "whose journals?", "", "FOLDER, or --store FILE"))
    most = read_number(args.limit, "followup cohort today --limit", MOST, what="not a number of cases")
    now, book = choose_now(args), choose_rulebook(args)
    with open_store(args.store) as store:
        planned = plan_again(store, now, book)
        found = who_needs_attention(store, now, book, most)
    if args.csv:
        return as_csv(found)
    return as_json(as_mapping(found, planned, now)) if args.json else as_text(found, planned, now)


def as_mapping(found: Attention, planned: Planned, now: datetime) -> dict[str, Any]:
    """The list as JSON holds it."""
    rows = [row._asdict() for row in found.rows]
    return {"as_of": now, "cases": found.cases, "planned_again": planned.again, "counts": found.counts, "rows": rows}


def as_text(found: Attention, planned: Planned, now: datetime) -> str:
    """The counts, then a line a case."""
    from ..group.cohort import REASONS

    told = ", ".join(f"{count:,} {REASONS[name]}" for name, count in found.counts.items() if count) or "none"
    head = f"{now:%A, %Y-%m-%d %H:%M}: {sum(found.counts.values()):,} of {found.cases:,} cases need attention: {told}."
    lines = [f"{head}\n{planned.again:,} of them planned again, the rest as they were."]
    lines += [to_columns(HEADER, [_line(row, now) for row in found.rows])] if found.rows else []
    left = sum(found.counts.values()) - len(found.rows)
    return "\n\n".join([*lines, *([f"and {left:,} more; --limit shows them"] if left else [])])


def _line(row: Row, now: datetime) -> tuple[str, ...]:
    from ..group.cohort import REASONS

    who = f"{row.candidate} ({shorten(row.case, 40)})"
    return who, row.employer, row.what, _when(row, now), REASONS[row.reason], row.why[0] if row.why else ""


def _when(row: Row, now: datetime) -> str:
    moment = row.until
    if moment is None:
        return "any time"
    before = {"overdue": "was due", "today": "from", "offer": "answer by"}.get(row.reason, "until")
    there = now.astimezone(moment.tzinfo)
    year = f" {moment.year}" if moment.year != there.year else ""
    day = "" if moment.date() == there.date() else f"{moment:%a} {moment.day} {moment:%b}{year}, "
    return f"{before} {day}{moment:%H:%M}"


def as_csv(found: Attention) -> str:
    """The list for a spreadsheet. No cell begins a formula."""
    from ..exchange.spreadsheet import Sheet, to_csv

    rows = [tuple(_cell(getattr(row, name)) for name in CSV) for row in found.rows]
    return AsWritten(to_csv(Sheet("today", CSV, rows)).decode("utf-8"))


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return " ".join(value) if isinstance(value, list) else value

"""report and agenda: what was done in all cases, to hand in; what is to be done, to get on with."""

from __future__ import annotations

import argparse
from collections.abc import Hashable
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from ..case.errors import InputError, Problem
from .chosen import add_command, add_options, as_json, choose_now, choose_rulebook, kept_policy, open_journal
from .output import add_output, hand_over
from .words import read_number

MOST_DAYS = 366
Row = dict[Hashable, Any]  # of an agenda, as pandas gives it


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    report = add_command(commands, "report", run_report, "proof of search: what you did in a range of days")
    report.add_argument("--from", dest="since", metavar="DATE", required=True, help="the first day, such as 2026-03-01")
    report.add_argument("--until", metavar="DATE", help="the last day, included (default: today)")
    add_output(report)
    add_options(report, "now", "policy", "journal", "rules")
    agenda = add_command(commands, "agenda", run_agenda, "what is to be done in all cases, and when")
    agenda.add_argument("--days", metavar="NUMBER", default="14", help="how far ahead (default: 14)")
    add_options(agenda, "now", "policy", "json", "journal", "rules")


def run_report(args: argparse.Namespace) -> str:
    from ..exchange.report import search_report

    since = _read_day(args.since, "--from")
    until = _read_day(args.until, "--until") if args.until else choose_now(args).date()
    if since > until:
        seen = f"{since} to {until}"
        raise InputError(Problem("followup report --from", "after --until", seen, "the earlier day first"))
    cases, keys = _all(args)
    return hand_over(search_report(cases, since=since, until=until, **keys).encode(), args)


def _read_day(word: str, option: str) -> date:
    try:
        return date.fromisoformat(word.strip())
    except ValueError:
        raise InputError(Problem(f"followup report {option}", "not a date", word, "2026-03-01")) from None


def _all(args: argparse.Namespace) -> tuple[dict[str, Any], dict[str, Any]]:
    """The cases of the journal, and now, policy and rulebook."""
    journal = open_journal(args)
    rulebook = choose_rulebook(args)
    policy = args.policy or kept_policy(journal, rulebook)
    rulebook.policy(policy)  # refused also where there is no case to plan
    return journal.cases(), {"now": choose_now(args), "policy": policy, "rulebook": rulebook}


def run_agenda(args: argparse.Namespace) -> str:
    from ..search import agenda

    days = read_number(args.days, "followup agenda --days", MOST_DAYS, what="not a number of days")
    cases, keys = _all(args)
    rows = agenda(cases, **keys, ahead=timedelta(days=days)).to_dict("records")
    return as_json({"agenda": rows}) if args.json else agenda_as_text(rows, keys["now"], days)


def agenda_as_text(rows: list[Row], now: datetime, days: int) -> str:
    """The rows of an agenda, day by day: what, when at the employer's and, where its clock differs, here."""
    if not rows:
        return f"Nothing to do in the next {days} days." if days > 1 else "Nothing to do today or tomorrow."
    blocks = []
    for day, group in groupby(rows, key=lambda row: _day(row, now)):
        blocks.append("\n".join([day, *(line for row in group for line in _lines(row))]))
    return "\n\n".join(blocks)


def _day(row: Row, now: datetime) -> str:
    start = row["from"]
    if row["status"] == "overdue":
        return "Overdue"
    if start is None or start <= now:
        return "Open now"
    return f"{start:%A} {start.day} {start:%B}" + (f" {start.year}" if start.year != now.year else "")


def _ids(row: Row) -> str:
    """The case, and the others that the same message is for."""
    return ", ".join([row["case"], *row["also"].split()])


def _lines(row: Row) -> list[str]:
    here = f" (here: {row['here']})" if row["here"] != row["there"] else ""
    return [f"- {row['step']}", f"    {row['employer']}, {row['role']} [{_ids(row)}]", f"    {row['there']}{here}"]

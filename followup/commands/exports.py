"""export: cases in the form that calendars, mail programs, spreadsheets, printers and other programs read."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.errors import InputError, Problem, Unavailable
from ..case.schema import one_of
from ..journal import Journal
from .chosen import (
    Chosen,
    add_command,
    add_options,
    choose_case,
    choose_now,
    choose_policy,
    choose_rulebook,
    open_journal,
)
from .output import add_output, hand_over

TABLES = ("cases", "people", "history", "agenda")


class Asked(NamedTuple):
    """What is to be exported. keys: now, policy, rulebook, as the functions of exchange take them.

    journal: where the cases come from; None for files. all: no case was named.
    """

    cases: dict[str, Case]
    keys: dict[str, Any]
    journal: Journal | None
    all: bool


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    export = add_command(commands, "export", run_export, "cases as a calendar, mail, tables, JSON or pages")
    export.add_argument(
        "format",
        metavar="FORMAT",
        choices=tuple(FORMATS),
        help="ics (calendar), eml (a draft as an unsent mail), csv, xlsx, json (everything; `import` takes it back), "
        "html (a page a case, to print)",
    )
    export.add_argument("cases", metavar="CASE", nargs="*", help="case files, or ids of the journal (default: all)")
    add_output(export)
    export.add_argument("--table", metavar="NAME", choices=TABLES, help=f"csv: {', '.join(TABLES)} (default: cases)")
    export.add_argument("--step", metavar="STEP", help="eml: the step (default: the first that is an email)")
    export.add_argument("--contact", metavar="CONTACT", help="eml: whom it goes to (default: the step's first)")
    add_options(export, "now", "policy", "journal", "rules")


def run_export(args: argparse.Namespace) -> str:
    for option, format_ in (("table", "csv"), ("step", "eml"), ("contact", "eml")):
        if getattr(args, option) is not None and args.format != format_:
            raise InputError(Problem(f"followup export --{option}", f"belongs to {format_}", args.format))
    if args.format == "xlsx" and args.to is None:
        raise InputError(Problem("followup export xlsx", "is no text to print", "", "--to FILE.xlsx"))
    return hand_over(FORMATS[args.format](choose_all(args), args), args)


def choose_all(args: argparse.Namespace) -> Asked:
    """The cases named, or all of the journal. Raises Unavailable where there is none.

    The moment and the policy of a scenario count where it is the only case.
    """
    named = list(dict.fromkeys(args.cases))
    chosen = [choose_case(word, args) for word in named]
    one = chosen[0] if len(chosen) == 1 else None
    journal = open_journal(args) if not named or any(found.journal for found in chosen) else None
    cases = _all_of(journal) if journal is not None and not named else _by_id(chosen)
    now = choose_now(args, one.scenario if one else None)
    policy = choose_policy(args, one or Chosen(next(iter(cases.values())), journal=journal))
    return Asked(cases, {"now": now, "policy": policy, "rulebook": choose_rulebook(args)}, journal, not named)


def _all_of(journal: Journal) -> dict[str, Case]:
    if not (cases := journal.cases()):
        raise Unavailable(Problem(str(journal.path), "the journal has no case yet", "", "followup case new, or a file"))
    return cases


def _by_id(chosen: list[Chosen]) -> dict[str, Case]:
    cases: dict[str, Case] = {}
    for found in chosen:
        if found.case.id in cases:
            raise InputError(Problem("followup export", "two cases have this id", found.case.id, "each id once"))
        cases[found.case.id] = found.case
    return cases


def _ics(asked: Asked, args: argparse.Namespace) -> bytes:
    from ..exchange.calendar import to_ics

    return to_ics(asked.cases, **asked.keys)


def _csv(asked: Asked, args: argparse.Namespace) -> bytes:
    from ..exchange.spreadsheet import sheets, to_csv

    return to_csv(sheets(asked.cases, **asked.keys)[args.table or TABLES[0]])


def _xlsx(asked: Asked, args: argparse.Namespace) -> bytes:
    from ..exchange.spreadsheet import sheets, to_xlsx

    return to_xlsx(sheets(asked.cases, **asked.keys, ahead=timedelta(days=14)).values())


def _json(asked: Asked, args: argparse.Namespace) -> bytes:
    from ..exchange.snapshot import take

    if asked.journal is None or not set(asked.cases) <= set(asked.journal.ids()):
        allowed = one_of(open_journal(args).ids(), "") or "an id of the journal"
        raise InputError(Problem("followup export json", "takes cases of the journal, not files", "", allowed))
    return take(asked.journal, now=asked.keys["now"], only=None if asked.all else list(asked.cases))


def _html(asked: Asked, args: argparse.Namespace) -> bytes:
    from ..exchange.case_page import case_pages

    return case_pages(asked.cases, **asked.keys).encode()


def _eml(asked: Asked, args: argparse.Namespace) -> bytes:
    from ..exchange.mail import to_eml
    from ..messages.drafting import draft

    if len(args.cases) != 1:
        raise InputError(Problem("followup export eml", "takes one case", f"{len(args.cases)} cases", "one CASE"))
    case = next(iter(asked.cases.values()))
    made = draft(case, args.step or _first_email(case, asked.keys), to=args.contact, **asked.keys)
    if made.channel != "email":
        where = f"followup export eml {case.id}"
        raise Unavailable(Problem(where, "this step is no email", made.channel, "another --step"))
    return to_eml(made, case)


def _first_email(case: Case, keys: dict[str, Any]) -> str:
    from ..planning.planner import plan

    for step in plan(case, **keys).steps:
        if step.channel == "email" and step.template:
            return step.id
    raise Unavailable(Problem(f"followup export eml {case.id}", "no step of the plan is an email", "", "--step STEP"))


FORMATS: dict[str, Callable[[Asked, argparse.Namespace], bytes]] = {
    "ics": _ics,
    "eml": _eml,
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "html": _html,
}

"""export: cases in the form that calendars, mail programs, spreadsheets, printers and other programs read."""

from __future__ import annotations

import argparse
from typing import Any

from ..case.case import Case
from ..case.errors import InputError, Problem, Unavailable
from ..exchange.formats import Asked, Format, Option, find, formats
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
from .words import read_word


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    command = add_command(commands, "export", run_export, "cases as a calendar, mail, tables, JSON or pages")
    told = ", ".join(f"{one.name} ({one.words})" for one in formats().values())
    command.add_argument("format", metavar="FORMAT", help=told)
    command.add_argument(
        "cases", metavar="CASE", nargs="*", default=[], help="case files, or ids of the journal (default: all)"
    )
    add_output(command)
    for option, names in _options().values():
        command.add_argument(f"--{option.name}", metavar=option.metavar, help=f"{', '.join(names)}: {option.words}")
    add_options(command, "now", "policy", "journal", "rules")


def run_export(args: argparse.Namespace) -> str:
    form = find(args.format)
    options = _given(form, args)
    if not form.text and args.to is None:
        where = f"followup export {form.name}"
        raise InputError(Problem(where, "is no text to print", "", f"--to FILE.{form.ending or form.name}"))
    if form.one_case and len(args.cases) != 1:
        seen = f"{len(args.cases)} cases"
        raise InputError(Problem(f"followup export {form.name}", "takes one case", seen, "one CASE"))
    return hand_over(form.make(choose_all(args, options)), args)


def _options() -> dict[str, tuple[Option, list[str]]]:
    """The options of single formats by name, each with the names of those that have it."""
    found: dict[str, tuple[Option, list[str]]] = {}
    for one in formats().values():
        for option in one.options:
            found.setdefault(option.name, (option, []))[1].append(one.name)
    return found


def _given(form: Format, args: argparse.Namespace) -> dict[str, str]:
    """What the format's own options say. InputError where another's is given, or a word that it does not take."""
    given = {}
    for name, (option, names) in _options().items():
        where, word = f"followup export --{name}", getattr(args, name)
        if word is not None:
            if form.name not in names:
                raise InputError(Problem(where, f"belongs to {', '.join(names)}", form.name))
            given[name] = read_word(word, where, option.among) if option.among else word
    return given


def choose_all(args: argparse.Namespace, options: dict[str, str]) -> Asked:
    """The cases named, or all of the journal. Raises Unavailable where there is none.

    The moment and the policy of a scenario count where it is the only case.
    """
    chosen = [choose_case(word, args) for word in dict.fromkeys(args.cases)]
    one = chosen[0] if len(chosen) == 1 else None
    journal = open_journal(args)
    cases = _by_id(chosen) if args.cases else _all_of(journal)
    now = choose_now(args, one.scenario if one else None)
    kept = next((found.journal for found in chosen if found.journal), None) if args.cases else journal
    rulebook = choose_rulebook(args)
    policy = choose_policy(args, one or Chosen(next(iter(cases.values())), journal=kept), rulebook)
    files = frozenset(found.case.id for found in chosen if not found.journal)
    return Asked(cases, now, journal, policy, rulebook, not args.cases, files, options)


def _all_of(journal: Journal) -> dict[str, Case]:
    if not (cases := journal.cases()):
        if damage := journal.damage():
            raise InputError(damage)
        raise Unavailable(Problem(str(journal.path), "the journal has no case yet", "", "followup case new, or a file"))
    return cases


def _by_id(chosen: list[Chosen]) -> dict[str, Case]:
    cases: dict[str, Case] = {}
    for found in chosen:
        if found.case.id in cases:
            raise InputError(Problem("followup export", "two cases have this id", found.case.id, "each id once"))
        cases[found.case.id] = found.case
    return cases

"""case new, check, list, show: the candidate's own cases."""

from __future__ import annotations

import argparse
import os
import shlex
from pathlib import Path
from typing import Any

from ..case.case import Case
from ..case.case_file import case_to_dict, check_case, load_case, read_table
from ..case.doubts import doubts_of
from ..case.errors import FollowupError, Unavailable
from ..case.tables import to_columns
from ..case.text import in_a_line
from ..journal import Journal, describe
from ..journal.merging import copies_of
from .across import knowing
from .case_text import to_toml
from .chosen import (
    add_command,
    add_group,
    add_options,
    as_json,
    choose_case,
    choose_now,
    choose_rulebook,
    kept_policy,
    open_journal,
)

NEW_FACTS = {
    "employer": ("employer", "name"),
    "role": ("role", "title"),
    **{key: ("employer", key) for key in ("timezone", "country", "region", "size")},
    **{key: ("role", key) for key in ("applied", "source", "url")},
    **{key: ("candidate", key) for key in ("name", "email", "phone")},
}


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    inner = add_group(commands, "case", "new, check, list, show: your cases", "Your cases.")
    _add_new(inner)
    check = add_command(
        inner, "check", run_check, "say what is wrong with a case file; exit status 1 if it is no sound case"
    )
    check.add_argument("file", metavar="FILE", help="a case file (TOML or JSON)")
    check.add_argument("--all", action="store_true", help="list everything that is wrong, however much it is")
    listed = add_command(inner, "list", run_list, "all cases of the journal")
    listed.set_defaults(names_damage=True)
    add_options(listed, "now", "json", "journal", "rules")
    show = add_command(inner, "show", run_show, "a case as a case file, and what was written down")
    show.add_argument("case", metavar="CASE", help="the id of a case in the journal, or a case file")
    add_options(show, "json", "journal")


def _add_new(inner: Any) -> None:
    new = add_command(
        inner, "new", run_new, "open a case in the journal, from a case file or from the facts given", writes=True
    )
    new.add_argument("--file", metavar="FILE", help="a case file; the facts given besides count more")
    for name, path in NEW_FACTS.items():
        new.add_argument(f"--{name}", metavar="TEXT", help=" ".join(path))
    add_options(new, "now", "journal")


def run_new(args: argparse.Namespace) -> str:
    journal = open_journal(args)
    mapping = read_table(Path(args.file)) if args.file else {"candidate": _last_candidate(journal)}
    for name, (table, key) in NEW_FACTS.items():
        if (value := getattr(args, name)) is not None:
            held = mapping.setdefault(table, {})
            mapping[table] = {**held, key: value} if isinstance(held, dict) else held
    if args.file:
        load_case(args.file if not _facts_given(args) else mapping)
    case_id = journal.new_case(mapping, at=choose_now(args))
    return "\n".join([f"{case_id}: opened in {in_a_line(journal.path)}", *_doubts(journal.case(case_id))])


def _doubts(case: Case) -> list[str]:
    return [f"! {problem}" for problem in doubts_of(case)]


def _facts_given(args: argparse.Namespace) -> bool:
    return any(getattr(args, name) is not None for name in NEW_FACTS)


def _last_candidate(journal: Journal) -> dict[str, Any]:
    """The candidate of the newest case: nobody types their name twice."""
    cases = list(journal.cases().values())
    return case_to_dict(cases[-1])["candidate"] if cases else {}


def run_check(args: argparse.Namespace) -> str | tuple[str, int]:
    mapping = read_table(Path(args.file))  # what can't be read is no finding: exit status 2
    problems = check_case(args.file if os.path.isfile(args.file) else mapping)
    if problems and not args.all:
        raise Unsound(*problems)
    if problems:
        return "\n".join(map(str, problems)), 1
    case = load_case(mapping)
    counts = f"{len(case.contacts)} contacts, {len(case.interviews)} interviews, {len(case.events)} events"
    return "\n".join([f"{in_a_line(args.file)}: a sound case: {case.id} ({counts})", *_doubts(case)])


class Unsound(FollowupError):
    """A case file that can be read, but is not sound: the check found errors."""

    exit_status = 1


def run_list(args: argparse.Namespace) -> str:
    journal = open_journal(args)
    rows = _listed(journal, args)
    if args.json:
        return as_json({"cases": rows, "problems": [str(problem) for problem in journal.problems]})
    table = [tuple(row.values()) for row in rows]
    none = "No case can be read in {}." if journal.damage() else "No case yet in {}."
    text = to_columns(("case", "employer", "role", "stage"), table) if rows else none.format(in_a_line(journal.path))
    return "\n".join([text, *(f"! {problem}" for problem in journal.problems), *_copies(journal)])


def _copies(journal: Journal) -> list[str]:
    """What a sync program left beside the journal."""
    words = "! {}: a copy of this journal that holds more ({}); followup merge {}"
    return [
        words.format(in_a_line(one.path), one.lines, in_a_line(shlex.quote(str(one.path))))
        for one in copies_of(journal)
    ]


def _listed(journal: Journal, args: argparse.Namespace) -> list[dict[str, str]]:
    from ..planning.planner import plan

    now, rulebook = choose_now(args), choose_rulebook(args)
    policy = kept_policy(journal, rulebook)
    rows = []
    for case_id, case in knowing(journal, now).items():
        try:
            stage: str = plan(case, now=now, policy=policy, rulebook=rulebook).stage
        except Unavailable:
            stage = "?"  # past what the calendar knows; `plan` says why
        rows.append({"case": case_id, "employer": case.employer.name, "role": case.role.title, "stage": stage})
    return rows


def run_show(args: argparse.Namespace) -> str:
    chosen = choose_case(args.case, args)
    held = case_to_dict(chosen.case)
    lines = chosen.journal.history(chosen.case.id) if chosen.journal else []
    if args.json:
        told = [
            {"id": e.id, "at": e.at.isoformat(), "do": e.do, "undone": e.undone, "says": describe(e)} for e in lines
        ]
        return as_json({"case": held, "history": told})
    history = [f"# {entry.at:%Y-%m-%d %H:%M} {'(undone) ' if entry.undone else ''}{describe(entry)}" for entry in lines]
    return to_toml(held) + "\n".join(["", *history] if history else [])

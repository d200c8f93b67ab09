"""log and undo: what happened in a case, and taking the last of it back."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from ..case.errors import InputError, Problem
from ..case.events import EVENTS
from ..case.schema import one_of
from ..case.wording import joined
from ..journal import Entry, Journal, describe
from ..journal.wording import describe_event
from .across import same_in_others
from .chosen import add_command, add_options, choose_now, open_journal

LISTS = ("terms", "hangs_on")  # keys that may stand there several times
FLAGS = ("conditional", "theirs_to_settle", "visit_agreed", "day_unknown")
FLAG_WORDS = {"true": True, "yes": True, "false": False, "no": False}


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    log = add_command(
        commands,
        "log",
        run_log,
        "write down what happened: followup log northwind sent what=thank_you to=maria",
        writes=True,
    )
    log.add_argument("case", metavar="CASE", help="the id of a case in the journal")
    log.add_argument("kind", metavar="EVENT", help=", ".join(EVENTS))
    told = "the event's other keys; at= for another moment than now"
    log.add_argument("facts", metavar="KEY=VALUE", nargs="*", default=[], help=told)
    log.add_argument("--only", action="store_true", help="in this case alone, also where one message is for several")
    add_options(log, "now", "journal")
    undo = add_command(commands, "undo", run_undo, "let the last thing written down no longer count", writes=True)
    undo.add_argument("case", metavar="CASE", nargs="?", help="only what belongs to this case")
    undo.add_argument("--again", action="store_true", help="take the last undo back")
    add_options(undo, "now", "journal")


def run_log(args: argparse.Namespace) -> str:
    journal, at = open_journal(args), choose_now(args)
    events = to_log(args, journal, at)
    event, others = events[args.case], [case for case in events if case != args.case]
    entry_id, *_ = journal.log_in_each(events, at=at)
    written = next((entry for entry in journal.newest(args.case) if entry.id == entry_id), None)
    said = describe(written) if written else describe_event(event)  # the case was opened with it
    if not journal.wrote(entry_id):
        return f"{args.case}: stands there already, nothing written: {said}{_next_undo(journal, args.case)}"
    return f"{joined([args.case, *others])}: written down: {said}"


def to_log(args: argparse.Namespace, journal: Journal, at: datetime) -> dict[str, dict[str, Any]]:
    """What the words of `log` would write down, by case id: the case asked for first, then those of one message.

    InputError for words that are no key and value; whether the event is sound is told when it is written.
    """
    event: dict[str, Any] = {"at": at, "kind": args.kind}
    for word in args.facts:
        key, equals, value = word.partition("=")
        if not equals:
            raise InputError(
                Problem(
                    "followup log", "not a key and its value", word, f"{one_of(_keys(args.kind), word)}, as in to=maria"
                )
            )
        if key in event and key not in ("at", *LISTS):
            raise InputError(Problem("followup log", "this key stands there twice", key, "each key once"))
        event[key] = [*event.get(key, []), value] if key in LISTS else _value(key, value)
    others = {} if args.only else same_in_others(journal, args.case, event, at)
    return {args.case: event, **others}


def _next_undo(journal: Journal, case: str) -> str:
    """What an undo would take now, for whoever thinks that it takes what was not written."""
    entry, _ = journal.next_undo(case)
    if entry is None:
        return ""
    return f"\nAn undo would take: {'the whole case' if entry.do == 'case' else describe(entry)}"


def _value(key: str, text: str) -> Any:
    """A number or a flag as itself; any other text, and what is neither, as it was typed."""
    if key == "promised_days" and text.removeprefix("-").isdecimal() and len(text) < 9:
        return int(text)
    return FLAG_WORDS.get(text.casefold(), text) if key in FLAGS else text


def _keys(kind: str) -> list[str]:
    if kind not in EVENTS:
        return ["at"]
    own = dict.fromkeys(key for what in EVENTS[kind].whats for key in what.keys)
    return [key for key in (*EVENTS[kind].keys, *own) if key != "kind"]


def run_undo(args: argparse.Namespace) -> str:
    journal, at = open_journal(args), choose_now(args)
    if args.again:
        entry = journal.redo(at=at, case=args.case)
        return f"{_cases_of(journal, entry)}: counts again: {_all_of(journal, entry)}"
    _, passed = journal.next_undo(args.case)
    entry = journal.undo(at=at, case=args.case)
    said = [f"{one.case}: the case was opened with it too, so that it stays: {describe(one)}" for one in passed]
    said.append(f"{_cases_of(journal, entry)}: no longer counts: {_all_of(journal, entry)}")
    for left in journal.still_said(entry):
        said.append(f"{left.case}: another line says it too, so that it still counts: {describe(left)}")
    if entry.do == "case":
        said.append(f"The whole case is gone; followup undo --again {entry.case} brings it back.")
    return "\n".join(said)


def _all_of(journal: Journal, entry: Entry) -> str:
    """All that one press wrote, and goes or comes with it, in words."""
    return joined([*dict.fromkeys(describe(one) for one in journal.together(entry.id) or [entry])])


def _cases_of(journal: Journal, entry: Entry) -> str:
    """The case of a line, and those of the lines that were written together with it."""
    others = [one.case for one in journal.together(entry.id) if one.case]
    return joined([*dict.fromkeys([str(entry.case), *others])])

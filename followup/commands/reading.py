"""read: what an employer's message says, as a suggestion; nothing is written down."""

from __future__ import annotations

import argparse
from typing import Any

from ..case.wording import month_first
from .chosen import add_command, add_options, as_json, choose_case, choose_now
from .messages import read_message as read_text


def add_commands(commands: Any) -> None:
    """Put this command under `followup`."""
    read = add_command(commands, "read", run_read, "what a message from an employer says; nothing is written down")
    read.add_argument("message", metavar="FILE", help="a text file; - reads standard input")
    read.add_argument("--case", metavar="CASE", help="a case file, or the id of a case in the journal: its zone counts")
    add_options(read, "now", "json", "journal")


def run_read(args: argparse.Namespace) -> str:
    from ..reading.reader import read_message
    from ..reading.telling import told

    text = read_text(args.message)
    chosen = choose_case(args.case, args) if args.case else None
    case = chosen.case if chosen else None
    reading = read_message(text, choose_now(args, chosen.scenario if chosen else None), case)
    return as_json(reading.to_dict()) if args.json else told(reading, month_first(case.employer) if case else False)

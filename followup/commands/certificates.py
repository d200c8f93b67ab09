"""certificate: the practice situations solved so far, as a page to print."""

from __future__ import annotations

import argparse
from typing import Any

from .chosen import add_command, add_options, choose_now, choose_rulebook, open_journal
from .output import add_output, hand_over


def add_commands(commands: Any) -> None:
    """Put this command under `followup`."""
    told = "the practice situations you solved, as a page to print"
    command = add_command(commands, "certificate", run_certificate, told)
    command.add_argument("--name", metavar="NAME", help="as it shall stand there (default: the one typed last)")
    add_output(command)
    add_options(command, "now", "journal", "rules")


def run_certificate(args: argparse.Namespace) -> str:
    from ..training.certificate import NAME, certificate_page, gates, record, standing

    journal = open_journal(args)
    name = args.name if args.name is not None else str(journal.setting(NAME) or "")
    asked = gates(journal, choose_rulebook(args))
    made = certificate_page(name, standing(record(journal)), today=choose_now(args).date(), asked=asked)
    return hand_over(made.encode(), args)

"""Which commands there are, and errors about their words in the form all our errors have."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from ..case.errors import InputError, Problem
from ..case.schema import nearest, one_of


class Parser(argparse.ArgumentParser):
    """argparse, but what is wrong comes out as InputError, with the nearest word that would be right."""

    def __init__(self, **keys: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **keys})

    def error(self, message: str) -> NoReturn:
        if found := re.search(r"argument (.*?): invalid choice: '(.*)' \(choose from (.*)\)", message, re.DOTALL):
            choices = re.findall(r"[\w-]+", found[3])
            raise InputError(Problem(f"{self.prog} {found[1]}", "unknown word", found[2], one_of(choices, found[2])))
        raise InputError(Problem(self.prog, message, "", f"see {self.prog} --help"))

    def unknown_words(self, words: Sequence[str]) -> NoReturn:
        """InputError for words that no option or argument of this command takes."""
        word = words[0].split("=")[0]
        options = [option for action in self._actions for option in action.option_strings if option.startswith("--")]
        if word.startswith("-"):
            close = nearest(word, options)
            raise InputError(Problem(self.prog, "unknown option", word, f"{close}?" if close else ", ".join(options)))
        raise InputError(Problem(self.prog, "one word too many", word, f"see {self.prog} --help"))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The words as a namespace with `run`, the function to call with it. Raises InputError, never SystemExit."""
    parser = build_parser()
    try:
        args, left = parser.parse_known_args(_as_text(argv))
    except SystemExit:  # --help and --version have printed what was asked for
        return argparse.Namespace(run=lambda args: "")
    several = next((name for name in ("facts", "cases") if hasattr(args, name)), None)
    if left and several and not any(word.startswith("-") for word in left):
        setattr(args, several, [*getattr(args, several), *left])  # argparse leaves out what follows an option
        left = []
    if left:
        args.parser.unknown_words(left)
    return args


def _as_text(argv: Sequence[str]) -> list[str]:
    return [str(word) for word in argv]


def build_parser() -> Parser:
    """The whole command line."""
    from followup import __version__

    from . import (
        backups,
        cards,
        cases,
        certificates,
        cohort,
        events,
        exports,
        imports,
        messages,
        overviews,
        plans,
        rules,
        sharing,
    )

    parser = Parser(prog="followup", description="What to do after a job interview: when, whom, how, and why.")
    parser.add_argument("--version", action="version", version=f"followup {__version__}")
    parser.set_defaults(run=lambda args: parser.format_help(), parser=parser)
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", parser_class=Parser)
    for group in (
        plans,
        messages,
        cases,
        events,
        overviews,
        exports,
        imports,
        backups,
        cards,
        rules,
        certificates,
        cohort,
        sharing,
    ):
        group.add_commands(commands)
    return parser

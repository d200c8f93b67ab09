"""Which commands there are, and errors about their words in the form all our errors have.

argparse tells what is wrong in sentences that differ from one Python to the next. What people often get wrong is looked
at here instead: a word that is no command, an option that is none, a word too many. What is left for argparse to say
(a word or a value that is missing) is passed on as it stands.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

from ..case.errors import InputError, Problem, shorten
from ..case.schema import nearest
from .words import read_word

# Modules beside this one and their commands, in the order of the help; only that of the command asked for is loaded.
COMMANDS = {
    "plans": ("plan", "explain", "policies", "audit"),
    "messages": ("draft", "check"),
    "reading": ("read",),
    "cases": ("case",),
    "events": ("log", "undo"),
    "overviews": ("report", "agenda"),
    "exports": ("export",),
    "imports": ("import",),
    "backups": ("backup", "restore", "merge"),
    "forgetting": ("forget",),
    "cards": ("cards",),
    "rules": ("rules",),
    "certificates": ("certificate",),
    "practice": ("practice",),
    "cohort": ("cohort",),
    "sharing": ("share",),
    "assistant": ("mcp",),
}
VERSION = "--version"
HELP = ("-h", "--help", VERSION)


class Parser(argparse.ArgumentParser):
    """argparse, but what is wrong comes out as InputError. below_it: the parsers of the commands below, by name."""

    def __init__(self, **keys: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **keys})
        self.below_it: Mapping[str, Parser] = {}

    def below(self, dest: str) -> Any:
        """Where commands below this one are added. dest: where the word goes in what is parsed."""
        commands = self.add_subparsers(metavar="COMMAND", dest=dest, parser_class=Parser)
        self.below_it = commands.choices
        return commands

    def error(self, message: str) -> NoReturn:
        raise InputError(Problem(self.prog, shorten(message, 200), "", f"see {self.prog} --help"))

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
    words = [str(word) for word in argv]
    parser = build_parser(*words[:1])
    refuse_unknown_commands(parser, words)
    try:
        args, left = parser.parse_known_args(words)
    except SystemExit:  # --help and --version have printed what was asked for
        return argparse.Namespace(run=lambda args: "")
    several = next((name for name in ("facts", "cases") if hasattr(args, name)), None)
    if left and several and not any(word.startswith("-") for word in left):
        setattr(args, several, [*getattr(args, several), *left])  # argparse leaves out what follows an option
        left = []
    if left:
        args.parser.unknown_words(left)
    return args


def build_parser(command: str = "") -> Parser:
    """The command line for this command, or where there is no such command for all of them."""
    from followup import __version__

    parser = Parser(prog="followup", description="What to do after a job interview: when, whom, how, and why.")
    parser.add_argument(VERSION, action="version", version=f"followup {__version__}")
    parser.set_defaults(run=lambda args: parser.format_help(), parser=parser)
    commands = parser.below("command")
    homes = [home for home, names in COMMANDS.items() if command in names]
    for home in homes or (COMMANDS if command != VERSION else ()):
        import_module(f".{home}", __package__).add_commands(commands)
    return parser


def refuse_unknown_commands(parser: Parser, words: Sequence[str]) -> None:
    """InputError for a word in the place of a command that is none, naming the nearest one."""
    for word in words:
        if not parser.below_it or word in HELP:
            return
        if not word.startswith("-"):
            read_word(word, f"{parser.prog} COMMAND", parser.below_it)
            parser = parser.below_it[word]

"""What a command works on: the case, the moment, the policy, the rules, the journal, as its words or the
surroundings say.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..case import clock
from ..case.case import Case
from ..case.case_file import load_case, read_table
from ..case.errors import InputError, Problem, shorten
from ..case.text import LOOSE
from ..journal import Journal

if TYPE_CHECKING:
    from ..rulebook.book import Rulebook

DEFAULT_POLICY = "balanced"


@dataclass(frozen=True)
class Chosen:
    """A case and where it came from. scenario: the [scenario] table of its file; journal: None for a file."""

    case: Case
    scenario: dict[str, Any] = field(default_factory=dict)
    journal: Journal | None = None


def add_command(commands: Any, name: str, run: Any, told: str, *, writes: bool = False) -> Any:
    """A command under others: its name, what it calls, and what its help says.

    writes: whether what it does is not to be done twice because nobody could see what it said.
    """
    command = commands.add_parser(name, help=told, description=f"{told[:1].upper()}{told[1:]}.")
    command.set_defaults(run=run, parser=command, writes=writes)
    return command


def add_group(commands: Any, name: str, told: str, description: str = "") -> Any:
    """A place for commands below another word, as in `followup case new`; alone the word prints its help."""
    group = commands.add_parser(name, help=told, description=description or f"{told[:1].upper()}{told[1:]}.")
    group.set_defaults(run=lambda args: group.format_help(), parser=group)
    return group.below(f"{name}_command")


def add_options(command: argparse.ArgumentParser, *names: str) -> None:
    """The options many commands share: any of now, policy, json, journal, rules."""
    given: dict[str, dict[str, Any]] = {
        "now": {"metavar": "DATETIME", "help": "the moment, with offset (default: this one, or the scenario's)"},
        "policy": {"metavar": "NAME", "help": f"whose advice (default: the journal's, else {DEFAULT_POLICY})"},
        "json": {"action": "store_true", "help": "print JSON"},
        "journal": {"metavar": "FILE", "help": "default: $FOLLOWUP_JOURNAL, else one in your data folder"},
        "rules": {
            "metavar": "DIR",
            "action": "append",
            "default": [],
            "help": "a folder of rules laid over the workbook's own; may be repeated (also $FOLLOWUP_RULES)",
        },
    }
    for name in names:
        command.add_argument(f"--{name}", **given[name])


def open_journal(args: argparse.Namespace) -> Journal:
    """The journal the words name, else the default one; one for all who ask for it, so that it is read once."""
    opened = getattr(args, "opened_journal", None)
    if not isinstance(opened, Journal):
        args.opened_journal = opened = Journal(args.journal)
    return opened


def choose_case(word: str, args: argparse.Namespace) -> Chosen:
    """The journal's case of that id, else a file's. A word that is written like a path, or ends as case files do, is a
    file where there is one; args.ids_alone: never. InputError naming the nearest ids.
    """
    if _is_file(word, args):
        return _from_file(word)
    journal = open_journal(args)
    if _is_like_a_file(word) and word not in journal.ids() and not _takes_ids_alone(args):
        return _from_file(word)
    return Chosen(journal.case(word), journal=journal)


def tell_damage(args: argparse.Namespace) -> None:
    """That lines of the journal can't be read, where a command used one: what it says may lack something."""
    journal = getattr(args, "opened_journal", None)
    with suppress(InputError):
        if isinstance(journal, Journal) and (damage := journal.damage(halves=False)):
            _tell(str(damage))


def _is_file(word: str, args: argparse.Namespace) -> bool:
    """Whether the word means a file that is there. Whatever lies in the folder, an id of the journal is that case."""
    if _takes_ids_alone(args) or not os.path.isfile(word):
        return False
    return _is_like_a_file(word) or word not in open_journal(args).ids()


def _is_like_a_file(word: str) -> bool:
    return os.sep in word or "/" in word or word.lower().endswith((".toml", ".json"))


def _takes_ids_alone(args: argparse.Namespace) -> bool:
    return bool(getattr(args, "ids_alone", False))


def _from_file(word: str) -> Chosen:
    case = load_case(word)
    scenario = read_table_again(word).get("scenario")
    return Chosen(case, scenario if isinstance(scenario, dict) else {})


def read_table_again(word: str) -> dict[str, Any]:
    """The file's mapping; nothing where it was a pipe and is used up."""
    return read_table(Path(word)) if os.path.isfile(word) else {}


def choose_now(args: argparse.Namespace, scenario: dict[str, Any] | None = None) -> datetime:
    """--now, else the scenario's moment, else the clock's."""
    if args.now is not None:
        return clock.read_moment(args.now, "--now")
    told = (scenario or {}).get("now")
    if told is not None:
        return clock.read_moment(told.isoformat() if isinstance(told, date) else str(told), "scenario.now")
    return clock.now()


def choose_policy(args: argparse.Namespace, chosen: Chosen, rulebook: Rulebook) -> str:
    """--policy, else the scenario's, else the journal's, else the default of the rules in use."""
    for name in (args.policy, chosen.scenario.get("policy")):
        if name is not None:
            return str(name)
    return kept_policy(chosen.journal, rulebook) if chosen.journal else rulebook.default_policy


def kept_policy(journal: Journal, rulebook: Rulebook) -> str:
    """The policy set in the journal. It may come from rules that are not here: then the default one, with a word."""
    kept = journal.setting("policy")
    followed = rulebook.followed(kept)
    if kept not in (None, followed):
        _tell(f"the policy {shorten(str(kept), 60)} is not in the rules in use; {followed} is followed instead")
    return followed


def _tell(words: str) -> None:
    """A line beside the answer, which stays what it is. Whose errors nobody hears is not stopped by that."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"followup: {shorten(words, 300)}\n")


def choose_rulebook(args: argparse.Namespace) -> Rulebook:
    """The workbook's rules, the folders of FOLLOWUP_RULES laid over them (else, for cases of a journal, the folder
    chosen in it), and over these the folders of --rules.
    """
    from ..rulebook.loading import default_rulebook, folders_from_environment, load_rulebook

    folders = [*(folders_from_environment() or _chosen_folder(args)), *args.rules]
    return load_rulebook(*folders) if folders else default_rulebook()


def _chosen_folder(args: argparse.Namespace) -> tuple[str, ...]:
    """The folder of rules chosen in the journal; none for case files, which mean the same whatever journal there is,
    and none, with a word, where it can't be used: a journal may come from another computer.
    """
    from ..house_rules.in_use import SETTING, rules_in_use, state

    words = [getattr(args, "case", None) or "", *(getattr(args, "cases", None) or [])]
    if not hasattr(args, "journal") or any(_is_file(word, args) for word in words):
        return ()
    journal = open_journal(args)
    found, kept = rules_in_use(state(journal)), journal.setting(SETTING)
    if found.folders and not found.by_environment and kept != found.folders[0]:
        _tell(f"the rules chosen last are not on this computer; {found.folders[0]} is followed instead: {kept}")
    if found.trouble:
        _tell(f"the workbook's own rules are followed (followup rules use --none: from now on): {found.trouble}")
    return found.folders


def as_json(value: object) -> str:
    """JSON as all commands print it: indented, in the letters people wrote, what nobody can see escaped."""
    made = json.dumps(value, ensure_ascii=False, indent=2, default=_iso)
    return LOOSE.sub(lambda found: json.dumps(found[0])[1:-1], made)


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise InputError(Problem("output", "not JSON", type(value).__name__))

"""rules check, diff, use: what is wrong with a folder of house rules, what it changes, and following it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..case.errors import InputError, Problem
from ..case.tables import to_columns
from ..case.text import in_a_line
from .chosen import add_command, add_group, add_options, as_json, choose_now, open_journal

if TYPE_CHECKING:
    from ..house_rules import Beside, Change, Checked, Draft
    from ..house_rules.changes import Line
    from ..rulebook.book import Rulebook

OWN = "the workbook's own rules"
COLUMNS = ("case", "", "what", "when", "whom", "how")


def add_commands(commands: Any) -> None:
    """Put these commands under `followup`."""
    told = "check, diff, use: a folder of house rules"
    inner = add_group(commands, "rules", told, "A folder of house rules laid over the workbook's own.")
    check = add_command(inner, "check", run_check, "all that is wrong with each folder; exit status 1 if anything is")
    check.add_argument("folders", metavar="DIR", nargs="+", help="a folder with TOML files; each is checked by itself")
    diff = add_command(inner, "diff", run_diff, "sixteen example cases before and after")
    diff.add_argument("folder", metavar="DIR", help="a folder with TOML files")
    use = add_command(inner, "use", run_use, "follow a folder on every page and for all cases of the journal")
    use.add_argument(
        "folder", metavar="DIR", nargs="?", help="a folder with TOML files; none: the workbook's own again"
    )
    use.add_argument("--none", action="store_true", help="the workbook's own again, whatever the journal names")
    add_options(use, "now", "journal")
    for command in (check, diff):
        command.add_argument("--policy", metavar="NAME", help="the advice to look under (default: the folder's first)")
        command.add_argument("--json", action="store_true", help="print JSON")


def run_check(args: argparse.Namespace) -> tuple[str, int]:
    from ..house_rules import check
    from ..house_rules.folder import read_sound

    found = []
    for folder in args.folders:
        draft, unread = read_sound(folder)
        checked = check(draft, Path(folder).absolute().name)
        if unread:
            checked = replace(checked, problems=(*unread, *checked.problems), unreadable=True)
        found.append((folder, checked, _says(draft, checked, args.policy)))
    status = max(2 if checked.unreadable else 0 if checked.sound else 1 for _, checked, _ in found)
    if args.json:
        return as_json({"folders": [_as_dict(*one) for one in found]}), status
    return "\n".join(_as_text(*one) for one in found), status


def _says(draft: Draft, checked: Checked, policy: str | None) -> str:
    """What a sound folder changes, in a sentence or two."""
    from ..house_rules.changes import entry_words

    if checked.book is None or not checked.sound:
        return ""
    beside = _beside(draft, checked.book, policy)
    words = entry_words(checked.book)
    return f"{words[:1].upper()}{words[1:]}. {beside.sentence[:-1]} ({advice_words(beside)})."


def _beside(draft: Draft, book: Rulebook, policy: str | None) -> Beside:
    from ..house_rules import compare
    from ..house_rules.draft import shown_policy

    return compare(book, policy or shown_policy(draft))


def advice_words(beside: Beside) -> str:
    """Under which policies the cases were looked at."""
    same = beside.before == beside.after
    return f"advice: {beside.after}" if same else f"advice: {beside.after} beside our {beside.before}"


def _as_text(folder: str, checked: Checked, says: str) -> str:
    problems = [*checked.problems, *checked.drafts]
    if not problems:
        return f"{folder}: sound. {says}"
    number = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
    return "\n".join([f"{folder}: {number}", *(f"  {problem}" for problem in problems)])


def _as_dict(folder: str, checked: Checked, says: str) -> dict[str, Any]:
    problems = [{"where": one.where, "what": one.what, "seen": one.seen, "allowed": one.allowed}
                for one in (*checked.problems, *checked.drafts)]  # fmt: skip
    return {"folder": folder, "problems": problems, "says": says or None}


def run_use(args: argparse.Namespace) -> str:
    from ..house_rules import SETTING, read_folder, rules_in_use
    from ..house_rules.in_use import state
    from ..rulebook.loading import load_rulebook

    if args.none and args.folder:
        raise InputError(Problem("followup rules use", "a folder and none", args.folder, "DIR or --none"))
    folder = read_folder(args.folder).folder if args.folder else None
    if folder:
        load_rulebook(folder)
    journal, now = open_journal(args), choose_now(args)
    journal.set(SETTING, folder, at=now)
    if args.none and journal.setting("policy") not in (None, *rules_in_use(state(journal)).book.policies):
        journal.set("policy", None, at=now)  # it was of the rules that are gone
    return f"{in_a_line(journal.path)}: follows {in_a_line(folder or OWN)} from now on"


def run_diff(args: argparse.Namespace) -> str:
    from ..house_rules import check, read_folder

    draft = read_folder(args.folder)
    checked = check(draft, Path(args.folder).absolute().name, messages=False)
    if checked.book is None:
        raise InputError(*checked.problems)
    beside = _beside(draft, checked.book, args.policy)
    rows = [row for change in beside.changes for row in _rows(change)]
    if args.json:
        return as_json([dict(zip(("case", "rules", *COLUMNS[2:]), row)) for row in rows])
    return f"{beside.sentence} ({advice_words(beside)})\n\n{to_columns(COLUMNS, rows)}"


def _rows(change: Change) -> list[tuple[str, ...]]:
    """A case that stays the same in one row; else each step that differs in two."""
    rows: list[tuple[str, ...]] = []
    title = change.example.title
    for mine, theirs in change.pairs:
        if mine == theirs:
            rows.append((title, "same", *_cells(mine)))
        else:
            rows += [(title, "ours", *_cells(mine)), ("", "yours", *_cells(theirs))]
        title = ""
    return rows + [("", "words", what, "", "", "") for what, _, _ in change.texts]


def _cells(line: Line | None) -> tuple[str, ...]:
    return (line.what, line.when, line.whom, line.how) if line else ("-", "", "", "")

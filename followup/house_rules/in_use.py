"""Whose rules the workbook uses: FOLLOWUP_RULES, else the folder chosen on a page, else its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..case.errors import FollowupError, InputError
from ..journal import Journal
from ..rulebook.book import Rulebook
from ..rulebook.loading import default_rulebook, folders_from_environment, load_rulebook, paths_of

SETTING = "rules"  # the journal's setting: a folder, or None for the workbook's own rules
BY_ENVIRONMENT = "FOLLOWUP_RULES"


@dataclass(frozen=True)
class InUse:
    """book: the rules that count; folders: where they come from, none for the workbook's own.

    by_environment: FOLLOWUP_RULES names them; trouble: why the folder chosen can't be used, so that ours are.
    """

    book: Rulebook
    folders: tuple[str, ...] = ()
    by_environment: bool = False
    trouble: str = ""

    @property
    def name(self) -> str:
        return " and ".join(Path(folder).name for folder in self.folders)


State = tuple[tuple[str, ...], bool, tuple[tuple[str, int, int], ...]]


def state(journal: Journal) -> State:
    """What changes whenever other rules come into use: the folders, who names them, and their files."""
    named = folders_from_environment()
    kept = chosen_folder(journal)
    folders = named or ([kept] if kept else [])
    return tuple(folders), bool(named), tuple(_files(folders))


def chosen_folder(journal: Journal) -> str:
    """The folder chosen last; where that is not on this computer, the one before it that is, because another computer
    may have chosen its own in the same search. "": none.
    """
    last = ""
    for kept in journal.settings(SETTING):
        if not isinstance(kept, str) or not kept:  # back to the workbook's own
            break
        last = last or kept
        if os.path.isdir(kept):
            return kept
    return last


def _files(folders: Sequence[str]) -> list[tuple[str, int, int]]:
    found = []
    for folder in folders:
        with suppress(OSError, ValueError, InputError):  # gone between two looks, no path or no rules: loading says so
            for path in paths_of(Path(folder)):
                with suppress(OSError):
                    told = path.stat()
                    found.append((str(path), told.st_mtime_ns, told.st_size))
    return found


def rules_in_use(now: State) -> InUse:
    """The rules of a state. A folder of the environment that is not sound raises InputError; for one that was chosen
    on a page, perhaps on another computer, ours are used and `trouble` says why.
    """
    folders, by_environment, _ = now
    if not folders:
        return InUse(default_rulebook())
    try:
        return InUse(load_rulebook(*folders), folders, by_environment)
    except (FollowupError, OSError, ValueError) as error:
        if by_environment:
            raise
        why = str(error.problems[0] if isinstance(error, FollowupError) else error)
        named = "" if why.startswith(folders[0]) else f"{folders[0]}: "
        return InUse(default_rulebook(), (), False, f"{named}{why}")

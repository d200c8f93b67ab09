"""What a case that was forgotten leaves elsewhere, in words: nobody is told that it is gone where it is not."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from .book import Journal
from .forgetting import Forgotten

HANDED_IN = "hand-in token"  # the setting of somebody who has handed something in
MOST_NAMED = 20  # files
ELSEWHERE = "Files you saved or sent elsewhere (backups, calendars, mails, another computer) still hold it."


def beside(done: Forgotten) -> list[str]:
    """What became of the files beside, in a sentence each."""
    said = [
        ("Also cleared", done.files),
        ("Not cleared, an export or perhaps another person's", done.left),
    ]
    return [f"{words}: {_names(files)}." for words, files in said if files]


def _names(files: Sequence[Path]) -> str:
    more = len(files) - MOST_NAMED
    return ", ".join(path.name for path in files[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def remaining(journal: Journal, employer: str, called: Callable[[str], str] = str) -> list[str]:
    """One sentence for each place. called: the word for another case, from its id."""
    said = _named_still(journal, employer, called)
    if journal.setting(HANDED_IN) is not None:
        said.append("What you handed in to a group stays with whoever has it: ask them to delete it.")
    return [*said, ELSEWHERE]


def _named_still(journal: Journal, employer: str, called: Callable[[str], str]) -> list[str]:
    """A draft or a note of another case may speak of this employer; it belongs to that one and stays."""
    name = json.dumps(employer, ensure_ascii=False)[1:-1].casefold()
    held = {
        entry.case: None
        for entry in journal.history()
        if entry.case and name in json.dumps(entry.data, ensure_ascii=False).casefold()
    }
    names = ", ".join(called(one) for one in held)
    return [f"{employer} is still named in what you wrote in other cases: {names}."] if held else []

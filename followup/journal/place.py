"""Where a candidate's journal lies when nobody says otherwise."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..case.errors import InputError, Problem

NAMED_BY = "FOLLOWUP_JOURNAL"
DRIVE = Path("/drive")  # in the browser alone, what its own storage keeps: the files one sees beside the notebooks


def default_path() -> Path:
    """$FOLLOWUP_JOURNAL, else journal.jsonl in this person's folder for application data.

    Raises InputError where nobody knows whose home is meant.
    """
    named = os.environ.get(NAMED_BY)
    try:
        return Path(named).expanduser() if named else _data_folder() / "followup" / "journal.jsonl"
    except RuntimeError:
        seen = named or "your home folder"
        raise InputError(Problem(NAMED_BY, "nobody's home folder is known by that", seen, "a path of a file")) from None


def is_kept(path: Path) -> bool:
    """Whether a file there is still there tomorrow. Only in the browser alone may it not be: a private window, or one
    that gives the page no storage.
    """
    return sys.platform != "emscripten" or DRIVE in path.parents


def _data_folder() -> Path:
    if sys.platform == "emscripten" and DRIVE.is_dir():
        return DRIVE
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = os.environ.get("XDG_DATA_HOME")
    return Path(named) if named and os.path.isabs(named) else Path.home() / ".local" / "share"

"""Where a candidate's journal lies when nobody says otherwise."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAMED_BY = "FOLLOWUP_JOURNAL"


def default_path() -> Path:
    """$FOLLOWUP_JOURNAL, else journal.jsonl in this person's folder for application data."""
    named = os.environ.get(NAMED_BY)
    return Path(named).expanduser() if named else _data_folder() / "followup" / "journal.jsonl"


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = Path(os.environ.get("XDG_DATA_HOME") or "")
    return named if named.is_absolute() else Path.home() / ".local" / "share"

"""Where a workshop has a folder of its own to hand in to: its hand-ins, its practice, and what comes back."""

from __future__ import annotations

import os
from pathlib import Path

HAND_IN = "FOLLOWUP_HAND_IN"  # names that folder


def hand_in_folder() -> Path | None:
    """The workshop's own folder to hand in to, where there is one."""
    named = os.environ.get(HAND_IN, "").strip()
    return Path(os.path.expanduser(named)) if named else None

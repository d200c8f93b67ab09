"""Whether somebody is there to be asked, and what they answer: standard input may be closed, a folder, or no text."""

from __future__ import annotations

import sys
from contextlib import suppress

YES = ("y", "yes")


def is_somebody_there() -> bool:
    with suppress(OSError, ValueError):
        return sys.stdin is not None and sys.stdin.isatty()
    return False


def is_yes() -> bool:
    """Whether the next line says yes; no answer is a no."""
    with suppress(OSError, ValueError):
        return sys.stdin is not None and sys.stdin.readline().strip().casefold() in YES
    return False

"""The minute, told by the browser while somebody looks: a kernel nobody looks at is left alone.

An anywidget; where it is missing, or its script does not run, pages still turn at the edges of windows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from ..parts.actions import Tell, shown

SCRIPT = Path(__file__).with_name("pulse.js")


def pulse(beat: Callable[[], None], tell: Tell) -> widgets.DOMWidget | None:
    """The script; None where anywidget is not installed. beat: another minute has begun."""
    try:
        import anywidget
    except ImportError:
        return None

    class Pulse(anywidget.AnyWidget):
        _esm = SCRIPT.read_text(encoding="utf-8")

    made = Pulse()

    def heard(*_: Any) -> None:
        with shown(tell):
            beat()

    made.on_msg(heard)
    return made

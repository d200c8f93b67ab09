"""The one script of the app: the browser's address, keys, focus, landmarks, and a word when the connection is gone.

It is an anywidget, so it runs in JupyterLab, Voilà and the browser alone. Where anywidget is missing, the rail's
buttons do their work without it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from ..parts.actions import Tell, shown

KEYS = "single keys"  # the setting that switches the letters off
SCRIPT = Path(__file__).with_name("router.js")


def router(
    go: Callable[[str], None], arrive: Callable[[str], None], tell: Tell, measure: Callable[[bool], None]
) -> widgets.Widget | None:
    """The script, tied to what the app does when an address is asked for; None where anywidget is not installed.

    go: turn to a fragment; arrive: somebody came to the page, at a fragment, perhaps long after it was made;
    measure: whether the window is a phone's.
    """
    try:
        import anywidget
        import traitlets
    except ImportError:
        return None

    class Router(anywidget.AnyWidget):
        _esm = SCRIPT.read_text(encoding="utf-8")
        shown = traitlets.Unicode("").tag(sync=True)  # where one is
        title = traitlets.Unicode("").tag(sync=True)
        letters = traitlets.Bool(True).tag(sync=True)
        cases = traitlets.List([]).tag(sync=True)  # the fragments that 1 to 9 lead to
        narrow = traitlets.Bool(False).tag(sync=True)  # whether the window is as narrow as a phone's
        turns = traitlets.Int(0).tag(sync=True)  # the number of what was answered last

    made = Router()

    def heard(_: Any, content: dict[str, Any], __: Any) -> None:
        with shown(tell):
            {"go": go, "arrive": arrive}[content["do"]](str(content.get("to", "")))
        made.turns = int(content["turn"])

    made.on_msg(heard)
    made.observe(lambda change: measure(bool(change["new"])), "narrow")
    return made

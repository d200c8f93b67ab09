"""The script that marks findings inside the text: a layer behind the fields, one popover at a time, and keys.

It is an anywidget, so it runs in JupyterLab, Voilà and the browser alone. The fields stay the plain ones of
ipywidgets: where the script does not run they are as they are, with the row of findings below them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from ...messages.review import Finding
from ..parts.actions import Tell, shown
from ..parts.pieces import styled

SCRIPT = Path(__file__).with_name("marks.js")
LONGEST = 60  # letters of a suggestion that still make a button
MOST = 3  # suggestions of one finding
FAR = 240  # letters; what is longer is about the message as a whole, and no line is drawn below it


def marks(pressed: Mapping[str, Callable[[str], None]], tell: Tell) -> widgets.DOMWidget | None:
    """The script; None where anywidget is not installed. pressed: what leave and own do with a finding, by its key."""
    try:
        import anywidget
        import traitlets
    except ImportError:
        return None

    class Marks(anywidget.AnyWidget):
        _esm = SCRIPT.read_text(encoding="utf-8")
        told = traitlets.Dict({}).tag(sync=True)  # see `told_of`

    made = Marks()

    def heard(_: Any, content: dict[str, Any], __: Any) -> None:
        with shown(tell):
            for name in pressed.keys() & content.keys():
                pressed[name](str(content[name]))

    made.on_msg(heard)
    return styled(made, "fu-marks")


def key_of(finding: Finding) -> str:
    return f"{finding.code} {finding.start} {finding.end}"


def told_of(whole: str, head: int, subject: str, findings: Sequence[Finding]) -> dict[str, Any]:
    """What the script draws: both texts, and where in them each finding is, as browsers count.

    whole: the text that was read; its first `head` characters stand before the body (as in MessageText.whole).
    """
    found = [_mark(whole, head, len(whole[:head].rstrip("\n")) - len(subject), one) for one in findings]
    return {"subject": subject, "body": _lines(whole[head:]), "marks": found}


def _mark(whole: str, head: int, before: int, found: Finding) -> dict[str, Any]:
    """before: how much stands before the subject, where there is one."""
    field, base = ("subject", before) if found.start < head else ("body", head)
    text = whole[base : head if field == "subject" else None]
    here = 0 < found.end - found.start <= FAR
    start, end = (max(one - base, 0) for one in (found.start, found.end))
    return {
        "key": key_of(found),
        "field": field,
        "start": units(text, start),
        "end": units(text, end) if here else units(text, start),
        "severity": found.severity,
        "own": found.code == "spelling",
        "says": found.says,
        "put": [one for one in found.suggestions if len(one) <= LONGEST][:MOST] if here else [],
    }


def units(text: str, place: int) -> int:
    """A place in a text as browsers count it: UTF-16, in which an emoji is two; a line ends with one sign there."""
    before = _lines(text[:place])
    return len(before) + sum(ord(sign) > 0xFFFF for sign in before)


def _lines(text: str) -> str:
    """As a text field has it: every line ends with one sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n")

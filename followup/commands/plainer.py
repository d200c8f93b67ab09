"""check --plainer: a message as those read it who learned English later; a view of its own beside the findings."""

from __future__ import annotations

from typing import Any

from .chosen import as_json


def as_plainer(text: str, json: bool) -> str:
    """The idioms and long sentences of a message, each with plainer words; lines are counted from one."""
    from ..messages.plainer import plainer

    marks = plainer(text)
    if json:
        return as_json({"plainer": [mark.to_dict() for mark in marks]})
    if not marks:
        return "Plain enough: no idioms that we know, and no long sentences."
    return "\n".join(_line(mark, text) for mark in marks)


def _line(mark: Any, text: str) -> str:
    return f"line {text.count(chr(10), 0, mark.start) + 1}: {mark.says}"

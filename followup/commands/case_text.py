"""A case's mapping as the TOML of a case file, to read, to keep, to edit and to open again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..case.text import CONTROL, LINE_BREAKS, LOOSE


def to_toml(mapping: Mapping[str, Any]) -> str:
    """A case file's text; reading it gives the same case. mapping: as `case_to_dict` makes it."""
    blocks = [_block("", {key: value for key, value in mapping.items() if not isinstance(value, dict | list)})]
    for name, value in mapping.items():
        if isinstance(value, dict):
            blocks.append(_block(f"[{name}]", value))
        elif isinstance(value, list):
            blocks += [_block(f"[[{name}]]", member) for member in value]
    return "\n\n".join(block for block in blocks if block) + "\n"


def to_lines(table: Mapping[str, Any]) -> list[str]:
    """Each key with its value on a line of its own, whatever stands in the value."""
    return [f"{key} = {_value(value)}" for key, value in table.items()]


def _block(title: str, table: Mapping[str, Any]) -> str:
    return "\n".join([*([title] if title else []), *to_lines(table)])


def _value(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(_value(member) for member in value) + "]"
    text = CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
    text = LINE_BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)  # those that are left, as U+2028
    return LOOSE.sub(lambda found: f"\\U{ord(found[0]):08X}", text)  # what nobody can see is told, and read again

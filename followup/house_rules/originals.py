"""The workbook's own entries as their files spell them: what a folder of one's own starts from and goes back to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from ..rulebook.loading import OWN_FOLDERS


def original(kind: str, id: str) -> dict[str, Any]:
    """The table of that entry, the caller's own copy; empty where the workbook has none."""
    return deepcopy(_tables().get((kind, id), ({}, ""))[0])


def original_text(kind: str, id: str) -> str:
    """The whole file that entry stands in, with its comments; "" where the workbook has none."""
    return _tables().get((kind, id), ({}, ""))[1]


@cache
def _tables() -> dict[tuple[str, str], tuple[dict[str, Any], str]]:
    return {key: found for folder in OWN_FOLDERS for path in sorted(folder.rglob("*.toml")) for key, found in _in(path)}


def _in(path: Path) -> Iterator[tuple[tuple[str, str], tuple[dict[str, Any], str]]]:
    text = path.read_text(encoding="utf-8")
    data = tomllib.loads(text)
    if "paragraph" in data:
        yield ("template", data["id"]), (data, text)
        return
    for kind, tables in data.items():
        for table in tables:
            yield (kind, table["id"]), (table, text)

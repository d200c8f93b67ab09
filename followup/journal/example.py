"""Copies the example search, moved by whole days so that it is always about now."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..journal import Journal
from .lines import LineFile

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "example_search.jsonl"
TOLD_AT = datetime.fromisoformat("2026-03-12T09:05:00-05:00")  # the moment at which the example is told
DAY = timedelta(days=1)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")


def open_example(copy_to: str | Path, *, now: datetime | None = None) -> Journal:
    """A journal at `copy_to` that holds the example; one that is there already is opened as it is.

    now: an aware datetime. Every date of the copy is moved by as many whole days as have passed since the
    example's own moment, so that each case is at the stage it is told at: an interview of yesterday is of
    yesterday again, whatever weekday that was. Clock times stay those of the employer's place. Without `now`
    nothing is moved. Raises InputError where the file can't be written.
    """
    path = Path(copy_to)
    days = max(0, (now.astimezone(TOLD_AT.tzinfo) - TOLD_AT) // DAY) if now is not None else 0
    file = LineFile(path)
    with file.appending() as descriptor:
        if path.stat().st_size == 0:
            lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
            file.write(descriptor, "\n".join(_moved(lines, days * DAY)).encode())
    return Journal(path)


def is_example(journal: Journal) -> bool:
    """Whether that journal began as a copy of the example."""
    first = next(iter(journal.history()), None)
    return first is not None and first.id.endswith("-example")


def _moved(lines: list[str], by: timedelta) -> list[str]:
    if not by:
        return lines
    entries = [json.loads(line) for line in lines]
    opened = (entry for entry in entries if entry["do"] == "case")
    zones = {entry["case"]: ZoneInfo(entry["facts"]["employer"]["timezone"]) for entry in opened}
    for entry in entries:
        zone = zones.get(entry.get("case"))
        entry.update(_each_text(entry, partial(_move, by=by, zone=zone)))
    return [json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries]


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every text in it changed; keys stay."""
    if isinstance(value, dict):
        return {key: _each_text(held, change) for key, held in value.items()}
    if isinstance(value, list):
        return [_each_text(held, change) for held in value]
    return change(value) if isinstance(value, str) else value


def _move(text: str, by: timedelta, zone: ZoneInfo | None) -> str:
    """A text that is a date or a moment, later by that much of the calendar; any other text as it is."""
    if not MOMENT.fullmatch(text):
        return text
    if len(text) == len("2026-03-12"):
        return (date.fromisoformat(text) + by).isoformat()
    moment = datetime.fromisoformat(text)
    return (moment.astimezone(zone) + by).isoformat() if zone else (moment + by).isoformat()

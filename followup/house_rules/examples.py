"""The sixteen invented cases on which rules are shown before and after, and messages are tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from ..case.case import Case
from ..case.case_file import load_case, read_table

FILE = Path(__file__).with_name("example_cases.toml")


@dataclass(frozen=True, eq=False)
class Example:
    """now: the moment it is looked at, with offset."""

    title: str
    now: datetime
    case: Case


@cache
def example_cases() -> tuple[Example, ...]:
    told = read_table(FILE)["example"]
    return tuple(Example(one["title"], one["now"], load_case(one["case"])) for one in told)

"""The observer's list for one call: what to look for on its way, each with the advice behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter

from ...case.case_file import read_table
from ...case.schema import read_as
from ...rulebook.book import Rulebook
from ...rulebook.entries import Branch

FILE = Path(__file__).with_name("checklist.toml")
SILENT = "no-answer"  # a call in which nobody says a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One thing to look for. always: in every call with words; branches: where the call comes by; advice: ids."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    id: str
    asks: str
    advice: tuple[str, ...]
    always: bool = False
    branches: tuple[str, ...] = ()


@cache
def all_looks() -> tuple[Look, ...]:
    """The whole list. InputError with file and key where it is not sound."""
    told = read_as(TypeAdapter(dict[str, tuple[Look, ...]]), read_table(FILE), str(FILE), {"item": Look})
    return told["item"]


def who_says(look: Look, book: Rulebook) -> list[str]:
    """The sources of the advice behind it; a list of a counselor's own rules may lack one."""
    said = [book.advice[id].sources for id in look.advice if id in book.advice]
    return list(dict.fromkeys(source for sources in said for source in sources))


def checklist(talk: Sequence[Branch]) -> list[Look]:
    """What an observer of this call looks for, in the order of a call."""
    ids = {branch.id for branch in talk}
    spoken = SILENT not in ids
    return [look for look in all_looks() if (look.always and spoken) or ids & set(look.branches)]

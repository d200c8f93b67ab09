"""The plan of a session, read from a file: what comes when, what to say and show, and what to do together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter

from ...case.case_file import read_table
from ...case.errors import InputError, Problem
from ...case.schema import one_of, read_as
from .minutes import filled
from .stories import our_stories

FOLDER = Path(__file__).with_name("sessions")
CARD = re.compile(r"\{([a-z0-9-]+)\}")
CONFIG = ConfigDict(extra="forbid")
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A page of the workbook to put on the wall: its name below notebooks/, and the words of the link.

    invented: it is shown with the invented search, whatever is in one's own.
    """

    __pydantic_config__ = CONFIG
    page: Annotated[str, StringConstraints(pattern=r"^(workshop/)?\d\d_\w+$")]
    words: Words
    invented: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """minutes: how long; say: what to tell, in lines; exercise: what they do; debrief: questions afterwards."""

    __pydantic_config__ = CONFIG
    title: Words
    minutes: Annotated[int, Field(ge=1, le=120)]
    say: tuple[Words, ...]
    show: tuple[Show, ...] = ()
    exercise: str = ""
    debrief: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """id: its file's name; minutes: of the whole, exactly the sum of its items."""

    __pydantic_config__ = CONFIG
    id: str = ""
    title: Words
    minutes: Annotated[int, Field(ge=5, le=600)]
    needs: tuple[Words, ...] = ()
    items: Annotated[tuple[Item, ...], Field(alias="item", min_length=1)] = field(metadata={"key": "item"})

    def begins(self, place: int) -> int:
        """Minutes after the start at which an item begins."""
        return sum(item.minutes for item in self.items[:place])


def read_session(path: Path) -> Session:
    """One plan. InputError with file and key where it is not sound, or its minutes don't add up."""
    made = read_as(TypeAdapter(Session), {"id": path.stem, **read_table(path)}, str(path), {"": Session, "item": Item})
    items = tuple(
        replace(item, say=tuple(map(filled, item.say)), exercise=filled(item.exercise)) for item in made.items
    )
    total = sum(item.minutes for item in items)
    if total != made.minutes:
        raise InputError(
            Problem(f"{path}: minutes", "the items add up to something else", str(total), str(made.minutes))
        )
    return replace(made, items=tuple(_numbered(item, str(path)) for item in items))


def _numbered(item: Item, where: str) -> Item:
    """With the numbers of the cards that its exercise names by their story, as {they-named-a-new-day}."""
    named = CARD.findall(item.exercise)
    numbers = {story.name: str(story.number) for story in our_stories()} if named else {}
    for name in named:
        if name not in numbers:
            raise InputError(Problem(f"{where}: {item.title}", "no story has this name", name, one_of(numbers, name)))
    return replace(item, exercise=CARD.sub(lambda found: numbers[found[1]], item.exercise))


@cache
def sessions() -> dict[str, Session]:
    """The plans that come with the workbook, by id, the shortest first."""
    found = [read_session(path) for path in FOLDER.glob("*.toml")]
    return {one.id: one for one in sorted(found, key=lambda one: (one.minutes, one.id))}

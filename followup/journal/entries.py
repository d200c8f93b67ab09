"""One line of a journal as a value, in its place among the others, and how it is written."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any

from ..case.errors import InputError, Problem
from ..case.office_hours import FIRST_YEAR, LAST_YEAR

VERSION = 1
MOST_BYTES = 5_000_000  # one line
LARGEST = 89_999_999  # the highest number an id holds; lines after it have this one, and a turn
LAST = str(LARGEST)
MOST_TURNS = 10**15  # no journal comes to so many lines: one that says so was made by hand
MOST_DEEP = 50  # lists and objects in each other; a case has five

JOINED = "joined"  # the kind of line that says that two journals became one here
Rank = tuple[datetime, int, datetime, bool, str]
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)  # before every moment


@dataclass(frozen=True, slots=True, init=False)
class Entry:
    """One line. at: with offset; case: None for settings; data: all its keys; line: its number in the file,
    from 1. moment: what it counts by where two journals became one (`stated`), else the same for all.
    """

    id: str
    at: datetime
    do: str
    case: str | None
    data: Mapping[str, Any]
    line: int = 0
    undone: bool = False
    moment: datetime = BEGINNING
    rank: Rank = field(init=False, compare=False, repr=False)

    def __init__(
        self,
        id: str,
        at: datetime,
        do: str,
        case: str | None,
        data: Mapping[str, Any],
        line: int = 0,
        undone: bool = False,
        moment: datetime = BEGINNING,
    ) -> None:
        """Lines count in the order of their ranks: where two journals became one by moment, else by number. Of two with
        one number the later counts later; at the same moment an undo comes after what it names, and the letters of its
        writer decide the rest.
        """
        number = int(id[:8]) + (turn_of(data) if "turn" in data else 0)
        held = (id, at, do, case, data, line, undone, moment, (moment, number, at, do == "undo", id))
        for put, value in zip(_PUT, held):  # twice as quick as by their names, and a journal has very many
            put(self, value)

    @property
    def number(self) -> int:
        """How many lines the writer knew to come before: that of the id, and beyond what an id can hold its turn."""
        return self.rank[1]

    @property
    def stated(self) -> datetime:
        """When it was written; where the writer's clock was behind, the latest moment that it knew of."""
        after = self.data.get("after")
        return self.at if after is None else max(self.at, datetime.fromisoformat(after))

    def counted_by(self, moment: datetime) -> Entry:
        """The same line in its place among those that count by moment."""
        return Entry(self.id, self.at, self.do, self.case, self.data, self.line, self.undone, moment)


_PUT = [vars(Entry)[one.name].__set__ for one in fields(Entry)]


def by_rank(entry: Entry) -> Rank:
    """What lines are sorted by."""
    return entry.rank


def is_deep(value: object) -> bool:
    """Level by level, without going into itself."""
    level: list[Any] = [value] if value and isinstance(value, dict | list) else []
    for _ in range(MOST_DEEP):
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [held for one in inner for held in one if held and isinstance(held, dict | list)]
    return bool(level)


def refuse_year(moment: datetime, where: str) -> None:
    """The years that facts may have: a moment at the end of the calendar can't be told on another clock."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        what = "the year of at is out of range"
        raise InputError(Problem(where, what, moment.isoformat(), f"{FIRST_YEAR} to {LAST_YEAR}"))


def turn_of(data: Mapping[str, Any]) -> int:
    return int(data.get("turn", 0)) if at_the_end(data) else 0


def at_the_end(data: Mapping[str, Any]) -> bool:
    """Whether this line's number is the last there is, so that its turn counts."""
    return bool(data["id"][:8] == LAST)


def is_turn(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_TURNS


def new_id(number: int) -> str:
    """An id that begins with its number, as far as an id goes, and that nobody else makes."""
    return f"{min(number, LARGEST):08d}-{secrets.token_hex(4)}"


def new_entry(number: int, at: datetime, do: str, **keys: Any) -> Entry:
    """An entry not yet written. Raises InputError where `at` has no offset, a value is nothing JSON can hold, or no
    number is left because a line has the last one.
    """
    if not isinstance(at, datetime) or at.utcoffset() is None:
        raise InputError(Problem("at", "not a date and time with offset", str(at), "2026-03-04T18:00:00-06:00"))
    refuse_year(at, "at")
    entry_id = new_id(number)
    turn = {"turn": number - LARGEST} if number > LARGEST else {}
    if turn and not is_turn(turn["turn"]):
        seen = f"a line with turn {MOST_TURNS}"
        raise InputError(Problem("journal", "no line can come after its last one", seen, "a journal without that line"))
    data = plain({"v": VERSION, "id": entry_id, "at": at, "do": do, **turn, **keys})
    return Entry(entry_id, at, do, data.get("case"), data)


def to_line(entry: Entry) -> bytes:
    """The entry as one line without its break; InputError where it is too long."""
    line = json.dumps(entry.data, ensure_ascii=False, separators=(",", ":")).encode()
    if len(line) > MOST_BYTES:
        raise InputError(Problem(f"new {entry.do}", "too long", f"{len(line)} bytes", f"{MOST_BYTES} bytes"))
    return line


def plain(value: Any) -> Any:
    """`value` as JSON holds it: dates as ISO text, tuples as lists. InputError where that can't be."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_iso)
        text.encode()
        held = json.loads(text)
    except (TypeError, ValueError, RecursionError) as error:
        seen = "a text with half a character" if isinstance(error, UnicodeError) else str(error)
        raise InputError(
            Problem("value", "nothing a journal can hold", seen, "text, numbers, dates, lists, mappings")
        ) from None
    if text.count("[") + text.count("{") >= MOST_DEEP and is_deep([held]):  # it will stand in a line
        raise InputError(Problem("value", "nested too deep", "", f"{MOST_DEEP} levels"))
    return held


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not kept")

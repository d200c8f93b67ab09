"""One line of a journal as a value: what it must hold, how it is read and written."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any

from ..case.errors import InputError, Problem
from ..case.office_hours import FIRST_YEAR, LAST_YEAR
from ..case.schema import one_of
from .lines import Line

VERSION = 1
MOST_BYTES = 5_000_000  # one line
LARGEST = 89_999_999  # the highest number an id holds; lines after it have this one, and a turn
LAST = str(LARGEST)
MOST_TURNS = 10**15  # no journal comes to so many lines: one that says so was made by hand
MOST_DEEP = 50  # lists and objects in each other; a case has five
NUMBERED = re.compile(r"[0-8][0-9]{7}-[0-9a-z]{6,32}")

JOINED = "joined"  # the kind of line that says that two journals became one here
# kind -> the keys it must have, and what they hold
SHAPES: dict[str, dict[str, type | tuple[type, ...]]] = {
    "case": {"case": str, "facts": dict},
    "facts": {"case": str, "set": list},
    "event": {"case": str, "event": dict},
    "draft": {
        "case": str,
        "step": str,
        "to": (str, type(None)),
        "template": (str, type(None)),
        "subject": (str, type(None)),
        "body": str,
    },
    "undo": {"case": (str, type(None)), "entry": str},
    "setting": {"name": str, "value": object},
    JOINED: {"late": dict},
}


# what a `joined` line may hold besides
TOLD: dict[str, type] = {"case": str, "stands": list, "person": str, "becomes": str, "opening": str, "lines": list}
KNOWN_KINDS = one_of(SHAPES)
EACH: dict[str, type | tuple[type, ...]] = {"id": str, "at": str, "do": str}  # the keys of every line
TEXT_OR_NOTHING = (str, type(None))
WHOLE = {do: {**EACH, **shape} for do, shape in SHAPES.items()}
# of the kinds that most lines are of: how many keys, how to get at them, and what each holds
USUAL = {
    do: (len(WHOLE[do]) + 1, itemgetter("v", *WHOLE[do]), (int, *WHOLE[do].values()))
    for do in ("case", "facts", "event")
}
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
        number = int(id[:8]) + (_turn(data) if "turn" in data else 0)
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


class Foreign(InputError):
    """A sound line that this version does not understand: kept, not used. number: that of its id, or 0."""

    number = 0


def read_entry(line: Line, where: str) -> Entry:
    """The entry a line holds. Raises InputError naming the line where it is damaged, Foreign where it is
    newer than us.
    """
    where = f"{where}, line {line.number}"
    data = _read_object(line, where)
    if not _is_usual(data):
        _refuse_foreign(data, where)
        _check_each_key(data, where)
    _check_id(data, where)
    _refuse_deep(data, line.raw.count(b"[") + line.raw.count(b"{"), where)
    return Entry(data["id"], _moment(data["at"], where), data["do"], data.get("case"), data, line.number)


def _read_object(line: Line, where: str) -> dict[str, Any]:
    if len(line.raw) > MOST_BYTES:
        raise InputError(Problem(where, "line too long", f"{len(line.raw)} bytes", f"{MOST_BYTES} bytes"))
    torn = "the last line is torn" if line.torn else "not one JSON object"
    try:
        text = line.raw.decode("utf-8-sig" if line.number == 1 else "utf-8")
        data = _object_in(text)
        if "\\u" in text:
            json.dumps(data, ensure_ascii=False).encode()  # half a character can't be printed later
    except UnicodeError:
        raise InputError(Problem(where, torn if line.torn else "not UTF-8 text", _seen(line.raw))) from None
    except (ValueError, RecursionError):
        raise InputError(Problem(where, torn, _seen(line.raw))) from None
    if not isinstance(data, dict):
        raise InputError(Problem(where, "not one JSON object", _seen(line.raw)))
    return data


def _no_number(name: str) -> None:
    raise ValueError(name)


DECODER = json.JSONDecoder(parse_constant=_no_number)
SCAN: Callable[[str, int], tuple[Any, int]] = vars(DECODER)["scan_once"]


def _object_in(text: str) -> Any:
    """What the line says. As we write it, without blanks around, it takes half the time."""
    if text.startswith("{"):
        try:
            held, end = SCAN(text, 0)
            if end == len(text):
                return held
        except StopIteration:  # an end too soon, which `decode` puts into words
            pass
    return DECODER.decode(text)


def _seen(raw: bytes) -> str:
    return raw[:200].decode("utf-8", "replace")


def _refuse_foreign(data: dict[str, Any], where: str) -> None:
    version, do = data.get("v"), data.get("do")
    if type(version) is not int or version < 1:
        raise InputError(Problem(where, "not the version of a journal line", repr(version), f"v = {VERSION}"))
    if version > VERSION or (isinstance(do, str) and do not in SHAPES):
        raise _foreign(data, where, version > VERSION)


def _foreign(data: dict[str, Any], where: str, newer: bool) -> Foreign:
    """Made in a function of its own: an error that is kept where it is raised is not given back before the next tidying
    up, and a file may hold a hundred thousand such lines.
    """
    what = "written by a newer version; kept, not used" if newer else "unknown kind of line; kept, not used"
    seen, allowed = (data["v"], f"v = {VERSION}") if newer else (data["do"], KNOWN_KINDS)
    error = Foreign(Problem(where, what, str(seen), allowed))
    error.number = _number_of(data)
    return error


def _is_usual(data: dict[str, Any]) -> bool:
    """Whether a line holds what most of its kind do and no more, so that nothing else is to be looked at."""
    try:
        count, keys, kinds = USUAL[data["do"]]
        return len(data) == count and tuple(map(type, keys(data))) == kinds and data["v"] == VERSION
    except (KeyError, TypeError):
        return False


def _check_id(data: dict[str, Any], where: str) -> None:
    if not NUMBERED.fullmatch(data["id"]):
        raise InputError(Problem(where, "not the id of a line", data["id"], "00000001-k3v9x2ab"))
    if _at_the_end(data) and not _is_turn(data.get("turn", 0)):
        raise InputError(
            Problem(where, "turn is out of reach", repr(data["turn"])[:60], f"a number up to {MOST_TURNS}")
        )


def _check_each_key(data: dict[str, Any], where: str) -> None:
    for key, kind in WHOLE.get(str(data.get("do")), EACH).items():
        if key not in data:
            raise InputError(Problem(where, f"the key {key} is missing"))
        if not isinstance(data[key], kind):
            _refuse_kind(data, key, kind, where)
    if data["do"] == "setting":  # it needs no case, but one that it names is looked up
        _refuse_kind({"case": data.get("case")}, "case", TEXT_OR_NOTHING, where)
        if data["name"] == "case":
            _refuse_kind(data, "value", TEXT_OR_NOTHING, where)
    if "after" in data:
        _refuse_kind(data, "after", str, where)
        _moment(data["after"], where, "after")
    if "ahead" in data:
        _refuse_kind(data, "ahead", list, where)
    for moment, ids in data["late"].items() if data["do"] == JOINED else ():
        _moment(moment, where, "late")
        _refuse_kind({"late": ids}, "late", list, where)
    for key in TOLD.keys() & data.keys() if data["do"] == JOINED else ():
        _refuse_kind(data, key, TOLD[key], where)


def _refuse_kind(data: Mapping[str, Any], key: str, kind: type | tuple[type, ...], where: str) -> None:
    if not isinstance(data[key], kind):
        raise InputError(Problem(where, f"{key} is of the wrong kind", repr(data[key]), _names(kind)))


def _refuse_deep(data: Mapping[str, Any], brackets: int, where: str) -> None:
    """Who copies or prints what is nested for hundreds of levels runs out of stack."""
    if brackets > MOST_DEEP and _is_deep(data):
        raise InputError(Problem(where, "nested too deep", str(data.get("do")), f"{MOST_DEEP} levels"))


def _is_deep(value: object) -> bool:
    """Level by level, without going into itself."""
    level: list[Any] = [value] if value and isinstance(value, dict | list) else []
    for _ in range(MOST_DEEP):
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [held for one in inner for held in one if held and isinstance(held, dict | list)]
    return bool(level)


def _names(kind: type | tuple[type, ...]) -> str:
    words = {str: "a text", dict: "an object", list: "a list", type(None): "null"}
    return " or ".join(words[one] for one in (kind if isinstance(kind, tuple) else (kind,)))


def _moment(text: str, where: str, key: str = "at") -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        raise InputError(Problem(where, f"{key} is not a date and time with offset", text, "2026-03-04T18:00:00-06:00"))
    _refuse_year(moment, where)
    return moment


def _refuse_year(moment: datetime, where: str) -> None:
    """The years that facts may have: a moment at the end of the calendar can't be told on another clock."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        what = "the year of at is out of range"
        raise InputError(Problem(where, what, moment.isoformat(), f"{FIRST_YEAR} to {LAST_YEAR}"))


def _number_of(data: Mapping[str, Any]) -> int:
    """The number of a line that is none of ours, so that ours come after it; 0 where it has none that we know."""
    entry_id = data.get("id")
    if not isinstance(entry_id, str) or not NUMBERED.fullmatch(entry_id):
        return 0
    return int(entry_id[:8]) + (_turn(data) if _is_turn(data.get("turn", 0)) else 0)


def _turn(data: Mapping[str, Any]) -> int:
    return int(data.get("turn", 0)) if _at_the_end(data) else 0


def _at_the_end(data: Mapping[str, Any]) -> bool:
    """Whether this line's number is the last there is, so that its turn counts."""
    return bool(data["id"][:8] == LAST)


def _is_turn(value: object) -> bool:
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
    _refuse_year(at, "at")
    entry_id = new_id(number)
    turn = {"turn": number - LARGEST} if number > LARGEST else {}
    if turn and not _is_turn(turn["turn"]):
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
    if text.count("[") + text.count("{") >= MOST_DEEP and _is_deep([held]):  # it will stand in a line
        raise InputError(Problem("value", "nested too deep", "", f"{MOST_DEEP} levels"))
    return held


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not kept")

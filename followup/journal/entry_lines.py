"""One line of a file as an entry: what it must hold, and what is said where it does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any

from ..case.errors import InputError, Problem
from ..case.schema import one_of
from .entries import (
    JOINED,
    MOST_BYTES,
    MOST_DEEP,
    MOST_TURNS,
    VERSION,
    Entry,
    at_the_end,
    is_deep,
    is_turn,
    refuse_year,
    turn_of,
)
from .lines import Line

NUMBERED = re.compile(r"[0-8][0-9]{7}-[0-9a-z]{6,32}")

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
    if at_the_end(data) and not is_turn(data.get("turn", 0)):
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
    if brackets > MOST_DEEP and is_deep(data):
        raise InputError(Problem(where, "nested too deep", str(data.get("do")), f"{MOST_DEEP} levels"))


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
    refuse_year(moment, where)
    return moment


def _number_of(data: Mapping[str, Any]) -> int:
    """The number of a line that is none of ours, so that ours come after it; 0 where it has none that we know."""
    entry_id = data.get("id")
    if not isinstance(entry_id, str) or not NUMBERED.fullmatch(entry_id):
        return 0
    return int(entry_id[:8]) + (turn_of(data) if is_turn(data.get("turn", 0)) else 0)

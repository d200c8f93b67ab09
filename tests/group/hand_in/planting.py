"""A case with a secret in every text field that the schema has, found by walking the schema itself.

A field that is added to a case is planted by itself; a new kind of field has to be told here how to be filled.
"""

from __future__ import annotations

import dataclasses
import itertools
import typing
from collections.abc import Iterator
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from followup.case import fields
from followup.case.case import Case, Event
from followup.case.events import EVENTS

LETTERS = "bqxzjkvwgf"  # no four of them stand side by side in any word of ours
AT = datetime.fromisoformat("2026-02-25T10:00:00+13:45")
PLANTED = {
    fields.Line: "{}",
    fields.Text: "{}\n{}",
    fields.Id: "{}",
    fields.Email: "{}@{}.example",
    fields.Phone: "7391 {}",
}
FIXED: dict[Any, Any] = {
    fields.Zone: "Pacific/Chatham",
    fields.Country: "NZ",
    fields.Language: "en",
    fields.Days: 7,
    fields.Flag: True,
    fields.Moment: AT,
    fields.Day: AT.date(),
    fields.Deadline: AT.date(),
    int: 1,
}
LEFT_OUT = {(Event, "answer_by"), (Event, "promised_by")}


class Secrets:
    """Makes secrets that nothing of ours contains, and remembers them."""

    def __init__(self) -> None:
        self.made: list[str] = ["Chatham", "Pacific", "7391"]
        self._next = itertools.product(LETTERS, repeat=9)

    def fill(self, pattern: str) -> str:
        texts = [self._secret() for _ in range(pattern.count("{}"))]
        return pattern.format(*texts)

    def _secret(self) -> str:
        number = len(self.made) * 7919
        made = "".join(LETTERS[(number // 10**place + place * 3) % 10] for place in range(9))
        self.made.append(made)
        return made


def planted(secrets: Secrets) -> dict[str, Any]:
    """A case file's mapping in which every key of the schema is given, and every kind of event there is."""
    case = table(Case, secrets)
    contact = case["contacts"][0]
    contact.pop("away_until")
    contact.pop("left")
    interview = case["interviews"][0]
    interview.pop("promised_by")
    interview.pop("day_unknown")
    interview |= {"with": [contact["id"]], "ends": AT, "topics": interview["topics"]}
    case["events"] = [event for kind in EVENTS for event in events(kind, contact["id"], secrets)]
    case["employer"].pop("region")  # words of a list, not of a person
    return case


def table(kind: type, secrets: Secrets) -> dict[str, Any]:
    """A mapping with every key of this dataclass."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return {
        field.metadata.get("key", field.name): value_of(hints[field.name], secrets)
        for field in dataclasses.fields(kind)
    }


def value_of(hint: Any, secrets: Secrets) -> Any:
    """A value for one field. LookupError for a kind of field that nobody has told how to plant."""
    for known, pattern in PLANTED.items():
        if hint == known:
            return secrets.fill(pattern)
    for known, fixed in FIXED.items():
        if hint == known:
            return fixed
    if dataclasses.is_dataclass(hint):
        return table(hint, secrets)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return inner[0]
    if origin in (typing.Union, UnionType):
        return value_of(next(one for one in inner if one is not NoneType), secrets)
    if origin is tuple:
        return [value_of(inner[0], secrets)]
    if origin is typing.Annotated:
        return value_of(inner[0], secrets)
    raise LookupError(f"a new kind of field: {hint!r}")


def events(kind: str, contact: str, secrets: Secrets) -> Iterator[dict[str, Any]]:
    """An event of that kind for each `what` it may have, with every key that goes with it."""
    told = EVENTS[kind]
    hints = typing.get_type_hints(Event, include_extras=True)
    names = {field.metadata.get("key", field.name): field.name for field in dataclasses.fields(Event)}
    for what in told.words or (None,):
        keys = [key for key in (*told.required, *told.optional) if (Event, names[key]) not in LEFT_OUT]
        event = {key: value_of(hints[names[key]], secrets) for key in keys}
        event |= {key: contact for key in ("to", "from") if key in event}
        event |= {"at": AT, "kind": kind, **({"what": what} if what else {})}
        if what != "offer" and what not in ("no_decision", "other"):
            event.pop("promised_days", None)
        yield event


def texts_in(value: Any) -> Iterator[str]:
    """Every string in a mapping, keys too."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from (str(key), *texts_in(held))
    elif isinstance(value, list | tuple):
        for held in value:
            yield from texts_in(held)
    elif isinstance(value, str):
        yield value


def numbers_in(value: Any) -> Iterator[Any]:
    """Every number in a mapping; dates would be strings."""
    if isinstance(value, dict | list | tuple):
        for held in value.values() if isinstance(value, dict) else value:
            yield from numbers_in(held)
    elif isinstance(value, int | float | date):
        yield value

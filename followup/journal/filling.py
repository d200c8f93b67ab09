"""A case that was opened on two computers is one: what the first opening lacks comes from the second.

A `joined` line says which lines speak of the second one: the numbers that interviews and events have there are told
from those of the first by letters of its id. Where the two say different things the first one counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from .alike import moment_of
from .folding import LISTS, TABLES, State

MOST = 1_000  # of a list that are compared with what comes
EITHER = (("promised_days", "promised_by"),)  # keys of which only one may be there
HANGS_ON = {"region": "country"}  # keys that say nothing without another


class Fill(NamedTuple):
    """What has to be put where. twin: the key that goes by it from now on, where there is one."""

    name: str
    key: str
    held: Any
    twin: str | None = None


def fills(state: State, more: State) -> Iterator[Fill]:
    """What a second opening brings that the first does not have."""
    for name in TABLES:
        whole = _completed(state[name], more[name])
        yield from (Fill(name, key, held) for key, held in whole.items() if state[name].get(key) != held)
    for name in LISTS:
        known = {mark: key for key, held in islice(state[name].items(), MOST) if (mark := _mark(name, key, held))}
        for key, held in more[name].items():
            own = known.get(_mark(name, key, held))
            if own is None or own not in state[name]:
                yield Fill(name, key, held)
            else:
                yield Fill(name, own, _member(name, state[name][own], held), None if own == key else key)


def _mark(name: str, key: str, held: Mapping[str, Any]) -> object:
    """What tells that two are one: a contact's id, an interview's moment or, without a day, its round."""
    if name == "contacts":
        return key
    if name == "interviews":
        return ("round", held.get("round")) if held.get("day_unknown") else moment_of(str(held.get("at")))
    if name == "elsewhere":
        return str(held.get("employer")).casefold(), str(held.get("role")).casefold()
    return None  # an event is one with another only where all of it is


def _member(name: str, held: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    whole = _completed(held, more)
    ours, theirs = held.get("with"), more.get("with")
    if name == "interviews" and isinstance(ours, list) and isinstance(theirs, list):
        whole["with"] = [*ours, *(one for one in theirs if one not in ours)]  # nobody who was met is lost
    return whole


def _completed(held: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """With what is missing, where it contradicts nothing."""
    whole = dict(held)
    for key, value in more.items():
        other = next((one for pair in EITHER if key in pair for one in pair if one != key), "")
        base = HANGS_ON.get(key)
        agrees = base is None or held.get(base) in (None, more.get(base))
        if value is not None and held.get(key) in (None, []) and held.get(other) is None and agrees:
            whole[key] = value
    return whole

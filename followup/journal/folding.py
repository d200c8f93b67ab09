"""The lines of one case folded into the mapping that a case file would hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from ..case.errors import InputError, Problem
from ..case.pieces import keys_allowed
from ..case.schema import one_of

TABLES = ("candidate", "employer", "role")
LISTS = ("contacts", "interviews", "events", "elsewhere")
MOST_MEMBERS = 25_000  # of a list when a case is opened; no case file can hold more
PATHS = "employer country, contacts ID email, interviews KEY at"  # examples for an error

GONE: Any = object()  # stands for nothing at all, where null may be a value
State = dict[str, dict[str, Any]]  # a table: its keys; a list: its members by key, in the order they came


def open_state(facts: dict[str, Any], letters: object = None) -> State:
    """A case file's mapping as a state; InputError where it does not have that form. letters: stand in the keys of a
    second opening.
    """
    for key in facts:
        if key not in ("id", *TABLES, *LISTS):
            raise InputError(Problem("facts", "unknown key", key, one_of(("id", *TABLES, *LISTS))))
    state: State = {}
    for name in TABLES:
        state[name] = dict(_a_mapping(facts.get(name, {}), name))
    for name in LISTS:
        state[name] = _keyed(facts.get(name, []), name)
        if isinstance(letters, str) and name != "contacts":
            state[name] = {f"{key}-{letters}": held for key, held in state[name].items()}
    return state


def _keyed(members: object, name: str) -> dict[str, Any]:
    if not isinstance(members, list):
        raise InputError(Problem(name, "not a list", type(members).__name__))
    if len(members) > MOST_MEMBERS:
        raise InputError(Problem(name, "too many at once", f"{len(members):,}", f"up to {MOST_MEMBERS:,}"))
    keyed: dict[str, Any] = {}
    for number, member in enumerate(members, 1):
        held = dict(_a_mapping(member, f"{name}[{number - 1}]"))
        key = held.pop("id", None) if name == "contacts" else str(number)
        if not isinstance(key, str) or key in keyed:
            place = f"{name}[{number - 1}].id"
            raise InputError(Problem(place, "each contact needs an id of its own", repr(key)))
        keyed[key] = held
    return keyed


def _a_mapping(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(Problem(where, "not a table", repr(value), "keys and values"))
    return value


def read_change(change: object) -> tuple[tuple[str, ...], Any]:
    """A [path, value] pair of a `facts` line; InputError where it is none."""
    match change:
        case [[*path], value] if path:
            names = tuple(part for part in path if isinstance(part, str))
            if len(names) == len(path):
                return names, value
    example = '[["employer", "country"], "US"]'
    raise InputError(Problem("set", "not a pair of path and value", repr(change), example))


def steps_to(state: State, path: Sequence[str], value: Any) -> Iterator[tuple[str, str, Any]]:
    """What has to be put where, so that `value` stands where `path` leads: (table or list, key, what it holds then).

    GONE, and None as `value`, remove what is there. InputError where there is no such place.
    """
    match path:
        case [name] if name in TABLES:
            held = _a_mapping({} if value is None else value, name)
            yield from [(name, key, GONE) for key in state[name]]
            yield from ((name, key, one) for key, one in held.items())
        case [name, key] if name in TABLES:
            _refuse_unknown(name, name, key, value)
            yield name, key, GONE if value is None else value
        case [name, key] if name in LISTS:
            yield name, key, GONE if value is None else _member(name, key, value)
        case [name, key, part] if name in LISTS and not (name == "contacts" and part == "id"):
            if key not in state[name]:
                raise InputError(Problem(name, "there is none with this id", key, one_of(islice(state[name], 50))))
            _refuse_unknown(name, f"{name} {key}", part, value)
            yield name, key, _with(state[name][key], part, value)
        case _:
            raise InputError(Problem(" ".join(path), "no place in a case", "", PATHS))


def _refuse_unknown(name: str, where: str, key: str, value: Any) -> None:
    """Whatever comes after it, a case never holds this key; removing it does no harm."""
    if value is not None and key not in keys_allowed(name):
        raise InputError(Problem(f"{where}.{key}", "unknown key", key, one_of(keys_allowed(name))))


def _with(held: dict[str, Any], part: str, value: Any) -> dict[str, Any]:
    changed = {**held, part: value}
    if value is None:
        del changed[part]
    return changed


def _member(name: str, key: str, value: Any) -> dict[str, Any]:
    held = dict(_a_mapping(value, f"{name} {key}"))
    if name == "contacts" and held.pop("id", key) != key:
        raise InputError(Problem(f"contacts {key}", "two ids for one contact", str(value["id"]), key))
    return held


def look(state: State, path: Sequence[str]) -> Any:
    """What stands where `path` leads; None where nothing does."""
    held: Any = state
    for part in path:
        held = held.get(part) if isinstance(held, dict) else None
    if len(path) == 2 and path[0] == "contacts" and held is not None:
        return {"id": path[1], **held}
    return held


def as_kept(path: Sequence[str], value: Any) -> Any:
    """A value as `look` would show it once it stands there."""
    whole = len(path) == 2 and path[0] == "contacts" and isinstance(value, dict)
    return {"id": path[1], **value} if whole else value


def still_there(state: State, changes: Sequence[Any]) -> list[Any]:
    """The [path, value] pairs of these that the state says too; of a whole person, interview or table each key that it
    has alike, where not all are.
    """
    left = []
    for path, value in map(read_change, changes):
        held = look(state, path)
        if held == as_kept(path, value):
            left.append([[*path], value])
        elif isinstance(value, dict) and isinstance(held, dict):
            alike = (key for key, said in value.items() if key != "id" and said is not None and held.get(key) == said)
            left += [[[*path, key], value[key]] for key in alike]
    return left


def to_mapping(state: State, case_id: str) -> dict[str, Any]:
    """The state as a case file's mapping. Its inner parts are the state's own: copy before changing."""
    mapping: dict[str, Any] = {"id": case_id, **{name: state[name] for name in TABLES}}
    mapping["contacts"] = [{"id": key, **held} for key, held in state["contacts"].items()]
    mapping |= {name: list(state[name].values()) for name in ("interviews", "events")}
    return mapping | ({"elsewhere": list(state["elsewhere"].values())} if state["elsewhere"] else {})

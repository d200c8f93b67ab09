"""The pieces of a case, each read and checked by itself: what has not changed needs no second reading.

A case is sound where every piece is, and where everybody that interviews and events name is among the contacts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .case import Candidate, Case, Contact, Elsewhere, Employer, Event, Interview, OpenPoint, Role
from .errors import InputError, Problem
from .events import EVENTS
from .fields import Id
from .office_hours import known_region
from .roles import ROLES_ADDRESSED
from .schema import keys_of, one_of, read_as

TABLES: dict[str, type] = {"candidate": Candidate, "employer": Employer, "role": Role}
LISTS: dict[str, type] = {"contacts": Contact, "interviews": Interview, "events": Event, "elsewhere": Elsewhere}
KINDS = {"": Case, **TABLES, **LISTS, "open_points": OpenPoint}
EVENT_KEYS = list(zip(keys_of(Event), Event.__dataclass_fields__))  # as files spell them, as we do
Values = Callable[[Event], tuple[Any, ...]]
Allow = Callable[..., str]
NOBODY = "nobody in contacts has this id"


class _Anybody(Collection[str]):
    """Contacts of which everybody is one: for what a piece must hold whoever is there."""

    def __contains__(self, who: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


ANYBODY = _Anybody()


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(Id if name == "id" else {**TABLES, **LISTS}[name])


@cache
def keys_allowed(name: str) -> tuple[str, ...]:
    """The keys that a piece of this name may have, as files spell them."""
    return tuple(keys_of({**TABLES, **LISTS}[name]))


def read_piece(name: str, held: Mapping[str, Any], where: str) -> Any:
    """One piece, such as an event, from the mapping that a case file holds; `name` is that of its table or list.

    Raises InputError, its places beginning with `where`; whom the piece names is not looked up.
    """
    piece = read_as(_adapter(name), held, where, {**KINDS, "": KINDS.get(name, Case)})
    if found := list(faults_of(name, piece, where, ANYBODY)):
        raise InputError(*found)
    return piece


def read_id(case_id: str) -> str:
    """The id of a case; InputError where it can't be one."""
    read: str = read_as(_adapter("id"), case_id, "case: id", KINDS)
    return read


def named_by(name: str, piece: Any) -> tuple[str, ...]:
    """The ids of contacts that a piece speaks of."""
    if name == "interviews":
        people: tuple[str, ...] = piece.people
        return people
    if name == "events" and (piece.to or piece.sender):
        return tuple(who for who in (piece.to, piece.sender) if who is not None and who not in ROLES_ADDRESSED)
    return ()


def try_piece(name: str, held: Mapping[str, Any]) -> Any:
    """As `read_piece`, but None where that would raise: what is wrong is not worked out, which takes longer."""
    try:
        piece = _adapter(name).validate_python(held)
    except (ValidationError, RecursionError):
        return None
    if name == "events":
        return piece if _fits(piece) else None
    return piece if next(faults_of(name, piece, "", ANYBODY, _nothing), None) is None else None


def _fits(event: Event) -> bool:
    """What `event_faults` says of an event whoever is there, without a word about it."""
    required, others, blank, is_word = _keys_of_kind(event.kind, event.what)
    twice = event.promised_days is not None and event.promised_by is not None
    fits = is_word and not twice and None not in required(event) and others(event) == blank
    return fits and not list(_hanging_on_nothing(event))


@lru_cache(maxsize=1024)
def _keys_of_kind(kind: str, what: str | None) -> tuple[Values, Values, tuple[Any, ...], bool]:
    """Of an event of that kind: the values it needs, those it must not have, what these are then, and whether `what`
    is a word of it.
    """
    known = EVENTS[kind]
    meant = what or known.usual
    allowed = (*known.keys, *(known.what(meant).keys if meant in known.words else ()))
    others = [name for key, name in EVENT_KEYS if key not in allowed]
    required = [name for key, name in EVENT_KEYS if key in known.required]
    blank = (kind, kind, *(Event.__dataclass_fields__[name].default for name in others))
    return _values(required), _values(others), blank, not known.words or what is None or what in known.words


def _values(names: list[str]) -> Values:
    return attrgetter("kind", "kind", *names)  # of fewer than two it would make no tuple


def _nothing(known: Iterable[str], seen: str = "") -> str:
    return ""


def faults_of(name: str, piece: Any, where: str, ids: Collection[str], allow: Allow = one_of) -> Iterator[Problem]:
    """What no single key of a piece shows. ids: of the contacts; allow: puts into words what is allowed."""
    if name == "interviews":
        yield from interview_faults(piece, where, ids, allow)
    elif name == "events":
        yield from event_faults(piece, where, ids, allow)
    elif name == "employer" and piece.region is not None:
        allowed = known_region(piece.country, piece.region)
        if allowed is not None:
            yield Problem(f"{where}.region", "unknown region", piece.region, allowed)


def interview_faults(interview: Interview, where: str, ids: Collection[str], allow: Allow) -> Iterator[Problem]:
    for who in interview.people:
        if who not in ids:
            yield Problem(f"{where}.with", NOBODY, who, allow(ids, who) or "an id of contacts")
    if interview.ends is not None and not timedelta(0) <= interview.ends - interview.at <= timedelta(days=7):
        yield Problem(
            f"{where}.ends",
            "an interview ends after it begins, within a week",
            interview.ends.isoformat(),
            f"after {interview.at.isoformat()}",
        )
    yield from _promised_twice(interview, where)


def _hanging_on_nothing(event: Event) -> Iterator[str]:
    """The keys that say what a firm offer hangs on."""
    if not event.conditional:
        yield from ["hangs_on"] if event.hangs_on else []
        yield from ["theirs_to_settle"] if event.theirs_to_settle else []


def _promised_twice(promise: Interview | Event, where: str) -> Iterator[Problem]:
    if promise.promised_days is not None and promise.promised_by is not None:
        yield Problem(where, "two promises", "promised_days and promised_by", "one of them")


def event_faults(event: Event, where: str, ids: Collection[str], allow: Allow) -> Iterator[Problem]:
    kind = EVENTS[event.kind]
    given = {key: getattr(event, name) for key, name in EVENT_KEYS}
    for key in kind.required:
        if given[key] is None:
            yield Problem(f"{where}.{key}", f"this key is required for kind = {event.kind} and missing")
    meant = event.what or kind.usual
    allowed = (*kind.keys, *(kind.what(meant).keys if meant in kind.words else ()))
    for key, value in given.items():
        if value is not None and value != () and key not in allowed:
            yield Problem(f"{where}.{key}", f"unknown key for kind = {event.kind}", key, allow(allowed, key))
    if kind.words and event.what is not None and event.what not in kind.words:
        yield Problem(f"{where}.what", "not one of the allowed words", event.what, allow(kind.words, event.what))
    for key, who in (("to", event.to), ("from", event.sender)):
        if who is not None and who not in ids and who not in ROLES_ADDRESSED:
            yield Problem(f"{where}.{key}", NOBODY, who, allow([*ids, *ROLES_ADDRESSED], who))
    yield from _promised_twice(event, where)
    for key in _hanging_on_nothing(event):
        yield Problem(f"{where}.{key}", "the offer hangs on nothing", key, "only beside conditional = true")

"""Reads a case file, says everything that is wrong with one, and turns a case back into what a file holds."""

from __future__ import annotations

import dataclasses
import re
import stat
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from .case import Candidate, Case, Contact, Elsewhere, Employer, Event, Interview, OpenPoint, Role
from .errors import InputError, Problem, shorten
from .events import EVENTS
from .office_hours import known_region
from .roles import ROLES_ADDRESSED
from .schema import one_of, read_as
from .structured import read_json, read_toml

MOST_BYTES = 1_000_000  # a case file larger than this is no case file
KINDS = {
    "": Case,
    "candidate": Candidate,
    "employer": Employer,
    "role": Role,
    "contacts": Contact,
    "interviews": Interview,
    "events": Event,
    "elsewhere": Elsewhere,
    "open_points": OpenPoint,
}
_ADAPTER = cache(lambda: TypeAdapter(Case))


def load_case(source: str | Path | Mapping[str, Any]) -> Case:
    """A case file (TOML, or JSON of the same structure) or such a mapping as a Case.

    Raises InputError naming file, key, what was seen and what is allowed. A table [scenario] is passed over.
    """
    where = "case" if isinstance(source, Mapping) else str(source)
    data = dict(source) if isinstance(source, Mapping) else read_table(Path(source))
    data.pop("scenario", None)
    case = read_as(_ADAPTER(), data, where, KINDS)
    if found := [Problem(f"{where}: {problem.where}", *_rest(problem)) for problem in _contradictions(case)]:
        raise InputError(*found)
    return case if case.id else dataclasses.replace(case, id=make_id(case.employer.name, case.role.title))


def _rest(problem: Problem) -> tuple[str, str, str]:
    return problem.what, problem.seen, problem.allowed


def check_case(source: str | Path | Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a case file; an empty list if nothing is."""
    try:
        load_case(source)
    except InputError as error:
        return list(error.problems)
    return []


def make_id(employer: str, title: str) -> str:
    """An id from employer and role: lower case, letters and digits of any script, hyphens between."""
    return re.sub(r"[^\w]+|_", "-", f"{employer} {title}".casefold()).strip("-")[:80].strip("-") or "case"


def read_table(path: Path, where: str = "") -> dict[str, Any]:
    """The TOML or JSON file at `path` as a mapping; InputError, naming it as `where`, if it can't be read."""
    where = where or str(path)
    try:
        text = _bytes(path, where).decode("utf-8-sig")
        data = read_json(text) if path.suffix.lower() == ".json" else read_toml(text)
    except OSError as error:
        raise InputError(Problem(where, "can't be read", error.strerror or str(error), "a TOML or JSON file")) from None
    except UnicodeDecodeError as error:
        raise InputError(
            Problem(where, f"not UTF-8 text at byte {error.start}", "", "a text file saved as UTF-8")
        ) from None
    except (ValueError, RecursionError) as error:
        what, _, allowed = str(error).partition("; allowed: ")
        raise InputError(Problem(where, "not well-formed", shorten(what, 120), allowed or "TOML or JSON")) from None
    if not isinstance(data, dict):
        raise InputError(Problem(where, "not a table", type(data).__name__, "keys and tables as in the README"))
    return data


def _bytes(path: Path, where: str) -> bytes:
    """What stands in a file; a pipe or a device may never end, and is not opened."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise InputError(Problem(where, "not a file", "a pipe or a device", "a TOML or JSON file"))
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(Problem(where, "file too large", f"{found.st_size} bytes", f"{MOST_BYTES} bytes"))
    return data


def _contradictions(case: Case) -> Iterator[Problem]:
    """What no single key shows: people who are not listed, promises made twice, keys that don't go together."""
    employer = case.employer
    if employer.region is not None and (allowed := known_region(employer.country, employer.region)) is not None:
        yield Problem("employer.region", "unknown region", employer.region, allowed)
    ids = [contact.id for contact in case.contacts]
    for number, who in enumerate(ids):
        if who in ids[:number]:
            yield Problem(f"contacts[{number}].id", "this id is taken by another contact", who, "each id once")
    for number, interview in enumerate(case.interviews):
        yield from _interview_faults(interview, f"interviews[{number}]", ids)
    for number, event in enumerate(case.events):
        yield from _event_faults(event, f"events[{number}]", ids)


def _interview_faults(interview: Interview, where: str, ids: list[str]) -> Iterator[Problem]:
    for who in interview.people:
        if who not in ids:
            yield Problem(
                f"{where}.with", "nobody in contacts has this id", who, one_of(ids, who) or "an id of contacts"
            )
    if interview.ends is not None and not timedelta(0) <= interview.ends - interview.at <= timedelta(days=7):
        yield Problem(
            f"{where}.ends",
            "an interview ends after it begins, within a week",
            interview.ends.isoformat(),
            f"after {interview.at.isoformat()}",
        )
    yield from _promised_twice(interview, where)


def _promised_twice(promise: Interview | Event, where: str) -> Iterator[Problem]:
    if promise.promised_days is not None and promise.promised_by is not None:
        yield Problem(where, "two promises", "promised_days and promised_by", "one of them")


def _event_faults(event: Event, where: str, ids: list[str]) -> Iterator[Problem]:
    kind = EVENTS[event.kind]
    given = {f.metadata.get("key", f.name): getattr(event, f.name) for f in dataclasses.fields(event)}
    for key in kind.required:
        if given[key] is None:
            yield Problem(f"{where}.{key}", f"this key is required for kind = {event.kind} and missing")
    meant = event.what or kind.usual
    allowed = (*kind.keys, *(kind.what(meant).keys if meant in kind.words else ()))
    for key, value in given.items():
        if value is not None and value != () and key not in allowed:
            yield Problem(f"{where}.{key}", f"unknown key for kind = {event.kind}", key, one_of(allowed, key))
    if kind.words and event.what is not None and event.what not in kind.words:
        yield Problem(f"{where}.what", "not one of the allowed words", event.what, one_of(kind.words, event.what))
    for key, who in (("to", event.to), ("from", event.sender)):
        if who is not None and who not in ids and who not in ROLES_ADDRESSED:
            yield Problem(
                f"{where}.{key}", "nobody in contacts has this id", who, one_of([*ids, *ROLES_ADDRESSED], who)
            )
    yield from _promised_twice(event, where)


def case_to_dict(case: Case) -> dict[str, Any]:
    """The case as the mapping a case file holds: keys as files spell them, nothing that is not known."""
    held: dict[str, Any] = _plain(case)
    return held


def _plain(value: Any) -> Any:
    if isinstance(value, OpenPoint) and value.answer is None:
        return value.about  # as it was written, and as files before had it
    if dataclasses.is_dataclass(value):
        pairs = ((f.metadata.get("key", f.name), getattr(value, f.name), f.default) for f in dataclasses.fields(value))
        return {key: _plain(held) for key, held, default in pairs if held is not None and held != default}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value

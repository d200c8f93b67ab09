"""Reads a case file, says everything that is wrong with one, and turns a case back into what a file holds."""

from __future__ import annotations

import dataclasses
import re
import stat
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from .case import Case, OpenPoint
from .errors import InputError, Problem, form_of, shorten
from .pieces import KINDS, faults_of
from .schema import MOST_TOLD, read_as
from .structured import read_json, read_toml

MOST_BYTES = 1_000_000  # a case file larger than this is no case file
_ADAPTER = cache(lambda: TypeAdapter(Case))


def load_case(source: str | Path | Mapping[str, Any]) -> Case:
    """A case file (TOML, or JSON of the same structure) or such a mapping as a Case.

    Raises InputError naming file, key, what was seen and what is allowed. A table [scenario] is passed over.
    """
    where = "case" if isinstance(source, Mapping) else str(source)
    data = dict(source) if isinstance(source, Mapping) else read_table(Path(source))
    data.pop("scenario", None)
    case = read_as(_ADAPTER(), data, where, KINDS)
    found = [Problem(f"{where}: {one.where}", *_rest(one)) for one in islice(_contradictions(case), MOST_TOLD + 1)]
    if found:
        more = [Problem(where, "and more mistakes")] if len(found) > MOST_TOLD else []
        raise InputError(*found[:MOST_TOLD], *more)
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
        raise InputError(Problem(where, "not a table", form_of(data), "keys and tables as in the README"))
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
    yield from faults_of("employer", case.employer, "employer", ())
    ids: dict[str, None] = {}
    for number, contact in enumerate(case.contacts):
        if contact.id in ids:
            yield Problem(f"contacts[{number}].id", "this id is taken by another contact", contact.id, "each id once")
        ids[contact.id] = None
    for name, members in (("interviews", case.interviews), ("events", case.events)):
        for number, member in enumerate(members):
            yield from faults_of(name, member, f"{name}[{number}]", ids)


def case_to_dict(case: Case) -> dict[str, Any]:
    """The case as the mapping a case file holds: keys as files spell them, nothing that is not known."""
    held: dict[str, Any] = _plain(case)
    return held


@cache
def _fields(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """Of each of its fields: how files spell it, its name, what it is where nobody said."""
    return tuple((one.metadata.get("key", one.name), one.name, one.default) for one in dataclasses.fields(kind))


def _plain(value: Any) -> Any:
    if isinstance(value, OpenPoint) and value.answer is None:
        return value.about  # as it was written, and as files before had it
    if dataclasses.is_dataclass(value):
        pairs = ((key, getattr(value, name), default) for key, name, default in _fields(value.__class__))
        return {key: _plain(held) for key, held, default in pairs if held is not None and held != default}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value

"""Everything of a journal as one JSON file, and back: for a backup, for another computer, for other programs.

    format, version  "followup snapshot", 1
    made             when, with offset
    journal          the lines of the journal, in order; joined by line feeds they are the file. A sound line is an
                     object; what is no object in the journal's own spelling is kept as text, letter by letter
    cases            the same search as other programs want it: each case as the mapping of a case file

Restored into an empty journal the lines are the same file again, byte for byte; into another, those it lacks are added.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from ..case.errors import InputError, Problem, form_of
from ..case.schema import one_of
from ..case.text import LOOSE
from ..journal import Entry, Journal
from ..journal.entries import JOINED
from ..journal.entry_lines import read_entry
from ..journal.files import read_file
from ..journal.forgetting import without
from ..journal.forgotten import forgotten_in
from ..journal.joining import lines_that_join
from ..journal.ledger import Ledger
from ..journal.lines import Line, LineFile
from ..journal.locking import refuse_locking
from ..journal.own import SNAPSHOT, without_half

FORMAT, VERSION = "followup snapshot", 1
KEYS = {"format": str, "version": int, "made": str, "journal": list, "cases": list}
FORMS = {str: "a text", int: "a number", list: "a list"}


class Restored(NamedTuple):
    """How many lines were added, and how many were there already; forgotten: what the cases are called that were
    forgotten here and stay away, by id.
    """

    added: int
    known: int
    forgotten: Mapping[str, str] = {}


def take(journal: Journal, *, now: datetime, only: Collection[str] | None = None) -> bytes:
    """The journal as a snapshot. only: the ids of the cases to take, without settings; default: everything.

    Raises InputError where the journal can't be read or has no such case.
    """
    wanted = journal.cases() if only is None else {case_id: journal.case(case_id) for case_id in only}
    cases = [journal.mapping(case_id) for case_id in wanted]
    lines = _lines(journal)
    if only is not None:
        lines = [line for line in lines if isinstance(line, dict) and _is_of(line, only)] + [""]
    held = {"format": FORMAT, "version": VERSION, "made": now.isoformat(), "journal": lines, "cases": cases}
    # what nobody can see, or turns the text around it, is escaped as in all JSON of ours; a byte that is no UTF-8
    # stands in a damaged line as half a character, and that has an escape in JSON
    made = LOOSE.sub(lambda found: json.dumps(found[0])[1:-1], _as_json(held))
    return (made + "\n").encode("utf-8", "backslashreplace")


def _is_of(line: dict[str, Any], only: Collection[str]) -> bool:
    """Whether it says something of these cases; by what they count is said of all."""
    return line.get("case") in only or (line.get("do") == JOINED and "case" not in line)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(journal: Journal) -> list[Any]:
    raw = read_file(journal.path) if os.path.exists(journal.path) else b""
    return [_as_object(line.decode("utf-8", "surrogateescape")) for line in raw.split(b"\n")]


def _as_object(text: str) -> Any:
    """The line's object where writing it again gives the same text, else the text."""
    try:
        held = json.loads(text, parse_constant=lambda name: name)  # NaN is no JSON
    except (ValueError, RecursionError):
        return text
    return held if isinstance(held, dict) and _as_json(held) == text else text


def is_snapshot(raw: bytes) -> bool:
    """Whether these bytes begin as a snapshot does."""
    return bool(SNAPSHOT.match(raw))


def restore(raw: bytes, journal: Journal, *, name: str = "snapshot", forgotten: bool = False) -> Restored:
    """Add the lines of a snapshot that the journal lacks; doing it twice changes nothing.

    name: what errors call the file. forgotten: whether cases that were forgotten here come back. Raises InputError for
    a file that is no snapshot, or a newer one, where a line would contradict one of the journal's, and where it can't
    be written: the journal is then as it was.
    """
    lines = [_as_bytes(line, name) for line in read(raw, name)["journal"]]
    file = LineFile(journal.path)
    with file.appending() as descriptor:
        data = read_file(journal.path)
        present = data.split(b"\n")
        whole_file = b"\n".join(lines)
        away = {} if forgotten else forgotten_in(whole_file, data)
        for case_id in away:
            whole_file, _ = without(whole_file, case_id)
            lines = whole_file.split(b"\n")
        if any(present):  # else it is the same again, byte for byte
            lines = without_half(b"\n".join(lines)).split(b"\n")
        missing = lines if not any(present) else _missing(lines, present, name)
        if any(missing):
            refuse_locking(missing, name)
            joining = lines_that_join([*_entries(present, name)], [*_entries(lines, name)]) if any(present) else []
            whole = [*(missing if missing[-1] else missing[:-1]), *joining]
            _refuse_misfits(present, whole, name, str(journal.path))
            file.write_whole(descriptor, whole)
    given, added = sum(map(bool, lines)), sum(map(bool, missing))
    return Restored(added, given - added, away)


def read(raw: bytes, name: str = "snapshot") -> dict[str, Any]:
    """What a snapshot holds. Raises InputError, naming the file, for anything else."""
    try:
        held = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        seen = str(held.get("format", ", ".join(map(str, held)))) if isinstance(held, dict) else ""
        raise InputError(Problem(name, "not a snapshot of this workbook", seen, "an export of this workbook (JSON)"))
    for key, kind in KEYS.items():
        if type(held.get(key)) is not kind:
            what = f"{key} is missing or of the wrong kind"
            raise InputError(Problem(name, what, form_of(held.get(key)), FORMS[kind]))
    if held["version"] != VERSION:
        raise InputError(Problem(name, "written by another version", str(held["version"]), f"version {VERSION}"))
    if unknown := next((key for key in held if key not in KEYS), None):
        raise InputError(Problem(name, "unknown key", unknown, one_of(KEYS, unknown)))
    return held


def _as_bytes(line: Any, name: str) -> bytes:
    if not isinstance(line, dict | str):
        raise InputError(Problem(name, "no line of a journal", repr(line), "an object or a text"))
    text = line if isinstance(line, str) else _as_json(line)
    try:
        whole = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise InputError(Problem(name, "half a character in a line", text[:60])) from None
    if b"\n" in whole:
        raise InputError(Problem(name, "a line break within a line", text[:60]))
    return whole


def _missing(lines: list[bytes], present: list[bytes], name: str) -> list[bytes]:
    """The lines that are not there yet; InputError where one has the id of another."""
    there, known = set(present), {entry.id for entry in _entries(present, "journal")}
    missing = [line for line in lines if line and line not in there]
    for entry in _entries(missing, name):
        if entry.id in known:
            what = "one thing stands differently here: one of the two was changed by hand"
            raise InputError(Problem(f"{name}, {entry.id}", what))
    return missing


def _entries(lines: list[bytes], where: str) -> Iterator[Entry]:
    """The sound ones among these lines."""
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                yield read_entry(Line(number, line, False), where)
        except InputError:
            continue


def _refuse_misfits(present: list[bytes], missing: list[bytes], name: str, path: str) -> None:
    """InputError where lines that are sound on either side don't fit together, such as two cases of one id."""
    if not any(present):
        return
    apart = {**_refused(present, path), **_refused(missing, name)}
    together = _refused([*present, *missing], name)
    if faults := [problem for entry_id, problem in together.items() if entry_id not in apart]:
        raise InputError(*(Problem(name, problem.what, problem.seen) for problem in faults))


def _refused(lines: list[bytes], where: str) -> dict[str, Problem]:
    ledger = Ledger(where)
    ledger.add(_entries(lines, where))
    return {key: problem for case_id in ledger.of_case for key, problem in ledger.folded(case_id).refused.items()}

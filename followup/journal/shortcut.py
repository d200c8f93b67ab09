"""Where the lines of each case stand in a long journal, so that one line more needs no reading of all the others.

It lies beside the journal, in a file with a dot in front, and is never needed: who deletes it loses a second once. It
is never believed either: it holds the checksum of the bytes it speaks of, and one of its own, and where either does not
fit, or a newer line goes before one of these, everything is read. Cases stand in it by a checksum of their id: who
throws a journal away leaves no names behind.

    magic, then a JSON line: bytes and lines it speaks of, their checksum, the highest numbers, the latest moment, the
    places of the lines that concern every case, and for each case where its places begin and how many they are, and
    where that was asked for, checksums of the people it knows; then the places (byte, number of the line), 8 bytes
    each; then a checksum
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.errors import InputError
from ..case.same import candidate_keys, person_keys
from .entries import Entry
from .files import read_file, write_file
from .ledger import Ledger
from .lines import Line

MAGIC = b"followup shortcut 3\n"
LONG = 2_000  # lines; a shorter journal is read whole
MOST_NEW = 1_000  # lines after those it speaks of; then it is made anew
MOST_BYTES = 200_000_000
SUM = hashlib.sha256().digest_size
PLACE = struct.Struct("<QQ")  # byte, number of the line


class Shortcut(NamedTuple):
    """size, lines: how much of the journal it speaks of; sha256: of these bytes; highest, foreign: numbers of lines.

    latest: moment of its lines; joins: places (byte, number of the line) of what concerns every case; cases: where the
    places of each begin in `packed`, and how many they are; people: of each that is sound; None where nobody asked.
    """

    size: int
    lines: int
    sha256: str
    highest: int
    foreign: int
    latest: datetime
    joins: list[tuple[int, int]]
    cases: dict[str, tuple[int, int]]
    packed: bytes
    people: dict[str, list[int]] | None

    def fits(self, data: bytes) -> bool:
        """Whether these are the bytes that it speaks of."""
        return hashlib.sha256(data).hexdigest() == self.sha256

    def lines_in(self, data: bytes, case_id: str) -> list[Line]:
        """The lines of a case, and of what concerns every case."""
        begin, count = self.cases.get(_key(case_id), (0, 0))
        places = [*self.joins, *PLACE.iter_unpack(self.packed[begin * PLACE.size : (begin + count) * PLACE.size])]
        return [Line(number, data[start : data.index(b"\n", start)], False) for start, number in places]

    def people_beside(self, cases: Collection[str]) -> set[int]:
        """Whom all but these cases know."""
        left = {_key(case_id) for case_id in cases}
        return {one for key, people in (self.people or {}).items() if key not in left for one in people}


def beside(path: Path) -> Path:
    """Where the shortcut into a journal lies."""
    return path.with_name(f".{path.name[:60]}-shortcut")


def people_of(case: Case) -> list[int]:
    """Checksums of whom a case knows: two cases that may know one person have one in common."""
    who = candidate_keys(case)
    keys = {(name, *key) for contact in case.contacts for key in person_keys(case, contact) for name in who}
    return sorted(int.from_bytes(hashlib.sha256(repr(key).encode("utf-8", "replace")).digest()[:6]) for key in keys)


def find(path: Path, case_id: str) -> Shortcut | None:
    """The way to the cases of the journal at `path`, not yet compared with it; None where none is known to that one."""
    try:
        return _read(read_file(beside(path), most=MOST_BYTES), case_id)
    except (InputError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, struct.error):
        return None


def _read(whole: bytes, case_id: str) -> Shortcut | None:
    body = whole[:-SUM]
    if not whole.startswith(MAGIC) or hashlib.sha256(body).digest() != whole[-SUM:]:
        return None
    head, _, packed = body[len(MAGIC) :].partition(b"\n")
    held = json.loads(head)
    cases = {str(key): (int(begin), int(count)) for key, (begin, count) in held["cases"].items()}
    if _key(case_id) not in cases:
        return None
    joins = [(int(start), int(number)) for start, number in held["joins"]]
    numbers = held["size"], held["lines"], held["sha256"], held["highest"], held["foreign"]
    people = held["people"] and {str(key): [int(one) for one in known] for key, known in held["people"].items()}
    return Shortcut(*numbers, datetime.fromisoformat(held["latest"]), joins, cases, packed, people)


def keep(
    path: Path, lines: Sequence[Line], ledger: Ledger, foreign: int, people: Mapping[str, list[int]] | None = None
) -> None:
    """Write down where these lines, all of the journal, stand; where that can't be done, nothing is lost. people: whom
    each case knows, as `people_of` says it.
    """
    if len(lines) >= LONG and not lines[-1].torn and not _odd(ledger):
        with suppress(InputError):
            write_file(beside(path), _packed([line.raw for line in lines], ledger, foreign, people), force=True)


def _odd(ledger: Ledger) -> bool:
    """Whether an undo names what is of no case of its own, so that one case can't be told without the others."""
    undos = (entry for entry in ledger.worth if entry.do == "undo")
    targets = ((undo, ledger.entries.get(undo.data["entry"])) for undo in undos)
    return any(target is None or target.case != undo.case for undo, target in targets)


def _packed(raws: list[bytes], ledger: Ledger, foreign: int, people: Mapping[str, list[int]] | None) -> bytes:
    starts = list(accumulate((len(raw) + 1 for raw in raws), initial=0))
    data = b"".join(raw + b"\n" for raw in raws)
    cases, places = {}, list[bytes]()
    for case_id, entries in ledger.of_case.items():
        cases[_key(case_id)] = (len(places), len(entries))
        for entry in sorted(entries, key=_line):
            places.append(PLACE.pack(starts[entry.line - 1], entry.line))
    held: dict[str, Any] = {"size": len(data), "lines": len(raws), "sha256": hashlib.sha256(data).hexdigest()}
    held |= {"highest": ledger.highest, "foreign": foreign, "latest": ledger.latest.isoformat(), "cases": cases}
    held["joins"] = [(starts[entry.line - 1], entry.line) for entry in ledger.joins.values()]
    held["people"] = None if people is None else {_key(case_id): known for case_id, known in people.items()}
    body = MAGIC + json.dumps(held).encode() + b"\n" + b"".join(places)
    return body + hashlib.sha256(body).digest()


def _line(entry: Entry) -> int:
    return entry.line


def _key(case_id: str) -> str:
    return hashlib.sha256(case_id.encode("utf-8", "replace")).hexdigest()[:32]

"""Where the lines of each case stand in a long journal, so that one line more needs no reading of all the others.

It lies beside the journal, in a file with a dot in front, and is never needed: who deletes it loses a second once. It
is never believed either: it holds the checksum of the bytes it speaks of, and one of its own, and where either does not
fit, or a newer line goes before one of these, everything is read. Cases stand in it by a checksum of their id: who
throws a journal away leaves no names behind.

    magic, then a JSON line: bytes and lines it speaks of, their checksum, the highest numbers, the latest moment, the
    places of the lines that concern every case, and for each case where its places begin and how many they are (those
    of the settings that count under ""), and where that was asked for, what it is to the others, in checksums
    (`around`); then the places (byte, number of the line), 8 bytes each; then a checksum
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from ..case.errors import InputError
from .around import Side, read_side
from .entries import Entry
from .files import read_file, write_file
from .ledger import Ledger
from .lines import Line, LineFile

MAGIC = b"followup shortcut 4\n"
LONG = 2_000  # lines; a shorter journal is read whole
MOST_NEW = 1_000  # lines after those it speaks of; then it is made anew
MOST_BYTES = 200_000_000
SUM = hashlib.sha256().digest_size
SETTINGS = ""  # stands for a case: the lines of those that count
BREAK = re.compile(rb"\n")
PLACE = struct.Struct("<QQ")  # byte, number of the line


class Shortcut(NamedTuple):
    """size, lines: how much of the journal it speaks of; sha256: of these bytes; highest, foreign: numbers of lines.

    latest: moment of its lines; joins: places (byte, number of the line) of what concerns every case; cases: where the
    places of each begin in `packed`, and how many they are; sides: what each that is sound is to the others; None where
    nobody asked. Cases stand there by `key_of`.
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
    sides: dict[str, Side] | None

    def fits(self, data: bytes) -> bool:
        """Whether these are the bytes that it speaks of."""
        return hashlib.sha256(data).hexdigest() == self.sha256

    def lines_in(self, data: bytes, *keys: str) -> list[Line]:
        """The lines of these cases, and of what concerns every case."""
        places = [*self.joins]
        for begin, count in (self.cases.get(key, (0, 0)) for key in (SETTINGS, *keys)):
            places += PLACE.iter_unpack(self.packed[begin * PLACE.size : (begin + count) * PLACE.size])
        return [Line(number, data[start : data.index(b"\n", start)], False) for start, number in places]


def beside(path: Path) -> Path:
    """Where the shortcut into a journal lies."""
    return path.with_name(f".{path.name[:60]}-shortcut")


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
    if key_of(case_id) not in cases:
        return None
    joins = [(int(start), int(number)) for start, number in held["joins"]]
    numbers = held["size"], held["lines"], held["sha256"], held["highest"], held["foreign"]
    sides = None if held["sides"] is None else {str(key): read_side(side) for key, side in held["sides"].items()}
    return Shortcut(*numbers, datetime.fromisoformat(held["latest"]), joins, cases, packed, sides)


def keep(file: LineFile, ledger: Ledger, foreign: int, sides: Mapping[str, Side] | None = None) -> None:
    """Write down where the whole lines of a journal stand, all of which were read; where that can't be done, nothing
    is lost. sides: what each case is to the others, by `key_of`.
    """
    if file.whole >= LONG and not _odd(ledger, file.whole) and (data := file.so_far()) is not None:
        with suppress(InputError):
            write_file(beside(file.path), _packed(data, ledger, foreign, sides), force=True)


def _odd(ledger: Ledger, whole: int) -> bool:
    """Whether one case can't be told by these lines without the others: an undo names what is of no case of its own, or
    a line counts that lacks its break.
    """
    if any(entry.line > whole for entry in ledger.entries.values()):
        return True
    undos = (entry for entry in ledger.worth if entry.do == "undo")
    targets = ((undo, ledger.entries.get(undo.data["entry"])) for undo in undos)
    return any(target is None or target.case != undo.case for undo, target in targets)


def _packed(data: bytes, ledger: Ledger, foreign: int, sides: Mapping[str, Side] | None) -> bytes:
    starts = [0, *(found.end() for found in BREAK.finditer(data))]
    cases, places = {}, list[bytes]()
    settings = {SETTINGS: [*ledger.settings_that_count()]}
    for key, entries in {**settings, **{key_of(one): found for one, found in ledger.of_case.items()}}.items():
        cases[key] = (len(places), len(entries))
        for entry in sorted(entries, key=_line):
            places.append(PLACE.pack(starts[entry.line - 1], entry.line))
    held: dict[str, Any] = {"size": len(data), "lines": len(starts) - 1, "sha256": hashlib.sha256(data).hexdigest()}
    held |= {"highest": ledger.highest, "foreign": foreign, "latest": ledger.latest.isoformat(), "cases": cases}
    held["joins"] = [(starts[entry.line - 1], entry.line) for entry in ledger.joins.values()]
    held["sides"] = sides
    body = MAGIC + json.dumps(held).encode() + b"\n" + b"".join(places)
    return body + hashlib.sha256(body).digest()


def _line(entry: Entry) -> int:
    return entry.line


def key_of(case_id: str) -> str:
    """What a case is known by in a shortcut."""
    return hashlib.sha256(case_id.encode("utf-8", "replace")).hexdigest()[:32]

"""Two journals of one search made one: the lines that one lacks are added to it, and none is changed or taken away.

A line is known by its id, one that can't be read by its bytes. Lines count by their moments wherever they stand (see
`joining`), so it does not matter which journal is added to which, nor how often. Sync programs that find
two changed files keep both under two names: such a copy is noticed beside the journal.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from ..case.errors import InputError, Problem
from .aside import KEPT, noted, where_to_keep
from .book import Journal
from .entries import Entry
from .entry_lines import read_entry
from .files import read_file, write_file
from .forgetting import called
from .joining import lines_that_join
from .ledger import Ledger
from .lines import MOST_BYTES, Line, LineFile
from .locking import refuse_locking
from .marks import Marks, forgotten, marks_in
from .opened import undisturbed
from .overruled import overruled, said_alike
from .own import BOM, without_half
from .parting import perhaps_one, taken_back_apart, two_jobs, two_openings
from .people import two_people
from .staying import Held, without_cases
from .told import (
    ahead_words,
    aside_words,
    forgotten_words,
    opened_words,
    people_words,
    perhaps_words,
    stands_words,
    still_here_words,
    twice_words,
    two_jobs_words,
)

BY_HAND = "the two tell one thing differently: one of them was changed by hand"
STRANGERS = "the two share no line: perhaps this is another person's search"
HALF = "The other journal is cut off in its last line: what is left of that line was not taken."
WANTED = "a journal or a backup of this workbook (.jsonl)"
EXAMPLE = "-example"  # stands in the name of the example's copy
CHANGED_IN_BOTH = "Changed in both:"  # stands before what was overruled
MOST_COPIES = 20  # files beside a journal that are looked into


class Strangers(InputError):
    """Two journals share no line: perhaps two people's."""


class Joined(NamedTuple):
    """added: lines; known: lines that were there already; aside: how many fit on neither side only once they are
    together; overruled: what was changed in both, and which counts, in sentences; told: what does not count, what
    stays there and what stands though it was taken back, in sentences; apart: cases whose id stands for two jobs; kept:
    where what was here is kept.
    """

    added: int
    known: int
    aside: int
    overruled: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    kept: Path | None = None


@undisturbed()
def merge(
    journal: Journal, data: bytes, name: str, *, strangers: date | None = None, now: datetime | None = None
) -> Joined:
    """Add the lines of another journal that this one lacks, all or none; others wait meanwhile. Cases that were
    forgotten here stay there, and so does one whose id stands for another job here.

    name: what errors call the other one. strangers: the day, where it is known that the two share no line: what was
    here is then kept beside under a name with it, for `restoring.put_back`. now: lines dated later are told.
    Raises Strangers where nobody said so, InputError where it is no journal, where a line of it contradicts one that is
    here, and where this one can't be written.
    """
    whole = without_half(data)
    there = _held(whole, name)
    if not there.entries:
        raise InputError(Problem(name, "not a journal of this workbook" if data else "the file is empty", "", WANTED))
    with journal._file.appending() as descriptor:
        present = read_file(journal.path)
        here = _held(present, str(journal.path), there)
        foreign = bool(here.entries) and here.entries.keys().isdisjoint(there.entries)
        coming = _coming(here, there)
        there = coming.there
        missing = _missing(here, there, name)
        refuse_locking(missing, name)
        if foreign and strangers is None:
            raise Strangers(Problem(name, STRANGERS, "", "another journal of the same person"))
        lines, joined = _joined(here, coming, missing, name, now) if missing else ([], Joined(0, 0, 0))
        known = len(there.entries) + len(there.others) - len(missing)
        kept = _keep(journal.path, present, strangers) if foreign and strangers and missing else None
        if missing:
            journal._file.write_whole(descriptor, lines)
    to_come = ahead_words([one.at for key, (one, _) in there.entries.items() if key not in here.entries], now)
    told = (*coming.told, *joined.told, *to_come, *([HALF] if whole != data else []))
    return joined._replace(known=known, told=told, apart=coming.apart, kept=kept)


def _keep(at: Path, present: bytes, day: date) -> Path:
    """What was here, put aside as a restore does it."""
    path = Path(os.path.realpath(at))
    kept = where_to_keep(path, present, day)
    with noted(path, kept):
        write_file(kept, present, force=True)
    return kept


class _Coming(NamedTuple):
    """there: the other without what stays there; told: what stays, in sentences; apart: ids that stand for two jobs;
    ledgers: of what is here, and of what comes.
    """

    there: Held
    told: list[str]
    apart: tuple[str, ...]
    ledgers: tuple[Ledger, Ledger]


def _coming(here: Held, there: Held) -> _Coming:
    ours, theirs = _ledger(here.entries), _ledger(there.entries)
    gone = forgotten(_marks(here), (one for one in _openings(there) if one.id not in here.entries))
    apart = {one: jobs for one, jobs in two_jobs(ours, theirs).items() if one not in gone}
    left, counts = without_cases(there, [*gone, *apart])
    told = [forgotten_words(called(theirs, one), counts[one]) for one in sorted(gone)]
    told += [two_jobs_words(*apart[one]) for one in sorted(apart)]
    told += [still_here_words(called(ours, one)) for one in sorted(forgotten(_marks(there), _openings(here)))]
    ledgers = ours, theirs if left.entries.keys() == there.entries.keys() else _ledger(left.entries)
    return _Coming(left, told, tuple(sorted(apart)), ledgers)


def _marks(held: Held) -> Marks:
    return marks_in(entry for entry, _ in held.entries.values())


def _openings(held: Held) -> Iterator[Entry]:
    return (entry for entry, _ in held.entries.values() if entry.do == "case")


def _held(data: bytes, name: str, other: Held | None = None) -> Held:
    """other: a file that was read; lines of it that stand here at the same place are not read and kept once more."""
    held, known = Held({}, {}), {entry.line: (entry, raw) for entry, raw in other.entries.values()} if other else {}
    for line in LineFile(Path(name))._split(data):
        raw = line.raw.removeprefix(BOM).rstrip(b"\r")
        if raw.strip():
            same = known.get(line.number)
            entry = same[0] if same and same[1] == raw else _entry(line._replace(raw=raw), name)
            if entry is None:
                held.others[raw] = None
            else:
                held.entries.setdefault(entry.id, (entry, raw))
    return held


def _entry(line: Line, name: str) -> Entry | None:
    try:
        return read_entry(line, name)
    except InputError:
        return None


def _missing(here: Held, there: Held, name: str) -> list[bytes]:
    for entry_id, (entry, raw) in there.entries.items():
        if entry_id in here.entries and not _is_same(here.entries[entry_id], (entry, raw)):
            raise InputError(Problem(f"{name}, line {entry.line}", BY_HAND))
    lines = [raw for entry_id, (_, raw) in there.entries.items() if entry_id not in here.entries]
    return lines + [raw for raw in there.others if raw not in here.others]


def _is_same(one: tuple[Entry, bytes], other: tuple[Entry, bytes]) -> bool:
    """Whether they say the same as JSON: for Python 1 and true are one."""
    return one[1] == other[1] or _as_text(one[0]) == _as_text(other[0])


def _as_text(entry: Entry) -> str:
    return json.dumps(entry.data, sort_keys=True)


def _joined(
    here: Held, coming: _Coming, missing: list[bytes], name: str, now: datetime | None
) -> tuple[list[bytes], Joined]:
    """What is to be written, and what there is to tell, of both together."""
    there, apart = coming.there, coming.ledgers
    stands = [taken_back_apart(*apart), taken_back_apart(*reversed(apart))]
    said = [{"case": case_id, "stands": [undo]} for undo, case_id in sorted((stands[0] | stands[1]).items())]
    changes = _changed(here, there), _changed(there, here)
    cases, apart_both = changes[0] | changes[1], changes[0] & changes[1]
    openings = two_openings(*apart, cases)
    lines_of = [[entry for entry, _ in held.entries.values()] for held in (here, there)]
    both = _ledger(here.entries | there.entries, lines_that_join(lines_of[0], lines_of[1]))
    people = two_people(*apart, both, cases, name)
    said += [*(line for two in people.values() for line in two.said), *openings]
    joining = lines_that_join(lines_of[0], lines_of[1], said)
    both.add(read_entry(Line(0, line, False), name) for line in joining)
    aside = sorted(_refused(both, apart_both))
    if aside:
        misfits = {entry_id for ledger in apart for entry_id in _refused(ledger, apart_both)}
        aside = [one for one in aside if one not in misfits]
    told = [stands_words(called(both, one), "here") for one in sorted({*stands[0].values()})]
    told += [stands_words(called(both, one), "there") for one in sorted({*stands[1].values()} - {*stands[0].values()})]
    told += sorted({people_words(called(both, one), *names) for one, two in people.items() for names in two.names})
    told += sorted({opened_words(called(both, one["case"])) for one in openings})
    told += aside_words(both, apart, aside, now) + twice_words(both, sorted(_twice(both, apart, apart_both)), now)
    told += said_alike(*apart, both, now) + perhaps_words(both, sorted(perhaps_one(both, apart, apart_both)), now)
    lines = [*missing, *joining]
    return lines, Joined(len(missing), 0, len(aside), tuple(overruled(*apart, both, now)), tuple(told))


def _ledger(entries: dict[str, tuple[Entry, bytes]], joining: Iterable[bytes] = ()) -> Ledger:
    ledger = Ledger("")
    ledger.add([*(entry for entry, _ in entries.values()), *(read_entry(Line(0, line, False), "") for line in joining)])
    return ledger


def _changed(one: Held, other: Held) -> set[str | None]:
    """The cases of which one side has a line that the other lacks. Where only one has, both together say what it says:
    nothing new is set aside there.
    """
    lacking = [one.entries[entry_id][0] for entry_id in one.entries.keys() - other.entries.keys()]
    targets = (entry.data["entry"] for entry in lacking if entry.do == "undo")
    undone = (held.entries[target][0] for target in targets for held in (one, other) if target in held.entries)
    return {entry.case for entry in (*lacking, *undone)}


def _refused(ledger: Ledger, cases: set[str | None]) -> set[str]:
    return {entry_id for case_id in ledger.of_case.keys() & cases for entry_id in ledger.folded(case_id).refused}


def _twice(both: Ledger, apart: tuple[Ledger, Ledger], cases: set[str | None]) -> set[tuple[str, str, str]]:
    """What both sides wrote down alike: (case, list, key)."""
    found = _twins(both, cases)
    if not found:
        return found
    of_openings = tuple(f"-{letters}" for letters in set(both.letters.values()))  # the openings are told as a whole
    new = found.difference(*(_twins(ledger, cases) for ledger in apart))
    return {one for one in new if not one[2].endswith(of_openings)}


def _twins(ledger: Ledger, cases: set[str | None]) -> set[tuple[str, str, str]]:
    return {(case_id, *place) for case_id in ledger.of_case.keys() & cases for place in ledger.twins(case_id)}


# what a sync program left beside a journal


class Copy(NamedTuple):
    """A copy of a journal beside it. lines: how many of its lines the journal lacks."""

    path: Path
    lines: int


def copies_of(journal: Journal) -> list[Copy]:
    """The copies beside a journal that hold lines it lacks. Only files of its own name with something added are looked
    at, and only those that share a line with it: others are other journals.
    """
    return list(_copies(journal))


def _copies(journal: Journal) -> Iterator[Copy]:
    here: Held | None = None
    for path in _named_alike(journal.path):
        with suppress(InputError, OSError):
            here = here or _held(read_file(journal.path), str(journal.path))
            there = _held(read_file(path, most=MOST_BYTES), path.name, here)
            lacking = there.entries.keys() - here.entries.keys()
            if 0 < len(lacking) < len(there.entries):
                coming = lacking & _coming(here, there).there.entries.keys()
                yield from [Copy(path, len(coming))] if coming else []


def _named_alike(path: Path) -> list[Path]:
    """Such as `journal (conflicted copy 2026-03-04).jsonl`, `Kopie von journal.jsonl`, `Journal-LAPTOP.JSONL` or
    `journal.jsonl.bak`, those changed last first: programs of all languages put their words before it or behind it.
    """
    stem, kind = _as_named(path.stem), _as_named(path.suffix)
    ours = re.compile(rf"{re.escape(stem)}({EXAMPLE}{re.escape(kind)}$|-{KEPT}-\d{{4}}-\d\d-\d\d)")  # put aside
    found: dict[Path, float] = {}
    with suppress(OSError):
        for one in path.parent.iterdir():
            name = _as_named(one.name)
            if stem in name and kind in name and name not in (stem + kind, stem) and not ours.search(name):
                with suppress(OSError):
                    found |= {one: one.stat().st_mtime} if one.is_file() else {}
    return sorted(found, key=lambda one: (-found[one], one))[:MOST_COPIES]


def _as_named(name: str) -> str:
    """However it is cased, and whichever way a system writes its accents."""
    return unicodedata.normalize("NFC", name).casefold()

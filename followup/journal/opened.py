"""The lines of a journal as they are read: all of them, or by a shortcut those of the cases that somebody asks for."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ..case.case import Case
from ..case.errors import InputError, Problem
from . import shortcut
from .around import Side, around, side_of, stands_alone
from .entries import BEGINNING, JOINED, Entry
from .entry_lines import Foreign, read_entry
from .ledger import Ledger
from .lines import Line, LineFile
from .place import default_path

MOST_FAULTS = 1_000  # lines of each kind that are told one by one


YOUNG = 50_000  # objects made at once that are not looked through one by one, to find that all of them are needed


@contextmanager
def undisturbed() -> Iterator[None]:
    """Nobody looks for rubbish meanwhile: among hundreds of thousands of new objects, none of it, that takes as long
    as reading them. Afterwards they count as old, which costs nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > YOUNG and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


class Opened:
    """The lines of a journal in memory, with what others append since. Every method may raise InputError: the file
    can't be read.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        """path: the file; it need not exist yet. Default: `default_path()`."""
        self.path = Path(path) if path is not None else default_path()
        self._file = LineFile(self.path)
        self._stood: tuple[tuple[int, ...] | None, int] | None = None  # the file, and its last line when it was opened
        self._closing: dict[object, bool] = {}  # closing lines of backups, and whether they say what stands before them
        self._start_over()

    def _start_over(self) -> None:
        self._closing.clear()
        self._ledger = Ledger(str(self.path))
        self._faults: list[Problem] = []
        self._untold = 0
        self._spoilt, self._halves = 0, 0  # lines that can't be read: whole ones, and what a crash left of one
        self._torn: list[Problem] = []  # what is wrong with a last line that is torn
        self._half = b""  # a last line that lacks no more than its break, and counts
        self._foreign = 0
        self._only: set[str] | None = None  # the cases that were read, where a shortcut led to them
        self._way: tuple[shortcut.Shortcut, bytes] | None = None  # that shortcut, and the bytes that it speaks of
        self._before = (0, BEGINNING)  # the highest number and the latest moment of the lines that were not read then

    def _read(self, case_id: str | None = None) -> Ledger:
        """Everything, with what others wrote since; case_id: of that case alone, where no more was read before."""
        if self._only is not None and case_id not in self._only:
            self._read_anew()
        self._read_new()
        return self._ledger

    def _read_set(self) -> Ledger:
        """As `_read`, for what is set: that counts in every case, and a shortcut leads to it too."""
        self._read_new()
        return self._ledger

    def _read_to_write(self, case_id: str | None) -> None:
        """As `_read`, but a journal that was not read yet is read by the shortcut, or gets one for the next time."""
        if case_id is not None and self._file.is_unread:
            self._take_shortcut(case_id)
            self._read_new()
            if self._only is None:  # no shortcut led there, or too much came after it: all lines were read
                shortcut.keep(self._file, self._ledger, self._foreign)
        self._read(case_id)

    def _take_shortcut(self, case_id: str) -> None:
        """Read what the shortcut knows of that case, where there is one that leads to it."""
        found = shortcut.find(self.path, case_id)
        data = found and self._file.skip(found.size, found.lines, found.fits)
        if found and data:
            self._only, self._before, self._way = {case_id}, (found.highest, found.latest), (found, data)
            self._take(found.lines_in(data, shortcut.key_of(case_id)))
            self._ledger.highest, self._ledger.latest = found.highest, found.latest
            self._foreign = found.foreign

    def stands_alone(self, case_id: str) -> bool:
        """Whether no other case knows a person whom this one knows too; asked before something is written. Of a long
        journal that was not read yet the other cases are read at the first time alone.
        """
        if self._file.is_unread:
            with self._file.appending():  # nobody forgets a case while the way to it is written down
                self._take_shortcut(case_id)
                self._read_new()
                if self._only is not None and not self._knows_sides():
                    self._read_anew()
                if self._only is None:
                    shortcut.keep(self._file, self._ledger, self._foreign, self._sides())
        return stands_alone(shortcut.key_of(case_id), self._sides_now())

    def around(self, case_id: str, at: datetime) -> list[Case]:
        """The cases that matter to the plan of this one at that moment, in the order they were opened. Of a journal
        that was read by a shortcut which knows them these alone, else all.
        """
        if self._knows_sides():
            self._read(case_id)
        if not self._knows_sides():
            return self._sound_cases(self._read().openings())
        self._read_more(around(shortcut.key_of(case_id), self._sides_now(), at.timestamp()))
        return self._sound_cases(self._ledger.openings())

    def _knows_sides(self) -> bool:
        return self._way is not None and self._way[0].sides is not None

    def _sides_now(self) -> dict[str, Side]:
        """What each case is to the others, with what was written since the shortcut was: what that concerns is read."""
        if self._way is None or self._way[0].sides is None:
            return self._sides()
        found, _ = self._way
        later = (entry for entry in self._ledger.entries.values() if entry.line > found.lines)
        changed = {entry.case for entry in later if entry.case is not None}
        self._read_more(map(shortcut.key_of, changed))
        left = {shortcut.key_of(one) for one in changed}
        return {key: side for key, side in self._way[0].sides.items() if key not in left} | self._sides(changed)

    def _read_more(self, keys: Iterable[str]) -> None:
        """The lines of these cases too."""
        if self._way is not None and self._only is not None:
            found, data = self._way
            wanted = set(keys) - {shortcut.key_of(one) for one in self._only}
            self._take(found.lines_in(data, *sorted(wanted)))
            self._only.update(one for one in self._ledger.of_case if shortcut.key_of(one) in wanted)

    def _sides(self, cases: Iterable[str] | None = None) -> dict[str, Side]:
        found = self._sound_cases(self._read().openings() if cases is None else cases)
        return {shortcut.key_of(case.id): side_of(case) for case in found}

    def _sound_cases(self, ids: Iterable[str]) -> list[Case]:
        with undisturbed():
            found = [self._ledger.folded(case_id).case for case_id in ids]
        return [case for case in found if case is not None]

    def _read_new(self) -> None:
        again, lines = self._file.read_new()
        if again:
            self._start_over()
        elif self._half and self._half not in (self._file.tail, lines[0].raw if lines else b""):
            return self._read_anew()  # it counted, and says something else now
        if lines or not self._file.tail:
            self._torn, self._half = [], b""
        self._note_what_stood()
        if lines:
            with undisturbed():
                entries = self._take(lines)
            if self._only is not None and self._strays(entries):
                self._read_anew()

    def _note_what_stood(self) -> None:
        """Once, and again where another file took its place: what comes later and is not one's own is another's."""
        file, now = self._stood and self._stood[0], self._file.identity
        if self._stood is None or file not in (None, now):
            self._stood = (now, self._file.reached)
        elif file != now:  # there was none, and somebody began one
            self._stood = (now, self._stood[1])

    def _strays(self, entries: list[Entry]) -> bool:
        """Whether these need the lines that were not read: one goes before them, or may be one of them, or says of a
        setting that it counts no longer.
        """
        number, moment = self._before
        special = (one.do == JOINED or "ahead" in one.data or (one.do, one.case) == ("undo", None) for one in entries)
        stray = (one.number <= number or one.stated < moment for one in entries)
        return len(entries) > shortcut.MOST_NEW or any(special) or any(stray)

    def _read_anew(self) -> None:
        self._file.forget()
        self._start_over()
        self._read_new()

    def _take(self, lines: list[Line]) -> list[Entry]:
        entries = []
        for line in lines:
            if not line.raw.strip():
                continue
            try:
                entries.append(read_entry(line, str(self.path)))
                self._half = line.raw if line.torn else self._half
            except InputError as error:
                self._note(error, line)
                self._foreign = max(self._foreign, error.number if isinstance(error, Foreign) else 0)
        self._ledger.add(entries)
        return entries

    def _note(self, error: InputError, line: Line) -> None:
        if not line.torn and not isinstance(error, Foreign):
            half = line.raw.startswith(b"{") and not line.raw.rstrip().endswith(b"}")
            self._halves, self._spoilt = self._halves + half, self._spoilt + (not half)
        if line.torn:
            self._torn = [*error.problems]
        elif len(self._faults) < MOST_FAULTS:
            self._faults.extend(error.problems)
        else:
            self._untold += 1

    def damage(self, *, halves: bool = True) -> Problem | None:
        """That lines of it can't be read, and how many, as far as it was read. halves: also where these are but what a
        crash left of lines that were never acknowledged.
        """
        if not self._file.is_unread:
            self._read_new()
        count = self._spoilt + (self._halves + bool(self._torn) if halves else 0)
        if not count:
            return None
        if not self._ledger.entries and not self._foreign:
            return Problem(
                str(self.path), "no journal of this workbook, or damaged throughout: no line of it can be read"
            )
        lines = "one line of it" if count == 1 else f"{count:,} lines of it"
        return Problem(str(self.path), f"damaged: {lines} can't be read (followup case list names them)")

    def _next(self) -> int:
        """The number of the next line: above all that were seen, so that it counts after them."""
        return max(self._ledger.highest, self._foreign) + 1

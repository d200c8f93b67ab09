"""What a journal says: cases, drafts, settings, history, problems, always with what others appended."""

from __future__ import annotations

import copy
import dataclasses
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ..case.case import Case, Event
from ..case.errors import InputError, Problem
from ..case.schema import nearest
from . import shortcut
from .entries import BEGINNING, JOINED, Entry, Foreign, by_rank, read_entry
from .folding import State, to_mapping
from .ledger import Ledger
from .lines import Line, LineFile
from .place import default_path


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One kept version of a message. id: of its line; at: when it was kept."""

    id: str
    at: datetime
    step: str
    to: str | None
    template: str | None
    subject: str | None
    body: str


@contextmanager
def undisturbed() -> Iterator[None]:
    """Nobody looks for rubbish meanwhile: among hundreds of thousands of new objects, none of it, that takes as long
    as reading them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


MOST_FAULTS = 1_000  # lines of each kind that are told one by one


class Reader:
    """The reading half of a Journal. Every method may raise InputError: the file can't be read, or there is
    no such case.
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
        self._foreign = 0
        self._only: set[str] | None = None  # the cases that were read, where a shortcut led to them
        self._before = (0, BEGINNING)  # the highest number and the latest moment of the lines that were not read then

    def _read(self, case_id: str | None = None) -> Ledger:
        """Everything, with what others wrote since; case_id: of that case alone, where no more was read before."""
        if self._only is not None and case_id not in self._only:
            self._read_anew()
        self._read_new()
        return self._ledger

    def _read_to_write(self, case_id: str | None) -> None:
        """As `_read`, but a journal that was not read yet is read by the shortcut, or gets one for the next time."""
        if case_id is not None and self._file.is_unread:
            self._take_shortcut(case_id)
            lines = self._read_new()
            if self._only is None:  # no shortcut led there, or too much came after it: these are all lines
                shortcut.keep(self.path, lines, self._ledger, self._foreign)
        self._read(case_id)

    def _take_shortcut(self, case_id: str) -> tuple[shortcut.Shortcut, bytes] | None:
        """The shortcut and the bytes that it speaks of, where there is one to that case."""
        found = shortcut.find(self.path, case_id)
        data = found and self._file.skip(found.size, found.lines, found.fits)
        if not found or not data:
            return None
        self._only, self._before = {case_id}, (found.highest, found.latest)
        self._take(found.lines_in(data, case_id))
        self._ledger.highest, self._ledger.latest = found.highest, found.latest
        self._foreign = found.foreign
        return found, data

    def stands_alone(self, case_id: str) -> bool:
        """Whether no other case knows a person whom this one knows too; asked before something is written. Of a long
        journal that was not read yet the other cases are read at the first time alone.
        """
        if self._file.is_unread:
            with self._file.appending():  # nobody forgets a case while the way to it is written down
                found = self._take_shortcut(case_id)
                lines = self._read_new()
                if found is not None and found[0].people is not None and self._only is not None:
                    return self._is_alone(case_id, *found)
                if self._only is not None:
                    lines = self._read_anew()
                shortcut.keep(self.path, lines, self._ledger, self._foreign, self._people())
        known = self._people()
        others = {one for other, people in known.items() if other != case_id for one in people}
        return others.isdisjoint(known.get(case_id, ()))

    def _people(self) -> dict[str, list[int]]:
        return {case_id: shortcut.people_of(case) for case_id, case in self.cases().items()}

    def _is_alone(self, case_id: str, found: shortcut.Shortcut, data: bytes) -> bool:
        """Read with it: the cases in which anything but an event came after what the shortcut speaks of."""
        later = (entry for entry in self._ledger.entries.values() if entry.line > found.lines)
        changed = {str(entry.case): None for entry in later if entry.do in ("case", "facts", "undo")}
        for other in changed:
            if other != case_id:
                self._take(found.lines_in(data, other))
        others = found.people_beside([case_id, *changed])
        cases = {one: self._ledger.folded(one).case for one in (case_id, *changed)}
        others.update(
            one for other, case in cases.items() if case and other != case_id for one in shortcut.people_of(case)
        )
        own = cases[case_id]
        return own is None or others.isdisjoint(shortcut.people_of(own))

    def _read_new(self) -> list[Line]:
        """The lines that were read now."""
        again, lines = self._file.read_new()
        if again:
            self._start_over()
        self._note_what_stood()
        if lines:
            with undisturbed():
                entries = self._take(lines)
            if self._only is not None and self._strays(entries):
                return self._read_anew()
        return lines

    def _note_what_stood(self) -> None:
        """Once, and again where another file took its place: what comes later and is not one's own is another's."""
        file, now = self._stood and self._stood[0], self._file.identity
        if self._stood is None or file not in (None, now):
            self._stood = (now, self._file.reached)
        elif file != now:  # there was none, and somebody began one
            self._stood = (now, self._stood[1])

    def _strays(self, entries: list[Entry]) -> bool:
        """Whether these need the lines that were not read: one goes before them, or may be one of them."""
        number, moment = self._before
        special = (one.do == JOINED or "ahead" in one.data for one in entries)
        stray = (one.number <= number or one.stated < moment for one in entries)
        return len(entries) > shortcut.MOST_NEW or any(special) or any(stray)

    def _read_anew(self) -> list[Line]:
        self._file.forget()
        self._start_over()
        return self._read_new()

    def _take(self, lines: list[Line]) -> list[Entry]:
        entries = []
        for line in lines:
            if not line.raw.strip():
                continue
            try:
                entries.append(read_entry(line, str(self.path)))
            except InputError as error:
                self._note(error)
                self._foreign = max(self._foreign, error.number if isinstance(error, Foreign) else 0)
        self._ledger.add(entries)
        return entries

    def _note(self, error: InputError) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.extend(error.problems)
        else:
            self._untold += 1

    def _next(self) -> int:
        """The number of the next line: above all that were seen, so that it counts after them."""
        return max(self._ledger.highest, self._foreign) + 1

    @property
    def problems(self) -> list[Problem]:
        """Every line that is set aside, by number: unreadable ones, then those that don't fit their case; of very many
        the first thousand of each kind, and how many more.
        """
        ledger, untold = self._read(), self._untold
        misfits: list[Problem] = []
        for case_id in ledger.of_case:
            found = ledger.folded(case_id).refused.values() if ledger.opens(case_id) else [self._lost(case_id)]
            told = list(islice(found, MOST_FAULTS - len(misfits)))
            misfits += told
            untold += len(found) - len(told)
        more = [Problem(str(self.path), f"and {untold:,} more lines that can't be used")] if untold else []
        return [*self._faults, *misfits, *more]

    def _lost(self, case_id: str) -> Problem:
        entry = self._ledger.of_case[case_id][0]
        return Problem(f"{self.path}, line {entry.line}", "no readable line opens this case", case_id)

    def ids(self) -> list[str]:
        """The ids of all cases, in the order they were opened, without folding any that is not folded yet."""
        return list(self._read().openings())

    def openings(self) -> dict[str, Any]:
        """What each case was opened with, by id, in that order: it never changes, whatever was corrected since.
        The journal's own mappings: not to be changed.
        """
        return self._read().openings()

    def cases(self) -> dict[str, Case]:
        """All sound cases by id, in the order they were opened."""
        ids = self.ids()
        with undisturbed():
            found = {case_id: self._ledger.folded(case_id).case for case_id in ids}
        return {case_id: case for case_id, case in found.items() if case is not None}

    def case(self, case_id: str) -> Case:
        """One case; InputError naming the nearest id where there is none."""
        return self._sound(case_id)[0]

    def mapping(self, case_id: str, *, events: bool = True) -> dict[str, Any]:
        """One case as the mapping a case file holds, dates as ISO text: the caller's own copy.

        events: whether to copy these too, which may be thousands; else the list is empty.
        """
        state = self._state(case_id)
        return copy.deepcopy(to_mapping(state if events else {**state, "events": {}}, case_id))

    def event(self, case_id: str, key: str) -> Event | None:
        """One event of a case as it is now, by its key (`keys`); None where there is none."""
        self._sound(case_id)
        return self._ledger.event(case_id, key)

    def keys(self, case_id: str, name: str) -> list[str]:
        """The keys that paths of `set_facts` use for "contacts", "interviews" or "events", in the mapping's
        order.
        """
        return list(self._state(case_id)[name])

    def _state(self, case_id: str) -> State:
        return self._sound(case_id)[1]

    def _sound(self, case_id: str) -> tuple[Case, State]:
        folded = self._read(case_id).folded(case_id)
        if folded.case is None or folded.state is None:
            raise InputError(*folded.refused.values()) if folded.refused else self._unknown(case_id)
        return folded.case, folded.state

    def _unknown(self, case_id: str) -> InputError:
        ids = self.ids()
        close = nearest(case_id, ids)
        allowed = f"{close}?" if close else ", ".join(ids[-5:]) or "the journal has no case yet"
        return InputError(Problem(str(self.path), "no case has this id", case_id, allowed))

    def history(self, case_id: str | None = None) -> list[Entry]:
        """The lines of one case, or of all, oldest first; `undone` says which no longer count. Of one case, what two
        computers wrote down alike stands there once.
        """
        ledger = self._read(case_id)
        if case_id is None:
            return [self._marked(entry) for entry in sorted(ledger.entries.values(), key=by_rank)]
        entries = ledger.of_case.get(case_id, [])
        return [self._marked(entry) for entry in sorted(entries, key=by_rank) if not ledger.repeats(entry)]

    def newest(self, case_id: str) -> Iterator[Entry]:
        """The lines of one case, the newest first, one by one: who needs few of them need not wait for all."""
        ledger = self._read(case_id)
        return (self._marked(entry) for entry in ledger.newest(case_id) if not ledger.repeats(entry))

    def _marked(self, entry: Entry) -> Entry:
        return dataclasses.replace(entry, undone=True) if entry.id in self._ledger.undone else entry

    def together(self, entry_id: str) -> list[Entry]:
        """The line of that id and those that count if it does: written together with it, as in other cases, or the very
        same from another computer.
        """
        entry = self._read().entries.get(entry_id)
        return self._ledger.belongings(entry) if entry is not None else []

    def drafts(self, case_id: str) -> list[KeptDraft]:
        """All kept versions of all messages of a case, oldest first."""
        return [_draft(entry) for entry in self._read(case_id).drafts(case_id)][::-1]

    def latest_draft(self, case_id: str, step: str, to: str | None = None) -> KeptDraft | None:
        """The version of one message kept last; None where none was kept."""
        drafts = self._read(case_id).drafts(case_id)
        return next((_draft(e) for e in drafts if (e.data["step"], e.data["to"]) == (step, to)), None)

    def setting(self, name: str, default: Any = None, kind: type[object] | None = None) -> Any:
        """What was last set under that name; the default where that is of another kind than this, or than the default.

        A merged or restored journal holds whatever its file says.
        """
        wanted = kind or (object if default is None else type(default))
        value = next((copy.deepcopy(entry.data["value"]) for entry in self._read().settings(name)), default)
        return value if isinstance(value, wanted) else default

    def settings(self, name: str) -> Iterator[Any]:
        """All that was set under that name and counts, the newest first."""
        return (copy.deepcopy(entry.data["value"]) for entry in self._read().settings(name))


DRAFT_KEYS = [field.name for field in dataclasses.fields(KeptDraft)][2:]


def _draft(entry: Entry) -> KeptDraft:
    return KeptDraft(entry.id, entry.at, *(entry.data[key] for key in DRAFT_KEYS))

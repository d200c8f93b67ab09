"""The journal as the rest of the workbook uses it: read cases, write down what happened, undo."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from ..case.errors import InputError, Problem
from .belonging import belongings, is_taken_out, repeats, rests_on, was_changed
from .entries import Entry, new_id
from .wording import describe
from .writing import Writer

UNDONE_BY_DEFAULT = ("case", "facts", "event")  # drafts and settings are undone only by name
ASIDE = "this was set aside and never counted, so there is nothing to undo"
RESTS = "the case was opened with it too, so that it stays"
CHANGED = "it was changed since: take that change back first, then this"
OPENING = "only the opening of the case is left to undo, and that would take the whole case"


class Journal(Writer):
    """A candidate's journal. Each reading sees what others have appended since; each writing is on disk when
    it returns.

    `at` is always the caller's: an aware datetime. Everything may raise InputError: the file can't be read or
    written, no such case or entry, or what is to be written makes the case unsound; then nothing is written.
    """

    def undo(self, entry_id: str | None = None, *, at: datetime, case: str | None = None) -> Entry:
        """Let one line no longer count: the one named, else the last fact, event or new case (of `case`) that this
        writer wrote, and after these what stood there before it began. What others write meanwhile is theirs, and what
        is set aside never counted. The undone entry.

        Naming an undo undoes that: what it took away counts again. Drafts and settings are undone only by
        name. Lines that were written together are undone together.
        """
        with self._file.appending() as descriptor:
            self._read()
            self._refuse_unknown(case)
            target = self._named(entry_id) if entry_id else self._last(case)
            if target.id in self._ledger.undone:
                raise InputError(Problem(f"{self.path}, {target.id}", "undone already"))
            if target.do in UNDONE_BY_DEFAULT and not self._ledger.counts(target):
                raise InputError(Problem(f"{self.path}, {target.id}", ASIDE))
            if entry_id and is_taken_out(self._ledger, target):
                raise InputError(Problem(describe(target), CHANGED))
            self._undo(descriptor, target, at)
        return dataclasses.replace(target, undone=True)

    def _refuse_to_close(self, target: Entry) -> None:
        """A case that others went on with is not gone because its opening is taken back."""
        if target.do == "case":
            is_anothers = self._others()
            later = (one for one in self._ledger.of_case.get(str(target.case), ()) if one.rank > target.rank)
            if any(one.do != "undo" and one.id not in self._ledger.undone and is_anothers(one) for one in later):
                what = "somebody else has written in this case since: it is not taken back"
                raise InputError(Problem(str(self.path), what, str(target.case)))

    def _undo(self, descriptor: int, target: Entry, at: datetime) -> None:
        gone = [target, *(one for one in belongings(self._ledger, target) if one.id != target.id)]
        if target.do == "undo":  # a line that was taken back on two computers counts again when no undo is left
            gone = [undo for one in gone for undo in self._ledger.undos_of(one.data["entry"])]
        for one in gone:
            self._refuse_to_close(one)
            if rests_on(self._ledger, one):
                raise InputError(Problem(str(one.case), RESTS, describe(one), "take it out of the case"))
        alike = {one.id: {"alike": True} for one in gone if repeats(self._ledger, one)}
        keys: list[dict[str, Any]] = [{"case": one.case, "entry": one.id, **alike.get(one.id, {})} for one in gone]
        lines = [(number, "undo", one) for number, one in enumerate(keys, self._next())]
        try:
            self._write_whole(descriptor, lines, new_id(self._next()) if len(gone) > 1 else None, at)
        except InputError:
            if changed := next((one for one in gone if was_changed(self._ledger, one)), None):
                raise InputError(Problem(describe(changed), CHANGED)) from None
            raise

    def redo(self, *, at: datetime, case: str | None = None) -> Entry:
        """Take back the last undo (of `case`) of this writer, unless it has written something since. The entry that
        counts again.
        """
        with self._file.appending() as descriptor:
            self._read()
            self._refuse_unknown(case)
            undo = self._redoable(case)
            self._undo(descriptor, undo, at)
        return self._ledger.entries[undo.data["entry"]]

    def _redoable(self, case: str | None) -> Entry:
        for entry in self._written(case, (*UNDONE_BY_DEFAULT, "undo")):
            if entry.do != "undo":
                break
            if entry.id not in self._ledger.undone and not self._is_redo(entry):
                return entry
        raise InputError(Problem(str(self.path), "there is nothing to do again", case or ""))

    def _is_redo(self, undo: Entry) -> bool:
        target = self._ledger.entries.get(undo.data["entry"])
        return target is None or target.do == "undo"

    def _named(self, entry_id: str) -> Entry:
        if entry := self._ledger.entries.get(entry_id):
            return entry
        raise InputError(Problem(str(self.path), "no line has this id", entry_id, "an id of the history"))

    def _refuse_unknown(self, case: str | None) -> None:
        if case is not None and case not in self._ledger.of_case:
            raise self._unknown(case)

    def next_undo(self, case: str | None = None) -> tuple[Entry | None, list[Entry]]:
        """What `undo` without an id takes next (of `case`), None where nothing is left; and what it passes over, the
        newest first, because the case was opened with it too and it would stay.
        """
        self._read(case)
        if any("together" in one.data for one in self._ledger.of_case.get(str(case), ())):
            self._read()  # what was written with it in other cases goes too
        passed: list[Entry] = []
        for entry in self._written(case, UNDONE_BY_DEFAULT):
            if entry.id not in self._ledger.undone and self._ledger.counts(entry):
                if not any(rests_on(self._ledger, one) for one in belongings(self._ledger, entry)):
                    return entry, passed
                passed.append(entry)
        return None, passed

    def _last(self, case: str | None) -> Entry:
        entry, passed = self.next_undo(case)
        if entry is None:
            raise InputError(Problem(str(self.path), "there is nothing to undo", case or ""))
        if passed and entry.do == "case":  # whoever wants something small undone does not lose all of it
            raise InputError(Problem(str(entry.case), OPENING, "", "followup forget, to remove it for good"))
        return entry

    def _written(self, case: str | None, kinds: tuple[str, ...]) -> Iterator[Entry]:
        """The lines of this writer, and those that stood there before it began, the newest first."""
        is_anothers = self._others()
        return (one for one in self._ledger.newest(case) if one.do in kinds and not is_anothers(one))

    def _others(self) -> Callable[[Entry], bool]:
        """Whether somebody else wrote a line after this writer had opened the journal, or, where the file was made anew
        since, after this writer's first line.
        """
        stood, entries = self._stood[1] if self._stood else 0, self._ledger.entries
        began = next((entries[own].rank for own in self._own if own in entries), None)
        return lambda one: one.id not in self._own and (one.line > stood or (began is not None and one.rank > began))

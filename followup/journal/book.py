"""The journal as the rest of the workbook uses it: read cases, write down what happened, undo."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from ..case.case_file import case_to_dict, load_case
from ..case.errors import InputError, Problem
from .entries import Entry, new_id, plain, to_line
from .folding import as_kept, look
from .reading import Reader
from .wording import describe

UNDONE_BY_DEFAULT = ("case", "facts", "event")  # drafts and settings are undone only by name
ASIDE = "this was set aside and never counted, so there is nothing to undo"
RESTS = "the case was opened with it too, so that it stays"
CHANGED = "it was changed since: take that change back first, then this"
OPENING = "only the opening of the case is left to undo, and that would take the whole case"
Write = Callable[..., Entry]


class Journal(Reader):
    """A candidate's journal. Each reading sees what others have appended since; each writing is on disk when
    it returns.

    `at` is always the caller's: an aware datetime. Everything may raise InputError: the file can't be read or
    written, no such case or entry, or what is to be written makes the case unsound; then nothing is written.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        super().__init__(path)
        self._own: dict[str, None] = {}  # ids of lines this writer wrote, which tell them from another notebook's

    @contextmanager
    def _writing(self, case_id: str | None = None) -> Iterator[Write]:
        """A function that checks and appends one line, with everything others wrote read before, and them
        kept waiting. case_id: where nothing but that case matters.
        """
        with self._file.appending() as descriptor:
            self._read_to_write(case_id)

            def write(at: datetime, do: str, **keys: Any) -> Entry:
                self._read_where_far(at)
                entry = self._ledger.new_entry(self._next(), at, do, **keys)
                self._ledger.refuse_unsound(entry)
                self._file.write(descriptor, to_line(entry))
                self._own[entry.id] = None
                return entry

            yield write

    def _read_where_far(self, at: datetime) -> None:
        """Whose clock was wrong is told from all lines."""
        if self._ledger.is_far(at):
            self._read()

    def new_case(self, mapping: Mapping[str, Any], *, at: datetime) -> str:
        """Open a case from a case file's mapping; its id, which gets -2, -3 … where it is taken."""
        case = load_case(mapping)
        facts = case_to_dict(case)
        with self._writing() as write:
            (case_id,) = self._free_ids([case.id])
            write(at, "case", case=case_id, facts={**facts, "id": case_id})
        return case_id

    def new_cases(
        self,
        choose: Callable[[Mapping[str, Mapping[str, Any]]], Sequence[Mapping[str, Any]]],
        *,
        at: datetime,
        changes: Sequence[tuple[str, str, Mapping[str, Any]]] = (),
    ) -> list[str]:
        """Open many cases or none, in one write; their ids, as `new_case` gives them.

        choose: gets what `openings` says, read while other writers wait, and returns case files' mappings. Each is
        checked before the first is written; where writing fails, the file is as it was. changes: lines for cases that
        are there, in the same write: (case, facts or event, its keys).
        """
        with self._file.appending() as descriptor:
            self._read()
            cases = [load_case(mapping) for mapping in choose(self._ledger.openings())]
            ids = self._free_ids([case.id for case in cases])
            entries = []
            for number, (case, case_id) in enumerate(zip(cases, ids), self._next()):
                facts = {**case_to_dict(case), "id": case_id}
                entries.append(self._ledger.new_entry(number, at, "case", case=case_id, facts=facts))
            for number, (case_id, do, keys) in enumerate(changes, self._next() + len(entries)):
                entries.append(self._ledger.new_entry(number, at, do, **keys, case=case_id))
                self._ledger.refuse_unsound(entries[-1])
            if entries:
                self._file.write_whole(descriptor, [to_line(entry) for entry in entries])
                self._own.update(dict.fromkeys(entry.id for entry in entries))
        return ids

    def _free_ids(self, wanted: Sequence[str]) -> list[str]:
        """An id for each, none of them taken; a name that comes often is not counted up from 1 each time."""
        given: dict[str, None] = {}
        reached: dict[str, int] = {}
        for name in wanted:
            case_id, number = name, reached.get(name, 1)
            while case_id in self._ledger.of_case or case_id in given:
                number += 1
                case_id = f"{name[:110]}-{number}"
            given[case_id] = None
            reached[name] = number
        return list(given)

    def set_facts(self, case_id: str, changes: Mapping[Sequence[str], Any], *, at: datetime) -> str | None:
        """Give, change or (None) remove facts by path, all or none. The line's id; None where nothing would
        change.

        Paths: see the module; a whole contact or interview may be given under its key.
        """
        with self._writing(case_id) as write:
            state = self._state(case_id)
            wanted = [[list(path), plain(value)] for path, value in changes.items()]
            changed = [[path, value] for path, value in wanted if look(state, path) != as_kept(path, value)]
            return write(at, "facts", case=case_id, set=changed).id if changed else None

    def add_interview(self, case_id: str, interview: Mapping[str, Any], *, at: datetime) -> str:
        """Add an interview (a case file's mapping of one); its key, for later changes. The very same is there once."""
        with self._writing(case_id) as write:
            self._state(case_id)
            if known := self._ledger.key_of(case_id, "interviews", plain(interview)):
                return known
            key = new_id(self._next())
            write(at, "facts", case=case_id, set=[[["interviews", key], interview]])
        return key

    def log(self, case_id: str, event: Mapping[str, Any], *, at: datetime) -> str:
        """Write down what happened (a case file's mapping of one event; its own `at` is `at` unless given):
        the line's id.

        The very same event at the very same moment is written once: a cell that runs again changes nothing.
        """
        with self._writing(case_id) as write:
            self._state(case_id)
            wanted = plain({"at": at, **event})
            known = self._ledger.key_of(case_id, "events", wanted)
            return known or write(at, "event", case=case_id, event=wanted).id

    def log_together(self, case_id: str, events: Sequence[Mapping[str, Any]], *, at: datetime) -> list[str]:
        """Write down several things that one press says, in one write: the lines' ids. Undoing one undoes all."""
        if len(events) == 1:
            return [self.log(case_id, events[0], at=at)]
        with self._file.appending() as descriptor:
            self._state(case_id)
            token = new_id(self._next())
            numbered = enumerate(events, self._next())
            lines = [(n, "event", {"case": case_id, "event": plain({"at": at, **event})}) for n, event in numbered]
            return self._write_whole(descriptor, lines, token, at)

    def log_in_each(self, events: Mapping[str, Mapping[str, Any]], *, at: datetime) -> list[str]:
        """Write down what happened in several cases at once, by case id, in one write: the lines' ids, in that order.

        One message was for all of them, so that undoing one line undoes all.
        """
        if len(events) == 1:
            return [self.log(case_id, event, at=at) for case_id, event in events.items()]
        lines = {case_id: ("event", {"event": {"at": at, **event}}) for case_id, event in events.items()}
        return self._in_each(lines, at)

    def refuse_events(self, events: Mapping[str, Mapping[str, Any]], *, at: datetime) -> None:
        """InputError where `log_in_each` would refuse these; nothing is written."""
        self._read()
        for case_id, event in events.items():
            self._state(case_id)
            wanted = plain({"at": at, **event})
            entry = self._ledger.new_entry(self._next(), at, "event", case=case_id, event=wanted)
            self._ledger.refuse_unsound(entry)
            to_line(entry)

    def set_in_each(self, changes: Mapping[str, Mapping[Sequence[str], Any]], *, at: datetime) -> list[str]:
        """Give, change or remove facts of several cases, by case id, all or none; undoing one line undoes all."""
        lines = {
            case_id: ("facts", {"set": [[list(path), plain(value)] for path, value in of_case.items()]})
            for case_id, of_case in changes.items()
        }
        return self._in_each(lines, at)

    def _in_each(self, lines: Mapping[str, tuple[str, Mapping[str, Any]]], at: datetime) -> list[str]:
        with self._file.appending() as descriptor:
            for case_id in lines:
                self._state(case_id)
            token = new_id(self._next())
            numbered = enumerate(lines.items(), self._next())
            made = [(number, do, {**keys, "case": case_id}) for number, (case_id, (do, keys)) in numbered]
            return self._write_whole(descriptor, made, token, at)

    def _write_whole(
        self, descriptor: int, lines: Sequence[tuple[int, str, Mapping[str, Any]]], token: str | None, at: datetime
    ) -> list[str]:
        """All of these lines in one write, or none; the token says that they belong together."""
        self._read_where_far(at)
        belongs = {"together": token} if token else {}
        entries = [self._ledger.new_entry(number, at, do, **keys, **belongs) for number, do, keys in lines]
        for entry in entries:
            if entry.do != "undo":
                self._ledger.refuse_unsound(entry)
        self._ledger.refuse_undos([entry for entry in entries if entry.do == "undo"])
        self._file.write_whole(descriptor, [to_line(entry) for entry in entries])
        self._own.update(dict.fromkeys(entry.id for entry in entries))
        return [entry.id for entry in entries]

    def keep_draft(
        self,
        case_id: str,
        step: str,
        to: str | None,
        body: str,
        *,
        at: datetime,
        subject: str | None = None,
        template: str | None = None,
    ) -> str:
        """Keep a version of a message; the line's id. The same text as the last version is not kept twice."""
        with self._writing(case_id) as write:
            self._state(case_id)
            last = self.latest_draft(case_id, step, to)
            if last and (last.subject, last.body) == (subject, body):
                return last.id
            return write(at, "draft", case=case_id, step=step, to=to, template=template, subject=subject, body=body).id

    def set(self, name: str, value: Any, *, at: datetime) -> None:
        """Keep a setting; nothing is written where it is that already."""
        with self._writing() as write:
            if self.setting(name) != plain(value):
                write(at, "setting", name=name, value=value)

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
            if entry_id and self._ledger.is_taken_out(target):
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
        gone = [target, *(one for one in self._ledger.belongings(target) if one.id != target.id)]
        if target.do == "undo":  # a line that was taken back on two computers counts again when no undo is left
            gone = [undo for one in gone for undo in self._ledger.undos_of(one.data["entry"])]
        for one in gone:
            self._refuse_to_close(one)
            if self._ledger.rests_on(one):
                raise InputError(Problem(str(one.case), RESTS, describe(one), "take it out of the case"))
        alike = {one.id: {"alike": True} for one in gone if self._ledger.repeats(one)}
        keys: list[dict[str, Any]] = [{"case": one.case, "entry": one.id, **alike.get(one.id, {})} for one in gone]
        lines = [(number, "undo", one) for number, one in enumerate(keys, self._next())]
        try:
            self._write_whole(descriptor, lines, new_id(self._next()) if len(gone) > 1 else None, at)
        except InputError:
            if changed := next((one for one in gone if self._ledger.was_changed(one)), None):
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

    def wrote(self, entry_id: str) -> bool:
        """Whether this writer wrote that line, and did not only find what it says there already."""
        return entry_id in self._own

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
                if not any(self._ledger.rests_on(one) for one in self._ledger.belongings(entry)):
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

"""Writing lines into a journal: cases, facts, what happened, drafts and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from ..case.case_file import case_to_dict, load_case
from .entries import Entry, new_id, plain, to_line
from .folding import as_kept, look
from .reading import Reader

Write = Callable[..., Entry]


class Writer(Reader):
    """The writing half of a Journal. Every method may raise InputError: the file can't be written, no such case, or
    what is to be written makes the case unsound; then nothing is written.
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

    def wrote(self, entry_id: str) -> bool:
        """Whether this writer wrote that line, and did not only find what it says there already."""
        return entry_id in self._own

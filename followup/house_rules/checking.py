"""Everything that is wrong with a folder of one's own, not only the first thing; the same for forms and command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ..case.errors import InputError, Problem, shorten
from ..case.schema import MOST_TOLD
from ..case.structured import read_toml
from ..rulebook.book import Entry, Rulebook
from ..rulebook.loading import default_rulebook, read_entries, refuse_many
from ..rulebook.soundness import problems_in
from .draft import Draft
from .figures import figure_problems
from .wording import Fault, wording_problems


@dataclass(frozen=True)
class Checked:
    """book: ours with the folder laid over it, None where it would be refused; unreadable: a file is no TOML.

    problems: all that is wrong; drafts: those of them that only concern messages, so that there is a book all the same.
    """

    book: Rulebook | None
    problems: tuple[Problem, ...]
    drafts: tuple[Fault, ...] = ()
    unreadable: bool = False

    @property
    def sound(self) -> bool:
        return not self.problems and not self.drafts


def check(draft: Draft, name: str = "", *, messages: bool = True) -> Checked:
    """Check the files of a folder as load_rulebook would, and their figures and messages besides.

    name: the folder's, before each place; messages: whether each reworded message is drafted and read.
    """
    reading = _Reading(name)
    for file, text in sorted(draft.files.items()):
        reading.read(file, text)
    ours = default_rulebook()
    replaced = tuple((ours.entries[key], entry) for key, entry in reading.entries.items() if key in ours.entries)
    book = Rulebook({**ours.entries, **reading.entries}, replaced, frozenset(reading.entries), ours)
    problems = (*reading.problems, *problems_in(book))
    if problems:
        return Checked(None, tuple(islice(dict.fromkeys(problems), MOST_TOLD)), unreadable=reading.unreadable)
    drafts = tuple(wording_problems(book, reading.entries.values())) if messages else ()
    return Checked(book, (), drafts)


class _Reading:
    """Reads table by table, so that one that is wrong hides none of the others."""

    def __init__(self, name: str) -> None:
        self.name, self.unreadable = name, False
        self.entries: dict[tuple[str, str], Entry] = {}
        self.problems: list[Problem] = []

    def read(self, file: str, text: str) -> None:
        where = f"{self.name}/{file}" if self.name else file
        try:
            data = read_toml(text)
        except (ValueError, RecursionError) as error:
            self.unreadable = True
            what, _, allowed = str(error).partition("; allowed: ")
            self.problems.append(Problem(where, "not well-formed", shorten(what, 120), allowed or "TOML"))
            return
        self.problems += [
            problem for table in _limits(data) for problem in figure_problems(_named(where, table), table)
        ]
        for part in _parts(data):
            try:
                for entry in read_entries(part, where):
                    self._take(entry, where)
            except InputError as error:
                self.problems += error.problems

    def _take(self, entry: Entry, where: str) -> None:
        refuse_many(self.entries, where)
        key = (entry.kind, entry.value.id)
        if key in self.entries:
            first = f"also in {self.entries[key].file}"
            place = f"{where}: {entry.kind} {key[1]}"
            self.problems.append(Problem(place, "this id is taken", first, "each id once a folder"))
        else:
            self.entries[key] = entry


def _parts(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A template as a whole, anything else as files with one entry each."""
    if "paragraph" in data:
        yield dict(data)
        return
    for kind, tables in data.items():
        yield from ({kind: [table]} for table in tables) if isinstance(tables, list) else [{kind: tables}]


def _limits(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    tables = data.get("limit")
    return [table for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []


def _named(where: str, table: Mapping[str, Any]) -> str:
    return f"{where}: limit {shorten(str(table.get('id', '')))}"

"""A center's list of its clients, as a table it has anyway: who a journal belongs to, and who looks after them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ...case.errors import InputError, Problem
from ...journal.files import read_file

MOST_BYTES = 5_000_000
HEADERS = {  # a column of ours -> what people call it
    "journal": ("journal", "file", "id", "client id", "student id", "number"),
    "name": ("name", "client", "student", "candidate", "full name"),
    "email": ("email", "e-mail", "mail", "email address"),
    "phone": ("phone", "telephone", "tel", "mobile", "phone number"),
    "counselor": ("counselor", "counsellor", "advisor", "adviser", "coach", "case manager"),
    "labels": ("labels", "label", "tags", "group", "cohort", "program", "programme"),
}
ALLOWED = "a CSV file with a column journal (the file's name without .jsonl), and name, email, phone, counselor, labels"


class Person(NamedTuple):
    """One row. labels: as many as there are, separated by ; or , in the table."""

    journal: str
    name: str = ""
    email: str = ""
    phone: str = ""
    counselor: str = ""
    labels: tuple[str, ...] = ()


def read_roster(path: str | Path) -> dict[str, Person]:
    """The people by their journal's name. InputError where it is no such table, or a journal stands in it twice."""
    data = read_file(Path(path), most=MOST_BYTES + 1, allowed=ALLOWED)
    if len(data) > MOST_BYTES:
        raise InputError(Problem(str(path), "too large for a list of clients", "", f"up to {MOST_BYTES:,} bytes"))
    text = data.decode("utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text), delimiter=_separator(text))
    try:
        return _people(rows, path)
    except csv.Error:
        what = "a cell is too long, or holds a sign that no table does"
        raise InputError(Problem(f"{path}: row {rows.line_num + 1}", what, "", ALLOWED)) from None


def _people(rows: csv.DictReader[str], path: str | Path) -> dict[str, Person]:
    columns = _columns(rows.fieldnames or ())
    if "journal" not in columns:
        raise InputError(Problem(str(path), "no column names the journal", ", ".join(rows.fieldnames or ()), ALLOWED))
    found: dict[str, Person] = {}
    for number, row in enumerate(rows, 2):
        person = _person(row, columns)
        if person.journal in found:
            raise InputError(Problem(f"{path}: row {number}", "this client stands here twice", person.journal,
                                     "one row a client"))  # fmt: skip
        if person.journal:
            found[person.journal] = person
    return found


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _columns(given: Sequence[str]) -> dict[str, str]:
    """Our columns -> the table's header for each."""
    named = {" ".join(one.casefold().split()): one for one in given if one}
    return {ours: named[word] for ours, words in HEADERS.items() for word in reversed(words) if word in named}


def _person(row: Mapping[str, str | None], columns: Mapping[str, str]) -> Person:
    told = {ours: (row.get(theirs) or "").strip() for ours, theirs in columns.items()}
    labels = tuple(one.strip() for one in told.pop("labels", "").replace(";", ",").split(",") if one.strip())
    journal = told.pop("journal").removesuffix(".jsonl")
    return Person(journal, labels=labels, **told)

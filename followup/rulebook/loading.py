"""Reads the rulebook, overlays a counselor's own folders by id, refuses what is unsound, compiles conditions."""

from __future__ import annotations

import os
import pickle
import stat
from collections.abc import Iterable, Iterator, Mapping, Sized
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from pydantic import TypeAdapter

from ..case.case_file import read_table
from ..case.errors import InputError, Problem, shorten
from ..case.schema import nearest, one_of, read_as
from .book import Entry, Rulebook
from .entries import KINDS, Answer, Means
from .soundness import problems_in
from .template import read_template

MOST_BYTES = 1_000_000  # of one folder; ours have 300,000
BESIDE = (".", "~$", "#")  # how names begin that no person gave
MOST_SEEN = 2_000  # files and folders in one, of whatever kind
MOST_DEEP = 10  # folders in each other
MOST_ENTRIES = 1_000  # of one folder; ours have 400
HERE = Path(__file__).resolve().parents[1]
READY = HERE / "rulebook.ready"  # in the site's archive alone: this very book, as its build has read it
OWN_FOLDERS = (HERE / "rules", HERE / "templates", HERE / "checks", HERE / "rehearsals")


def load_rulebook(*folders: str | Path) -> Rulebook:
    """The workbook's rulebook, overlaid by the TOML files of these folders in turn (by kind and id).

    Raises InputError naming file, id, what was seen and what is allowed where anything is not sound.
    """
    beneath = default_rulebook() if folders else None
    entries = dict(beneath.entries) if beneath else _layer(OWN_FOLDERS)
    replaced: list[tuple[Entry, Entry]] = []
    laid: set[tuple[str, str]] = set()
    for folder in folders:
        for key, entry in _layer((Path(folder),)).items():
            if key in entries:
                replaced.append((entries[key], entry))
            entries[key] = entry
            laid.add(key)
    book = Rulebook(entries, tuple(replaced), frozenset(laid), beneath)
    if found := list(problems_in(book)):
        raise InputError(*found)
    return book


@cache
def default_rulebook() -> Rulebook:
    """The workbook's own rulebook, without any folder of a counselor's."""
    return pickle.loads(READY.read_bytes()) if READY.is_file() else load_rulebook()


def ready_rulebook() -> bytes:
    """What READY holds: for the same Python and the same files."""
    return pickle.dumps(load_rulebook(), protocol=pickle.HIGHEST_PROTOCOL)


def folders_from_environment() -> list[str]:
    """The folders named in FOLLOWUP_RULES, wherever a program goes on to work."""
    named = os.environ.get("FOLLOWUP_RULES", "").split(os.pathsep)
    return [os.path.abspath(os.path.expanduser(folder)) for folder in named if folder]


def _layer(folders: Iterable[Path]) -> dict[tuple[str, str], Entry]:
    """The entries of one layer; an id that stands twice in one layer is refused."""
    entries: dict[tuple[str, str], Entry] = {}
    for folder in folders:
        if not os.path.isdir(folder):
            raise InputError(Problem(str(folder), "no such folder of rules", "", "a folder with TOML files"))
        folder = folder.absolute()
        for path in rule_files(folder):
            for entry in _read(path, str(path.relative_to(folder.parent))):
                key = (entry.kind, entry.value.id)
                if key in entries:
                    first = entries[key].file
                    raise InputError(
                        Problem(
                            f"{entry.file}: {entry.kind} {key[1]}",
                            "this id is taken",
                            f"also in {first}",
                            "each id once a folder",
                        )
                    )
                refuse_many(entries, entry.file)
                entries[key] = entry
    return entries


def rule_files(folder: Path) -> Iterator[Path]:
    """The TOML files of a folder, in order, without hidden ones and what programs leave beside a file that is open.
    InputError where one is a pipe, a device or a link to nothing, or all are too large; or where this is no folder of
    rules, but one that holds very many other things too, as a home folder does."""
    read = 0
    for path in paths_of(folder):
        where = str(path.relative_to(folder.parent))
        try:
            found = path.stat()
        except OSError as error:
            what = "a link to nothing" if path.is_symlink() else "can't be read"
            raise InputError(Problem(where, what, error.strerror or "", "files with TOML")) from None
        if not stat.S_ISREG(found.st_mode):
            raise InputError(Problem(where, "not a file", "a folder, a pipe or a device", "files with TOML"))
        read += found.st_size
        if read > MOST_BYTES:
            allowed = f"{MOST_BYTES:,} bytes in all"
            raise InputError(Problem(where, "too large for a folder of rules", f"{read:,} bytes", allowed))
        yield path


def paths_of(folder: Path) -> list[Path]:
    """What is called like a file of rules there, in order. InputError where too much has to be looked at for that."""
    found, coming, seen = list[Path](), [(folder, 1)], 0
    while coming:
        place, deep = coming.pop()
        with suppress(OSError), os.scandir(place) as beside:  # a folder that nobody may look into
            for one in beside:
                seen += 1
                if seen > MOST_SEEN or deep > MOST_DEEP:
                    allowed = f"a folder with rules alone, up to {MOST_SEEN:,} files and {MOST_DEEP} folders deep"
                    raise InputError(Problem(str(folder), "too much in it for a folder of rules", "", allowed))
                if is_passed_over(PurePath(one.name)):
                    continue
                if os.path.normcase(one.name).endswith(".toml"):
                    found.append(place / one.name)
                elif one.is_dir(follow_symlinks=False):
                    coming.append((place / one.name, deep + 1))
    return sorted(found)


def is_passed_over(path: PurePath) -> bool:
    """Whether it, or a folder it lies in, is hidden or another program's own: .#a.toml, .git, ~$a.toml."""
    return any(part.startswith(BESIDE) for part in path.parts)


def refuse_many(entries: Sized, where: str) -> None:
    """InputError where a folder has no room for one more entry."""
    if len(entries) >= MOST_ENTRIES:
        raise InputError(Problem(where, "too many entries for a folder of rules", "", f"{MOST_ENTRIES:,} entries"))


def _read(path: Path, file: str) -> Iterable[Entry]:
    return read_entries(read_table(path, file), file)


def read_entries(data: Mapping[str, Any], file: str) -> Iterator[Entry]:
    """The entries of one file, one by one; InputError, naming `file` and id, at the first that can't be read."""
    if "paragraph" in data:
        yield Entry("template", read_template(data, file), file)
        return
    for kind, tables in data.items():
        if kind not in KINDS:
            near = nearest(kind, [*KINDS, "paragraph"])
            raise InputError(
                Problem(file, "unknown kind of entry", kind, f"{near or one_of(KINDS)} (as [[rule]], or a template)")
            )
        if not isinstance(tables, list):
            raise InputError(Problem(f"{file}: {kind}", "not a list of tables", type(tables).__name__, f"[[{kind}]]"))
        for number, table in enumerate(tables):
            name = table.get("id", number) if isinstance(table, dict) else number
            where = f"{file}: {kind} {shorten(str(name))}"
            yield Entry(
                kind, read_as(_adapter(kind), table, where, {"": KINDS[kind], "answer": Answer, "means": Means}), file
            )


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])

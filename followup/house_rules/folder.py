"""A folder of house rules on disk: read whole, and saved whole or not at all, whatever else stands in it."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ..case.errors import InputError, Problem
from ..journal.files import sync_folder, to_disk
from ..rulebook.loading import is_passed_over, load_rulebook, rule_files
from .checking import Checked, check
from .draft import Draft

LONGEST_NAME = 60
BEFORE = "before"  # what stood in the place of a folder that is saved, until that is done
RULES = "TOML files, as in CONTRIBUTING.md"


def read_folder(folder: str | Path) -> Draft:
    """The TOML files of a folder as a Draft. InputError where it is none, or one can't be read."""
    draft, problems = read_sound(folder)
    if problems:
        raise InputError(*problems)
    return draft


def read_sound(folder: str | Path) -> tuple[Draft, tuple[Problem, ...]]:
    """The files that can be read as a Draft, and what is wrong with the others. InputError where it is none."""
    path, problems = Path(os.path.expanduser(folder)), list[Problem]()
    if not os.path.isdir(path):
        raise InputError(Problem(str(path), "no such folder of rules", "", "a folder with TOML files"))
    try:
        draft = Draft(dict(_texts(path, problems)), str(path.absolute()))
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(Problem(str(path), "can't be read", said, RULES)) from None
    return draft, tuple(problems)


def _texts(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    for path in rule_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            yield name, path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            problems.append(Problem(f"{folder.absolute().name}/{name}", "can't be read", "not UTF-8 text", RULES))


def folder_name(words: str) -> str:
    """What a person calls their rules, as the name of a folder. InputError where nothing of it is left."""
    name = re.sub(r"[^\w]+|_", "-", words.casefold()).strip("-")[:LONGEST_NAME].strip("-")
    if not name:
        raise InputError(Problem("name", "your rules need a name", "", "such as Riverside career center"))
    return name


def save(draft: Draft, folder: str | Path, checked: Checked | None = None) -> Path:
    """Write the draft as that folder: all of it or nothing, checked on the very files. Other files in it stay.

    checked: what `check` said of this very draft, where that is known.
    Raises InputError where the draft is not sound, where the folder is somebody else's (it is there and the draft was
    not opened from it), or where its files were changed meanwhile, or it can't be written.
    """
    target = Path(os.path.expanduser(folder)).absolute()
    checked = checked or check(draft, target.name)
    if not checked.sound:
        raise InputError(*checked.problems, *checked.drafts)
    _refuse_taken(draft, target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}-", dir=target.parent))
        try:
            new = beside / target.name
            _write(draft, target, new)
            load_rulebook(new)
            _put_in_place(new, target, beside / BEFORE)
        finally:
            if not (beside / BEFORE).exists() or target.exists():  # never the only copy
                shutil.rmtree(beside, ignore_errors=True)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise InputError(Problem(str(target), "can't be written", said, "a folder of your own")) from None
    return target


def opened(draft: Draft, folder: Path) -> Draft:
    """The draft as it stands in a folder it was saved to."""
    return replace(draft, folder=str(folder))


def _refuse_taken(draft: Draft, target: Path) -> None:
    if not os.path.lexists(target):
        return
    if not target.is_dir() or (draft.folder != str(target) and any(target.iterdir())):
        raise InputError(
            Problem(str(target), "there is something of this name already", "", "another name, or open it")
        )


def unchanged_since(before: Mapping[str, str], folder: str | Path) -> bool:
    """Whether the folder's files are still those; nobody else's work is written over."""
    try:
        return read_folder(folder).files == before
    except InputError:
        return not Path(folder).exists()


def _write(draft: Draft, old: Path, new: Path) -> None:
    """All that stands in the old folder, with the draft's files in the place of its TOML files."""
    if old.is_dir():
        shutil.copytree(old, new, symlinks=True, ignore=_replaced)
    new.mkdir(parents=True, exist_ok=True)
    for file, text in draft.files.items():
        path = new / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            to_disk(out, text.encode())
    for folder in {new, *((new / file).parent for file in draft.files)}:
        sync_folder(folder)


def _replaced(_: str, names: list[str]) -> list[str]:
    """What a draft has instead. A hidden file is none of it, and stays."""
    return [name for name in names if name.endswith(".toml") and not is_passed_over(Path(name))]


def _put_in_place(new: Path, target: Path, aside: Path) -> None:
    """Under its own name, on the disk; where that fails, what stood there stands there again."""
    former = target.exists()
    if former:
        os.rename(target, aside)
    try:
        os.rename(new, target)
        sync_folder(target.parent)
    except OSError:
        with suppress(OSError):
            if target.exists():
                os.rename(target, new)
            if former:
                os.rename(aside, target)
        raise


def known_folders(base: Path) -> list[Path]:
    """The folders of rules below the place where the workbook keeps them."""
    try:
        return sorted(path for path in base.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []

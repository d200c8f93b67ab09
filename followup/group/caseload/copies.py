"""Copies of one journal in a folder, as sync programs and `restore` leave them: one person, who counts once."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ...case.errors import Problem
from ...case.groups import Groups
from ...journal.aside import KEPT

OUT = "a link that leads out of the folder, not followed"
LONGEST_LINE = 100_000  # bytes of a first line that are compared
KEPT_OF = re.compile(rf"(.+)-{KEPT}-\d{{4}}-\d\d-\d\d.*")  # what restoring or forgetting put aside


COPIED = re.compile(  # what programs put beside the name of a copy, in the languages of those who use them
    "|".join([
        r"\(\d+\)", "cop(y|ie|ia)", "cópia", "kopi", "kópia", "копи", "副本", "拷贝", "複本", "コピー", "복사",
        "conflict", "konflikt", "conflit", "конфликт", "冲突", "衝突", "競合", "충돌", "backup", "sicherung",
    ]),
    re.IGNORECASE,
)  # fmt: skip


def taken_for_a_copy(name: str, others: Collection[str]) -> str | None:
    """Whose copy a file is by its name alone, where nothing in it can say so: the longest of these names that stands in
    it, and beside that what programs call copies. A file called otherwise may be somebody's own.
    """
    found = (one for one in others if one != name and one in name and COPIED.search(name.replace(one, " ", 1)))
    return max(found, key=len, default=None)


def is_put_aside(name: str) -> bool:
    return KEPT_OF.fullmatch(name) is not None


def names_by_person(journals: Mapping[str, Iterable[Hashable]]) -> dict[str, list[str]]:
    """The names of the journals of each person, the shortest first and as the key. Those that share a line are of one
    person, whatever they are called, and so is what was put aside of one. journals: name -> its lines.
    """
    ordered = sorted(journals, key=lambda name: (len(name), name))
    groups = Groups(len(ordered))
    for number, name in enumerate(ordered):
        kept = KEPT_OF.fullmatch(name)
        groups.put(number, (kept[1] if kept else name, *journals[name]))
    return {ordered[group[0]]: [ordered[number] for number in group] for group in groups.all()}


def twice_in_the_roster(journals: Iterable[Sequence[str]], roster: Mapping[str, str]) -> list[Problem]:
    """What is told where journals are copies of one another, and several of them stand in the list of clients.

    journals: the names of each person's, those in the list first; roster: name -> whose it is there
    """
    found: list[Problem] = []
    for names in journals:
        first, *others = [name for name in names if name in roster] or [""]
        said = f"the same journal as {first}.jsonl, and both stand in the list of clients: one of them, told once"
        found += [Problem(f"{name}.jsonl", said, roster[name]) for name in others]
    return found


def perhaps_one(clients: Iterable[tuple[str, str, str]]) -> list[Problem]:
    """Who stands there twice by name and email address, with journals that have no line in common.

    clients: each one's journal, name and address, "" where none is known
    """
    known: dict[tuple[str, str], str] = {}
    found: list[Problem] = []
    for journal, name, email in clients:
        first = known.setdefault((name.casefold(), email.casefold()), journal)
        if email and first != journal:
            said = f"perhaps the client of {first}.jsonl: the same name and address, and nothing in common"
            found.append(Problem(f"{journal}.jsonl", said, name))
    return found


def leads_out(path: Path) -> bool:
    """Whether it is a link to a file outside its folder: who may put a link there would have read what they may not."""
    if not path.is_symlink():
        return False
    return Path(os.path.realpath(path.parent)) not in Path(os.path.realpath(path)).parents


def copies_by_name(paths: Collection[Path]) -> dict[str, str]:
    """The names of files that are called after another and begin with its very line (of large folders, in which nobody
    reads each journal anew): name -> whose copy it is. What was put aside of another needs no line in common.
    """
    known = {path.stem: path for path in paths if not leads_out(path)}
    found: dict[str, str] = {}
    for name, path in known.items():
        ends = (at for at in range(1, len(name)) if not name[at].isalnum() and name[:at] in known)
        base = next((name[:at] for at in ends if _is_copy(path, known[name[:at]])), None)
        if base is not None:
            found[name] = base
    return found


def _is_copy(path: Path, of: Path) -> bool:
    kept = KEPT_OF.fullmatch(path.stem)
    return bool(kept and kept[1] == of.stem) or (_first_line(path) or b"1") == (_first_line(of) or b"2")


def _first_line(path: Path) -> bytes:
    with suppress(OSError), path.open("rb") as file:
        return file.readline(LONGEST_LINE)
    return b""

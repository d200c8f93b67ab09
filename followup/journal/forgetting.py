"""A case removed for good: every line of it leaves the journal, what undid one of them, and the backups beside it.

The one place where lines of a journal go. What is left is written beside and put in place whole, while writers wait; a
backup's closing line is reckoned anew, so that it is still a backup.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..case.errors import InputError, Problem, shorten
from ..case.schema import one_of
from ..case.text import on_screen
from .backup import SEAL, named_sum
from .book import Journal
from .entries import to_line
from .entry_lines import NUMBERED
from .files import is_there, read_file, write_file
from .ledger import Ledger
from .lines import MOST_BYTES, SHORTEST
from .marks import FORGOTTEN, mark_of
from .nearby import nearby, places_of
from .shortcut import beside
from .swapping import rewrite

CHOSEN = "case"  # the setting that holds the id of the case one looks at
ASIDE = "questions put aside"  # the setting that holds something for each case, by id
TYPED = "new case"  # the setting that keeps what is typed into the form for a new case
LONGEST = 60  # letters of a name
OF_A_CASE = ("not written down", "wording")  # settings of a case: its id comes after these words
OF = re.compile(rb'"case"\s*:\s*("(?:[^"\\]|\\.)*")')  # where a torn line says whose it is


class Forgotten(NamedTuple):
    """lines: how many left the journal; files: the backups and copies beside it that were cleared of it too; left:
    files beside it that hold such a case, or may, and are perhaps another person's.
    """

    lines: int
    files: tuple[Path, ...]
    left: tuple[Path, ...] = ()


def forget(journal: Journal, case_id: str) -> Forgotten:
    """Remove every line of a case, of one that was undone or damaged too. InputError where no line names that id, or a
    file can't be written.

    The copies beside go first, where the journal can be written at all: should one fail, it still has the case and
    says so.
    """
    if not is_named(journal, case_id):
        raise InputError(Problem("case", "no case has this id", case_id, one_of(journal.ids(), case_id)))
    path = Path(os.path.realpath(journal.path))
    gone: list[bytes] = []
    left_over: list[tuple[Path, bool]] = []

    def leave_out(data: bytes) -> bytes:
        """While others wait: nobody has a file of a moment there, nor makes the shortcut anew."""
        for place in places_of(journal.path):
            beside(place).unlink(missing_ok=True)
        left_over[:] = _clear(journal.path, case_id, hidden=True)
        left, gone[:] = without(data, case_id)
        return left + _mark(journal, gone, case_id, whole=left.endswith(b"\n") or not left)

    try:
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        found = [*_clear(journal.path, case_id, hidden=False)]
        rewrite(leave_out, path, _remove)
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(Problem(str(path.parent), "the case is still there", said, "a folder of your own")) from None
    found += left_over
    cleared, left = ([path for path, is_clear in found if is_clear == wanted] for wanted in (True, False))
    return Forgotten(len(gone), tuple(cleared), tuple(left))


def _mark(journal: Journal, gone: list[bytes], case_id: str, *, whole: bool) -> bytes:
    """The line by which a merge knows that this case was forgotten here; none where no line opened it. whole: whether
    what it comes after ends with a line break.
    """
    lines = [_object(line) for line in gone]
    openings = [str(one.get("id")) for one in lines if one.get("do") == "case"]
    if not openings:
        return b""
    ledger, value = journal._ledger, mark_of(case_id, openings)
    with suppress(InputError):  # where no line can come any more, the case goes all the same
        entry = ledger.new_entry(journal._next(), ledger.latest, "setting", name=FORGOTTEN, value=value)
        return b"\n" * (not whole) + to_line(entry) + b"\n"
    return b""


def is_named(journal: Journal, case_id: str) -> bool:
    """Whether any line of the journal is about a case of that id, whether it counts and can be read or not."""
    if case_id in journal.ids():
        return True
    return is_there(journal.path) and bool(without(read_file(journal.path, most=MOST_BYTES), case_id)[1])


def no_cases(journal: Journal) -> dict[str, str]:
    """What was written down for a case that is none now, because it was taken back or is damaged: what to call it, by
    its id.
    """
    sound, ledger = journal.cases(), journal._read()
    taken_back = {case_id for case_id in ledger.of_case if ledger.opens(case_id)} - ledger.openings().keys()
    said = {True: "taken back", False: "damaged"}
    left = [case_id for case_id in ledger.of_case if case_id not in sound]
    return {case_id: f"{called(ledger, case_id)} ({said[case_id in taken_back]})" for case_id in left}


def called(ledger: Ledger, case_id: str) -> str:
    """Its employer and title as it was opened with, where that can be told."""
    for entry in ledger.of_case[case_id]:
        if entry.do == "case":
            held = (entry.data["facts"].get(table) for table in ("employer", "role"))
            words = [one.get(key) for one, key in zip(held, ("name", "title")) if isinstance(one, dict)]
            if names := [shorten(on_screen(word), LONGEST) for word in words if isinstance(word, str) and word.strip()]:
                return ", ".join(names)
    return shorten(on_screen(case_id), LONGEST)


def _remove(former: Path) -> None:
    """What rewriting leaves of a former file."""
    try:
        former.unlink(missing_ok=True)
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(Problem(str(former), "still holds the case", said, "delete this file yourself")) from None


def _clear(at: Path, case_id: str, *, hidden: bool) -> Iterator[tuple[Path, bool]]:
    """Every file beside that holds the case, written anew without it where it is the journal's own; else only named.

    hidden: those with a dot in front, else all others. (the file, whether the case has left it)
    """
    for path, ours in nearby(at, hidden=hidden):
        if ours:
            if _is_cleared(path, case_id):
                yield path, True
        elif ours is None or without(read_file(path, most=MOST_BYTES), case_id)[1]:
            yield path, False


def _is_cleared(other: Path, case_id: str) -> bool:
    """Whether the case stood in that file, which does not hold it any more. A journal may be written in meanwhile; what
    nobody may write in, or what a crash left, is not.
    """
    if os.access(other, os.W_OK) and not other.name.startswith("."):
        return rewrite(lambda data: without(data, case_id)[0], other, _remove)
    left, gone = without(read_file(other, most=MOST_BYTES), case_id)
    if gone:
        write_file(other, left, force=True)
    return bool(gone)


def without(data: bytes, case_id: str) -> tuple[bytes, list[bytes]]:
    """The lines that are not about the case, and those that are."""
    left, gone, ids, names = list[bytes](), list[bytes](), set[str](), _spelled(case_id)
    before, after = hashlib.sha256(), hashlib.sha256()  # of what was read, and of what is left
    lines = data.splitlines(keepends=True)
    typed, longer = _typed_for(lines, case_id, names), _longer(lines, case_id)
    for line in lines:
        kept, held = line, _object(line)
        if (_is_about(held, line, case_id, names, ids) and not _is_of_one(held, longer)) or held.get("id") in typed:
            gone.append(line)
            ids.add(str(held.get("id")))
            kept = _without_key(held, line, case_id)
        elif gone and held.get("name") == SEAL and held.get("value") == named_sum(before):
            kept = said_anew(held, named_sum(after), line)
        left.append(kept)
        before.update(line)
        after.update(kept)
    return b"".join(left), gone


def _spelled(case_id: str) -> tuple[bytes, ...]:
    """How a line says that name, whatever letters it has."""
    return tuple({json.dumps(case_id, ensure_ascii=escaped).encode(): None for escaped in (True, False)})


def _longer(lines: list[bytes], case_id: str) -> tuple[str, ...]:
    """Other cases whose id begins with this one and a blank, each with a blank behind."""
    begin = json.dumps(f"{case_id} ")[:-1].encode(), json.dumps(f"{case_id} ", ensure_ascii=False)[:-1].encode()
    named = (_object(line).get("case") for line in lines if any(words in line for words in begin))
    return tuple({f"{one} ": None for one in named if isinstance(one, str) and one.startswith(f"{case_id} ")})


def _is_of_one(held: dict[str, Any], cases: tuple[str, ...]) -> bool:
    """Whether this is a setting of a message of one of these cases, whose ids are the longer ones."""
    return held.get("do") == "setting" and f"{held.get('name')} ".partition(": ")[2].startswith(cases)


def _typed_for(lines: list[bytes], case_id: str, names: tuple[bytes, ...]) -> set[str]:
    """The ids of the lines that keep what was typed into the form until this case was opened with it."""
    typed, found, kept = list[dict[str, Any]](), set[str](), TYPED.encode()
    for line in lines:
        held = _object(line) if kept in line or any(name in line for name in names) else {}
        if held.get("do") == "setting" and held.get("name") == TYPED:
            if held.get("value"):
                typed.append(held)
            else:
                typed.clear()
        elif held.get("do") == "case" and held.get("case") == case_id and _is_opened_with(held, typed):
            found.update(str(one.get("id")) for one in typed)
    return found


def _is_opened_with(opening: dict[str, Any], typed: list[dict[str, Any]]) -> bool:
    """Whether the form named the employer of that case when it was opened, so that it is what was typed for it."""
    last = typed[-1].get("value") if typed else None
    facts = opening.get("facts")
    employer = facts.get("employer") if isinstance(facts, dict) else None
    said, name = (one if isinstance(one, dict) else {} for one in (last, employer))
    return bool(said) and str(said.get("employer")).strip().casefold() == str(name.get("name")).strip().casefold()


def _is_about(held: dict[str, Any], line: bytes, case_id: str, names: tuple[bytes, ...], gone: set[str]) -> bool:
    """Also a line that cannot be read, where the case is named in it; an undo of one that went; what was chosen."""
    if not isinstance(held.get("do"), str) or not isinstance(held.get("case", ""), str | None):
        return any(name in line for name in names) and _whose(held, line) in (None, case_id)
    if held.get("do") == "case" and "case" not in held:  # its id stands in what it opens with
        facts = held.get("facts")
        return isinstance(facts, dict) and facts.get("id") == case_id
    if held.get("case") == case_id or (held.get("do") == "undo" and held.get("entry") in gone):
        return True
    return held.get("do") == "setting" and _is_setting_of(held.get("name"), held.get("value"), case_id)


def _whose(held: dict[str, Any], line: bytes) -> str | None:
    """The case that a line which can't be read says it is of; None where that part of it is lost."""
    if held:
        return held["case"] if isinstance(held.get("case"), str) else None
    found = OF.search(line)
    return str(_object(b'{"case":' + found[1] + b"}" + b" " * SHORTEST).get("case")) if found else None


def _is_setting_of(name: object, value: object, case_id: str) -> bool:
    """A case may be called as a setting is, such as `policy`: only what is kept for a case is about it."""
    if name == ASIDE and isinstance(value, dict) and case_id in value:
        return True
    if (name == CHOSEN and value == case_id) or name in [f"{words} {case_id}" for words in OF_A_CASE]:
        return True
    return f"{name} ".partition(": ")[2].startswith(f"{case_id} ")  # of one of its messages: `decided: CASE step ...`


def _without_key(held: dict[str, Any], line: bytes, case_id: str) -> bytes:
    """What a setting holds for other cases stays, in a line of its own; nothing where the line was about this one."""
    value, entry_id = held.get("value"), held.get("id")
    if held.get("name") != ASIDE or not isinstance(value, dict) or not NUMBERED.fullmatch(str(entry_id)):
        return b""
    others = {key: of_case for key, of_case in value.items() if key != case_id}
    return said_anew(held, others, line)


def said_anew(held: Mapping[str, Any], value: object, line: bytes) -> bytes:
    """A setting that holds something else now is another line, so that another computer's is not this one changed by
    hand. Its id comes from both: whoever takes the same away writes the same line.
    """
    entry_id = str(held.get("id"))
    letters = hashlib.sha256(json.dumps([entry_id, value]).encode()).hexdigest()[:16]
    anew = {"id": f"{entry_id[:8]}-{letters}"} if NUMBERED.fullmatch(entry_id) else {}
    return _as_line({**held, **anew, "value": value}, line)


def _object(line: bytes) -> dict[str, Any]:
    if len(line) < SHORTEST:
        return {}
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def _as_line(held: dict[str, Any], line: bytes) -> bytes:
    made = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    return made + (b"\n" if line.endswith(b"\n") else b"")

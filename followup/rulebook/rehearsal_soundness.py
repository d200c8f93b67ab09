"""What makes a rehearsed call unsound: no end in sight, nothing to say, slots or events that do not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..case.errors import Problem
from ..case.events import EVENTS, OUTCOMES
from ..case.schema import one_of
from .book import Entry, Rulebook
from .entries import Branch
from .template import SLOT
from .vocabulary import SLOTS

LOGGED = {"called": ("outcome", tuple(OUTCOMES)), "heard": ("what", EVENTS["heard"].words)}


def branch_problems(book: Rulebook) -> Iterator[Problem]:
    """Everything unsound in the branches of a rulebook."""
    entries = {id: entry for (kind, id), entry in book.entries.items() if kind == "branch"}
    if entries and not any(entry.value.first for entry in entries.values()):
        yield Problem("branch", "no branch begins a call", "none", "first = true")
    for entry in entries.values():
        where = f"{entry.file}: branch {entry.value.id}"
        yield from _words(book, entry.value, where)
        yield from _logs(entry.value, where)
    yield from _endless(entries)


def _words(book: Rulebook, branch: Branch, where: str) -> Iterator[Problem]:
    for name in SLOT.findall(f"{branch.they} {branch.answer}"):
        if name not in SLOTS:
            yield Problem(f"{where}: answer", "unknown slot", name, one_of(SLOTS, name))
    if branch.template is not None and branch.template not in book.templates:
        yield Problem(f"{where}: template", "no template has this id", branch.template, one_of(book.templates))
    if branch.template and branch.answer:
        yield Problem(where, "both an answer and a template", branch.template, "one of them")
    if not branch.then and not branch.logs:
        yield Problem(f"{where}: logs", "a call that ends here leaves nothing to write down", "none", "logs = [...]")


def _logs(branch: Branch, where: str) -> Iterator[Problem]:
    for event in branch.logs:
        key, allowed = LOGGED.get(event.get("kind", ""), ("", ()))
        if not key:
            yield Problem(f"{where}: logs", "no event of a call", event.get("kind", "none"), one_of(LOGGED))
        elif event.get(key) not in allowed or set(event) - {"kind", key}:
            yield Problem(f"{where}: logs", f"not what {event['kind']} can be", str(event), f"{key}: {one_of(allowed)}")


def _endless(entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Branches that lead back to themselves: such a talk need not end."""
    for id, entry in entries.items():
        reached, ahead = set[str](), list(entry.value.then)
        while ahead:
            one = ahead.pop()
            if one not in reached:
                reached.add(one)
                ahead += entries[one].value.then if one in entries else ()
        if id in reached:
            yield Problem(f"{entry.file}: branch {id}: then", "this talk can go round in a circle", id)

"""Two people who got one id on two computers stay two: nobody's letter may reach the other.

A `joined` line says which lines of the one who was added later speak of whom: `person` becomes `becomes` in `lines`.
The new id comes from the line that added them, so that it is the same in whatever order journals are joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from ..case.errors import InputError
from .entries import Entry
from .folding import read_change
from .ledger import Ledger
from .renaming import mentioned

Said = dict[str, Any]


class Two(NamedTuple):
    """said: what the `joined` line holds; names: of both, the one who keeps the id first."""

    said: Said
    names: tuple[str, str]


def two_people(here: Ledger, there: Ledger, cases: Iterable[str | None]) -> list[Two]:
    """Those whom the two journals call alike in these cases, and who are not the same."""
    found: list[Two] = []
    for case_id in sorted(one for one in cases if one in here.of_case and one in there.of_case):
        known = _added(here, case_id), _added(there, case_id)
        for side, other in ((here, there), (there, here)):
            ours, theirs = known if side is here else known[::-1]
            becomes = _becoming(ours, theirs, _contacts(side, case_id), _contacts(other, case_id))
            found += _told(side, other, case_id, becomes, ours)
    return found


def _added(ledger: Ledger, case_id: str) -> dict[str, Entry]:
    """By whom they are called: the line that added each contact that is there."""
    added: dict[str, Entry] = {}
    for entry in ledger.of_case[case_id]:
        if entry.id in ledger.undone or entry.do not in ("case", "facts"):
            continue
        for who, is_there in _whole(entry):
            if is_there:
                added.setdefault(who, entry)
            else:
                added.pop(who, None)
    return added


def _whole(entry: Entry) -> Iterator[tuple[str, bool]]:
    """The contacts that a line gives as a whole, or removes."""
    if entry.do == "case":
        people = entry.data["facts"].get("contacts")
        held = [one.get("id") for one in people if isinstance(one, dict)] if isinstance(people, list) else []
        yield from ((who, True) for who in held if isinstance(who, str))
        return
    for change in entry.data["set"]:
        with suppress(InputError):  # a line that is set aside may say anything
            path, value = read_change(change)
            if path[0] == "contacts" and len(path) == 2:
                yield path[1], value is not None


def _contacts(ledger: Ledger, case_id: str) -> Mapping[str, Any]:
    return (ledger.folded(case_id).state or {}).get("contacts", {})


def _own_id(who: str, added: Entry) -> str:
    """What they are called where somebody else has the id already."""
    letters = f"-{added.id[9:]}"
    return who if who.endswith(letters) else f"{who[:80]}{letters}"


def _becoming(
    ours: Mapping[str, Entry], theirs: Mapping[str, Entry], here: Mapping[str, Any], there: Mapping[str, Any]
) -> dict[str, tuple[str, str]]:
    """Whom this side has to call otherwise: (the new id, the name of who keeps the old one)."""
    called = {_own_id(who, entry): who for who, entry in theirs.items()}
    known = {_own_id(who, entry) for who, entry in ours.items()}
    found = {}
    for who, entry in ours.items():
        own, rival = _own_id(who, entry), theirs.get(who)
        keeps = str(there.get(who, {}).get("name", who))
        if own in called:
            if called[own] == own != who:
                found[who] = (own, keeps)
        elif rival is not None and _own_id(who, rival) not in known:
            is_later = (entry.stated, entry.id) > (rival.stated, rival.id)
            if is_later and _are_two(here.get(who, {}), there.get(who, {})):
                found[who] = (own, keeps)
    return found


def _are_two(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """One address is one person, and so is a full name; where an address is missing, a part of the name will do."""
    names = [set(str(held.get("name", "")).casefold().split()) for held in (one, other)]
    mails = [str(held.get("email") or "").casefold() for held in (one, other)]
    if all(mails):
        return mails[0] != mails[1] and (names[0] != names[1] or len(names[0]) < 2)
    return not (names[0] <= names[1] or names[1] <= names[0])


def _told(
    side: Ledger, other: Ledger, case_id: str, becomes: Mapping[str, tuple[str, str]], added: Mapping[str, Entry]
) -> Iterator[Two]:
    lines: dict[str, list[str]] = {}
    for entry in side.entries.values() if becomes else ():
        if entry.id not in other.entries:
            for who in mentioned(entry, case_id) & becomes.keys():
                if entry.rank >= added[who].rank or entry.do == "setting":
                    lines.setdefault(who, []).append(entry.id)
    for who, ids in sorted(lines.items()):
        new, keeps = becomes[who]
        said = {"case": case_id, "person": who, "becomes": new, "lines": sorted(ids)}
        yield Two(said, (keeps, str(_contacts(side, case_id).get(who, {}).get("name", who))))

"""What two journals of one search say apart, seen before they are made one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from .alike import content_of, member_of
from .entries import Entry
from .ledger import Ledger

Job = tuple[str, str]  # employer, title


def two_jobs(here: Ledger, there: Ledger) -> dict[str, tuple[Job, Job]]:
    """The ids that stand for different jobs in the two, and for which: lines go by the id."""
    found = {}
    for case_id in here.of_case.keys() & there.of_case.keys():
        ours, theirs = (_first(ledger, case_id) for ledger in (here, there))
        one, other = (_job(opening) if opening else None for opening in (ours, theirs))
        if one and other and _same(one) != _same(other) and _counts(here, case_id) and _counts(there, case_id):
            found[case_id] = (one, other)
    return found


def _job(opener: Entry) -> Job | None:
    facts = opener.data["facts"]
    held = [facts.get("employer"), facts.get("role")]
    employer, title = (one.get(key) if isinstance(one, dict) else None for one, key in zip(held, ("name", "title")))
    return (employer, title) if isinstance(employer, str) and isinstance(title, str) else None


def _same(job: Job) -> Job:
    employer, title = (" ".join(words.split()).casefold() for words in job)
    return employer, title


def _counts(ledger: Ledger, case_id: str) -> bool:
    return any(entry.id not in ledger.undone and entry.do != "undo" for entry in ledger.of_case[case_id])


def taken_back_apart(one: Ledger, other: Ledger) -> dict[str, str]:
    """Undos, of that one alone, that take a case back in which something was written in the other alone meanwhile: the
    case by the id of the undo. On one computer nobody takes back what somebody else goes on with.
    """
    found = {}
    for case_id in one.of_case.keys() & other.of_case.keys():
        undos = [undo for undo in one.of_case[case_id] if undo.do == "undo" and undo.id not in other.entries]
        for undo in undos:
            target = one.entries.get(undo.data["entry"])
            if target and target.do == "case" and target.id in other.entries and undo.id not in one.undone:
                if target.id not in other.undone and _goes_on(case_id, other, one):
                    found[undo.id] = case_id
    return found


def _goes_on(case_id: str, there: Ledger, without: Ledger) -> bool:
    """Whether something was written in a case there that the other lacks, and counts."""
    lines = (one for one in there.of_case[case_id] if one.do != "undo" and one.id not in there.undone)
    return any(one.id not in without.entries for one in lines)


def two_openings(here: Ledger, there: Ledger, cases: Iterable[str | None]) -> list[dict[str, Any]]:
    """What `joined` lines have to say of cases that each of the two opened, with the same job."""
    found = []
    for case_id in sorted(one for one in cases if one in here.of_case and one in there.of_case):
        sides = (here, there), (there, here)
        firsts = [_first(side, case_id) for side, _ in sides]
        jobs = {_same(job) if one and (job := _job(one)) else None for one in firsts}
        if None in jobs or len(jobs) > 1 or firsts[0] == firsts[1]:
            continue
        counts = min((one for one in firsts if one), key=_place)
        for (side, other), first in zip(sides, firsts):
            own = (one for one in side.of_case[case_id] if one.do in ("case", "facts") and one.id not in other.entries)
            lines = sorted(one.id for one in own if one.id not in side.letters)  # of some it is said already
            if first is not None and first.id != counts.id and lines:
                found.append({"case": case_id, "opening": first.id[9:], "lines": lines})
    return found


def _first(ledger: Ledger, case_id: str) -> Entry | None:
    """The opening that counts there; where none does, the first, because what was written after it may."""
    openers = [one for one in ledger.of_case[case_id] if one.do == "case" and _job(one)]
    return next((one for one in openers if one.id not in ledger.undone), openers[0] if openers else None)


def _place(opening: Entry) -> tuple[Any, ...]:
    return opening.stated, opening.number, opening.at, opening.id


def perhaps_one(both: Ledger, apart: tuple[Ledger, Ledger], cases: set[str | None]) -> Iterator[tuple[str, str, str]]:
    """What each side wrote down of, as it seems, one thing, and changed so that it is none: (case, list, a key)."""
    for case_id in both.of_case.keys() & cases:
        keys = [_own_forms(case_id, both, *sides) for sides in (apart, apart[::-1])]
        yield from ((case_id, *place) for form, place in keys[0].items() if form in keys[1])


def _own_forms(case_id: str, both: Ledger, one: Ledger, other: Ledger) -> dict[Hashable, tuple[str, str]]:
    """By all that it says now, or said at first: (list, key) of what that side alone has, and counts."""
    state = both.folded(case_id).state or {}
    found: dict[Hashable, tuple[str, str]] = {}
    for entry in one.of_case.get(case_id, ()):
        added = member_of(entry) if entry.id not in other.entries and entry.id not in both.undone else None
        if added and added[1] in state.get(added[0], {}):
            for held in (added[2], state[added[0]][added[1]]):
                if (form := content_of(held)) is not None:
                    found[added[0], form] = added[:2]
    return found

"""What two journals of one search say apart, seen before they are made one."""

from __future__ import annotations

from collections.abc import Iterator

from .entries import Entry
from .ledger import Ledger

Job = tuple[str, str]  # employer, title


def two_jobs(here: Ledger, there: Ledger) -> dict[str, tuple[Job, Job]]:
    """The ids that stand for different jobs in the two, and for which: lines go by the id."""
    found = {}
    for case_id in here.of_case.keys() & there.of_case.keys():
        ours, theirs = (list(_openers(ledger, case_id)) for ledger in (here, there))
        if {one.id for one in ours} & {one.id for one in theirs}:
            continue
        one, other = (next((job for entry in of if (job := _job(entry))), None) for of in (ours, theirs))
        if one and other and _same(one) != _same(other) and _counts(here, case_id) and _counts(there, case_id):
            found[case_id] = (one, other)
    return found


def _openers(ledger: Ledger, case_id: str) -> Iterator[Entry]:
    """Those that no longer count too: what was written after them may."""
    return (entry for entry in ledger.of_case[case_id] if entry.do == "case")


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

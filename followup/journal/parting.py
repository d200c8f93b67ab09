"""What two journals of one search say apart, seen before they are made one."""

from __future__ import annotations

from collections.abc import Iterator

from ..case.errors import InputError, Problem
from .entries import Entry
from .ledger import Ledger

Job = tuple[str, str]  # employer, title
ANOTHER = "the same name stands for two jobs, so what happened with one would count for the other"
INSTEAD = "the other job opened here as a new case"


class TwoJobs(InputError):
    """Two journals call two jobs by one id. case_id: that id."""

    case_id = ""


def refuse_two_jobs(here: Ledger, there: Ledger, name: str) -> None:
    """TwoJobs where both have a case of one id that are different jobs: lines go by the id. name: of the other."""
    for case_id in here.of_case.keys() & there.of_case.keys():
        ours, theirs = (list(_openers(ledger, case_id)) for ledger in (here, there))
        if {one.id for one in ours} & {one.id for one in theirs}:
            continue
        one, other = (next((job for entry in of if (job := _job(entry))), None) for of in (ours, theirs))
        if one and other and _same(one) != _same(other) and _counts(here, case_id) and _counts(there, case_id):
            differs = 1 if one[1] != other[1] else 0
            error = TwoJobs(Problem(name, ANOTHER, f"{one[differs]} and {other[differs]}", INSTEAD))
            error.case_id = case_id
            raise error


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

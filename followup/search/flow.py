"""How far cases came and what became of them, and how many went from one stage to the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pandas as pd

from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .cases import ENOUGH
from .journeys import FURTHEST, OUTCOMES, journeys
from .planned import Cases

FLOW_COLUMNS = ["furthest", "meaning", *OUTCOMES, "cases"]  # a column of counts for each outcome, and their sum
RATE_COLUMNS = [
    "step",  # in words
    "cases",  # that came to the first of the two stages
    "went_on",  # of those, how many came to the second one
    "ended",  # without it
    "open",  # neither: still waiting
    "at_least",  # the share that went on if none of the open ones does; missing on fewer than ENOUGH cases
    "at_most",  # the share if all of them do
]
Rows = pd.DataFrame
STEPS: dict[str, tuple[Callable[[Rows], pd.Series], Callable[[Rows], pd.Series]]] = {
    "Application to any answer, a no counts": (lambda t: t["started"].notna(), lambda t: t["answered"]),
    "Application to an interview": (lambda t: t["started"].notna(), lambda t: t["rounds"] > 0),
    "First round to another round": (lambda t: t["rounds"] > 0, lambda t: t["rounds"] > 1),
    "Interview to an offer": (lambda t: t["rounds"] > 0, lambda t: t["furthest"] == "offer"),
    "Offer to an acceptance": (lambda t: t["furthest"] == "offer", lambda t: t["outcome"] == "accepted"),
}


def stage_flow(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row for how far cases came (FLOW_COLUMNS); every case is counted once, so the sum is all of them."""
    found = journeys(cases, now=now, policy=policy, rulebook=rulebook)
    counts = pd.crosstab(found["furthest"], found["outcome"]).reindex(index=list(FURTHEST), columns=list(OUTCOMES))
    table = counts.fillna(0).astype(int).rename_axis(index="furthest", columns=None).reset_index()
    table.insert(1, "meaning", list(FURTHEST.values()))
    return table.assign(cases=table[list(OUTCOMES)].sum(axis=1))


def stage_rates(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a step from stage to stage (RATE_COLUMNS).

    What is open counts neither for nor against: between `at_least` and `at_most` lies whatever becomes of it.
    """
    found = journeys(cases, now=now, policy=policy, rulebook=rulebook)
    rows = [(step, *counted(found[came(found)], went)) for step, (came, went) in STEPS.items()]
    table = pd.DataFrame(rows, columns=RATE_COLUMNS)
    return table.astype({"at_least": "Float64", "at_most": "Float64"})


def counted(came: Rows, went: Callable[[Rows], pd.Series]) -> tuple[int, int, int, int, float | None, float | None]:
    """Of the journeys `came`: all, gone on, ended, open, and the least and the most share that goes on."""
    gone = went(came).astype(bool)
    waiting = int((~gone & (came["outcome"] == "open")).sum())
    total, on = len(came), int(gone.sum())
    shares = (on / total, (on + waiting) / total) if total >= ENOUGH else (None, None)
    return total, on, total - on - waiting, waiting, *shares

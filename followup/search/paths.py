"""The ways cases went, from the application over interviews to what became of them, each way counted once."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .journeys import journeys
from .planned import Cases

STATIONS = {"all": "All cases", "interview": "First interview", "further": "Further rounds", "offer": "Offer"}
ENDS = {
    "accepted": "you accepted",
    "open": "going on",
    "silent": "no answer since",
    "over": "closed without an answer",
    "yours": "ended by you",
    "no": "they said no",
}
PATH_COLUMNS = ["interview", "further", "offer", "end", "cases"]  # whether it came there; a key of ENDS; how many did
WAITING = ("waiting", "follow_up", "quiet")  # stages in which the last word is theirs to give


def stage_paths(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a way (PATH_COLUMNS). Silence is an end of its own: neither a refusal nor something that goes on."""
    found = journeys(cases, now=now, policy=policy, rulebook=rulebook)
    silent = (found["outcome"] == "open") & (
        found["stage"].isin(WAITING) | ((found["stage"] == "applied") & ~found["answered"].astype(bool))
    )
    ways = pd.DataFrame(
        {
            "interview": found["rounds"] > 0,
            "further": found["rounds"] > 1,
            "offer": found["furthest"] == "offer",
            "end": found["outcome"].mask(silent, "silent"),
        }
    )
    return ways.groupby(PATH_COLUMNS[:-1], sort=True).size().rename("cases").reset_index()

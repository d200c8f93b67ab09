"""Whether all eggs lie in one basket (D5): how open cases and the last four weeks' work spread over employers."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pandas as pd

from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .cases import ENOUGH
from .names import Names
from .planned import Cases, plan_all
from .waits import OVER
from .weeks import dated

BASKET_COLUMNS = [
    "employer",
    "open",  # cases that are not over
    "share_open",  # of all open cases; missing on fewer than ENOUGH of them
    "done",  # applications, messages, calls, visits and interviews in the last RECENT days
    "share_done",  # of all of those; missing on fewer than ENOUGH of them
    "applied",  # applications among them
]
RECENT = 28  # days


def baskets(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row an employer with an open case or something done of late (BASKET_COLUMNS), the fullest basket first."""
    names, opened, done, applied = Names(), Counter[str](), Counter[str](), Counter[str]()
    moment = now.timestamp()
    for case, found in plan_all(cases, now, policy, rulebook):
        key = names.key(case.employer.name)
        opened[key] += found is None or found.stage not in OVER
        since = datetime.fromtimestamp(moment, case.zone).toordinal() - RECENT
        kinds = [kind for day, kind in dated(case, moment) if day > since]
        done[key] += len(kinds)
        applied[key] += kinds.count("applications")
    rows = [
        (names.said(key), opened[key], _share(key, opened), done[key], _share(key, done), applied[key])
        for key in sorted(opened, key=lambda key: (-done[key], -opened[key], names.said(key)))
        if opened[key] or done[key]
    ]
    table = pd.DataFrame(rows, columns=BASKET_COLUMNS)
    return table.astype({"share_open": "Float64", "share_done": "Float64"})


def _share(key: str, counts: Counter[str]) -> float | None:
    total = counts.total()
    return counts[key] / total if total >= ENOUGH else None


def fullest(table: pd.DataFrame) -> dict[str, Any]:
    """The fullest basket in a few numbers: employer, done, of (all that was done), applied (new applications)."""
    if table.empty or not table["done"].sum():
        return {"employer": "", "done": 0, "of": 0, "applied": 0}
    first = table.iloc[0]
    return {
        "employer": first["employer"],
        "done": int(first["done"]),
        "of": int(table["done"].sum()),
        "applied": int(table["applied"].sum()),
    }

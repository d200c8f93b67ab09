"""How long each open case has stood where it stands, beside what was promised."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from ..case.case import Case, Happening
from ..planning.planner import Plan
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .cases import WAITED
from .planned import Cases, plan_all

WAIT_COLUMNS = [
    "case",  # its id
    "employer",
    "role",
    "stage",
    "days_in_stage",  # since it came there; missing where that is not known
    "days_waiting",  # since the interview, or their last "no decision"; missing where nobody waits
    "days_promised",  # how many days they gave themselves; missing where nothing was promised
    "days_over",  # days past the last promised day; negative while it is still to come
    "days_quiet",  # since anything happened, by either side, of which the day is known
]
NUMBERS = WAIT_COLUMNS[4:]
OVER = ("rejected", "closed")


def waits(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a case that is not over (WAIT_COLUMNS): what is longest past its promise first, then what waits longest.

    Days are calendar days in the employer's zone.
    """
    pairs = plan_all(cases, now, policy, rulebook)
    rows = [_row(case, found) for case, found in pairs if found is not None and found.stage not in OVER]
    table = pd.DataFrame(rows, columns=WAIT_COLUMNS).astype(dict.fromkeys(NUMBERS, "Int64"))
    order = ["days_over", "days_waiting", "days_in_stage"]
    return table.sort_values(order, ascending=False, kind="stable", na_position="last").reset_index(drop=True)


def _row(case: Case, found: Plan) -> dict[str, Any]:
    s, since = found.situation, since_when(found)
    waiting = found.stage in WAITED
    made = s.promise_made if waiting else None
    until = s.promise_until if made is not None else None
    days = [one.day for one in s.seen if one.dated] + [one.day for one in s.timeline.meetings if one.at <= s.now]
    return {
        "case": case.id,
        "employer": case.employer.name,
        "role": case.role.title,
        "stage": found.stage,
        "days_in_stage": None if since is None else s.today - since,
        "days_waiting": s.days_waiting if waiting else None,
        "days_promised": until - made if until is not None and made is not None else None,
        "days_over": s.today - until if until is not None else None,
        "days_quiet": s.today - max(days) if days else None,
    }


def since_when(found: Plan) -> int | None:
    """The day (ordinal, at the employer's) on which the case came to its stage, as far as that is known."""
    s = found.situation
    if found.stage in ("offer", "rejected", "closed", "no_decision") and s.answered is not None:
        return _day_of(s.answered)
    if found.stage == "invited":
        return _day_of(s.invitation)
    if found.stage == "task":
        return _day_of(s.task)
    if found.stage == "applied":
        return s.case.role.applied.toordinal() if s.case.role.applied else None
    if found.stage == "follow_up" and s.next is not None:
        return min(_day(s.next.opens, found), s.today)
    counted = [one.day for one in s.counted if one.dated]
    if found.stage == "quiet" and counted:
        return counted[-1]
    if found.stage in ("waiting", "thank_you", "quiet"):
        return max([s.base, *counted]) if s.base else None
    return None


def _day_of(happening: Happening | None) -> int | None:
    return happening.day if happening is not None and happening.dated else None


def _day(seconds: float, found: Plan) -> int:
    return datetime.fromtimestamp(seconds, found.case.zone).toordinal()

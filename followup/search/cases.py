"""Every case on one line, and how many cases stand at each stage."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd

from ..case.case import Case
from ..planning.phrases import STAGE_WORDS
from ..planning.planner import Plan
from ..planning.priority import main_step, owes_nothing, pressing
from ..planning.situation import Situation
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .order import next_words
from .planned import Cases, plan_all

UNKNOWN = "unknown"  # the stage of a case that can't be planned
LIVED = ("applied", "invited", "before_interview", "task", "thank_you", "waiting", "follow_up", "no_decision",
         "quiet", "offer", "rejected", "closed")  # fmt: skip
"""The stages in the order a candidate lives them."""
WAITED = ("waiting", "follow_up", "no_decision", "quiet")  # stages in which days of waiting count
ENOUGH = 10  # no share is shown on fewer cases than this: it would say more than is known

CASE_COLUMNS = [
    "case",  # its id
    "employer",
    "role",
    "stage",  # one of LIVED, or "unknown"
    "round",  # of the last interview that is over; missing without one
    "promised_until",  # a date at the employer's; missing where nothing was promised
    "days_waiting",  # since the interview, or their last "no decision"; missing where nobody waits
    "next_step",  # what to do first
    "when",  # in words, in the employer's zone
    "status",  # overdue | now | later, or "" where there is nothing to do
]
COUNT_COLUMNS = [
    "stage",
    "meaning",  # the stage in words
    "cases",  # how many
    "share",  # of all cases, 0 to 1; missing on fewer than ENOUGH
]


def cases_table(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a case (CASE_COLUMNS): what is overdue first, then what is open, then by time, what rests last."""
    pairs = sorted(plan_all(cases, now, policy, rulebook), key=lambda pair: pressing(pair[1]))
    table = pd.DataFrame([_row(case, found) for case, found in pairs], columns=CASE_COLUMNS)
    return table.astype({"round": "Int64", "days_waiting": "Int64"})


def _row(case: Case, found: Plan | None) -> dict[str, Any]:
    row = {"case": case.id, "employer": case.employer.name, "role": case.role.title, "stage": UNKNOWN}
    if found is None:
        return {**row, "next_step": "", "when": "past what the calendar knows", "status": ""}
    s, step, (next_step, when) = found.situation, main_step(found), next_words(found)
    return row | {
        "stage": found.stage,
        "round": _round(s),
        "promised_until": date.fromordinal(s.promise_until) if s.promise_until else None,
        "days_waiting": s.days_waiting if found.stage in WAITED else None,
        "next_step": next_step,
        "when": when,
        "status": step.status if step and not owes_nothing(found) else "",
    }


def _round(s: Situation) -> int | None:
    """Of the last interview that is over, its day known or not."""
    last = [one for one in s.timeline.undated if one.at <= s.now][-1] if s.undated else s.last
    return last.interview.round if last is not None else None


def stage_counts(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a stage, in the order they are lived, also those without a case (COUNT_COLUMNS)."""
    stages = [found.stage if found else UNKNOWN for _, found in plan_all(cases, now, policy, rulebook)]
    shown = [*LIVED, UNKNOWN] if UNKNOWN in stages else LIVED
    rows = [
        {
            "stage": stage,
            "meaning": STAGE_WORDS.get(stage, "Past what the calendar knows"),
            "cases": stages.count(stage),
            "share": stages.count(stage) / len(stages) if len(stages) >= ENOUGH else None,
        }
        for stage in shown
    ]
    return pd.DataFrame(rows, columns=COUNT_COLUMNS).astype({"share": "Float64"})

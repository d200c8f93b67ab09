"""How far each case has come, whatever became of it: an end never takes away the interview that was."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd

from ..case.case import Case
from ..planning.planner import Plan
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .answers import answers_of
from .planned import Cases, plan_all

JOURNEY_COLUMNS = [
    "case",  # its id
    "employer",
    "role",
    "source",  # as the case file has it, trimmed; "" where nobody wrote one
    "stage",  # of its plan; "unknown" past what the calendar knows
    "started",  # the date of the application, else of the first thing of a known day; missing without one
    "answered",  # whether they ever answered: a rejection counts
    "rounds",  # of interviews that have begun, each once
    "offered",  # whether an offer was made
    "furthest",  # application | interview | further | offer
    "outcome",  # open | no | yours | over | accepted
]
FURTHEST = {
    "application": "No interview yet",
    "interview": "One round of interviews",
    "further": "Two rounds or more",
    "offer": "An offer",
}
OUTCOMES = {
    "open": "still open",
    "no": "they said no",
    "yours": "ended by you",
    "over": "closed without an answer",
    "accepted": "you accepted",
}


def journeys(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a case, in the order given (JOURNEY_COLUMNS). Silence ends nothing: such a case is open."""
    rows = [_row(case, found, now.timestamp()) for case, found in plan_all(cases, now, policy, rulebook)]
    return pd.DataFrame(rows, columns=JOURNEY_COLUMNS)


def _row(case: Case, found: Plan | None, now: float) -> dict[str, Any]:
    stage = found.stage if found else "unknown"
    seen = [h.event for h in case.timeline.happenings if h.at <= now]
    decided = [event.what for event in seen if event.meaning.turn == "decided"]
    offered = any(event.meaning.turn == "offer" for event in seen)
    rounds = len({meeting.interview.round for meeting in case.timeline.held if meeting.at <= now})
    return {
        "case": case.id,
        "employer": case.employer.name,
        "role": case.role.title,
        "source": " ".join((case.role.source or "").split()),
        "stage": stage,
        "started": started(case, now),
        "answered": bool(answers_of(case, now)),
        "rounds": rounds,
        "offered": _furthest(rounds, offered, decided) == "offer",
        "furthest": _furthest(rounds, offered, decided),
        "outcome": _outcome(stage, decided),
    }


def started(case: Case, now: float) -> date | None:
    """The day the process began, as far as it is known."""
    if case.role.applied is not None:
        return case.role.applied
    line = case.timeline
    days = [one.day for one in line.meetings if one.at <= now]
    days += [one.day for one in line.happenings if one.dated and one.at <= now]
    return date.fromordinal(min(days)) if days else None


def _furthest(rounds: int, offered: bool, decided: list[str | None]) -> str:
    if offered or "accepted" in decided or "declined" in decided:
        return "offer"
    return "further" if rounds > 1 else "interview" if rounds else "application"


def _outcome(stage: str, decided: list[str | None]) -> str:
    if stage == "closed":
        return {"accepted": "accepted", "closed": "over"}.get(str(decided[-1]), "yours")
    return "no" if stage == "rejected" else "open"

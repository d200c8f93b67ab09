"""What there is to do in all cases, now and in the days ahead, on the employer's clock and on the candidate's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

import pandas as pd

from ..case.case import Case
from ..case.wording import joined
from ..planning.phrases import people
from ..planning.planner import Plan, Step
from ..planning.priority import Turn, turn, window_of
from ..planning.together import related, shared_steps
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .order import span_words
from .planned import Cases, each_plan

AHEAD = timedelta(days=14)
GET_READY = ("find-contact", "prepare")  # beside a step, but to be done all the same
AGENDA_COLUMNS = [
    "case",  # its id
    "employer",
    "role",
    "step",  # what to do
    "to",  # whom, by name
    "channel",  # email | phone | post | visit, or ""
    "status",  # overdue | now | later
    "from",  # aware, in the employer's zone: since or from when it may be done; missing for any time
    "until",  # the same; missing where there is no end
    "there",  # those two in words, in the employer's zone
    "here",  # the same moments in the candidate's own zone
    "also",  # ids of the other cases that this one message or call is for; "" where it is for one
]


def agenda(
    cases: Cases,
    *,
    now: datetime,
    policy: str = DEFAULT_POLICY,
    rulebook: Rulebook | None = None,
    home: tzinfo | None = None,
    ahead: timedelta = AHEAD,
) -> pd.DataFrame:
    """One row a step of any case, open now or within `ahead` (AGENDA_COLUMNS): overdue first, then by time.

    home: the candidate's own zone; None: this computer's. Left out is what stands beside another step, and what
    is true all the time, such as to keep searching. One message for two jobs is one row, which names both.
    """
    rows: list[tuple[Turn, dict[str, Any]]] = []
    held: list[Plan] = []
    planned = list(cases.values() if isinstance(cases, Mapping) else cases)
    together = {number for group in related(planned) for number in group}
    for number, (_, found) in enumerate(each_plan(cases, now, policy, rulebook)):
        if found is not None and number in together:
            held.append(found)
        elif found is not None:
            rows += _rows(found, now + ahead, home, {})
    shared = {id(step): group for group in shared_steps(held) for step in group}
    for found in held:
        rows += _rows(found, now + ahead, home, shared)
    rows.sort(key=lambda row: row[0])
    table = pd.DataFrame([row for _, row in rows], columns=AGENDA_COLUMNS, dtype=object)
    return table.where(table.notna(), None)


def _rows(
    found: Plan, last: datetime, home: tzinfo | None, shared: Mapping[int, list[Step]]
) -> Iterator[tuple[Turn, dict[str, Any]]]:
    """The steps of one plan that are near, without those that another case's row tells."""
    for step in found.steps:
        group = shared.get(id(step), [step])
        if group[0] is step and _belongs(step) and _is_near(step, last):
            yield turn(step, found.now), _row(found, step, home, [one.plan.case for one in group])


def _belongs(step: Step) -> bool:
    return not step.aside or step.id in GET_READY


def _is_near(step: Step, last: datetime) -> bool:
    start, _ = window_of(step)
    return start is None or start <= last


def _row(found: Plan, step: Step, home: tzinfo | None, of: list[Case]) -> dict[str, Any]:
    start, end = window_of(step)
    begins, ends = (moment.astimezone(home) if moment is not None else None for moment in (start, end))
    return {
        "case": found.case.id,
        "employer": joined(list(dict.fromkeys(case.employer.name for case in of))),
        "role": joined(list(dict.fromkeys(case.role.title for case in of))),
        "step": step.heading,
        "to": people(found, step.to) if step.to else "",
        "channel": step.channel or "",
        "status": step.status,
        "from": start,
        "until": end,
        "there": span_words(start, end, found.now),
        "here": span_words(begins, ends, found.now),
        "also": " ".join(case.id for case in of[1:]),
    }

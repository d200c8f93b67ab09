"""What there is to do in all cases, now and in the days ahead, on the employer's clock and on the candidate's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

import pandas as pd

from ..case.case import Case
from ..case.same import employer_key
from ..case.wording import joined
from ..planning.planner import Plan, Step
from ..planning.priority import owes_nothing, window_of
from ..planning.said import people
from ..planning.together import related, shared_steps
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .order import missable, span_words
from .planned import Cases, Planned, each_plan

AHEAD = timedelta(days=14)
TELL_OTHERS = "tell-others"
Row = tuple[tuple[int, float], dict[str, Any], str]  # when it comes, what it says, the step's id
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
    """One row a step of any case, open now or within `ahead` (AGENDA_COLUMNS), by what can still be missed.

    home: the candidate's own zone; None: this computer's. Left out is what stands beside another step, and what
    is true all the time, such as to keep searching. One message for two jobs is one row, which names both; that the
    others should be told has no row where each of them has one in its own case.
    """
    rows = sorted(_all_rows(cases, now, policy, rulebook, home, now + ahead), key=lambda row: row[0])
    table = pd.DataFrame([row for _, row, _ in rows], columns=AGENDA_COLUMNS, dtype=object)
    return table.where(table.notna(), None)


def _all_rows(
    cases: Cases, now: datetime, policy: str, rulebook: Rulebook | None, home: tzinfo | None, last: datetime
) -> Iterator[Row]:
    """Case by case; only the plans that hang on those of others are held until all are made."""
    held: list[Plan] = []
    telling: set[str] = set()  # the employers that a case of their own tells
    kept: Cases = cases if isinstance(cases, Mapping | Planned) else list(cases)  # gone through twice
    listed = list(kept.values() if isinstance(kept, Mapping) else kept)
    beside = {number for group in related(listed) for number in group}
    for number, (_, found) in enumerate(each_plan(kept, now, policy, rulebook)):
        if found is None:
            continue
        telling |= {employer_key(found.case.employer.name)} if _tells(found) else set()
        if number in beside or found.step(TELL_OTHERS) is not None:
            held.append(found)
        else:
            yield from _rows(found, last, home, {})
    shared = {id(step): group for group in shared_steps(held) for step in group}
    for found in held:
        others = {employer_key(other.employer) for other in found.case.elsewhere}
        left_out = TELL_OTHERS if others <= telling else ""
        yield from (row for row in _rows(found, last, home, shared) if row[2] != left_out)


def _rows(found: Plan, last: datetime, home: tzinfo | None, shared: Mapping[int, list[Step]]) -> Iterator[Row]:
    """The steps of one plan that are near, without those that another case's row tells."""
    for step in found.steps if not owes_nothing(found) else ():
        group = shared.get(id(step), [step])
        if group[0] is step and _belongs(step) and _is_near(step, last):
            yield missable(step, found.now), _row(found, step, home, [one.plan.case for one in group]), step.id


def _tells(found: Plan) -> bool:
    """Whether what goes on elsewhere is told in this case itself, or was: then nobody tells it there once more."""
    s, news, end = found.situation, found.step("share-news"), found.step("confirm-in-writing")
    to_do = (news is not None and not news.aside) or (s.accepted_elsewhere and end is not None)
    return to_do or bool(s.withdrawn) or bool(s.news_sent)


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
        "status": step.shown_as,
        "from": start,
        "until": end,
        "there": span_words(start, end, found.now),
        "here": span_words(begins, ends, found.now),
        "also": " ".join(case.id for case in of[1:]),
    }

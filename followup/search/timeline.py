"""Everything in all cases that has a place in time, row by row: what the timeline chart draws."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd

from ..case.case import Event
from ..case.events import EVENTS
from ..planning.planner import Plan
from ..planning.priority import main_step, urgency
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .answers import UNKNOWN_DAY
from .planned import Cases, plan_all

TIMELINE_COLUMNS = [
    "case",  # its id
    "employer",
    "role",
    "stage",
    "kind",  # applied | interview | promise | window, or the name of an event's mark: wrote | heard | decided
    "start",  # UTC; missing where the day is not known
    "end",  # UTC; the same as start for what has no length
    "what",  # in words
]


def timeline(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row for everything that has a place in time (TIMELINE_COLUMNS), case by case, the most urgent case first.

    What happens after `now` is not in it, but interviews ahead, promises and the next windows are.
    """
    found = [found for _, found in plan_all(cases, now, policy, rulebook) if found is not None]
    rows = [{**_whose(one), **row} for one in sorted(found, key=urgency) for row in _happenings(one)]
    table = pd.DataFrame(rows, columns=TIMELINE_COLUMNS)
    return table.astype({"start": "datetime64[us, UTC]", "end": "datetime64[us, UTC]"})


def _whose(found: Plan) -> dict[str, str]:
    case = found.case
    return {"case": case.id, "employer": case.employer.name, "role": case.role.title, "stage": found.stage}


def _happenings(found: Plan) -> Iterator[dict[str, Any]]:
    case, s = found.case, found.situation
    if case.role.applied and case.role.applied.toordinal() <= s.today:
        yield _row("applied", _day(found, case.role.applied), None, "you applied")
    for _, _, _, interview in case.timeline.held:
        start, end = (None, None) if interview.day_unknown else (interview.at, interview.over_at)
        yield _row("interview", start, end, f"interview, round {interview.round}")
    for happening in s.seen:
        if mark := EVENTS[happening.event.kind].mark:
            event = happening.event
            yield _row(mark.name, None if event.day_unknown else event.at, None, _words(event))
    if s.promise_until is not None and s.promise_made is not None:
        made, until = date.fromordinal(s.promise_made), date.fromordinal(s.promise_until)
        over = _day(found, until) + timedelta(days=1)
        yield _row("promise", _day(found, made), over, f"an answer was promised by {until}")
    step = main_step(found)
    if step is not None and step.made.hours is not None:
        yield from (_row("window", start, end, step.heading) for start, end in step.windows if start is not None)


def _row(kind: str, start: datetime | None, end: datetime | None, what: str) -> dict[str, Any]:
    if start is None:
        return {"kind": kind, "start": None, "end": None, "what": f"{what} ({UNKNOWN_DAY})"}
    return {"kind": kind, "start": start.astimezone(UTC), "end": (end or start).astimezone(UTC), "what": what}


def _day(found: Plan, day: date) -> datetime:
    return datetime.combine(day, time.min, found.case.zone)


def _words(event: Event) -> str:
    return " ".join(part.replace("_", " ") for part in (event.kind, event.what, event.outcome) if part)

"""How long it took until they answered; where they have not yet, how long the silence is so far."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pandas as pd

from ..case.case import Case, Event
from ..case.events import EVENTS
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .answers import DAY, answers_of, ended_at
from .planned import Cases, plan_all

REPLY_COLUMNS = [
    "case",  # its id
    "employer",
    "after",  # application | interview | follow_up
    "number",  # the round, or which follow-up; missing for an application
    "channel",  # of a follow-up: email, post, phone, visit, other; of an interview its format; or ""
    "since",  # aware, in the employer's zone: when the wait began; an application's: midnight
    "days",  # until the answer, or of silence so far; a part of a day counts as such
    "answered",  # False: the wait is not over, or the candidate ended it (censored)
    "waiting",  # whether it is still going on
    "answer",  # what it was, as case files spell it, or interview, or ""
]


def reply_times(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a wait for an answer (REPLY_COLUMNS): after the application, each round of interviews, each follow-up.

    The first answer after it ends the wait (answers.py says what is one: a rejection is). Each follow-up's wait is
    counted on its own, also where another one came before the answer. Without an answer a wait is never counted as
    a refusal: it is as long as it is so far, or as it was when the candidate ended the case.
    """
    rows = [row for case, _ in plan_all(cases, now, policy, rulebook) for row in _rows(case, now.timestamp())]
    table = pd.DataFrame(rows, columns=REPLY_COLUMNS)
    return table.astype({"number": "Int64", "days": float, "answered": bool, "waiting": bool})


def _rows(case: Case, now: float) -> Iterator[dict[str, Any]]:
    answers, ended = answers_of(case, now), ended_at(case, now)
    for after, number, channel, at in _waits(case, now):
        if ended is not None and ended < at:
            continue
        answer = next((one for one in answers if one.at > at and (ended is None or one.at <= ended)), None)
        until = answer.at if answer else now if ended is None else ended
        yield {
            "case": case.id,
            "employer": case.employer.name,
            "after": after,
            "number": number,
            "channel": channel,
            "since": datetime.fromtimestamp(at, case.zone),
            "days": (until - at) / DAY,
            "answered": answer is not None,
            "waiting": answer is None and ended is None,
            "answer": answer.what if answer else "",
        }


def _waits(case: Case, now: float) -> Iterator[tuple[str, int | None, str, float]]:
    """Each wait of a case: after what, its number, its channel, when it began (UTC seconds)."""
    line = case.timeline
    if case.role.applied is not None and (began := midnight_of(case, case.role.applied)) <= now:
        yield "application", None, "", began
    rounds = {one.interview.round: one for one in line.meetings if one.over <= now}  # the last one of each
    for number, meeting in rounds.items():
        yield "interview", number, meeting.interview.format or "", meeting.over
    asked = [one for one in line.happenings if one.at <= now and "asks" in one.event.meaning.does]
    for number, one in enumerate(asked, 1):
        yield "follow_up", number, channel_of(one.event), one.at


def midnight_of(case: Case, day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=case.zone).timestamp()


def channel_of(event: Event) -> str:
    """email, post or other for what was sent; phone, visit."""
    return EVENTS[event.kind].channel or event.channel or "other"

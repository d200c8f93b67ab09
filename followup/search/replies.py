"""How long it took until they answered; where they have not yet, how long the silence is so far."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from math import inf
from typing import Any, NamedTuple

import pandas as pd

from ..case.case import Case, Event
from ..case.events import EVENTS, all_whats
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .answers import DAY, NO_BEGINNING, Answer, Ending, answers_of, endings_of
from .planned import Cases, plan_all

REPLY_COLUMNS = [
    "case",  # its id
    "employer",
    "after",  # application | interview | follow_up
    "number",  # the round, or which follow-up; missing for an application
    "channel",  # of a follow-up: email, post, phone, visit, other; of an interview its format; or ""
    "since",  # aware, in the employer's zone: when the wait began; an application's: midnight; or when it was told
    "days",  # until the answer, or of silence so far; a part of a day counts as such; missing where no day is known
    "answered",  # False: the wait is not over, or the candidate ended it (censored)
    "waiting",  # whether it is still going on
    "answer",  # what it was, as case files spell it, or interview, or ""
]


LAST_WORDS = tuple(what.word for _, what in all_whats() if what.turn in ("rejection", "offer"))


def reply_times(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a wait for an answer (REPLY_COLUMNS): after the application, each round of interviews, each follow-up.

    The first answer after it ends the wait (answers.py says what is one: a rejection is). Each follow-up's wait is
    counted on its own, also where another one came before the answer. Without an answer a wait is never counted as
    a refusal: it is as long as it is so far, or as it was when the candidate ended the case. One whose first or last
    day nobody knows is counted, and has no length.
    """
    held = [case for case, _ in plan_all(cases, now, policy, rulebook)]
    rows = [row for case in held for row in _rows(case, now.timestamp())]
    table = pd.DataFrame(rows, columns=REPLY_COLUMNS)
    table = table.astype({"number": "Int64", "days": float, "answered": bool, "waiting": bool})
    table.attrs[NO_BEGINNING] = sum(case.role.applied is None for case in held)
    return table


def _rows(case: Case, now: float) -> Iterator[dict[str, Any]]:
    answers, endings = answers_of(case, now), endings_of(case, now)
    for wait in _waits(case, now):
        if wait.dated and any(one.at < wait.at < one.again for one in endings):
            continue
        ended = next((one for one in endings if one.at >= wait.at or (not wait.dated and one.again == inf)), None)
        answer = next((one for one in answers if _ends(wait, one) and _in_time(wait, one, ended)), None)
        yield {
            "case": case.id,
            "employer": case.employer.name,
            "after": wait.after,
            "number": wait.number,
            "channel": wait.channel,
            "since": datetime.fromtimestamp(wait.at, case.zone),
            "days": _length(wait, answer or ended, now),
            "answered": answer is not None,
            "waiting": answer is None and ended is None,
            "answer": answer.what if answer else "",
        }


class _Wait(NamedTuple):
    """One wait of a case: after what, its number, its channel, when it began (UTC seconds), whether that is known."""

    after: str
    number: int | None
    channel: str
    at: float
    dated: bool


def _ends(wait: _Wait, answer: Answer) -> bool:
    """Whether it came after the wait began. Where nobody knows when that was, an offer or a no did; of two things
    written down at once without a day, theirs answers the other.
    """
    if not wait.dated and answer.what in LAST_WORDS:
        return True
    told_at_once = answer.at == wait.at and not (wait.dated and answer.dated) and answer.what != "interview"
    return answer.at > wait.at or told_at_once


def _in_time(wait: _Wait, answer: Answer, ended: Ending | None) -> bool:
    """Whether it came before the candidate ended the case, as far as anybody can say."""
    return ended is None or answer.at <= ended.at or not wait.dated


def _length(wait: _Wait, end: Answer | Ending | None, now: float) -> float | None:
    """Days from its beginning to its end or to now; None where one of the two days is not known."""
    if not wait.dated or (end is not None and not end.dated):
        return None
    return ((end.at if end is not None else now) - wait.at) / DAY


def _waits(case: Case, now: float) -> Iterator[_Wait]:
    line = case.timeline
    if case.role.applied is not None and (began := midnight_of(case, case.role.applied)) <= now:
        yield _Wait("application", None, "", began, True)
    rounds = {one.interview.round: one for one in line.undated if one.over <= now}
    rounds |= {one.interview.round: one for one in line.meetings if one.over <= now}  # the last one of each
    for number, meeting in sorted(rounds.items()):
        yield _Wait("interview", number, meeting.interview.format or "", meeting.over, meeting.dated)
    asked = [one for one in line.happenings if one.at <= now and "asks" in one.event.meaning.does]
    for number, one in enumerate(asked, 1):
        yield _Wait("follow_up", number, channel_of(one.event), one.at, one.dated)


def midnight_of(case: Case, day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=case.zone).timestamp()


def channel_of(event: Event) -> str:
    """email, post or other for what was sent; phone, visit."""
    return EVENTS[event.kind].channel or event.channel or "other"

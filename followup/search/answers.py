"""What counts as an answer, and when one came: shared by every table that tells of waiting.

A rejection counts as an answer, and so does "nothing is decided yet": they wrote. A request not to call is none.
An interview that begins counts too, as an answer that came then at the latest. What a candidate ends is none.
"""

from __future__ import annotations

from typing import NamedTuple

from ..case.case import Case

DAY = 86400.0


class Answer(NamedTuple):
    """at: UTC seconds; day: its ordinal there; what: as case files spell it, or interview."""

    at: float
    day: int
    what: str


def answers_of(case: Case, now: float) -> list[Answer]:
    """All answers up to `now` (UTC seconds), in the order of time."""
    line = case.timeline
    heard = [
        Answer(one.at, one.day, one.event.what or one.event.kind)
        for one in line.happenings
        if "answers" in one.event.meaning.does and one.at <= now
    ]
    met = [Answer(one.at, one.day, "interview") for one in line.meetings if one.at <= now]
    return sorted([*heard, *met])


def ended_at(case: Case, now: float) -> float | None:
    """When the candidate ended it, in UTC seconds: from then on nobody waits for an answer."""
    return next(
        (one.at for one in case.timeline.happenings if one.event.meaning.turn == "decided" and one.at <= now), None
    )

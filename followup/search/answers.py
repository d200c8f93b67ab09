"""What counts as an answer, and when one came: shared by every table that tells of waiting.

A rejection counts as an answer, and so does "nothing is decided yet": they wrote. A request not to call is none.
An interview that begins counts too, as an answer that came then at the latest. What a candidate ends is none.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from ..case.case import Case

DAY = 86400.0
NO_BEGINNING = "cases without a day of applying"  # in the attrs of first_times and reply_times: how many
UNKNOWN_DAY = "day not known"
GOES_ON = ("interview", "invitation", "offer")  # what opens a case again that its candidate had ended


class Answer(NamedTuple):
    """at: UTC seconds; day: its ordinal there; what: as case files spell it, or interview; dated: its day is known."""

    at: float
    day: int
    what: str
    dated: bool


class Ending(NamedTuple):
    """at: when the candidate ended it; again: when it went on all the same, else inf; dated: its day is known."""

    at: float
    again: float
    dated: bool


def answers_of(case: Case, now: float) -> list[Answer]:
    """All answers up to `now` (UTC seconds), in the order of time."""
    line = case.timeline
    heard = [
        Answer(one.at, one.day, one.event.what or one.event.kind, one.dated)
        for one in line.happenings
        if "answers" in one.event.meaning.does and one.at <= now
    ]
    met = [Answer(one.at, one.day, "interview", one.dated) for one in line.held if one.at <= now]
    return sorted([*heard, *met])


def endings_of(case: Case, now: float) -> list[Ending]:
    """When the candidate ended it: nobody waits for an answer until they invite, offer or meet again."""
    found: list[Ending] = []
    opens = [one.at for one in answers_of(case, now) if one.what in GOES_ON]
    for one in case.timeline.happenings:
        if one.event.meaning.turn == "decided" and one.at <= now and (not found or one.at > found[-1].again):
            again = next((at for at in opens if at > one.at), inf)
            found.append(Ending(one.at, again, one.dated))
    return found

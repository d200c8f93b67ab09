"""The types of what is true now: the situation, the thank-yous and follow-ups in it. They know nobody who makes them.

Moments are UTC seconds, days are ordinals in the employer's zone. situate.py, thanks.py and follow_ups.py make them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from ..case.case import Case, Contact, Happening, Meeting
from ..case.office_hours import Hours, Office
from ..rulebook.facts import Facts
from ..rulebook.policies import Limits, OpenHours, Policy

HOUR = 3600
Medium = Literal["email", "post"]
Channel = Literal["email", "phone", "post"]


class Owed(NamedTuple):
    """One thank-you to one person for one interview. due: UTC seconds, None when it is late."""

    contact: Contact
    meeting: Meeting
    medium: Medium
    due: float | None


class Thanks(NamedTuple):
    """What is owed, and what was thanked.

    owed:   in time; late: after the hours of rule 6; cards: beside an email, where the policy wants both
    first:  the first thank-you that anybody in the round got
    late_day: the date of the last thank-you that came late, None if none did
    """

    owed: list[Owed]
    late: list[Owed]
    cards: list[Owed]
    first: Happening | None
    late_day: int | None


NOTHING_OWED = Thanks([], [], [], None, None)


class FollowUp(NamedTuple):
    """number: 1 or 2; to: contact ids or a role; contact: whom, if recorded; find: whom or whose address to look up.

    role: what that person is, or the role looked for; day: the earliest day (ordinal there); opens: the start of its
    first window, UTC seconds; late_thanks: nobody was thanked, so this is the thank-you
    """

    number: int
    channel: Channel
    to: tuple[str, ...]
    contact: Contact | None
    role: str | None
    find: str | None
    day: int
    opens: float
    late_thanks: bool = False


class Situation(Facts):
    """Every fact of facts.py as an attribute (None is unknown), and beside them what steps are made from.

    seen:    what has happened by now; ahead: the next interview, or the one going on
    last:    the last interview that is over; round: all of its round; met: who was in it, each once
    base:    the day the wait counts from, the interview's or the last "no decision"'s; base_at: that moment
    counted: the follow-ups that count; next: the one that comes next
    answered: what the stage is about: their "no decision", offer or no, or the candidate's end
    invitation: one whose interview is not recorded yet; heard: the last answer of each kind
    """

    seen: list[Happening]
    ahead: Meeting | None = None
    last: Meeting | None = None
    round: list[Meeting] = []  # these lists are replaced, never changed
    met: tuple[Contact, ...] = ()
    base: int = 0
    base_at: float = 0
    promise_until: int | None = None
    promise_made: int | None = None
    thanks: Thanks = NOTHING_OWED
    counted: list[Happening] = []
    next: FollowUp | None = None
    answered: Happening | None = None
    invitation: Happening | None = None
    heard: dict[str | None, Happening] = {}
    answer_due: float | None = None

    def __init__(self, case: Case, now: datetime, policy: Policy, limits: Limits) -> None:
        employer = case.employer
        self.case, self.policy, self.limits = case, policy, limits
        self.open_hours: OpenHours = limits.at(employer.country)
        self.office: Office = limits.office(employer)
        self.timeline = case.timeline
        self.now = now.timestamp()
        self.today = now.astimezone(case.zone).toordinal()

    def hours(self, channel: str) -> Hours:
        """The hours of a channel at the employer's place: call hours for the phone, email hours for everything else."""
        return self.office.hours(self.open_hours.of(channel))

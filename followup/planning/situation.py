"""The types of what is true now: the situation, the thank-yous and follow-ups in it. They know nobody who makes them.

Moments are UTC seconds, days are ordinals in the employer's zone. situate.py and the modules it names make them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, NamedTuple, Self

from ..case.case import Case, Contact, Elsewhere, Happening, Meeting
from ..case.office_hours import Hours, Office
from ..rulebook.facts import Facts, Stage
from ..rulebook.policies import Limits, OpenHours, Policy

HOUR = 3600
NEVER = float("-inf")  # before all that happened
CLOSE_OF_DAY = 17 * 60  # minutes: an answer is due at 17:00 there
Medium = Literal["email", "post"]
Channel = Literal["email", "phone", "post"]


class Owed(NamedTuple):
    """One thank-you to one person for one interview, or to whoever stands in for people whose names nobody knows.

    to: a contact's id, or a role; contact: whom, if recorded; due: UTC seconds, None when it is late
    through: who passes it on, where an agency stands between and no address is known
    """

    to: str
    contact: Contact | None
    meeting: Meeting
    medium: Medium
    due: float | None
    through: Contact | None = None

    @property
    def find(self) -> tuple[str, ...]:
        """Whose address is to be looked up before it can go."""
        known = self.medium == "post" or self.through is not None or (self.contact is not None and self.contact.email)
        return () if known else (self.to,)

    @property
    def nameless(self) -> bool:
        return not self.meeting.interview.people


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
    find: tuple[str, ...]
    day: int
    opens: float
    late_thanks: bool = False


class Situation(Facts):
    """Every fact of facts.py as an attribute (None is unknown), and beside them what steps are made from.

    ended:   the stage of a case that has ended
    seen:    what has happened by now; heard: the last answer of each kind
    ahead:   the next interview, or the one going on
    undated: whether the last interview is one of which the day is not known
    last:    the last interview that is over, at last_over (0: none was); round: all of its round
    met:     who was in that round, each once
    interviewers: whoever was in any interview that is over
    people:  whoever may be written to, those met first; agent: the agency's recruiter who stands between
    in_hiring: a known HR contact, else a recruiter, who can be asked about anybody there
    manager: a hiring manager in the interview, else any; met_reads: somebody met who has an email
    waits:   whether there is something that the wait counts from; base: its day, base_at: its moment
    after_silence: the first day to ask where nothing is promised, whatever the policy says
    counted: the follow-ups that count, after the moment counted_from; may_follow_up: nothing stands against another;
             next: the one that comes next
    calls_in_vain: your calls since then, where none reached anybody
    answered: what the stage is about: their "no decision", offer or no, or the candidate's end
    invitation: one whose interview is not recorded yet; last_planned: when the last interview was to be;
             accepted_at: when it was answered; dates_asked_at: the questions after that;
             settling: the identities of these, and of what reached whoever asked to be called or written to
    task:    one that is not handed in, task_due: its deadline
    calls:   who asked to be called or written to, and was not yet
    first_offer: an offer before the last one that says something else
    last_word: the last that was heard, where it is noted without what it says; last_note: a note since the end
    better:  by step, a day (ordinal) that is better than the first allowed one; unreached, last_try: who asked for a
             call and was not reached, and the last call; wait_until: the day until which it is their turn
    their_word: their last word before any talk; named_day: the day they named in it; writer: whom else to write to
    news:    the offer elsewhere that is to be told here; news_due: by when
    rival:   the offer elsewhere that is to be answered first, by rival_due; told_at: when they were told of it here
    """

    policy: Policy
    seen: list[Happening]
    ended: Stage | None = None
    heard: dict[str | None, Happening] = {}  # these are replaced, never changed
    ahead: Meeting | None = None
    last: Meeting | None = None
    last_over: float = 0
    round: list[Meeting] = []
    undated: bool
    met: tuple[Contact, ...] = ()
    interviewers: frozenset[str] = frozenset()
    people: tuple[Contact, ...] = ()
    agent: Contact | None = None
    in_hiring: Contact | None = None
    manager: Contact | None = None
    met_reads: Contact | None = None
    waits: bool = False
    base: int = 0
    base_at: float = 0
    after_silence: int | None = None
    promise_until: int | None = None
    promise_made: int | None = None
    thanks: Thanks = NOTHING_OWED
    counted_from: float
    counted: list[Happening] = []
    calls_in_vain: list[Happening] = []
    may_follow_up: bool
    next: FollowUp | None = None
    answered: Happening | None = None
    invitation: Happening | None = None
    last_planned: float | None = None
    accepted_at: float | None = None
    dates_asked_at: list[Happening] = []
    settling: frozenset[int] = frozenset()
    task: Happening | None = None
    task_due: float | None = None
    calls: list[Happening] = []
    news: Elsewhere | None = None
    news_due: float | None = None
    rival: Elsewhere | None = None
    rival_due: float | None = None
    told_at: Happening | None = None
    first_offer: Happening | None = None
    last_word: Happening | None = None
    last_note: Happening | None = None
    answer_due: float | None = None
    letter_day: int | None = None
    absent: Contact | None = None
    better: dict[str, int] = {}
    rung: bool = False
    unreached: Happening | None = None
    last_try: Happening | None = None
    wait_until: int | None = None
    their_word: Happening | None = None
    named_day: int | None = None
    writer: Contact | None = None

    def __init__(self, case: Case, now: datetime, limits: Limits) -> None:
        employer = case.employer
        self.case, self.limits = case, limits
        self.open_hours: OpenHours = limits.at(employer.country)
        self.office: Office = limits.office(employer)
        self.timeline = case.timeline
        self.now = now.timestamp()
        self.today = now.astimezone(case.zone).toordinal()

    def twin(self) -> Self:
        """One that stands as this does, to be changed without changing this."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        return other

    def hours(self, channel: str | None) -> Hours:
        """The hours of a channel at the employer's place: call hours for the phone, email hours for everything else."""
        return self.phone_hours if channel == "phone" else self.email_hours

    @property
    def phone_hours(self) -> Hours:
        return self.office.hours(self.open_hours.calls)

    @property
    def email_hours(self) -> Hours:
        """For visits too, and for all that is written."""
        return self.office.hours(self.open_hours.emails)

    def days_on(self, day: int, number: int, working: bool) -> int:
        """So many days after `day`, or working days there; both days as ordinals."""
        return self.office.working_day_after(day, number) if working else day + number

    def after(self, day: int, figure: str) -> int:
        """The first day that a figure of the limits leaves free after `day`."""
        number: int = getattr(self.limits, figure)
        return self.days_on(day, number, figure in self.limits.working)

    def day_of(self, moment: float) -> int:
        """The date there of a moment, as an ordinal."""
        return datetime.fromtimestamp(moment, self.case.zone).toordinal()

    def heard_at(self, *whats: str) -> list[float]:
        """When each of these was last heard; nothing for what was not."""
        return [self.heard[what].at for what in whats if what in self.heard]

    def sent_since(self, since: float, *whats: str) -> bool:
        """Whether a message of one of these kinds has gone out at that moment or later."""
        return any(h.at >= since and h.event.kind == "sent" and h.event.what in whats for h in self.seen)

    def sent_after(self, moment: float, *whats: str) -> bool:
        """Whether such a message has gone out after that moment, not at it."""
        return any(h.at > moment and h.event.kind == "sent" and h.event.what in whats for h in self.seen)

    def close_of(self, day: int) -> float:
        """The end of that day there, an ordinal, as UTC seconds."""
        return self.office.at(date.fromordinal(day), CLOSE_OF_DAY)

    def eve_of(self, day: int) -> float:
        """The end of the working day before."""
        return self.close_of(self.office.working_day_before(day))

    def in_time(self, over: float) -> float:
        """Until when thanks for a talk that was over then are in time, both UTC seconds."""
        return over + self.limits.thank_you_hours * HOUR

    def noted_since(self, since: float, text: str) -> bool:
        """Whether a note that the workbook itself writes was written at that moment or later."""
        return any(h.at >= since and h.event.kind == "note" and h.event.text == text for h in self.seen)


def is_between_the_years(day: date) -> bool:
    """Whether it is from 24 December to 1 January, when few people read what comes in."""
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)

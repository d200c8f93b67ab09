"""One hiring process with one employer, as the candidate knows it: frozen values.

The keys, their meaning and their limits are fixed by the contract: all that a file may hold is here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ConfigDict, Field, Strict

from .event_kinds import What
from .events import (
    ABOUT,
    CONTACT_BY,
    EVENTS,
    FORMATS,
    HEARD_BY,
    OPEN_POINTS,
    OUTCOMES,
    WANTED,
    WRITTEN,
    what_of,
)
from .fields import Country, Day, Days, Deadline, Email, Flag, Id, Language, Line, Moment, Phone, Text, Zone
from .office_hours import Office, office
from .roles import ROLES

MOST_PEOPLE = 1_000  # of one case; all that is said of them is looked at together
CONFIG = ConfigDict(extra="forbid", populate_by_name=False)
if TYPE_CHECKING:
    RoleWord = str
    FormatWord = str
    KindWord = str
    OutcomeWord = str
    WrittenWord = str
    HeardByWord = str
    HowWord = str
    WantedWord = str
    AboutWord = str
    PointWord = str
else:  # the words of the vocabularies, as pydantic checks them
    RoleWord, FormatWord = Literal[tuple(ROLES)], Literal[tuple(FORMATS)]
    KindWord, OutcomeWord, WrittenWord = Literal[tuple(EVENTS)], Literal[tuple(OUTCOMES)], Literal[WRITTEN]
    HeardByWord, HowWord = Literal[tuple(HEARD_BY)], Literal[CONTACT_BY]
    WantedWord, AboutWord = Literal[tuple(WANTED)], Literal[tuple(ABOUT)]
    PointWord = Literal[tuple(OPEN_POINTS)]


def _key(alias: str, **default: Any) -> Any:
    """A field that files spell with a word Python keeps for itself."""
    return field(metadata={"key": alias}, **default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    __pydantic_config__ = CONFIG
    name: Line
    email: Email | None = None
    phone: Phone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """timezone: IANA zone of all office hours; country, region: ISO 3166, whose public holidays are no working days.

    language: of letters to them; sector: sets the register of letters, nothing else
    """

    __pydantic_config__ = CONFIG
    name: Line
    timezone: Zone
    country: Country | None = None
    region: Line | None = None
    has_hr: Flag | None = None
    size: Literal["small", "medium", "large"] | None = None
    language: Language | None = None
    sector: Line | None = None

    @property
    def office(self) -> Office:
        """Its calendar: weekends and public holidays there, as `Limits.office` has them without a center's own."""
        return office(self.timezone, self.country, self.region)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """unsure: whether the candidate is not sure that they want it; then no letter says that they do"""

    __pydantic_config__ = CONFIG
    title: Line
    applied: Day | None = None
    source: Line | None = None
    url: Line | None = None
    location: Line | None = None
    salary: Line | None = None
    notes: Text | None = None
    unsure: Flag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """away_until: the day this person is back; contact from the day after. no_calls: asked not to be called.

    address: how this person is greeted, where the name does not tell; agency: a recruiter of an agency, not of the
    employer; left: no longer works there; topics: what was talked about with this person
    """

    __pydantic_config__ = CONFIG
    id: Id
    name: Line
    role: Annotated[RoleWord, Field(alias="is")] = _key("is", default="interviewer")
    address: Line | None = None
    agency: Flag = False
    left: Flag = False
    topics: tuple[Text, ...] = ()
    email: Email | None = None
    phone: Phone | None = None
    prefers: Literal["email", "phone"] | None = None
    style: Literal["traditional", "modern"] | None = None
    no_calls: Flag = False
    away_until: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """What went badly or stayed open: a private note, whose words never stand in a message, and the better answer.

    kind: what it is about, as the candidate chose it
    """

    __pydantic_config__ = CONFIG
    about: Text
    answer: Text | None = None
    kind: PointWord | None = None


def _as_point(value: object) -> object:
    return {"about": value} if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """at, ends: with offset; without `ends` it counts as ended at `at`. promised_days: calendar days from its date.

    held: False where it was to be and did not take place; day_unknown: `at` is when it was written down
    """

    __pydantic_config__ = CONFIG
    round: Annotated[int, Strict(), Field(ge=1, le=99)]
    at: Moment
    ends: Moment | None = None
    format: FormatWord | None = None
    people: Annotated[tuple[Id, ...], Field(alias="with", max_length=MOST_PEOPLE)] = _key("with")
    promised_days: Days | None = None
    promised_by: Day | None = None
    open_points: tuple[Annotated[OpenPoint, BeforeValidator(_as_point)], ...] = ()
    went_well: tuple[Text, ...] = ()
    fit: tuple[Text, ...] = ()
    topics: tuple[Text, ...] = ()
    held: Flag = True
    day_unknown: Flag = False

    @property
    def concerns(self) -> tuple[str, ...]:
        """What the open points are about."""
        return tuple(point.about for point in self.open_points)

    @property
    def over_at(self) -> datetime:
        return self.ends or self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, at one moment. Which other keys are allowed depends on `kind` (events.py).

    hangs_on: what a conditional offer hangs on, in lines; theirs_to_settle: all of that is for them to settle
    """

    __pydantic_config__ = CONFIG
    at: Moment
    kind: KindWord
    what: Line | None = None
    channel: WrittenWord | None = None
    to: Id | None = None
    sender: Annotated[Id | None, Field(alias="from")] = _key("from", default=None)
    outcome: OutcomeWord | None = None
    promised_days: Days | None = None
    promised_by: Day | None = None
    answer_by: Deadline | None = None
    by: HeardByWord | None = None
    how: HowWord | None = None
    wants: WantedWord | None = None
    conditional: Flag | None = None
    hangs_on: tuple[Line, ...] = ()
    theirs_to_settle: Flag | None = None
    salary: Line | None = None
    starts: Day | None = None
    terms: tuple[Line, ...] = ()
    visit_agreed: Flag | None = None
    day_unknown: Flag = False
    text: Text | None = None
    about: AboutWord | None = None

    @property
    def meaning(self) -> What:
        """What the vocabulary says of it; of its kind, EVENTS[kind]."""
        return what_of(self.kind, self.what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Another employer the candidate is talking to.

    answer_by: they made an offer, to be answered by then; since: when it was heard; accepted: they have that job
    """

    __pydantic_config__ = CONFIG
    employer: Line
    role: Line | None = None
    answer_by: Deadline | None = None
    since: Moment | None = None
    accepted: Flag = False


class Meeting(NamedTuple):
    """An interview: when it begins and is over, and its date there."""

    at: float
    over: float
    day: int
    interview: Interview

    @property
    def dated(self) -> bool:
        """Whether its day is known; else all the others are of when it was written down."""
        return not self.interview.day_unknown


class Happening(NamedTuple):
    """An event: when, and on which date there."""

    at: float
    day: int
    event: Event

    @property
    def dated(self) -> bool:
        """Whether its day is known; else both others are of when it was written down."""
        return not self.event.day_unknown


class Timeline:
    """All that has a moment in one case, sorted; worked out once for each case.

    meetings: the interviews of which the day is known, without those that did not take place; undated: those of which
    it is not known, at the moment when they were written down; happenings: the events, their day known or not
    """

    __slots__ = ("happenings", "meetings", "undated")

    def __init__(self, case: Case) -> None:
        zone = case.zone
        held = [
            Meeting(i.at.timestamp(), i.over_at.timestamp(), i.at.astimezone(zone).toordinal(), i)
            for i in case.interviews
            if i.held
        ]
        held.sort(key=lambda meeting: meeting.over)
        self.meetings = [meeting for meeting in held if not meeting.interview.day_unknown]
        self.undated = [meeting for meeting in held if meeting.interview.day_unknown]
        self.happenings = sorted(
            (Happening(e.at.timestamp(), e.at.astimezone(zone).toordinal(), e) for e in case.events),
            key=lambda happening: happening.at,
        )

    @property
    def held(self) -> list[Meeting]:
        """All interviews but those that did not take place, those of an unknown day last: what counts of them go by."""
        return [*self.meetings, *self.undated]


def promised_day(promise: Interview | Event, day: int) -> int | None:
    """The last promised day as an ordinal, where `day` is the date the promise was made; None without a promise."""
    if promise.promised_days is not None:
        return day + promise.promised_days
    return promise.promised_by.toordinal() if promise.promised_by is not None else None


def deadline(answer_by: date | None, there: Office) -> float | None:
    """The deadline of an offer or a task as a moment: a date means 17:00 there that day."""
    if answer_by is None or isinstance(answer_by, datetime):
        return answer_by.timestamp() if answer_by is not None else None
    return there.at(answer_by, 17 * 60)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One hiring process. Frozen; interviews and events keep the order of the file."""

    __pydantic_config__ = CONFIG
    id: Id = ""
    candidate: Candidate
    employer: Employer
    role: Role
    contacts: Annotated[tuple[Contact, ...], Field(max_length=MOST_PEOPLE)] = ()
    interviews: tuple[Interview, ...] = ()
    events: tuple[Event, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The employer's time zone."""
        return ZoneInfo(self.employer.timezone)

    @cached_property
    def timeline(self) -> Timeline:
        """Interviews and events in the order of time."""
        return Timeline(self)

    @cached_property
    def people(self) -> dict[str, Contact]:
        return {contact.id: contact for contact in self.contacts}

    def contact(self, who: str | None) -> Contact | None:
        """The contact of that id, or None."""
        return self.people.get(who) if who else None

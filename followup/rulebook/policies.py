"""What the planner reads of a rulebook's figures: a policy's answer to every question, and the limits, by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Literal, TypeVar, cast

from ..case.case import Employer
from ..case.errors import InputError, Problem
from ..case.office_hours import PUBLIC, Office, Opening, office
from .entries import Answer, Limit, Place
from .spans import read_stretch

T = TypeVar("T")


@dataclass(frozen=True)
class Policy:
    """id and the chosen answer of each question; the attributes beside them are the figures of those answers.

    own: no source's advice, but the workbook's own mixture; grace: whether our days of grace come after a named day
    after_promise, after_interview: days; after_interview for the first round and for later ones
    working_days: whether those are working days of the employer's place
    begun: the policy it was begun from, "" where nobody says so
    """

    id: str
    says: str
    answers: Mapping[str, Answer]
    own: bool = False
    grace: bool = False
    begun: str = ""

    @cached_property
    def first_when(self) -> str:
        return self.answers["Q1"].id

    @cached_property
    def after_promise(self) -> int:
        return _given(self.answers["Q1"].after_promise, "Q1: after_promise")

    @cached_property
    def after_interview(self) -> tuple[int, int]:
        return _given(self.answers["Q1"].after_interview, "Q1: after_interview")

    @cached_property
    def working_days(self) -> bool:
        return self.answers["Q1"].working_days

    @cached_property
    def always_wait(self) -> bool:
        return self.answers["Q1"].always_wait

    @cached_property
    def backwards(self) -> bool:
        return self.answers["Q1"].backwards

    @cached_property
    def first_to(self) -> Literal["hr", "manager", "whoever_knows"]:
        # soundness.py holds it to these words
        return cast(Literal["hr", "manager", "whoever_knows"], self.answers["Q2"].value)

    @cached_property
    def first_how(self) -> Literal["phone", "email", "preferred"]:
        return cast(Literal["phone", "email", "preferred"], self.answers["Q3"].value)

    @cached_property
    def email_only(self) -> bool:
        """Whether nobody is called of one's own accord: where there is no address, one asks for it."""
        return self.answers["Q3"].only

    @cached_property
    def follow_ups(self) -> int:
        return _given(self.answers["Q4"].follow_ups, "Q4: follow_ups")

    @cached_property
    def thanks_by(self) -> Literal["email", "post", "by_style", "both"]:
        return cast(Literal["email", "post", "by_style", "both"], self.answers["Q5"].value)

    @cached_property
    def visits(self) -> bool:
        return bool(self.answers["Q6"].visits)

    def answering(self, question: str, answer: Answer) -> Policy:
        """This policy with another answer to one question; the same object for the same answer."""
        if (known := self._answering.get((question, answer.id))) is None:
            known = Policy(self.id, self.says, {**self.answers, question: answer}, self.own, self.grace)
            self._answering[question, answer.id] = known
        return known

    @cached_property
    def _answering(self) -> dict[tuple[str, str], Policy]:
        return {}


@dataclass(frozen=True)
class OpenHours:
    """When people can be reached at one place: calls, emails; holidays: the categories that are no working days."""

    calls: Opening
    emails: Opening
    holidays: tuple[str, ...] = PUBLIC

    def of(self, channel: str) -> Opening:
        """Call hours for the phone, email hours for everything else."""
        return self.calls if channel == "phone" else self.emails


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The figures of limits.toml: days, hours where the name says so, and when people can be reached, by country.

    working: the figures of WAITS that are working days of the employer's place
    """

    thank_you_hours: int
    thank_you_call_days: int
    card_days: int
    decision_soon_days: int
    late_thanks_days: int
    second_follow_up_days: int
    after_talk_days: int
    on_hold_days: int
    checking_days: int
    ask_date_days: int
    ask_date_again_days: int
    date_rests_days: int
    feedback_days: int
    too_late_days: int
    offer_reply_hours: int
    everywhere: OpenHours
    working: frozenset[str] = frozenset()
    places: Mapping[str, OpenHours] = field(default_factory=dict)

    def office(self, employer: Employer) -> Office:
        """The calendar of an employer's place: weekends, and the holidays that count there."""
        there = self.at(employer.country)
        return office(employer.timezone, employer.country, employer.region, there.holidays)

    def at(self, country: str | None) -> OpenHours:
        """The hours of a country (ISO 3166), or those that hold everywhere."""
        return self.places.get(country or "", self.everywhere)


FIGURES = tuple(f.name for f in fields(Limits) if f.name not in ("everywhere", "working", "places"))
# figures that may be working days as well
WAITS = ("late_thanks_days", "second_follow_up_days", "after_talk_days", "on_hold_days", "checking_days")
AFTER_WEEKEND = "no_calls_after_weekend"
SPANS = ("call_hours", "email_hours")
LIMITS = (*FIGURES, AFTER_WEEKEND, *SPANS)  # the ids that limits.toml holds


def limits_of(entries: Mapping[str, Limit], places: Iterable[Place]) -> Limits:
    """The limits from their entries; what a place leaves out is what holds everywhere."""
    calls, emails = (entries[id].hours for id in SPANS)
    rests = _given(entries[AFTER_WEEKEND].value, AFTER_WEEKEND)

    def there(place: Place | None) -> OpenHours:
        quiet = rests if place is None or place.no_calls_after_weekend is None else place.no_calls_after_weekend
        return OpenHours(
            _opening((place and place.call_hours) or calls, not quiet),
            _opening((place and place.email_hours) or emails, True),
            (place and place.holidays) or PUBLIC,
        )

    figures = {id: _given(entries[id].value, id) for id in FIGURES}
    working = frozenset(id for id in WAITS if entries[id].working_days)
    return Limits(
        **figures, everywhere=there(None), working=working, places={place.id: there(place) for place in places}
    )


def _given(value: T | None, what: str) -> T:
    if value is None:
        raise InputError(Problem(what, "the rulebook lacks this figure"))
    return value


def _opening(hours: Iterable[str], after_weekend: bool) -> Opening:
    found = sorted((read_stretch(span) for span in hours), key=lambda one: (one.begins, one.ends))
    return Opening(tuple((one.begins, one.ends) for one in found), after_weekend, tuple(one.days for one in found))

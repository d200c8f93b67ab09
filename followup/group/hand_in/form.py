"""The form of a hand-in: every key and every word it may hold, and nothing else. Writing and reading both go by it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator, ConfigDict, Field, Strict, StringConstraints

from ...rulebook.facts import STAGES

CONFIG = ConfigDict(extra="forbid")
FORMAT: Final = "followup hand-in"
VERSION = 1
COUNT_MOST, DAYS_MOST = 20, 60  # what is more is only said to be more: a rare number tells who it is
MANY: Final = "20+"
LONG: Final = "60+"
MOST_TIMES = 400  # durations in one list
UNKNOWN = "unknown"  # the stage of a case past what the calendar knows
OWN = "own"  # a policy or a step of somebody's own rules: its name may say whose
After = Literal["application", "interview", "follow_up"]
AFTER: tuple[After, ...] = get_args(After)


def _policies() -> tuple[str, ...]:
    from ...rulebook.loading import default_rulebook

    return (*default_rulebook().policies, OWN)


def _steps() -> tuple[str, ...]:
    from ...rulebook.loading import default_rulebook

    return (*default_rulebook().steps, OWN)


def _a_policy(word: str) -> str:
    if word not in _policies():
        raise ValueError(f"not one of the policies; allowed: {', '.join(_policies())}")
    return word


def _a_step(word: str) -> str:
    if word not in _steps():
        raise ValueError(f"not a step of the workbook; allowed: {', '.join(_steps())}")
    return word


def _a_stage(word: str) -> str:
    if word not in (*STAGES, UNKNOWN):
        raise ValueError(f"not one of the allowed words; allowed: {', '.join((*STAGES, UNKNOWN))}")
    return word


def _in_order(days: tuple[Days, ...]) -> tuple[Days, ...]:
    if list(days) != sorted(days, key=days_of):
        raise ValueError("days in another order than by length; allowed: the shortest first")
    return days


Count = Annotated[int, Strict(), Field(ge=0, le=COUNT_MOST)] | Literal["20+"]
Days = Annotated[int, Strict(), Field(ge=0, le=DAYS_MOST)] | Literal["60+"]
Times = Annotated[tuple[Days, ...], Field(max_length=MOST_TIMES), AfterValidator(_in_order)]
Stage = Annotated[str, Strict(), AfterValidator(_a_stage)]
Policy = Annotated[str, Strict(), StringConstraints(max_length=60), AfterValidator(_a_policy)]
StepName = Annotated[str, Strict(), StringConstraints(max_length=60), AfterValidator(_a_step)]
Token = Annotated[str, Strict(), StringConstraints(pattern=r"^[0-9a-f]{32}$")]


@dataclass(frozen=True, kw_only=True)
class AtStage:
    """Cases at one stage, and how many days each has been there, where that is known."""

    __pydantic_config__ = CONFIG
    stage: Stage
    cases: Count
    days: Times = ()


@dataclass(frozen=True, kw_only=True)
class ThankYous:
    """One for each person: sent within 24 hours, sent later; to send by the plan and in time, and owed and late."""

    __pydantic_config__ = CONFIG
    on_time: Count
    late: Count
    still_time: Count
    owed: Count


@dataclass(frozen=True, kw_only=True)
class FollowUps:
    """Follow-ups that went out, by channel."""

    __pydantic_config__ = CONFIG
    email: Count
    phone: Count
    post: Count
    visit: Count
    other: Count


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """Steps that should have been done, beside thank-yous."""

    __pydantic_config__ = CONFIG
    step: StepName
    steps: Count


@dataclass(frozen=True, kw_only=True)
class Replies:
    """Days until an answer came; of silence so far; and until the candidate ended it without one."""

    __pydantic_config__ = CONFIG
    after: After
    answered: Times = ()
    waiting: Times = ()
    ended: Times = ()


@dataclass(frozen=True, kw_only=True)
class Promises:
    """What was promised after interviews. answered_late, silent_past: days past the last promised day."""

    __pydantic_config__ = CONFIG
    answered_in_time: Count
    still_time: Count
    answered_late: Times = ()
    silent_past: Times = ()


@dataclass(frozen=True, kw_only=True)
class Exercises:
    """Practice situations solved, and how many of them at the first try."""

    __pydantic_config__ = CONFIG
    solved: Count
    at_once: Count


@dataclass(frozen=True, kw_only=True)
class HandIn:
    """All of it. token: random, so that a second hand-in takes the place of the first; year, week: ISO 8601."""

    __pydantic_config__ = CONFIG
    format: Literal["followup hand-in"] = FORMAT
    version: Annotated[int, Strict(), Field(ge=VERSION, le=VERSION)] = VERSION
    token: Token
    year: Annotated[int, Strict(), Field(ge=1970, le=2100)]
    week: Annotated[int, Strict(), Field(ge=1, le=53)]
    policy: Policy
    stages: Annotated[tuple[AtStage, ...], Field(max_length=len(STAGES) + 1)] = ()
    thank_yous: ThankYous
    follow_ups: FollowUps
    overdue: Annotated[tuple[Overdue, ...], Field(max_length=100)] = ()
    replies: Annotated[tuple[Replies, ...], Field(max_length=3)] = ()
    promises: Promises
    exercises: Exercises | None = field(default=None)


KINDS = {
    "": HandIn,
    "stages": AtStage,
    "thank_yous": ThankYous,
    "follow_ups": FollowUps,
    "overdue": Overdue,
    "replies": Replies,
    "promises": Promises,
    "exercises": Exercises,
}


def capped(number: int) -> Count:
    """A count as the file has it."""
    return number if number <= COUNT_MOST else MANY


def longer(days: float) -> Days:
    """A length of time as the file has it: whole days that are over."""
    return int(days) if days < DAYS_MOST + 1 else LONG


def count_of(count: Count) -> int:
    """The least that a count of the file may mean."""
    return count if isinstance(count, int) else COUNT_MOST + 1


def days_of(days: Days) -> int:
    """The least that a length of the file may mean."""
    return days if isinstance(days, int) else DAYS_MOST + 1

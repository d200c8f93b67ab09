"""The plan: a pure function of a case, a moment, a policy and a rulebook. Rules propose steps, makers date them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from ..case.case import Case
from ..case.errors import InputError, Problem, Unavailable
from ..case.office_hours import FIRST_YEAR, LAST_YEAR
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from ..rulebook.loading import default_rulebook
from . import country, logged, phrases, summary
from .others import others
from .outline import DatedStep, Outline


class Step(DatedStep):
    """One thing to do, with its words, which are made when they are asked for."""

    plan: Plan

    @cached_property
    def heading(self) -> str:
        """What to do, without when."""
        return phrases.heading(self)

    @cached_property
    def title(self) -> str:
        return phrases.title(self)

    @cached_property
    def because(self) -> list[dict[str, Any]]:
        return [phrases.reason(self.plan, rule, self) for rule in self.rules]

    @cached_property
    def instead_of(self) -> list[dict[str, Any]]:
        """For each question this step answers: every other answer that differs, who gives it, what it would do here."""
        return others(self)

    @property
    def logs(self) -> list[dict[str, Any]]:
        """The events that "I did it" writes, one for each person, without their moment."""
        return logged.logged(self)

    def to_dict(self) -> dict[str, Any]:
        spans = [{"from": _iso(start), "to": _iso(end)} for start, end in self.windows]
        return {
            "id": self.id, "title": self.title, "status": self.status,
            "channel": self.made.channel, "to": list(self.to),
            "opens": _iso(self.opens), "due": _iso(self.due), "windows": spans, "template": self.template,
            "variants": self.variants, "through": self.through, "because": self.because,
            "instead_of": self.instead_of, "logs": self.logs,
        }  # fmt: skip


class Plan(Outline):
    """What to do about one case now; see contract section 2. Words are made when they are asked for."""

    step_type: ClassVar[type[DatedStep]] = Step
    steps: Sequence[Step]

    @cached_property
    def summary(self) -> str:
        return summary.summary(self)

    @property
    def promise(self) -> dict[str, str | None]:
        return phrases.promise(self.situation)

    @cached_property
    def avoid(self) -> list[dict[str, Any]]:
        """What not to do now."""
        return [phrases.reason(self, rule) for rule in self.fired if rule.entry.does == "avoid"]

    @cached_property
    def keep_in_mind(self) -> list[dict[str, Any]]:
        """What is said of the employer's country, and what to remember."""
        reminders = [phrases.reason(self, rule) for rule in self.fired if rule.entry.does == "remind"]
        return [*country.remarks(self), *reminders]

    @cached_property
    def questions(self) -> list[dict[str, Any]]:
        """What only the candidate can answer: facts that a rule of this stage hangs on and nobody gave."""
        return phrases.questions(self)

    def step(self, id: str, to: str | None = None) -> Step | None:
        """The first step of that id (to that person), or None."""
        return next((s for s in self.steps if s.id == id and (to is None or to in s.to)), None)

    def to_dict(self) -> dict[str, Any]:
        """The structure of contract section 2, ready for JSON."""
        return {
            "stage": self.stage, "as_of": _iso(self.as_of), "policy": self.policy, "summary": self.summary,
            "promise": self.promise, "steps": [step.to_dict() for step in self.steps], "avoid": self.avoid,
            "keep_in_mind": self.keep_in_mind, "questions": self.questions, "follow_ups": self.follow_ups,
        }  # fmt: skip


def plan(case: Case, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None) -> Plan:
    """What to do about `case` at `now` (an aware datetime) under the policy of that name.

    Pure: the same case, moment, policy and rulebook always give the same plan. Raises InputError for a naive
    `now` or an unknown policy, Unavailable where the calendar does not reach far enough.
    """
    if not isinstance(now, datetime) or now.utcoffset() is None:
        raise InputError(Problem("now", "a moment needs its offset from UTC", str(now), "2026-03-09T09:00:00-05:00"))
    if not FIRST_YEAR < now.year < LAST_YEAR:
        years = f"{FIRST_YEAR + 1} to {LAST_YEAR - 1}"
        raise Unavailable(Problem("now", "no calendar reaches that year", str(now.year), years))
    book = rulebook or default_rulebook()
    return Plan(case, now, book.policy(policy), book)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None

"""The plan: a pure function of a case, a moment, a policy and a rulebook. Rules propose steps, makers date them."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from ..case.case import Case
from ..case.errors import InputError, Problem, Unavailable
from ..case.office_hours import FIRST_YEAR, LAST_YEAR
from ..rulebook.entries import StepKind
from ..rulebook.loading import DEFAULT_POLICY, Rule, Rulebook, default_rulebook
from ..rulebook.policies import Policy
from . import phrases
from .situate import Situation, situate
from .steps import MAKERS, Made

WINDOWS = 3  # how many of the next spans a step names
FIND = "find-contact"


class Step:
    """One thing to do. Moments are aware datetimes in the employer's zone; `to` holds contact ids, or a role."""

    def __init__(self, plan: Plan, kind: StepKind, made: Made) -> None:
        self.plan, self.kind, self.made = plan, kind, made
        self.id, self.channel, self.to = kind.id, made.channel, made.to
        self.spans = _spans(plan.situation, made)
        self.status = _status(made, plan.situation.now)

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules that propose or explain it here."""
        return [rule for rule in self.plan.fired if self.id in rule.entry.step]

    @cached_property
    def template(self) -> str | None:
        """The id of the template that drafts it; the winner among the rules that set one, else by channel."""
        set_by_rule = _set_by(self.rules, "template")
        by_channel = self.kind.template
        return set_by_rule or by_channel.get(self.channel or "") or by_channel.get("any")

    @property
    def variants(self) -> list[str]:
        """Further templates for the same step, such as a voicemail."""
        return [id for id in self.kind.variants if id != self.template and self._fits(id)]

    def _fits(self, template: str) -> bool:
        return self.channel is None or self.channel in self.plan.book.templates[template].channels

    @cached_property
    def heading(self) -> str:
        """What to do, without when."""
        return phrases.heading(self, _set_by(self.rules, "title"))

    @cached_property
    def title(self) -> str:
        return phrases.title(self)

    @property
    def opens(self) -> datetime | None:
        return self.plan.moment(self.made.opens)

    @property
    def due(self) -> datetime | None:
        return self.plan.moment(self.made.due)

    @cached_property
    def windows(self) -> list[tuple[datetime | None, datetime | None]]:
        """The next spans in which it may be done, the first containing now or after it."""
        return [(self.plan.moment(start), self.plan.moment(end)) for start, end in self.spans]

    @property
    def open_now(self) -> bool:
        """Whether one of its windows contains this moment."""
        now = self.plan.situation.now
        return any((start is None or start <= now) and (end is None or now < end) for start, end in self.spans)

    @cached_property
    def because(self) -> list[dict[str, Any]]:
        return [phrases.reason(self.plan, rule, self) for rule in self.rules]

    @cached_property
    def instead_of(self) -> list[dict[str, Any]]:
        """For each question this step answers: every other answer, who gives it, and what it would do in this case."""
        return [other for question in self.kind.asks for other in phrases.others(self, question)]

    @property
    def logs(self) -> list[dict[str, Any]]:
        """The events that "I did it" writes, one for each person, without their moment."""
        return phrases.logged(self)

    def to_dict(self) -> dict[str, Any]:
        spans = [{"from": _iso(start), "to": _iso(end)} for start, end in self.windows]
        return {
            "id": self.id, "title": self.title, "status": self.status, "channel": self.channel, "to": list(self.to),
            "opens": _iso(self.opens), "due": _iso(self.due), "windows": spans, "template": self.template,
            "variants": self.variants, "because": self.because, "instead_of": self.instead_of, "logs": self.logs,
        }  # fmt: skip


class Plan:
    """What to do about one case now; see contract section 2. Words are made when they are asked for."""

    def __init__(self, case: Case, now: datetime, policy: Policy, book: Rulebook) -> None:
        self.case, self.now, self.chosen, self.book = case, now, policy, book
        self.situation: Situation = situate(case, now, policy, book.limits)
        self.steps = _steps(self)

    @cached_property
    def fired(self) -> list[Rule]:
        """Every rule of this stage that holds: what the words are made from."""
        return self.book.fire(self.situation)

    @property
    def stage(self) -> str:
        return self.situation.stage

    @property
    def policy(self) -> str:
        return self.chosen.id

    @property
    def as_of(self) -> datetime:
        return self.now.astimezone(self.case.zone)

    def moment(self, seconds: float | None) -> datetime | None:
        """Seconds since 1970 as a moment in the employer's zone."""
        return None if seconds is None else datetime.fromtimestamp(seconds, self.case.zone)

    @cached_property
    def summary(self) -> str:
        return phrases.summary(self)

    @property
    def promise(self) -> dict[str, str | None]:
        return phrases.promise(self.situation)

    @cached_property
    def avoid(self) -> list[dict[str, Any]]:
        """What not to do now."""
        return [phrases.reason(self, rule) for rule in self.fired if rule.entry.does == "avoid"]

    @cached_property
    def keep_in_mind(self) -> list[dict[str, Any]]:
        return [phrases.reason(self, rule) for rule in self.fired if rule.entry.does == "remind"]

    @cached_property
    def questions(self) -> list[dict[str, Any]]:
        """What only the candidate can answer: facts that a rule of this stage hangs on and nobody gave."""
        return phrases.questions(self)

    @property
    def follow_ups(self) -> dict[str, int]:
        return {"sent": self.situation.sent, "allowed": self.situation.allowed}

    def step(self, id: str, to: str | None = None) -> Step | None:
        """The first step of that id (to that person), or None."""
        return next((s for s in self.steps if s.id == id and (to is None or to in s.to)), None)

    def under(self, policy: Policy) -> Plan:
        """The plan of the same case at the same moment under another policy."""
        return Plan(self.case, self.now, policy, self.book)

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


def _steps(plan: Plan) -> list[Step]:
    """The proposed steps in their order; whom to look up comes first."""
    kinds = plan.book.propose(plan.situation)
    may_find = any(kind.id == FIND for kind in kinds)
    steps: list[Step] = []
    sought: dict[str, Step] = {}
    for kind in kinds:
        if kind.id == FIND:
            continue
        for made in MAKERS[kind.made_by](plan.situation):
            if made.find is not None and may_find and made.find not in sought:
                sought[made.find] = _finding(plan, made)
            steps.append(Step(plan, kind, made))
    return [*sought.values(), *steps]


def _finding(plan: Plan, made: Made) -> Step:
    """Look up whoever `made` needs; open at once."""
    situation = plan.situation
    since = situation.answered.at if situation.answered else situation.base_at
    return Step(plan, plan.book.steps[FIND], Made(None, (made.find or "",), min(since, made.opens or since)))


def _status(made: Made, now: float) -> str:
    if made.opens is not None and now < made.opens:
        return "later"
    return "overdue" if made.due is not None and now > made.due else "now"


def _spans(s: Situation, made: Made) -> list[tuple[float | None, float | None]]:
    if made.hours is None:
        over_before = made.opens is not None and made.due is not None and made.due <= made.opens
        return [] if over_before else [(made.opens, made.due)]
    start = max(s.now, made.opens)
    position = made.hours.from_moment(start, max(s.today, _day_of(s, made.opens)))
    spans = made.hours.spans(position, WINDOWS)
    if spans[0][0] < made.opens:
        spans[0] = (made.opens, spans[0][1])
    return spans if made.due is None else [span for span in spans if span[0] < made.due]


def _day_of(s: Situation, moment: float) -> int:
    # A day more or less does not matter: it only says which years of the calendar are needed.
    return 719163 + int(moment // 86400)


def _set_by(rules: list[Rule], key: str) -> str | None:
    """What the fired rules set, by the one that wins."""
    setters = [rule.entry for rule in rules if key in rule.entry.sets]
    for rule in setters:
        if not any(rule.id in other.over for other in setters):
            return rule.sets[key]
    return None


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None

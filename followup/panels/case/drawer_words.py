"""What stands in the drawers of a case page, and the one line of each while it is shut."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...planning.planner import Plan, Step
from ...planning.slots import filled
from ...rulebook.book import DEFAULT_POLICY
from ..message.choices import Choice
from ..parts.markup import Markup, bullets, chips, join, tag
from .agreement import Agreement
from .clocks import left
from .offer import terms_of

__all__ = ["Choice"]
WHO = "who"


def _told(reason: dict[str, Any]) -> Markup:
    return join(reason["says"], " ", chips(reason["sources"]))


def why(step: Step) -> Markup:
    """Each reason, with where it comes from."""
    return bullets(_told(reason) for reason in step.because)


def left_alone(plan: Plan) -> Markup:
    return bullets(_told(one) for one in plan.avoid)


def keep_in_mind(plan: Plan) -> Markup:
    return bullets(_told(one) for one in plan.keep_in_mind)


def who_disagrees(agreed: Agreement) -> Markup:
    """What each of them would do here, the same proposal once."""
    by_words: dict[str, list[str]] = {}
    for one in agreed.dissent:
        known = by_words.setdefault(one.would, [])
        known += [source for source in one.sources if source not in known]
    return bullets(join(words[:1].upper() + words[1:], ": ", chips(sources)) for words, sources in by_words.items())


def dissent_line(agreed: Agreement) -> str:
    return agreed.dissent[0].would


def steps_line(steps: list[Step]) -> str:
    """The first of them, in front of it how many there are where there are several."""
    if not steps:
        return "good to know, calendar, paper"
    first = steps[0].heading
    return first if len(steps) == 1 else f"{len(steps)} steps: {first[:1].lower()}{first[1:]}"


def policy_line(plan: Plan) -> str:
    return plan.policy.replace("-", " ") + (", our mixture" if plan.policy == DEFAULT_POLICY else "")


def settle(plan: Plan) -> str:
    """How many things are still open."""
    terms = terms_of(plan)
    missing = terms.missing if terms else []
    return f"to ask: {', '.join(missing)}" if missing else "what to settle first"


def countdown(plan: Plan) -> Markup:
    """How long there is to answer, in the lead of an offer; where another waits too, by when."""
    due: datetime | None = plan.moment(plan.situation.answer_due)
    also = f"{filled('{rivals_wait}', plan)}. " if plan.situation.rival is not None else ""
    if due is None:
        return join(tag("b", "No day for your answer is written down."), " ", also)
    return join(tag("b", f"{left(plan.as_of, due)} left."), " ", also) if due > plan.as_of else join(also)

"""All that a plan lets the candidate read: its own words, the explanation, and the drafts of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from followup.case.case import Case
from followup.case.errors import Unavailable
from followup.messages.drafting import Draft, draft
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from followup.planning.planner import Plan


def words_of(plan: Plan) -> str:
    """Every sentence of the plan, on the page, in the explanation and in what programs read. Ids have no spaces."""
    told = plan.to_dict()
    return "\n".join([in_brief(plan), explain(plan), *(text for text in _texts(told) if " " in text)])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def drafts_of(case: Case, plan: Plan, now: datetime, policy: str) -> Iterator[Draft]:
    """Each message that the plan's steps ask for, to each person, in each of its templates."""
    for step in plan.steps:
        for template in filter(None, (step.template, *step.variants)):
            for to in step.to or (None,):
                try:
                    yield draft(case, step.id, now=now, policy=policy, template=template, to=to, checked=False)
                except Unavailable:  # such as a script for somebody who takes no calls
                    continue


def draft_of(case: Case, wanted: dict[str, Any], now: datetime, policy: str) -> Draft:
    """The message for one step: `step`, and where it matters `to` and `template`."""
    return draft(case, wanted["step"], now=now, policy=policy, to=wanted.get("to"), template=wanted.get("template"))

"""A case of the journal as its other cases have it; a case from a file stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..case.case import Case
from ..case.clock import read_moment
from ..case.errors import FollowupError, Unavailable
from ..journal import Journal
from .chosen import Chosen, kept_policy

if TYPE_CHECKING:
    from ..planning.planner import Plan, Step
    from ..rulebook.book import Rulebook


def knowing(journal: Journal, now: datetime, own: str | None = None) -> dict[str, Case]:
    """All cases of a journal, each with what goes on in the others by `now`. own: those that matter to this one alone,
    where no more was read.
    """
    from ..journal.elsewhere import with_elsewhere

    cases = list(journal.cases().values()) if own is None else journal.around(own, now)
    return {case.id: case for case in with_elsewhere(cases, now)}


def known_case(chosen: Chosen, now: datetime) -> Case:
    """The case chosen, with what goes on in the others of its journal."""
    return chosen.case if chosen.journal is None else knowing(chosen.journal, now)[chosen.case.id]


def plans_beside(chosen: Chosen, now: datetime, policy: str, rulebook: Rulebook) -> Mapping[str, Plan]:
    """Its plan, first, and those of the cases of the journal that know a person in common with it.

    Unavailable where its own can't be made.
    """
    from ..planning.planner import plan
    from ..planning.together import keep_calls_apart, related

    cases = (
        knowing(chosen.journal, now, chosen.case.id) if chosen.journal is not None else {chosen.case.id: chosen.case}
    )
    listed, own = list(cases), chosen.case.id
    group = next((group for group in related(list(cases.values())) if listed.index(own) in group), [])
    made = {own: plan(cases[own], now=now, policy=policy, rulebook=rulebook)}
    for number in group:
        if listed[number] != own:
            try:
                made[listed[number]] = plan(cases[listed[number]], now=now, policy=policy, rulebook=rulebook)
            except Unavailable:
                continue  # past what the calendar knows: nothing is planned there
    keep_calls_apart(list(made.values()))
    return made


def for_several(plans: Mapping[str, Plan], own: str) -> list[tuple[str, list[str]]]:
    """What of that case's plan is one message or call for several jobs: the step's heading, and the jobs."""
    from ..planning.together import shared_steps

    found = [steps for steps in shared_steps(list(plans.values())) if any(one.plan.case.id == own for one in steps)]
    steps = [step for step in plans[own].steps if not step.aside]
    return [
        (step.heading, [one.plan.case.role.title for one in group])
        for step in steps
        for group in found
        if step in group
    ]


def same_in_others(journal: Journal, own: str, event: Mapping[str, Any], at: datetime) -> dict[str, dict[str, Any]]:
    """What is to be written into other cases too, because it is one message or call for all of them, by case id.

    What went to nobody, or where nobody there is known to another case, is nobody else's message: then the other cases
    are not read.
    """
    try:
        if not event.get("to") or journal.stands_alone(own):
            return {}
    except FollowupError:
        return {}  # what is wrong is said when it is written
    from ..rulebook.loading import default_rulebook

    rulebook = default_rulebook()
    try:
        then = read_moment(event["at"], "at") if isinstance(event["at"], str) else event["at"]
        plans = plans_beside(Chosen(journal.case(own), journal=journal), then, kept_policy(journal, rulebook), rulebook)
    except FollowupError:
        return {}  # what is wrong is said when it is written
    did = next((step for step in plans[own].steps for one in step.logs if _is(event, one)), None)
    steps = one_message(plans, own, did.id, did.to[0] if did.to else None)[1:] if did is not None else []
    return {step.plan.case.id: {**event, "to": step.to[0]} for step in steps}


def _is(event: Mapping[str, Any], logged: Mapping[str, Any]) -> bool:
    """Whether that is what doing a step writes down; a call is a follow-up unless it says otherwise."""
    usual = "follow_up" if event["kind"] == "called" else None
    alike = event["kind"] == logged["kind"] and event.get("to") == logged.get("to")
    return alike and event.get("what", usual) == logged.get("what", usual)


def one_message(plans: Mapping[str, Plan], own: str, step_id: str, to: str | None = None) -> list[Step]:
    """The step of that case, and those of the others that are the same message; empty where it has no such step."""
    from ..planning.together import shared_steps

    step = plans[own].step(step_id, to)
    if step is None:
        return []
    found = next((steps for steps in shared_steps(list(plans.values())) if step in steps), [step])
    return [step, *(one for one in found if one is not step)]

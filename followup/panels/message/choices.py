"""The messages that a plan asks for now, each with the words to choose it by."""

from __future__ import annotations

from typing import NamedTuple

from ...planning.planner import Plan, Step

KINDS = {
    "email": "Email", "letter": "Letter", "card": "Card by hand", "call": "What to say on the phone",
    "voicemail": "What to say to the voicemail", "reception": "What to leave with somebody who answers",
}  # fmt: skip


class Choice(NamedTuple):
    """One message that can be written now."""

    step: str
    to: str | None
    template: str


def choices_of(plan: Plan) -> list[tuple[str, Choice]]:
    """Each step's message and its variants, for each person it goes to."""
    found = [(step, who, template) for step in plan.steps if step.template
             for who in (step.to or (None,)) for template in (step.template, *step.variants)]  # fmt: skip
    return [(_words(plan, step, who, template), Choice(step.id, who, template)) for step, who, template in found]


def _words(plan: Plan, step: Step, who: str | None, template: str) -> str:
    contact = plan.case.contact(who)
    extra = f" ({contact.name})" if contact and len(step.to) > 1 else ""
    return f"{step.heading}{extra}" + ("" if template == step.template else f": {_variant(plan, template)}")


def _variant(plan: Plan, template: str) -> str:
    kind = KINDS[plan.book.templates[template].kind]
    return kind.lower() if kind != "Email" else template.replace("-", " ")

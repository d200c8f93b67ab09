"""The messages of one step: one for each person it goes to, or one for each way the talk may go."""

from __future__ import annotations

from typing import NamedTuple

from ...planning.planner import Plan, Step
from ...planning.said import name_of

KINDS = {
    "email": "Email", "letter": "Letter", "card": "Card by hand", "call": "What to say", "voicemail": "Voicemail",
    "reception": "Somebody else answers",
}  # fmt: skip
THANKS = ("thank-you", "thank-you-card", "late-thank-you")  # each person has a step of their own


class Choice(NamedTuple):
    """One message that can be written now."""

    step: str
    to: str | None
    template: str


def choices_of(plan: Plan, step: Step) -> list[tuple[str, Choice]]:
    """The messages that stand beside each other under one step, each with the words of its tab; no two the same."""
    beside = [one for one in plan.steps if one.id in THANKS] if step.id in THANKS else [step]
    found = [(one, who, template) for one in beside if one.template
             for who in (one.to or (None,)) for template in (one.template, *one.variants)]  # fmt: skip
    people = len({who for _, who, _ in found}) > 1
    kinds = len({template for _, _, template in found}) > 1
    told = [(_words(one, who, template, people, kinds), Choice(one.id, who, template)) for one, who, template in found]
    return list({words: (words, choice) for words, choice in reversed(told)}.values())[::-1]


def _words(step: Step, who: str | None, template: str, people: bool, kinds: bool) -> str:
    plan, written = step.plan, step.plan.book.templates[template]
    kind = KINDS["call" if step.channel == "phone" and template == step.template else written.kind]
    if kind == "Email" and kinds and not people:
        kind = written.tab or template.replace("-", " ").capitalize()  # a house's own has a name of its own
    name = name_of(plan, who) if who else ""
    if people and name:
        return f"{name}, {kind.lower()}" if kinds else name
    return kind

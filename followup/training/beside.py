"""What a plan's words have one do beside its headline's step, or by another way: nobody who does it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..case.case import Contact
from ..planning.planner import Plan, Step
from .reach import met

ON_DAYS_OFF = "on-their-days-off"  # the rule that has one call at once, should they work that day
ALSO_BY = {  # a reason that allows another way
    "email": re.compile(r"\btoday\b[^.;]*\bby email\b|\bthen write\b"),
    "phone": re.compile(
        r"\ba call today\b|^Ring (?:first|in office hours)\b|^Quickest by phone\b|\bring or write today\b"
    ),
    "post": re.compile(r"\banswers a no with a card\b"),
}
SAID_FIRST = {  # rules by which a headline begins with something beside its step, and what that amounts to
    "if-you-cannot-come": "word",
    "they-asked-and-you-thanked": "asked",
    "the-others-hear-of-it-now": "others",
    "if-they-want-you-after-all": "asked",
    "before-the-yes-is-in-writing": "offer",
}
TODAY = re.compile(r"^Let them know today\b")
NOT_OWED = "ask-for-feedback"


def reasons(steps: Iterable[Step]) -> list[str]:
    return [reason["says"] for step in steps for reason in step.because]


def is_left_to_you(step: Step) -> bool:
    """Whether nothing is owed, and leaving it out is as good."""
    return step.id == NOT_OWED or "if you like" in step.heading


def today_as_well(of: Plan, steps: Iterable[Step]) -> bool:
    """Whether the headline asks for something today before the step, or they may be there on a day off."""
    before = of.summary.partition("Next:")[0] if "Next:" in of.summary else of.summary.partition(". ")[0]
    told = list(steps)
    off = any(rule.entry.id == ON_DAYS_OFF for s in told for rule in s.rules)
    return " today" in before or off or any(TODAY.search(words) for words in reasons(told))


def is_told_too(who: Contact, words: str) -> bool:
    """Whether a sentence of the plan has this person written to as well."""
    return f"{who.name} in copy" in words or f"to {who.name} as well" in words


def _can_be_met(of: Plan, step: Step, way: str) -> bool:
    """Whether an address or a number of somebody it goes to is known for that way."""
    found = [contact for who in met(step) if (contact := of.case.contact(who)) is not None]
    return way == "post" or not found or any(getattr(contact, way, None) for contact in found)


def ways_in_reasons(of: Plan, step: Step) -> list[str]:
    """The ways that the reasons of a step allow beside its own, by which somebody can be reached."""
    told = reasons([step])
    named = (way for way, words in ALSO_BY.items() if any(words.search(one) for one in told))
    return [way for way in named if _can_be_met(of, step, way)]


def said_first(step: Step) -> tuple[str, ...]:
    """What its reasons have one do before it, as keys of ACTIONS."""
    return tuple(dict.fromkeys(SAID_FIRST[rule.entry.id] for rule in step.rules if rule.entry.id in SAID_FIRST))


def headline_begins(step: Step) -> tuple[str, ...]:
    """Those of them with which the headline begins."""
    words = step.set_by_rules("answer")
    told = [rule.entry for rule in step.rules if rule.entry.sets.get("answer") == words]
    return tuple(dict.fromkeys(SAID_FIRST[rule.id] for rule in told if rule.id in SAID_FIRST))

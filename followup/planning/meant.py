"""What a step's words come to, as its rules say it as data: nothing here reads a sentence."""

from __future__ import annotations

from ..rulebook.entries import Means
from .outline import FIND, DatedStep, Outline


def meant(step: DatedStep) -> list[Means]:
    """What the rules of its title, of its reasons and of its answer have it come to, in this order."""
    title, answer = step.setter("title"), step.setter("answer")
    rules = {rule.id: rule for rule in (title, *(one.entry for one in step.rules), answer) if rule is not None}
    return [rule.means for rule in rules.values()]


def is_said_after(step: DatedStep) -> bool:
    """Whether its answer is one more thing to do, so that the step itself is told first."""
    rule = step.setter("answer")
    return rule is not None and rule.means.after


def displaced(of: Outline) -> frozenset[str]:
    """The kinds of step in whose place another one of the plan stands."""
    return frozenset(id for step in of.steps for one in meant(step) for id in one.instead)


def is_found_already(step: DatedStep) -> bool:
    """Whether nobody has to be looked up for it: it goes the way they were written to before."""
    return len(step.to) == 1 and any(FIND in one.instead for one in meant(step))

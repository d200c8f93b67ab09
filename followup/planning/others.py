"""What others would do: the other answers to a step's questions, where they come to something else in this case.

An answer is left out where it comes to the same person, channel and opening (contract section 2). Each is worked
out from what was looked at already, and of its plan only the steps are made that could differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..case.wording import joined
from ..rulebook.entries import Answer
from .outline import DatedStep
from .phrases import in_short

FAMILIES = (
    frozenset({"thank-you", "thank-you-card", "late-thank-you"}),
    frozenset({"first-follow-up", "second-follow-up", "let-it-rest"}),
)
FAMILY = {id: family for family in FAMILIES for id in family}
BY_PERSON = "Q5"  # of this question a step has to do only with the other steps to the same person


class Dissent(NamedTuple):
    """One other answer to a question, where it comes to something else here: who gives it, and the steps it has."""

    question: str
    answer: str
    sources: list[str]
    steps: list[DatedStep]

    @property
    def would(self) -> str:
        return joined([in_short(one.plan, one) for one in self.steps], "and also") if self.steps else "leave it"


def others(step: DatedStep) -> list[dict[str, Any]]:
    """For each question this step answers: every other answer that differs here, who gives it, and what it would do."""
    return [
        {"question": one.question, "answer": one.answer, "sources": one.sources, "would": one.would}
        for one in dissent(step)
    ]


def dissent(step: DatedStep) -> list[Dissent]:
    """Every other answer that comes to something else here, with its steps and so with its days."""
    return [other for question in step.kind.asks for other in _answers(step, question)]


def told_once(step: DatedStep) -> dict[str, list[str]]:
    """What others would do, and who: nobody is named with two things, but with what all their answers come to."""
    found: dict[str, list[Dissent]] = {}
    for one in dissent(step):
        for source in one.sources:
            found.setdefault(source, []).append(one)
    would: dict[str, list[str]] = {}
    for source, theirs in found.items():
        would.setdefault((theirs[0] if len(theirs) == 1 else _together(step, theirs)).would, []).append(source)
    return would


def _together(step: DatedStep, theirs: Sequence[Dissent]) -> Dissent:
    """Several answers of one source as one: what a plan under all of them has."""
    plan, chosen, first = step.plan, step.plan.chosen, theirs[0]
    for one in theirs:
        answers = plan.book.questions[one.question].answer
        chosen = chosen.answering(one.question, next(answer for answer in answers if answer.id == one.answer))
    steps = plan.under(chosen, _family_of(step)).steps
    return first._replace(steps=_family(step, first.question, steps))


def _answers(step: DatedStep, question: str) -> Iterator[Dissent]:
    chosen = step.plan.chosen.answers[question]
    here = [_comes_to(one) for one in _family(step, question, step.plan.steps)]
    for answer in step.plan.book.questions[question].answer:
        sources = [source for source in answer.sources if source not in chosen.sources]  # nobody is on two sides
        if answer.id == chosen.id or not sources:
            continue
        theirs = _theirs(step, question, answer)
        if [_comes_to(one) for one in theirs] != here:
            yield Dissent(question, answer.id, sources, theirs)


def _theirs(step: DatedStep, question: str, answer: Answer) -> list[DatedStep]:
    """The steps of this kind in the plan under that answer."""
    plan = step.plan
    other = plan.under(plan.chosen.answering(question, answer), _family_of(step))
    return _family(step, question, other.steps)


def _family(step: DatedStep, question: str, steps: Sequence[DatedStep]) -> list[DatedStep]:
    family = _family_of(step)
    return [one for one in steps if one.id in family and (one.to == step.to or question != BY_PERSON)]


def _family_of(step: DatedStep) -> frozenset[str]:
    return FAMILY.get(step.id) or frozenset({step.id})


def _comes_to(step: DatedStep) -> tuple[Any, ...]:
    return step.to, step.channel, step.made.opens

"""The answer to a card: what the plan says to its four questions, why, and who would do otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...planning.meant import meant
from ...planning.outline import FIND
from ...planning.page import FOLLOW_UPS, in_time, stands, together
from ...planning.phrases import heading_for_all
from ...planning.planner import Plan, Step
from ...rulebook.book import Rulebook
from ..actions import action_of
from ..begun import is_told
from ..beside import left_alone
from ..unanswered import reply_words
from .questions import Question, questions
from .stories import Story

ASKED_FOR = "asked"  # of ACTIONS: what they asked for, which is no question of yours
HOURS_OF_CALLS = ("no-call-after-the-weekend", "no-call-at-nine-noon-or-five")
REASONS = 3  # on paper; the panel shows all of them


@dataclass(frozen=True)
class Answer:
    """heading: What, When, Whom or How; says: the plan's answer; also: what is right or may be done beside it, or in
    its place, under a word that says which.

    others: each other answer and its policies
    """

    heading: str
    says: str
    also: tuple[tuple[str, tuple[str, ...]], ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class AnswerSheet:
    """question, answer: what the story asks, and what to say to it.

    answers: none where the headline names no step; why: reasons with their sources in brackets; avoid: what not to
    do, the same way; apart: where there are no answers and the advice differs, each answer and its policies; besides:
    what else the plan has one do, each with its time
    """

    number: int
    title: str
    question: str
    answer: str
    policy: str
    summary: str
    answers: tuple[Answer, ...]
    why: tuple[str, ...]
    avoid: tuple[str, ...]
    apart: tuple[tuple[str, tuple[str, ...]], ...] = ()
    besides: tuple[str, ...] = ()


def answer_sheet(story: Story, policy: str | None = None, rulebook: Rulebook | None = None) -> AnswerSheet:
    """What belongs on the answers' sheet for one story; policy: the story's own where none is given."""
    asked = questions(story, policy, rulebook)
    plan = asked[0].plan
    steps = list(dict.fromkeys(step for one in asked if (step := one.step) is not None))
    return AnswerSheet(
        number=story.number,
        title=story.title,
        question=story.question,
        answer=story.answer,
        policy=plan.policy,
        summary=story.headline(plan),
        answers=tuple(_answer(one) for one in asked if not one.open),
        why=tuple(_because(asked, steps)),
        avoid=tuple(_reason(one) for one in _worth_avoiding(asked))[:REASONS],
        besides=tuple([*_besides(asked), *filter(None, [reply_words(plan)])]),
        apart=tuple(given for one in asked if one.open and one.differs for given in _given(one)),
    )


def _worth_avoiding(asked: Sequence[Question]) -> list[dict[str, Any]]:
    """What not to do: not the hours of a call where nothing is answered by a call."""
    of, how = asked[0].plan, next((one for one in asked if one.asked == "how"), None)
    rings = how is None or "phone" in how.kind.allowed(of)
    return [one for one in of.avoid if rings or one["rule"] not in HOURS_OF_CALLS]


def _besides(asked: Sequence[Question]) -> Iterator[str]:
    """The steps that come beside those of the answers, or after them: not what stands for another, or goes on."""
    of = asked[0].plan
    headed = [one.step for one in asked if one.step]
    told = {step.id for step in headed} | {id for step in headed for one in meant(step) for id in one.also}
    told |= {step.id for one in asked[1:2] for step in one.kind.alike(of)}
    for steps in together(in_time(of)):
        step = steps[0]
        if step.id not in told | left_alone(of) | {FIND} and not step.aside and is_told(step):
            yield _with_its_time(step, heading_for_all(steps))


def _with_its_time(step: Step, words: str) -> str:
    """A step with until when, or from when; a follow-up that comes later is for where nothing is heard till then."""
    if step.status == "later" and step.id in FOLLOW_UPS and step.waits_until is None:
        words = f"If no word comes: {words[:1].lower()}{words[1:]}"
    return f"{words} ({stands(step, ', ', 1)})" if step.due is not None or step.status == "later" else words


def _because(asked: Sequence[Question], steps: Sequence[Step]) -> list[str]:
    """What the case turns on and is no step's, then the weightiest reasons of what is told; last the reason of the same
    by another way, as a card.
    """
    lost = _outdone(asked[0].plan)
    told = list(dict.fromkeys(_reason(one) for step in steps for one in _few(step) if one["rule"] not in lost))
    ids = {step.id for step in steps}
    alike = [step for one in asked[1:2] for step in one.kind.alike(one.plan) if not step.aside and step.id not in ids]
    beside = [why for step in alike for why in map(_reason, weightiest_first(step)) if why not in told][:1]
    turning = list(_beside_the_steps(asked[0].plan))
    return [*turning, *told[: REASONS + bool(turning) - len(beside) - len(turning)], *beside]


def _outdone(of: Plan) -> set[str]:
    """The rules whose title gave way to another's: their reason would speak against what is told."""
    titled = {rule.entry.id: rule.entry for rule in of.fired if "title" in rule.entry.sets}
    return {id for one in titled.values() for id in one.over if id in titled}


def _beside_the_steps(of: Plan) -> Iterator[str]:
    """What answers people, or what the case turns on, and is no step's."""
    for reason in of.keep_in_mind:
        rule = of.book.rules.get(reason["rule"])
        if rule is not None and (rule.entry.answers or rule.entry.leads):
            yield _reason(reason)


def weightiest_first(step: Step) -> list[dict[str, Any]]:
    """A step's reasons, first those that answer what is asked, last those that say what comes after it."""
    both = zip(step.rules, step.because, strict=True)
    return [why for _, why in sorted(both, key=lambda one: (one[0].entry.closes, not one[0].entry.answers))]


def _few(step: Step) -> list[dict[str, Any]]:
    """The weightiest first; who is written to as well stands at the last place there is."""
    both = weightiest_first(step)
    last = [
        why for why, rule in zip(step.because, step.rules, strict=True) if rule.entry.closes and rule.entry.means.tells
    ]
    if any(s.status == "later" and s.id in FOLLOW_UPS and s.id not in left_alone(s.plan) for s in step.plan.steps):
        both = [why for why in both if why in last or not _says_when_to_ask(step, why)]
    fits = [why for why in both if why not in last]
    return [*fits[: REASONS - len(last)], *last, *fits[REASONS - len(last) :]]


def _says_when_to_ask(step: Step, why: dict[str, Any]) -> bool:
    """Whether it says when to ask again: where the plan has a day for that, there is no second one beside it."""
    rule = step.plan.book.rules.get(why["rule"])
    return rule is not None and rule.entry.closes and action_of(step.serves.id) == ASKED_FOR


def _answer(one: Question) -> Answer:
    also = tuple(
        (word, tuple(one.options[key] + _by(one.followers.get(key, ())) for key in keys)) for word, keys in one.beside
    )
    return Answer(one.heading, one.options[one.right], also, _given(one, but=(one.right, *one.also)))


def _by(names: Sequence[str]) -> str:
    """Whose answer it is, where it is not ours first."""
    return f" ({', '.join(names)})" if names else ""


def _given(one: Question, but: Sequence[str] = ()) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each answer that somebody's plan gives, in words, and the policies."""
    return tuple((one.options[key], tuple(names)) for key, names in one.followers.items() if names and key not in but)


def _reason(reason: dict[str, Any]) -> str:
    sources = ["the workbook's own" if source == "house" else source for source in reason["sources"]]
    return f"{reason['says']} ({', '.join(sources)})"

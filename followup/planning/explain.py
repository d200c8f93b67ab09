"""A plan as a person would say it, with its reasons, whose they are, and what others would do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from ..rulebook.book import Rule
from . import phrases
from .country import OWN, REMARKS
from .in_brief import is_needless, shortest_page
from .lengths import DETAILS, EVERYTHING, LONG, Detail, longest_within
from .others import told_once
from .page import (
    CHANNEL_WORDS,
    answers_people,
    in_their_language,
    in_time,
    of_this_case,
    part,
    stands,
    together,
    worth_asking,
    worth_warning,
    wrapped,
)
from .planner import Plan, Step
from .policies import policy_words
from .said import day_words, moment_words

OURS = re.compile(r"\bours?\b")


def explain(of: Plan, everything: bool = False) -> str:
    """The plan in plain text, as much of it as LONG words hold, the weightiest first.

    With `everything` all of it, and the rules of this stage that did not apply, and why.
    """
    if everything:
        rules = ["Rules of this stage that did not apply:", *_unfired(of)]
        return "\n".join([*_explained(of, EVERYTHING), *rules]).rstrip() + "\n"
    briefly, _ = shortest_page(of)
    details = (_no_less_than(briefly, detail) for detail in DETAILS)
    return longest_within(LONG, ((detail, _explained(of, detail)) for detail in details))[1]


def _no_less_than(briefly: Detail, detail: Detail) -> Detail:
    """What the short page warns of, recalls and asks stands in the explanation too."""
    avoid, remind = max(detail.avoid, briefly.avoid, 1), max(detail.remind, briefly.remind - 2)
    return detail._replace(avoid=avoid, remind=remind, ask=max(detail.ask, briefly.ask))


def _explained(of: Plan, detail: Detail) -> Iterator[str]:
    yield from _head(of)
    main = next((step for step in of.steps if not step.aside), None)
    told: set[str] = set()
    groups = together(in_time(of)) if detail is EVERYTHING else worth_explaining(of)
    for number, steps in enumerate(groups, 1):
        yield ""
        yield from _step(number, steps, detail, main in steps, told)
    first = worth_warning(of)
    warnings = sorted(of_this_case(of, of.avoid), key=lambda reason: reason not in first)
    yield from part("Not now", [_with_sources(one) for one in warnings[: detail.avoid]])
    reminders = of_this_case(of, of.keep_in_mind)
    yield from part("Keep in mind", [_with_sources(one) for one in reminders[: detail.remind]])
    questions = of.questions if detail is EVERYTHING else worth_asking(of)
    asked = [f"{one['asks']} {one['why']}" for one in questions[: detail.ask]]
    yield from part("Only you can say", asked)
    yield ""


def worth_explaining(of: Plan) -> list[list[Step]]:
    """Without what no page tells but in full."""
    return together([step for step in in_time(of) if not is_needless(step)])


def _head(of: Plan) -> Iterator[str]:
    case, here = of.case, of.as_of
    city = case.employer.timezone.rpartition("/")[2].replace("_", " ")
    yield f"{case.employer.name} · {case.role.title}"
    stage = phrases.STAGE_WORDS[of.stage].lower()
    yield from wrapped(f"{moment_words(of, here)} in {city} · {stage} · {policy_words(of)}")
    until = of.promise["until"]
    if until:
        said = " at the interview" if of.promise["source"] == "interview" else " since the interview"
        said = said if of.situation.interviewed else ""
        yield f"Promised{said}: an answer by {day_words(of, datetime.fromisoformat(until).date())}."
    yield from wrapped(of.summary)


def _step(number: int, steps: list[Step], detail: Detail, main: bool, told: set[str]) -> Iterator[str]:
    step, *_ = steps
    yield from wrapped(f"{number}. {phrases.heading_for_all(steps)}", "", "   ")
    when = stands(step, f", {CHANNEL_WORDS[step.channel]}: ", 2 if main else 1)
    yield from wrapped(when, "   ", "   ")
    for line in in_their_language(step, told):
        yield from wrapped(line, "   - ", "     ")
    because = [one for one in of_this_case(step.plan, step.because) if one["says"] not in told]
    told.update(one["says"] for one in because if answers_people(step.plan, one))
    for reason in because[: detail.reasons if main else detail.beside]:
        yield from wrapped(_with_sources(reason), "   - ", "     ")
    turns = [reason["turns"] for reason in because if "turns" in reason][: detail.turns if main else 0]
    yield from _below("What would change it:", turns)
    yield from _below("Others would:", list(_others(step))[: detail.others if main else 0])


def _below(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"   {head}"
    for line in lines:
        yield from wrapped(line, "   - ", "     ")


def _others(step: Step) -> Iterator[str]:
    """What others would do, each thing once, with everybody who would."""
    for would, sources in told_once(step).items():
        yield f"{would} ({source_words(sources)})"


def _with_sources(reason: dict[str, Any]) -> str:
    """A reason and whose it is; one that says itself that it is ours, or whose, needs no more."""
    own = reason["sources"] == [OWN] and OURS.search(reason["says"])
    told = own or reason["rule"].startswith(REMARKS)
    return str(reason["says"]) if told else f"{reason['says']} ({source_words(reason['sources'])})"


def source_words(sources: Iterable[str]) -> str:
    """Sources as they are told to people: the call, hr first, our own."""
    return ", ".join("our own" if source == OWN else source.replace("-", " ") for source in sources)


def _unfired(of: Plan) -> Iterator[str]:
    fired = {rule.entry.id for rule in of.fired}
    for rule in of.book.rules.values():
        if of.stage in rule.entry.stages and rule.entry.id not in fired:
            yield from wrapped(f"{rule.entry.id}: {why_not(of, rule)}", "- ", "  ")


def why_not(of: Plan, rule: Rule) -> str:
    """Why a rule did not fire: its condition, and what is known of the facts it reads."""
    known = {fact: getattr(of.situation, fact) for fact in rule.condition.facts}
    facts = ", ".join(f"{fact} is {'unknown' if value is None else value}" for fact, value in known.items())
    return f"needs {rule.entry.when}; {facts}"

"""A plan as a person would say it, and all policies beside each other on one case."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ..case.case import Case
from ..case.events import CHANNELS
from ..rulebook.book import Rule, Rulebook
from ..rulebook.loading import default_rulebook
from . import phrases
from .planner import Plan, Step, plan

WIDTH = 100  # characters a line
CHANNEL_WORDS: dict[str | None, str] = {None: "for yourself", **{way: words for way, words in CHANNELS.items()}}
STATUS_WORDS = {"now": "now", "later": "later", "overdue": "overdue"}


def explain(of: Plan, everything: bool = False) -> str:
    """The plan in plain text; with `everything` also the rules of this stage that did not apply, and why."""
    lines = [*_head(of), ""]
    for number, step in enumerate(of.steps, 1):
        lines += [*_step(number, step), ""]
    lines += [*_listed("Not now", of.avoid), *_listed("Keep in mind", of.keep_in_mind), *_asked(of)]
    if everything:
        lines += ["Rules of this stage that did not apply:", *_unfired(of)]
    return "\n".join(lines).rstrip() + "\n"


def _head(of: Plan) -> Iterator[str]:
    case, here = of.case, of.as_of
    city = case.employer.timezone.rpartition("/")[2].replace("_", " ")
    yield f"{case.employer.name} · {case.role.title}"
    yield f"{phrases.moment_words(of, here)} in {city} · {phrases.STAGE_WORDS[of.stage].lower()} · advice: {of.policy}"
    until = of.promise["until"]
    if until:
        said = "since the interview" if of.promise["source"] == "reply" else "at the interview"
        yield f"Promised {said}: an answer by {phrases.day_words(of, datetime.fromisoformat(until).date())}."
    yield from _wrapped(of.summary)


def _step(number: int, step: Step) -> Iterator[str]:
    of = step.plan
    yield from _wrapped(f"{number}. {step.title}", "", "   ")
    yield from _wrapped(f"{STATUS_WORDS[step.status]}, {CHANNEL_WORDS[step.channel]}: {_when(step)}", "   ", "   ")
    for reason in step.because:
        yield from _wrapped(f"{reason['says']} ({_source(reason)})", "   - ", "     ")
    theirs = [other for other in step.instead_of if other["would"]]
    if theirs:
        yield "   Others would:"
    for other in theirs:
        sources = ", ".join(other["sources"])
        yield from _wrapped(f"{other['would']} ({other['question']} {other['answer']}: {sources})", "   - ", "     ")
    if step.template and of.book.templates:
        yield f"   Message: {step.template}" + (f" (or {', '.join(step.variants)})" if step.variants else "")


def _when(step: Step) -> str:
    spans = [phrases.span_words(step.plan, start, end) for start, end in step.windows]
    return "; ".join(spans) or "its hours are over"


def _source(reason: dict[str, Any]) -> str:
    return f"{', '.join(reason['advice'])}: {', '.join(reason['sources'])}"


def _listed(head: str, reasons: list[dict[str, Any]]) -> Iterator[str]:
    if reasons:
        yield f"{head}:"
        for reason in reasons:
            yield from _wrapped(f"{reason['says']} ({_source(reason)})", "- ", "  ")
        yield ""


def _asked(of: Plan) -> Iterator[str]:
    if of.questions:
        yield "Only you can say:"
        for question in of.questions:
            yield from _wrapped(f"{question['asks']} {question['why']} ({question['key']})", "- ", "  ")
        yield ""


def _unfired(of: Plan) -> Iterator[str]:
    fired = {rule.entry.id for rule in of.fired}
    for rule in of.book.rules.values():
        if of.stage in rule.entry.stages and rule.entry.id not in fired:
            yield from _wrapped(f"{rule.entry.id}: {why_not(of, rule)}", "- ", "  ")


def why_not(of: Plan, rule: Rule) -> str:
    """Why a rule did not fire: its condition, and what is known of the facts it reads."""
    known = {fact: getattr(of.situation, fact) for fact in rule.condition.facts}
    facts = ", ".join(f"{fact} is {'unknown' if value is None else value}" for fact, value in known.items())
    return f"needs {rule.entry.when}; {facts}"


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]


POLICY_HEADER = ("policy", "when", "whom", "how", "how often", "thank-you", "visit")


def compare_policies(
    case: Case, now: datetime, rulebook: Rulebook | None = None
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """What every policy would do about one case at `now`: a header and one row of words a policy."""
    book = rulebook or default_rulebook()
    return POLICY_HEADER, [_row(plan(case, now=now, policy=name, rulebook=book)) for name in book.policies]


def _row(of: Plan) -> tuple[str, ...]:
    answers, step = of.chosen.answers, of.step("first-follow-up") or of.step("second-follow-up")
    often = f"{of.follow_ups['allowed']} at the most, {of.follow_ups['sent']} so far"
    beside = (often, answers["Q5"].id, answers["Q6"].id)
    if step is None or step.opens is None:
        return of.policy, phrases.STAGE_WORDS[of.stage].lower(), "nobody", "no follow-up", *beside
    when = f"{'since' if step.status == 'now' else 'from'} {phrases.moment_words(of, step.opens)}"
    return of.policy, when, phrases.people(of, step.to), CHANNEL_WORDS[step.channel], *beside

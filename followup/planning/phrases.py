"""The words of a plan: titles, reasons with their facts, questions, a step in short. The summary is in summary.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from ..rulebook.book import Rule
from ..rulebook.entries import Ask
from ..rulebook.facts import STAGES
from .outline import ACKNOWLEDGE, FEEDBACK, FIND, DatedStep, Outline, Window
from .said import day_words, moment_words, people, span_words
from .situation import Situation
from .slots import filled

AFTER_A_NO = ("thank-after-rejection", FEEDBACK)
LATE_THANKS = "late-thank-you"
LAST_WORD, NOTE = "word_told", "note_told"  # what was noted and the plan cannot read: asked whatever else is so
MOST_ASKED = 5  # questions at a time, those first that stand first in asks.toml
VERBS = {"email": "email {to}", "phone": "call {to}", "post": "write to {to} by post", "visit": "visit {to}"}


def heading(step: DatedStep) -> str:
    """What to do, a verb first, without when; where a later day is kinder, with that."""
    words = deed(step)
    if step.waits_until is None:
        return words
    day = day_words(step.plan, date.fromordinal(step.waits_until))
    then = f"{words[:1].lower()}{words[1:]}"
    return f"Then, on {day}, {then}" if _comes_after_thanks(step) else f"Wait until {day}; then {then}"


def deed(step: DatedStep) -> str:
    """What to do alone, for a place that has said until when to wait."""
    return filled(_wording(step), step.plan, step)


def _comes_after_thanks(step: DatedStep) -> bool:
    """Whether late thanks go out before it: nobody is told to wait and to write."""
    before = step.plan.steps[: step.plan.steps.index(step)]
    return any(one.id == LATE_THANKS and not one.aside for one in before)


def _wording(step: DatedStep) -> str:
    return step.set_by_rules("title") or step.usual(step.kind.title) or step.id


def heading_for_all(steps: Sequence[DatedStep]) -> str:
    """One heading for steps of a kind that go to several people: each of them gets a message of their own."""
    step, *others = steps
    if not others:
        return heading(step)
    everybody = tuple(dict.fromkeys(who for one in steps for who in one.to))
    words = _wording(step).replace("{to}", people(step.plan, everybody))
    each = step.id != FIND and step.made.way != "passed"
    return filled(words, step.plan, step) + (", a message each" if each else "")


def title(step: DatedStep) -> str:
    """What to do, a verb first; where no window contains this moment, with the next one."""
    if step.advised is not None:
        start, end = step.advised
        waits = step.waits_until is None and start is not None and start > step.plan.as_of
        return f"{heading(step)}: {span_words(step.plan, start, end)}" if waits else heading(step)
    if step.open_now or not step.spans or step.made.hours is None:
        return heading(step)
    return f"{heading(step)}: {span_words(step.plan, *step.windows[0])}"


def standing(step: DatedStep) -> str:
    """Now, later or overdue, as a person would say it: nothing is lost where thanks for an offer are a day late."""
    rule = step.setter("title")
    if rule is not None and rule.means.waits and step.status == "now":
        return "later"
    return "now" if step.id == ACKNOWLEDGE else step.status


def answer(step: DatedStep, when: Literal["now", "later"]) -> str:
    """What is asked first at this step (may I? is it too late?), answered in a few words; "" where nothing is plain."""
    words = step.set_by_rules("answer") or step.kind.answer.get(when, "")
    return filled(words, step.plan, step)


def own_answer(plan: Outline) -> str:
    """The answer to what the candidate asks in a note of their own; "" where none does."""
    if plan.situation.note_about is None:
        return ""
    words = next((rule.entry.sets["own"] for rule in plan.fired if "own" in rule.entry.sets), "")
    return filled(words, plan)


def is_unhurried(step: DatedStep) -> bool:
    """Whether it is as good on any other day."""
    return any(rule.entry.means.unhurried for rule in step.rules)


def is_left_for_tomorrow(step: DatedStep) -> bool:
    """Whether it answers a no of today: nobody writes well while it stings."""
    today = step.plan.stage == "rejected" and step.plan.situation.no_today
    return today and step.id in AFTER_A_NO and step.channel != "phone"


def by_then(step: DatedStep) -> str:
    """The end of what is to be done once something is there; "" where it has none."""
    return f", {span_words(step.plan, None, step.due)}" if step.due is not None else ""


def first_span(step: DatedStep) -> Window:
    """Its next window, or from when to when it may be done."""
    return next(iter(step.windows), (step.opens, step.due))


def promise(s: Situation) -> dict[str, str | None]:
    """Until when they promised to answer, when they said so, and where."""
    if s.promise_until is None:
        return {"until": None, "made": None, "source": "none"}
    made = date.fromordinal(s.promise_made).isoformat() if s.promise_made else None
    return {"until": date.fromordinal(s.promise_until).isoformat(), "made": made, "source": s.promise}


def reason(plan: Outline, rule: Rule, step: DatedStep | None = None) -> dict[str, Any]:
    """A rule that fired: its id, advice, sources, sentence, and the facts that its condition read."""
    entry = rule.entry
    facts = {name: getattr(plan.situation, name) for name in rule.condition.facts}
    return {
        "rule": entry.id,
        "advice": list(entry.advice),
        "sources": list(entry.sources),
        "says": _begun(filled(entry.says, plan, step)),
        "facts": facts,
        **({"turns": _begun(filled(entry.turns, plan, step))} if entry.turns else {}),
    }


def questions(plan: Outline) -> list[dict[str, Any]]:
    """The facts that a rule of this stage hangs on and nobody gave, the weightiest first: it fired so, or could not."""
    asked: dict[str, list[str]] = {}
    s = plan.situation
    over = not plan.steps or s.accepted_elsewhere  # then only what they said last may still matter
    for rule, reads, misses in plan.book.asking[plan.stage]:
        if all(getattr(s, fact) is not None for fact in reads) or (
            s.next is None and "follow_up" in rule.condition.facts
        ):
            continue  # it is known, or nobody needs to know it
        holds = rule.condition.holds(s)
        for fact in reads if holds is None else misses if holds else ():
            if getattr(s, fact) is None:
                asked.setdefault(fact, []).append(rule.id)
    order = [fact for fact in plan.book.asks if fact in asked and (fact in (LAST_WORD, NOTE) or not over)][:MOST_ASKED]
    return [_question(plan, plan.book.asks[fact], asked[fact]) for fact in order]


def _question(plan: Outline, ask: Ask, rules: list[str]) -> dict[str, Any]:
    words = {"asks": filled(ask.asks, plan), "why": filled(ask.why, plan)}
    return {"fact": ask.id, "key": ask.key, **words, "rules": rules}


def in_short(plan: Outline, step: DatedStep) -> str:
    """One step of another plan: call HR, Wednesday 18 March, 10:00 to 11:00."""
    if step.channel is None:
        words = title(step) if step.to or not step.kind.aside else filled(step.usual(step.kind.title) or "", step.plan)
        return words[:1].lower() + words[1:]
    did = VERBS[step.channel].format(to=people(plan, step.to))
    if step.made.hours is None:
        return f"{did}, by {moment_words(plan, step.due)}" if step.due else did
    span = span_words(plan, *first_span(step))
    since = step.opens.date() if step.opens else plan.as_of.date()
    return f"{did}, {span}" + (f" (open since {day_words(plan, since)})" if since < plan.as_of.date() else "")


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


STAGE_WORDS = {
    "closed": "It is decided",
    "offer": "There is an offer",
    "rejected": "They said no",
    "thank_you": "Say thank you",
    "before_interview": "The interview is ahead",
    "invited": "You are invited",
    "task": "They gave you a task",
    "applied": "You have applied",
    "no_decision": "They answered: no decision yet",
    "quiet": "Nothing more goes out",
    "follow_up": "A follow-up is open",
    "waiting": "You are waiting",
}
assert set(STAGE_WORDS) == set(STAGES)

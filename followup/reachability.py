"""Which rules no situation can ever meet, and which always lose to another: found by trying every value their facts can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import Any

from .facts import FACTS
from .rulebook import Rule, Rulebook

MOST_TRIED = 300_000  # combinations; beyond that a rule is taken to be reachable
POLICY_FACTS = ("first_when", "first_to", "first_how", "thanks_by", "visits", "allowed")
ENDINGS = ("closed", "offer", "rejected")
# Facts that are either true or not known: nobody writes down that nothing stayed open.
TRUE_OR_UNKNOWN = {"country", "open_points", "went_well", "fit", "topics", "answer_by", "interviewing_elsewhere", "invited"}
ALWAYS_KNOWN = {"stage", "has_hr", "interviewed", "interview_ahead", "heard_back", "told_not_to_call", "sent", *POLICY_FACTS}
# Facts that are known only in these stages.
ONLY_IN = {
    "decided": ("closed",), "confirmed": ("closed",), "others_told": ("closed",),
    "offer_acknowledged": ("offer",), "offer_answered": ("offer",), "answer_by": ("offer",), "offer_hours_left": ("offer",),
    "rejection_thanked": ("rejected",), "feedback_asked": ("rejected",),
}  # fmt: skip
# Facts that nobody looks at once a case has ended, nor before its first interview is over.
OF_THE_WAIT = {
    "owes_email", "owes_card", "owes_late", "thanked", "thanked_late", "interviewer_style", "decision_soon", "promise",
    "promise_over", "days_waiting", "follow_up", "follow_up_open", "follow_up_channel", "follow_up_role", "late_thanks",
    "too_late", "recipient_recorded", "recipient_reachable", "recipient_prefers", "recipient_email", "recipient_phone",
    "recipient_away", "no_calls", "spoke", "left_message", "interviewing_elsewhere", "news_sent", "no_decision", "replied",
}  # fmt: skip
OF_THE_FOLLOW_UP = {name for name in OF_THE_WAIT if name.startswith(("follow_up", "recipient"))} | {"late_thanks", "no_calls"}


def unreachable(book: Rulebook) -> Iterator[tuple[Rule, str]]:
    """Each rule with each of its stages in which its condition can never hold."""
    numbers, words = _mentioned(book)
    for rule in book.rules.values():
        for stage in rule.entry.stages:
            if not any(True for _ in _meeting([rule], stage, book, numbers, words)):
                yield rule, stage


def always_beaten(book: Rulebook) -> Iterator[tuple[Rule, Rule]]:
    """Each rule that sets something, with a declared winner that sets the same whenever it holds."""
    numbers, words = _mentioned(book)
    for winner in book.rules.values():
        for id in winner.entry.over:
            loser = book.rules[id]
            if _covers(winner, loser) and _implied(loser, winner, book, numbers, words):
                yield loser, winner


def _covers(winner: Rule, loser: Rule) -> bool:
    w, r = winner.entry, loser.entry
    return bool(r.sets) and set(r.sets) <= set(w.sets) and set(r.step) <= set(w.step) and set(r.stages) <= set(w.stages)


def _implied(rule: Rule, other: Rule, book: Rulebook, numbers: Any, words: Any) -> bool:
    return all(
        other.condition.holds(facts)
        for stage in rule.entry.stages
        for facts in _meeting([rule, other], stage, book, numbers, words)
    )


def _meeting(
    rules: list[Rule], stage: str, book: Rulebook, numbers: Mapping[str, set[int]], words: Mapping[str, set[str]]
) -> Iterator[dict[str, Any]]:
    """The values of all their facts under which the first of these rules holds in that stage."""
    names = list(dict.fromkeys(name for rule in rules for name in rule.condition.facts))
    free = [name for name in names if name not in POLICY_FACTS]
    domains = [_domain(name, stage, numbers, words) for name in free]
    answers = _answers(book, [name for name in names if name in POLICY_FACTS])
    if prod(map(len, domains)) * len(answers) > MOST_TRIED:
        yield {}
        return
    for chosen in answers:
        for values in product(*domains):
            facts = {**chosen, **dict(zip(free, values))}
            if rules[0].condition.holds(facts):
                yield facts


def _answers(book: Rulebook, names: list[str]) -> list[dict[str, Any]]:
    """What the policies answer to these questions, each combination once: an answer that no policy gives is not there."""
    found = {tuple(_answer(policy, name) for name in names) for policy in book.policies.values()}
    return [dict(zip(names, answers)) for answers in found]


def _answer(policy: Any, name: str) -> Any:
    return policy.follow_ups if name == "allowed" else getattr(policy, name)


def _domain(name: str, stage: str, numbers: Mapping[str, set[int]], words: Mapping[str, set[str]]) -> list[Any]:
    """Every value a fact can have in a stage; None is unknown."""
    if name == "stage":
        return [stage]
    if stage not in ONLY_IN.get(name, (stage,)) or name in OF_THE_WAIT and stage in (*ENDINGS, "applied"):
        return [None]
    if name in OF_THE_FOLLOW_UP and stage == "before_interview":
        return [None]
    if name in ("interviewed", "interview_ahead") and (said := _said_by_stage(name, stage)) is not None:
        return [said]
    unknown = [] if name in ALWAYS_KNOWN else [None]
    fact = FACTS[name]
    if fact.kind == "flag":
        return [True, *unknown] if name in TRUE_OR_UNKNOWN else [True, False, *unknown]
    if fact.kind == "number":
        return sorted({n + step for n in numbers.get(name, {0}) for step in (-1, 0, 1)}) + unknown
    return [*(fact.words or sorted(words.get(name, ()))), *unknown]


def _said_by_stage(name: str, stage: str) -> bool | None:
    """Whether an interview is over, or ahead, as the stage says; None where it may be either."""
    if name == "interviewed":
        return False if stage == "applied" else True if stage in ("thank_you", "no_decision", "quiet", "follow_up", "waiting") else None
    return True if stage == "before_interview" else False if stage in ("applied", "no_decision", "quiet", "follow_up", "waiting") else None


def _mentioned(book: Rulebook) -> tuple[dict[str, set[int]], dict[str, set[str]]]:
    """The numbers that conditions compare a fact with, and the words they compare it with."""
    numbers: dict[str, set[int]] = {}
    words: dict[str, set[str]] = {}
    for rule in book.rules.values():
        tokens = rule.condition.text.replace("(", " ").replace(")", " ").split()
        for name in rule.condition.facts:
            for number in _numbers_after(tokens, name):
                numbers.setdefault(name, set()).add(number)
        for name, word in rule.condition.equals:
            words.setdefault(name, set()).add(word.strip("'"))
    return numbers, words


def _numbers_after(tokens: Iterable[str], name: str) -> Iterator[int]:
    tokens = list(tokens)
    for at, token in enumerate(tokens[:-2]):
        if token == name and tokens[at + 2].lstrip("-").replace(".", "").isdigit():
            yield int(float(tokens[at + 2]))

"""What makes a rulebook unsound: names that lead nowhere, missing figures, two rules that set the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from typing import Any

from ..case.errors import Problem
from ..case.office_hours import known_holidays
from ..case.schema import MOST_TOLD, one_of
from .book import Entry, Rulebook
from .entries import LET_THEM_KNOW, Answer, Check, Means, OwnAnswer, RuleEntry
from .facts import FACTS, SLOTS
from .patterns.phrasebook import betrayed, read_check
from .policies import LIMITS, SPANS, WAITS
from .practice_soundness import practice_problems
from .rehearsal_soundness import branch_problems

NEEDED = {
    "Q1": ("after_promise", "after_interview"),
    "Q2": ("value",),
    "Q3": ("value",),
    "Q4": ("follow_ups",),
    "Q5": ("value",),
    "Q6": ("visits",),
}
MOST_WORK = 65_000_000  # parts of patterns, times the letters they are tried on; ours come to 43 million
EACH = 500  # letters: what it costs to lay a pattern
VALUES = {"Q2": "first_to", "Q3": "first_how", "Q5": "thanks_by"}


def problems_in(book: Rulebook) -> Iterator[Problem]:
    """What is unsound in a rulebook whose entries were read one by one, up to MOST_TOLD mistakes."""
    return islice(_problems_in(book), MOST_TOLD)


def _problems_in(book: Rulebook) -> Iterator[Problem]:
    yield from _missing(book, "limit", LIMITS)
    yield from _missing(book, "question", NEEDED)
    for key, entry in book.entries.items():
        yield from _names(book, entry)
        if entry.kind == "question":
            yield from _answers(entry.file, entry.value.id, entry.value.answer)
        if entry.kind == "answer":
            yield from _own_answer(book, entry)
        if entry.kind == "limit":
            yield from _limit(entry)
        if entry.kind in ("place", "custom") and key in book.laid:
            yield from place_problems(entry)
        if entry.kind == "practice":
            yield from practice_problems(entry)
    yield from _policies(book)
    yield from _rules(book)
    yield from _checks(book)
    yield from branch_problems(book)


def _missing(book: Rulebook, kind: str, needed: Iterable[str]) -> Iterator[Problem]:
    for id in needed:
        if (kind, id) not in book.entries:
            yield Problem(f"{kind} {id}", "the rulebook lacks it")


def _names(book: Rulebook, entry: Entry) -> Iterator[Problem]:
    """Sources, advice, steps and templates that an entry names must be there."""
    value, where = entry.value, f"{entry.file}: {entry.kind} {entry.value.id}"
    for held in (value, *getattr(value, "answer", ())):
        for key, kind in (
            ("sources", "source"),
            ("against", "source"),
            ("advice", "advice"),
            ("step", "step"),
            ("variants", "template"),
            ("asks", "question"),
            ("then", "branch"),
        ):
            named = getattr(held, key, ())
            yield from _unknown(book, f"{where}: {key}", kind, named if isinstance(named, tuple) else ())
    if entry.kind == "step":
        yield from _unknown(book, f"{where}: template", "template", value.template.values())
    if entry.kind == "rule":
        yield from _unknown(book, f"{where}: over", "rule", value.over)
        yield from _unknown(book, f"{where}: sets", "template", [value.sets[k] for k in value.sets if k == "template"])
        if not value.sources or not value.advice:
            yield Problem(
                where,
                "a rule names its sources and the advice it carries out",
                "none",
                "sources = [...], advice = [...]",
            )
        if value.does in ("propose", "explain") and not value.step:
            yield Problem(where, f"a rule that does {value.does} names its step", "none", one_of(book.steps))
        yield from _means(book, f"{where}: means", value.means)
    yield from _unknown_slots(where, entry)
    if entry.kind == "ask" and value.id not in FACTS:
        yield Problem(where, "unknown fact", value.id, one_of(FACTS, value.id))


def _means(book: Rulebook, where: str, means: Means) -> Iterator[Problem]:
    """Steps and slots that a rule's data name must be there."""
    before = [id for id in means.before if id != LET_THEM_KNOW]
    for key, ids in (("before", before), ("also", means.also), ("instead", means.instead)):
        yield from _unknown(book, f"{where}: {key}", "step", ids)
    for name in (*means.copies, *means.tells):
        if name not in SLOTS:
            yield Problem(where, "unknown slot", name, one_of(SLOTS, name))


def _unknown_slots(where: str, entry: Entry) -> Iterator[Problem]:
    """Sentences of rules, questions to the candidate and titles may use the {slots} of planning/slots.py only."""
    value, texts = entry.value, list[str]()
    if entry.kind == "rule":
        texts = [value.says, value.turns, *(words for key, words in value.sets.items() if key != "template")]
    elif entry.kind == "ask":
        texts = [value.asks, value.why]
    elif entry.kind == "step":
        texts = [*value.title.values(), *value.answer.values()]
    for text in texts:
        for name in re.findall(r"\{([^{}]*)\}", text):
            if name not in SLOTS:
                yield Problem(where, "unknown slot", name, one_of(SLOTS, name))


def _unknown(book: Rulebook, where: str, kind: str, ids: Iterable[str]) -> Iterator[Problem]:
    for id in ids:
        if (kind, id) not in book.entries:
            known = [known for of, known in book.entries if of == kind]
            yield Problem(where, f"no {kind} has this id", id, one_of(known, id))


def _own_answer(book: Rulebook, entry: Entry) -> Iterator[Problem]:
    own: OwnAnswer = entry.value
    if ("question", own.question) not in book.entries:
        where = f"{entry.file}: answer {own.id}: question"
        yield Problem(where, "no question has this id", own.question, one_of(book.questions, own.question))
    else:
        yield from _answers(entry.file, own.question, (own,))


def _answers(file: str, question: str, answers: Iterable[Answer]) -> Iterator[Problem]:
    for answer in answers:
        where = f"{file}: question {question}: answer {answer.id}"
        for key in NEEDED.get(question, ()):
            if getattr(answer, key) is None:
                yield Problem(where, f"{key} is required here and missing")
        words = FACTS[VALUES[question]].words if question in VALUES else ()
        if words and answer.value not in words:
            yield Problem(f"{where}: value", "not one of the allowed words", str(answer.value), one_of(words))


def _limit(entry: Entry) -> Iterator[Problem]:
    limit, where = entry.value, f"{entry.file}: limit {entry.value.id}"
    if limit.id not in LIMITS:
        yield Problem(where, "no figure has this id", limit.id, one_of(LIMITS, limit.id))
    elif (limit.value is None) != (limit.id in SPANS) or bool(limit.hours) != (limit.id in SPANS):
        yield Problem(
            where, "a figure has a value, hours of the day have hours", "", 'value = 3, or hours = ["10:00-11:00"]'
        )
    elif limit.working_days and limit.id not in WAITS:
        yield Problem(f"{where}: working_days", "this figure is none that waits", limit.id, one_of(WAITS))


def place_problems(entry: Entry) -> Iterator[Problem]:
    """A country and categories of holidays that no calendar knows. A test holds our own to it, not every start."""
    place, where = entry.value, f"{entry.file}: {entry.kind} {entry.value.id}"
    known = known_holidays(place.id)
    if not known:
        yield Problem(where, "no public holidays are known for this country", place.id, "a country code such as HK")
    for category in getattr(place, "holidays", ()) if known else ():
        if category not in known:
            yield Problem(f"{where}: holidays", "no category of that calendar", category, one_of(known, category))


def _checks(book: Rulebook) -> Iterator[Problem]:
    """Checks that go by their examples: what a folder may have spoilt; a test holds ours to theirs."""
    other_words, work = any(kind == "words" for kind, _ in book.laid), 0
    for key, entry in book.entries.items():
        if entry.kind != "check":
            continue
        check, where = entry.value, f"{entry.file}: check {entry.value.id}"
        yield from _unknown(book, f"{where}: not_for", "step", check.not_for)
        if key not in book.laid and not other_words:
            continue
        parts, unread = read_check(check, book.words)
        work += parts * (EACH + sum(map(len, (*check.bad, *check.good))))
        if work > MOST_WORK:
            yield Problem(f"{where}: phrases", "too many patterns and examples in all", f"{work:,}", f"{MOST_WORK:,}")
            return
        yield from _unreadable(unread, where) if unread else _betrayals(check, book, where)


def examples_of(check: Check, book: Rulebook, where: str) -> Iterator[Problem]:
    """Patterns that cannot be read, else the examples that they get wrong."""
    _, unread = read_check(check, book.words)
    return _unreadable(unread, where) if unread else _betrayals(check, book, where)


def _unreadable(unread: list[tuple[str, str]], where: str) -> Iterator[Problem]:
    for text, why in unread:
        what, _, allowed = why.partition("; allowed: ")
        yield Problem(f"{where}: phrases", what, text, allowed or "see CONTRIBUTING.md")


def _betrayals(check: Check, book: Rulebook, where: str) -> Iterator[Problem]:
    for which, text in betrayed(check, book.words):
        what = "finds nothing in this example" if which == "bad" else "finds something in this example"
        yield Problem(f"{where}: {which}", what, text, "phrases that fit it, or another example")


def _policies(book: Rulebook) -> Iterator[Problem]:
    policies = {id: e for (kind, id), e in book.entries.items() if kind == "policy"}
    if "balanced" not in policies or set(policies["balanced"].value.answers) < set(book.questions):
        yield Problem("policy balanced", "the default policy answers every question", "", one_of(book.questions))
    for id, entry in policies.items():
        for question, answer in entry.value.answers.items():
            where = f"{entry.file}: policy {id}: answers.{question}"
            if question not in book.questions:
                yield Problem(where, "no question has this id", question, one_of(book.questions, question))
            elif answer not in (known := [a.id for a in book.questions[question].answer]):
                yield Problem(where, "not an answer to this question", answer, one_of(known, answer))


def _rules(book: Rulebook) -> Iterator[Problem]:
    conditions: dict[str, Any] = {}
    for (kind, id), entry in book.entries.items():
        if kind != "rule":
            continue
        try:
            conditions[id] = book.condition_of(entry)
        except ValueError as error:
            what, _, allowed = str(error).partition("; allowed: ")
            yield Problem(f"{entry.file}: rule {id}: when", what, entry.value.when, allowed)
    yield from _rivals(book, conditions)


def _rivals(book: Rulebook, conditions: dict[str, Any]) -> Iterator[Problem]:
    """Two rules that may both hold and set the same thing of one step, neither declared the winner."""
    setters = [e for (kind, id), e in book.entries.items() if kind == "rule" and e.value.sets and id in conditions]
    for one, other in combinations(setters, 2):
        a, b = one.value, other.value
        if _may_clash(a, b, conditions) and a.id not in b.over and b.id not in a.over:
            yield Problem(
                f"{other.file}: rule {b.id}: sets",
                f"rule {a.id} sets the same and no winner is declared",
                ", ".join(sorted(set(a.sets) & set(b.sets))),
                f'over = ["{a.id}"], or the other way round',
            )


def _may_clash(a: RuleEntry, b: RuleEntry, conditions: dict[str, Any]) -> bool:
    if not (set(a.sets) & set(b.sets) and set(a.step) & set(b.step) and set(a.stages) & set(b.stages)):
        return False
    said = dict(conditions[a.id].equals)
    return all(said.get(fact, word) == word for fact, word in conditions[b.id].equals)

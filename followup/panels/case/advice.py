"""The advice to read: every piece, its sources, who disagrees, what carries it out, and how the policies differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import ipywidgets as widgets

from ...case.errors import FollowupError
from ...rulebook.book import Rule, Rulebook
from ...rulebook.entries import Advice, Answer, Question, Source
from ..parts.actions import in_words
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, chips, join, scrolling, table, tag
from ..parts.panel import Panel
from ..parts.pieces import choices, html, telling

ALL = ""
CAPTION = "text-align: left; font-weight: 650; padding: 0 0 6px"
EMPTY_LIST = "No piece of advice is both: choose another stage or source."


class ReadAdvice(Panel):
    """Every piece of advice, filtered by stage and source."""

    name = "advice"

    def build(self) -> list[widgets.Widget]:
        self.section = Control(self, Spec("section", "Stage", "menu", (("every stage", ALL),)), lambda _: None)
        self.source = Control(self, Spec("source", "Source", "menu", (("every source", ALL),)), lambda _: None)
        self.place, self.count = html(), telling()
        return [choices(self.section.box, self.source.box), self.count, self.place]

    def draw(self) -> None:
        book = self.desk.rulebook
        sections = dict.fromkeys(one.section for one in book.advice.values())
        _offer(self.section, [("every stage", ALL), *((name, name) for name in sections)])
        _offer(self.source, [("every source", ALL), *((source.title, id) for id, source in book.sources.items())])
        chosen = chosen_advice(book, self.section.value, self.source.value)
        words = f"{len(chosen)} of {len(book.advice)} pieces of advice" if chosen else EMPTY_LIST
        self.count.value = tag("p", words, class_="fu-soft", role="status")
        self.place.value = join(*(advice_html(book, one) for one in chosen))


def _offer(choice: Control, options: list[tuple[str, str]]) -> None:
    held = choice.value
    choice.offer(options, held if held in {value for _, value in options} else ALL)


def chosen_advice(book: Rulebook, section: str = ALL, source: str = ALL) -> list[Advice]:
    """The advice of a section that a source gives or speaks against; ALL takes every one."""
    return [
        one
        for one in book.advice.values()
        if section in (ALL, one.section) and (source == ALL or source in (*one.sources, *one.against))
    ]


def advice_html(book: Rulebook, one: Advice) -> Markup:
    """One piece: its words and sources, who holds otherwise, and behind a fold what carries it out."""
    against = tag("p", "Against it: ", chips(one.against), class_="fu-soft") if one.against else EMPTY
    carried = [*_rules(book.rules.values(), one.id), *_messages(book, one.id), *_answers(book, one.id)]
    fold = tag("details", tag("summary", f"What carries it out ({len(carried)})"), bullets(carried), class_="fu-more")
    words = tag("p", tag("b", f"{one.id} "), one.says, " ", chips(one.sources))
    return tag("article", words, against, fold if carried else EMPTY, class_="fu-card")


def _rules(rules: Iterable[Rule], advice: str) -> list[Markup]:
    return [
        join(tag("code", rule.entry.id), f" ({rule.entry.does}) ", rule.entry.says, " ", chips(rule.entry.sources))
        for rule in rules
        if advice in rule.entry.advice
    ]


def _messages(book: Rulebook, advice: str) -> list[Markup]:
    return [
        join("The message ", tag("code", template.id))
        for template in book.templates.values()
        if advice in template.all_advice
    ]


def _answers(book: Rulebook, advice: str) -> list[Markup]:
    return [
        join(f"{question.id} ", tag("code", answer.id), f": {answer.says} ", chips(answer.sources))
        for question in book.questions.values()
        for answer in question.answer
        if advice in answer.advice
    ]


class Disagreements(Panel):
    """Every question with all its answers, who gives each, and which policies follow it."""

    name = "disagreements"

    def build(self) -> list[widgets.Widget]:
        self.place = html()
        return [self.place]

    def draw(self) -> None:
        book = self.desk.rulebook
        self.place.value = join(*(question_html(book, one, self.desk.policy) for one in book.questions.values()))


def question_html(book: Rulebook, question: Question, policy: str) -> Markup:
    """One question as a table, the answer of the policy in force marked."""
    rows = [_answer_row(book, question, answer, policy) for answer in question.answer]
    return _table(f"{question.id}. {question.asks}", ("Answer", "Who says so", "Policies"), rows)


def _answer_row(book: Rulebook, question: Question, answer: Answer, policy: str) -> tuple[object, ...]:
    following = [name for name, one in book.policies.items() if one.answers[question.id].id == answer.id]
    mark = tag("b", " ✓ yours") if policy in following else EMPTY
    words = join(tag("code", answer.id), mark, tag("br"), answer.says)
    return words, chips(answer.sources), ", ".join(following) or "none"


def _table(caption: str, columns: Iterable[str], rows: Iterable[Sequence[object]]) -> Markup:
    made = table(list(columns), rows, caption=tag("caption", caption, style=CAPTION), class_="fu-others")
    return scrolling(made, caption)


class Policies(Panel):
    """What every policy would do about the case on the desk."""

    name = "policies"

    def build(self) -> list[widgets.Widget]:
        self.place = html()
        return [self.place]

    def draw(self) -> None:
        from ...planning.policies import compare_policies

        case = self.desk.case
        if case is None:
            self.place.value = tag("p", "Open a case on the first page to see what each would do.", class_="fu-soft")
            return
        header, rows = compare_policies(case, self.desk.now, self.desk.rulebook)
        caption = f"{case.employer.name}: first or next follow-up under each policy"
        self.place.value = _table(caption, (word[:1].upper() + word[1:] for word in header), rows)


class Sources(Panel):
    """Where the advice comes from, and when somebody last read it."""

    name = "sources"

    def build(self) -> list[widgets.Widget]:
        self.place = html()
        return [self.place]

    def draw(self) -> None:
        rows = [_source_row(one) for one in self.desk.rulebook.sources.values()]
        self.place.value = _table("The sources", ("Source", "What it is", "Last read"), rows)


def _source_row(one: Source) -> tuple[object, ...]:
    page = {"href": one.address, "target": "_blank", "rel": "noopener"}
    title = tag("a", one.title, **page) if one.address else one.title
    read = one.read.isoformat() if one.read else "our own"
    again = f", to be read again by {one.read_again}" if one.read_again else ""
    return chips([one.id]), join(*filter(None, (title, one.author, one.published)), between=", "), read + again


class Audit(Panel):
    """What the audit of the rulebook finds."""

    name = "audit"

    def build(self) -> list[widgets.Widget]:
        self.place = html()
        return [self.place]

    def draw(self) -> None:
        words = audit_words(self.desk.rulebook, self.desk.now.date())
        self.place.value = tag("pre", words, class_="fu-paper", style="font-family:monospace;font-size:13px")


@cache
def audit_words(book: Rulebook, today: date, scenarios: Path | None = None) -> str:
    """The audit's report as text, made once for a rulebook and a day; scenarios: ours where none are given."""
    from ...house_rules.audit import audit
    from ...house_rules.scenarios import scenario_folders

    try:
        return str(audit(book, scenarios or scenario_folders(), today).text)
    except FollowupError as error:
        return in_words(error)

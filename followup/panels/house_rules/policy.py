"""A policy of one's own: a name, a sentence, and one answer to each question, begun from one of the workbook's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...house_rules.draft import put
from ...house_rules.folder import folder_name
from ...house_rules.own_answers import WHEN, days_words, email_only, own_when
from ...rulebook.entries import OwnAnswer, Question
from ...rulebook.loading import default_rulebook
from ...rulebook.policies import Policy
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, chips, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show
from .bench import SOURCE, bench_of
from .cells import Cell, small

NEW = ""
NO_YES = (("No", 0), ("Yes", 1))
TITLE = Spec("title", "What it is called", more={"placeholder": "Friday caller", "continuous_update": True})


class OwnPolicy(Panel):
    """One policy at a time; every answer is kept as soon as it is chosen."""

    name = "policy"

    def build(self) -> list[widgets.Widget]:
        self.bench, ours = bench_of(self.desk), default_rulebook()
        self.which = Control(self, Spec("which", "Which policy", "menu"), lambda _: None)
        self.title = Control(self, TITLE)
        policies = tuple((id, id) for id in ours.policies)
        self.start = Control(self, Spec("start", "Begin from", "menu", policies), lambda _: None)
        self.told, self.make, self.remove = html(), button("Make it", "main"), button("Remove this policy")
        on_click(self, self.make, self._make)
        on_click(self, self.remove, self._remove)
        self.begin = widgets.VBox([row(self.title.box, self.start.box), self.told, row(self.make)])
        self.says = Cell(self, Spec("says", "In one sentence"), self._say)
        self.answers = Form(self, map(self._question, ours.questions.values()), css=("fu-grid", "fu-three"))
        self.exact = Form(self, self._exact(), css=("fu-grid", "fu-three"))
        self.form = widgets.VBox([self.says.box, self.answers.box, self.exact.box, row(self.remove)])
        return [in_card(self.which.box, self.begin, self.form)]

    def _question(self, question: Question) -> Cell:
        options = tuple((answer.says, answer.id) for answer in question.answer)
        asked = Spec(question.id, question.asks, "radio", options)
        return Cell(self, asked, partial(self._answer, question.id))

    def _exact(self) -> Iterator[Cell]:
        """What no answer of ours says: days of one's own in their unit, no calls at all, followed by everybody."""
        for figure, words in WHEN.items():
            yield Cell(self, Spec(figure, f"First follow-up, {words}"), partial(self._days, figure))
        yield Cell(self, Spec("only", "Email only", "menu", NO_YES), self._only)
        yield Cell(self, Spec("default", "Followed by all who use our rules", "menu", NO_YES), self._default)

    # what is done

    def _make(self) -> str:
        id = folder_name(self.title.value)
        known = default_rulebook().policies
        if id in known or id in self.bench.own_policies:
            raise InputError(Problem("policy", "there is a policy of this name already", id, "another name"))
        start = known[self.start.value]
        answers = {question: answer.id for question, answer in start.answers.items()}
        self.bench.set_entry("policy", id, says=f"Our own way, begun from {start.id}.", answers=answers,
                             begun=start.id)  # fmt: skip
        with self.untouched():
            self.title.clear()
            self.which.offer(self._choices(), id)
        self.bench.policy = id
        return self.bench.said("Your policy is there; choose its answers.")

    def _remove(self) -> str:
        self.bench.back("policy", self.which.value)
        return self.bench.said("Removed.")

    def _say(self, words: str) -> str:
        if not words.strip():
            raise InputError(Problem("policy", "the sentence is empty", "", "a few words that tell it from the others"))
        self.bench.set_entry("policy", self.which.value, says=" ".join(words.split()))
        return "Kept."

    def _answer(self, question: str, answer: str) -> str:
        self.bench.set_entry("policy", self.which.value, answers={question: answer})
        self.bench.policy = self.which.value
        return self.bench.said("Kept.")

    def _own_answer(self, question: str, values: dict[str, Any]) -> str:
        """An answer of one's own beside ours, and this policy gives it."""
        id = f"{self.which.value}-{question}"
        draft = put(self.bench.with_source(), "answer", id, sources=[SOURCE], advice=[], **values)
        draft = put(draft, "policy", self.which.value, answers={question: id})
        self.bench.change(draft)
        self.bench.policy = self.which.value
        return self.bench.said("Kept.")

    def _days(self, figure: str, words: str) -> str:
        answer = self.bench.book.policies[self.which.value].answers["Q1"]
        held = {key: getattr(answer, key) for key in WHEN}
        return self._own_answer("Q1", own_when(figure, words, held))

    def _only(self, wanted: int) -> str:
        return self._own_answer("Q3", email_only()) if wanted else self._answer("Q3", "email")

    def _default(self, wanted: int) -> str:
        self.bench.set_entry("policy", self.which.value, default=bool(wanted) or None)
        return self.bench.said("Kept.")

    # what is shown

    def _choices(self) -> list[tuple[str, str]]:
        return [*((f"{id} (yours)", id) for id in self.bench.own_policies), ("A new one", NEW)]

    def draw(self) -> None:
        choices = self._choices()
        held = self.which.value if self.which.value in {id for _, id in choices} else choices[0][1]
        if held == NEW and list(self.which.widget.options) != choices and not self.title.value:
            held = choices[0][1]  # a folder was opened that has a policy
        self.which.offer(choices, held)
        show(self.which.box, len(choices) > 1)
        show(self.begin, held == NEW)
        show(self.form, held != NEW)
        self.told.value = _begun(self.start.value)
        if held != NEW:
            self._draw_form(held)

    def _draw_form(self, id: str) -> None:
        policy, beside = self.bench.book.policies.get(id), self.bench.beside().before if self.bench.after == id else ""
        ours = default_rulebook().policies.get(beside)
        self.says.compare(policy.says if policy else "")
        if policy:
            self._draw_exact(policy)
        for question, cell in self.answers.fields.items():
            answer = policy.answers[question] if policy else None
            asked = self.bench.book.questions[question]
            cell.offer([(one.says, one.id) for one in asked.answer], answer.id if answer else None)
            differs = bool(ours and answer and ours.answers[question].id != answer.id)
            told = f"; {beside} would: {ours.answers[question].says}" if differs else ""
            advised = chips(answer.sources, "Advised by") if answer else EMPTY
            cell.compare(answer.id if answer else None, small("Advised by ", advised, told), own=differs)

    def _draw_exact(self, policy: Policy) -> None:
        answer, own = policy.answers["Q1"], isinstance(policy.answers["Q1"], OwnAnswer)
        for figure in WHEN:
            self.exact[figure].compare(
                days_words(answer, figure), small("In days or in working days there; both in the same."), own=own
            )
        self.exact["only"].compare(int(policy.email_only), small("Nobody is called of one's own accord."),
                                   own=policy.email_only)  # fmt: skip
        first = self.bench.book.default_policy == policy.id
        self.exact["default"].compare(int(first), small("Until they choose other advice."), own=first)


def _begun(name: str) -> Markup:
    """What a policy of ours answers."""
    policy = default_rulebook().policies[name]
    asked = default_rulebook().questions
    answers = [join(tag("b", f"{asked[question].asks} "), answer.says) for question, answer in policy.answers.items()]
    return tag("div", tag("p", policy.says, class_="fu-soft"), bullets(answers, class_="fu-soft"))

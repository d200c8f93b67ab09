"""A policy of one's own: a name, a sentence, and one answer to each question, begun from one of the workbook's."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...house_rules.folder import folder_name
from ...rulebook.entries import Question
from ...rulebook.loading import default_rulebook
from ..parts.actions import on_change, on_click
from ..parts.markup import EMPTY, Markup, bullets, chips, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, fill, html, in_card, row, show
from .bench import bench_of
from .cells import Cell, small

NEW = ""


class OwnPolicy(Panel):
    """One policy at a time; every answer is kept as soon as it is chosen."""

    name = "policy"

    def build(self) -> list[widgets.Widget]:
        self.bench, ours = bench_of(self.desk), default_rulebook()
        self.which = _field(widgets.Dropdown(options=[], description="Which policy"))
        self.title = _field(widgets.Text(description="What it is called", placeholder="Friday caller"))
        self.start = _field(widgets.Dropdown(options=[(id, id) for id in ours.policies], description="Begin from"))
        self.told, self.make, self.remove = html(), button("Make it", "main"), button("Remove this policy")
        on_change(self, self.which, lambda _: None)
        on_change(self, self.start, lambda _: None)
        on_click(self, self.make, self._make)
        on_click(self, self.remove, self._remove)
        self.begin = widgets.VBox([row(self.title, self.start), self.told, row(self.make)])
        self.says = Cell(self, widgets.Text(description="In one sentence", continuous_update=False), self._say)
        self.cells = {id: self._question(one) for id, one in ours.questions.items()}
        grid = widgets.Box([cell.box for cell in self.cells.values()])
        for css in ("fu-grid", "fu-three"):
            grid.add_class(css)
        self.form = widgets.VBox([self.says.box, grid, row(self.remove)])
        return [in_card(self.which, self.begin, self.form)]

    def _question(self, question: Question) -> Cell:
        options = [(answer.says, answer.id) for answer in question.answer]
        field = widgets.RadioButtons(
            options=options, value=None, description=f"{question.id}. {question.asks}", tooltip=""
        )
        return Cell(self, field, lambda answer: self._answer(question.id, answer))

    # what is done

    def _make(self) -> str:
        id = folder_name(self.title.value)
        known = default_rulebook().policies
        if id in known or id in self.bench.own_policies:
            raise InputError(Problem("policy", "there is a policy of this name already", id, "another name"))
        start = known[self.start.value]
        answers = {question: answer.id for question, answer in start.answers.items()}
        self.bench.set_entry("policy", id, says=f"Our own way, begun from {start.id}.", answers=answers)
        with self.untouched():
            self.title.value = ""
            fill(self.which, self._choices(), id)
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

    # what is shown

    def _choices(self) -> list[tuple[str, str]]:
        return [*((f"{id} (yours)", id) for id in self.bench.own_policies), ("A new one", NEW)]

    def draw(self) -> None:
        choices = self._choices()
        held = self.which.value if self.which.value in dict(map(reversed, choices)) else choices[0][1]
        if held == NEW and list(self.which.options) != choices and not self.title.value:
            held = choices[0][1]  # a folder was opened that has a policy
        fill(self.which, choices, held)
        show(self.which, len(choices) > 1)
        show(self.begin, held == NEW)
        show(self.form, held != NEW)
        self.told.value = _begun(self.start.value)
        if held != NEW:
            self._draw_form(held)

    def _draw_form(self, id: str) -> None:
        policy, beside = self.bench.book.policies.get(id), self.bench.beside().before if self.bench.after == id else ""
        ours = default_rulebook().policies.get(beside)
        self.says.draw(policy.says if policy else "")
        for question, cell in self.cells.items():
            answer = policy.answers[question] if policy else None
            differs = bool(ours and answer and ours.answers[question].id != answer.id)
            told = f"; {beside} would: {ours.answers[question].says}" if differs else ""
            advised = chips(answer.sources, "Advised by") if answer else EMPTY
            cell.draw(answer.id if answer else None, small("Advised by ", advised, told), own=differs)


def _begun(name: str) -> Markup:
    """What a policy of ours answers."""
    policy = default_rulebook().policies[name]
    answers = [join(tag("b", f"{question} "), answer.says) for question, answer in policy.answers.items()]
    return tag("div", tag("p", policy.says, class_="fu-soft"), bullets(answers, class_="fu-soft"))


def _field(made: widgets.Widget) -> widgets.Widget:
    made.add_class("fu-field")
    return made

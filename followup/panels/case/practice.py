"""Practice at the end of a page: a short story, answers to choose from, and what the planner says to them."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from ...planning.said import moment_words
from ...training.certificate.record import note_answer
from ...training.practice import NOT_YET, POSSIBLE, RIGHT, WRONG, Exercise, Situation, Verdict, read_situations
from ..parts import zones
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Panel, Part
from ..parts.pieces import button, hold, html, row, show, telling
from . import plan_html
from .debrief_facts import own_situations

SIGNS = {RIGHT: ("✓ ", "fu-said"), POSSIBLE: ("≈ ", "fu-note"), WRONG: ("✗ ", "fu-ask"), NOT_YET: ("… ", "fu-ask")}
NOT_CHOSEN = "Choose one of the answers first."


class Practice(Panel):
    """page: a notebook's name, such as 20_thank_you; one of its situations at a time. How often it was tried and that
    it was solved is remembered; what was answered is not. first: ids of situations that come before the others.
    """

    name = "practice"

    def build(self, page: str, first: Sequence[str] = ()) -> list[widgets.Widget]:
        self.situations, self.place = sorted(read_situations(page), key=lambda one: one.id not in first), 0
        self.cards: dict[int, Card] = {}  # each made when it is looked at first
        self.held, self.another, self.own = widgets.VBox([]), button("Another situation"), html()
        on_click(self, self.another, self._go_on)
        return [self.held, self.another, self.own]

    def _go_on(self) -> str:
        self.place = (self.place + 1) % len(self.situations)
        return ""

    def draw(self) -> None:
        show(self.another, len(self.situations) > 1)
        if self.situations and self.place not in self.cards:
            self.cards[self.place] = Card(self, situation=self.situations[self.place])
        for card in self.cards.values():
            card.draw()
        hold(self.held, [self.cards[self.place].box] if self.situations else [])
        self.own.value = own_situations(self.desk.case, self.desk.now)


class Card(Part):
    """One situation. Where the policy changes, the same answer is judged anew."""

    css = ("fu-card",)

    def build(self, situation: Situation) -> list[widgets.Widget]:
        self.situation = situation
        self.exercise: Exercise | None = None
        self.seen: tuple[str, str] | None = None  # policy and answer looked at last: looking twice is one try
        self.judged: str | None = None
        self.story, self.verdict, self.reasons = html(), telling(), html()
        self.answer = Control(self, Spec("answer", situation.asks, "radio"))
        self.check = button("What does the plan say?")
        on_click(self, self.check, self._answer)
        return [self.story, self.answer.box, row(self.check), self.verdict, self.reasons]

    def _answer(self) -> str:
        self.judged = self.answer.value
        if self.judged is None:
            self.verdict.value = tag("p", NOT_CHOSEN, role="status", class_="fu-note")
        elif self.exercise is not None:
            self._note(self.exercise)
        return ""

    def _note(self, exercise: Exercise) -> None:
        """Remember the try, for the certificate; an answer that the plan allows too is neither right nor wrong."""
        policy, level = exercise.plan.policy, exercise.judge(self.judged or "").level
        if level != POSSIBLE and self.seen != (policy, self.judged):
            self.seen = (policy, self.judged or "")
            note_answer(self.desk.own, self.situation.id, policy, level == RIGHT,
                        at=self.desk.now.astimezone(self.desk.zone))  # fmt: skip

    def draw(self) -> None:
        if self.exercise is None or self._outdated(self.exercise):
            self.exercise = Exercise(self.situation, self.desk.policy, self.desk.rulebook)
            self.story.value = _story(self.exercise)
            options = [(words, key) for key, words in self.exercise.options.items()]
            held = self.answer.value  # one that was chosen and is still there stays chosen
            self.answer.offer(options, held if held in self.exercise.options else None)
        if self.judged in self.exercise.options:
            verdict = self.exercise.judge(self.judged)
            self.verdict.value, self.reasons.value = _said(verdict), _reasons(self.exercise, verdict)

    def _outdated(self, exercise: Exercise) -> bool:
        """Whether other advice is followed now, or other rules."""
        return exercise.plan.policy != self.desk.policy or exercise.book is not self.desk.rulebook


def _story(exercise: Exercise) -> Markup:
    plan = exercise.plan
    when = f"It is {moment_words(plan, plan.as_of)} in {zones.city(plan)}."
    return join(tag("p", exercise.situation.story), tag("p", when, class_="fu-soft"))


def _said(verdict: Verdict) -> Markup:
    sign, css = SIGNS[verdict.level]
    instead = tag("p", verdict.instead, class_="fu-soft") if verdict.instead else EMPTY
    return tag("div", tag("p", tag("b", sign, aria_hidden="true"), verdict.says), instead, role="status", class_=css)


def _reasons(exercise: Exercise, verdict: Verdict) -> Markup:
    """Why, and who holds otherwise: the plan's reasons, and the same question under each policy."""
    step = exercise.step
    why = plan_html.reasons(step) if step else EMPTY
    avoid = plan_html.avoid(exercise.plan) if verdict.level != RIGHT else EMPTY
    return join(why, _policies(exercise), avoid)


def _policies(exercise: Exercise) -> Markup:
    title = tag("h4", "Whose advice")
    answers = exercise.by_policy
    if len(answers) == 1:
        return join(title, tag("p", "All of them agree here.", class_="fu-soft"))
    mine = exercise.plan.policy
    told = [_following(words, names, mine) for words, names in answers.items()]
    return join(title, bullets(told))


def _following(words: str, names: list[str], mine: str) -> Markup:
    told = [f"{name} (the one you follow)" if name == mine else name for name in names]
    return join(tag("b", words), f": {', '.join(told)}")

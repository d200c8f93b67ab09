"""One card on the wall: the story, four questions for the room, and what the plan says to each answer."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from ...training.practice import POSSIBLE, RIGHT, WRONG, Verdict
from ...training.workshop.known import known_lines, moment_line
from ...training.workshop.questions import ASKED, Question, questions
from ...training.workshop.stories import Story
from ..case import plan_html
from ..parts.actions import on_change, on_click
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, fill, html, row, show

SIGNS = {RIGHT: ("✓ ", "fu-said"), POSSIBLE: ("≈ ", "fu-note"), WRONG: ("✗ ", "fu-ask")}
OWN = ""  # the choice "the story's own advice"


class CardPanel(Panel):
    """What a room answers is for the moment, and not written down. The answer comes when it is asked for."""

    name = "wall-card"

    def build(self) -> list[widgets.Widget]:
        self.card, self.policy = (
            widgets.Dropdown(description="Which card"),
            widgets.Dropdown(description="Whose advice"),
        )
        for field in (self.card, self.policy):
            field.add_class("fu-field")
        self.next = button("Next card")
        self.story, self.reasons = html(), html()
        self.asked = [Asked(self, kind) for kind in ASKED]
        self.check, self.hide = button("What does the plan say?", "main"), button("Hide the answer")
        self.told: str | None = None  # the card whose answer is shown
        self.drawn: str | None = None  # the card that the answers chosen belong to
        on_change(self, self.card, lambda name: self._choose(name))
        on_change(self, self.policy, lambda name: self.desk.keep("card policy", name or None))
        on_click(self, self.next, self._next)
        on_click(self, self.check, self._tell)
        on_click(self, self.hide, self._hide)
        choices = row(self.card, self.next, self.policy)
        choices.add_class("fu-choices")
        grid = widgets.Box([one.box for one in self.asked])
        for css in ("fu-grid", "fu-four"):
            grid.add_class(css)
        card = widgets.VBox([choices, self.story, grid, row(self.check, self.hide), self.reasons])
        for css in ("fu-card", "fu-first", "fu-wall"):
            card.add_class(css)
        return [card]

    def _choose(self, name: str) -> None:
        self.told = None
        self.desk.keep("card", name)

    def _next(self) -> str:
        names = list(self.desk.stories)
        place = names.index(self.desk.card_story.name)
        self._choose(names[(place + 1) % len(names)])
        return f"Card {self.desk.card_story.number}."

    def _tell(self) -> str:
        self.told = self.desk.card_story.name
        return ""

    def _hide(self) -> str:
        self.told = None
        return ""

    def draw(self) -> None:
        desk, story = self.desk, self.desk.card_story
        fill(self.card, [(f"Card {one.number} · {one.case.employer.name}", name) for name, one in desk.stories.items()],
             story.name)  # fmt: skip
        fill(self.policy, [("The story's own", OWN), *((name, name) for name in desk.rulebook.policies)],
             desk.card_policy or OWN)  # fmt: skip
        self.story.value = _story(story)
        told = self.told == story.name
        asked = questions(story, desk.card_policy, desk.rulebook)
        for place, question in zip(self.asked, asked):
            place.draw(question, told, anew=story.name != self.drawn)
        self.drawn = story.name
        show(self.hide, told)
        self.reasons.value = _reasons(asked[0]) if told else EMPTY


class Asked:
    """One of the four questions with its answers to choose from."""

    def __init__(self, panel: CardPanel, kind: str) -> None:
        self.choice = widgets.RadioButtons(options=[], description=f"{ASKED[kind][0]}: {ASKED[kind][1]}", tooltip="")
        self.choice.add_class("fu-field")
        self.verdict = html()
        self.box = widgets.VBox([self.choice, self.verdict])
        self.box.add_class("fu-cell")

    def draw(self, question: Question, told: bool, anew: bool) -> None:
        """anew: the card is another one, and nobody has answered it yet."""
        options = [(words, key) for key, words in question.options.items()]
        if anew or list(self.choice.options) != options:
            self.choice.options = options
            self.choice.value = None
        self.verdict.value = join(_judged(question, self.choice.value), _others(question)) if told else EMPTY


def _story(story: Story) -> Markup:
    head = tag("h2", f"Card {story.number}: {story.case.employer.name}", class_="fu-item")
    when = tag("p", tag("b", f"It is {moment_line(story)}."))
    return join(head, tag("p", story.text, class_="fu-story"), when, bullets(known_lines(story), class_="fu-known"))


def _judged(question: Question, chosen: Any) -> Markup:
    """What the plan holds of the room's answer; its own answer where the room has none."""
    if chosen is None:
        return tag(
            "p", "The plan says: ", tag("b", question.options[question.right]), ".", class_="fu-note", role="status"
        )
    verdict: Verdict = question.judge(chosen)
    if verdict.level != RIGHT and (whose := question.followers[chosen]):  # somebody's advice is no mistake
        words = (
            f"That is the advice of {', '.join(whose)}. By {question.plan.policy}: {question.options[question.right]}."
        )
        verdict = Verdict(POSSIBLE, words)
    sign, css = SIGNS[verdict.level]
    return tag("div", tag("p", tag("b", sign, aria_hidden="true"), verdict.says), role="status", class_=css)


def _others(question: Question) -> Markup:
    """Whose plan gives which answer, where they differ."""
    if not question.differs:
        return tag("p", "All of the advice agrees here.", class_="fu-soft")
    given = [join(tag("b", question.options[key]), f": {', '.join(names)}")
             for key, names in question.followers.items() if names]  # fmt: skip
    return bullets(given, class_="fu-soft")


def _reasons(question: Question) -> Markup:
    """The plan of the card in one line, why, and what to leave alone."""
    plan = question.plan
    advice = tag("p", tag("b", plan.summary), f" (advice: {plan.policy})")
    step = question.step
    return join(
        tag("h3", question.story.title), advice, plan_html.reasons(step) if step else EMPTY, plan_html.avoid(plan)
    )

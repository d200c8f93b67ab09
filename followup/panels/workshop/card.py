"""One card on the wall: the story, four questions for the room, and what the plan says to each answer."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

import ipywidgets as widgets

from ...training.practice import NOT_YET, POSSIBLE, RIGHT, WRONG, Verdict
from ...training.workshop.known import known_lines, moment_line
from ...training.workshop.questions import ASKED, BY_OTHERS, Question, questions
from ...training.workshop.stories import Story
from ..case import plan_html
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Part
from ..parts.pieces import button, choices, html, in_card, mark, row, show, styled, telling
from .session_desk import RoomPanel
from .which import ALL, WHICH, chosen

SIGNS = {RIGHT: ("✓ ", "fu-said"), POSSIBLE: ("≈ ", "fu-note"), WRONG: ("✗ ", "fu-ask"), NOT_YET: ("… ", "fu-note"),
         BY_OTHERS: ("◇ ", "fu-note")}  # fmt: skip
OWN = ""  # the choice "the story's own advice"


class CardPanel(RoomPanel):
    """What a room answers is for the moment, and not written down. The answer comes when it is asked for."""

    name = "wall-card"

    def build(self) -> list[widgets.Widget]:
        self.which = Control(self, Spec("which", "Situation", "menu", WHICH), self._choose_situation)
        self.card = Control(self, Spec("card", "Which card", "menu"), self._choose)
        self.policy = Control(
            self, Spec("policy", "Whose advice", "menu"), lambda name: self.desk.keep("card policy", name or None)
        )
        self.next = button("Next card")
        self.story, self.reasons = html(), html()
        self.asked = [Asked(self, kind=kind) for kind in ASKED]
        self.check, self.hide = button("What does the plan say?", "main"), button("Hide the answer")
        self.found: tuple[Any, list[Story]] | None = None  # the cards of a situation, kept while it is the same
        self.told: str | None = None  # the card whose answer is shown
        self.drawn: str | None = None  # the card that the answers chosen belong to
        on_click(self, self.next, self._next)
        on_click(self, self.check, self._tell)
        on_click(self, self.hide, self._hide)
        grid = styled(widgets.Box([one.box for one in self.asked]), "fu-grid", "fu-four")
        top = choices(self.which.box, self.card.box, self.next, self.policy.box)
        parts = [top, self.story, grid, row(self.check, self.hide)]
        self.wall = in_card(*parts, self.reasons, css=("fu-first", "fu-wall"))
        return [self.wall]

    def _choose(self, name: str) -> None:
        self.told = None
        self.desk.keep("card", name)

    def _choose_situation(self, which: str) -> str:
        self.desk.keep("card situation", which)
        names = [story.name for story in self._cards()]
        if self.desk.card_story.name not in names:
            self._choose(names[0])
        return "1 card." if len(names) == 1 else f"{len(names)} cards."

    def _cards(self) -> list[Story]:
        """The cards of the situation that was chosen."""
        which, book = self.desk.own.setting("card situation", ALL), self.desk.rulebook
        if self.found is None or self.found[0] != (which, book):
            self.found = (which, book), chosen(list(self.desk.stories.values()), which, book)
        return self.found[1]

    def _next(self) -> str:
        names = [story.name for story in self._cards()]
        here = self.desk.card_story.name
        self._choose(names[(names.index(here) + 1) % len(names) if here in names else 0])
        return f"Card {self.desk.card_story.number}."

    def _tell(self) -> str:
        self.told = self.desk.card_story.name
        return ""

    def _hide(self) -> str:
        self.told = None
        return ""

    def draw(self) -> None:
        desk, story = self.desk, self.desk.card_story
        known = [value for _, value in WHICH]
        which = desk.own.setting("card situation", ALL)
        self.which.value = which if which in known else ALL
        held = self._cards()
        cards = [(f"Card {one.number} · {one.case.employer.name}", one.name)
                 for one in (held if story in held else [story, *held])]  # fmt: skip
        self.card.offer(cards, story.name)
        named = [("The story's own", OWN), *((name, name) for name in desk.rulebook.policies)]
        self.policy.offer(named, desk.card_policy or OWN)
        self.story.value = _story(story)
        told = self.told == story.name
        asked = questions(story, desk.card_policy, desk.rulebook)
        for place, question in zip_longest(self.asked, asked):
            show(place.box, question is not None)
            if question is not None:
                place.draw(question, told, anew=story.name != self.drawn)
        self.drawn = story.name
        show(self.hide, told)
        mark(self.wall, "fu-answered", told)  # the verdicts need the room
        self.reasons.value = _reasons(asked[0]) if told else EMPTY


class Asked(Part):
    """One of the four questions with its answers to choose from."""

    css = ("fu-cell",)

    def build(self, kind: str) -> list[widgets.Widget]:
        self.choice = Control(self, Spec(kind, ": ".join(ASKED[kind]), "radio"))
        self.verdict = telling()
        return [self.choice.box, self.verdict]

    def draw(self, question: Question, told: bool, anew: bool) -> None:
        """anew: the card is another one, and nobody has answered it yet."""
        options = [(words, key) for key, words in question.options.items()]
        if anew or list(self.choice.widget.options) != options:
            self.choice.offer(options, None)
        self.verdict.value = _told(question, self.choice.value) if told else EMPTY


def _story(story: Story) -> Markup:
    head = tag("h2", f"Card {story.number}: {story.case.employer.name}", class_="fu-item")
    when = tag("p", tag("b", f"It is {moment_line(story)}."))
    return join(head, tag("p", story.text, class_="fu-story"), when, bullets(known_lines(story), class_="fu-known"))


def _told(question: Question, chosen: Any) -> Markup:
    if question.open:  # nothing to mark: there is only what the plan says
        said = tag("p", question.judge(question.right).says, class_="fu-note", role="status")
        return join(said, _others(question) if question.differs else EMPTY)
    held = ((word, "; ".join(question.options[key] for key in keys)) for word, keys in question.beside)
    also = " ".join(f"{word}: {answers}." for word, answers in held)
    beside = tag("p", also, class_="fu-soft") if also else EMPTY
    return join(_judged(question, chosen), beside, _others(question))


def _judged(question: Question, chosen: Any) -> Markup:
    """What the plan holds of the room's answer; its own answer where the room has none."""
    if chosen is None:
        return tag(
            "p", "The plan says: ", tag("b", question.options[question.right]), ".", class_="fu-note", role="status"
        )
    verdict: Verdict = question.judge(chosen)
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
    story = question.story
    advice = tag("p", tag("b", story.headline(plan)), f" (advice: {plan.policy})")
    step = question.step
    asked = tag("p", tag("b", story.question), f" {story.answer}") if story.answer else EMPTY
    why = join(plan_html.reasons(step) if step else EMPTY, plan_html.avoid(plan))
    fold = tag("details", tag("summary", "Why, and what to leave alone"), why) if why else EMPTY  # the wall is short
    return join(tag("h3", story.title), asked, advice, fold)

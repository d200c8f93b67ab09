"""A vote on the card on the wall: hands for each answer, as bars; whose advice each is, when asked."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from ...training.workshop.questions import ASKED, Question, questions
from ...training.workshop.votes import MOST_HANDS, Option, options
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, tag
from ..parts.panel import Part
from ..parts.pieces import button, choices, html, in_card, row, show, styled
from .session_desk import RoomPanel

MOST = 9  # answers; a test holds the stories to it


class VotePanel(RoomPanel):
    """Everybody who has this page open on the same server may count; the hands are added up."""

    name = "vote"

    def build(self) -> list[widgets.Widget]:
        self.about, self.chart = html(), html()
        self.kind = Control(self, Spec("kind", "Which question", "menu"), lambda kind: self.desk.keep("vote", kind))
        self.rows = [Hands(self, place) for place in range(MOST)]
        self.tell, self.clear = button("Show whose advice it is", "main"), button("Count anew")
        self.shown: tuple[Any, ...] = ()  # what the chart was drawn of
        self.told: str | None = None
        on_click(self, self.tell, self._tell)
        on_click(self, self.clear, self._clear)
        self.asked: Question | None = None
        grid = styled(widgets.Box([one.box for one in self.rows]), "fu-grid", "fu-three")
        parts = [choices(self.kind.box), self.about, grid, row(self.tell, self.clear), self.chart]
        return [in_card(*parts, css=("fu-wall",))]

    def _tell(self) -> str:
        self.told = None if self.told == self._place() else self._place()
        return ""

    def _clear(self) -> str:
        self.desk.count_hands(self.asked, dict.fromkeys(self.asked.options, 0))
        self.told = None
        return "All hands are down again."

    def _place(self) -> str:
        return f"{self.asked.story.name} {self.asked.asked}"

    def draw(self) -> None:
        desk = self.desk
        asked = {one.asked: one for one in questions(desk.card_story, desk.card_policy, desk.rulebook)}
        differing = [kind for kind, one in asked.items() if one.differs]
        wanted = desk.own.setting("vote", kind=str)
        kind = wanted if wanted in asked else next(iter(differing), next(iter(asked)))
        self.kind.offer([(_words(one), kind) for kind, one in asked.items()], kind)
        self.asked = asked[kind]
        counted = options(self.asked, desk.hands(self.asked))
        told = self.told == self._place()
        self.tell.description = "Hide whose advice it is" if told else "Show whose advice it is"
        self.about.value = _about(desk.card_story.number, differing)
        for place, one in enumerate(self.rows):
            one.draw(counted[place] if place < len(counted) else None)
        self._draw_chart(counted, told)

    def _draw_chart(self, counted: list[Option], told: bool) -> None:
        """A figure takes a moment: it is made anew only for other figures."""
        wanted = (self.asked.situation.asks, tuple(counted), told)
        if not told and not any(one.hands for one in counted):
            self.shown, self.chart.value = (), EMPTY
        elif wanted != self.shown:
            from ...search.charts.showing import as_html
            from ...training.workshop.vote_chart import votes_chart

            self.shown, self.chart.value = wanted, as_html(votes_chart(self.asked.situation.asks, counted, told))


class Hands(Part):
    """One answer: how many hands, and a button that counts one more."""

    across, css = True, ("fu-row", "fu-hands")
    panel: VotePanel

    def __init__(self, within: VotePanel, place: int) -> None:
        self.place = place
        self.option: Option | None = None
        super().__init__(within)

    def build(self) -> list[widgets.Widget]:
        self.number = Control(self, Spec("hands", "…", "count", more={"min": 0, "max": MOST_HANDS}), self._set)
        self.more = button("One hand more")
        on_click(self, self.more, self._one_more)
        return [self.number.box, self.more]

    def _one_more(self) -> str:
        """One more than all browsers have counted by now, which may be more than this one shows."""
        return self._set(self.panel.desk.hands(self.panel.asked).get(self.option.key, 0) + 1)

    def _set(self, hands: int) -> str:
        self.panel.desk.count_hands(self.panel.asked, {self.option.key: min(max(hands, 0), MOST_HANDS)})
        return ""

    def draw(self, option: Option | None) -> None:
        self.option = option
        show(self.box, option is not None)
        if option is not None:
            self.number.widget.description, self.more.tooltip = option.words, f"One hand more for: {option.words}"
            self.number.value = option.hands


def _words(question: Question) -> str:
    return f"{question.heading}" + (" (the advice differs)" if question.differs else " (all agree)")


def _about(number: int, differing: list[str]) -> Markup:
    if not differing:
        return tag(
            "p", f"On card {number} all of the advice agrees. A vote is better on another card.", class_="fu-soft"
        )
    listed = ", ".join(ASKED[kind][0].lower() for kind in differing)
    return tag("p", f"Card {number}: the advice differs on {listed}. Count hands, then show whose advice each is.",
               class_="fu-soft")  # fmt: skip

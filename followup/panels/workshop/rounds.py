"""Three rounds of calls on paper, for as many threes as there are: nobody in the room knows an ending."""

from __future__ import annotations

from random import Random

import ipywidgets as widgets

from ...training.workshop.round_sheets import facilitator_page, handout_page, sheets_of
from ...training.workshop.rounds import MOST_THREES, draw_rounds
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.pieces import button, choices, html, in_card, show
from .prints import to_print
from .session_desk import RoomPanel

ABOUT = "Each calls once, picks up once and watches once. Print unread; no caller's sheet says how it ends."
USUAL = 4


class Rounds(RoomPanel):
    """What was drawn is kept, so that a page printed again is the same page."""

    name = "rounds"

    def build(self) -> list[widgets.Widget]:
        more = {"min": 1, "max": MOST_THREES, "value": USUAL}
        self.wanted, self.made = False, dict[tuple[int, int], Markup]()
        self.threes = Control(self, Spec("threes", "How many threes", "count", more=more))
        self.make, self.again, self.links = button("Draw three rounds", "main"), button("Those drawn before"), html()
        on_click(self, self.make, self._make)
        on_click(self, self.again, self._again)
        title = html(join(tag("h3", "Three rounds on paper", class_="fu-title"), tag("p", ABOUT, class_="fu-soft")))
        return [in_card(title, choices(self.threes.box, self.make, self.again), self.links)]

    def _make(self) -> str:
        self.wanted = True
        self.desk.keep("rounds", {"threes": int(self.threes.value), "seed": Random().randrange(1_000_000)})
        return "Three rounds are drawn. Nobody has seen them."

    def _again(self) -> str:
        self.wanted = True
        return ""

    @property
    def drawn(self) -> tuple[int, int] | None:
        """How many threes, and by which number they were drawn."""
        kept = self.desk.own.setting("rounds", {})
        threes, seed = kept.get("threes"), kept.get("seed")
        sound = isinstance(threes, int) and isinstance(seed, int) and 1 <= threes <= MOST_THREES
        return (threes, seed) if sound else None

    def draw(self) -> None:
        """The sheets take seconds to make: only when somebody asks, and once."""
        drawn = self.drawn
        show(self.again, drawn is not None and not self.wanted)
        if drawn and self.wanted and drawn not in self.made:
            self.made = {drawn: self._links(*drawn)}
        self.links.value = self.made[drawn] if drawn and self.wanted else EMPTY

    def _links(self, threes: int, seed: int) -> Markup:
        rounds = draw_rounds(list(self.desk.stories.values()), threes, seed, self.desk.rulebook)
        if not rounds:
            return tag("p", "No story has a call under these rules.", class_="fu-soft")
        count = tag("p", f"{3 * threes} people in threes.")
        sheets = (_out(sheets_of(number, calls), f"round-{number}", f"round {number}")
                  for number, calls in enumerate(rounds, 1))  # fmt: skip
        leads = _out(facilitator_page(threes), "rounds-for-you", "the page for you who lead it")
        return join(count, *sheets, leads, _out(handout_page(), "my-next-call", "the page to take home"))


def _out(page: str, name: str, words: str) -> Markup:
    return to_print(page, name, f"Open {words} to print", "Save it")

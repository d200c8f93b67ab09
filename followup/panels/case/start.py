"""The first page's choices: the invented example or one's own search, and a new case."""

from __future__ import annotations

import ipywidgets as widgets

from ..parts import zones
from ..parts.actions import on_click
from ..parts.fields import Field
from ..parts.fold import Fold
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, row, show, styled
from .new_case import NewCase

ZONE = Spec("zone", "Your own time zone", "zone", help="Leave it empty where it is that of this computer.")
EXAMPLE = "This is the invented example search. Your own is apart from it."


class Start(Panel):
    """What comes first: whose search this is, and the form for the next employer."""

    name = "start"

    def build(self) -> list[widgets.Widget]:
        self.about = html()
        self.mine, self.example = button("Start my own", "main"), button("Look at the invented example")
        self.renew = button("Begin the example again")
        self.new = NewCase(self)
        self.zone = Field(self, ZONE, self._choose_zone)
        self.clock = Fold(self, content=self.zone.box)
        on_click(self, self.renew, self._renew)
        on_click(self, self.mine, self._own)
        on_click(self, self.example, self._invented)
        title = html(tag("h2", "Which interview is it?", class_="fu-sheet-title"))
        self.card = widgets.VBox([title, self.new.box])
        below = styled(row(self.mine, self.example, self.renew), "fu-start-ways")
        return [self.about, self.card, below, self.clock.box]

    def draw(self) -> None:
        desk = self.desk
        for widget, shown in ((self.mine, desk.example), (self.example, not desk.example), (self.renew, desk.example)):
            show(widget, shown)
        show(self.card, not desk.example)
        self.about.value = tag("p", EXAMPLE, class_="fu-soft") if desk.example else EMPTY
        self._draw_clock()
        if not desk.example:
            self.new.draw()

    def _draw_clock(self) -> None:
        zone = self.desk.own.setting("zone", kind=str)
        self.zone.draw(zone)
        set_ = tag("span", zone or "the one of this computer", class_="fu-soft")
        self.clock.sum_up(tag("p", tag("b", "Your clock "), set_, class_="fu-line"), "Change your own time zone")

    # what is pressed

    def _own(self) -> str:
        self.desk.show_example(False)
        return "This is your own search now. Paste the invitation, or say what you know."

    def _invented(self) -> str:
        self.desk.show_example(True)
        return "This is the invented example. Your own search is untouched."

    def _renew(self) -> str:
        self.desk.renew_example()
        return "The example begins again, as of today."

    def _choose_zone(self, name: str) -> str:
        self.desk.choose_zone(zones.named(name.strip()) or None)
        return "Kept: your own time zone."

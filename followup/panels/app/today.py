"""The first page for whoever comes back: the most urgent thing of all cases in a sentence, then what comes next."""

from __future__ import annotations

import ipywidgets as widgets

from ...planning.planner import Step
from ..parts.actions import on_click
from ..parts.backup_reminder import BackUpReminder
from ..parts.markup import EMPTY
from ..parts.panel import Panel
from ..parts.pieces import button, html, layout, row, show, styled
from . import today_html as say
from .address import Address
from .due import first_step, in_order, plan_or_none
from .way import Way

ROWS, CARDS = 3, 4  # of what comes up, and of cases


class Today(Panel):
    """Everything on it is read from the plans of all cases."""

    name = "today"

    def build(self) -> list[widgets.Widget]:
        self.top, self.hero, self.why = html(), html(), html()
        self.coming, self.side, self.cases = html(), html(), html()
        self.go, self.mine = button("", "main", "big"), button("Start my own")
        self.reminder = BackUpReminder(self)
        on_click(self, self.go, self._go)
        on_click(self, self.mine, self._own)
        self.card = styled(
            widgets.VBox([self.hero, row(self.go), self.why], layout=layout()), "fu-foremost", "fu-sheet-card"
        )
        self.example = styled(widgets.Box([html(say.invented()), self.mine], layout=layout()), "fu-fold", "fu-note")
        left = styled(widgets.VBox([self.card, self.coming], layout=layout()), "fu-left-side")
        columns = styled(widgets.Box([left, self.side], layout=layout()), "fu-sides")
        return [self.top, self.example, self.reminder.box, columns, self.cases]

    def draw(self) -> None:
        desk = self.desk
        self.top.value = say.top(desk)
        self.reminder.draw()
        show(self.example, desk.example)
        order = in_order(desk)
        found = [(plan, step) for one in order if (plan := plan_or_none(desk, one)) and (step := first_step(plan))]
        self.first = found[0] if found else None
        self._draw_hero()
        self.coming.value = say.coming(desk, found[1:], ROWS)
        self.side.value = say.fortnight(desk, found)
        self.cases.value = say.cards(desk, order, CARDS)

    def _draw_hero(self) -> None:
        show(self.go, self.first is not None)
        if self.first is None:
            self.hero.value, self.why.value = say.nothing(self.desk), EMPTY
            return
        plan, step = self.first
        self.hero.value = say.hero(self.desk, plan, step)
        self.why.value = say.why(step)
        words = opening_words(step)
        if self.go.description != words:
            self.go.description = self.go.tooltip = words

    def _go(self) -> None:
        if self.first is not None:
            self.desk.shared(Way).go(Address("case", self.first[0].case.id))

    def _own(self) -> None:
        self.desk.show_example(False)
        self.desk.shared(Way).go(Address())


def opening_words(step: Step) -> str:
    """What the one button says: what is behind it."""
    if step.status == "later":
        return "Look ahead"
    if step.id == "thank-you":
        return "Write the thank-you"
    if step.channel == "phone":
        return "Prepare the call"
    return "Write it" if step.template else "Open it"

"""The plan: one thing to do first, "I did it" beside it, and below why, what others would do, and what not to do."""

from __future__ import annotations

import ipywidgets as widgets

from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, join, tag
from ..parts.panel import Panel
from ..parts.pieces import html, in_card, show, styled
from ..parts.priority import key_of
from . import plan_html as say
from .ask import Ask
from .did_it import DidIt
from .fortnight import fortnight
from .take_out import TakeOut


class PlanCard(Panel):
    """Any step of the plan can be looked at; the one that matters now is shown first."""

    name = "plan"
    leads = True
    speaks_first = True

    def build(self) -> list[widgets.Widget]:
        self.choice = Control(self, Spec("step", "Look at another step", "menu"), self._look_at)
        self.head, self.why, self.side = html(), html(), html()
        self.did_it, self.ask, self.take_out, self.after = DidIt(self), Ask(self), TakeOut(self), html()
        left = widgets.VBox([self.head, self.did_it.box, self.take_out.box, self.why, self.ask.box])
        right = widgets.VBox([self.side, self.choice.box, self.after])
        columns = widgets.Box([styled(left, "fu-wide"), styled(right, "fu-narrow")])
        return [in_card(styled(columns, "fu-columns"), css=("fu-first",))]

    def _look_at(self, key: tuple[str, str | None]) -> None:
        self.desk.looking = key

    def draw(self) -> None:
        plan, step, own = self.desk.plan, self.desk.step, self.desk.zone
        nothing = plan.summary if plan else "Open a case on the first page."
        self.head.value = say.head(plan, step, own) if plan and step else tag("p", nothing, class_="fu-do")
        for part in (self.did_it, self.ask, self.take_out):
            part.draw()
        show(self.take_out.box, plan is not None)
        show(self.did_it.box, step is not None)
        show(self.choice.box, plan is not None and len(plan.steps) > 1)
        if plan is None or step is None:
            self.why.value = self.after.value = self.side.value = EMPTY
            return
        self.choice.offer([(say.step_words(one), key_of(one)) for one in plan.steps], key_of(step))
        self.why.value = join(say.reasons(step), say.others(step))
        self.after.value = join(say.avoid(plan), say.good_to_know(plan))
        self.side.value = join(
            fortnight(plan, step) if say.dated(step) else EMPTY, say.promise(plan), say.rest(plan, step, own)
        )

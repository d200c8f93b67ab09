"""The other steps of a plan, each as a button that puts it in front."""

from __future__ import annotations

import ipywidgets as widgets

from ...planning.planner import Plan, Step
from ...planning.priority import window_of
from ..parts.actions import on_click
from ..parts.markup import Markup
from ..parts.panel import Part
from ..parts.pieces import button, html, show, styled
from ..parts.priority import key_of
from ..parts.zones import day_name

MOST = 6


class MoreSteps(Part):
    """A drawer. What is looked at lies on the desk."""

    css = ("fu-in-drawer",)

    def build(self) -> list[widgets.Widget]:
        self.buttons = [styled(button("…"), "fu-step") for _ in range(MOST)]
        self.offered: list[Step] = []
        for place, made in enumerate(self.buttons):
            on_click(self, made, lambda place=place: self._look(place))
        self.mind = html()
        return [*self.buttons, self.mind]

    def _look(self, place: int) -> str:
        self.desk.looking = key_of(self.offered[place])
        return ""

    def draw(self, steps: list[Step], in_mind: Markup) -> None:
        """in_mind: what else is good to know here."""
        self.offered, self.mind.value = steps[:MOST], in_mind
        for place, made in enumerate(self.buttons):
            show(made, place < len(self.offered))
            if place < len(self.offered):
                step = self.offered[place]
                made.description = f"{step.heading}\n{when_words(step.plan, step)}"
                made.tooltip = f"Look at it: {step.heading}"


def when_words(plan: Plan, step: Step) -> str:
    """now, overdue, or the day it begins."""
    if step.status == "overdue":
        return "overdue" if step.is_late else "today"
    start, _ = window_of(step)
    if start is None or start <= plan.as_of:
        return "any time" if step.made.hours is None and step.due is None else "now"
    return f"{day_name(plan, start.date())}, {start:%H:%M}"


def others_of(plan: Plan, step: Step | None, shown: bool) -> list[Step]:
    """All steps but the one in front; that one too where it only comes later and its words are not shown yet."""
    return [one for one in plan.steps if one is not step or (one.status == "later" and one.template and not shown)]

"""Header and agenda of the workbook where the time is practice time, and marked so."""

from __future__ import annotations

from ...planning.planner import Plan
from ...planning.said import moment_words
from ..case.agenda import Agenda
from ..case.header import Header
from ..parts import zones
from ..parts.markup import EMPTY, Markup, join, tag


def practice_time(plan: Plan) -> str:
    """Practice time: Thursday, March 19, 10:05 in Chicago."""
    return f"Practice time: {moment_words(plan, plan.as_of)} in {zones.city(plan)}"


class PracticeHeader(Header):
    """The same header; the notice says whose time this is."""

    def told(self) -> Markup:
        plan = self.desk.plan
        told = super().told() if self.desk.trouble or plan is None else EMPTY
        words = " Everybody here is invented, and nothing of it goes into anyone's own search."
        banner = (
            tag("div", tag("b", practice_time(plan)), ".", words, class_="fu-note fu-practice-time") if plan else EMPTY
        )
        return join(told, banner)


class PracticeAgenda(Agenda):
    """Without the way to the page of a stage: from here it would leave the practice."""

    def _lead(self) -> None:
        self.way.value = EMPTY

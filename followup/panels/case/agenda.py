"""What is to do today over all cases, the most urgent first; one press puts a case on the desk."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.errors import FollowupError
from ...planning.phrases import STAGE_WORDS
from ...planning.planner import Step
from ...planning.priority import Turn, main_step, pressing
from ..parts import zones
from ..parts.actions import in_words, on_click
from ..parts.desk import Desk
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel, Part
from ..parts.pieces import button, hold, html, show
from .header import case_words
from .plan_html import STATUS, dated
from .ways import lead, way_line


class Agenda(Panel):
    """One row a case; rows are made once and put in order."""

    name = "agenda"

    def build(self) -> list[widgets.Widget]:
        self.rows: dict[str, Row] = {}
        self.none, self.held = html(), widgets.VBox([])
        self.way = way_line()
        return [self.none, self.held, self.way]

    def draw(self) -> None:
        ordered = [case_id for case_id in sorted(self.desk.cases, key=self._urgency) if self._leads(case_id)]
        self.none.value = EMPTY if ordered else tag("p", "No case yet.", class_="fu-soft")
        hold(self.held, [self._row(case_id).box for case_id in ordered])
        self._lead()

    def _lead(self) -> None:
        plan = self.desk.plan
        words = f"{plan.case.employer.name} is on the desk. Its page:" if plan else ""
        self.way.value = lead(words, self.desk.page_of(plan) if plan else None)

    def _urgency(self, case_id: str) -> Turn:
        try:
            return pressing(self.desk.plan_of(case_id))
        except FollowupError:
            return pressing(None)

    def _leads(self, case_id: str) -> bool:
        """Whether it has a row of its own: what is one message for two jobs stands once, where the desk's case is."""
        together = one_message(self.desk, case_id)
        ids = [step.plan.case.id for step in together if main_step(step.plan) is step]
        return len(ids) < 2 or case_id == (self.desk.case_id if self.desk.case_id in ids else min(ids))

    def _row(self, case_id: str) -> Row:
        if case_id not in self.rows:
            self.rows[case_id] = Row(self, case_id=case_id)
        self.rows[case_id].draw()
        return self.rows[case_id]


class Row(Part):
    """One case, and the button that puts it on the desk."""

    across, css = True, ("fu-fold", "fu-card")

    def build(self, case_id: str) -> list[widgets.Widget]:
        self.case_id, self.words, self.take = case_id, html(), button("Work on it")
        on_click(self, self.take, self._take)
        return [self.words, self.take]

    def _take(self) -> str:
        self.desk.choose_case(self.case_id)
        return f"{self.desk.cases[self.case_id].employer.name} is on the desk now."

    def draw(self) -> None:
        case = self.desk.cases[self.case_id]
        self.words.value = agenda_words(self.desk, self.case_id)
        self.take.tooltip = f"Work on it: {case_words(case)}"
        here = self.desk.case_id == self.case_id
        (self.box.add_class if here else self.box.remove_class)("fu-first")
        show(self.take, not here)


def one_message(desk: Desk, case_id: str) -> list[Step]:
    """What a case asks for first, and the steps of other cases that are the same message."""
    try:
        step = main_step(desk.plan_of(case_id))
    except FollowupError:
        return []
    return desk.one_message(step) if step is not None else []


def _names(desk: Desk, case_id: str) -> Markup:
    """Whose row it is: each job that its message is for."""
    cases = [desk.cases[case_id], *(step.plan.case for step in one_message(desk, case_id)[1:])]
    return join(*(tag("b", case_words(case)) for case in cases), between=tag("br"))


def agenda_words(desk: Desk, case_id: str) -> Markup:
    """A case in three lines: whose, what to do first, when."""
    name = _names(desk, case_id)
    try:
        plan = desk.plan_of(case_id)
    except FollowupError as error:
        return tag("p", name, tag("br"), in_words(error), class_="fu-line")
    step = main_step(plan)
    stage = tag("span", STAGE_WORDS[plan.stage], class_="fu-badge")
    if step is None:
        return tag("p", name, " ", stage, tag("br"), plan.summary, class_="fu-line")
    mark, words = STATUS[step.shown_as]
    status = tag("span", tag("span", mark, aria_hidden="true"), f" {words}", class_=f"fu-status fu-{step.shown_as}")
    when = tag("span", zones.when(plan, step, desk.zone)[0], class_="fu-soft") if dated(step) else EMPTY
    return tag("p", name, " ", stage, tag("br"), status, " ", step.heading, tag("br"), join(when), class_="fu-line")

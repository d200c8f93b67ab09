"""One question at a time: what only the candidate knows, why it matters, a place for the answer, and a way past it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...journal.forgetting import ASIDE
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, tag
from ..parts.panel import Part
from ..parts.pieces import button, hold, html, row, show, styled
from .answer_places import Place, place_of
from .fact_form import FactForm

if TYPE_CHECKING:
    from ...case.case import Case
    from ...planning.planner import Plan

SKIPPED = ASIDE  # the setting: case id, and the facts nobody wants to be asked about
UNSAID = ("promise", "answer_by")  # what an employer says or doesn't
TALKING = (
    "invited", "before_interview", "task", "thank_you", "waiting", "follow_up", "no_decision", "offer",
)  # fmt: skip
"""Stages in which something is going on."""
ELSEWHERE = "interviewing_elsewhere"  # the one question that is answered with a name
OTHER = Spec("employer", "The other employer")


class Ask(Part):
    """Part of the plan card. A question that was put aside stays aside for its case, and can be taken up again."""

    def build(self) -> list[widgets.Widget]:
        self.words, self.held = html(), widgets.VBox([])
        self.yes, self.skip, self.again = button("Yes, note it"), button("Not now"), button("Ask me again")
        self.employer = Control(self, OTHER)
        self.forms: dict[tuple[str, ...], FactForm] = {}
        self.asked: str | None = None
        on_click(self, self.yes, self._note)
        on_click(self, self.skip, self._skip)
        on_click(self, self.again, self._again)
        inside = widgets.VBox([self.words, self.held, self.employer.box, row(self.yes, self.skip)])
        self.card = styled(inside, "fu-ask", "fu-asking")
        return [self.card, row(self.again)]

    # what is asked

    @property
    def aside(self) -> list[str]:
        """The facts of this case that nobody wants to be asked about now."""
        kept = self.desk.book.setting(SKIPPED, {}).get(self.desk.case_id)
        return kept if isinstance(kept, list) else []

    def draw(self) -> None:
        plan = self.desk.plan
        questions = plan.questions if plan else []
        left = [one for one in questions if one["fact"] not in self.aside]
        show(self.card, bool(left))
        show(self.again, bool(questions) and not left)
        self.asked = left[0]["fact"] if left else None
        if plan and left:
            self._draw_question(plan, left[0])

    def _draw_question(self, plan: Plan, one: dict[str, Any]) -> None:
        fact = one["fact"]
        place = place_of(plan, fact, self.desk.book)
        form = self._form(plan, place) if place else None
        others = self._others(plan.case, fact)
        self.words.value = question_html(plan, one, others, placed=form is not None)
        if place and form:
            form.draw(place.held, plan.case.zone)
        hold(self.held, [form.box] if form is not None else [])
        for part in (self.yes, self.employer.box):
            show(part, fact == ELSEWHERE)
        if fact == ELSEWHERE and not self.employer.value:
            self.employer.value = next(iter(others), "")
        self.skip.description = "They did not say" if fact in UNSAID else "Not now"
        self.skip.tooltip = f"{self.skip.description}: {one['asks']}"

    def _form(self, plan: Plan, place: Place) -> FactForm:
        key = (plan.case.id, *place.path, place.specs[0].key)
        if key not in self.forms:
            self.forms[key] = FactForm(self, place.specs, place.path)
        return self.forms[key]

    def _others(self, case: Case, fact: str) -> list[str]:
        """Where else the candidate has interviews, as far as the other cases tell."""
        if fact != ELSEWHERE:
            return []
        plans = (self.desk.plan_of(other) for other in self.desk.cases if other != case.id)
        return [plan.case.employer.name for plan in plans if plan.stage in TALKING][:2]

    # what is done about it

    def _put(self, aside: Sequence[str]) -> None:
        kept = self.desk.book.setting(SKIPPED, {})
        self.desk.book.set(SKIPPED, {**kept, self.desk.case_id: list(aside)}, at=self.desk.now)

    def _skip(self) -> str:
        if self.asked:
            self._put([*self.aside, self.asked])
        return "Put aside. The plan does without it."

    def _again(self) -> str:
        self._put([])
        return "The questions are here again."

    def _note(self) -> str:
        """Writes the other employer down as a fact of this case."""
        name = (self.employer.value or "").strip()
        if not name:
            raise InputError(Problem("the other employer", "no name is given", "", "the name of the organization"))
        keys = self.desk.book.keys(self.desk.case_id, "elsewhere")
        key = str(1 + max((int(one) for one in keys if one.isdigit()), default=0))
        self.desk.give({("elsewhere", key): {"employer": name}})
        self.employer.value = ""
        return "Noted. The plan is up to date."


def question_html(plan: Plan, one: dict[str, Any], others: Sequence[str], *, placed: bool) -> Markup:
    """The question and why it is asked; where there is no field for it here, where the answer belongs."""
    asks = one["asks"]
    if others:
        asks = f"You also have {' and '.join(others)} on your desk. Is that worth telling {plan.case.employer.name}?"
    under = "What you know" if one["key"].partition(".")[0] != "events" else "Write down what happened"
    there = "" if placed or one["fact"] == ELSEWHERE else f" The place for it is below, under “{under}”."
    return tag("div", tag("b", "One question: "), asks, tag("p", one["why"], there or EMPTY, class_="fu-soft"))

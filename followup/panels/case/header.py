"""The top of every page: whose case, both clocks, whose advice, and where the case stands on its way."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.case import Case
from ...journal.place import is_kept
from ...planning.phrases import STAGE_WORDS
from ...planning.planner import Plan
from ..parts import zones
from ..parts.backup_reminder import BackUpReminder
from ..parts.desk import Desk
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag, unseen
from ..parts.pages import START
from ..parts.panel import Panel
from ..parts.pieces import choices, html, show, style
from ..parts.whose_rules import rules_notice
from .ways import lead, way_line

PATH = (
    ("Before you leave", ("applied", "invited", "before_interview")),
    ("Thank-you", ("thank_you",)),
    ("Waiting", ("waiting",)),
    ("Follow-up", ("follow_up", "quiet")),
    ("Their answer", ("no_decision", "task", "rejected", "offer")),
    ("The end", ("closed",)),
)
EXAMPLE = (
    "All people and employers here are made up. Try everything: it is a copy. Your own search begins on the first page."
)
NOT_KEPT = "This window keeps nothing once it is closed, as private windows do. Back up first, on “In and out”."
A_START = " (a good start)"
SAYS_MORE = (
    "invited",
    "quiet",
    "no_decision",
    "task",
    "rejected",
    "offer",
)  # stages that the path's own words do not tell


class Header(Panel):
    """Case and advice can be changed here, on every page."""

    name = "header"

    def build(self) -> list[widgets.Widget]:
        self.style, self.top, self.notices, self.says = html(style()), html(), html(), html()
        self.case = Control(self, Spec("case", "Case", "menu"), self._choose_case)
        self.policy = Control(self, Spec("policy", "Whose advice", "menu"), self._choose_policy)
        self.choices = choices(self.case.box, self.policy.box)
        self.way, self.reminder = way_line(), BackUpReminder(self)
        return [self.style, self.notices, self.reminder.box, self.top, self.choices, self.says, self.way]

    def _choose_case(self, case_id: str) -> None:
        self.desk.choose_case(case_id)

    def _choose_policy(self, name: str) -> None:
        self.desk.choose_policy(name)

    def draw(self) -> None:
        self.notices.value = self._notices()
        self.reminder.draw()
        show(self.choices, not self.desk.trouble and bool(self.desk.cases))
        show(self.says, bool(self.desk.cases))
        if self.desk.trouble:
            self.top.value = EMPTY
            return
        self._draw_choices()
        plan = self.desk.plan
        self.top.value = top(plan, self.desk) if plan else tag("p", self._nothing(), class_="fu-case")
        self.way.value = self._way(plan)

    def _nothing(self) -> str:
        return f"No case yet. Open one {'below' if self.desk.page == START else 'on the first page'}."

    def _draw_choices(self) -> None:
        desk, told = self.desk, self.desk.rulebook.policies
        self.case.offer([(case_words(case), case_id) for case_id, case in desk.cases.items()], desk.case_id)
        usual = desk.rulebook.default_policy
        self.policy.offer([(name + A_START * (name == usual), name) for name in told], desk.policy)
        self.says.value = tag("p", told[desk.policy].says, class_="fu-soft fu-advice")

    def _notices(self) -> Markup:
        desk = self.desk
        if desk.trouble:
            return tag("div", tag("b", "Please look: "), desk.trouble, role="alert", class_="fu-warned")
        invented = tag("div", tag("b", "An invented example. "), EXAMPLE, class_="fu-note") if desk.example else EMPTY
        lost = EMPTY if is_kept(desk.own.path) else tag("div", NOT_KEPT, class_="fu-warned")
        return join(lost, invented, rules_notice(desk.rules), self._set_aside())

    def _set_aside(self) -> Markup:
        """That some lines of the journal can't be used, and the first of them."""
        problems = self.desk.book.problems
        if not problems:
            return EMPTY
        words = f"{len(problems)} of the journal's lines can't be used and are set aside. Nothing was deleted."
        return tag("div", words, tag("p", str(problems[0]), class_="fu-soft"), class_="fu-warned")

    def _way(self, plan: Plan | None) -> Markup:
        """Where this page is about something else than the case: what it is about, and the page to go to."""
        page = self.desk.page
        if plan is None or not page.stages:
            return EMPTY
        to = self.desk.page_of(plan)
        words = f"{plan.case.employer.name} is not at this stage. {STAGE_WORDS[plan.stage]}: its page is"
        return EMPTY if to == page else lead(words, to)


def case_words(case: Case) -> str:
    return f"{case.employer.name} · {case.role.title}"


def top(plan: Plan, desk: Desk) -> Markup:
    """Employer and role, both clocks, and the way with its stages."""
    return tag(
        "div",
        tag("p", case_words(plan.case), class_="fu-case"),
        tag("p", zones.clocks(plan, desk.zone), class_="fu-soft"),
        path(plan),
        class_="fu-top",
    )


def path(plan: Plan) -> Markup:
    """The stages of a case from interview to end; the one it is at is marked for eyes and for screen readers."""
    here = next(place for place, (_, stages) in enumerate(PATH) if plan.stage in stages)
    entries = [_stage(plan, place, here, words) for place, (words, _) in enumerate(PATH)]
    return tag("ol", *entries, class_="fu-path", aria_label="Where this case stands")


def _stage(plan: Plan, place: int, here: int, words: str) -> Markup:
    if place == here:
        more = f": {STAGE_WORDS[plan.stage].lower()}" if plan.stage in SAYS_MORE else ""
        return tag("li", "● ", words, more, class_="fu-here", aria_current="step")
    if place > here:
        return tag("li", words)
    did = {"Thank-you": plan.situation.thanked, "Follow-up": plan.situation.sent}
    missed = not did.get(words, True)
    mark = ("– ", "passed: ") if missed else ("✓ ", "done: ")
    return tag("li", tag("span", mark[0], aria_hidden="true"), unseen(mark[1]), words, class_="fu-done")

"""The top of every notebook: what has to be said first, whose case, and whose advice where no case page says it."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.case import Case
from ...journal.place import is_kept
from ..parts.backup_reminder import BackUpReminder
from ..parts.desk import Desk
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.pages import START
from ..parts.panel import Panel
from ..parts.pieces import choices, html, show, style
from ..parts.whose_rules import rules_notice

PATH = (
    ("Before you leave", ("applied", "invited", "before_interview")),
    ("Thank-you", ("thank_you",)),
    ("Waiting", ("waiting",)),
    ("Follow-up", ("follow_up", "quiet")),
    ("Their answer", ("no_decision", "task", "rejected", "offer")),
    ("The end", ("closed",)),
)  # a way in six parts, for a bar too small for each round
EXAMPLE = "Everybody here is made up. Try everything: it is a copy."
NOT_KEPT = "This window keeps nothing once it is closed, as private windows do. Back up first, on “In and out”."
UNREADABLE = (
    "What is written down, or the rules it is read by, can't be opened now. Nothing was changed. "
    "Bring back a backup on “In and out”, or ask whoever set this up."
)
A_START = " (a good start)"


class Header(Panel):
    """Case and advice can be changed here, on every page."""

    name = "header"

    def build(self) -> list[widgets.Widget]:
        self.style, self.notices, self.none = html(style()), html(), html()
        self.case = Control(self, Spec("case", "Case", "menu"), self._choose_case)
        self.policy = Control(self, Spec("policy", "Whose advice", "menu"), self._choose_policy)
        self.choices = choices(self.case.box, self.policy.box)
        self.reminder = BackUpReminder(self)
        return [self.style, self.notices, self.reminder.box, self.none, self.choices]

    def _choose_case(self, case_id: str) -> None:
        self.desk.choose_case(case_id)

    def _choose_policy(self, name: str) -> None:
        self.desk.choose_policy(name)

    def told(self) -> Markup:
        """What a person should know before anything else."""
        return notices(self.desk)

    def draw(self) -> None:
        self.notices.value = self.told()
        self.reminder.draw()
        if self.desk.page.stages:  # nothing pushes down what is to do now
            show(self.reminder.box, False)
        on_its_own = not self.desk.page.stages  # a case page has both menus itself
        show(self.choices, on_its_own and not self.desk.trouble and bool(self.desk.cases))
        nothing = not self.desk.trouble and not self.desk.cases
        self.none.value = tag("p", self._nothing(), class_="fu-case") if nothing else EMPTY
        if not self.desk.trouble:
            self._draw_choices()

    def _nothing(self) -> str:
        if self.desk.book.damage():
            return "What was written here can't be read. A backup of yours brings your search back."
        return f"No case yet. Open one {'below' if self.desk.page == START else 'on the first page'}."

    def _draw_choices(self) -> None:
        desk, told = self.desk, self.desk.rulebook.policies
        self.case.offer([(case_words(case), case_id) for case_id, case in desk.cases.items()], desk.case_id)
        usual = desk.rulebook.default_policy
        self.policy.offer([(name + A_START * (name == usual), name) for name in told], desk.policy)


def notices(desk: Desk, *, says_example: bool = True) -> Markup:
    """What has to be said first: trouble with journal or rules, a window that keeps nothing, whose rules, lines lost.

    says_example: whether that everybody is invented is said here.
    """
    if desk.trouble:
        return tag("div", tag("b", "Please look: "), UNREADABLE, role="alert", class_="fu-warned")
    invented = tag("div", tag("b", "An invented example. "), EXAMPLE, class_="fu-note")
    lost = EMPTY if is_kept(desk.own.path) else tag("div", NOT_KEPT, class_="fu-warned")
    told = invented if desk.example and says_example else EMPTY
    return join(lost, told, rules_notice(desk.rules, why=False), _set_aside(desk))


def _set_aside(desk: Desk) -> Markup:
    """That some lines of the journal can't be used; the page says how many, and the command line which."""
    count = len(desk.book.problems)
    if not count:
        return EMPTY
    lines = "One thing that was written down" if count == 1 else f"{count} things that were written down"
    words = f"{lines} can't be used now, and {'is' if count == 1 else 'are'} set aside. Nothing was deleted."
    return tag("div", words, class_="fu-warned")


def case_words(case: Case) -> str:
    return f"{case.employer.name} · {case.role.title}"

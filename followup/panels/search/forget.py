"""Forget a case: what will be gone is said first, then it is asked once more; what `followup forget` does is done."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.case import Case
from ...case.wording import joined
from ...journal.forgetting import forget
from ...journal.remaining import ELSEWHERE, beside, remaining
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show

CHOOSE = ("Choose …", "")
WHICH = Spec("case", "Which case", "menu")
NOTHING = "There is no case of your own here."
ALSO_EXAMPLE = "This is about your own search, also while the example is shown."
ABOUT = "For a case that nobody should find here any more. One that is only over can stay: close it, and it rests."


class Forget(Panel):
    """Nothing is chosen before somebody chooses, and a press of the first button removes nothing."""

    name = "forget"

    def build(self) -> list[widgets.Widget]:
        self.asking = ""  # the case for which it is asked once more
        self.about, self.told, self.sure = html(), html(), html()
        self.which = Control(self, WHICH, self._choose)
        self.first = button("Forget this case")
        self.yes, self.no = button("Yes, forget it for good", "main"), button("Keep it")
        self.once_more = in_card(self.sure, row(self.yes, self.no))
        on_click(self, self.first, self._ask)
        on_click(self, self.yes, self._forget)
        on_click(self, self.no, self._keep)
        return [self.about, self.which.box, self.told, row(self.first), self.once_more]

    @property
    def case(self) -> Case | None:
        return self.desk.own.cases().get(str(self.which.value or ""))

    def draw(self) -> None:
        cases = self.desk.own.cases()
        also = tag("p", ALSO_EXAMPLE, class_="fu-soft") if self.desk.example else EMPTY
        self.about.value = join(tag("p", ABOUT if cases else NOTHING, class_="fu-soft"), also)
        chosen = self.which.value if self.which.value in cases else CHOOSE[1]
        self.which.offer([CHOOSE, *((_named(case), id) for id, case in cases.items())], chosen)
        show(self.which.box, bool(cases))
        case = self.case
        asked = case is not None and self.asking == case.id
        self.told.value = self._gone(case) if case is not None else EMPTY
        show(self.first, case is not None and not asked)
        show(self.once_more, asked)
        if case is not None:
            words = f"Forget {_named(case)}? Nobody can bring it back, and no undo does."
            self.sure.value = tag("p", tag("b", words), role="alert") if asked else EMPTY

    def _gone(self, case: Case) -> Markup:
        """What will be gone, counted, and where it stays."""
        counts = (
            (len(case.contacts), "person", "people"),
            (len(case.interviews), "interview", "interviews"),
            (len(case.events), "thing that happened", "things that happened"),
            (len(self.desk.own.drafts(case.id)), "version of a letter", "versions of letters"),
        )
        held = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
        return bullets(
            [
                f"{case.employer.name}, with {joined(held)}, leaves this workbook."
                if held
                else f"{case.employer.name} leaves this workbook.",
                "It leaves the backups and copies that lie beside your search on this computer too.",
                ELSEWHERE,
            ]
        )

    # what is pressed

    def _choose(self, _: str) -> str:
        self.asking = ""
        return ""

    def _ask(self) -> str:
        self.asking = str(self.which.value or "")
        return ""

    def _keep(self) -> str:
        self.asking = ""
        return "Nothing was changed."

    def _forget(self) -> str:
        case = self.case
        if case is None or self.asking != case.id:
            return ""
        done = forget(self.desk.own, case.id)
        self.asking = ""
        self.desk.open(self.desk.page.name)
        names = {id: one.employer.name for id, one in self.desk.own.cases().items()}
        said = [f"{case.employer.name} is forgotten.", *beside(done)]
        return " ".join([*said, *remaining(self.desk.own, case.employer.name, lambda id: names.get(id, id))])


def _named(case: Case) -> str:
    return f"{case.employer.name}, {case.role.title}"

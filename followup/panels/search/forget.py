"""Forget a case: what will be gone is said first, then it is asked once more; what `followup forget` does is done."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.case import Case
from ...case.wording import joined
from ...journal.forgetting import forget, no_cases
from ...journal.remaining import ELSEWHERE, beside, remaining
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, telling

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
        self.about, self.told, self.sure = html(), html(), telling()
        self.which = Control(self, WHICH, self._choose)
        self.first = button("Forget this case")
        self.yes, self.no = button("Yes, forget it for good", "main"), button("Keep it")
        self.once_more = in_card(self.sure, row(self.yes, self.no))
        on_click(self, self.first, self._ask)
        on_click(self, self.yes, self._forget)
        on_click(self, self.no, self._keep)
        return [self.about, self.which.box, self.told, row(self.first), self.once_more]

    def _names(self) -> dict[str, str]:
        """Every case of which something is written down, by id: also one that was taken back, or is damaged."""
        cases = self.desk.own.cases()
        return {id: _named(case) for id, case in cases.items()} | no_cases(self.desk.own)

    def draw(self) -> None:
        cases = self._names()
        also = tag("p", ALSO_EXAMPLE, class_="fu-soft") if self.desk.example else EMPTY
        self.about.value = join(tag("p", ABOUT if cases else NOTHING, class_="fu-soft"), also)
        chosen = self.which.value if self.which.value in cases else CHOOSE[1]
        self.which.offer([CHOOSE, *((name, id) for id, name in cases.items())], chosen)
        show(self.which.box, bool(cases))
        asked = bool(chosen) and self.asking == chosen
        self.told.value = self._gone(str(chosen), cases[str(chosen)]) if chosen else EMPTY
        show(self.first, bool(chosen) and not asked)
        show(self.once_more, asked)
        if chosen:
            words = f"Forget {cases[str(chosen)]}? Nobody can bring it back, and no undo does."
            self.sure.value = tag("p", tag("b", words), role="alert") if asked else EMPTY

    def _gone(self, case_id: str, name: str) -> Markup:
        """What will be gone, counted, and where it stays."""
        case = self.desk.own.cases().get(case_id)
        held = self._held(case) if case is not None else []
        name = case.employer.name if case is not None else name
        return bullets(
            [
                f"{name}{f', with {joined(held)},' if held else ''} leaves this workbook.",
                "It leaves the backups and copies that lie beside your search on this computer too.",
                ELSEWHERE,
            ]
        )

    def _held(self, case: Case) -> list[str]:
        counts = (
            (len(case.contacts), "person", "people"),
            (len(case.interviews), "interview", "interviews"),
            (len(case.events), "thing that happened", "things that happened"),
            (len(self.desk.own.drafts(case.id)), "version of a letter", "versions of letters"),
        )
        return [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]

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
        chosen, names = str(self.which.value or ""), self._names()
        if chosen not in names or self.asking != chosen:
            return ""
        case = self.desk.own.cases().get(chosen)
        called = case.employer.name if case is not None else names[chosen]
        done = forget(self.desk.own, chosen)
        self.asking = ""
        self.desk.open(self.desk.page.name)
        names = {id: one.employer.name for id, one in self.desk.own.cases().items()}
        said = [f"{called} is forgotten.", *beside(done)]
        return " ".join([*said, *remaining(self.desk.own, called, lambda id: names.get(id, id))])


def _named(case: Case) -> str:
    return f"{case.employer.name}, {case.role.title}"

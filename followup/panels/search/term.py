"""What came of a term, as a page to print for those who fund the center: counted from the clients' journals."""

from __future__ import annotations

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.files import opens, saves
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, scrolling, table, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, styled
from .caseload import Clients

ABOUT = "A term in numbers, to print and sign. It names nobody, and says nothing about fewer than five people."
NONE = "choose your folder of journals above first; the invented clients had no term"
SPECS = (
    Spec("first", "First month", more={"placeholder": "2026-01"}),
    Spec("last", "Last month", more={"placeholder": "2026-06"}),
    Spec("center", "Name of your center"),
)


class TermReport(Panel):
    """Counted when somebody asks for it; the page stays until another is made."""

    name = "term-report"

    def build(self) -> list[widgets.Widget]:
        self.made = EMPTY
        self.asked = {spec.key: Control(self, spec) for spec in SPECS}
        self.make, self.place = button("Make the page"), html()
        on_click(self, self.make, self._make)
        grid = styled(widgets.Box([one.box for one in self.asked.values()]), "fu-grid", "fu-three")
        return [in_card(html(tag("p", ABOUT, class_="fu-soft")), grid, row(self.make), self.place)]

    def _make(self) -> str:
        from ...exchange.term import term_page
        from ...group.caseload import read_journals
        from ...group.outcomes import count_outcomes, months

        folder = self.desk.shared(Clients).kept.get("folder")
        if not folder:
            raise InputError(Problem("folder", NONE))
        first, last, center = (self.asked[key].value.strip() for key in ("first", "last", "center"))
        try:
            term = months(first, last)
        except (ValueError, OverflowError):
            raise InputError(Problem("term", "not a term", f"{first} to {last}", "2026-01 and 2026-06")) from None
        people = [told.cases for told in read_journals(folder, [])]
        found = count_outcomes(people, term, self.desk.now.timestamp())
        rows = [(one.what, one.people, one.number) for one in found.rows]
        page = term_page(when=term.words, says=found.sentence, rows=rows, day=str(self.desk.today), center=center)
        self.made = join(_shown(found.sentence, rows), _outs(page, f"term-{first}-{last}"))
        return "The page is made."

    def draw(self) -> None:
        self.place.value = self.made


def _shown(says: str, rows: list[tuple[str, str, str]]) -> Markup:
    told = scrolling(table(("What", "People", "Together"), rows), "What came of the term") if rows else EMPTY
    return join(tag("p", tag("b", says)), told)


def _outs(page: str, name: str) -> Markup:
    return tag("p", opens(page, "Open the page to print"), saves(page, name, "Save the page"), class_="fu-outs")

"""What came of a term, as a page to print for those who fund the center: counted from the clients' journals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...case.wording import joined
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.files import opens, saves
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, scrolling, table, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, styled
from .caseload import Clients

if TYPE_CHECKING:
    from ...group.reported import Reported

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
        self.make, self.forget = button("Make the page"), button("Nobody was given them: forget them")
        self.place, self.before = html(), html()
        on_click(self, self.make, self._make)
        on_click(self, self.forget, self._forget)
        grid = styled(widgets.Box([one.box for one in self.asked.values()]), "fu-grid", "fu-three")
        return [
            in_card(
                html(tag("p", ABOUT, class_="fu-soft")), grid, row(self.make), self.place, self.before, row(self.forget)
            )
        ]

    def _make(self) -> str:
        from ...exchange.term import term_page
        from ...group.caseload import read_journals
        from ...group.outcomes import months
        from ...group.reported import report

        folder = self.desk.shared(Clients).kept.get("folder")
        if not folder:
            raise InputError(Problem("folder", NONE))
        first, last, center = (self.asked[key].value.strip() for key in ("first", "last", "center"))
        try:
            term = months(first, last)
        except (ValueError, OverflowError):
            raise InputError(Problem("term", "not a term", f"{first} to {last}", "2026-01 and 2026-06")) from None
        people, before = [told.cases for told in read_journals(folder, [])], self._memory()
        found = report(people, term, self.desk.now.timestamp(), self.desk.today, before)
        if found.memory != before:
            self._keep(found.memory)
        told = found.told
        rows = [(one.what, one.people, one.number) for one in told.rows]
        page = term_page(when=term.words, says=told.sentence, rows=rows, day=str(found.day), center=center)
        why = tag("p", found.why, class_="fu-note") if found.why else EMPTY
        self.made = join(_shown(told.sentence, rows), why, _outs(page, f"term-{first}-{last}"))
        return "The page is made."

    def _memory(self) -> tuple[Reported, ...]:
        from ...group.reported import REPORTED, from_data

        return from_data(self.desk.own.setting(REPORTED, kind=list))

    def _keep(self, memory: tuple[Reported, ...]) -> None:
        from ...group.reported import REPORTED, to_data

        self.desk.own.set(REPORTED, to_data(memory), at=self.desk.now)

    def _forget(self) -> str:
        self.made = EMPTY
        self._keep(())
        return "They are forgotten: give none of them to anybody now."

    def draw(self) -> None:
        self.place.value = self.made
        terms = dict.fromkeys(one.told.term.words for one in self._memory())
        show(self.forget, bool(terms))
        made = f"Reports made before: {joined(list(terms))}. Each month is in one report."
        self.before.value = tag("p", made, class_="fu-soft") if terms else EMPTY


def _shown(says: str, rows: list[tuple[str, str, str]]) -> Markup:
    told = scrolling(table(("What", "People", "Together"), rows), "What came of the term") if rows else EMPTY
    return join(tag("p", tag("b", says)), told)


def _outs(page: str, name: str) -> Markup:
    return tag("p", opens(page, "Open the page to print"), saves(page, name, "Save the page"), class_="fu-outs")

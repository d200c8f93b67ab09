"""Ways to take a case out of the workbook: into a calendar, and onto paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from ..parts.actions import on_change
from ..parts.files import download, opens, saves
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Part
from ..parts.pieces import html, row, toggle

if TYPE_CHECKING:
    from ...case.case import Case


class TakeOut(Part):
    """Part of the plan card. The files are made when somebody asks for them, and follow the plan while shown."""

    def build(self) -> list[widgets.Widget]:
        self.ask, self.outs = toggle("Calendar and paper"), html()
        on_change(self, self.ask, lambda _: self.draw(), redraw=False)
        return [row(self.ask), self.outs]

    def draw(self) -> None:
        case = self.desk.case
        self.outs.value = self._links(case) if self.ask.value and case else EMPTY

    def _links(self, case: Case) -> Markup:
        from ...exchange.calendar import to_ics
        from ...exchange.case_page import case_pages
        from ...search import Planned

        desk, name = self.desk, case.id
        asked: dict[str, Any] = {"now": desk.now, "policy": desk.policy, "rulebook": desk.rulebook}
        planned = Planned([case], **asked, plans={case.id: desk.plan_of(case.id)})
        page = case_pages(planned, **asked)
        opened = opens(page, "Open a page to print")
        ics = to_ics(planned, **asked)
        steps = download(f"{name}.ics", "text/calendar", ics, "Save the steps for your calendar")
        saved = saves(page, name, "Save that page")
        told = "The calendar file opens in any calendar program; each step stands there at an hour that suits."
        return join(tag("p", steps, opened, saved, class_="fu-outs"), tag("p", told, class_="fu-soft"))

"""Ways to take a case out of the workbook: into a calendar, and onto paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets

from ..parts.actions import on_change
from ..parts.files import download, opens, saves
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import html, row

if TYPE_CHECKING:
    from ..parts.desk import Desk


class TakeOut:
    """Part of the plan card. The files are made when somebody asks for them, and follow the plan while shown."""

    def __init__(self, desk: Desk, panel: Panel) -> None:
        self.desk = desk
        self.ask = widgets.ToggleButton(
            description="Calendar and paper", value=False, tooltip="", layout=widgets.Layout(width="auto")
        )
        self.ask.add_class("fu-button")
        self.outs = html()
        self.box = widgets.VBox([row(self.ask), self.outs])
        on_change(panel, self.ask, lambda _: self.draw(), redraw=False)

    def draw(self) -> None:
        case = self.desk.case
        self.outs.value = self._links() if self.ask.value and case else EMPTY

    def _links(self) -> Markup:
        from ...exchange.calendar import to_ics
        from ...exchange.case_page import case_pages

        desk, name = self.desk, self.desk.case_id
        asked = {"now": desk.now, "policy": desk.policy, "rulebook": desk.rulebook}
        page = case_pages([desk.case], **asked)
        opened = opens(page, "Open a page to print")
        ics = to_ics([desk.case], **asked)
        steps = download(f"{name}.ics", "text/calendar", ics, "Save the steps for your calendar")
        saved = saves(page, name, "Save that page")
        told = "The calendar file opens in any calendar program; each step stands there at an hour that suits."
        return join(tag("p", steps, opened, saved, class_="fu-outs"), tag("p", told, class_="fu-soft"))

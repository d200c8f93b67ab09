"""Ways to take a case out of the workbook: into a calendar, and onto paper."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import ipywidgets as widgets

from ..parts.actions import on_change
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel, html, row

if TYPE_CHECKING:
    from ..parts.desk import Desk

# Its own tab, from which the browser prints. The page forbids scripts itself.
OPEN = "window.open(window.URL.createObjectURL(new Blob([this.dataset.page],{type:'text/html'})),'_blank')"


def download(name: str, kind: str, data: bytes, words: str) -> Markup:
    """A link that saves `data` under `name`; it needs no server. kind: a media type."""
    href = f"data:{kind};base64,{b64encode(data).decode()}"
    return tag("a", words, href=href, download=name, class_="fu-out")


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
        opened = tag("button", "Open a page to print", type="button", class_="fu-out", data_page=page, onclick=OPEN)
        ics = to_ics([desk.case], **asked)
        steps = download(f"{name}.ics", "text/calendar", ics, "Save the steps for your calendar")
        saved = download(f"{name}.html", "text/html", page.encode(), "Save that page")
        told = "The calendar file opens in any calendar program; each step stands there at an hour that suits."
        return join(tag("p", steps, opened, saved, class_="fu-outs"), tag("p", told, class_="fu-soft"))

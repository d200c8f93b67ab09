"""Take the whole search out: calendar, tables, backup, pages; and proof of search for a range of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from ..case.take_out import OPEN, download
from ..parts.actions import on_change
from ..parts.desk import Desk
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel, html, in_card, row

if TYPE_CHECKING:
    from ...exchange.formats import Asked, Format

NO_CASE = "There is no case yet. Open one on the first page."
MONTH = timedelta(days=30)


class Downloads(Panel):
    """The files are made when somebody asks for them, and follow the journal while their links are shown."""

    name = "downloads"

    def build(self) -> list[widgets.Widget]:
        self.ask = widgets.ToggleButton(
            description="Make the files", value=False, tooltip="", layout=widgets.Layout(width="auto")
        )
        self.ask.add_class("fu-button")
        self.ask.add_class("fu-main")
        self.links = html()
        on_change(self, self.ask, lambda _: self.draw(), redraw=False)
        return [in_card(row(self.ask), self.links)]

    def draw(self) -> None:
        self.ask.description = "Put them away" if self.ask.value else "Make the files"
        if not self.ask.value:
            self.links.value = EMPTY
        elif not self.desk.cases:
            self.links.value = tag("p", NO_CASE, class_="fu-soft")
        else:
            self.links.value = _links(self.desk)


def _named(desk: Desk, ending: str) -> str:
    return f"{'example' if desk.example else 'my'}-search-{desk.now:%Y-%m-%d}.{ending}"


def _asked(desk: Desk) -> dict[str, Any]:
    return {"now": desk.now, "policy": desk.policy, "rulebook": desk.rulebook}


def _links(desk: Desk) -> Markup:
    """Every format that has words for this page."""
    from ...exchange.formats import Asked, formats

    asked = Asked(desk.cases, journal=desk.book, **_asked(desk))
    return tag("ul", *(tag("li", _link(desk, one, asked)) for one in formats().values() if one.shown), class_="fu-rest")


def _link(desk: Desk, form: Format, asked: Asked) -> Markup:
    made, shown = form.make(asked), form.shown
    opened = _opened(shown.opens, made.decode()) if shown.opens else EMPTY
    saved = download(_named(desk, form.ending or form.name), form.media, made, shown.saves)
    return join(opened, saved, tag("span", shown.told, class_="fu-soft"), between=" ")


def _opened(words: str, page: str) -> Markup:
    """A button that shows a page in a tab of its own, to print."""
    return tag("button", words, type="button", class_="fu-out", data_page=page, onclick=OPEN)


class Proof(Panel):
    """What was done from one day to another, on a page to hand in."""

    name = "proof"

    def build(self) -> list[widgets.Widget]:
        today = self.desk.now.astimezone(self.desk.zone).date()
        self.since = widgets.DatePicker(description="From", value=today - MONTH)
        self.until = widgets.DatePicker(description="Until, included", value=today)
        for field in (self.since, self.until):
            field.add_class("fu-field")
            on_change(self, field, lambda _: self.draw(), redraw=False)
        self.choices, self.links = row(self.since, self.until), html()
        self.choices.add_class("fu-choices")
        return [in_card(self.choices, self.links)]

    def draw(self) -> None:
        since, until = self.since.value, self.until.value
        if since is None or until is None:
            self.links.value = tag("p", "Both days are needed.", class_="fu-wrong")
        elif since > until:
            self.links.value = tag("p", "The first day comes after the last one.", class_="fu-wrong", role="alert")
        else:
            self.links.value = self._page(since, until)

    def _page(self, since: date, until: date) -> Markup:
        from ...exchange.report import search_report

        page = search_report(self.desk.cases, since=since, until=until, **_asked(self.desk))
        told = "Date, employer, how contacted, with whom, result; what has no answer stands there as still waiting."
        saved = download(_named(self.desk, "proof.html"), "text/html", page.encode(), "Save them")
        opened = _opened("Open the pages to print", page)
        return join(tag("p", opened, " ", saved, class_="fu-outs"), tag("p", told, class_="fu-soft"))

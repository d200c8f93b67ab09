"""Take the whole search out: calendar, tables, backup, pages; and proof of search for a range of days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import ipywidgets as widgets

from ..parts.actions import on_change
from ..parts.desk import Desk
from ..parts.fields import Control
from ..parts.files import download, opens, saves
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import html, in_card, row, styled, toggle

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_CASE = "There is no case yet. Open one on the first page."
MONTH = timedelta(days=30)


class Downloads(Panel):
    """The files are made when somebody asks for them, and follow the journal while their links are shown."""

    name = "downloads"

    def build(self) -> list[widgets.Widget]:
        self.ask, self.links = styled(toggle("Make the files"), "fu-main"), html()
        on_change(self, self.ask, lambda _: self.draw(), redraw=False)
        return [in_card(row(self.ask), self.links)]

    def draw(self) -> None:
        self.ask.description = "Put them away" if self.ask.value else "Make the files"
        if not self.ask.value:
            self.links.value = EMPTY
        elif not self.desk.cases:
            self.links.value = tag("p", NO_CASE, class_="fu-soft")
        else:
            self.links.value = tag("ul", *(tag("li", make(self.desk)) for make in FILES), class_="fu-rest")


def _named(desk: Desk, ending: str) -> str:
    return f"{'example' if desk.example else 'my'}-search-{desk.now:%Y-%m-%d}.{ending}"


def _asked(desk: Desk) -> dict[str, Any]:
    return {"now": desk.now, "policy": desk.policy, "rulebook": desk.rulebook}


def _told(link: Markup, words: str) -> Markup:
    return join(link, " ", tag("span", words, class_="fu-soft"))


def _calendar(desk: Desk) -> Markup:
    from ...exchange.calendar import to_ics

    data = to_ics(desk.cases, **_asked(desk))
    link = download(_named(desk, "ics"), "text/calendar", data, "Save the calendar")
    return _told(link, "Every step at an hour that suits, with a reminder. Taken in again later, it moves what moved.")


def _tables(desk: Desk) -> Markup:
    from ...exchange.spreadsheet import sheets, to_csv, to_xlsx

    made = sheets(desk.cases, **_asked(desk), ahead=timedelta(days=14))
    book = download(_named(desk, "xlsx"), XLSX, to_xlsx(made.values()), "Save the spreadsheet")
    flat = download(_named(desk, "csv"), "text/csv", to_csv(made["cases"]), "Save the cases as CSV")
    return _told(join(book, flat, between=" "), "Cases, people, history and agenda. No cell begins a formula.")


def _backup(desk: Desk) -> Markup:
    from ...exchange.snapshot import take

    data = take(desk.book, now=desk.now)
    link = download(_named(desk, "json"), "application/json", data, "Save everything as JSON")
    return _told(link, "For other programs. Taken in above, it adds what is missing there.")


def _pages(desk: Desk) -> Markup:
    from ...exchange.case_page import case_pages

    page = case_pages(desk.cases, **_asked(desk))
    return _told(_page(desk, page, "cases"), "A page a case, for your folder or your counsellor.")


def _page(desk: Desk, page: str, what: str) -> Markup:
    """A page to open and print, and to save."""
    return join(opens(page, "Open the pages to print"), saves(page, _named(desk, what), "Save them"), between=" ")


FILES: tuple[Callable[[Desk], Markup], ...] = (_calendar, _tables, _backup, _pages)


class Proof(Panel):
    """What was done from one day to another, on a page to hand in."""

    name = "proof"

    def build(self) -> list[widgets.Widget]:
        today = self.desk.today
        asked = (Spec("since", "From", "day"), today - MONTH), (Spec("until", "Until, included", "day"), today)
        days = [Control(self, spec, lambda _: self.draw(), redraw=False) for spec, _ in asked]
        self.form, self.links = Form(self, days, css=("fu-row", "fu-choices")), html()
        self.form.draw({spec.key: day.isoformat() for spec, day in asked})
        return [in_card(self.form.box, self.links)]

    def draw(self) -> None:
        since, until = self.form["since"].value, self.form["until"].value
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
        return join(tag("p", _page(self.desk, page, "proof"), class_="fu-outs"), tag("p", told, class_="fu-soft"))

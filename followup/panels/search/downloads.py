"""Take the whole search out: calendar, tables, backup, pages; and proof of search for a range of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from ...case.errors import Unavailable
from ..parts.actions import on_change
from ..parts.desk import Desk
from ..parts.fields import Control
from ..parts.files import download, opens
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import html, in_card, row, styled, telling, toggle

if TYPE_CHECKING:
    from ...exchange.calendar_links import Linked
    from ...exchange.formats import Asked, Format

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
            self.links.value = _links(self.desk)


def _named(desk: Desk, ending: str) -> str:
    return f"{'example' if desk.example else 'my'}-search-{desk.now:%Y-%m-%d}.{ending}"


def _asked(desk: Desk) -> dict[str, Any]:
    return {"now": desk.now, "policy": desk.policy, "rulebook": desk.rulebook}


def _links(desk: Desk) -> Markup:
    """Every format that has words for this page."""
    from ...exchange.formats import Asked, formats

    asked = Asked(desk.book.cases(), journal=desk.book, **_asked(desk))
    items = (tag("li", _link(desk, one, asked)) for one in formats().values() if one.shown)
    return join(tag("ul", *items, class_="fu-rest"), _web_calendars(asked))


def _web_calendars(asked: Asked) -> Markup:
    """The next entries, each with links for calendars on the web: nothing is sent before one is pressed."""
    from ...exchange.calendar import links

    found = links(asked.knowing, **asked.keys)
    if not found:
        return EMPTY
    about = "Or put one entry into a calendar on the web. Employer, position, what and when go there as you press."
    return join(tag("p", about, class_="fu-soft"), tag("ul", *map(_web_links, found), class_="fu-rest"))


def _web_links(one: Linked) -> Markup:
    pairs = (("Google", one.google), ("Outlook", one.outlook))
    made = [
        tag("a", name, href=url, target="_blank", rel="noopener noreferrer", class_="fu-out") for name, url in pairs
    ]
    return tag("li", join(f"{one.title}, {one.start:%d %b}", *made, between=" "))


def _link(desk: Desk, form: Format, asked: Asked) -> Markup:
    shown = form.shown
    try:
        made = form.make(asked)
    except Unavailable:
        return tag("span", f"{shown.saves}: there is nothing to put into it yet.", class_="fu-soft")
    opened = opens(made.decode(), shown.opens) if shown.opens else EMPTY
    saved = download(_named(desk, form.ending or form.name), form.media, made, shown.saves)
    return join(opened, saved, tag("span", shown.told, class_="fu-soft"), between=" ")


class Proof(Panel):
    """What was done from one day to another, on a page to hand in."""

    name = "proof"

    def build(self) -> list[widgets.Widget]:
        today = self.desk.today
        asked = (Spec("since", "From", "day"), today - MONTH), (Spec("until", "Until, included", "day"), today)
        days = [Control(self, spec, lambda _: self.draw(), redraw=False) for spec, _ in asked]
        self.form, self.links = Form(self, days, css=("fu-row", "fu-choices")), telling()
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
        saved = download(_named(self.desk, "proof.html"), "text/html", page.encode(), "Save them")
        opened = opens(page, "Open the pages to print")
        return join(tag("p", opened, " ", saved, class_="fu-outs"), tag("p", told, class_="fu-soft"))

"""Links between notebooks. Voilà follows them; in JupyterLab the workbook's extension opens them as a tab."""

from __future__ import annotations

import ipywidgets as widgets

from ..parts import pages
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import html


def way_line() -> widgets.HTML:
    """A line for a link that changes with the case."""
    return html(EMPTY, "fu", "fu-ways")


def lead(words: str, page: pages.Page | None) -> Markup:
    """Words and the page they lead to; nothing without a page."""
    return tag("p", words, " ", pages.link(page), class_="fu-way") if page else EMPTY


class NextPage(Panel):
    """The end of every page: the page this case belongs to, and the pages before and after this one."""

    name = "next"

    def build(self) -> list[widgets.Widget]:
        self.way = way_line()
        return [self.way]

    def draw(self) -> None:
        plan, page = self.desk.plan, self.desk.page
        before, after = pages.neighbours(page.name)
        mine = self.desk.page_of(plan) if plan else pages.START
        lines = (
            [tag("li", "Where this case is now: ", pages.link(mine, css="fu-link fu-strong"))] if mine != page else []
        )
        lines += [tag("li", "Next: ", pages.link(after))] if after else []
        lines += [tag("li", "Before: ", pages.link(before))] if before else []
        lines += [tag("li", pages.link(pages.START, "All your cases"))] if page != pages.START else []
        self.way.value = tag("nav", tag("ul", join(*lines), class_="fu-pages"), aria_label="Pages of the workbook")

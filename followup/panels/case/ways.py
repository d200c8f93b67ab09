"""Links between notebooks. Voilà follows them; in JupyterLab the workbook's extension opens them as a tab."""

from __future__ import annotations

import ipywidgets as widgets

from ..parts import pages
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import html


class Way:
    """One line with a link that changes with the case."""

    def __init__(self) -> None:
        self.box = html()
        for css in ("fu", "fu-ways"):
            self.box.add_class(css)

    @property
    def value(self) -> str:
        return self.box.value

    def lead(self, to: tuple[str, pages.Page | None]) -> None:
        """Words and the page they lead to; without a page the line is empty."""
        words, page = to
        self.change(tag("p", words, " ", pages.link(page), class_="fu-way") if page else EMPTY)

    def change(self, value: Markup) -> None:
        self.box.value = value


class NextPage(Panel):
    """The end of every page: the page this case belongs to, and the pages before and after this one."""

    name = "next"

    def build(self) -> list[widgets.Widget]:
        self.way = Way()
        return [self.way.box]

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
        self.way.change(tag("nav", tag("ul", join(*lines), class_="fu-pages"), aria_label="Pages of the workbook"))

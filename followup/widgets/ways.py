"""Links between notebooks. They are shown as output, not as widgets: only there does JupyterLab open them as a tab."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from . import pages
from .markup import EMPTY, Markup, join, tag
from .panel import Panel, html


class Way:
    """One line with a link that can change after it was shown."""

    def __init__(self) -> None:
        self.value: Markup = EMPTY
        self._handle: Any = None

    def lead(self, to: tuple[str, pages.Page | None]) -> None:
        """Words and the page they lead to; without a page the line is empty."""
        words, page = to
        self.change(tag("p", words, " ", pages.link(page), class_="fu-way") if page else EMPTY)

    def change(self, value: Markup) -> None:
        if value != self.value:
            self.value = value
            if self._handle is not None:
                self._handle.update(self._as_output())

    def display(self) -> None:
        """Show it where the cell is, in place of where it was shown before."""
        from IPython.display import display

        self._handle = display(self._as_output(), display_id=True)

    def _as_output(self) -> Any:
        from IPython.display import HTML

        return HTML(f'<div class="fu fu-ways">{self.value}</div>')


class NextPage(Panel):
    """The end of every page: the page this case belongs to, and the pages before and after this one."""

    name = "next"

    def build(self) -> list[widgets.Widget]:
        self.way = Way()
        return [html()]

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

    def _ipython_display_(self) -> None:
        self.way.display()

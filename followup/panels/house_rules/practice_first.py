"""Practice first: which pages of the workbook ask for their situations before they open on an invented case."""

from __future__ import annotations

from functools import partial

import ipywidgets as widgets

from ...rulebook.practice_soundness import situations_by_page
from ..parts.fields import Tick
from ..parts.markup import tag
from ..parts.pages import PAGES, Page
from ..parts.panel import Panel
from ..parts.pieces import html, in_card, styled
from .bench import bench_of

ABOUT = (
    "For a class, or for people who study alone. A page you tick opens on an invented case once its situations are "
    "solved. A real case is never held back from its plan."
)


class AskForPractice(Panel):
    """A box to tick for each page with practice; which of its situations, where not all, is said in the file."""

    name = "ask-for-practice"

    def build(self) -> list[widgets.Widget]:
        self.bench = bench_of(self.desk)
        pages = [page for page in PAGES if page.name in situations_by_page()]
        self.ticks = {page.name: Tick(self, _words(page), partial(self._give, page.name)) for page in pages}
        grid = styled(widgets.Box([one.box for one in self.ticks.values()]), "fu-grid", "fu-three")
        return [in_card(html(tag("p", tag("b", "Practice first. "), ABOUT, class_="fu-soft")), grid)]

    def _give(self, page: str, on: bool) -> str:
        if on:
            self.bench.set_entry("practice", page)
            return "Kept. Save your rules below to use them."
        if self.bench.own("practice", page):
            self.bench.back("practice", page)
        return "It opens without practice again."

    def draw(self) -> None:
        for page, tick in self.ticks.items():
            tick.value = self.bench.own("practice", page)


def _words(page: Page) -> str:
    return f"{page.title} ({len(situations_by_page()[page.name])} situations)"

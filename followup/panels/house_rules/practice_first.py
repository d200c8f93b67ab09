"""Practice first: which pages ask for situations before they open on an invented case, and for which of them."""

from __future__ import annotations

from functools import partial

import ipywidgets as widgets

from ...rulebook.practice_soundness import situations_by_page
from ...training.practice import read_situations
from ..parts.fields import Tick
from ..parts.markup import tag
from ..parts.pages import PAGES, Page
from ..parts.panel import Panel, Part
from ..parts.pieces import hold, html, in_card, styled
from .bench import bench_of

ABOUT = (
    "For a class, or for people who study alone. A page you tick opens on an invented case once its situations are "
    "solved; leave out those you do not want. A real case is never held back from its plan."
)
KEPT, OPEN = "Kept. Save your rules below to use them.", "It opens without practice again."


class AskForPractice(Panel):
    """A box to tick for each page with practice, and below it one for each of its situations."""

    name = "ask-for-practice"

    def build(self) -> list[widgets.Widget]:
        asking = [AskedPage(self, page=page) for page in PAGES if page.name in situations_by_page()]
        self.pages = {one.page.name: one for one in asking}
        grid = styled(widgets.Box([one.box for one in asking]), "fu-grid", "fu-three")
        return [in_card(html(tag("p", tag("b", "Practice first. "), ABOUT, class_="fu-soft")), grid)]

    def draw(self) -> None:
        for one in self.pages.values():
            one.draw()


class AskedPage(Part):
    """One page; its situations stand there, each by its title and question, once it is ticked."""

    css = ("fu-cell",)

    def build(self, page: Page) -> list[widgets.Widget]:
        self.bench, self.page, self.situations = bench_of(self.desk), page, dict[str, Tick]()
        count = len(situations_by_page()[page.name])
        self.tick = Tick(self, f"{page.title} ({count} situations)", self._ask)
        self.place = styled(widgets.VBox([]), "fu-line")
        return [self.tick.box, self.place]

    def _ask(self, on: bool) -> str:
        return self._want(list(situations_by_page()[self.page.name]) if on else [])

    def _one(self, id: str, on: bool) -> str:
        """The others as they are, in the order of the page."""
        asked, every = self._asked(), situations_by_page()[self.page.name]
        return self._want([one for one in every if (on if one == id else one in asked)])

    def _want(self, ids: list[str]) -> str:
        name = self.page.name
        if ids:
            some = None if len(ids) == len(situations_by_page()[name]) else ids
            self.bench.set_entry("practice", name, situations=some)
            return KEPT
        if self.bench.own("practice", name):
            self.bench.back("practice", name)
        return OPEN

    def _asked(self) -> tuple[str, ...]:
        """The ids of what the draft asks for on this page."""
        if not self.bench.own("practice", self.page.name):
            return ()
        named = self.bench.entry("practice", self.page.name).get("situations")
        return tuple(map(str, named or situations_by_page()[self.page.name]))

    def draw(self) -> None:
        asked = self._asked()
        if asked and not self.situations:
            told = read_situations(self.page.name)
            self.situations = {one.id: Tick(self, f"{one.title}: {one.asks}", partial(self._one, one.id))
                               for one in told}  # fmt: skip
        self.tick.value = bool(asked)
        for id, tick in self.situations.items():
            tick.value = id in asked
        hold(self.place, [tick.box for tick in self.situations.values()] if asked else [])

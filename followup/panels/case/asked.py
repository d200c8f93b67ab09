"""What is to be practised before pages open: by the house, or because somebody who studies alone wants it so."""

from __future__ import annotations

import ipywidgets as widgets

from ...training.certificate import ALONE, Gate, ask_of_oneself, gates
from ..parts import pages
from ..parts.fields import Tick
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Panel
from ..parts.pieces import html, in_card
from .first import OWN

ALONE_WORDS = "Have each page ask for its situations before it opens"


class Asked(Panel):
    """One line a page, and the setting. linked: whether a page's name leads to it, as in the notebooks."""

    name = "asked-first"

    def build(self, linked: bool = True) -> list[widgets.Widget]:
        self.linked, self.told = linked, html()
        self.alone = Tick(self, ALONE_WORDS, self._choose)
        return [in_card(self.alone.box, self.told)]

    def _choose(self, on: bool) -> str:
        ask_of_oneself(self.desk.own, bool(on), at=self.desk.now)
        return "Kept. It holds for invented cases." if on else "Kept. The pages are open."

    def draw(self) -> None:
        self.alone.value = self.desk.own.setting(ALONE) is True
        found = gates(self.desk.own, self.desk.rulebook)
        self.told.value = join(bullets([self._line(one) for one in found]), OPEN) if found else EMPTY

    def _line(self, one: Gate) -> Markup:
        page = pages.page(one.page)
        name = pages.link(page) if self.linked else tag("b", page.title)
        sign = "✓ practised" if one.open else f"{len(one.left)} of {len(one.asked)} to practise first"
        return join(name, f": {sign}")


OPEN = tag("p", OWN, class_="fu-soft")

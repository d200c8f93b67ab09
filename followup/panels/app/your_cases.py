"""All cases, the most urgent first, each a link: what a phone's bar and "more" on the rail lead to."""

from __future__ import annotations

import ipywidgets as widgets

from ..parts.markup import tag
from ..parts.panel import Panel
from ..parts.pieces import html
from .due import in_order
from .today_html import cards


class YourCases(Panel):
    name = "your-cases"

    def build(self) -> list[widgets.Widget]:
        self.place = html()
        return [self.place]

    def draw(self) -> None:
        order = in_order(self.desk)
        count = f"{len(order)} case{'' if len(order) == 1 else 's'}, the most urgent first"
        top = tag("div", tag("h1", "Cases"), tag("p", count, class_="fu-quiet"), class_="fu-place-name")
        self.place.value = top + cards(self.desk, order, len(order), "h2")

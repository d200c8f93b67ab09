"""The whole search on a page: its tables and charts, drawn again whenever something changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from .desk import Desk
from .markup import Markup, tag
from .panel import Panel, html

NO_CASE = "There is no case yet. Open one on the first page."


class Search(Panel):
    """One table or chart of all cases. part: one of PARTS."""

    name = "search"

    def build(self, part: str) -> list[widgets.Widget]:
        self.part, self.place = PARTS[part], html()
        return [self.place]

    def draw(self) -> None:
        self.place.value = self.part(self.desk)


def _asked(desk: Desk) -> dict[str, Any]:
    return {"now": desk.now, "policy": desk.policy, "rulebook": desk.rulebook}


# pandas and matplotlib are imported when a page with tables or charts is drawn, not with every page.


def _cases(desk: Desk) -> Markup:
    from ..pipeline import as_html, cases_table

    columns = ("employer", "role", "stage", "round", "promised_until", "days_waiting", "next_step", "when")
    table = cases_table(desk.cases, **_asked(desk))
    caption = "All cases, the most urgent first"
    return _scrolling(as_html(table, columns, caption=caption, empty=NO_CASE), caption)


def _agenda(desk: Desk) -> Markup:
    from ..pipeline import agenda, as_html

    columns = ("employer", "step", "status", "there", "here")
    caption = "What to do now and in the next two weeks"
    nothing = "Nothing is to be done in the next two weeks."
    return _scrolling(
        as_html(agenda(desk.cases, **_asked(desk), home=desk.zone), columns, caption=caption, empty=nothing), caption
    )


def _counts(desk: Desk) -> Markup:
    from ..pipeline import ENOUGH, as_html, stage_counts

    counts = stage_counts(desk.cases, **_asked(desk))
    few = counts["share"].isna().all()
    columns = ("meaning", "cases") if few else ("meaning", "cases", "share")
    caption = f"Cases at each stage; shares appear from {ENOUGH} cases on" if few else "Cases at each stage"
    return _scrolling(as_html(counts, columns, caption=caption), caption)


def _timeline(desk: Desk) -> Markup:
    from ..charts import as_html, timeline_chart
    from ..pipeline import timeline

    return _figure(as_html(timeline_chart(timeline(desk.cases, **_asked(desk)), now=desk.now, home=desk.zone)))


def _stages(desk: Desk) -> Markup:
    from ..charts import as_html, stages_chart
    from ..pipeline import stage_counts

    return _figure(as_html(stages_chart(stage_counts(desk.cases, **_asked(desk)))))


def _scrolling(table: str, caption: str) -> Markup:
    """A table that is wider than the page scrolls in its own box. Its strings are escaped already."""
    return tag("div", Markup(table), class_="fu-card", style="overflow-x:auto", tabindex="0", role="region",
               aria_label=caption)  # fmt: skip


def _figure(figure: str) -> Markup:
    return Markup(f'<div class="fu-card">{figure}</div>')


PARTS: dict[str, Callable[[Desk], Markup]] = {
    "cases": _cases,
    "agenda": _agenda,
    "counts": _counts,
    "timeline": _timeline,
    "stages": _stages,
}

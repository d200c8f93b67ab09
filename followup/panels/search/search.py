"""The whole search on a page: its tables and charts, drawn again whenever something changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.errors import Unavailable
from ...planning.phrases import STAGE_WORDS
from ..parts.actions import on_change
from ..parts.desk import Desk
from ..parts.fields import Field
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import Markup, join, scrolling, tag
from ..parts.panel import Panel
from ..parts.pieces import html, show

Part = Callable[..., Markup]
MOST = 60  # rows of a table that are drawn; the filter brings the others
NO_CASE = "There is no case yet. Open one on the first page."


class Search(Panel):
    """One table or chart of all cases. part: one of PARTS.

    A long list of cases is narrowed by words, a stage and a month: only what is seen is drawn.
    """

    name = "search"

    def build(self, part: str) -> list[widgets.Widget]:
        self.part, self.place = PARTS[part], html()
        self.narrow = Form(self, [Field(self, spec) for spec in _narrowing()], css=("fu-row", "fu-choices"))
        self.narrows = part == "cases"
        for field in self.narrow.fields.values():
            on_change(self, field.widget, lambda _: self.draw(), redraw=False)
        return [self.narrow.box, self.place]

    def draw(self) -> None:
        show(self.narrow.box, self.narrows and len(self.desk.cases) > MOST)
        told = {name: str(one.value or "") for name, one in self.narrow.fields.items()} if self.narrows else {}
        self.place.value = self.part(self.desk, **told)


def _narrowing() -> tuple[Spec, ...]:
    stages = (("any stage", ""), *((words, stage) for stage, words in STAGE_WORDS.items()))
    return (
        Spec("text", "Employer, role or source"),
        Spec("stage", "Stage", "menu", stages),
        Spec("month", "Month you applied", help="As in 2026-03."),
    )


def _cases(desk: Desk, text: str = "", stage: str = "", month: str = "") -> Markup:
    """The cases that have every one of these words, are at that stage, and were applied for in that month."""
    from ...search import as_html, cases_table

    words = text.casefold().split()
    ids = [one.id for one in desk.cases.values() if _fits(one, words, month.strip())]
    table = cases_table(_planned(desk), **_asked(desk))
    table = table[table["case"].isin(ids) & ((table["stage"] == stage) | (not stage))]
    empty = "No case is like that." if text or stage or month else NO_CASE
    caption = _counted("All cases, the most urgent first", len(table))
    return scrolling(as_html(table.head(MOST), CASES, caption=caption, empty=empty), caption)


def _fits(case: Case, words: list[str], month: str) -> bool:
    said = f"{case.employer.name} {case.role.title} {case.role.source or ''}".casefold()
    return all(word in said for word in words) and str(case.role.applied or "").startswith(month)


def _counted(caption: str, rows: int) -> str:
    return f"{caption}: the first {MOST} of {rows:,}" if rows > MOST else caption


def _asked(desk: Desk) -> dict[str, Any]:
    return {"now": desk.now, "policy": desk.policy, "rulebook": desk.rulebook}


# pandas and matplotlib are imported when a page with tables or charts is drawn, not with every page.


def _planned(desk: Desk) -> Any:
    """All cases with the plans of this drawing, which the desk makes once for all parts of a page."""
    from ...search import Planned

    return Planned(desk.cases, **_asked(desk), plans={case_id: _plan_or_none(desk, case_id) for case_id in desk.cases})


def _plan_or_none(desk: Desk, case_id: str) -> Any:
    try:
        return desk.plan_of(case_id)
    except Unavailable:
        return None


def _table(name: str, caption: str, columns: tuple[str, ...] = (), empty: str = NO_CASE) -> Part:
    """A table of the search by the name of its function."""

    def draw(desk: Desk) -> Markup:
        from ... import search as pipeline

        made = getattr(pipeline, name)(_planned(desk), **_asked(desk))
        said = _counted(caption, len(made))
        return scrolling(pipeline.as_html(made.head(MOST), columns or None, caption=said, empty=empty), said)

    return draw


def _agenda(desk: Desk) -> Markup:
    from ...search import agenda, as_html

    columns = ("employer", "step", "status", "there", "here")
    nothing = "Nothing is to be done in the next two weeks."
    found = agenda(_planned(desk), **_asked(desk), home=desk.zone)
    caption = _counted("What to do now and in the next two weeks", len(found))
    return scrolling(as_html(found.head(MOST), columns, caption=caption, empty=nothing), caption)


def _counts(desk: Desk) -> Markup:
    from ...search import ENOUGH, as_html, stage_counts

    counts = stage_counts(_planned(desk), **_asked(desk))
    few = counts["share"].isna().all()
    columns = ("meaning", "cases") if few else ("meaning", "cases", "share")
    caption = f"Cases at each stage; shares appear from {ENOUGH} cases on" if few else "Cases at each stage"
    return scrolling(as_html(counts, columns, caption=caption), caption)


def _baskets(desk: Desk) -> Markup:
    from ...search import as_html, baskets, fullest

    table = baskets(_planned(desk), **_asked(desk))
    most = fullest(table)
    words = (
        f"Most of your work in the last four weeks went to {most['employer']}: {most['done']} of {most['of']} things "
        f"you did. New applications in that time: {most['applied']}."
        if most["of"]
        else "Nothing was done in the last four weeks."
    )
    caption = "Open cases and the last four weeks, by employer"
    return join(tag("p", words), scrolling(as_html(table.head(12), caption=caption, empty=NO_CASE), caption))


def _agenda_chart(desk: Desk) -> Markup:
    from ...search import agenda
    from ...search.charts import agenda_chart, as_html

    rows = agenda(_planned(desk), **_asked(desk), home=desk.zone)
    return _figure(as_html(agenda_chart(rows, now=desk.now, home=desk.zone)))


def _timeline(desk: Desk) -> Markup:
    from ...search import timeline
    from ...search.charts import as_html, timeline_chart

    return _figure(as_html(timeline_chart(timeline(_planned(desk), **_asked(desk)), now=desk.now, home=desk.zone)))


def _chart(table: str, chart: str, **options: Any) -> Part:
    """A chart by the names of its function and of its table's."""

    def draw(desk: Desk) -> Markup:
        from ... import search as pipeline
        from ...search import charts

        made = getattr(pipeline, table)(_planned(desk), **_asked(desk))
        drawn = getattr(charts, chart)(made, **options)
        if "cases" in made and (made["cases"] > 0).sum() < 2:
            return tag("p", charts.alt_text(drawn))  # one bar says no more than a sentence does
        return _figure(charts.as_html(drawn))

    return draw


def _replies(desk: Desk) -> Markup:
    """The curve that has most to tell: after interviews, or after applications where few were met."""
    from ...search import charts, reply_times

    waits = reply_times(_planned(desk), **_asked(desk))
    return _figure(charts.as_html(charts.replies_chart(waits, after=charts.telling(waits))))


def _figure(figure: Markup) -> Markup:
    return tag("div", figure, class_="fu-card")


CASES = ("employer", "role", "stage", "round", "promised_until", "days_waiting", "next_step", "when")
WAITS = ("employer", "stage", "days_in_stage", "days_waiting", "days_promised", "days_over", "days_quiet")
NO_INTERVIEW, NO_FOLLOW_UP = "No interview is over yet.", "No follow-up has gone out yet."
PARTS: dict[str, Part] = {
    "cases": _cases,
    "agenda": _agenda,
    "agenda_chart": _agenda_chart,
    "timeline": _timeline,
    "counts": _counts,
    "stages": _chart("stage_counts", "stages_chart"),
    "flow": _chart("stage_flow", "flow_chart"),
    "rates": _table("stage_rates", "From one stage to the next; what is open counts neither for nor against"),
    "waits": _table("waits", "Waiting, beside what was promised", WAITS, "No case is open."),
    "replies": _replies,
    "after_follow_ups": _chart("reply_times", "replies_chart", after="follow_up"),
    "time": _chart("time_spent", "time_chart"),
    "weeks": _chart("weekly_activity", "weeks_chart"),
    "baskets": _baskets,
    "sources": _table("by_source", "By where you found the job"),
    "rounds": _table("by_round", "By round of interviews", (), NO_INTERVIEW),
    "channels": _table("by_channel", "By channel of the follow-up", (), NO_FOLLOW_UP),
    "policies": _table("by_policy", "What each policy would have you do: cases by their main step", ()),
}

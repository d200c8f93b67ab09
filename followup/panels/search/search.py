"""The whole search on a page: its tables and charts, drawn again whenever something changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import ipywidgets as widgets

from ...case.case import Case
from ...case.errors import Unavailable
from ...planning.phrases import STAGE_WORDS
from ..parts.actions import on_change, shown
from ..parts.desk import Desk
from ..parts.fields import Control, Field
from ..parts.files import download
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, scrolling, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, row, show
from ..parts.published import whose_figures
from ..parts.screen import Screen

MOST = 60  # rows of a table that are drawn; the filter and the next page bring the others
NO_CASE = "There is no case yet. Open one on the first page."


class Drawn(NamedTuple):
    """A chart: its figure, which can be saved, and what stands below it."""

    figure: Any
    below: Markup = EMPTY


class Rows(NamedTuple):
    """A table of which a page is seen; whether there are more rows behind it."""

    table: Markup
    more: bool


Part = Callable[..., Markup | Drawn | Rows]


class Search(Panel):
    """One table or chart of all cases. part: one of PARTS.

    A long list of cases is narrowed by words, a stage and a month, and turned page by page: only what is seen is
    drawn. A chart can be saved; its files are made when somebody asks for them.
    """

    name = "search"

    def build(self, part: str) -> list[widgets.Widget]:
        self.part, self.called, self.place, self.figure = PARTS[part], part, html(), None
        self.narrow = Form(self, [Field(self, spec) for spec in _narrowing()], css=("fu-row", "fu-choices"))
        self.narrows, self.first = part == "cases", 0
        self.less, self.more = button("Earlier rows"), button("Next rows")
        self.turn = row(self.less, self.more)
        self.choice = Control(self, CHOICES.get(part, NO_CHOICE))
        self.save, self.files = button("Save this chart"), html()
        for field in self.narrow.fields.values():
            on_change(self, field.widget, lambda _: self._turn(-self.first), redraw=False)
        on_change(self, self.choice.widget, lambda _: self.draw(), redraw=False)
        self.less.on_click(lambda _: self._turn(-MOST))
        self.more.on_click(lambda _: self._turn(MOST))
        self.save.on_click(lambda _: self._save())
        self.screen = self.desk.shared(Screen)
        self.screen.follow(self._turned)
        return [self.narrow.box, row(self.choice.box), self.place, self.turn, row(self.save, self.files)]

    def draw(self) -> None:
        many = self.narrows and len(self.desk.cases) > MOST
        show(self.narrow.box, many)
        show(self.choice.box, self.called in CHOICES)
        made = self._make(self.screen.narrow)
        self.figure, self.files.value = (made.figure, EMPTY) if isinstance(made, Drawn) else (None, EMPTY)
        self.place.value = _figure(made) if isinstance(made, Drawn) else made.table if isinstance(made, Rows) else made
        show(self.save, self.figure is not None)
        show(self.less, self.first > 0)
        show(self.more, isinstance(made, Rows) and made.more)

    def _make(self, narrow: bool) -> Markup | Drawn | Rows:
        from ...search.charts import drawn_for, fit

        told: dict[str, Any] = {"choice": self.choice.value} if self.called in CHOICES else {}
        if self.narrows:
            told = {name: str(one.value or "") for name, one in self.narrow.fields.items()} | {"first": self.first}
            return self.part(self.desk, **told)
        with drawn_for(narrow):
            made = self.part(self.desk, **told)
            if isinstance(made, Drawn):
                fit(made.figure)
        return made

    def _turned(self) -> None:
        if self.figure is not None:
            self.redraw()

    def _turn(self, rows: int) -> None:
        with shown(self.warn), self.untouched():
            self.first = max(self.first + rows, 0)
            self.draw()

    def _save(self) -> None:
        """Links to the chart as two files. What is saved is what is seen, by day and in full width."""
        from ...search.charts import as_png, as_svg

        made = self._make(False) if self.screen.narrow else None
        figure = made.figure if isinstance(made, Drawn) else self.figure

        with shown(self.warn):
            name = f"chart-{self.called.replace('_', '-')}"
            self.files.value = join(
                download(f"{name}.svg", "image/svg+xml", as_svg(figure), "SVG, sharp at any size"),
                download(f"{name}.png", "image/png", as_png(figure), "PNG, for any program"),
                between=" ",
            )


def _narrowing() -> tuple[Spec, ...]:
    stages = (("any stage", ""), *((words, stage) for stage, words in STAGE_WORDS.items()))
    return (
        Spec("text", "Employer, role or source"),
        Spec("stage", "Stage", "menu", stages),
        Spec("month", "Month you applied", help="As in 2026-03."),
    )


def _cases(desk: Desk, text: str = "", stage: str = "", month: str = "", first: int = 0) -> Rows:
    """The cases that have every one of these words, are at that stage, and were applied for in that month; from
    which row on.
    """
    from ...search import as_html, cases_table

    words = text.casefold().split()
    ids = [one.id for one in desk.cases.values() if _fits(one, words, month.strip())]
    table = cases_table(_planned(desk), **_asked(desk))
    table = table[table["case"].isin(ids) & ((table["stage"] == stage) | (not stage))]
    empty = "No case is like that." if text or stage or month else NO_CASE
    caption = _counted("All cases, the most urgent first", len(table), first)
    made = as_html(table.iloc[first : first + MOST], CASES, caption=caption, empty=empty)
    return Rows(scrolling(made, caption), len(table) > first + MOST)


def _fits(case: Case, words: list[str], month: str) -> bool:
    said = f"{case.employer.name} {case.role.title} {case.role.source or ''}".casefold()
    return all(word in said for word in words) and str(case.role.applied or "").startswith(month)


def _counted(caption: str, rows: int, first: int = 0) -> str:
    if first:
        return f"{caption}: {first + 1:,} to {min(first + MOST, rows):,} of {rows:,}"
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


def _agenda_chart(desk: Desk) -> Markup | Drawn:
    from ...search import agenda
    from ...search.charts import agenda_chart, alt_text

    rows = agenda(_planned(desk), **_asked(desk), home=desk.zone)
    made = agenda_chart(rows, now=desk.now, home=desk.zone)
    return Drawn(made) if len(rows) else tag("p", alt_text(made))


def _timeline(desk: Desk) -> Markup | Drawn:
    from ...search import timeline
    from ...search.charts import alt_text, timeline_chart
    from ...search.charts.timeline import in_reach

    rows = timeline(_planned(desk), **_asked(desk))
    made = timeline_chart(rows, now=desk.now, home=desk.zone)
    return Drawn(made) if in_reach(rows, desk.now) else tag("p", alt_text(made))


def _chart(table: str, chart: str) -> Part:
    """A chart by the names of its function and of its table's; one that would show nothing gives way to a sentence."""

    def draw(desk: Desk) -> Markup | Drawn:
        from ... import search as pipeline
        from ...search import charts

        made = getattr(pipeline, table)(_planned(desk), **_asked(desk))
        drawn = getattr(charts, chart)(made)
        return Drawn(drawn) if _telling(made) else tag("p", charts.alt_text(drawn))

    return draw


def _telling(made: Any) -> bool:
    """Whether there is more to see than one bar, which says no more than a sentence does."""
    if "cases" in made:
        return bool((made["cases"] > 0).sum() > 1)
    if "all" in made:
        return bool((made[["all", "answers"]].sum(axis=1) > 0).sum() > 1)
    return bool("days" not in made or made["days"].notna().sum() > 1)


def _flow(desk: Desk, choice: str | None = "") -> Markup | Drawn:
    """How far cases came: a board of names on few of them, else bars, or bands where somebody wants them."""
    from ...search import ENOUGH

    if len(desk.cases) < ENOUGH and not choice:
        return _board(desk)
    return (_chart("stage_paths", "sankey_chart") if choice else _chart("stage_flow", "flow_chart"))(desk)


def _board(desk: Desk) -> Markup:
    """Fewer cases than a chart would tell of: each by its name, below how far it came, with what became of it."""
    from ...search import journeys
    from ...search.journeys import FURTHEST, OUTCOMES

    found = journeys(_planned(desk), **_asked(desk))
    if found.empty:
        return tag("p", NO_CASE)
    columns = []
    for furthest, words in FURTHEST.items():
        held = [tag("li", tag("b", one.employer), f" {OUTCOMES[one.outcome]}")
                for one in found[found["furthest"] == furthest].itertuples()]  # fmt: skip
        inside = tag("ul", *held) if held else tag("p", "None yet", class_="fu-soft")
        columns.append(tag("section", tag("h4", f"{words}: {len(held)}"), inside, aria_label=words))
    return tag("div", *columns, class_="fu-few")


def _firsts(desk: Desk, choice: str | None = "") -> Markup | Drawn:
    """After applications: any answer and the first interview, or any answer by source."""
    from ...search import charts, first_times

    firsts = first_times(_planned(desk), **_asked(desk))
    drawn = charts.sources_chart(firsts) if choice else charts.firsts_chart(firsts)
    rises = any(max(line.get_ydata(), default=0) > 0 for line in drawn.axes[0].lines)
    return Drawn(drawn) if rises else tag("p", charts.alt_text(drawn))


def _replies(desk: Desk, choice: str | None = "") -> Markup | Drawn:
    """The curve that has most to tell: after interviews, or after applications where few were met; or the one asked."""
    from ...search import charts, reply_times

    waits = reply_times(_planned(desk), **_asked(desk))
    after = choice or charts.telling(waits)
    drawn = charts.replies_chart(waits, after=after, published=desk.rulebook.figures.values())
    if not (waits["after"] == after).any():
        return tag("p", charts.alt_text(drawn))
    return Drawn(drawn, _published(desk, after))


def _published(desk: Desk, after: str) -> Markup:
    return whose_figures(desk.rulebook, (after, "silence") if after == "interview" else (after,), desk.today)


def _figure(made: Drawn) -> Markup:
    from ...search.charts import as_html

    return tag("div", as_html(made.figure), made.below, class_="fu-card")


NO_CHOICE = Spec("choice", "", "menu", (("", ""),))
CHOICES = {
    "replies": Spec(
        "choice", "Answers after", "menu",
        (("what has most to tell", ""), ("interviews", "interview"), ("applications", "application"),
         ("follow-ups", "follow_up")),
    ),
    "flow": Spec("choice", "Shown as", "menu", (("bars", ""), ("bands from stage to stage", "bands"))),
    "firsts": Spec("choice", "Curves", "menu", (("answer and interview", ""), ("any answer, by source", "source"))),
}  # fmt: skip
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
    "flow": _flow,
    "rates": _table("stage_rates", "From one stage to the next; what is open counts neither for nor against"),
    "waits": _table("waits", "Waiting, beside what was promised", WAITS, "No case is open."),
    "replies": _replies,
    "firsts": _firsts,
    "after_follow_ups": lambda desk: _replies(desk, "follow_up"),
    "time": _chart("time_spent", "time_chart"),
    "weeks": _chart("weekly_activity", "weeks_chart"),
    "baskets": _baskets,
    "sources": _table("by_source", "By where you found the job"),
    "rounds": _table("by_round", "By round of interviews", (), NO_INTERVIEW),
    "channels": _table("by_channel", "By channel of the follow-up", (), NO_FOLLOW_UP),
    "policies": _table("by_policy", "What each policy would have you do: cases by their main step", ()),
}

"""What is to be done in the next two weeks, day by day, on the candidate's own clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DAY = timedelta(days=1)
SHOWN = 15 * DAY  # today and two weeks
MOST = 20  # steps on one chart
LONGEST, LETTER = 38, 5.6  # letters of a step on the axis, and points that one takes
SHORTEST = 0.4 * DAY  # drawn as long as this, so that an hour is seen
LOOKS = {  # status: label, colour, hatch
    "overdue": ("overdue", look.ORANGE, "xxx"),
    "now": ("open now", look.GREEN, None),
    "later": ("opens later", look.BLUE, "///"),
}


def agenda_chart(rows: pd.DataFrame, *, now: datetime, home: tzinfo | None = None, most: int = MOST) -> Figure:
    """One bar a step of search.agenda, its first `most`, from today (`now`, aware) on for two weeks.

    home: the zone of the axis; None: that of `now`. What has no end goes on at the right edge, with an arrow.
    """
    zone = home or now.tzinfo
    drawn = rows.head(most)
    figure, axes = look.figure(2.4 + 0.36 * max(len(drawn), 1))
    look.name(axes, _title(rows, most), "Day, where you are", "Step")
    look.label_rows(axes, [""] * len(drawn))
    for place, row in enumerate(drawn.itertuples()):
        _label(axes, place, row)
    longest = max((len(words) for row in drawn.itertuples() for words in (row.employer, row.step)), default=0)
    axes.yaxis.labelpad = 8 + LETTER * min(longest, LONGEST)  # left of those words, which are no labels of the axis
    first = datetime.combine(now.astimezone(zone).date(), time.min, zone)
    _days(axes, first, now)
    for place, row in enumerate(drawn.itertuples()):
        _bar(axes, place, row, rows, first, now)
    look.key(axes, [look.bar_key(*LOOKS[status]) for status in LOOKS if status in set(drawn["status"])], 3)
    figure.set_label(_words(rows, len(drawn)))
    return figure


def _title(rows: pd.DataFrame, most: int) -> str:
    """How many steps are late, open and to come."""
    if rows.empty:
        return "Nothing is to be done in the next two weeks"
    counts = rows["status"].value_counts()
    said = {"overdue": "overdue", "now": "open now", "later": "to come in the next two weeks"}
    told = ", ".join(f"{counts[status]:,} {words}" for status, words in said.items() if counts.get(status))
    more = f"; the first {most} are drawn" if len(rows) > most else ""
    return f"{told}{more}"


def _label(axes: Axes, place: int, row: Any) -> None:
    """On two lines, who and what to do: two texts, since each must end at the axis, whatever its letters."""
    most = look.fewer(LONGEST, 22)
    for words, below, size in ((row.employer, 6, 10), (row.step, -6, 9)):
        axes.annotate(
            look.shortened(words, most), (0, place), xycoords=("axes fraction", "data"), xytext=(-5, below),
            va="center", textcoords="offset points", ha="right", fontsize=size, color=look.INK, parse_math=False,
        )  # fmt: skip


def _days(axes: Axes, first: datetime, now: datetime) -> None:
    days = [first + number * DAY for number in range(SHOWN // DAY)]
    axes.set_xlim(first, first + SHOWN)
    axes.set_xticks([day + DAY / 2 for day in days], [f"{day:%a}\n{day.day}" for day in days])
    for day in days:
        axes.axvline(day, color=look.LINE, linewidth=0.6, zorder=1)
        if day.weekday() > 4:
            axes.axvspan(day, day + DAY, color=look.STRIPE, zorder=0)
    axes.axvline(now, color=look.INK, linewidth=1.4, zorder=4)


def _bar(axes: Axes, place: int, row: Any, rows: pd.DataFrame, first: datetime, now: datetime) -> None:
    start, end = _span(row, rows, place)
    last = first + SHOWN
    left = max(start or first, now if row.status == "now" else first)
    right = last if end is None else min(end, last)
    _, colour, hatch = LOOKS[row.status]
    if row.status == "overdue":
        left, right = first, max(now, first + SHORTEST)
    width = max(right - left, SHORTEST)
    drawn = axes.barh(
        place, width, left=min(left, last - SHORTEST), height=0.6, zorder=3, **look.bar_style(colour, hatch)
    )
    look.tell(drawn.patches[0], [f"{row.employer}: {row.step}, {row.here}"])
    if end is None and row.status != "overdue":
        axes.plot([last - DAY / 5], [place], marker=">", color=look.INK, markersize=6, zorder=5)


def _span(row: Any, rows: pd.DataFrame, place: int) -> tuple[datetime | None, datetime | None]:
    """From and until; `from` is no name for an attribute, so it is taken by its column."""
    return rows["from"].iloc[place], row.until


def _words(rows: pd.DataFrame, drawn: int) -> str:
    if rows.empty:
        return "Agenda of the next two weeks. Nothing is to be done."
    counts = rows["status"].value_counts()
    told = ", ".join(f"{counts[status]} {words}" for status, (words, *_) in LOOKS.items() if counts.get(status))
    more = f" The first {drawn} are drawn." if drawn < len(rows) else ""
    first = rows.iloc[0]
    return (
        f"Agenda of the next two weeks: {look.several(len(rows), 'step')}, {told}.{more} "
        f"First: {first['step']}, {first['employer']}, {first['here']} where you are."
    )

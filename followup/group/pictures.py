"""The group's figures: bars of its tables and the curve of answers, each with its words, as all our charts have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..search.charts import look
from .hiding import LEAST, NEARLY
from .tables import ALL

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .folder import Gathered

NOTHING = f"Nothing is shown about fewer than {LEAST} people."
AFTER = {"interview": "the interview", "follow_up": "the follow-up", "application": "the application"}


def bars_picture(table: pd.DataFrame, title: str, everybody: int) -> Figure:
    """A bar for each row of one of the group's tables: how many people. A number that is not shown has its word."""
    rows = table[table["what"] != ALL]
    figure, axes = look.figure(1.6 + 0.36 * max(len(rows), 1))
    look.name(axes, title, f"People, of {everybody}" if len(rows) else NOTHING, "")
    look.label_rows(axes, list(rows["what"]), 44)
    look.stripes(axes, len(rows))
    for place, says in enumerate(rows["says"]):
        _bar(axes, place, says, everybody)
    axes.set_xlim(0, max(everybody * 1.2, 1))
    axes.locator_params(axis="x", integer=True)
    shown = look.bar_key("how many people", look.BLUE, None)
    look.key(axes, [shown, look.bar_key(f"fewer than {LEAST}, or nearly all: no number", "white", "///")], 2)
    figure.set_label(_told(rows, title, everybody))
    return figure


def _bar(axes: Axes, place: int, says: str, everybody: int) -> None:
    known = says.isdecimal()
    wide = int(says) if known else everybody - 1 if says == NEARLY else LEAST - 1
    if wide:
        axes.barh(place, wide, height=0.62, **look.bar_style(look.BLUE if known else "white", None if known else "///"))
    axes.text(wide, place, f"  {says}", va="center", color=look.INK, fontsize=10)


def _told(rows: pd.DataFrame, title: str, everybody: int) -> str:
    if rows.empty:
        return f"{title}. {NOTHING}"
    told = "; ".join(f"{what.lower()}: {says}" for what, says in zip(rows["what"], rows["says"]) if says != "0")
    return f"Bar chart, {title.lower()}, of {everybody} people. {told[:1].upper()}{told[1:] or 'Nobody'}."


def replies_picture(group: Gathered, after: str = "interview") -> Figure:
    """The group's curve of answers (replies.py): a mark wherever it may be told, and the waits below each."""
    from .replies import reply_counts, reply_curve

    curve, counts = reply_curve(group, after), reply_counts(group, after)
    figure, axes = look.figure(4.2)
    look.name(axes, f"When they answer after {AFTER[after]}", "", "Share that has answered")
    axes.set_ylim(0, 1.03)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    axes.grid(axis="y", color=look.LINE, linewidth=0.6)
    if len(curve):
        axes.plot(curve["days"], curve["answered"], color=look.INK, linewidth=1.6, linestyle="--", zorder=2)
        axes.scatter(
            curve["days"], curve["answered"], marker="D", s=52, facecolor=look.BLUE, edgecolor=look.INK, zorder=3
        )
        for row in curve.iloc[1:].itertuples():
            axes.annotate(f"{row.answered:.0%}", (row.days, row.answered), xytext=(0, 9), ha="center",
                          textcoords="offset points", fontsize=10, color=look.INK)  # fmt: skip
        axes.set_xlim(-1, max(float(curve["days"].iloc[-1]) * 1.06, 14))
        axes.set_xticks(list(curve["days"]), [f"{row.days}\n{row.waits}+" for row in curve.itertuples()])
        axes.set_xlabel(f"Days since {AFTER[after]}; below each: waits at least so long, in fives", color=look.SOFT)
    else:
        axes.set_xticks([])
        axes.set_xlabel(NOTHING, color=look.SOFT)
    look.key(axes, [look.mark_key("share answered by then, a no counts", "D", look.BLUE, True)], 1)
    figure.set_label(_curve_words(curve, counts, after))
    return figure


def _curve_words(curve: pd.DataFrame, counts: dict[str, str], after: str) -> str:
    first = f"Chart of answers after {AFTER[after]}"
    if not counts:
        return f"{first}. {NOTHING}"
    told = ", ".join(f"{words} {number}" for words, number in counts.items())
    if not len(curve):
        return f"{first}: {told}. No curve is drawn on so few."
    marks = "; ".join(f"{row.answered:.0%} within {row.days} days" for row in curve.iloc[1:].itertuples())
    return f"{first}: {told}. Those still waiting count as waiting. {marks or 'Too few answers to tell a share'}."

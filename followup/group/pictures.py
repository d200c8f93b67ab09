"""The group's figures: bars of its tables and the curve of answers, each with its words, as all our charts have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..search.charts import look
from .hiding import LEAST, MANY
from .tables import Group, as_told

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .told import Mark

NOTHING = f"Nothing is shown about fewer than {LEAST} people."
TOO_FEW = "No curve is drawn on so few answers."
AFTER = {"interview": "the interview", "follow_up": "the follow-up", "application": "the application"}


def bars_picture(table: pd.DataFrame, title: str, everybody: int) -> Figure:
    """A bar for each row of one of the group's tables: how many people. A number that is not shown has its word.

    Numbers stand with the rows' names: at the ends of the bars they would be out of sight on a phone.
    """
    figure, axes = look.figure(1.6 + 0.36 * max(len(table), 1))
    look.name(axes, title, f"People, of {everybody}" if len(table) else NOTHING, "")
    look.label_rows(axes, [f"{what}: {says}" for what, says in zip(table["what"], table["says"])], 60)
    look.stripes(axes, len(table))
    for place, says in enumerate(table["says"]):
        _bar(axes, place, says, everybody)
    axes.set_xlim(0, max(everybody * 1.2, 1))
    axes.locator_params(axis="x", integer=True)
    shown = look.bar_key("how many people", look.BLUE, None)
    look.key(axes, [shown, look.bar_key("no number: it would be about too few", "white", "///")], 2)
    figure.set_label(_told(table, title, everybody))
    return figure


def _bar(axes: Axes, place: int, says: str, everybody: int) -> None:
    known = says.isdecimal()
    wide = int(says) if known else everybody - 1 if says in MANY else LEAST - 1
    if wide:
        axes.barh(place, wide, height=0.62, **look.bar_style(look.BLUE if known else "white", None if known else "///"))


def _told(table: pd.DataFrame, title: str, everybody: int) -> str:
    if table.empty:
        return f"{title}. {NOTHING}"
    told = "; ".join(f"{what.lower()}: {says}" for what, says in zip(table["what"], table["says"]) if says != "0")
    return f"Bar chart, {title.lower()}, of {everybody} people. {told[:1].upper()}{told[1:] or 'Nobody'}."


def replies_picture(group: Group, after: str = "interview") -> Figure:
    """The group's curve of answers (replies.py): a mark wherever it may be told."""
    told = as_told(group)
    marks, few = told.curves[after], TOO_FEW if told.enough else NOTHING
    figure, axes = look.figure(4.2)
    look.name(axes, f"When they answer after {AFTER[after]}", "", "Share that has answered")
    axes.set_ylim(0, 1.03)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    axes.grid(axis="y", color=look.LINE, linewidth=0.6)
    if marks:
        _curve(axes, marks)
    axes.set_xticks([day for day, _ in marks])
    axes.set_xlabel(f"Days since {AFTER[after]}" if marks else few, color=look.SOFT)
    look.key(axes, [look.mark_key("share answered by then, a no counts", "D", look.BLUE, True)], 1)
    figure.set_label(_curve_words(marks, after, few))
    return figure


def _curve(axes: Axes, marks: Sequence[Mark]) -> None:
    days, shares = [day for day, _ in marks], [share for _, share in marks]
    axes.plot(days, shares, color=look.INK, linewidth=1.6, linestyle="--", zorder=2)
    axes.scatter(days, shares, marker="D", s=52, facecolor=look.BLUE, edgecolor=look.INK, zorder=3)
    for day, share in marks[1:]:
        axes.annotate(f"{share:.0%}", (day, share), xytext=(0, 9), ha="center", textcoords="offset points",
                      fontsize=10, color=look.INK)  # fmt: skip
    axes.set_xlim(-1, max(days[-1] * 1.06, 14))


def _curve_words(marks: Sequence[Mark], after: str, few: str) -> str:
    first = f"Chart of answers after {AFTER[after]}"
    if not marks:
        return f"{first}. {few}"
    told = "; ".join(f"about {share:.0%} within {day} days" for day, share in marks[1:])
    said = told[:1].upper() + told[1:] or "Too few answers to tell a share"
    return f"{first}. Those still waiting count as waiting. {said}."

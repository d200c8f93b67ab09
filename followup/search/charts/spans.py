"""Where the time goes: a mark for each case's days in each part of the way, the finished apart from the running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KINDS = {  # label, marker, filled
    "over": ("finished", "D", True),
    "running": ("still running", "o", False),
    "cut": ("cut short by an end", "x", True),
}
COLOURS = {"over": look.BLUE, "running": look.INK, "cut": look.SOFT}
GOLDEN = 0.6180339887498949  # spreads marks evenly over the height of a row, the same way each time


def time_chart(spans: pd.DataFrame) -> Figure:
    """A row for each of search.time_spent's parts, a mark for each case, a line where half are through.

    That line counts what is still running as such, and is drawn from ten cases on.
    """
    from ..groups import half_within
    from ..spans import PARTS

    figure, axes = look.figure(4.6)
    whole, spans = spans, spans[spans["days"].notna()]
    cases = spans["case"].nunique()
    look.name(axes, f"Where the time goes in {look.several(cases, 'case')}", "Days", "Part of the way")
    edge = look.reach(list(spans["days"]), list(spans.loc[spans["over"], "days"]))
    axes.set_xlim(-0.02 * edge, edge)
    axes.grid(axis="x", color=look.LINE, linewidth=0.6)
    told, labels = [], []
    for place, (part, words) in enumerate(PARTS.items()):
        held = spans[spans["part"] == part]
        half = half_within(held.assign(answered=held["over"]))
        _row(axes, place, held, edge, half)
        labels.append(f"{_broken(words)}\n{_counts(held)}")
        told.append(_told(words, held, half))
    look.label_rows(axes, labels, 200)
    look.stripes(axes, len(PARTS))
    look.key(axes, [look.mark_key(*KINDS[kind][:2], COLOURS[kind], KINDS[kind][2]) for kind in KINDS] + [_line()], 4)
    figure.set_label(_words(cases, told) + look.day_not_known(len(whole) - len(spans)))
    return figure


def _row(axes: Axes, place: int, held: pd.DataFrame, edge: float, half: float | None) -> None:
    size = 46 if len(held) < 60 else 22 if len(held) < 400 else 8
    for kind, (label, marker, filled) in KINDS.items():
        rows = held[_is(held, kind)]
        days = [min(day, edge * 0.99) for day in rows["days"]]
        heights = [place + 0.56 * ((number * GOLDEN) % 1 - 0.5) for number in range(len(rows))]
        colour = COLOURS[kind]
        face = (
            {"facecolor": colour if filled else "white", "edgecolor": look.INK} if kind != "cut" else {"color": colour}
        )
        axes.scatter(days, heights, s=size, marker=marker, label=label, linewidth=0.8, zorder=3, **face)
    if half is not None:
        axes.plot([half, half], [place - 0.4, place + 0.4], color=look.INK, linewidth=2.6, zorder=4, label="half")
        axes.text(
            half,
            place - 0.41,
            look.within(half),
            ha="center",
            va="bottom",
            fontsize=10,
            fontweight="bold",
            color=look.INK,
        )


def _is(held: pd.DataFrame, kind: str) -> pd.Series:
    return held[kind] if kind != "cut" else ~held["over"] & ~held["running"]


def _counts(held: pd.DataFrame) -> str:
    return f"{look.several(len(held), 'time')}, {int(held['running'].sum())} still running"


def _broken(words: str) -> str:
    """On two lines where it is long."""
    middle = words.find(" ", len(words) // 2)
    return words if len(words) < 30 or middle < 0 else f"{words[:middle]}\n{words[middle + 1 :]}"


def _line() -> object:
    from matplotlib.lines import Line2D

    return Line2D([], [], color=look.INK, linewidth=2.6, label="half are through by then")


def _told(words: str, held: pd.DataFrame, half: float | None) -> str:
    if held.empty:
        return ""
    days = f"; half are through within {look.within(half)}" if half is not None else ""
    return f"{words}: {_counts(held)}, {look.several(int(held['days'].sum()), 'day')} in all{days}."


def _words(cases: int, told: list[str]) -> str:
    if not cases:
        return "Chart of where the time goes. There is nothing to show yet."
    return f"A mark for each time, in days, of {look.several(cases, 'case')}. {' '.join(filter(None, told))}"

"""How many cases stand at each stage, as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ENDED = ("rejected", "closed")


def stages_chart(counts: pd.DataFrame) -> Figure:
    """Bars of search.stage_counts: going on and ended by colour and hatch, the number at the end of each."""
    figure, axes = look.figure(4.6)
    total = int(counts["cases"].sum())
    look.name(axes, f"Where {look.several(total, 'case')} stand{'s' if total == 1 else ''}", "Number of cases", "Stage")
    look.label_rows(axes, list(counts["meaning"]))
    shares = counts["share"].astype(object).where(counts["share"].notna(), None)
    for place, (row, share) in enumerate(zip(counts.itertuples(), shares)):
        if row.cases:
            _bar(axes, place, row)
        words = f"  {row.cases}" if share is None else f"  {row.cases} ({share:.0%})"
        axes.text(row.cases, place, words, va="center", color=look.INK, fontsize=10)
    axes.set_xlim(0, max(counts["cases"].max() * 1.15, 1))
    axes.xaxis.get_major_locator().set_params(integer=True)
    _key(axes)
    figure.set_label(_words(counts, total))
    return figure


def _bar(axes: Axes, place: int, row: object) -> None:
    ended = row.stage in ENDED
    axes.barh(
        place,
        row.cases,
        height=0.66,
        color="white" if ended else look.BLUE,
        edgecolor=look.SOFT if ended else look.INK,
        hatch="///" if ended else None,
        linewidth=0.8,
    )


def _key(axes: Axes) -> None:
    from matplotlib.patches import Patch

    going = Patch(facecolor=look.BLUE, edgecolor=look.INK, label="still going on")
    ended = Patch(facecolor="white", edgecolor=look.SOFT, hatch="///", label="ended")
    look.key(axes, [going, ended], 2)


def _words(counts: pd.DataFrame, total: int) -> str:
    if not total:
        return "Bar chart of stages. There is no case yet."
    held = counts[counts["cases"] > 0].sort_values("cases", ascending=False, kind="stable")
    listed = "; ".join(f"{row.meaning.lower()}: {row.cases}" for row in held.itertuples())
    ended = int(counts.loc[counts["stage"].isin(ENDED), "cases"].sum())
    first = f"Bar chart: {look.several(total, 'case')} by stage, {total - ended} going on and {ended} ended."
    return f"{first} {listed[:1].upper()}{listed[1:]}."

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
    """Bars of the stages of search.stage_counts at which a case is: going on and ended by colour and hatch."""
    total = int(counts["cases"].sum())
    counts = counts[counts["cases"] > 0] if total else counts
    figure, axes = look.figure(1.5 + 0.26 * max(len(counts), 3))
    look.name(axes, _title(counts, total), "Number of cases", "Stage")
    look.label_rows(axes, list(counts["meaning"]))
    shares = counts["share"].astype(object).where(counts["share"].notna(), None)
    for place, (row, share) in enumerate(zip(counts.itertuples(), shares)):
        if total:
            _bar(axes, place, row)
        words = f"  {row.cases}" if share is None else f"  {row.cases} ({share:.0%})"
        axes.text(row.cases, place, words, va="center", color=look.INK, fontsize=10)
    axes.set_xlim(0, max(counts["cases"].max() * 1.15, 1))
    axes.xaxis.get_major_locator().set_params(integer=True)
    _key(axes)
    figure.set_label(_words(counts, total))
    return figure


def _title(counts: pd.DataFrame, total: int) -> str:
    """How many go on, and where most of those stand."""
    going = counts[~counts["stage"].isin(ENDED)]
    on = int(going["cases"].sum())
    if not on:
        return f"None of {look.several(total, 'case')} is still going on" if total else "No case yet"
    most = going.loc[going["cases"].idxmax()]
    where = f", {most['cases']:,} of them at “{most['meaning']}”" if 3 * most["cases"] > on > 1 else ""
    return f"{on:,} of {look.several(total, 'case')} still going on{where}"


def _bar(axes: Axes, place: int, row: object) -> None:
    ended = row.stage in ENDED
    drawn = axes.barh(
        place,
        row.cases,
        height=0.66,
        color="white" if ended else look.BLUE,
        edgecolor=look.SOFT if ended else look.INK,
        hatch="///" if ended else None,
        linewidth=0.8,
    )
    look.tell(drawn.patches[0], [f"{row.meaning}: {look.several(row.cases, 'case')}"])


def _key(axes: Axes) -> None:
    from matplotlib.patches import Patch

    going = Patch(facecolor=look.BLUE, edgecolor=look.INK, label="still going on")
    ended = Patch(facecolor="white", edgecolor=look.SOFT, hatch="///", label="ended")
    look.key(axes, [going, ended], 2)


def _words(counts: pd.DataFrame, total: int) -> str:
    if not total:
        return "Bar chart of stages. There is no case yet."
    held = counts.sort_values("cases", ascending=False, kind="stable")
    listed = "; ".join(f"{row.meaning.lower()}: {row.cases}" for row in held.itertuples())
    ended = int(counts.loc[counts["stage"].isin(ENDED), "cases"].sum())
    first = f"Bar chart: {look.several(total, 'case')} by stage, {total - ended} going on and {ended} ended."
    return f"{first} {listed[:1].upper()}{listed[1:]}."

"""How far cases came and what became of them: nothing is lost on the way, as it is in a chart of flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LOOKS = {  # outcome, a column of search.stage_flow: label, colour, hatch
    "open": ("still open", look.BLUE, None),
    "accepted": ("you accepted", look.GREEN, "xxx"),
    "yours": ("ended by you", "white", "..."),
    "over": ("closed without an answer", "white", "oo"),
    "no": ("they said no", "white", "///"),
}
NARROW = 0.025  # of the axis: a part thinner than this has no room for its number


def flow_chart(flow: pd.DataFrame) -> Figure:
    """Bars of search.stage_flow: each case once, by how far it came; parts by what became of it."""
    figure, axes = look.figure(3.6)
    total = int(flow["cases"].sum())
    look.name(axes, _title(flow, total), "Number of cases", "Furthest stage")
    look.label_rows(axes, list(flow["meaning"]))
    axes.set_xlim(0, max(flow["cases"].max() * 1.1, 1))
    axes.xaxis.get_major_locator().set_params(integer=True)
    for place, row in enumerate(flow.itertuples()):
        _parts(axes, place, row)
        axes.text(row.cases, place, f"  {row.cases}", va="center", color=look.INK, fontsize=11, fontweight="bold")
    shown = [style for name, style in LOOKS.items() if flow[name].any() or not total]
    look.key(axes, [look.bar_key(*style) for style in shown], min(len(shown), 4))
    figure.set_label(_words(flow, total))
    return figure


def _title(flow: pd.DataFrame, total: int) -> str:
    """What the bars say, in one sentence."""
    if not total:
        return "How far your cases came"
    met, offers = total - int(flow["cases"].iloc[0]), int(flow["cases"].iloc[-1])
    offered = f", {offers:,} to an offer" if offers else ""
    return f"{met:,} of {look.several(total, 'case')} came to an interview{offered}"


def _parts(axes: Axes, place: int, row: object) -> None:
    left, wide = 0, axes.get_xlim()[1]
    for outcome, (words, colour, hatch) in LOOKS.items():
        count = getattr(row, outcome)
        if not count:
            continue
        drawn = axes.barh(place, count, left=left, height=0.62, label=outcome, **look.bar_style(colour, hatch))
        look.tell(drawn.patches[0], [f"{row.meaning}, {words}: {look.several(count, 'case')}"])
        if count > NARROW * wide and count != row.cases:
            box = {"facecolor": "white", "edgecolor": "none", "pad": 1.2}
            axes.text(
                left + count / 2, place, str(count), ha="center", va="center", fontsize=10, color=look.INK, bbox=box
            )
        left += count


def _words(flow: pd.DataFrame, total: int) -> str:
    if not total:
        return "Bar chart of how far cases came. There is no case yet."
    rows = [_row(row) for row in flow.itertuples() if row.cases]
    met = total - int(flow["cases"].iloc[0])
    first = (
        f"Bar chart: how far {look.several(total, 'case')} came. {met} had an interview, whatever became of them later."
    )
    return f"{first} {'; '.join(rows)}."


def _row(row: object) -> str:
    parts = ", ".join(f"{getattr(row, name)} {words}" for name, (words, *_) in LOOKS.items() if getattr(row, name))
    return f"{row.meaning}: {row.cases} ({parts})"

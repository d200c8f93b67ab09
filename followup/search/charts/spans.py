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
LOOKS = {"over": None, "running": "///", "cut": "..."}  # hatches of heaps
HEAPED = 150  # times in a row from which on they are heaped: so many marks would hide each other
BINS = 40
GOLDEN = 0.6180339887498949  # spreads marks evenly over the height of a row, the same way each time


def time_chart(spans: pd.DataFrame) -> Figure:
    """A row for each of search.time_spent's parts, a mark for each case, a line where half are through.

    That line counts what is still running as such, and is drawn from ten cases on.
    """
    from ..groups import half_within
    from ..spans import PARTS

    whole, spans = spans, spans[spans["days"].notna()]
    parts = {part: words for part, words in PARTS.items() if spans.empty or (spans["part"] == part).any()}
    figure, axes = look.figure(1.6 + len(parts))
    cases = spans["case"].nunique()
    look.name(axes, _title(spans, cases), "Days", "Part of the way")
    edge = look.reach(list(spans["days"]), list(spans.loc[spans["over"], "days"]))
    axes.set_xlim(-0.02 * edge, edge)
    axes.grid(axis="x", color=look.LINE, linewidth=0.6)
    told, labels = [], []
    for place, (part, words) in enumerate(parts.items()):
        held = spans[spans["part"] == part]
        half = half_within(held.assign(answered=held["over"]))
        _row(axes, place, held, edge, half)
        labels.append(f"{_broken(words)}\n{_counts(held)}")
        told.append(_told(words, held, half))
    look.label_rows(axes, labels, 200)
    look.stripes(axes, len(parts))
    heaped = spans["part"].value_counts().max() > HEAPED if len(spans) else False
    kinds = [kind for kind in KINDS if spans.empty or _is(spans, kind).any()]
    lines = [_line()] if any("half are through" in one for one in told) else []
    look.key(axes, [*(_key(kind, heaped) for kind in kinds), *lines], 4)
    figure.set_label(_words(cases, told) + look.day_not_known(len(whole) - len(spans)))
    return figure


def _title(spans: pd.DataFrame, cases: int) -> str:
    """The part of the way to which most of the days went."""
    from ..spans import PARTS

    days = spans.groupby("part")["days"].sum()
    if not days.sum():
        return "No day has gone by yet"
    part, whole = str(days.idxmax()), int(days.sum())
    way = PARTS[part][:1].lower() + PARTS[part][1:]
    share = "all of them" if int(days[part]) == whole else f"{int(days[part]):,} of them"
    return f"{look.several(whole, 'day')} of waiting in {look.several(cases, 'case')}, {share} {way}"


def _row(axes: Axes, place: int, held: pd.DataFrame, edge: float, half: float | None) -> None:
    if len(held) > HEAPED:
        _heap(axes, place, held, edge)
    else:
        _marks(axes, place, held, edge)
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


def _heap(axes: Axes, place: int, held: pd.DataFrame, edge: float) -> None:
    """Columns in place of marks: how many took so many days, the last one holds all that took longer."""
    wide, days = edge / BINS, held["days"].clip(upper=edge * 0.999)
    kinds = {kind: (days[_is(held, kind)] // wide).astype(int).value_counts() for kind in KINDS}
    highest = max(sum(counts.get(one, 0) for counts in kinds.values()) for one in range(BINS))
    below = [0.0] * BINS
    for kind, counts in kinds.items():
        for one, count in sorted(counts.items()):
            tall = 0.78 * count / highest
            style = look.bar_style("white" if kind == "cut" else COLOURS[kind] + "aa", LOOKS[kind])
            bar = axes.bar((one + 0.5) * wide, -tall, width=wide * 0.9, bottom=place + 0.42 - below[one], **style)
            span = (
                f"{one * wide:.0f} to {(one + 1) * wide:.0f} days"
                if one < BINS - 1
                else f"{one * wide:.0f} days or more"
            )
            look.tell(bar.patches[0], [f"{span}: {count:,} {KINDS[kind][0]}"])
            below[one] += tall


def _marks(axes: Axes, place: int, held: pd.DataFrame, edge: float) -> None:
    size = 46 if len(held) < 60 else 22
    for kind, (label, marker, filled) in KINDS.items():
        rows = held[_is(held, kind)]
        days = [min(day, edge * 0.99) for day in rows["days"]]
        heights = [place + 0.56 * ((number * GOLDEN) % 1 - 0.5) for number in range(len(rows))]
        colour = COLOURS[kind]
        face = (
            {"facecolor": colour if filled else "white", "edgecolor": look.INK} if kind != "cut" else {"color": colour}
        )
        marks = axes.scatter(days, heights, s=size, marker=marker, label=label, linewidth=0.8, zorder=3, **face)
        look.tell(marks, [f"{row.employer}: {look.say_days(row.days)}, {label}" for row in rows.itertuples()])


def _is(held: pd.DataFrame, kind: str) -> pd.Series:
    return held[kind] if kind != "cut" else ~held["over"] & ~held["running"]


def _counts(held: pd.DataFrame) -> str:
    return f"{look.several(len(held), 'time')}, {int(held['running'].sum())} still running"


def _broken(words: str) -> str:
    """On two lines where it is long."""
    middle = words.find(" ", len(words) // 2)
    return words if len(words) < 30 or middle < 0 else f"{words[:middle]}\n{words[middle + 1 :]}"


def _key(kind: str, heaped: bool) -> object:
    label, marker, filled = KINDS[kind]
    if heaped:
        return look.bar_key(label, "white" if kind == "cut" else COLOURS[kind] + "aa", LOOKS[kind])
    return look.mark_key(label, marker, COLOURS[kind], filled)


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

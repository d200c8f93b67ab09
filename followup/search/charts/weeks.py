"""What was done and heard week by week, as columns: whether the search keeps going."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

UNDATED = "answers on days not known"  # in the attrs of search.weekly_activity
MOST = 26  # weeks on one chart
LOOKS = {  # column of search.weekly_activity: label, colour, hatch
    "applications": ("applications", look.BLUE, None),
    "messages": ("messages", look.ORANGE, "///"),
    "calls": ("calls and visits", look.GREEN, "..."),
    "interviews": ("interviews", look.PURPLE, "xxx"),
}


def weeks_chart(weeks: pd.DataFrame, most: int = MOST) -> Figure:
    """One column a week of search.weekly_activity, its last `most`: what you did, and a mark for what you heard."""
    drawn = weeks.tail(most).reset_index(drop=True)
    figure, axes = look.figure(4.4)
    look.name(
        axes, _title(weeks, drawn), f"Week that begins on this Monday, up to {drawn['week'].iloc[-1]:%B %Y}", "How many"
    )
    heard = _columns(axes, drawn)
    axes.set_ylim(0, max(int(drawn[["all", "answers"]].max().max()) * 1.15, 2))
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y", color=look.LINE, linewidth=0.6)
    every = -(-len(drawn) // look.fewer(13, 6))
    places = range(len(drawn))[::-1][::every][::-1]  # the last week always has its label
    axes.set_xticks(list(places), [f"{week.day} {week:%b}" for week in drawn["week"].iloc[list(places)]])
    axes.set_xlim(-0.6, max(len(drawn), 8) - 0.4)
    done = [look.bar_key(*style) for kind, style in LOOKS.items() if drawn[kind].any()]
    look.key(axes, [*done, *([heard] if drawn["answers"].any() or not done else [])], 5)
    figure.set_label(_words(weeks, drawn))
    return figure


def _title(weeks: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """What was done, what came back, and whether the last four weeks were more or less of it."""
    done, heard = int(drawn["all"].sum()), int(drawn["answers"].sum())
    span = (
        f"the last {len(drawn)} of {len(weeks):,} weeks"
        if len(drawn) < len(weeks)
        else look.several(len(weeks), "week")
    )
    if not done and not heard:
        return f"Nothing was done or heard in {span}"
    lately = f", {int(drawn['all'].tail(4).sum()):,} of them in the last four" if len(drawn) > 4 else ""
    undated = f", {unknown:,} more on days not known" if (unknown := weeks.attrs.get(UNDATED, 0)) else ""
    return f"{look.several(done, 'thing')} done in {span}{lately}; {look.several(heard, 'answer')} heard{undated}"


def _columns(axes: Axes, drawn: pd.DataFrame) -> Any:
    places, below = list(range(len(drawn))), [0] * len(drawn)
    for kind, (words, colour, hatch) in LOOKS.items():
        counts = list(drawn[kind])
        held = [place for place in places if counts[place]]
        on = [below[place] for place in held]
        style = look.bar_style(colour, hatch)
        bars = axes.bar(held, [counts[place] for place in held], bottom=on, width=0.66, label=kind, **style)
        for bar, place in zip(bars.patches, held):
            look.tell(bar, [f"Week of {_day(drawn['week'].iloc[place])}, {words}: {counts[place]}"])
        below = [done + count for done, count in zip(below, counts)]
    told = [(place, count) for place, count in zip(places, drawn["answers"]) if count]
    style = {"marker": "v", "s": 80, "facecolor": "white", "edgecolor": look.INK, "linewidth": 1.6, "zorder": 5}
    marks = axes.scatter([place for place, _ in told], [count for _, count in told], label="answers", **style)
    look.tell(marks, [f"Week of {_day(drawn['week'].iloc[place])}, answers: {count}" for place, count in told])
    return look.mark_key("answers you got", "v", look.INK, False)


def _day(day: Any) -> str:
    return f"{day.day} {day:%B}"


def _words(weeks: pd.DataFrame, drawn: pd.DataFrame) -> str:
    if not weeks[["all", "answers"]].to_numpy().any():
        return "Chart of weeks. Nothing has happened yet."
    sums = drawn[[*LOOKS, "answers"]].sum()
    told = ", ".join(f"{words}: {sums[kind]}" for kind, (words, *_) in LOOKS.items())
    idle = int((drawn["all"] == 0).sum())
    last = drawn.iloc[-1]
    rest = f" In {look.several(idle, 'week')} you did nothing." if idle else ""
    return (
        f"Columns for {look.several(len(drawn), 'week')}. {told[:1].upper()}{told[1:]}; answers you got: "
        f"{sums['answers']}.{rest} This week so far: {last['all']} done, "
        f"{look.several(int(last['answers']), 'answer')}." + look.day_not_known(weeks.attrs.get(UNDATED, 0))
    )

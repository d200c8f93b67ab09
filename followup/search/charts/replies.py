"""When they answer: the share that had after so many days, and beside it each silence so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ...rulebook.entries import Figure as Published

MOST = 12  # waits with a line of their own
CROWDED = 100  # silences on the curve from which on not every one is marked
GROUND = {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.8}  # behind words that cross a line
AFTER = {"interview": "the interview", "follow_up": "the follow-up", "application": "the application"}


def replies_chart(
    waits: pd.DataFrame, after: str = "interview", most: int = MOST, published: Iterable[Published] = ()
) -> Figure:
    """Waits of search.reply_times after one of AFTER: the curve with its 95% band, below it the silences so far.

    published: figures of the rulebook, of which those about such a wait stand below as bands, with source and n.

    The curve (Kaplan–Meier) counts those still waiting as waiting, and is drawn from ten cases on. The second line of
    numbers below the axis says how many waits were at least so long. Without a curve every wait has its line.
    """
    from ..cases import ENOUGH
    from ..survival import kaplan_meier

    whole = waits[waits["after"] == after]
    held = whole[whole["days"].notna()]
    blind = 2 * held["answered"].sum() < whole["answered"].sum()  # most answers on days that nobody knows
    enough = held["case"].nunique() >= ENOUGH and not blind
    lines = (held[held["waiting"]] if enough else held).sort_values("days", ascending=False, kind="stable")
    bands = [one for one in published if one.after == after]
    edge = look.reach(list(held["days"]), list(held.loc[held["answered"], "days"]), max([14, *(b.high for b in bands)]))
    height = 1.5 + 0.32 * max(len(lines.head(most)) + len(bands), 1)
    if enough:
        figure, above, below = look.two(3.4, height)
        curve = kaplan_meier(held["days"], held["answered"])
        _curve(above, held, look.thinned(curve, edge), edge)
        look.name(above, _title(whole, curve, after), "", "Share that has answered")
    else:
        figure, below = look.figure(height + 0.6)
        curve = None
        look.name(below, _few(whole, after), "", "")
    _lines(below, lines.head(most), edge, after, held if enough else None, bands)
    look.key(below, _key(enough, bool(bands)), 3)
    below.set_ylabel(_side(len(lines), most, enough), color=look.SOFT)
    left = look.day_not_known(len(whole) - len(held)) + (look.no_beginning(waits) if after == "application" else "")
    figure.set_label(_words(held, curve, after) + left + _beside(bands))
    return figure


def telling(waits: pd.DataFrame) -> str:
    """The kind of wait that has most to tell: after interviews where there are enough, else after applications, which
    every list has.
    """
    from ..cases import ENOUGH

    known = waits[waits["days"].notna()]
    cases = {after: known.loc[known["after"] == after, "case"].nunique() for after in AFTER}
    enough = cases["interview"] >= ENOUGH or cases["interview"] >= cases["application"]
    return "interview" if enough or cases["application"] < ENOUGH else "application"


def _title(held: pd.DataFrame, curve: pd.DataFrame, after: str) -> str:
    """What the curve says, in one sentence."""
    from ..survival import half_by

    half = half_by(curve)
    if held["days"].isna().any():  # what is drawn is not all there is
        return _few(held, after)
    if half:
        return f"Half had an answer within {look.within(half)} of {AFTER[after]}"
    came = held.loc[held["answered"], "days"]
    soon = f"; half of those who answered did within {look.within(came.median())}" if len(came) > 1 else ""
    return f"Fewer than half have had an answer after {AFTER[after]}{soon}"


def _few(held: pd.DataFrame, after: str) -> str:
    """The same on few waits: numbers, and the longest silence."""
    if held.empty:
        return f"No wait for an answer after {AFTER[after]} yet"
    said = f"{int(held['answered'].sum()):,} of {look.several(len(held), 'wait')} after {AFTER[after]} answered"
    if unknown := int((held["answered"] & held["days"].isna()).sum()):
        return f"{said}, {unknown:,} of them on days not known"
    waiting = held.loc[held["waiting"], "days"].dropna()
    return f"{said}; the longest silence so far: {look.say_days(waiting.max())}" if len(waiting) else said


def _curve(axes: Axes, held: pd.DataFrame, curve: pd.DataFrame, edge: float) -> None:
    days = [*curve["days"], max(edge, held["days"].max())]
    share = [1 - one for one in curve["silent"]]
    low, high = [1 - one for one in curve["high"]], [1 - one for one in curve["low"]]
    axes.fill_between(
        days, [*low, low[-1]], [*high, high[-1]], step="post", facecolor=look.BLUE + "55", edgecolor=look.LINE,
        label="95% band",
    )  # fmt: skip
    axes.step(days, [*share, share[-1]], where="post", color=look.INK, linewidth=2, label="answered")
    silent = held[held["waiting"] & (held["days"] <= edge)]
    if len(silent) > CROWDED:  # what would lie upon another mark is not drawn
        silent = silent.drop_duplicates(["days"]).iloc[lambda rows: _spread(rows["days"], edge / CROWDED)]
    marks = [(day, _share_at(curve, day)) for day in silent["days"]]
    drawn = axes.scatter(
        [day for day, _ in marks], [share for _, share in marks], marker="o", s=44, facecolor="white",
        edgecolor=look.ORANGE, linewidth=1.6, zorder=4, label="silence so far",
    )  # fmt: skip
    look.tell(drawn, [f"{row.employer}: no answer for {look.say_days(row.days)}" for row in silent.itertuples()])
    axes.set_ylim(0, 1.03)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    axes.grid(axis="y", color=look.LINE, linewidth=0.6)
    axes.tick_params(labelbottom=False)


def _spread(days: pd.Series, least: float) -> list[int]:
    """The places of those that are so far from each other."""
    kept, last = [], -least
    for place, day in sorted(enumerate(days), key=lambda one: one[1]):
        if day - last >= least:
            kept.append(place)
            last = day
    return kept


def _share_at(curve: pd.DataFrame, day: float) -> float:
    return 1 - float(curve.loc[curve["days"] <= day, "silent"].iloc[-1])


def _lines(
    axes: Axes, lines: pd.DataFrame, edge: float, after: str, risk: pd.DataFrame | None, bands: Sequence[Published]
) -> None:
    """A line for each wait, as long as it is; those longer than the axis end at its edge with their number."""
    look.label_rows(axes, [*(_label(row) for row in lines.itertuples()), *map(_whose, bands)], 44)
    look.stripes(axes, len(lines))
    _bands(axes, len(lines), bands, edge)
    for place, row in enumerate(lines.itertuples()):
        end = min(row.days, edge * 0.97)
        axes.plot([0, end], [place, place], color=look.SOFT, linewidth=1.4, zorder=2)
        style = (
            {"facecolor": look.BLUE, "edgecolor": look.INK}
            if row.answered
            else {"facecolor": "white", "edgecolor": look.ORANGE}
        )
        mark = axes.scatter([end], [place], marker="D" if row.answered else "o", s=44, linewidth=1.6, zorder=4, **style)
        told = "answered after" if row.answered else "no answer for"
        look.tell(mark, [f"{row.employer}: {told} {look.say_days(row.days)}"])
        near, side = (-7, "right") if end > 0.85 * edge else (7, "left")
        axes.annotate(
            look.say_days(row.days), (end, place), xytext=(near, 0), textcoords="offset points", va="center", ha=side,
            fontsize=9, color=look.INK, bbox=GROUND,
        )  # fmt: skip
    _axis(axes, edge, after, risk)


def _bands(axes: Axes, first: int, bands: Sequence[Published], edge: float) -> None:
    """What was published, on the same days: a bar from the lower to the higher, and the days themselves."""
    for place, one in enumerate(bands, first):
        wide = max(one.high - one.low, 0.4)
        bar = axes.barh(place, wide, left=one.low, height=0.5, zorder=3, **look.bar_style("white", "////"))
        look.tell(bar.patches[0], [f"{one.says}; n = {one.n:,}. {one.caveat}"])
        days = f"{one.low} to {one.high} days" if one.high > one.low else f"{one.low} days"
        at, near, side = (one.low, -7, "right") if one.high > 0.8 * edge else (one.low + wide, 7, "left")
        axes.annotate(days, (at, place), xytext=(near, 0), textcoords="offset points", va="center", ha=side, fontsize=9,
                      color=look.INK, bbox=GROUND)  # fmt: skip


def _whose(one: Published) -> str:
    """Who says so and of how many: what stands in brackets at the end of a figure's line."""
    return f"{one.says.rpartition('(')[2].rstrip(')')}, n = {one.n:,}"


def _beside(bands: Sequence[Published]) -> str:
    if not bands:
        return ""
    told = "; ".join(f"{one.says}, n = {one.n:,}" for one in bands)
    return f" Published beside it, none foretells yours: {told}."


def _label(row: object) -> str:
    later = row.after != "application" and row.number > 1
    return look.shortened(row.employer, look.fewer(26, 15)) + (f" ({row.number})" if later else "")


def _axis(axes: Axes, edge: float, after: str, risk: pd.DataFrame | None) -> None:
    """Days; and below each the number of waits that were at least so long, where there is a curve."""
    from matplotlib.ticker import MaxNLocator

    from ..survival import waiting_at

    axes.set_xlim(0, edge)
    ticks = [tick for tick in MaxNLocator(look.fewer(9, 5), integer=True).tick_values(0, edge) if 0 <= tick <= edge]
    below = waiting_at(list(risk["days"]), ticks) if risk is not None else []
    axes.set_xticks(ticks, [f"{tick:g}\n{count}" for tick, count in zip(ticks, below)] if below else None)
    second = "; below each: waits at least so long" if below else ""
    axes.set_xlabel(f"Days since {AFTER[after]}{second}", color=look.SOFT)
    axes.grid(axis="x", color=look.LINE, linewidth=0.6)


def _side(count: int, most: int, enough: bool) -> str:
    if not enough:
        return f"Longest {most}" if count > most else "Case"
    return f"Longest {most} of {count} silences" if count > most else "Silence so far"


def _key(enough: bool, published: bool) -> list[object]:
    from matplotlib.lines import Line2D

    beside = [look.bar_key("published elsewhere: no forecast of yours", "white", "////")] if published else []

    silence = look.mark_key("silence so far: no answer yet, and no refusal", "o", look.ORANGE, False)
    if not enough:
        return [look.mark_key("answered", "D", look.BLUE, True), silence, *beside]
    line = Line2D([], [], color=look.INK, linewidth=2, label="share answered, a no counts")
    return [line, look.bar_key("95% band", look.BLUE + "55", None), silence, *beside]


def _words(held: pd.DataFrame, curve: pd.DataFrame | None, after: str) -> str:
    from ..cases import ENOUGH
    from ..survival import half_by

    what = f"answers after {AFTER[after]}"
    if held.empty:
        return f"Chart of {what}. There is nothing to show yet."
    answered, waiting = int(held["answered"].sum()), held[held["waiting"]]
    cut = len(held) - answered - len(waiting)
    rest = f", {cut} ended by you before" if cut else ""
    first = (
        f"Chart of {what}: {look.several(len(held), 'wait')}, {answered} answered (a no counts), "
        f"{len(waiting)} still waiting{rest}."
    )
    if curve is None:
        why = f" No curve is drawn on fewer than {ENOUGH} cases: it would say more than anybody knows."
        return f"{first}{why}{_longest(waiting)}"
    half = half_by(curve)
    says = f" Half had an answer within {look.within(half)}." if half else " Fewer than half have had an answer so far."
    return f"{first}{says}{_longest(waiting)}"


def _longest(waiting: pd.DataFrame) -> str:
    if waiting.empty:
        return ""
    longest = waiting.loc[waiting["days"].idxmax()]
    return f" The longest silence so far: {longest['employer']}, {look.say_days(longest['days'])}."

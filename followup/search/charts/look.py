"""How every chart looks: colours that colour-blind people tell apart, with hatches and markers beside them."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from ...case.event_kinds import Colour

INK, SOFT, LINE, STRIPE = "#1b2430", "#55606d", "#c9d1d9", "#f3f5f7"
GREEN, BLUE, ORANGE, PURPLE = ("#009e73", "#56b4e9", "#d55e00", "#882d71")  # of Okabe and Ito; they differ in grey too
COLOURS: dict[Colour, str] = {
    "ink": INK, "soft": SOFT, "green": GREEN, "blue": BLUE, "orange": ORANGE, "purple": PURPLE,
}  # fmt: skip
WIDE, NARROW = 10.0, 5.0  # inches of a figure, and of one for a phone; a page shrinks it where it is narrower
ROOM = 16  # characters of a line beside a narrow figure
STEPS = 400  # of a curve
LONGEST = 34  # characters of a name on an axis


_narrow: ContextVar[bool] = ContextVar("narrow", default=False)


@contextmanager
def drawn_for(narrow: bool) -> Iterator[None]:
    """Meanwhile, figures are made for a narrow page, or for a wide one."""
    before = _narrow.set(narrow)
    try:
        yield
    finally:
        _narrow.reset(before)


def fewer(wide: int, narrow: int) -> int:
    """How many there is room for."""
    return narrow if _narrow.get() else wide


def wide() -> float:
    """Inches."""
    return NARROW if _narrow.get() else WIDE


def fit(figure: Figure) -> None:
    """Let what stands beside a narrow figure leave it room: names and titles of axes on several lines, and so many
    places of the lower axis named that no two stand on each other.
    """
    if figure.get_figwidth() >= WIDE:
        return
    for axes in figure.axes:
        names = [label.get_text() for label in axes.get_yticklabels()]
        if any(len(line) > ROOM for words in names for line in words.split("\n")):
            axes.set_yticks(axes.get_yticks(), list(map(_folded, names)), color=INK, parse_math=False)
            for label in axes.get_yticklabels():
                if label.get_text().count("\n") > 1:  # higher than its row
                    label.set_fontsize(8)
        axes.set_xlabel("\n".join(wrap(axes.get_xlabel(), 3 * ROOM)))
    with untitled(figure), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # only measured here
        figure.draw_without_rendering()
        for axes in figure.axes:
            _thin_out(axes)


def _folded(words: str) -> str:
    return "\n".join(line for part in words.split("\n") for line in wrap(part, ROOM) or [""])


def _thin_out(axes: Axes) -> None:
    low, high = sorted(axes.get_xlim())
    seen = [(place, label) for place, label in zip(axes.get_xticks(), axes.get_xticklabels()) if low <= place <= high]
    spans = [label.get_window_extent() for _, label in seen if label.get_text()]
    close = [after.x0 - before.x1 for before, after in zip(spans, spans[1:])]
    if close and min(close) < 2:
        step = max(span.width for span in spans) + 4
        every = ceil(step * (len(spans) - 1) / max(spans[-1].x0 - spans[0].x0, 1))
        kept = seen[::-1][::every][::-1]
        axes.set_xticks([place for place, _ in kept], [label.get_text() for _, label in kept], parse_math=False)


def figure(height: float) -> tuple[Figure, Axes]:
    """An empty figure of our width. No pyplot: nothing is global, and nothing is drawn on its own."""
    from matplotlib.figure import Figure

    made = Figure(figsize=(wide(), height), layout="constrained", facecolor="white")
    axes = made.subplots()
    plain(axes)
    return made, axes


def two(upper: float, lower: float) -> tuple[Figure, Axes, Axes]:
    """Two charts one above the other, of these heights, with the same x axis."""
    from matplotlib.figure import Figure

    made = Figure(figsize=(wide(), upper + lower), layout="constrained", facecolor="white")
    above, below = made.subplots(2, sharex=True, height_ratios=(upper, lower))
    plain(above), plain(below)
    return made, above, below


def plain(axes: Axes) -> None:
    """Nothing around the data but the line below them."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(LINE)
    axes.tick_params(colors=SOFT, length=0, labelsize=10)
    axes.set_axisbelow(True)


def name(axes: Axes, title: str, x: str, y: str) -> None:
    """Title and axis labels."""
    axes.set_title(title, loc="left", fontsize=14, fontweight="bold", color=INK, pad=12, parse_math=False)
    axes.set_xlabel(x, color=SOFT)
    axes.set_ylabel(y, color=SOFT)


def titles(figure: Figure) -> list[Text]:
    """The titles of its charts."""
    from matplotlib.text import Text

    return [one for axes in figure.axes for one in axes.get_children()
            if isinstance(one, Text) and one.get_text() and one.get_text() == axes.get_title(loc="left")]  # fmt: skip


@contextmanager
def untitled(figure: Figure) -> Iterator[None]:
    """Meanwhile it has no titles: a page says them in its own words above."""
    found = [(one, one.get_text()) for one in titles(figure)]
    for one, _ in found:
        one.set_text("")
    try:
        yield
    finally:
        for one, title in found:
            one.set_text(title)


@contextmanager
def whole_titles(figure: Figure) -> Iterator[None]:
    """While it is saved, titles that would go beyond its right edge stand on several lines."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # only measured here
        figure.draw_without_rendering()
    found = [(one, one.get_text(), one.get_window_extent()) for one in titles(figure)]
    for one, words, box in found:
        room = figure.bbox.width - 8 - box.x0
        if box.width > room > 0:
            one.set_text("\n".join(wrap(words, max(20, int(len(words) * room / box.width)))))
    try:
        yield
    finally:
        for one, words, _ in found:
            one.set_text(words)


def label_rows(axes: Axes, labels: list[str], most: int = LONGEST) -> None:
    """One label a row, the first on top. Names are text: a $ in one begins no formula."""
    axes.set_yticks(range(len(labels)), [shortened(label, most) for label in labels], color=INK, parse_math=False)
    axes.set_ylim(max(len(labels), 1) - 0.4, -0.6)


def stripes(axes: Axes, count: int) -> None:
    """Every other row on a light ground."""
    for place in range(0, count, 2):
        axes.axhspan(place - 0.5, place + 0.5, color=STRIPE, zorder=0)


def bar_key(label: str, colour: str, hatch: str | None) -> Any:
    """What a bar looks like, for the legend; with `bar_style` of the same values."""
    from matplotlib.patches import Patch

    return Patch(label=label, **bar_style(colour, hatch))


def bar_style(colour: str, hatch: str | None) -> dict[str, Any]:
    return {"facecolor": colour, "edgecolor": INK, "hatch": hatch, "linewidth": 0.7}


def mark_key(label: str, marker: str, colour: str, filled: bool) -> Any:
    """What a mark looks like, for the legend."""
    from matplotlib.lines import Line2D

    face = colour if filled else "white"
    return Line2D(
        [], [], linestyle="", marker=marker, markersize=8, markerfacecolor=face, markeredgecolor=colour, label=label
    )


def reach(days: list[float], answered: list[float], least: float = 14) -> float:
    """How many days an axis shows: all, unless a few waits are so long that nothing else could be read."""
    longest = max([*days, least])
    return min(longest, max([180.0, *(2 * day for day in answered)])) * 1.04


def thinned(curve: pd.DataFrame, edge: float) -> pd.DataFrame:
    """A curve over `days` with no more steps than can be seen on an axis up to `edge`."""
    if len(curve) <= STEPS:
        return curve
    first = curve.index == curve.index[0]
    return curve[~(curve["days"] * STEPS / edge).round().duplicated(keep="last") | first]


def within(days: float) -> str:
    """A length as a limit, which is never less than it is: 13.2 days are within 14 days."""
    return several(ceil(days), "day")


def day_not_known(count: int) -> str:
    """What a chart along days leaves out, told in its words."""
    return f" Not drawn, because the day is not known: {count}." if count else ""


def no_beginning(table: pd.DataFrame) -> str:
    """How many cases a chart of days since the application can't have, told in its words."""
    from ..answers import NO_BEGINNING

    count = int(table.attrs.get(NO_BEGINNING, 0))
    return f" Left out, because nobody wrote down when you applied: {several(count, 'case')}." if count else ""


def say_days(days: float) -> str:
    """8 days, 1 day, less than a day: whole days that are over."""
    return several(int(days), "day") if days >= 1 else "less than a day"


def shortened(text: str, most: int = LONGEST) -> str:
    """At most so many letters wide; one of Chinese, Japanese or Korean is as wide as two."""
    from unicodedata import east_asian_width

    room = most
    for place, letter in enumerate(text):
        room -= 2 if east_asian_width(letter) in "WF" else 1
        if room < 0:
            return text[: max(place - 1, 1)].rstrip() + "…"
    return text


def tell(artist: Any, words: Iterable[str]) -> None:
    """Let each mark of an artist, in the order given, say these words when it is pointed at or touched (svg.py)."""
    artist.told = list(words)
    artist.set_gid(f"told-{id(artist)}")


def key(axes: Axes, handles: list[Any], columns: int) -> None:
    """The legend, below the chart where it covers nothing."""
    if not handles:
        return
    longest = max(len(handle.get_label()) for handle in handles)
    columns = fewer(columns, 1 if longest > 2 * ROOM else 2)
    axes.figure.legend(
        handles=handles, loc="outside lower left", ncols=columns, frameon=False, fontsize=10, labelcolor=INK
    )


def several(number: int, one: str, many: str | None = None) -> str:
    """1 case, 2 cases."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

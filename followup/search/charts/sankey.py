"""How cases went on their way, as bands: none is lost, and silence has a band of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LOOKS = {  # where a case is at a station, from the top down: colour, hatch
    "on": (look.BLUE, None),
    "past": (look.BLUE, None),
    "accepted": (look.GREEN, "xxx"),
    "open": (look.BLUE, None),
    "silent": (look.ORANGE, "..."),
    "over": ("white", "oo"),
    "yours": ("white", "\\\\\\"),
    "no": ("white", "///"),
}
STOPS = ("all", "interview", "further", "offer", "end")
GAP = 0.05  # of all cases: what is free between two bands
HALF = 0.06  # of a step between stations: half as wide as a station
Place = dict[str, tuple[float, float]]  # where each band of a station begins, and how high it is
PALE = 0.28  # how much of its colour a band has
Key = tuple[str, ...]  # where a way is at each station: "on", "past", or a key of ENDS


def sankey_chart(paths: pd.DataFrame) -> Figure:
    """Bands of search.stage_paths: as high as there are cases, from station to station and to what became of them."""
    from ..paths import ENDS, STATIONS

    figure, axes = look.figure(4.8)
    ways = [(_stops(row), int(row.cases)) for row in paths.itertuples()]
    total = sum(count for _, count in ways)
    look.name(axes, _title(paths, total), "", "")
    axes.set_yticks([])
    between = "\n" if look.wide() < look.WIDE else " "
    names = [name.replace(" ", between) for name in (*STATIONS.values(), "Now")]
    axes.set_xticks(range(len(STOPS)), names, color=look.INK)
    axes.set_xlim(-0.15, len(STOPS) - (0.1 if look.wide() == look.WIDE else -0.6))
    axes.spines["bottom"].set_visible(False)
    if total:
        places = [_stacked(ways, stop, total) for stop in range(len(STOPS))]
        for stop in range(len(STOPS) - 1):
            _bands(axes, ways, stop, places)
        for stop in range(len(STOPS)):
            _station(axes, stop, places[stop], ENDS, total)
        lowest = max(low + high for place in places for low, high in place.values())
        axes.set_ylim(lowest + 0.02 * total, -0.06 * total)
    figure.set_label(_words(paths, total))
    return figure


def _stops(row: Any) -> Key:
    """At each station: on where it came there, past where it only came further; then what became of the case."""
    came = [True, row.interview, row.further, row.offer]
    last = max(place for place, one in enumerate(came) if one)
    return (*("on" if one else "past" if place < last else row.end for place, one in enumerate(came)), row.end)


def _counts(ways: list[tuple[Key, int]], stop: int) -> dict[str, int]:
    return {look_: sum(count for stops, count in ways if stops[stop] == look_) for look_ in LOOKS}


def _stacked(ways: list[tuple[Key, int]], stop: int, total: int) -> Place:
    """Where each band of a station begins, and how high it is."""
    made, low = {}, 0.0
    for name, count in _counts(ways, stop).items():
        if count:
            made[name] = (low, float(count))
            low += count + GAP * total
    return made


def _bands(axes: Axes, ways: list[tuple[Key, int]], stop: int, places: list[Place]) -> None:
    """What goes from one station to the next, each band from where the one before it ended."""
    left = {name: low for name, (low, _) in places[stop].items()}
    right = {name: low for name, (low, _) in places[stop + 1].items()}
    for one in LOOKS:
        for then in LOOKS:
            count = sum(number for stops, number in ways if (stops[stop], stops[stop + 1]) == (one, then))
            if count:
                _band(axes, stop, (left[one], right[then]), count, then)
                left[one] += count
                right[then] += count


def _band(axes: Axes, stop: int, lows: tuple[float, float], count: int, then: str) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    (a, b), x, y, m = lows, stop + HALF, stop + 1 - HALF, stop + 0.5
    corners = [(x, a), (m, a), (m, b), (y, b), (y, b + count), (m, b + count), (m, a + count), (x, a + count), (x, a)]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    band = PathPatch(Path(corners, codes), facecolor=_shade(then), alpha=PALE, edgecolor="none", zorder=1)
    look.tell(band, [_told(then, count)])
    axes.add_patch(band)


def _shade(name: str) -> str:
    return look.SOFT if LOOKS[name][0] == "white" else LOOKS[name][0]


def _told(name: str, count: int) -> str:
    from ..paths import ENDS

    return f"{look.several(count, 'case')}: {ENDS.get(name, 'came further')}"


def _station(axes: Axes, stop: int, place: Place, ends: dict[str, str], total: int) -> None:
    """The bars of a station; numbers stand beside what came there, and words too where the way is at its end."""
    at_end = stop == len(STOPS) - 1
    for name, (low, high) in place.items():
        if name != "on" and not at_end:  # the band goes through
            axes.barh(low + high / 2, 2 * HALF, left=stop - HALF, height=high, color=_shade(name), alpha=PALE, zorder=1)
            continue
        colour, hatch = LOOKS[name]
        bar = axes.barh(
            low + high / 2, 2 * HALF, left=stop - HALF, height=high, zorder=3, **look.bar_style(colour, hatch)
        )
        look.tell(bar.patches[0], [_told(name, int(high))])
        words = f"{int(high):,}" + (f" {ends[name]}" if at_end else "")
        style = {"color": look.INK, "fontsize": 10, "zorder": 4}
        if at_end:
            axes.text(stop + HALF + 0.03, low + high / 2, words, va="center", **style)
        else:
            axes.text(stop, low - 0.012 * total, words, ha="center", va="bottom", fontweight="bold", **style)


def _title(paths: pd.DataFrame, total: int) -> str:
    if not total:
        return "No case yet"
    ends = paths.groupby("end")["cases"].sum()
    silent, refused = int(ends.get("silent", 0)), int(ends.get("no", 0))
    return f"{silent:,} of {look.several(total, 'case')} stand in silence, {refused:,} had a no"


def _words(paths: pd.DataFrame, total: int) -> str:
    from ..paths import ENDS

    if not total:
        return "Bands of the ways cases went. There is no case yet."
    came = {name: int(paths.loc[paths[name].astype(bool), "cases"].sum()) for name in ("interview", "further", "offer")}
    ends = paths.groupby("end")["cases"].sum()
    told = "; ".join(f"{words}: {ends[name]}" for name, words in ENDS.items() if name in ends)
    return (
        f"Bands of the ways {look.several(total, 'case')} went: {came['interview']} to a first interview, "
        f"{came['further']} to further rounds, {came['offer']} to an offer. Now, {told}."
    )

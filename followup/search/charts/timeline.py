"""All cases along time: interviews, promises, what was written and heard, and the days on which to follow up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from ...case.event_kinds import Mark
from ...case.events import EVENTS
from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DAY = timedelta(days=1)
BACK, FORTH = timedelta(days=120), timedelta(days=60)  # how far around now a chart reaches
MOST = 20  # cases on one chart; more of them would be too small to read
BARS = {  # kind: label, colour, hatch, height, whether it is at least a day wide
    "promise": ("promised time", look.BLUE, "////", 0.34, False),
    "window": ("days to follow up", look.GREEN, None, 0.62, True),
}
MARKS: dict[str, Mark] = {
    mark.name: mark
    for mark in (
        Mark("applied", label="you applied", symbol="o", colour="soft", filled=False, counted=""),
        Mark("interview", label="interview", symbol="D", colour="ink", counted="interviews"),
        *(kind.mark for kind in EVENTS.values() if kind.mark),
    )
}


def timeline_chart(rows: pd.DataFrame, *, now: datetime, home: tzinfo | None = None, most: int = MOST) -> Figure:
    """One line a case of search.timeline, its first `most` cases, around `now` (aware).

    home: the zone of the axis; None: that of `now`. What is further away than 120 days back is not drawn, nor a case
    of which all is.
    """
    known, near = list(dict.fromkeys(rows["case"])), in_reach(rows, now)
    cases = [case for case in known if case in near] or known
    all_near = len(cases) == len(known)
    whole = rows[rows["case"].isin(cases[:most])]
    drawn = whole[whole["start"].notna()]
    figure, axes = look.figure(2.3 + 0.42 * max(len(cases[:most]), 1))
    look.name(axes, _title(rows, len(known), len(cases[:most]), now, all_near), "Day", "Case")
    look.label_rows(axes, _labels(whole))
    places = {case: place for place, case in enumerate(cases[:most])}
    look.stripes(axes, len(places))
    _days(axes, drawn, now, home or now.tzinfo)
    handles = [_bars(axes, drawn, places, kind) for kind in BARS] + [
        _marks(axes, drawn, places, kind) for kind in MARKS
    ]
    look.key(axes, [handle for handle in handles if handle is not None], 4)
    figure.set_label(_words(whole, len(known), now, all_near) + look.day_not_known(len(whole) - len(drawn)))
    return figure


def in_reach(rows: pd.DataFrame, now: datetime) -> set[str]:
    """Cases of which something lies in the days that a chart reaches."""
    moment = now.astimezone(UTC)
    near = rows[(rows["end"] >= moment - BACK) & (rows["start"] <= moment + FORTH)]
    return set(near["case"])


def _which(drawn: int, whole: bool) -> str:
    """How many are drawn, and of which. whole: whether each case has a day that the chart reaches."""
    most, near = f"{drawn} most urgent" if drawn > 1 else "most urgent", "" if whole else " with a day in these months"
    return f"the {most}{near} {'are' if drawn > 1 else 'is'} drawn"


def _title(rows: pd.DataFrame, count: int, drawn: int, now: datetime, whole: bool) -> str:
    """How many can be asked now, and how many have time left that they promised."""
    shown = f"; {_which(drawn, whole)}" if count > drawn else ""
    if not count:
        return "No case yet"
    waiting = rows.loc[(rows["kind"] == "promise") & (rows["end"] > now.astimezone(UTC)), "case"].nunique()
    promised = f", {waiting} still {'has' if waiting == 1 else 'have'} time they promised" if waiting else ""
    opened = _open_now(rows, now)["case"].nunique()
    return f"{opened or 'None'} of {look.several(count, 'case')} to follow up now{promised}{shown}"


def _open_now(rows: pd.DataFrame, now: datetime) -> pd.DataFrame:
    moment = now.astimezone(UTC)
    windows = rows[(rows["kind"] == "window") & (rows["end"] > moment)].sort_values("start")
    return windows[windows["start"] <= moment]


def _labels(rows: pd.DataFrame) -> list[str]:
    """Employers; with the role where two cases are at the same one."""
    firsts = rows.drop_duplicates("case")
    double = set(firsts.loc[firsts["employer"].duplicated(), "employer"])
    return [f"{row.employer}, {row.role}" if row.employer in double else row.employer for row in firsts.itertuples()]


def _days(axes: Axes, rows: pd.DataFrame, now: datetime, zone: tzinfo | None) -> None:
    """The axis of days around now, and now itself."""
    from matplotlib.dates import AutoDateLocator, num2date

    first = max(rows["start"].min().to_pydatetime(), now - BACK) if len(rows) else now - 7 * DAY
    last = min(rows["end"].max().to_pydatetime(), now + FORTH) if len(rows) else now + 7 * DAY
    first, last = min(first, now) - 2 * DAY, max(last, now) + 3 * DAY
    axes.set_xlim(first, last)
    axes.set_xlabel(f"Day in {first.year}" if first.year == last.year else f"Day in {first.year} and {last.year}")
    axes.xaxis.set_major_locator(AutoDateLocator(tz=zone, minticks=4, maxticks=look.fewer(12, 5)))
    axes.xaxis.set_major_formatter(lambda value, _: f"{num2date(value, zone):%d %b}".lstrip("0"))
    axes.grid(axis="x", color=look.LINE, linewidth=0.6)
    axes.axvline(now, color=look.INK, linewidth=1.4, zorder=2)
    axes.annotate(
        "now", (now, 1), xycoords=("data", "axes fraction"), xytext=(3, 2), textcoords="offset points",
        fontsize=10, fontweight="bold", color=look.INK,
    )  # fmt: skip


def _bars(axes: Axes, rows: pd.DataFrame, places: dict[str, int], kind: str) -> Any:
    label, colour, hatch, height, whole_days = BARS[kind]
    held = rows[rows["kind"] == kind]
    if held.empty:
        return None
    starts = [start.to_pydatetime() for start in held["start"]]
    lengths = [end.to_pydatetime() - start for start, end in zip(starts, held["end"])]
    if whole_days:
        lengths = [max(length, 0.8 * DAY) for length in lengths]
    at = [places[case] for case in held["case"]]
    light = colour + "66" if hatch else colour
    made = axes.barh(
        at, lengths, left=starts, height=height, color=light, edgecolor=look.INK, hatch=hatch, linewidth=0.6,
        zorder=3, label=label,
    )  # fmt: skip
    for bar, row in zip(made.patches, held.itertuples()):
        look.tell(bar, [f"{row.employer}: {row.what}, {_day(row.start)} to {_day(row.end)}"])
    return made


def _marks(axes: Axes, rows: pd.DataFrame, places: dict[str, int], kind: str) -> Any:
    mark, held = MARKS[kind], _within(axes, rows[rows["kind"] == kind])
    colour = look.COLOURS[mark.colour]
    if held.empty:
        return None
    at = [places[case] + mark.below for case in held["case"]]
    starts = [start.to_pydatetime() for start in held["start"]]
    made = axes.scatter(
        starts, at, marker=mark.symbol, s=62, facecolor=colour if mark.filled else "white",
        edgecolor="white" if mark.filled else colour, linewidth=0.9 if mark.filled else 1.6, zorder=4,
        label=mark.label,
    )  # fmt: skip
    look.tell(made, [f"{row.employer}: {row.what}, {_day(row.start)}" for row in held.itertuples()])
    return made


def _within(axes: Axes, held: pd.DataFrame) -> pd.DataFrame:
    """Those that the axis reaches."""
    from matplotlib.dates import date2num

    first, last = axes.get_xlim()
    return held[[first <= date2num(start) <= last for start in held["start"]]]


def _day(moment: Any) -> str:
    return f"{moment.day} {moment:%B}"


def _words(rows: pd.DataFrame, total: int, now: datetime, whole: bool) -> str:
    if not total:
        return "Timeline of cases. There is no case yet."
    counts = rows["kind"].value_counts()
    shown = rows["case"].nunique()
    parts = [
        f"Timeline of {look.several(total, 'case')}" + (f", of which {_which(shown, whole)}" if shown < total else ""),
        f"as of {now:%d %B %Y}".replace(" 0", " "),
    ]
    held = ", ".join(
        f"{mark.counted}: {counts[kind]}" for kind, mark in MARKS.items() if mark.counted and kind in counts
    )
    moment = now.astimezone(UTC)
    open_now = list(dict.fromkeys(_open_now(rows, now)["employer"]))
    waiting = rows[(rows["kind"] == "promise") & (rows["end"] > moment)]["employer"].nunique()
    says = [", ".join(parts) + f". {held[:1].upper()}{held[1:]}." if held else ", ".join(parts) + "."]
    says.append(f"Open to follow up now: {_named(open_now)}." if open_now else "No follow-up is open at this moment.")
    if waiting:
        says.append(f"{look.several(waiting, 'promised time')} still to run.")
    return " ".join(says)


def _named(names: list[str], most: int = 5) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more

"""After an application: the share that had any answer, or an interview, after so many days; and the same by source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from . import look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WHATS = {"answer": "an answer, a no counts", "interview": "a first interview"}
DASHES = ("solid", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)), (0, (3, 1, 1, 1, 1, 1)))
COLOURS = (look.INK, look.BLUE, look.ORANGE, look.GREEN, look.PURPLE)
NO_SOURCE = "source not written down"
FEW = 5  # where fewer are left, each of them moves a curve by far more than it tells
SPACE = 0.055  # of the height: how near two names at the right edge may come


class _Line(NamedTuple):
    """A curve of its own: what it is called, and its rows of search.first_times."""

    name: str
    rows: pd.DataFrame


def firsts_chart(firsts: pd.DataFrame) -> Figure:
    """Curves of search.first_times, for any answer and for a first interview; drawn from ten applications on."""
    lines = [_Line(words, firsts[firsts["what"] == what]) for what, words in WHATS.items()]
    return _chart(firsts, _enough(lines), "How soon something came back")


def sources_chart(firsts: pd.DataFrame, most: int = len(DASHES)) -> Figure:
    """Curves of any answer for the sources with most applications; those with fewer than ten have none."""
    answers = firsts[firsts["what"] == "answer"]
    counts = answers["source"].value_counts()
    named = counts.index[:most] if any(counts.index) else ()  # with none written down there is nothing to compare
    lines = _enough([_Line(str(name) or NO_SOURCE, answers[answers["source"] == name]) for name in named])
    made = _chart(answers, lines, "Any answer, by source", by_source=True)
    if len(answers) and not any(counts.index):
        made.set_label("Any answer, by source: where you found these jobs is not written down.")
    return made


def _enough(lines: Sequence[_Line]) -> list[_Line]:
    """Those of ten applications or more; none of which most days are unknown: its curve would say that few came."""
    from ..cases import ENOUGH

    known = [line for line in lines if line.rows.loc[line.rows["days"].notna(), "case"].nunique() >= ENOUGH]
    return [line for line in known if 2 * _dated(line)["came"].sum() >= line.rows["came"].sum()]


def _dated(line: _Line) -> pd.DataFrame:
    """What a curve can be made of. The others are counted all the same."""
    return line.rows[line.rows["days"].notna()]


def _chart(firsts: pd.DataFrame, lines: list[_Line], what: str, by_source: bool = False) -> Figure:
    from ..survival import kaplan_meier

    figure, axes = look.figure(3.9)
    curves = [kaplan_meier(_dated(line)["days"], _dated(line)["came"]) for line in lines]
    came = [day for line in lines for day in _dated(line).loc[line.rows["came"], "days"]]
    edge = min(look.reach([day for line in lines for day in _dated(line)["days"]], came),
               max([14.0, *map(_last, lines)]) * 1.04)  # fmt: skip
    look.name(axes, _title(lines, curves, by_source), "Days since the application", "Share of the applications")
    axes.set_xlim(0, edge * 1.3)  # names stand at the end of their line
    axes.set_xticks([tick for tick in axes.get_xticks() if 0 <= tick <= edge])
    top = _draw(axes, lines, curves, edge)
    axes.set_ylim(0, top)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.grid(axis="y", color=look.LINE, linewidth=0.6)
    unknown = firsts.loc[firsts["days"].isna(), "case"].nunique()
    figure.set_label(_words(lines, curves, what) + look.day_not_known(unknown) + look.no_beginning(firsts))
    return figure


def _draw(axes: Axes, lines: list[_Line], curves: list[pd.DataFrame], edge: float) -> float:
    """The steps, each with its name at its end, none upon another; how high the axis goes."""
    lasts = [min(edge, _last(line)) for line in lines]
    ends = [_share_by(curve, last) for curve, last in zip(curves, lasts)]
    top = min(1.03, max([*ends, 0.15]) * 1.25)
    heights = _apart(ends, SPACE * top)
    for line, curve, last, end, height, dash, colour in zip(lines, curves, lasts, ends, heights, DASHES, COLOURS):
        seen = look.thinned(curve[curve["days"] <= last], edge)
        (step,) = axes.step([*seen["days"], last], [*(1 - seen["silent"]), end], where="post", color=colour,
                            linestyle=dash, linewidth=2, label=line.name)  # fmt: skip
        look.tell(step, [f"{line.name}: {_counted(line)}"])
        name = look.shortened(line.name, look.fewer(26, 24))
        axes.text(last + edge * 0.01, height, f" {name}, {end:.0%}", va="center", fontsize=10,
                  color=look.INK, parse_math=False)  # fmt: skip
    return top


def _last(line: _Line) -> float:
    """The last day on which enough were still in sight: there its curve ends."""
    return float(_dated(line)["days"].nlargest(FEW).iloc[-1])


def _apart(ends: Sequence[float], least: float) -> list[float]:
    """The same heights, moved up where two would be nearer than `least`."""
    made, last = [0.0] * len(ends), -1.0
    for place in sorted(range(len(ends)), key=lambda one: ends[one]):
        made[place] = last = max(ends[place], last + least)
    return made


def _counted(line: _Line) -> str:
    came = int(line.rows["came"].sum())
    return f"{came:,} of {look.several(len(line.rows), 'application')} so far"


def _share_by(curve: pd.DataFrame, day: float) -> float:
    return float(1 - curve.loc[curve["days"] <= day, "silent"].iloc[-1])


def _by_days(line: _Line, curve: pd.DataFrame) -> str:
    """The share by a fortnight and a month, where somebody has waited so long."""
    return "".join(f", {_share_by(curve, day):.0%} within {day} days" for day in (14, 30) if _last(line) >= day)


def _title(lines: list[_Line], curves: list[pd.DataFrame], by_source: bool) -> str:
    """What the curves say: how much came back, and how soon; or which source answered most."""
    from ..cases import ENOUGH

    if not lines:
        return f"No curve on fewer than {ENOUGH} applications with a day"
    if by_source:
        shares = [_share_by(curve, 30) for curve in curves]
        first = max(range(len(lines)), key=lambda one: shares[one])
        if not shares[first]:
            return "No source has answered within 30 days"
        through = f"{shares[first]:.0%} of applications through {look.shortened(lines[first].name, 30)}"
        return f"{through} had an answer within 30 days"
    line = lines[0]
    came = line.rows.loc[line.rows["came"], "days"]
    if came.empty:
        return f"None of {look.several(len(line.rows), 'application')} has had {line.name.partition(',')[0]} yet"
    said = f"{len(came):,} of {look.several(len(line.rows), 'application')} had {line.name.partition(',')[0]}"
    if unknown := int(came.isna().sum()):
        return f"{said}, {unknown:,} of them on days not known"
    return f"{said}, half of those within {look.within(float(came.median()))}"


def _words(lines: list[_Line], curves: list[pd.DataFrame], what: str) -> str:
    from ..cases import ENOUGH

    if not lines:
        return f"{what}: there is nothing to show yet on fewer than {ENOUGH} applications whose answers have a day."
    told = [f"{line.name}: {_counted(line)}{_by_days(line, curve)}" for line, curve in zip(lines, curves)]
    cut = any(_dated(line).loc[line.rows["came"], "days"].max() > _last(line) for line in lines)
    end = f" A curve ends where fewer than {FEW} are left." if cut else ""
    return f"Curves, {what[:1].lower()}{what[1:]}: {'; '.join(told)}. Those still waiting count as waiting.{end}"

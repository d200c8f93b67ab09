"""A group's vote as bars, and beside each answer the policies that give it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ...search.charts import look
from .votes import Option

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LONGEST = 46  # characters of an answer beside its bar
WHOSE = 34  # characters a line of the names at a bar's end; more would run out of the picture
NOBODY, TOO, LATER = "nobody's advice", "fits too", "not yet"
NOT_NOW = "nobody's advice for now"


def votes_chart(question: str, options: Sequence[Option], told: bool = True) -> Figure:
    """Bars of hands. told: whether to show which of them are some policy's, and whose, at their ends."""
    figure, axes = look.figure(1.7 + 0.62 * len(options))
    total = sum(one.hands for one in options)
    look.name(axes, f"{question} {look.several(total, 'hand')}", "Hands", "")
    look.label_rows(axes, [one.words for one in options], LONGEST)
    most = max([one.hands for one in options] + [1])
    for place, one in enumerate(options):
        if one.hands:
            axes.barh(place, one.hands, height=0.62, **_style(one, told))
        axes.text(
            one.hands + most * 0.02,
            place,
            _beside(one, told),
            va="center",
            color=look.INK,
            fontsize=10,
            parse_math=False,
        )
    axes.set_xlim(0, most * 2.1)  # room for the names
    axes.set_xticks([n for n in axes.get_xticks() if n <= most and n == int(n)])
    if told:
        look.key(
            axes,
            [
                look.bar_key("fits some advice", look.BLUE, None),
                look.bar_key("nobody's advice for now", "white", "///"),
            ],
            2,
        )
    figure.set_label(votes_words(question, options, told))
    return figure


def _style(one: Option, told: bool) -> dict[str, Any]:
    return look.bar_style(look.BLUE, None) if one.policies or one.fits or not told else look.bar_style("white", "///")


def _beside(one: Option, told: bool) -> str:
    if not told:
        return str(one.hands)
    return "\n".join(wrap(f"{one.hands}  {_whose(one)}", WHOSE, break_on_hyphens=False))


def _whose(one: Option) -> str:
    return ", ".join(one.policies) or (TOO if one.fits else LATER if one.later else NOBODY)


def votes_words(question: str, options: Sequence[Option], told: bool = True) -> str:
    """What the chart shows, in sentences."""
    total = sum(one.hands for one in options)
    whose = {one.key: f" ({_whose(one)})" if told else "" for one in options}
    listed = "; ".join(f"{one.words}: {one.hands}{whose[one.key]}" for one in options)
    return f"Bar chart of a vote with {look.several(total, 'hand')}. {question} {listed}."

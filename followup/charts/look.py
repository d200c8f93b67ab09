"""How every chart looks: colours that colour-blind people tell apart, with hatches and markers beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, SOFT, LINE, STRIPE = "#1b2430", "#55606d", "#c9d1d9", "#f3f5f7"
GREEN, BLUE, ORANGE, PURPLE = ("#009e73", "#56b4e9", "#d55e00", "#882d71")  # of Okabe and Ito; they differ in grey too
WIDE = 10.0  # inches; a page shrinks it where it is narrower
LONGEST = 34  # characters of a name on an axis


def figure(height: float) -> tuple[Figure, Axes]:
    """An empty figure of our width. No pyplot: nothing is global, and nothing is drawn on its own."""
    from matplotlib.figure import Figure

    made = Figure(figsize=(WIDE, height), layout="constrained", facecolor="white")
    axes = made.subplots()
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(LINE)
    axes.tick_params(colors=SOFT, length=0, labelsize=10)
    axes.set_axisbelow(True)
    return made, axes


def name(axes: Axes, title: str, x: str, y: str) -> None:
    """Title and axis labels."""
    axes.set_title(title, loc="left", fontsize=14, fontweight="bold", color=INK, pad=12, parse_math=False)
    axes.set_xlabel(x, color=SOFT)
    axes.set_ylabel(y, color=SOFT)


def label_rows(axes: Axes, labels: list[str]) -> None:
    """One label a row, the first on top. Names are text: a $ in one begins no formula."""
    axes.set_yticks(range(len(labels)), [shortened(label) for label in labels], color=INK, parse_math=False)
    axes.set_ylim(len(labels) - 0.4, -0.6)


def shortened(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def key(axes: Axes, handles: list[Any], columns: int) -> None:
    """The legend, below the chart where it covers nothing."""
    axes.figure.legend(
        handles=handles, loc="outside lower left", ncols=columns, frameon=False, fontsize=10, labelcolor=INK
    )


def several(number: int, one: str, many: str | None = None) -> str:
    """1 case, 2 cases."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

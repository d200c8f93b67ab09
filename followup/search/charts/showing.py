"""A figure on a page: a drawing with its text alternative, and the same words below it for everybody."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from ...case.markup import Markup, tag
from . import look
from .svg import as_svg, inline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["alt_text", "as_html", "as_png", "as_svg"]
DOTS = 130  # an inch: sharp where a page shows it at its own size
OTHER_SCRIPTS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB",
    "WenQuanYi Micro Hei", "Droid Sans Fallback", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo",
    "Noto Sans Arabic", "Segoe UI", "Geeza Pro", "Arial Unicode MS", "Amiri",
)  # fmt: skip


def alt_text(figure: Figure) -> str:
    """What the figure shows, in sentences."""
    return str(figure.get_label())


def as_png(figure: Figure) -> bytes:
    """The figure as a PNG image; the same figure gives the same bytes.

    A script without letters in ours takes those of this computer, and shows boxes where it has none: the SVG does not.
    """
    file = io.BytesIO()
    _other_scripts(figure)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")
        with look.whole_titles(figure):
            figure.savefig(file, format="png", dpi=DOTS, metadata={"Software": None})
    return file.getvalue()


def _other_scripts(figure: Figure) -> None:
    """Give texts that are not in Latin letters the fonts of this computer that may have theirs."""
    from matplotlib.font_manager import fontManager
    from matplotlib.text import Text

    foreign = [one for one in figure.findobj(Text) if max(one.get_text(), default="") > "\u02ff"]
    if foreign:
        here = {font.name for font in fontManager.ttflist}
        for one in foreign:
            one.set_fontfamily(["DejaVu Sans", *(name for name in OTHER_SCRIPTS if name in here)])


def draw_ahead() -> None:
    """Draw an empty figure for nobody: the first one costs a second more than the others."""
    figure, _ = look.figure(1)
    inline(figure)


def as_html(figure: Figure) -> Markup:
    """The figure as a drawing that needs no other file: its title above, its words as text alternative and below.

    On a page too narrow to read it, it keeps its size and scrolls in a box of its own, which the keyboard reaches too.
    """
    words = alt_text(figure)
    name = "Chart: " + words.partition(".")[0]  # a page with two charts has two regions, each with a name of its own
    titles = [tag("b", title) for axes in figure.axes if (title := axes.get_title(loc="left"))]
    top = tag("p", *titles, class_="fu-chart-name") if titles else None
    box = tag("div", inline(figure), style="overflow-x:auto", tabindex="0", role="region", aria_label=name)
    return tag("figure", top, box, tag("figcaption", words, class_="fu-soft", aria_hidden="true"), style="margin:0")

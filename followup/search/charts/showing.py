"""A figure on a page: an image with its text alternative, and the same words below it for everybody."""

from __future__ import annotations

import base64
import io
import warnings
from typing import TYPE_CHECKING

from ...case.markup import Markup, tag

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS = 130  # an inch: sharp where a page shows it at its own size
IMAGE = "display:block;width:100%;max-width:1000px;min-width:640px;height:auto"


def alt_text(figure: Figure) -> str:
    """What the figure shows, in sentences."""
    return str(figure.get_label())


def as_png(figure: Figure) -> bytes:
    """The figure as a PNG image; the same figure gives the same bytes."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # a script without letters in our font shows boxes
        figure.savefig(file, format="png", dpi=DOTS, metadata={"Software": None})
    return file.getvalue()


def as_html(figure: Figure) -> Markup:
    """The figure as an <img> that needs no other file, its words as text alternative and as caption.

    (JupyterLab leaves out the text alternative of a figure that is displayed any other way.) On a page too narrow to
    read it, it keeps its size and scrolls in a box of its own, which the keyboard reaches too.
    """
    words, data = alt_text(figure), base64.b64encode(as_png(figure)).decode()
    image = tag("img", alt=words, src=f"data:image/png;base64,{data}", style=IMAGE)
    name = "Chart: " + words.partition(".")[0]  # a page with two charts has two regions, each with a name of its own
    box = tag("div", image, style="overflow-x:auto", tabindex="0", role="region", aria_label=name)
    return tag("figure", box, tag("figcaption", words, class_="fu-soft", aria_hidden="true"), style="margin:0")

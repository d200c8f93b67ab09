"""The pieces of HTML that panels are made of: those of the one builder, and three of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...case.markup import EMPTY, Markup, bullets, join, stylesheet, table, tag, text

__all__ = ["EMPTY", "Markup", "as_card", "bullets", "chips", "join", "scrolling", "stylesheet", "table", "tag", "text",
           "unseen"]  # fmt: skip

OWN = {"house": "the workbook's own"}


def unseen(words: str) -> Markup:
    """Words for screen readers only."""
    return tag("span", words, class_="fu-unseen")


def scrolling(made: Markup, name: str) -> Markup:
    """A card in which a table that is wider than the page scrolls, also by keyboard. name: what screen readers say."""
    return tag(
        "div", made, class_="fu-card fu-scrolls", style="overflow-x:auto", tabindex="0", role="region", aria_label=name
    )


def as_card(header: Sequence[str], cells: Sequence[object]) -> Markup:
    """A row of a table with class fu-rows: on a narrow page a card, in which each cell says what it is."""
    return tag("tr", *(tag("td", cell, data_label=words) for words, cell in zip(header, cells, strict=True)))


def chips(sources: Iterable[str], label: str = "Source") -> Markup:
    """The names of sources as small labels behind a sentence; what nobody published is called the workbook's own."""
    told = (OWN.get(source, source.replace("-", " ")) for source in sources)
    made = [tag("span", unseen(f"{label}: "), words, class_="fu-src") for words in told]
    return join(*made, between=" ")

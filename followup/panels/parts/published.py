"""Published figures as a page tells them: each with whom it asked, how many, its limits and the day it was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...rulebook.book import Rulebook
from ...rulebook.entries import Figure
from .markup import EMPTY, Markup, join, tag

NO_STUDY = "No study was found that shows that thanking or asking changes the outcome."


def whose_figures(book: Rulebook, after: Iterable[str]) -> Markup:
    """Behind one line, all figures whose days are counted from one of these; nothing where there is none."""
    told = [tag("li", _figure(book, one)) for one in book.figures.values() if one.after in after]
    if not told:
        return EMPTY
    return tag("details", tag("summary", "Whose figures"), tag("ul", *told, tag("li", NO_STUDY)), class_="fu-more")


def _figure(book: Rulebook, one: Figure) -> Markup:
    read = book.sources[one.sources[0]].read
    return join(tag("b", one.says), f". {one.asked} n = {one.n:,}. {one.caveat} {_read(read)}")


def _read(day: date | None) -> str:
    return f"Read {day.day} {day:%B %Y}." if day else ""

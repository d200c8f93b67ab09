"""Published figures as a page tells them: each with whom it asked, how many, its limits and the day it was read, and
where that day is long past, a word that it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...rulebook.book import Rulebook
from ...rulebook.entries import Figure, Source
from .markup import EMPTY, Markup, join, tag

NO_STUDY = "No study was found that shows that thanking or asking changes the outcome."


def whose_figures(book: Rulebook, after: Iterable[str], today: date) -> Markup:
    """Behind one line, all figures about one of these, as they stand today; nothing where there is none."""
    told = [tag("li", _figure(book, one, today)) for one in book.figures.values() if one.after in after]
    if not told:
        return EMPTY
    return tag("details", tag("summary", "Whose figures"), tag("ul", *told, tag("li", NO_STUDY)), class_="fu-more")


def _figure(book: Rulebook, one: Figure, today: date) -> Markup:
    read = join(*(_read(book.sources[source], today) for source in one.sources), between=" ")
    return join(tag("b", one.says), f". {one.asked} n = {one.n:,}. {one.caveat} ", read)


def _read(source: Source, today: date) -> Markup:
    """The source, as a link where it has a page, and the day it was read."""
    page = {"href": source.address, "target": "_blank", "rel": "noopener"}
    title = tag("a", source.title, **page) if source.address else source.title
    if source.read is None:
        return join(title, ".")
    late = source.read_again is not None and source.read_again < today
    again = ", and not again since: it may have changed" if late else ""
    return join(title, f". Read {source.read.day} {source.read:%B %Y}{again}.")

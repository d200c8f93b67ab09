"""The one way to HTML: pieces in which every string is escaped unless it was made here, so that text stays text.

It stands down here because tables, printed pages and panels all need it. What it makes is markupsafe's `Markup`, which
escapes whatever is put beside it with +, % or format; nothing outside this module turns a string into one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from .text import plain_text, shown

__all__ = ["DOCTYPE", "EMPTY", "Markup", "bullets", "join", "stylesheet", "table", "tag", "text"]
EMPTY = Markup()
DOCTYPE = Markup("<!doctype html>")
VOID = ("br", "hr", "img", "input", "meta")
TEXT_ALONE = ("title", "option", "textarea", "text")  # elements that hold no others; the last is one of SVG
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
RIGHT_TO_LEFT = re.compile(f"{_LETTER}(?:.*{_LETTER})?", re.DOTALL)  # from the first such letter to the last


def text(value: object) -> Markup:
    """Anything as HTML text: escaped, unless it is Markup already; None is nothing."""
    if isinstance(value, Markup):
        return value
    return EMPTY if value is None else _isolated(_escaped(value))


def join(*parts: object, between: str = "") -> Markup:
    """The parts one after the other, each as `text` gives it; empty ones are left out."""
    return escape(between).join(done for part in parts if (done := text(part)))


def tag(name: str, /, *children: object, **attributes: object) -> Markup:
    """One element: tag("p", "words", class_="fu-when", aria_label="…"). Attributes of None or False are left out."""
    opening = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in VOID:
        return Markup(opening)
    inside = EMPTY.join(map(_alone, children)) if name in TEXT_ALONE else join(*children)
    return Markup(f"{opening}{inside}</{name}>")


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_escaped(value)}"'


def _alone(value: object) -> Markup:
    return value if isinstance(value, Markup) else _escaped("" if value is None else value)


def _escaped(value: object) -> Markup:
    """As text, also what is Markup: a whole page may stand in an attribute."""
    return escape(shown(plain_text(str(value))))


def _isolated(made: Markup) -> Markup:
    """What is written from right to left stands in an element of its own, so that it moves nothing beside it."""
    return made if made.isascii() else Markup(RIGHT_TO_LEFT.sub(r"<bdi>\g<0></bdi>", str(made)))


def bullets(items: Iterable[object], **attributes: object) -> Markup:
    """A list with one entry for each item; nothing at all where there is none."""
    entries = [tag("li", item) for item in items]
    return tag("ul", *entries, **attributes) if entries else EMPTY


def table(
    header: Sequence[object],
    rows: Iterable[Markup | Sequence[object]],
    *,
    caption: Markup = EMPTY,
    **attributes: object,
) -> Markup:
    """A table. rows: the cells of each, or a row made with `tag`; caption: made with `tag` as well."""
    top = tag("thead", tag("tr", *(tag("th", words, scope="col") for words in header))) if header else EMPTY
    made = [one if isinstance(one, Markup) else tag("tr", *(tag("td", cell) for cell in one)) for one in rows]
    return tag("table", caption, top, tag("tbody", *made), **attributes)


def stylesheet(css: str) -> Markup:
    """A <style> element. css: out of a file of ours, never from people."""
    return Markup(f"<style>{css}</style>")

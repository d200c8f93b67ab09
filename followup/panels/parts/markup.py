"""The only way to HTML here: every string is escaped unless it was made by `tag`, so text from people stays text."""

from __future__ import annotations

from html import escape
from typing import Any


class Markup(str):
    """HTML that this module made. Joining it with + gives a plain str again, which would be escaped."""

    __slots__ = ()


EMPTY = Markup("")
VOID = ("br", "img", "hr")


def text(value: object) -> Markup:
    """Anything as HTML text: escaped, unless it is Markup already; None is nothing."""
    if isinstance(value, Markup):
        return value
    return EMPTY if value is None else Markup(escape(str(value), quote=True))


def join(*parts: object, between: str = "") -> Markup:
    """The parts one after the other, each as `text` gives it; empty ones are left out."""
    return Markup(escape(between).join(done for part in parts if (done := text(part))))


def tag(name: str, *children: object, **attributes: Any) -> Markup:
    """One element: tag("p", "words", class_="fu-when", aria_label="…"). Attributes of None or False are left out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    opening = f"<{name}{written}>"
    return Markup(opening if name in VOID else f"{opening}{join(*children)}</{name}>")


def _attribute(key: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value), quote=True)}"'


def bullets(items: list[Any], **attributes: Any) -> Markup:
    """A list with one entry for each item; nothing at all where there is none."""
    return tag("ul", *(tag("li", item) for item in items), **attributes) if items else EMPTY


def unseen(words: str) -> Markup:
    """Words for screen readers only."""
    return tag("span", words, class_="fu-unseen")


def chips(sources: list[str] | tuple[str, ...], label: str = "Source") -> Markup:
    """The ids of sources as small labels behind a sentence."""
    made = [tag("span", unseen(f"{label}: "), source, class_="fu-src") for source in sources]
    return join(*made, between=" ")

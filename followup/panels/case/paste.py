"""Paste what they wrote: what the rules read in it fills the lines below it, to be looked at before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...reading.reader import Reading, read_message
from ...reading.telling import ENCODED, KEYS
from ...reading.typed import written
from ..parts.actions import on_change, on_click
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Part
from ..parts.pieces import button, html, layout, row, styled

NOTHING = "There is no text yet."
UNSURE = "This tells nothing that could be written down. Choose what it says, if it says something after all."
TO_READ = "to read what you pasted"  # what keeps a form from being taken
UNREAD = "Press “Read it” first, and look at what it finds."
READ = "Read. Look at each line before you press the button; until then nothing is kept."
FIELDS = {"interview.at": "talk", "interview": "talk"}  # keys of a reading that another line stands for


class Paste(Part):
    """The text, and a button that has it read.

    take: gets what was read; case: whose people and clock count; changed: called whenever the text changes.
    """

    css = ("fu-paste",)

    def build(
        self, take: Callable[[Reading], None], case: Callable[[], Case | None], changed: Callable[[], None], words: str
    ) -> list[Any]:
        self._take, self._case, self._changed = take, case, changed
        self.seen = ""  # the text that was read
        self.text = styled(
            widgets.Textarea(description=words, placeholder="Dear …", rows=4, layout=layout(width="100%")), "fu-field"
        )
        self.read, self.offered = button("Read it"), html()
        on_click(self, self.read, self._read)
        on_change(self, self.text, self._typed, redraw=False)
        return [self.text, row(self.read), self.offered]

    @property
    def unread(self) -> bool:
        """Whether there is a text that nothing was read in yet."""
        return self.text.value.strip() not in ("", self.seen)

    def _typed(self, _: str) -> None:
        self.offered.value = tag("p", UNREAD, class_="fu-soft") if self.unread else EMPTY
        self._changed()

    def _read(self) -> str | None:
        if not self.text.value.strip():
            self.panel.warn(NOTHING)
            return None
        reading = read_message(self.text.value, self.desk.now.astimezone(self.desk.zone), self._case())
        self.seen = self.text.value.strip()
        self._take(reading)
        self.offered.value = options(reading)
        if reading.what is not None:
            return READ
        return ENCODED if reading.encoded else UNSURE

    def clear(self) -> None:
        """Nothing of the text stays."""
        with self.panel.untouched():
            self.text.value, self.seen, self.offered.value = "", "", EMPTY


def lines_of(reading: Reading) -> dict[str, Any]:
    """What was read, as the lines take it: days and moments in words."""
    days = {key: _said(getattr(reading, key)) for key in ("promised_by", "answer_by", "starts")}
    at = reading.talk.at
    told = {
        **days,
        "salary": reading.salary or "",
        "terms": reading.terms,
        "conditional": reading.conditional,
        "hangs_on": reading.hangs_on,
        "how": reading.how,
        "by": "email" if reading.what else None,
        "talk": written(at) if at else "",
        "format": reading.talk.format,
        "link": reading.talk.link or "",
    }
    return {key: value for key, value in told.items() if value}


def doubts(reading: Reading) -> dict[str, str]:
    """What the words leave open, by the line it belongs to."""
    told = ((FIELDS.get(key, key), f"Not certain, {KEYS.get(key, 'this')}: “{words}”. Please look.")
            for key, words in reading.unsure)  # fmt: skip
    return dict(told)


def _said(value: date | datetime | None) -> str:
    return written(value) if value else ""


def options(reading: Reading) -> Markup:
    """The times to choose from, where they offer several."""
    if not reading.talk.options:
        return EMPTY
    items = [tag("li", f"{at:%a %d %b, %H:%M}") for at in reading.talk.options]
    return join(tag("p", "They offer these times, on their clock:"), tag("ul", join(*items)))

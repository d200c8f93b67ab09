"""One quiet line in the header when a week went by without a backup, with the backup beside it."""

from __future__ import annotations

import ipywidgets as widgets

from ...journal.backup import days_without, file_name, note_saved, offer, put_off
from .actions import on_click
from .desk import Desk
from .files import download
from .markup import EMPTY, Markup, tag
from .panel import Part
from .pieces import button, html, row, show

KIND = "application/x-ndjson"
SAVE_IT = "Now press the link, and keep the file where you keep letters."
HAVE_IT = "I have the file"


class BackUpReminder(Part):
    """Part of the header; hidden while there is nothing to remind of, and while the example is shown."""

    css = ("fu-note",)

    def build(self) -> list[widgets.Widget]:
        self.link = EMPTY
        self.words, self.save, self.later = html(), button("Back up"), button("Not today")
        self.have, self.choices = button(HAVE_IT), row(self.save, self.later)
        on_click(self, self.save, self._save)
        on_click(self, self.later, self._put_off)
        on_click(self, self.have, self._have)
        return [self.words, self.choices, self.have]

    def draw(self) -> None:
        desk = self.desk
        own = not desk.trouble and not desk.example
        days = days_without(desk.own, now=desk.now, zone=desk.zone) if own else None
        show(self.box, bool(days or self.link) and own)
        show(self.choices, bool(days) and not self.link)
        show(self.have, bool(self.link))
        self.words.value = self.link or (tag("p", _words(days)) if days else EMPTY)

    def _save(self) -> str:
        self.link = saved_link(self.desk)
        return SAVE_IT

    def _have(self) -> str:
        self.link = EMPTY
        note_saved(self.desk.own, at=self.desk.now)
        return ""

    def _put_off(self) -> str:
        self.link = EMPTY
        put_off(self.desk.own, now=self.desk.now, zone=self.desk.zone)
        return "Tomorrow, then."


def _words(days: int) -> str:
    return f"Your search was not backed up for {days} days. One file, one press."


def saved_link(desk: Desk) -> Markup:
    """Make a backup now, and the link that saves it."""
    data = offer(desk.own, at=desk.now.astimezone(desk.zone))
    name = file_name(desk.today)
    return tag("p", download(name, KIND, data, f"Save {name}"), class_="fu-outs")

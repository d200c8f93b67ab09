"""One quiet line in the header when a week went by without a backup, with the backup beside it."""

from __future__ import annotations

import ipywidgets as widgets

from ...journal.backup import days_without, put_off
from ..parts.actions import on_click
from ..parts.markup import EMPTY, Markup, tag
from ..parts.panel import Panel, button, html, row, show
from .backup import SAVE_IT, saved_link


class BackUpReminder:
    """Part of the header; hidden while there is nothing to remind of, and while the example is shown."""

    def __init__(self, panel: Panel) -> None:
        self.desk, self.link = panel.desk, EMPTY
        self.words, self.save, self.later = html(), button("Back up"), button("Not today")
        self.choices = row(self.save, self.later)
        self.box = widgets.VBox([self.words, self.choices])
        self.box.add_class("fu-note")
        on_click(panel, self.save, self._save)
        on_click(panel, self.later, self._put_off)

    def draw(self) -> None:
        desk = self.desk
        own = not desk.trouble and not desk.example
        days = days_without(desk.own, now=desk.now, zone=desk.zone) if own else None
        show(self.box, bool(days or self.link) and own)
        show(self.choices, bool(days))
        self.words.value = tag("p", _words(days)) if days else self.link

    def _save(self) -> str:
        self.link = saved_link(self.desk)
        return SAVE_IT

    def _put_off(self) -> str:
        self.link = EMPTY
        put_off(self.desk.own, now=self.desk.now, zone=self.desk.zone)
        return "Tomorrow, then."


def _words(days: int) -> str | Markup:
    return f"Your search was not backed up for {days} days. One file, one press."

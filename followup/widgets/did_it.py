""" "I did it": one press writes it down at once; when and how it went can be said afterwards, and undone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import ipywidgets as widgets

from ..journal import Entry
from .actions import on_change, on_click
from .event_words import event_words
from .header import fill
from .markup import join, tag
from .panel import Panel, button, html, row, show

if TYPE_CHECKING:
    from .desk import Desk

OUTCOMES = (
    ("We spoke", "spoke"),
    ("I left a voicemail", "voicemail"),
    ("I left a message with a person", "message"),
    ("Nobody answered", "no_answer"),
)


class DidIt:
    """Part of the plan card. The last thing written down comes from the journal, so a restart shows it again."""

    def __init__(self, desk: Desk, panel: Panel) -> None:
        self.desk, self.panel = desk, panel
        self.done = button("I did it", "main")
        self.calls = [(button(f"I called: {words[:1].lower()}{words[1:]}" if value != "spoke" else "I called: we spoke", "main" if value == "spoke" else "plain"), value) for words, value in OUTCOMES]
        self.written = html()
        self.when = widgets.NaiveDatetimePicker(description="When it was, on your clock")
        self.outcome = widgets.Dropdown(options=OUTCOMES, description="How it went")
        self.undo = button("Undo")
        self._connect()
        for field in (self.when, self.outcome):
            field.add_class("fu-field")
        self.after = widgets.VBox([self.written, row(self.when, self.outcome, self.undo)])
        self.after.add_class("fu-written")
        self.box = widgets.VBox([row(self.done, *(made for made, _ in self.calls)), self.after])

    def _connect(self) -> None:
        on_click(self.panel, self.done, lambda: self._log(None))
        for made, outcome in self.calls:
            on_click(self.panel, made, lambda outcome=outcome: self._log(outcome))
        on_click(self.panel, self.undo, self._undo)
        on_change(self.panel, self.when, self._change_when)
        on_change(self.panel, self.outcome, lambda value: self._change("outcome", value))

    def _log(self, outcome: str | None) -> str:
        step = self.desk.step
        if step is None:
            return ""
        for event in step.logs:
            self.desk.log({**event, **({"outcome": outcome} if outcome and event["kind"] == "called" else {})})
        return "Written down. The plan below is up to date." if step.logs else ""

    def _undo(self) -> str:
        entry = self.last()
        if entry is not None:
            self.desk.undo(entry.id)
        return "Undone. The plan is as it was before."

    def _change_when(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        own = moment.replace(tzinfo=self.desk.zone) if self.desk.zone else moment.astimezone()
        return self._change("at", own.isoformat())

    def _change(self, key: str, value: str) -> str:
        entry = self.last()
        if entry is None:
            return ""
        self.desk.give({("events", entry.id, key): value})
        return "Changed."

    def last(self) -> Entry | None:
        """The last thing that was written down for this case and still counts."""
        if self.desk.case_id is None:
            return None
        entries = self.desk.book.history(self.desk.case_id)
        return next((entry for entry in reversed(entries) if entry.do == "event" and not entry.undone), None)

    def draw(self) -> None:
        step, entry = self.desk.step, self.last()
        calls = bool(step and step.logs and step.logs[0]["kind"] == "called")
        show(self.done, bool(step and step.logs) and not calls)
        for made, _ in self.calls:
            show(made, calls)
        show(self.after, entry is not None)
        if entry is not None:
            self._draw_last(entry)

    def _draw_last(self, entry: Entry) -> None:
        case = self.desk.case
        place = self.desk.book.keys(case.id, "events").index(entry.id)
        event = case.events[place]
        words = event_words(case, event)
        at = event.at.astimezone(self.desk.zone)
        self.written.value = tag("p", tag("b", "Last written down: "), join(words, f", {at:%A %d %B, %H:%M}"), class_="fu-soft")
        naive = at.replace(tzinfo=None, second=0, microsecond=0)
        if self.when.value != naive:
            self.when.value = naive
        show(self.outcome, event.kind == "called")
        if event.kind == "called":
            fill(self.outcome, list(OUTCOMES), event.outcome)

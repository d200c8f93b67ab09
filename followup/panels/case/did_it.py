""" "I did it": one press writes it down at once; when and how it went can be said afterwards, and undone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.event_words import event_words
from ...case.events import OUTCOMES
from ...case.wording import joined
from ...journal import Entry
from ...planning.planner import Step
from ..parts import zones
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Part
from ..parts.pieces import button, html, row, show

HOW_IT_WENT = tuple((outcome.form, outcome.word) for outcome in OUTCOMES.values())
FRESH = timedelta(hours=1)  # so long the last line can be changed here; later, in the history


def _as_it_went(event: dict[str, Any], outcome: str | None) -> dict[str, Any]:
    return {**event, **({"outcome": outcome} if outcome and "outcome" in event else {})}


class DidIt(Part):
    """Part of the plan card. The last thing written down comes from the journal, so a restart shows it again."""

    def build(self) -> list[widgets.Widget]:
        self.done, self.ask = button("I did it", "main"), html()
        self.calls = [(button(f"{words[:1].upper()}{words[1:]}"), value) for words, value in HOW_IT_WENT]
        self.written, self.undo = html(), button("Undo")
        self.when = Control(self, Spec("at", "When it was, on your clock", "wall"), self._change_when)
        self.outcome = Control(
            self, Spec("outcome", "How it went", "menu", HOW_IT_WENT), lambda value: self._change("outcome", value)
        )
        on_click(self, self.done, lambda: self._log(None))
        for made, outcome in self.calls:
            on_click(self, made, lambda outcome=outcome: self._log(outcome))
        on_click(self, self.undo, self._undo)
        self.after = widgets.VBox([self.written, row(self.when.box, self.outcome.box, self.undo)])
        self.after.add_class("fu-written")
        return [self.ask, row(self.done, *(made for made, _ in self.calls)), self.after]

    def _log(self, outcome: str | None) -> str:
        step = self.desk.step
        if step is None:
            return ""
        together = self.desk.one_message(step)
        if len(together) > 1:
            return self._log_in_each(together, outcome)
        for event in step.logs:
            self.desk.log(_as_it_went(event, outcome))
        return "Written down. The plan is up to date." if step.logs else ""

    def _log_in_each(self, together: list[Step], outcome: str | None) -> str:
        """One message was for all of these cases."""
        cases = [one.plan.case for one in together]
        for events in zip(*(one.logs for one in together)):
            told = [_as_it_went(event, outcome) for event in events]
            self.desk.log_in_each({case.id: event for case, event in zip(cases, told)})
        return f"Written down for {joined([case.role.title for case in cases])}. The plans are up to date."

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
        lines = self.desk.book.together(entry.id)
        changes = {line.case: {("events", line.id, key): value} for line in lines if line.case is not None}
        if len(changes) > 1:
            self.desk.book.set_in_each(changes, at=self.desk.now)
        else:
            self.desk.give({("events", entry.id, key): value})
        return "Changed."

    def last(self) -> Entry | None:
        """The last thing that was written down for this case and still counts."""
        if self.desk.case_id is None:
            return None
        entries = self.desk.book.newest(self.desk.case_id)
        return next((entry for entry in entries if entry.do == "event" and not entry.undone), None)

    def draw(self) -> None:
        step, entry = self.desk.step, self.last()
        logs = step.logs if step else []
        calls, early = bool(logs) and "outcome" in logs[0], step is not None and step.status == "later"
        show(self.done, bool(logs) and not calls)
        self.done.description = "I did it already" if early else "I did it"
        (self.done.remove_class if early else self.done.add_class)("fu-main")
        already = " already" if early else ""
        called = tag("p", f"I called{already}, and …", class_="fu-label") if calls else EMPTY
        self.ask.value = join(self._for_several(step), called)
        for made, _ in self.calls:
            show(made, calls)
        case = self.desk.case
        fresh = entry is not None and timedelta(0) <= self.desk.now - entry.at < FRESH
        show(self.after, fresh)
        if fresh and case and entry:
            self._draw_last(case, entry)

    def _for_several(self, step: Step | None) -> Markup:
        """That one press writes it into several cases, where it is one message or call for all of them."""
        cases = [one.plan.case for one in self.desk.one_message(step)] if step is not None and step.logs else []
        if len(cases) < 2:
            return EMPTY
        said = f"One for {joined([case.role.title for case in cases])}: it is written down for each of them."
        return tag("p", said, class_="fu-soft")

    def _draw_last(self, case: Case, entry: Entry) -> None:
        event = self.desk.book.event(case.id, entry.id)
        if event is None:
            return
        at = event.at.astimezone(self.desk.zone)
        words = f"{event_words(case, event)}, {zones.own_moment(case, at)}"
        self.written.value = tag("p", tag("b", "Written down: "), words)
        self.when.value = at.replace(tzinfo=None, second=0, microsecond=0)
        show(self.outcome.box, event.outcome is not None)
        if event.outcome is not None:
            self.outcome.value = event.outcome

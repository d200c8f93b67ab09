"""After the press: sent, done, or how the call went; then what was written down, with undo, at the same place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import ipywidgets as widgets

from ...case.event_words import event_words
from ...case.events import OUTCOMES
from ...case.wording import joined
from ...journal import Entry
from ...planning.logged import as_it_went
from ...planning.planner import Step
from ..parts.actions import Rest, on_change, on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, tag
from ..parts.panel import Part
from ..parts.pieces import button, html, show, styled, telling, toggle

FRESH = timedelta(hours=1)  # so long the last line can be undone here; later, in the history
CALLED = {
    "spoke": "We spoke",
    "voicemail": "Left a voicemail",
    "message": "Left a message",
    "no_answer": "Nobody answered",
}
assert set(CALLED) == set(OUTCOMES)
ASKS = {"email": "Sent?", "post": "Posted?", "visit": "Been there?", "phone": "Did you reach them?"}
YES = {channel: "Yes, just now" for channel in ("email", "post", "phone")}
WHEN = Spec("at", "When, on your clock", "wall")
NAMED = Spec("promised", "Did they name a day for the answer?", "day")
Event = dict[str, Any]


class Sent(Part):
    """The row at the foot of the page. ways: the links of the message, put before the question by the page.

    What was written last comes from the journal, so a restart shows it again.
    """

    css = ("fu-foot",)

    def build(self) -> list[widgets.Widget]:
        self.ways, self.asks, self.written = html(), html(), telling()
        self.yes, self.at, self.undo = button("Yes, just now", "yes"), toggle("At …"), button("Undo")
        self.calls = [(button(words), outcome) for outcome, words in CALLED.items()]
        self.when: Control | None = None  # made when somebody asks for it
        self.named: Control | None = None
        self.line: str | None = None  # that is shown as written down: what was written meanwhile is not undone unseen
        self.events: list[Event] | None = None  # what a press writes, where that is not the step's own
        self.rest, self.undone = Rest(), Rest()  # the next person, or an earlier line, stands there after a press
        on_click(self, self.yes, lambda: self._log(None), self.rest)
        on_change(self, self.at, self._ask_when, redraw=False)
        on_click(self, self.undo, self._undo, self.undone)
        for made, outcome in self.calls:
            on_click(self, made, lambda outcome=outcome: self._log(outcome), self.rest)
        self.later, self.after = styled(widgets.Box([]), "fu-later-row"), styled(widgets.Box([]), "fu-later-row")
        asked = [self.asks, self.yes, self.at, *(made for made, _ in self.calls)]
        self.asked = styled(widgets.Box(asked), "fu-asked")
        self.row = styled(widgets.Box([self.ways, self.asked, self.later]), "fu-send")
        self.told = styled(widgets.Box([self.written, self.undo, self.after]), "fu-written-row")
        return [self.told, self.row]

    # what is pressed

    def _log(self, outcome: str | None, at: datetime | None = None) -> str:
        step = self.desk.step
        if step is None:
            return ""
        together = self.desk.one_message(step) if self.events is None else [step]
        if len(together) > 1:
            return self._log_in_each(together, outcome, at)
        events = self.events if self.events is not None else step.logs
        self.desk.log_together([_as_it_went(step, event, outcome, at) for event in events])
        self.at.value = False
        return ""

    def _log_in_each(self, together: Sequence[Step], outcome: str | None, at: datetime | None) -> str:
        """One message was for all of these cases."""
        cases = [one.plan.case for one in together]
        for events in zip(*(one.logs for one in together)):
            told = [_as_it_went(one, event, outcome, at) for one, event in zip(together, events)]
            self.desk.log_in_each({case.id: event for case, event in zip(cases, told)})
        return f"Written down for {joined([case.role.title for case in cases])}."

    def _undo(self) -> str:
        if self.line is not None:
            self.desk.undo(self.line)
        return "Undone."

    def _ask_when(self, on: bool) -> None:
        """The moment, on the candidate's own clock; made once somebody asks for it."""
        if on and self.when is None:
            self.when = Control(self, WHEN)
            self.keep = button("Keep", "main")
            on_click(self, self.keep, self._log_then, self.rest)
            self.later.children = [self.when.box, self.keep]
        show(self.later, on)

    def _log_then(self) -> str:
        moment = self.when.value if self.when else None
        if moment is None:
            return "Say on which day and at what time."
        own = moment.replace(tzinfo=self.desk.zone) if self.desk.zone else moment.astimezone()
        return self._log(None, own)

    def _named(self, day: date | None) -> str:
        """They named a day on the phone: the wait counts from it."""
        line, case_id = self.line, self.desk.case_id
        called = self.desk.book.event(case_id, line) if line and case_id else None
        if called is None or day is None:
            return ""
        event = {
            "kind": "heard",
            "what": "no_decision",
            "from": called.to,
            "by": "phone",
            "promised_by": day.isoformat(),
        }
        self.desk.log(event)
        return ""

    # drawing

    def last(self) -> Entry | None:
        """The last thing that was written down for this case and still counts."""
        if self.desk.case_id is None:
            return None
        entries = self.desk.book.newest(self.desk.case_id)
        return next((entry for entry in entries if entry.do == "event" and not entry.undone), None)

    def draw(self, step: Step | None, ways: Markup, events: list[Event] | None = None) -> None:
        """events: what "yes" writes instead of the step's own; none at all where nothing can be said to be done."""
        self.offer(ways)
        self.events = events
        logs = events if events is not None else step.logs if step else []
        called = bool(logs) and "outcome" in logs[0]
        show(self.ways, bool(ways))
        show(self.row, bool(ways) or bool(logs))
        self._draw_asking(step, logs, called)
        self._draw_last()
        show(self.box, any(one.layout.display != "none" for one in (self.told, self.row)))

    def offer(self, ways: Markup) -> None:
        self.ways.value = ways

    def _draw_asking(self, step: Step | None, logs: Sequence[Event], called: bool) -> None:
        channel = (step.channel if step else None) or ""
        asks = "How did it go?" if called else ASKS.get(channel, "Done?")
        self.asks.value = tag("b", asks) if logs else EMPTY
        self.yes.description = YES.get(channel, "Yes, I did")
        for made in (self.asks, self.yes, self.at):
            show(made, bool(logs) and (not called or made is self.asks))
        if not logs or called:
            self.at.value = False
        show(self.later, bool(self.at.value))
        for made, _ in self.calls:
            show(made, called)
        (self.asked.add_class if called else self.asked.remove_class)("fu-went")

    def _draw_last(self) -> None:
        case, entry = self.desk.case, self.last()
        fresh = entry is not None and timedelta(0) <= self.desk.now - entry.at < FRESH
        event = self.desk.book.event(case.id, entry.id) if fresh and case and entry else None
        self.line = entry.id if entry and event else None
        show(self.told, event is not None)
        if event is None or case is None:
            return
        at = event.at.astimezone(self.desk.zone)
        words = f"{event_words(case, event)}, {at:%H:%M}."
        tick = tag("b", "✓ Written down. ")
        self.written.value = tag("p", tick, words, role="status")
        self._ask_the_day(event.kind == "called" and event.outcome == "spoke")

    def _ask_the_day(self, wanted: bool) -> None:
        """The one further question after a talk."""
        if wanted and self.named is None:
            self.named = Control(self, NAMED, self._named)
            self.after.children = [self.named.box]
        if self.named is not None:
            self.named.clear()
        show(self.after, wanted)


def _as_it_went(step: Step, event: Event, outcome: str | None, at: datetime | None) -> Event:
    return {**as_it_went(step, event, outcome), **({"at": at.isoformat()} if at is not None else {})}

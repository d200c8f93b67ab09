"""Something happened: which case, what it was, the few facts it needs; then it is written down, with undo in place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import takewhile
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.event_words import event_words
from ...case.wording import joined
from ...reading.reader import Reading
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.later import Later
from ..parts.markup import EMPTY, tag
from ..parts.panel import Panel
from ..parts.pieces import button, fill, hold, html, mark, row, show, styled, telling
from .happened_events import events, interview
from .happened_facts import KINDS, ON, TODAY, TURNS, WROTE, Asked
from .happened_form import HappenedForm
from .paste import TO_READ, Paste

MOST = 4  # cases as chips; where there are more, all of them stand in a list too
KEPT = "not written down"  # the setting of a case, before its id: what was typed here
PAUSE = 1.0  # seconds after the last key
PASTE = "Paste what they wrote, or say it below"


class Happened(Panel):
    """What is typed is kept until it is written down; what was pasted only where somebody ticks that."""

    name = "happened"

    def build(self) -> list[widgets.Widget]:
        self.chosen: str | None = None  # the case, where it is not the one on the desk
        self.on_desk: str | None = None
        self.drawn: str | None = None  # the case whose facts stand in the form
        self.lines: list[str] = []  # what was written last, newest first
        self.paste: Paste | None = None
        self.cases = Control(self, Spec("case", "Which case", "chips"), self._turn_to)
        self.others = Control(self, Spec("others", "All cases", "menu"), self._turn_to)
        self.kind = Control(self, Spec("kind", "What happened", "chips", KINDS), self._choose, redraw=False)
        styled(self.cases.widget, "fu-chips", "fu-which-case"), styled(self.kind.widget, "fu-chips", "fu-kinds")
        self.above = widgets.VBox([])
        self.facts = HappenedForm(self, case=lambda: self.case, changed=self._changed)
        self.form = self.facts.form
        self.write, self.missing = button("Write it down", "main"), html()
        self.foot = row(self.write, self.missing)
        self.done, self.undo = telling(), button("Undo")
        self.after = styled(widgets.Box([self.done, self.undo]), "fu-fold", "fu-done")
        self._later = Later(PAUSE, self._keep)
        on_click(self, self.write, self._write)
        on_click(self, self.undo, self._undo)
        title = html(tag("h2", "What happened?", class_="fu-sheet-title"))
        return [
            title,
            self.cases.box,
            self.others.box,
            self.kind.box,
            self.above,
            self.facts.box,
            self.foot,
            self.after,
        ]

    # which case, and what happened

    @property
    def case(self) -> Case | None:
        return self.desk.cases.get(self.chosen or "") or self.desk.case

    def begin(self) -> Happened:
        """The sheet is opened: about the case on the desk; what was written before is told no more."""
        self.lines, self.on_desk = [], None
        self.redraw()
        return self

    def _turn_to(self, case_id: str | None) -> None:
        if case_id and self.case and case_id != self.case.id:
            self._keep()
            self.chosen, self.lines = case_id, []

    def _choose(self, kind: str | None) -> None:
        """Another kind: what was typed stays where this one asks for it too."""
        self.facts.turn_to(kind)
        self.lines = []
        self._changed()

    def _changed(self) -> None:
        with self.panel.untouched():
            self._fit()
        self._later.soon()

    # drawing

    def draw(self) -> None:
        if self.on_desk != self.desk.case_id:
            self.on_desk, self.chosen = self.desk.case_id, None
        case = self.case
        show(self.box, case is not None)
        if case is None:
            return
        self._draw_cases(case)
        if self.drawn != case.id:
            self.drawn = case.id
            self._restore(case)
        self._fit()

    def _draw_cases(self, case: Case) -> None:
        named = {one.id: one.employer.name for one in self.desk.cases.values()}
        near = [case.id, *(one for one in named if one != case.id)][:MOST]
        order = [
            one for _, one in self.cases.widget.options if one in named
        ]  # a chip that was pressed stays where it is
        near = order if case.id in order and self.drawn else near
        self.cases.offer([(named[one], one) for one in near], case.id)
        show(self.cases.box, len(named) > 1)
        show(self.others.box, len(named) > MOST)
        if len(named) > MOST:
            fill(self.others.widget, [(words, one) for one, words in named.items()], case.id)

    def _fit(self) -> None:
        """The form for what happened, and whether it can be written down."""
        self._fit_paste()
        mark(self.kind.widget, "fu-chosen", self.kind.value is not None)
        self.facts.draw()
        show(self.foot, self.facts.kind is not None)
        show(self.after, bool(self.lines) and self.facts.kind is None)
        missing = list(self._missing())
        self.write.disabled = bool(missing)
        self.missing.value = tag("p", f"Still needed: {joined(missing)}.", class_="fu-soft") if missing else EMPTY

    def _missing(self) -> Iterator[str]:
        """What keeps it from being written down: a text nobody has read says nothing yet."""
        yield from self.facts.missing()
        if self.paste is not None and self.paste.box in self.above.children and self.paste.unread:
            yield TO_READ

    def _fit_paste(self) -> None:
        wanted = self.kind.value in (WROTE, *TURNS) or self.facts.reading is not None
        if wanted and self.paste is None:
            self.paste = Paste(self, take=self._take, case=lambda: self.case, changed=self._changed, words=PASTE)
        hold(self.above, [self.paste.box] if wanted and self.paste else [])

    def _take(self, reading: Reading) -> None:
        with self.panel.untouched():
            self.kind.value = reading.what if reading.what in TURNS else WROTE
            self.facts.take(reading, self.kind.value)
            self._fit()

    # writing it down, and taking it back

    def _write(self) -> str | None:
        case, about = self.case, self.facts.about
        if case is None or about is None or any(self._missing()):
            return None
        given, book, now = self.facts.given(case), self.desk.book, self.desk.now
        before = next((entry.id for entry in book.newest(case.id)), None)
        told = list(events(about, given, self._at(about), self.paste.text.value.strip() if self.paste else ""))
        self.desk.looking = None
        book.log_together(case.id, told, at=now)
        if talk := "talk" in given:
            named = self.facts.reading.talk.people if self.facts.reading else []
            book.add_interview(case.id, interview(case, given, named), at=now)
        self.lines = self._since(case, before)
        self._clear(case)
        self.done.value = self._told(case, about, told[0], talk)
        return None

    def _at(self, about: Asked) -> datetime:
        dated = "when" in about.keys and self.facts.field("when").value in (TODAY, ON)
        return datetime.fromisoformat(self.facts.field("at").given()) if dated else self.desk.now

    def _since(self, case: Case, before: str | None) -> list[str]:
        """The lines that this press wrote after that one, newest first; what others wrote meanwhile is theirs."""
        later = takewhile(lambda entry: entry.id != before, self.desk.book.newest(case.id))
        return [entry.id for entry in later if self.desk.book.wrote(entry.id)]

    def _told(self, case: Case, about: Asked, event: dict[str, Any], talk: bool) -> Any:
        written = next((one for one in reversed(self._read(case).events) if one.kind == event["kind"]), None)
        says = event_words(case, written) if written else ""
        whose = "" if case.id == self.desk.case_id else f" for {case.employer.name}"
        done = "Written down" if self.lines else "Nothing was written, it stands there already"
        words = f"{done}{whose}. {says}. {'' if talk else about.what[1].then}"
        return tag("p", words.strip(), role="status", class_="fu-line")

    def _read(self, case: Case) -> Case:
        return self.desk.book.case(case.id)

    def _undo(self) -> str:
        """Take back what the last press wrote; of lines that belong together one takes all."""
        case = self.case
        if case is None:
            return ""
        for line in self.lines:
            gone = {entry.id for entry in self.desk.book.newest(case.id) if entry.undone}
            if line not in gone:
                self.desk.book.undo(line, at=self.desk.now, case=case.id)
        self.lines = []
        return "Undone. The history can do it again."

    # what is typed is kept

    def _keep(self) -> None:
        if self.drawn is not None and self.kind.value is not None:
            held = {"kind": self.kind.value, "typed": self.facts.typed()}
            self.desk.book.set(f"{KEPT} {self.drawn}", held, at=self.desk.now)

    def _restore(self, case: Case) -> None:
        kept = self.desk.book.setting(f"{KEPT} {case.id}", {})
        kept = kept if kept.get("kind") in [kind for _, kind in KINDS] else {}
        self.kind.value = kept.get("kind")
        with suppress(TypeError, AttributeError):  # what another version of this page kept
            self.facts.restore(self.kind.value, kept.get("typed", {}))
        if self.paste is not None:
            self.paste.clear()

    def _clear(self, case: Case) -> None:
        self._later.stop()
        with self.panel.untouched():
            self.kind.value = None
            self.facts.clear()
            if self.paste is not None:
                self.paste.clear()
        self.desk.book.set(f"{KEPT} {case.id}", None, at=self.desk.now)

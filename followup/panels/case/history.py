"""What was written down, newest first; every line can be undone and done again."""

from __future__ import annotations

from itertools import islice
from typing import Any

import ipywidgets as widgets

from ...case.case_file import load_case
from ...case.event_words import event_words
from ...journal import Entry, describe
from ..parts import zones
from ..parts.actions import on_click
from ..parts.markup import EMPTY, Markup, tag
from ..parts.panel import Panel, Part
from ..parts.pieces import button, html, in_card, show
from .fact_words import fact_words, still_words

NEAR = 5  # lines with a button; older ones stand folded below
FOLDED = 100  # so many; however long a search is, a press is answered as soon
OTHERWISE = "Nothing changes by it: what was written down later says otherwise."
ALL_OF_IT = "Everything stands in the exports of the page “In and out”."
KINDS = ("case", "facts", "event")


class History(Panel):
    """A fixed number of lines, filled anew each time, so that focus stays where it is."""

    name = "history"

    def build(self) -> list[widgets.Widget]:
        self.lines = [Line(self) for _ in range(NEAR)]
        self._kept: tuple[Any, dict[str, str]] = None, {}  # what lines say, and the names and places it holds for
        self.older, self.none = html(), html()
        title = html(tag("h3", "What was written down", class_="fu-title"))
        return [in_card(title, self.none, *(line.box for line in self.lines), self.older)]

    def draw(self) -> None:
        case_id = self.desk.case_id
        entries = self.desk.book.newest(case_id) if case_id else iter(())
        self._known = self._saying(case_id) if case_id else {}
        found = (entry for entry in entries if entry.do in KINDS)
        told = list(islice(found, NEAR + FOLDED))
        more = next(found, None) is not None
        for line, entry in zip(self.lines, [*told[:NEAR], *[None] * NEAR]):
            line.draw(entry, self)
        self.none.value = EMPTY if told else tag("p", "Nothing yet.", class_="fu-soft")
        older = [tag("li", self.words(entry)) for entry in told[NEAR:]]
        summary = tag("summary", f"{len(older)} older{', and more before them' if more else ''}")
        where = tag("p", ALL_OF_IT, class_="fu-soft") if more else EMPTY
        self.older.value = tag("details", summary, tag("ul", *older), where, class_="fu-more") if older else EMPTY

    def words(self, entry: Entry) -> Markup:
        """One line: what, when, and whether it still counts."""
        said = ", ".join(filter(None, (self._said(entry), self._moment(entry))))
        return tag("span", tag("s", said), " (undone)") if entry.undone else tag("span", said)

    def _saying(self, case_id: str) -> dict[str, str]:
        """The lines told already. A line never changes; what it says does so only with the names it speaks of."""
        case = self.desk.case
        about = case_id, case.employer, case.contacts
        if self._kept[0] != about:
            self._kept = about, {}
        return self._kept[1]

    def _moment(self, entry: Entry) -> str:
        at = entry.at
        if entry.do == "event" and not entry.undone and (event := self.desk.book.event(entry.case, entry.id)):
            if event.day_unknown:
                return ""
            at = event.at
        return zones.own_moment(self.desk.case, at.astimezone(self.desk.zone))

    def _said(self, entry: Entry) -> str:
        if entry.id not in self._known:
            self._known[entry.id] = self._tell(entry)
        return self._known[entry.id]

    def _tell(self, entry: Entry) -> str:
        if entry.do == "case":
            return "Case opened"
        held = self.desk.book.mapping(entry.case, events=False)
        if entry.do == "facts":
            return fact_words(held, entry.data["set"])
        case = load_case({**held, "events": [entry.data["event"]]})
        return event_words(case, case.events[0])


class Line(Part):
    """One line and its button."""

    across, css = True, ("fu-fold",)

    def build(self) -> list[widgets.Widget]:
        self.entry: Entry | None = None
        self.words, self.turn = html(), button("Undo")
        on_click(self, self.turn, self._turn)
        return [self.words, self.turn]

    def _turn(self) -> str:
        if self.entry is None:
            return ""
        if not self.entry.undone:
            return f"Undone. {self._undone(self.entry) or 'Nothing is lost: it can be done again.'}"
        self.desk.undo(self._undo_of(self.entry.id).id)
        return "It counts again."

    def _undone(self, entry: Entry) -> str:
        """What of it counts all the same, or that it changed nothing."""
        book, case_id = self.desk.book, str(entry.case)
        before = book.case(case_id)
        still = still_words(book, self.desk.undo(entry.id))
        return still or (OTHERWISE if entry.do != "case" and book.case(case_id) == before else "")

    def _undo_of(self, entry_id: str) -> Entry:
        entries = self.desk.book.newest(self.desk.case_id)
        return next(e for e in entries if e.do == "undo" and not e.undone and e.data["entry"] == entry_id)

    def draw(self, entry: Entry | None, panel: History) -> None:
        self.entry = entry
        show(self.box, entry is not None)
        if entry is None:
            return
        self.words.value = tag("p", panel.words(entry), class_="fu-line")
        self.turn.description = "Do it again" if entry.undone else "Undo"
        self.turn.tooltip = f"{self.turn.description}: {describe(entry)}"
        show(self.turn, entry.do != "case")

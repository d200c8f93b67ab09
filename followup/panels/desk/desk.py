"""The desk everything lies on: the panels that show what is on it, when they are drawn, and what is written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from ...case.errors import FollowupError, InputError, Problem
from ...case.schema import nearest
from ...journal import Entry
from ..parts import pages, zones
from ..parts.actions import shown
from ..parts.desk import Desk, Drawn
from ..parts.panel import Panel
from .arrival import case_for_page
from .contents import Contents
from .edges import Edges, next_edge
from .turns import Turns
from .watch import Watch

T = TypeVar("T")
AWAY = "put away"  # the place of panels that nobody sees, wherever one is


class JournalDesk(Contents):
    """Keeps only what is being looked at; everything else is in the journal."""

    def __init__(self, path: str | Path, page: str) -> None:
        super().__init__(path, page)
        self.panels: dict[Any, Panel] = {}
        self.place = ""  # which part of the app is shown; a notebook has none
        self._places: dict[Panel, str] = {}
        self.follow: Callable[[str | None], None] | None = None  # the app's: a case was opened, or another search
        self._shared: dict[Any, Any] = {}
        self._turns = Turns()
        self._watch = Watch(lambda: self.book.path, self.refresh)
        self._edges = Edges(self.turn)

    # the panels on it

    def open(self, page: str) -> None:
        """Come to a page: read everything again, and show a case that is at this page's stage, if there is one."""
        self.page, self.shown, self.looking, self.trouble = pages.page(page), None, None, ""
        self.forget()
        with shown(self.note_trouble, where=True):
            self.choose_book()
            self.rulebook.rules  # noqa: B018 (read now, so that a fault in a folder of rules is told here)
            self.shown = case_for_page(self)
        self.refresh()
        self._watch.start()

    def note_trouble(self, trouble: str) -> None:
        self.trouble = trouble

    def panel(self, kind: type[Panel], **options: Any) -> Panel:
        """The panel of that kind; the same one when its cell runs again, so that nothing is there twice."""
        key = (kind, tuple(sorted(options.items())))
        if key not in self.panels:
            self.panels[key] = kind(self, **options)
        self._places[self.panels[key]] = self.place
        self.panels[key].redraw()
        self._wait_for_the_next_edge()
        return self.panels[key]

    def show_place(self, place: str, page: str, case_id: str | None = None) -> None:
        """Turn to a part of the app and the page it stands for, with that case, and draw what is there.

        Panels that were asked for while another part was shown rest until it is shown again.
        """
        self.place, self.page, self.looking = place, pages.page(page), None
        self.shown = case_id if case_id in self.cases else self.shown
        self.refresh()

    def put_away(self, boxes: Sequence[Any]) -> None:
        """Draw the panels in these boxes no more, until somebody asks for them again."""
        for one in self.panels.values():
            if one.box in boxes:
                self._places[one] = AWAY

    def _seen(self) -> list[Panel]:
        return [one for one in self.panels.values() if self._places[one] in ("", self.place)]

    def shared(self, kind: Callable[[Desk], T]) -> T:
        """What several panels work on together: made once for this desk."""
        if kind not in self._shared:
            self._shared[kind] = kind(self)
        made: T = self._shared[kind]
        return made

    def refresh(self, pressed: Drawn | None = None) -> None:
        """Read what others wrote meanwhile, and let all panels draw themselves again.

        pressed: the panel a person is at. Those that lead say their first words, and it is drawn; then comes the rest.
        """
        self.forget()
        self._watch.seen()
        panels = self._seen()
        leading = [one for one in panels if one.leads] if pressed is not None else []
        at_once = [one for one in panels if pressed is None or (one is pressed and one not in leading)]
        for one in leading:
            one.answer()
        rest = [one for one in panels if one not in leading and one not in at_once]
        self._turns.draw(at_once, [*leading, *rest])
        self._wait_for_the_next_edge()

    def turn(self) -> None:
        """Time has passed: what tells it is drawn again, and nothing that a person fills in."""
        self._now = None
        for panel in self._seen():
            panel.turned()
        self._wait_for_the_next_edge()

    def _wait_for_the_next_edge(self) -> None:
        if not self.panels:
            return  # nothing is shown yet, and nothing is to be read before it is
        with suppress(FollowupError):  # what can't be planned is told by the panels
            self._edges.wait(self.now, next_edge(self.plan))

    def settle(self) -> None:
        """Draw now what still waits."""
        self._turns.finish()

    def quiet(self) -> None:
        """What any panel said about an earlier press is over."""
        for panel in self.panels.values():
            panel.quiet()

    # what is written down; the callers' handlers are in parts/actions.py

    def choose_case(self, case_id: str) -> None:
        self.looking, self.shown = None, case_id
        self.book.set("case", case_id, at=self.now)

    def choose_policy(self, name: str) -> None:
        self.book.set("policy", name, at=self.now)

    def give(self, changes: Mapping[Sequence[str], Any]) -> str | None:
        """Facts of the case on the desk, by path (see journal)."""
        return self.book.set_facts(self._needed(), changes, at=self.now)

    def log(self, event: Mapping[str, Any]) -> str:
        """Something happened in the case on the desk; the id of its line."""
        self.looking = None
        return self.book.log(self._needed(), event, at=self.now)

    def log_together(self, events: Sequence[Mapping[str, Any]]) -> list[str]:
        """Several things that one press says of the case on the desk; undoing one of its lines undoes all."""
        self.looking = None
        return self.book.log_together(self._needed(), events, at=self.now)

    def log_in_each(self, events: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """Something was done for several cases at once, by case id; undoing one of its lines undoes all."""
        self.looking = None
        return self.book.log_in_each(events, at=self.now)

    def undo(self, entry_id: str) -> Entry:
        return self.book.undo(entry_id, at=self.now, case=self.case_id)

    def own_case(self, mapping: Mapping[str, Any]) -> str:
        """Open a case in the candidate's own journal and put it on the desk."""
        case_id = self.own.new_case(mapping, at=self.now)
        self._take_book(False)
        self.choose_case(case_id)
        if self.follow is not None:
            self.follow(case_id)
        return case_id

    def show_example(self, example: bool) -> None:
        """Change between the invented example and the candidate's own journal."""
        self._take_book(example)
        if self.follow is not None:
            self.follow(None)

    def _take_book(self, example: bool) -> None:
        self.own.set("example", example, at=self.now)
        self.looking = self.shown = None
        self.forget()
        self.choose_book()

    def renew_example(self) -> None:
        """Take a new copy of the example, told as of now; only the invented copy is thrown away."""
        if self.example:
            self.book.path.unlink(missing_ok=True)
            self.show_example(True)

    def choose_zone(self, name: str | None) -> None:
        """Set the candidate's own time zone; None is this computer's. InputError for a zone nobody knows."""
        if name is not None and name not in zones.known():
            near = nearest(name, zones.known()) or "Europe/Berlin"
            raise InputError(Problem("zone", "unknown time zone", name, f"an IANA name such as {near}"))
        self.own.set("zone", name, at=self.now)

    def _needed(self) -> str:
        if self.case_id is None:
            raise LookupError("there is no case yet")
        return self.case_id

"""What the workshop's notebooks call: a workbook over the desk of a session, and the panels of its own pages."""

from __future__ import annotations

from ...journal import default_path
from ...training.workshop.session import sessions
from ..parts.panel import Panel
from ..workbook import Workbook
from .call import CallPanel
from .card import CardPanel
from .moving import Moving
from .observe import Observe
from .practice_time import PracticeAgenda, PracticeHeader, practice_time
from .prints import PrintCards
from .rounds import Rounds
from .session import SessionPanel
from .session_desk import SessionDesk
from .strip import RoomPages, Strip
from .vote import VotePanel


class Room(SessionDesk, Workbook):
    """The room a session is held in: the workbook's panels over a story, and some for the wall."""

    def top(self) -> Panel:
        """Put it first on a page: it brings the stylesheet, and says where the session stands."""
        return self.panel(Strip)

    def session(self) -> Panel:
        """The plan with its timer, for the wall."""
        return self.panel(SessionPanel)

    def moving_clock(self) -> Panel:
        """A story and its practice time, with buttons that move it and let things happen."""
        return self.panel(Moving)

    def header(self) -> Panel:
        return self.panel(PracticeHeader)

    def agenda(self) -> Panel:
        return self.panel(PracticeAgenda)

    def card(self) -> Panel:
        """One card for the wall, its four questions and the plan's answers."""
        return self.panel(CardPanel)

    def vote(self) -> Panel:
        """Hands for each answer of the card's questions, as a chart."""
        return self.panel(VotePanel)

    def print_cards(self) -> Panel:
        """Cards and answers as pages to print."""
        return self.panel(PrintCards)

    def call(self) -> Panel:
        """A call drawn for three: sheets for the wall or for paper."""
        return self.panel(CallPanel)

    def rounds(self) -> Panel:
        """Three rounds of calls on paper, for as many threes as there are."""
        return self.panel(Rounds)

    def observe(self) -> Panel:
        """The call timer, the observer's list, and the debrief."""
        return self.panel(Observe)

    def next_page(self) -> Panel:
        return self.panel(RoomPages)

    def summary(self) -> str:
        """The session in one line, for a cell that prints it."""
        session = sessions()[self.timer.session]
        return f"{session.title}: {len(session.items)} items, {session.minutes} minutes."

    def practice_summary(self) -> str:
        """The plan of the moving clock's story in one line, with its moment."""
        return f"{practice_time(self.plan)}. {super().summary()}" if self.plan else self.trouble


_ROOMS: dict[str, Room] = {}


def room(page: str = "00_plan_the_session", *, journal: str | None = None) -> Room:
    """The room of this kernel, opened at a page of the workshop; the same one when the cell runs again.

    journal: the file beside which the room keeps its own (default: as for `desk`); that file itself is never touched.
    """
    path = str(journal or default_path().absolute())
    if path not in _ROOMS:
        _ROOMS[path] = Room(path, page)
    _ROOMS[path].room_page = page
    _ROOMS[path].open(page)
    return _ROOMS[path]

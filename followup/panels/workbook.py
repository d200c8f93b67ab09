"""What the notebooks call: a desk whose methods give the panels."""

from __future__ import annotations

from ..journal import default_path
from .case.agenda import Agenda
from .case.case_page import CasePage
from .case.facts import Facts
from .case.happened import Happened
from .case.header import Header
from .case.history import History
from .case.start import Start
from .case.tour import Tour
from .case.ways import NextPage
from .desk.desk import JournalDesk
from .parts.panel import Panel


class Workbook(JournalDesk):
    """Each method gives one panel, the same one every time: a cell may be run again."""

    def header(self) -> Panel:
        """What is to be said first, and whose case. Put it first on a page: it brings the stylesheet."""
        return self.panel(Header)

    def facts(self, *groups: str) -> Panel:
        """Forms for people, interviews, employer, role, candidate: those named, in that order."""
        return self.panel(Facts, groups=groups)

    def case_page(self) -> Panel:
        """The case on one screen, as this notebook's stage sees it: what to do, its words, and the rest in drawers."""
        return self.panel(CasePage, stage=self.page.name if self.page.stages else None)

    def happened(self) -> Panel:
        """Something happened: a short form for each kind; what they wrote can be pasted."""
        return self.panel(Happened)

    def history(self) -> Panel:
        """What was written down, with undo."""
        return self.panel(History)

    def agenda(self) -> Panel:
        """All cases, the most urgent first."""
        return self.panel(Agenda)

    def tour(self) -> Panel:
        """Five sentences for a first visit."""
        return self.panel(Tour)

    def start(self) -> Panel:
        """The example or one's own search; a new case."""
        return self.panel(Start)

    def practice(self, page: str | None = None) -> Panel:
        """Short situations to answer, judged by the planner; page: a notebook's name (default: this one)."""
        from .case.practice import Practice

        return self.panel(Practice, page=page or self.page.name)

    def certificate(self) -> Panel:
        """The practice situations solved so far, what is left, and a page to print."""
        from .case.certificate import Certificate

        return self.panel(Certificate)

    def asked_first(self) -> Panel:
        """What is to be practised before a page opens, and a setting for those who study alone."""
        from .case.asked import Asked

        return self.panel(Asked)

    def rehearsal(self) -> Panel:
        """The follow-up call, rehearsed: what they may say, what to answer and why."""
        from .case.rehearsal import RehearsalPanel

        return self.panel(RehearsalPanel)

    def hand_in(self) -> Panel:
        """Counts and durations for a group's counselor, shown in full before anything is written."""
        from .search.hand_in import HandInPanel

        return self.panel(HandInPanel)

    def next_page(self) -> Panel:
        """Links to the pages around this one."""
        return self.panel(NextPage)

    def summary(self) -> str:
        """The plan in one line, for a cell that prints it."""
        if self.trouble:
            return self.trouble
        found = self.gate(self.page.name)
        if self.example and not found.open:
            return f"Practise first: {len(found.left)} of {len(found.asked)} situations to go."
        return f"{self.plan.case.employer.name}: {self.plan.summary}" if self.plan else "No case yet."


_OPEN: dict[str, Workbook] = {}


def desk(page: str = "00_start_here", *, journal: str | None = None, example_first: bool = True) -> Workbook:
    """The desk of this kernel, opened at a page of the workbook; the same one when the cell runs again.

    page: a notebook's name without .ipynb; journal: a file (default: $FOLLOWUP_JOURNAL, else the candidate's own).
    example_first: whether somebody with nothing of their own sees the invented example.
    What can't be read is told by the header, never raised here.
    """
    path = str(journal or default_path().absolute())
    if path not in _OPEN:
        _OPEN[path] = Workbook(path, page)
    _OPEN[path].example_first = example_first
    _OPEN[path].open(page)
    return _OPEN[path]

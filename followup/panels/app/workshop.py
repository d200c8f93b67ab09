"""The workshop's pages as drawers of the app: a room of its own, beside the candidate's journal and never in it."""

from __future__ import annotations

import ipywidgets as widgets

from ..parts.desk import Desk
from ..parts.markup import tag
from ..parts.pieces import html
from ..workbook import Workbook
from .address import ROOMS
from .drawer import Drawer, drawers


class Rooms:
    """The drawers of this desk by their names in an address: workshop/scenario-cards is the page 10_scenario_cards."""

    def __init__(self, desk: Desk) -> None:
        self._named = dict(zip(ROOMS, rooms(desk), strict=True))
        self.box: widgets.VBox = drawers(*self._named.values())

    def open(self, name: str) -> None:
        self._named[name].toggle.value = True


def rooms(desk: Workbook) -> list[Drawer]:
    """One drawer for each page of a session."""
    from ..house_rules.before_after import BeforeAfter
    from ..house_rules.begin import Begin
    from ..house_rules.figures import Figures
    from ..house_rules.keep import Keep
    from ..house_rules.own_figure import OwnFigure
    from ..house_rules.places import Places
    from ..house_rules.policy import OwnPolicy
    from ..house_rules.practice_first import AskForPractice
    from ..house_rules.wording import Wording
    from ..search.caseload import CaseloadFolder, CaseloadList
    from ..search.client_word import ClientWord
    from ..search.group import GroupFolder, GroupPart
    from ..search.practised import PracticeHandedIn
    from ..search.term import TermReport
    from ..workshop.room import room

    def heading(words: str) -> list:
        return [html(tag("h2", words, class_="fu-title"), "fu")] if words else []

    def held(page: str, *panels: str) -> list:
        opened = room(page, journal=str(desk.path))
        return [getattr(opened, name)().box for name in ("top", *panels)]

    def group() -> list:
        charts = ("headline", "stages_chart", "stuck_chart", "late_chart", "replies", "after_follow_ups")
        parts = [desk.panel(GroupPart, part=name).box for name in (*charts, "promises", "done")]
        return [desk.panel(GroupFolder).box, *parts]

    def caseload() -> list:
        return [desk.panel(kind).box for kind in (CaseloadFolder, CaseloadList, ClientWord, TermReport)]

    def practised() -> list:
        return [desk.panel(PracticeHandedIn).box]

    def house() -> list:
        return [one for title, kind in forms for one in (*heading(title), desk.panel(kind).box)]

    forms = (
        ("", Begin), ("Your own policy", OwnPolicy), ("Days and hours", Figures), ("", Places),
        ("Figures of your own", OwnFigure), ("Words", Wording), ("", AskForPractice),
        ("Sixteen cases, before and after", BeforeAfter), ("Save it and use it", Keep),
    )  # fmt: skip
    clock = ("moving_clock", "header", "case_page", "agenda", "happened", "history")
    return [
        Drawer(
            "Plan the session", "45, 60 or 90 minutes, with a timer", lambda: held("00_plan_the_session", "session")
        ),
        Drawer("The moving clock", "Let time pass and see the plan change", lambda: held("05_moving_clock", *clock)),
        Drawer(
            "Scenario cards",
            "A story, four questions, a vote",
            lambda: held("10_scenario_cards", "card", "vote", "print_cards"),
        ),
        Drawer(
            "A call in threes",
            "One calls, one picks up, one watches",
            lambda: held("20_role_play", "call", "observe", "rounds"),
        ),
        Drawer("The group", "Where people are, without names", group),
        Drawer("Your clients", "A row each, with what is stuck and what to offer", caseload),
        Drawer("Practice handed in", "Who solved what, and a word to each", practised),
        Drawer("House rules", "Your own days, hours and words", house),
    ]

"""What stands at each place of the app; none of it is built before it is shown, and no drawer before it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import ipywidgets as widgets

from ..case.case_page import CasePage
from ..parts.markup import tag
from ..parts.pages import START, Page
from ..parts.pieces import html
from ..search.words import CounselorWords
from ..workbook import Workbook
from .board import Board
from .drawer import Drawer, drawers
from .today import Today
from .your_cases import YourCases

Made = Sequence[widgets.Widget]


class Place(NamedTuple):
    """name: in the address; words: on the rail; page: the notebook it stands for; build: what is there."""

    name: str
    words: str
    page: str
    build: Callable[[Workbook], Made]


def case_place(desk: Workbook) -> Made:
    """The case on one screen, at whatever stage it is."""
    return [desk.panel(CasePage).box]


def new_case(desk: Workbook) -> Made:
    lead = html(tag("p", "Do you lead a session? ", tag("a", "Open the workshop", href="#workshop")), "fu")
    return [titled("A new case", "One employer and one position."), desk.start().box, lead]


def cases(desk: Workbook) -> Made:
    return [desk.panel(YourCases).box]


def today(desk: Workbook) -> Made:
    return [desk.panel(CounselorWords, asks=False).box, desk.panel(Today).box]


def search(desk: Workbook) -> Made:
    from ..search.search import Search

    def part(name: str) -> Callable[[], Made]:
        return lambda: [desk.panel(Search, part=name).box]

    return [
        desk.panel(Board).box,
        drawers(
            Drawer("Every case in a table", "Promises, days of waiting, next steps", part("cases")),
            Drawer("Along time", "Interviews, promises, silences, and the days to follow up", part("timeline")),
            Drawer("The next two weeks", "Everything there is to do, day by day", part("agenda_chart")),
            Drawer("The same as a list", "Their hours, and beside them yours", part("agenda")),
            Drawer("When do they answer?", "Beside what was published elsewhere", part("replies")),
            Drawer("After an application", "First answer, first interview, by source", part("firsts")),
            Drawer("Who takes longer than promised", "How long each has stood where it stands", part("waits")),
            Drawer("How far they came", "Furthest stage, and what became of them", part("flow")),
            Drawer("From stage to stage", "The share so far", part("rates")),
            Drawer("Week by week", "What you did and what you heard", part("weeks")),
            Drawer("All eggs in one basket?", "Where your work of four weeks went", part("baskets")),
            Drawer("Where the time goes", "Days until interview, answer, decision", part("time")),
            Drawer("Where you found the jobs", "Side by side", part("sources")),
            Drawer("Round by round", "Side by side", part("rounds")),
            Drawer("By channel of the follow-up", "Side by side", part("channels")),
            Drawer("Under every policy", "What each would have you do", part("policies")),
            put_away=desk.put_away,
        ),
    ]


def in_and_out(desk: Workbook) -> Made:
    from ..search.backup import BackUp
    from ..search.bring_in import BringIn
    from ..search.downloads import Downloads, Proof
    from ..search.forget import Forget
    from ..search.hand_in import HandInPanel
    from .settings import Settings

    return [
        titled("In and out", "Your search is yours. Everything happens on this computer."),
        drawers(
            Drawer("Bring in a list", "From LinkedIn, a spreadsheet, a backup", lambda: [desk.panel(BringIn).box]),
            Drawer("Take it along", "Calendar, spreadsheet, pages to print", lambda: [desk.panel(Downloads).box]),
            Drawer("Back up, restore", "Your whole search as one file", lambda: [desk.panel(BackUp).box]),
            Drawer("Proof of search", "For the job centre: two days, one page", lambda: [desk.panel(Proof).box]),
            Drawer(
                "A word from your counselor", "A small file they gave you", lambda: [desk.panel(CounselorWords).box]
            ),
            Drawer("Hand in without names", "For a counselor who asks", lambda: [desk.panel(HandInPanel).box]),
            Drawer("Forget a case", "One employer, with all you wrote of it", lambda: [desk.panel(Forget).box]),
            Drawer("Settings", "Whose advice, your clock, keys", lambda: [desk.panel(Settings).box]),
        ),
    ]


def practice(desk: Workbook) -> Made:
    from ..case.asked import Asked
    from ..parts.pages import PAGES

    def trying(page: Page) -> Drawer:
        return Drawer(page.title, "Short situations to try your judgement on", lambda: [desk.practice(page.name).box])

    return [
        titled("Practice", "Invented situations. The plan judges your answer, and says why."),
        drawers(
            *(trying(page) for page in PAGES if page.stages),
            Drawer("Practise first", "Pages that ask for it", lambda: [desk.panel(Asked, linked=False).box]),
            Drawer("What you solved", "And a page to print", lambda: [desk.certificate().box]),
        ),
    ]


def advice(desk: Workbook) -> Made:
    from ..case.advice import Audit, Disagreements, Policies, ReadAdvice, Sources

    def shown(kind: type) -> Callable[[], Made]:
        return lambda: [desk.panel(kind).box]

    return [
        titled("Advice", "All of it comes from somewhere, and not all of it agrees. You decide whom to follow."),
        drawers(
            Drawer("Every piece of advice", "By stage and by source", shown(ReadAdvice)),
            Drawer("Where they disagree", "Six questions, every answer; yours is marked", shown(Disagreements)),
            Drawer("What that means for your case", "The same case under each policy", shown(Policies)),
            Drawer("Where it comes from", "The sources", shown(Sources)),
            Drawer("Is all of it sound?", "What the audit finds", shown(Audit)),
        ),
    ]


def workshop(desk: Workbook) -> Made:
    from .workshop import Rooms

    return [titled("Workshop", WORKSHOP), desk.shared(Rooms).box]


def titled(words: str, lead: str) -> widgets.HTML:
    """The name of a place and one sentence on it."""
    return html(tag("div", tag("h1", words), tag("p", lead, class_="fu-quiet"), class_="fu-place-name"), "fu")


WORKSHOP = (
    "For whoever runs a session. Stories are invented; clients and groups are whoever gave you their files. "
    "Nothing goes into your own search."
)
PLACES = (
    Place("today", "Today", START.name, today),
    Place("cases", "Cases", START.name, cases),
    Place("new", "Add an employer", START.name, new_case),
    Place("search", "Search", "70_pipeline", search),
    Place("in-and-out", "In and out", "75_in_and_out", in_and_out),
    Place("practice", "Practice", "95_practice", practice),
    Place("advice", "Advice", "90_read_the_advice", advice),
    Place("workshop", "Workshop", START.name, workshop),
)

"""The top of a workshop page: where the session stands; its end: the ways to the other pages."""

from __future__ import annotations

import ipywidgets as widgets

from ...case import clock
from ...training.workshop.session import sessions
from ...training.workshop.timer import clock_face
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.pieces import html, style
from .session_desk import RoomPanel
from .ticking import Ticking

PAGES = (
    ("00_plan_the_session", "Plan and timer"),
    ("05_moving_clock", "The moving clock"),
    ("10_scenario_cards", "Cards and vote"),
    ("20_role_play", "Calls in threes"),
    ("30_the_group", "The group"),
    ("35_your_clients", "Your clients"),
    ("40_house_rules", "House rules"),
)
LONG_OVER = -30 * 60  # seconds after which nobody is looking any more


def link(page: str, words: str, aside: bool = False, invented: bool = False) -> Markup:
    """A link from a page of the workshop. page: a notebook's name below notebooks/; aside: in a tab of its own, so that
    what is on the wall stays open; invented: the app opens it with the invented search.
    """
    folder, _, name = page.rpartition("/")
    return tag(
        "a",
        words,
        href=f"{name}.ipynb" if folder else f"../{name}.ipynb",
        class_="fu-link fu-aside" if aside else "fu-link",
        target="_blank" if aside else None,
        rel="noopener" if aside else None,
        data_invented="true" if invented else None,
    )


class Strip(RoomPanel):
    """One line that counts with the session; the plan's own page has the large one."""

    name = "strip"

    def build(self) -> list[widgets.Widget]:
        self.style, self.notices, self.line = html(style()), html(), html()
        self.ticking = Ticking(self._tick)
        return [self.style, self.notices, self.line]

    def draw(self) -> None:
        trouble = tag("b", "Please look: "), self.desk.trouble
        self.notices.value = tag("div", *trouble, role="alert", class_="fu-warned") if self.desk.trouble else EMPTY
        self._tick()
        self.ticking.start()

    def _tick(self) -> bool:
        """Whether there is more to count."""
        timer = self.desk.timer
        here = self.desk.room_page == PAGES[0][0]
        session = sessions()[timer.session]
        item = session.items[timer.item]
        left = timer.left(item, clock.running())
        state = f"{clock_face(left)} {'over' if left < 0 else 'left'}" if timer.started or timer.spent else "not begun"
        still = ", standing still" if timer.spent and not timer.started else ""
        words = f"Item {timer.item + 1} of {len(session.items)}: {item.title} · {state}{still} · "
        self.line.value = EMPTY if here else tag("p", words, link(f"workshop/{PAGES[0][0]}", "Plan and timer"),
                                                 class_="fu-where")  # fmt: skip
        return timer.started is not None and left > LONG_OVER and not here


class RoomPages(RoomPanel):
    """Links between the pages of the workshop, and back to the workbook."""

    name = "next"

    def build(self) -> list[widgets.Widget]:
        self.ways = html()
        return [self.ways]

    def draw(self) -> None:
        others = [tag("li", link(f"workshop/{name}", words)) for name, words in PAGES if name != self.desk.room_page]
        others.append(tag("li", link("00_start_here", "The workbook")))
        self.ways.value = tag("nav", tag("ul", join(*others), class_="fu-pages"), aria_label="Pages of the workshop")

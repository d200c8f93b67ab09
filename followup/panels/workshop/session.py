"""The session's plan on the wall: what is on now, how much time is left, what to say, show and do."""

from __future__ import annotations

import ipywidgets as widgets

from ...case import clock
from ...training.workshop.session import Item, Session, sessions
from ...training.workshop.timer import MORE, Timer, clock_face
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, table, tag
from ..parts.pieces import button, choices, html, in_card, row
from .session_desk import RoomPanel
from .strip import LONG_OVER, link
from .ticking import Ticking


class SessionPanel(RoomPanel):
    """What is shown comes from the room's file and the clock; a reload shows the same second."""

    name = "session"

    def build(self) -> list[widgets.Widget]:
        self.face, self.now, self.list = html(), html(), html()
        self.choice = Control(self, Spec("session", "Which session", "menu"), lambda id: self.desk.set_timer(Timer(id)))
        self.go, self.back, self.next = button("Start", "main"), button("Back"), button("Next item")
        self.more, self.again = button("Five more minutes"), button("Begin the session again")
        on_click(self, self.go, self._go)
        on_click(self, self.back, lambda: self._to(-1))
        on_click(self, self.next, lambda: self._to(1))
        on_click(self, self.more, self._more)
        on_click(self, self.again, self._again)
        self.ticking = Ticking(self._tick)
        buttons = row(self.go, self.next, self.back, self.more)
        wall = in_card(self.face, buttons, self.now, css=("fu-first", "fu-wall"))
        return [wall, choices(self.choice.box, self.again), self.list]

    # what is pressed

    def _go(self) -> str:
        timer, now = self.desk.timer, clock.running()
        self.desk.set_timer(timer.pause(now) if timer.started else timer.start(now))
        return ""

    def _to(self, steps: int) -> str:
        timer = self.desk.timer
        items = sessions()[timer.session].items
        place = min(max(timer.item + steps, 0), len(items) - 1)
        if place == timer.item:
            return "This is the last item." if steps > 0 else "This is the first item."
        self.desk.set_timer(timer.to(place, clock.running()))
        return f"Now: {items[place].title}."

    def _more(self) -> str:
        self.desk.set_timer(self.desk.timer.more())
        return f"{MORE} minutes more for this item."

    def _again(self) -> str:
        self.desk.set_timer(Timer(self.desk.timer.session))
        return "At the beginning; the clock stands still until you start it."

    # what is shown

    def draw(self) -> None:
        timer = self.desk.timer
        session = sessions()[timer.session]
        self.choice.offer([(f"{one.minutes} minutes", id) for id, one in sessions().items()], timer.session)
        self.go.description = "Pause" if timer.started else "Go on" if timer.spent else "Start"
        self.now.value = _told(session.items[timer.item])
        self.list.value = _items(session, timer)
        self._tick()
        self.ticking.start()

    def _tick(self) -> bool:
        """Draw the face; whether there is more to count."""
        timer, now = self.desk.timer, clock.running()
        session = sessions()[timer.session]
        self.face.value = face(session, timer, timer.left(session.items[timer.item], now))
        return timer.started is not None and timer.left(session.items[timer.item], now) > LONG_OVER


def face(session: Session, timer: Timer, left: int) -> Markup:
    """The item's title and its time, to be read from the last row."""
    state = "over" if left < 0 else "left" if timer.started else "left, standing still"
    after = sum(item.minutes for item in session.items[timer.item + 1 :])
    rest = f"Item {timer.item + 1} of {len(session.items)} · {after} minutes for what comes after it"
    time = tag(
        "p", tag("b", clock_face(left)), f" {state}", role="timer", class_="fu-time fu-over" if left < 0 else "fu-time"
    )
    return join(tag("h2", session.items[timer.item].title, class_="fu-item"), time, tag("p", rest, class_="fu-soft"))


def _told(item: Item) -> Markup:
    """What to say, show and do, under their words."""
    shown = [link(one.page, one.words, aside=True, invented=one.invented) for one in item.show]
    parts = [("Say", bullets(list(item.say))), ("Show", bullets(shown)),
             ("Together", tag("p", item.exercise) if item.exercise else EMPTY),
             ("Afterwards, ask", bullets(list(item.debrief)))]  # fmt: skip
    return tag("div", *(join(tag("h3", words), what) for words, what in parts if what), class_="fu-told")


def _items(session: Session, timer: Timer) -> Markup:
    rows = [_row(session, place, timer.item) for place in range(len(session.items))]
    header = ("Begins", "Minutes", "What")
    made = table(header, rows, caption=tag("caption", session.title), class_="fu-others")
    needs = (
        join(tag("h3", "What you need", class_="fu-title"), bullets(list(session.needs))) if session.needs else EMPTY
    )
    return tag("div", made, needs, class_="fu-card")


def _row(session: Session, place: int, here: int) -> Markup:
    item, begins = session.items[place], session.begins(place)
    mark = tag("b", "● ", item.title) if place == here else item.title
    cells = (f"{begins // 60}:{begins % 60:02d}", item.minutes, mark)
    return tag("tr", *(tag("td", cell) for cell in cells), aria_current="step" if place == here else None)

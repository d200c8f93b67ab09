"""The observer's place: the time of the call, what was heard, and a debrief with what the plan says afterwards."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

import ipywidgets as widgets

from ...case import clock
from ...rulebook.book import Rulebook
from ...training.workshop.checklist import Look, all_looks
from ...training.workshop.roles import Call, after
from ...training.workshop.timer import clock_face, kept_moment
from ..parts.actions import on_click
from ..parts.fields import Tick
from ..parts.markup import EMPTY, Markup, bullets, chips, join, tag
from ..parts.pieces import button, html, in_card, row, show
from .call import calls_drawn, current_call
from .session_desk import RoomPanel
from .ticking import Ticking

HINT = "The observer's list tells how the call goes. Print it for observers, and show it here when the call is over."
LONGEST = 15 * 60  # seconds: no call is that long; somebody forgot to stop it


class Observe(RoomPanel):
    """What was ticked and how long it took is kept in the room's file until the next call is drawn."""

    name = "observe"

    def build(self) -> list[widgets.Widget]:
        self.face, self.debrief = html(), html()
        self.go, self.zero = button("Start the call", "main"), button("Set to 0:00")
        self.boxes = [Tick(self, "…", partial(self._tick_off, place)) for place in range(len(all_looks()))]
        self.list, self.tell = button("Show the observer's list"), button("Debrief")
        self.opened = False  # the list says how the call goes: not on the wall while it is played
        self.told = False  # whether the debrief is shown
        self.drawn = 0  # the call both are about: a new one is played before anybody sees its list
        self.looks: list[Look] = []
        on_click(self, self.go, self._go)
        on_click(self, self.zero, lambda: self._keep(None, 0))
        on_click(self, self.list, self._open)
        on_click(self, self.tell, self._tell)
        self.ticking = Ticking(self._tick)
        self.hint = html(tag("p", HINT, class_="fu-soft"))
        boxes = [one.box for one in self.boxes]
        parts = [self.face, row(self.go, self.zero), self.hint, *boxes, row(self.list, self.tell), self.debrief]
        return [in_card(*parts, css=("fu-wall",))]

    # the time of the call

    def _kept(self) -> dict[str, Any]:
        """When it began, where it goes on, and the seconds before that."""
        kept = self.desk.own.setting("call time", {})
        started, spent = kept.get("started"), kept.get("spent")
        return {"started": kept_moment(started), "spent": spent if isinstance(spent, int | float) else 0}

    def _keep(self, started: datetime | None, spent: float) -> str:
        self.desk.keep("call time", {"started": started.isoformat() if started else None, "spent": spent})
        return ""

    def _seconds(self) -> float:
        kept = self._kept()
        started = kept["started"]
        return kept["spent"] + (max(0.0, (clock.running() - started).total_seconds()) if started else 0)

    def _go(self) -> str:
        running = bool(self._kept().get("started"))
        return self._keep(None, self._seconds()) if running else self._keep(clock.running(), self._seconds())

    def _tick(self) -> bool:
        seconds, running = self._seconds(), bool(self._kept().get("started"))
        call = current_call(self.desk)
        read = f" Read aloud, the caller's words take {call.time}." if call else ""
        state = "the call goes on" if running else "stopped" if seconds else "not begun"
        time = tag("p", tag("b", clock_face(int(seconds))), f" {state}", role="timer", class_="fu-time")
        self.face.value = join(time, tag("p", read, class_="fu-soft"))
        return running and seconds < LONGEST

    # the list

    def _seen(self) -> list[str]:
        return [one for one in self.desk.own.setting("seen", []) if isinstance(one, str)]

    def _tick_off(self, place: int, seen: bool) -> None:
        id = self.looks[place].id
        kept = [one for one in self._seen() if one != id]
        self.desk.keep("seen", [*kept, id] if seen else kept)

    def _open(self) -> str:
        self.opened = not self.opened
        return ""

    def _tell(self) -> str:
        self.opened = True
        self.told = True
        return ""

    def draw(self) -> None:
        call = current_call(self.desk)
        if (drawn := calls_drawn(self.desk)) != self.drawn:
            self.opened, self.told, self.drawn = False, False, drawn
        self.looks = call.looks if call else []
        seen = set(self._seen())
        for place, box in enumerate(self.boxes):
            show(box.box, self.opened and place < len(self.looks))
            if place < len(self.looks):
                box.widget.description, box.value = self.looks[place].asks, self.looks[place].id in seen
        self.list.description = "Hide the observer's list" if self.opened else "Show the observer's list"
        show(self.hint, not self.opened)
        self.go.description = "Stop the call" if self._kept().get("started") else "Start the call"
        self.debrief.value = debrief(call, self.looks, seen) if call and self.told else EMPTY
        self._tick()
        self.ticking.start()


def debrief(call: Call, looks: list[Look], seen: set[str]) -> Markup:
    """What was heard, what was not and why it matters, and what to do after such a call."""
    book = call.book
    heard = [look.asks for look in looks if look.id in seen]
    missed = [join(look.asks, " ", *(_advice(book, id) for id in look.advice)) for look in looks if look.id not in seen]
    then = after(call)
    why = [join(turn.they, " ", tag("span", turn.branch.why, class_="fu-soft")) for turn in call.turns]
    parts = [
        (f"Heard: {len(heard)} of {len(looks)}", bullets(heard)),
        ("Not heard, and why it matters", bullets(missed)),
        ("How the call went", bullets(why)),
        ("And then", tag("p", call.talk[-1].keep, " ", tag("b", f"The plan says: {then.summary}"))),
    ]
    return join(*(join(tag("h3", words), what) for words, what in parts if what))


def _advice(book: Rulebook, id: str) -> Markup:
    """One piece of advice with where it comes from; a list of a counselor's own rules may lack it."""
    said = book.advice.get(id)
    if said is None:
        return EMPTY
    return join(tag("span", said.says, " ", chips(said.sources), class_="fu-soft"), " ")

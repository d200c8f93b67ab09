"""A call for three: drawn by chance or chosen, and a sheet for each of them, on the wall or on paper."""

from __future__ import annotations

from random import Random

import ipywidgets as widgets

from ...messages.speaking import breaths
from ...rulebook.book import Rulebook
from ...training.workshop.checklist import who_says
from ...training.workshop.known import known_lines, moment_line
from ...training.workshop.role_sheets import PARTS, role_pages
from ...training.workshop.roles import WHO, Call, all_talks, callers, draw, find_talk, make_call
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, chips, join, tag
from ..parts.pieces import button, choices, html, in_card, row
from .prints import to_print
from .session_desk import RoomPanel, SessionDesk

HIDDEN, CHANCE = "", ""
ENDINGS = {
    "voicemail": "A machine answers", "no-answer": "Nobody answers", "in-a-meeting": "Reception takes a message",
    "send-an-email": "Reception asks for an email", "do-not-call": "They ask not to be called",
    "send-an-email-direct": "The person asks for an email", "no-time-now": "The person has no time",
    "a-day-is-named": "Nothing decided, and a day is named", "no-day-is-named": "Nothing decided, and no day",
    "we-decided": "A no", "an-offer": "An offer", "come-again": "Another talk",
}  # fmt: skip


def current_call(desk: SessionDesk) -> Call | None:
    """The call on the wall: the one drawn last, else the first there is; None where no story has a call."""
    found = callers(list(desk.stories.values()), desk.rulebook)
    kept = desk.own.setting("call", {})
    story = next((one for one in found if one.name == kept.get("story")), next(iter(found), None))
    ids = kept.get("talk")
    talk = find_talk(ids if isinstance(ids, list) else (), desk.rulebook) or next(iter(all_talks(desk.rulebook)), None)
    return make_call(story, talk, desk.rulebook) if story and talk else None


def calls_drawn(desk: SessionDesk) -> int:
    """How many calls were drawn in this room: the same talk drawn twice is another call."""
    drawn = desk.own.setting("call", {}).get("drawn")
    return drawn if isinstance(drawn, int) else 0


class CallPanel(RoomPanel):
    """How a call goes is for the one who picks up: on the wall it is hidden until somebody asks for it."""

    name = "call"

    def build(self) -> list[widgets.Widget]:
        self.story = Control(self, Spec("story", "Whose call", "menu"), self._choose)
        self.ending = Control(self, Spec("ending", "How it ends", "menu"))
        self.wall = Control(self, Spec("wall", "On the wall", "menu"), lambda part: self.desk.keep("sheet", part))
        self.draw_one = button("Draw a call", "main")
        self.make = button("Make the sheets to print")
        self.sheet, self.links = html(), html()
        self.made = False
        on_click(self, self.draw_one, self._draw_one)
        on_click(self, self.make, self._make)
        asked = choices(self.story.box, self.ending.box, self.draw_one, self.wall.box)
        return [in_card(asked, self.sheet, row(self.make), self.links, css=("fu-first", "fu-wall"))]

    def _choose(self, name: str) -> None:
        self._keep(name, current_call(self.desk))

    def _draw_one(self) -> str:
        talk = draw(Random(), self.desk.rulebook, self.ending.value or None)
        call = current_call(self.desk)
        self._keep(call.story.name, make_call(call.story, talk, self.desk.rulebook))
        self.desk.keep("sheet", HIDDEN)
        return "A call is drawn. Whoever picks up may look at their sheet now; the others look away."

    def _keep(self, story: str, call: Call) -> None:
        self.made = False
        talk, drawn = [branch.id for branch in call.talk], calls_drawn(self.desk) + 1
        self.desk.keep("call", {"story": story, "talk": talk, "drawn": drawn})
        self.desk.keep("seen", [])
        self.desk.keep("call time", {})

    def _make(self) -> str:
        self.made = True
        return ""

    def draw(self) -> None:
        call, book = current_call(self.desk), self.desk.rulebook
        if call is None:
            self.sheet.value = tag("p", "No story has a call under these rules.", class_="fu-soft")
            return
        self._offer(call, book)
        self.sheet.value = SHEETS[self.wall.value](call)
        self.links.value = _prints(call) if self.made else EMPTY

    def _offer(self, call: Call, book: Rulebook) -> None:
        """What can be chosen: whose call, how it ends, which sheet is on the wall."""
        stories = callers(list(self.desk.stories.values()), book)
        self.story.offer([(f"Card {one.number} · {one.case.employer.name}", one.name) for one in stories],
                         call.story.name)  # fmt: skip
        ends = dict.fromkeys(talk[-1].id for talk in all_talks(book))
        self.ending.offer([("By chance", CHANCE), *((ENDINGS.get(id, id), id) for id in ends)],
                          self.ending.value or CHANCE)  # fmt: skip
        part = self.desk.own.setting("sheet", HIDDEN)
        self.wall.offer([("Nothing yet", HIDDEN), *((f"“{words}”", part) for part, words in PARTS.items())],
                        part if part in PARTS else HIDDEN)  # fmt: skip


def _prints(call: Call) -> Markup:
    made = ((words, role_pages([call], [part]), part) for part, words in PARTS.items())
    return join(*(to_print(page, f"call-{part}", f"Open “{words}” to print", "Save it") for words, page, part in made))


def _nothing(call: Call) -> Markup:
    return tag("p", "The sheets are hidden. Choose one above when only the right eyes are on the wall, or print them.",
               class_="fu-soft")  # fmt: skip


def _caller(call: Call) -> Markup:
    case = call.story.case
    head = tag("h2", f"{case.candidate.name} calls {call.whom}, {case.employer.name}", class_="fu-item")
    story = tag("p", call.story.text, class_="fu-story")
    when = tag("p", tag("b", f"It is {moment_line(call.story)}."))
    scripts = (tag("div", tag("h3", f"If {WHO[turn.branch.heard]} answers ({turn.seconds} seconds)"),
                    tag("div", *(tag("p", line) for line in breaths(turn.answer)), class_="fu-paper"))
               for turn in call.scripts())  # fmt: skip
    return join(head, story, when, bullets(known_lines(call.story), class_="fu-known"),
                tag("div", *scripts, class_="fu-grid fu-three"))  # fmt: skip


def _other(call: Call) -> Markup:
    lines = [tag("li", tag("span", f"{who}: ", class_="fu-soft"), tag("b", words)) for who, words in call.lines]
    told = "Say your line, wait for the answer, say the next one. In your own words is fine."
    return join(tag("h2", f"You play {call.parts}", class_="fu-item"), tag("p", told), tag("ol", *lines))


def _observer(call: Call) -> Markup:
    looks = [join(look.asks, " ", chips(who_says(look, call.book))) for look in call.looks]
    return join(tag("h2", "What to look for", class_="fu-item"), bullets(looks))


SHEETS = {HIDDEN: _nothing, "caller": _caller, "other": _other, "observer": _observer}

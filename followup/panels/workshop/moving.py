"""The movable clock: one story, buttons that let time pass, and buttons that let something happen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.events import EVENTS, OUTCOMES, all_whats, as_keys
from ...planning.phrases import STAGE_WORDS
from ...planning.planner import Plan, plan
from ...training.workshop import moves
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.pieces import button, choices, html, in_card, row
from .practice_time import practice_time
from .session_desk import EXAMPLE, RoomPanel, SessionDesk

NEXT_WORKING_DAY = "Next working day there"
MOVES: tuple[tuple[str, Callable[[Case, datetime], datetime]], ...] = (
    ("One hour later", moves.an_hour),
    ("Next morning", moves.next_morning),
    ("One day later", moves.a_day),
)
HAPPENS: tuple[tuple[str, dict[str, str]], ...] = (  # what ends a story comes after what goes on
    *((what.happens, as_keys(kind, what)) for kind, what in sorted(all_whats(), key=lambda one: one[1].over)
      if what.happens),
    *((how.happens, {"kind": "called", "outcome": how.word}) for how in OUTCOMES.values() if how.happens),
)  # fmt: skip
SAME = "The plan says the same as before."
SEVERAL = 3  # cases that are told of; a day may change many
NOTHING = "Nothing changes by itself any more in the next months. Let something happen instead."


class Moving(RoomPanel):
    """Everything here goes into the story's scratch book; the counselor's own journal is never opened."""

    name = "moving"

    def build(self) -> list[widgets.Widget]:
        self.told, self.time, self.says = html(), html(), html()
        self.story = Control(self, Spec("story", "Which story", "menu"), self.desk.choose_story)
        self.at = Control(self, Spec("at", "Or set day and hour there", "wall"), self._set)
        self.change = button("To the next thing that changes", "main")
        self.buttons = [button(words) for words in (*(words for words, _ in MOVES), NEXT_WORKING_DAY)]
        self.happens = [button(words) for words, _ in HAPPENS]
        self.undo, self.again = button("Take back the last thing that happened"), button("Begin this story again")
        self._connect()
        title = html(tag("h2", "Let something happen", class_="fu-then"))
        parts = [self.time, self.says, row(self.change, *self.buttons), choices(self.story.box, self.at.box),
                 self.told, title, row(*self.happens), row(self.undo, self.again)]  # fmt: skip
        return [in_card(*parts, css=("fu-wall", "fu-first"))]

    def _connect(self) -> None:
        on_click(self, self.change, self._change)
        for made, (_, move) in zip(self.buttons, MOVES):
            on_click(self, made, lambda move=move: self._move(move(self.desk.case, self.desk.now)))
        on_click(self, self.buttons[-1], self._next_working_day)
        for made, (words, event) in zip(self.happens, HAPPENS):
            on_click(self, made, lambda words=words, event=event: self._happen(words, event))
        on_click(self, self.undo, self._undo)
        on_click(self, self.again, self._again)

    # what is pressed

    def _move(self, to: datetime) -> str:
        before = self._plans()
        self.desk.move(to)
        return self._difference(before)

    def _next_working_day(self) -> str:
        desk = self.desk
        return self._move(moves.next_working_day(desk.case, desk.now, desk.rulebook.limits))

    def _change(self) -> str:
        """In a whole search: whichever case changes first."""
        first: datetime | None = None
        for case in self.desk.cases.values():
            then = self._next(case, first)
            first = min(filter(None, (first, then)), default=None)
        return self._move(first) if first else NOTHING

    def _next(self, case: Case, until: datetime | None) -> datetime | None:
        desk = self.desk

        def plan_at(when: datetime) -> Plan:
            return plan(case, now=when, policy=desk.policy, rulebook=desk.rulebook)

        return moves.next_change(plan_at, desk.now, until)

    def _set(self, moment: datetime | None) -> str:
        return self._move(moment.replace(tzinfo=self.desk.case.zone)) if moment else ""

    def _happen(self, words: str, event: dict[str, str]) -> str:
        before, who = self._plans(), self._who()
        self.desk.log({**event, EVENTS[event["kind"]].whom: who})
        self.desk.forget()
        return f"{words}. {self._difference(before)}"

    def _plans(self) -> dict[str, Plan]:
        return {case_id: self.desk.plan_of(case_id) for case_id in self.desk.cases}

    def _difference(self, before: dict[str, Plan]) -> str:
        """What to look at after a press; in a whole search the case it is about is named."""
        after = self._plans()
        changed = [id for id, plan in after.items() if _said(before.get(id)) != _said(plan)]
        named = len(after) > 1
        told = [f"{after[id].case.employer.name}: {_said(after[id])}" if named else _said(after[id]) for id in changed]
        more = f" And {len(told) - SEVERAL} more." if len(told) > SEVERAL else ""
        return " ".join(told[:SEVERAL]) + more if told else SAME

    def _who(self) -> str:
        """Whom the plan would write to or call, else HR, else the first person."""
        plan = self.desk.plan
        to = next((step.to[0] for step in plan.steps if step.channel and step.to), None)
        hr = next((contact.id for contact in plan.case.contacts if contact.role == "hr"), None)
        return to or hr or next((contact.id for contact in plan.case.contacts), "hr")

    def _undo(self) -> str:
        entries = self.desk.book.newest(self.desk.case_id)
        last = next((one for one in entries if one.do == "event" and not one.undone), None)
        if last is None:
            return "Nothing has happened in this story yet beside what it tells."
        self.desk.undo(last.id)
        return "Taken back."

    def _again(self) -> str:
        self.desk.begin_again()
        return "The story begins again, as it is told."

    # what is shown

    def draw(self) -> None:
        desk = self.desk
        listed: list[tuple[str, Any]] = [(f"{one.number} · {one.title}", name) for name, one in desk.stories.items()]
        self.story.offer([("A whole search: fourteen cases at once", EXAMPLE), *listed], desk.story_name)
        plan = desk.plan
        if plan is None:
            return
        self.time.value = tag("p", practice_time(plan), class_="fu-time fu-practice-time")
        said = tag("p", tag("b", "The plan says: "), _said(plan), class_="fu-story")
        self.says.value = said if desk.story else EMPTY  # of fourteen cases, the list below says more
        self.told.value = _told(desk)
        self.at.value = plan.as_of.replace(tzinfo=None, second=0, microsecond=0)


def _told(desk: SessionDesk) -> Markup:
    words = (
        desk.story.text
        if desk.story
        else "Fourteen invented cases at all stages. Move the clock, and see the list below."
    )
    moved = "" if desk.now == desk.begins else "The clock has been moved."
    return join(tag("p", words, class_="fu-story"), tag("p", moved, class_="fu-soft"))


def _said(plan: Plan | None) -> str:
    return f"{STAGE_WORDS[plan.stage]}. {plan.summary}" if plan else ""

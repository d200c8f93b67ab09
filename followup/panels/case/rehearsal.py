"""A call rehearsed: what the other side may say, as buttons; what to answer, how long it takes, and why."""

from __future__ import annotations

import ipywidgets as widgets

from ...planning.planner import Plan
from ...rulebook.entries import Branch
from ...training.rehearsal import Rehearsal, Turn
from ..parts.actions import on_click
from ..parts.markup import EMPTY, Markup, chips, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show

MOST = 10  # buttons; a test holds the rulebook's branches to it
STEPS = ("first-follow-up", "second-follow-up")
SIGNS = {"machine": "☎", "reception": "⌂", "person": "☺"}
INTRODUCTION = "Press what the other side says, and say your answer aloud. Nothing of this is written down."


class RehearsalPanel(Panel):
    """The talk so far is this panel's own; what is said in it comes from the case and the rulebook each time."""

    name = "rehearsal"

    def build(self) -> list[widgets.Widget]:
        self.talk: list[str] = []
        self.told, self.heading = html(), html()
        self.choices = [button("…") for _ in range(MOST)]
        self.offered: list[Branch] = []
        for place, made in enumerate(self.choices):
            on_click(self, made, lambda place=place: self._say(place))
        self.back, self.again = button("One step back"), button("Start the call again")
        on_click(self, self.back, self._back)
        on_click(self, self.again, self._again)
        self.told.add_class("fu-talk")
        return [in_card(self.told, self.heading, row(*self.choices), row(self.back, self.again))]

    def _say(self, place: int) -> str:
        branch = self.offered[place]
        self.talk.append(branch.id)
        return branch.they

    def _back(self) -> str:
        self.talk = self.talk[:-1]
        return "One step back."

    def _again(self) -> str:
        self.talk = []
        return "The call begins again."

    def draw(self) -> None:
        plan = self.desk.plan
        if plan is None:
            self.told.value = tag(
                "p", "With a first case on your desk, you can rehearse its call here.", class_="fu-soft"
            )
            self._offer([])
            return
        rehearsal = self._rehearsal(plan)
        known = self.desk.rulebook.branches
        self.talk = [id for id in self.talk if id in known]
        turns = [rehearsal.turn(known[id]) for id in self.talk]
        self.told.value = _told(turns) if turns else tag("p", INTRODUCTION, class_="fu-soft")
        self._offer(list(turns[-1].then if turns else rehearsal.openings))

    def _rehearsal(self, plan: Plan) -> Rehearsal:
        """The call that the plan has, else the one that it would be: to whoever is written to, or the first contact."""
        steps = [step for step in plan.steps if step.id in STEPS]
        call = next((step for step in steps if step.channel == "phone"), steps[0] if steps else None)
        first = next((contact.id for contact in plan.case.contacts), None)
        to = next(iter(call.to), None) if call else first
        return Rehearsal(plan.case, now=self.desk.now, to=to, step=call.id if call else STEPS[0],
                         policy=self.desk.policy, rulebook=self.desk.rulebook)  # fmt: skip

    def _offer(self, branches: list[Branch]) -> None:
        self.offered = branches[:MOST]
        words = "What do you hear?" if self.offered else "The call is over." if self.talk else ""
        self.heading.value = tag("h3", words) if words else EMPTY
        for place, made in enumerate(self.choices):
            show(made, place < len(self.offered))
            if place < len(self.offered):
                branch = self.offered[place]
                made.description = f"{SIGNS[branch.heard]} {branch.they.replace('{employer}', self._employer)}"
                made.tooltip = f"The other side: {branch.they}"
        show(self.back, bool(self.talk))
        show(self.again, bool(self.talk))

    @property
    def _employer(self) -> str:
        return self.desk.case.employer.name if self.desk.case else ""


def _told(turns: list[Turn]) -> Markup:
    """The talk so far, and what to write down where it has ended."""
    last = turns[-1]
    after = tag("p", tag("b", "Afterwards: "), last.branch.keep, class_="fu-note") if last.branch.keep else EMPTY
    return join(*(_exchange(turn) for turn in turns), after)


def _exchange(turn: Turn) -> Markup:
    heard = tag("p", tag("span", tag("b", "You hear: "), turn.they, class_="fu-heard"))
    if turn.answer:
        time = tag("span", f" ({turn.seconds} seconds)", class_="fu-soft")
        said = join(tag("p", tag("b", "You say"), time, ":"), tag("div", turn.answer, class_="fu-paper"))
    else:
        said = tag("p", tag("b", "You say nothing."))
    why = tag("p", turn.branch.why, " ", chips(turn.branch.sources),
              class_="fu-soft")  # fmt: skip
    return tag("div", heard, said, why, class_="fu-exchange")

"""A call to play in threes: one drawn way through the rehearsed calls, and what each of the three knows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property, lru_cache
from random import Random
from typing import Any

from ...case.case_file import case_to_dict, load_case
from ...case.events import EVENTS
from ...messages.speaking import how_long
from ...planning.headline import headline_span
from ...planning.meant import displaced
from ...planning.planner import Plan, Step, plan
from ...planning.said import name_of
from ...rulebook.book import Rulebook
from ...rulebook.entries import Branch
from ...rulebook.loading import default_rulebook
from ..rehearsal import Rehearsal, Turn, talks
from .checklist import Look, checklist
from .stories import Story

MINUTE = timedelta(minutes=1)
STEPS = ("first-follow-up", "second-follow-up")
PLAYED = {  # how to play what is told from the caller's side
    "they-answer": "(Pick up, and say your name: {whom}.)",
    "voicemail": "(Be the machine: “Please leave a message after the tone.” Then say nothing.)",
    "no-answer": "(Say “ring, ring” a few times. Do not pick up.)",
}
WHO = {"machine": "a machine", "reception": "reception", "person": "the person called"}


@dataclass(frozen=True, eq=False)
class Call:
    """A story, under a policy, and a talk: the branches from the first words to the end."""

    story: Story
    talk: tuple[Branch, ...]
    policy: str
    book: Rulebook

    @cached_property
    def plan(self) -> Plan:
        return self.story.plan(self.policy, self.book)

    @cached_property
    def step(self) -> Step | None:
        return phone_step(self.plan)

    @property
    def whom(self) -> str:
        """The name, or the role, of the person who is called."""
        to = self.to
        return name_of(self.plan, to) if to else self.story.case.employer.name

    @property
    def to(self) -> str | None:
        named = next(iter(self.step.to), None) if self.step else None
        return named or next((contact.id for contact in self.story.case.contacts), None)

    @cached_property
    def rehearsal(self) -> Rehearsal:
        id = self.step.id if self.step else STEPS[0]
        return Rehearsal(self.story.case, now=self.when, to=self.to, step=id, policy=self.policy, rulebook=self.book)

    @property
    def when(self) -> datetime:
        """The call takes place when the plan has it, not at the moment the story is told."""
        opens = headline_span(self.step)[0] if self.step else None
        return max(self.story.now, opens) if opens else self.story.now

    @cached_property
    def turns(self) -> list[Turn]:
        """What is heard and answered, in order."""
        return [self.rehearsal.turn(branch) for branch in self.talk]

    def told_to_play(self, turn: Turn) -> str:
        """What the other side says or does there."""
        return PLAYED[turn.branch.id].format(whom=self.whom) if turn.branch.id in PLAYED else turn.they

    @cached_property
    def looks(self) -> list[Look]:
        return checklist(self.talk)

    @property
    def time(self) -> str:
        """How long the caller's words take: about 25 seconds."""
        return how_long(" ".join(turn.answer for turn in self.turns))

    @property
    def parts(self) -> str:
        """Whom the second person plays: reception, then the person called."""
        return ", then ".join(dict.fromkeys(WHO[who] for who in self.speakers))

    @cached_property
    def speakers(self) -> list[str]:
        """Who is heard at each turn, a key of WHO: once the person called has picked up, reception is gone."""
        there = [place for place, branch in enumerate(self.talk) if branch.heard == "person"]
        first = there[0] if there else len(self.talk)
        return [
            "person" if branch.heard == "reception" and place > first else branch.heard
            for place, branch in enumerate(self.talk)
        ]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Each turn of the other side: who is heard, and what they say or do."""
        return [(WHO[who], self.told_to_play(turn)) for who, turn in zip(self.speakers, self.turns, strict=True)]

    def scripts(self) -> list[Turn]:
        """What the caller has in front of them, whatever comes: the words for each way a call begins."""
        return [turn for branch in self.rehearsal.openings if (turn := self.rehearsal.turn(branch)).answer]


def after(call: Call) -> Plan:
    """What to do once the call is over and what it brought is written down."""
    events = [_event(call, dict(logged)) for logged in call.talk[-1].logs]
    case = load_case(
        {**case_to_dict(call.story.case), "events": [*case_to_dict(call.story.case).get("events", ()), *events]}
    )
    return plan(case, now=call.when + MINUTE, policy=call.policy, rulebook=call.book)


def _event(call: Call, logged: dict[str, Any]) -> dict[str, Any]:
    who = call.to or "hr"
    return {**logged, "at": call.when, EVENTS[logged["kind"]].whom: who}


def phone_step(plan: Plan) -> Step | None:
    """The call of a plan, open or still ahead; none in whose place something else stands."""
    calls = (step for step in plan.steps if step.id in STEPS and step.channel == "phone")
    return next((step for step in calls if step.id not in displaced(plan)), None)


@cache
def all_talks(book: Rulebook) -> tuple[tuple[Branch, ...], ...]:
    """Every way a call can go, in the order of the branches."""
    return tuple(sorted(talks(book), key=lambda talk: [branch.order for branch in talk]))


def callers(stories: Sequence[Story], book: Rulebook | None = None) -> list[Story]:
    """The stories whose plan has a call."""
    return [story for story in stories if _has_call(story, book)]


@lru_cache(maxsize=1024)  # asked anew at each drawing of a page
def _has_call(story: Story, book: Rulebook | None) -> bool:
    return phone_step(story.plan(rulebook=book)) is not None


def draw(random: Random, book: Rulebook | None = None, ending: str | None = None) -> tuple[Branch, ...]:
    """One way a call can go. ending: the id of the branch it ends with; by chance, every ending alike, where none is
    given.
    """
    known = all_talks(book or default_rulebook())
    wanted = ending or random.choice(sorted({talk[-1].id for talk in known}))
    return random.choice([talk for talk in known if talk[-1].id == wanted])


def find_talk(ids: Sequence[str], book: Rulebook | None = None) -> tuple[Branch, ...] | None:
    """The talk of these branches; None where the rulebook has no such talk any more."""
    return next((t for t in all_talks(book or default_rulebook()) if [b.id for b in t] == list(ids)), None)


def make_call(story: Story, talk: Sequence[Branch], book: Rulebook | None = None) -> Call:
    """The call of a story, under the story's own policy."""
    return Call(story, tuple(talk), story.policy, book or default_rulebook())

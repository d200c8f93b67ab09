"""Whom a step reaches and by which ways, and whether that person can be reached so."""

from __future__ import annotations

import re
from functools import lru_cache

from ..case.case import Contact
from ..case.events import CHANNELS
from ..planning.headline import AT_THE_TALK
from ..planning.planner import Step

WAYS = {way: words.capitalize() for way, words in CHANNELS.items() if way != "other"}
NAMED = {  # words of a step that name a way beside its own, as in "Call or write to"
    "email": re.compile(r"\b(?:email|write)\b", re.IGNORECASE),
    "phone": re.compile(r"\b(?:call|ring|phone|voicemail)\b(?! hours)", re.IGNORECASE),
    "visit": re.compile(r"\b(?:in person|stop by)\b", re.IGNORECASE),
}
ASKS_SOMEBODY = "find-names"  # has no way in the contract, and goes to whoever can tell


@lru_cache(maxsize=512)  # steps: those of one story under every policy
def ways(step: Step) -> tuple[str, ...]:
    """The ways a step reaches somebody, its own first; none for what one does alone."""
    if step.id == AT_THE_TALK:
        return ("phone",) if _talk_ahead(step)[0] == "phone" else ("visit",)
    if step.id == ASKS_SOMEBODY and step.to:
        return tuple(way for way in ("email", "phone") if _any(step, way))
    if step.channel is None:
        return ()
    letter = step.channel == "post"  # then "write" names no email
    named = [way for way, words in NAMED.items() if words.search(step.heading) and not (letter and way == "email")]
    return tuple(dict.fromkeys([step.channel, *named]))


def met(step: Step) -> tuple[str, ...]:
    """Whom it goes to: who passes it on, those of the talk where it is said in the talk."""
    if step.through:
        return (step.through,)
    return step.to or (_talk_ahead(step)[1] if step.id == AT_THE_TALK else ())


def can_reach(step: Step, who: str, way: str) -> bool:
    """Whether an address or a number of theirs is known; where nobody is written down, the plan's own word counts."""
    if step.id == AT_THE_TALK:
        return True
    if who in step.made.find and who != step.through:
        return False
    contact = step.plan.case.contact(who)
    return contact is None or _has(contact, way)


def _has(contact: Contact, way: str) -> bool:
    return bool({"email": contact.email, "phone": contact.phone}.get(way, True))


def reached(step: Step) -> tuple[str, ...]:
    """Those it goes to who can be reached by one of its ways."""
    return tuple(who for who in met(step) if any(can_reach(step, who, way) for way in ways(step)))


def open_ways(step: Step) -> tuple[str, ...]:
    """Its ways by which at least one of them can be reached."""
    return tuple(way for way in ways(step) if _any(step, way))


def _any(step: Step, way: str) -> bool:
    return any(can_reach(step, who, way) for who in met(step))


def _talk_ahead(step: Step) -> tuple[str | None, tuple[str, ...]]:
    """How the next talk is held, and with whom."""
    ahead = [one for one in step.plan.case.interviews if one.over_at >= step.plan.now]
    talk = min(ahead, key=lambda one: one.at, default=None)
    return (talk.format, talk.people) if talk else (None, ())

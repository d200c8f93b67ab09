"""Whom a step reaches and by which ways, and whether that person can be reached so."""

from __future__ import annotations

from functools import lru_cache

from ..case.case import Contact
from ..case.events import CHANNELS
from ..planning.headline import AT_THE_TALK
from ..planning.meant import meant
from ..planning.planner import Step

WAYS = {way: words.capitalize() for way, words in CHANNELS.items() if way != "other"}
ASKS_SOMEBODY = "find-names"  # has no way in the contract, and goes to whoever can tell


@lru_cache(maxsize=512)  # steps: those of one story under every policy
def ways(step: Step) -> tuple[str, ...]:
    """The ways a step reaches somebody, the best first; none for what one does alone."""
    if step.id == AT_THE_TALK:
        return ("phone",) if _talk_ahead(step)[0] == "phone" else ("visit",)
    if step.id == ASKS_SOMEBODY and step.to:
        return tuple(way for way in ("email", "phone") if _any(step, way))
    if step.channel is None:
        return ()
    named = [_of_title(step), *(one.ways for one in meant(step))]
    return tuple(dict.fromkeys([*(way for held in named if step.channel in held for way in held), step.channel]))


def titled_ways(step: Step) -> tuple[str, ...]:
    """Its own way and those that its title names: an address or a number for them may still have to be found."""
    title = step.setter("title")
    named = title.means.ways if title is not None else _of_title(step)
    return tuple(way for way in ways(step) if way == step.channel or way in named or step.channel is None)


def _of_title(step: Step) -> tuple[str, ...]:
    """The ways that the usual title of its kind names; none where a rule sets the title."""
    key = None if step.setter("title") is not None else step.usual_key(step.kind.title)
    return step.kind.ways.get(key, ()) if key is not None else ()


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
    return contact is None or has_way(contact, way)


def has_way(contact: Contact, way: str) -> bool:
    """Whether an address or a number of theirs is known for that way."""
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

"""What a plan's words have one do beside its headline's step, or by another way: nobody who does it is wrong.

The rules say it as data (`means`), so that other words, or another language, change no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..planning.headline import away_for_long
from ..planning.meant import displaced, meant
from ..planning.planner import Plan, Step
from ..planning.slots import slot
from ..rulebook.entries import Means
from .actions import keys
from .reach import has_way, met


def left_alone(of: Plan) -> frozenset[str]:
    """The kinds of step that another one stands for, and those that the plan says are enough as they are."""
    avoided = (rule.entry.means.instead for rule in of.fired if rule.entry.does == "avoid")
    return displaced(of) | {id for ids in avoided for id in ids}


def is_left_to_you(step: Step) -> bool:
    """Whether nothing is owed, and leaving it out is as good."""
    return step.kind.optional or any(one.optional for one in meant(step))


def goes_along(step: Step) -> bool:
    """Whether it goes along with another message, on no day of its own."""
    return step.setter("title") is None and step.usual_key(step.kind.title) in step.kind.along


def today_as_well(of: Plan, steps: Iterable[Step]) -> bool:
    """Whether something is to be done today beside the step, or they may be there on a day off."""
    return away_for_long(of) is not None or any(one.today for step in steps for one in meant(step))


def in_copy(step: Step, titled: bool = False) -> tuple[str, ...]:
    """The ids of those whom its words put in copy; titled: whom its title does."""
    title = step.setter("title")
    meant_so = meant(step) if not titled else [title.means] if title is not None else []
    return tuple(_ids(step, (name for one in meant_so for name in one.copies)))


def told_too(step: Step) -> tuple[str, ...]:
    """The ids of those whom its words have one write to as well, or instead."""
    return tuple(_ids(step, (name for one in meant(step) for name in one.tells)))


def _ids(step: Step, slots: Iterable[str]) -> Iterator[str]:
    """Those of the case whom the slots name, but whoever it goes to."""
    names = {slot(name, step.plan, step) for name in slots}
    yield from (one.id for one in step.plan.case.contacts if one.name in names and one.id not in step.to)


def ways_besides(step: Step) -> list[str]:
    """The ways that its words allow beside its own, by which somebody can be reached."""
    named = ((way, one.main_number) for one in meant(step) if step.channel not in one.ways for way in one.ways)
    return list(dict.fromkeys(way for way, anybody in named if anybody or _can_be_met(step, way)))


def _can_be_met(step: Step, way: str) -> bool:
    """Whether an address or a number of somebody it goes to is known for that way; for a card none is asked."""
    found = [contact for who in met(step) if (contact := step.plan.case.contact(who)) is not None]
    return way == "post" or not found or any(has_way(contact, way) for contact in found)


def done_before(step: Step) -> tuple[str, ...]:
    """What its words have one do before it, as keys of ACTIONS."""
    return keys(id for one in meant(step) for id in one.before)


def done_with_it(step: Step) -> tuple[str, ...]:
    """What it does as well, or leaves to choose, as keys of ACTIONS; not by a title that gave way to another."""
    title = step.setter("title")
    lost = [r.entry.means for r in step.rules if "title" in r.entry.sets and r.entry is not title]
    lost = [one for one in lost if title is None or one != title.means]
    return keys(id for one in meant(step) if one not in lost for id in one.also)


def headline_begins(step: Step) -> tuple[str, ...]:
    """What the headline has one do before it, as keys of ACTIONS."""
    return keys(id for one in _answered(step) for id in one.before)


def ways_of_the_first(step: Step) -> tuple[str, ...]:
    """By which ways they can be reached for what the headline has one do before it, the best first."""
    named = (way for one in _answered(step) if one.before and not one.after for way in one.ways)
    return tuple(way for way in named if _can_be_met(step, way))


def is_answered_first(step: Step) -> bool:
    """Whether a note of one's own is answered before the step, by what it may mean."""
    return any("own" in rule.entry.sets and rule.entry.means.before for rule in step.rules)


def _answered(step: Step) -> list[Means]:
    """What the answers come to that stand before it: to a note of one's own, and to what is asked first there."""
    own = [rule.entry for rule in step.rules if "own" in rule.entry.sets]
    return [rule.means for rule in (*own, step.setter("answer")) if rule is not None]

"""A step addressed and dated, without a word; and how a message to somebody is addressed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..case.case import Contact
from ..case.office_hours import Hours
from .recipients import reach, recipient
from .situation import Situation

DAY = 86400


class Made(NamedTuple):
    """One step, addressed and dated. Moments in UTC seconds; hours: the spans it is bound to, None for any hour.

    find: whom, or whose address, to look up first; through: who passes it on; before: no window begins then or later
    first: it goes before every other step; aside: it stands beside another; way: the title to use, by its key
    rung: whoever would be looked up has a number, and a call does instead
    told: the hours that words name where they are wider than those of the step; at_once: words name only their end
    """

    channel: str | None
    to: tuple[str, ...]
    opens: float | None
    due: float | None = None
    hours: Hours | None = None
    find: tuple[str, ...] = ()
    through: str | None = None
    before: float | None = None
    first: bool = False
    aside: bool = False
    way: str | None = None
    rung: bool = False
    told: Hours | None = None
    at_once: bool = False

    @property
    def ends(self) -> float:
        """Before which a window has to begin."""
        return min(moment for moment in (self.due, self.before, float("inf")) if moment is not None)


def write_to(s: Situation, who: str | None, opens: float, due: float | None = None) -> Made:
    """A message in answer to one of theirs: at any hour, by email unless that person has only a phone."""
    return addressed(s, *reachable(s, who), opens, due)


def addressed(s: Situation, contact: Contact | None, to: str, opens: float, due: float | None = None) -> Made:
    """A message to that person or role: at any hour, in call hours where there is only a phone."""
    channel, find = reach(s, contact, "email")
    hours = call_hours(s, due) if channel == "phone" else None
    return Made(channel, (to,), opens, due, hours, (to,) if find else ())


def call_hours(s: Situation, due: float | None) -> Hours | None:
    """The hours for a call: where none of the good ones is left before it is due, any office hour; else any hour."""
    for hours in (s.phone_hours, s.email_hours):
        position = hours.from_moment(s.now, s.today)
        if due is None or s.now >= due or hours.starts[position] < due:
            return hours
    return None


def reachable(s: Situation, who: str | None) -> tuple[Contact | None, str]:
    """That person, unless an agency stands between or they have left: then whom a follow-up would go to."""
    contact = s.case.contact(who)
    if who is None or s.agent is not None or (contact is not None and contact.left):
        return usual(s)
    return contact, who


def usual(s: Situation) -> tuple[Contact | None, str]:
    """Whom a follow-up would go to, and that person's id or the role."""
    contact, role = recipient(s)
    return contact, contact.id if contact else role


def midnight(s: Situation, day: int) -> float:
    return s.office.at(date.fromordinal(day), 0)

"""Which follow-up comes next: from which day on, to whom and how (contract section 3, rules 3 to 5 and 7 to 10, 13)."""

from __future__ import annotations

from typing import NamedTuple

from ..case.case import Contact, Event, Happening
from ..case.events import OUTCOMES
from ..case.roles import ROLES
from .situation import Channel, FollowUp, Situation
from .thanks import is_thanks


class Reach(NamedTuple):
    """How to reach somebody: the channel, and whether its address is still to be found."""

    channel: Channel
    find: bool


def reach(s: Situation, contact: Contact | None, wanted: Channel) -> Reach:
    """The channel to use for a contact where `wanted` (phone or email) may not be possible or allowed (rule 9; E11)."""
    silent = s.told_not_to_call or (contact is not None and contact.no_calls)
    if contact is None:
        return Reach("email" if silent else wanted, True)
    phone, email = bool(contact.phone), bool(contact.email)
    channel: Channel = wanted
    if wanted == "phone" and not phone and email:
        channel = "email"
    elif wanted == "email" and not email and phone:
        channel = "phone"
    if channel == "phone" and silent:
        channel = "email" if email else "post"
    known = phone if channel == "phone" else email or channel == "post"
    return Reach(channel, not known)


def recipient(s: Situation) -> tuple[Contact | None, str]:
    """Whom a follow-up goes to: the contact if recorded, and the role (rule 10; E9)."""
    if s.policy.first_to == "hr":
        for contact in (*s.met, *s.case.contacts):
            if contact.role == "hr":
                return contact, "hr"
        if s.has_hr:
            return None, "hr"
    for contact in (*s.met, *s.case.contacts):
        if contact.role == "hiring_manager":
            return contact, "hiring_manager"
    return (s.met[0], s.met[0].role) if s.met else (None, "hiring_manager")


def counts(event: Event) -> bool:
    """Whether an event is a follow-up that counts (rule 7)."""
    outcome = OUTCOMES.get(event.outcome or "")
    return "counts" in event.meaning.does and (outcome is None or outcome.counts)


def earliest_day(s: Situation) -> int:
    """The earliest day of the first follow-up (rule 3), before late thank-yous and absences are looked at."""
    answer = s.policy
    waited = s.base + answer.after_interview[1 if s.later_round else 0]
    if s.promise_until is None:
        return waited
    day = s.promise_until + answer.after_promise
    return max(day, waited) if answer.always_wait else day


def opening(s: Situation, channel: str, day: int) -> float:
    """The start of the first window on `day` or after it that begins after the interview or the message waited from."""
    hours = s.hours(channel)
    position = hours.from_day(day) if day > s.base else hours.from_start(s.base_at, s.base)
    return hours.starts[position]


def _opening_backwards(s: Situation, channel: str, day: int, floor: int) -> float:
    """The same; but if the last promised day has no window, the last day before it that has one (rule 5).

    Never a day before `floor`, until which a late thank-you or an absence forbids it.
    """
    until, hours = s.promise_until, s.hours(channel)
    position = hours.last_until(until) if until is not None and until >= s.base else -1
    if position >= 0 and max(s.base + 1, floor) <= hours.days[position]:
        return hours.starts[position]
    return opening(s, channel, day)


def _free_from(contact: Contact | None, day: int) -> int:
    """The first day on or after `day` on which that person may be contacted."""
    away = contact.away_until if contact else None
    return max(day, away.toordinal() + 1) if away else day


def first_follow_up(s: Situation, floor: int = 0) -> FollowUp:
    """The first follow-up, on no day before `floor` (an ordinal there)."""
    contact, role = recipient(s)
    how = s.policy.first_how
    liked = (contact.prefers if contact else None) or "email"
    channel, find = reach(s, contact, liked if how == "preferred" else how)
    who = contact.id if contact else role
    floor = _free_from(contact, floor)
    day = max(earliest_day(s), floor)
    opens = _opening_backwards(s, channel, day, floor) if s.policy.backwards else opening(s, channel, day)
    return FollowUp(1, channel, (who,), contact, role, who if find else None, day, opens)


def as_late_thanks(s: Situation, first: FollowUp) -> FollowUp:
    """The first follow-up where nobody was thanked: a thank-you to those met, the hiring manager first (rule 6)."""
    people = sorted(s.met, key=lambda contact: contact.role != "hiring_manager")
    if not people:
        return first
    channel: Channel = "email" if any(contact.email for contact in people) else "post"
    to, contact = tuple(c.id for c in people), people[0]
    return first._replace(channel=channel, to=to, contact=contact, role=contact.role, find=None, late_thanks=True)


def second_follow_up(s: Situation, first: Happening, day: int) -> FollowUp:
    """The second, to whom the first went (rule 8)."""
    to = _whom_it_reached(s, first)
    contact = s.case.contact(to[0])
    if contact is None and to[0] == recipient(s)[1]:
        contact = recipient(s)[0]
        to = (contact.id,) if contact else to
    channel, find = reach(s, contact, "phone" if s.policy.first_how == "phone" else "email")
    day = _free_from(contact, max(first.day + s.limits.second_follow_up_days, day))
    role = contact.role if contact else (to[0] if to[0] in ROLES else None)
    return FollowUp(2, channel, to, contact, role, to[0] if find else None, day, opening(s, channel, day))


def _whom_it_reached(s: Situation, first: Happening) -> tuple[str, ...]:
    if not is_thanks(first):
        return (first.event.to or recipient(s)[1],)
    met = {contact.id for contact in s.met}
    thanked = [h.event.to for h in s.seen if is_thanks(h) and h.at >= first.at]
    return tuple(dict.fromkeys(who for who in thanked if who in met and who is not None))

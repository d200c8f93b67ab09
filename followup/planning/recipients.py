"""Whom to write to or call, and how to reach that person (contract section 3, rules 9 and 10; E9, E11, L2, L3, L15)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..case.case import Contact
from .situation import Channel, Situation

Recipient = tuple[Contact | None, str]  # the contact if recorded, and the role


class Reach(NamedTuple):
    """How to reach somebody: the channel, and whether its address is still to be found."""

    channel: Channel
    find: bool


def reach(s: Situation, contact: Contact | None, wanted: Channel) -> Reach:
    """The channel to use for a contact where `wanted` (phone or email) may not be possible or allowed (rule 9; E11)."""
    silent = may_not_call(s, contact)
    if wanted == "email" and s.policy.email_only:
        return Reach("email", contact is None or not contact.email)
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


def may_not_call(s: Situation, contact: Contact | None) -> bool:
    """Whether they asked not to be called, this person or everybody there."""
    return s.told_not_to_call or (contact is not None and contact.no_calls)


def may_be_called(s: Situation, contact: Contact | None) -> bool:
    """Whether a number of theirs is known, and nobody said not to use it: they, or whose advice is followed."""
    return contact is not None and bool(contact.phone) and not (may_not_call(s, contact) or s.policy.email_only)


def is_rung(s: Situation, contact: Contact | None) -> bool:
    """Whether only a number is known, and it may be called: nobody has to be looked up then (E8, B12)."""
    if contact is None or contact.email:
        return False
    away = contact.away_until is not None and contact.away_until.toordinal() >= s.today
    return not away and may_be_called(s, contact)


def look_at_people(s: Situation) -> None:
    """Whoever may be written to, those met first; nobody who works there no longer."""
    s.people = tuple(contact for contact in (*s.met, *s.case.contacts) if not contact.left)
    s.agent = _agent(s)
    s.agency = s.agent is not None
    s.agency_changed = s.agent is not None and s.agent.role != "recruiter"
    s.in_hiring = _of_role(s.people, "hr") or _of_role(s.people, "recruiter")
    s.manager = _of_role(s.people, "hiring_manager")
    s.hiring_known = s.in_hiring is not None
    earlier = [contact for contact in s.case.contacts if contact.id in s.interviewers]
    s.met_reads = next((contact for contact in (*s.met, *earlier) if contact.email and not contact.left), None)
    s.colleague_reads = s.met_reads is not None


def _agent(s: Situation) -> Contact | None:
    """The agency's recruiter; where that one has left, whoever else is known there, and never the client (L3, L15)."""
    there = [contact for contact in s.people if contact.agency]
    recruiter = next((contact for contact in there if contact.role == "recruiter"), None)
    return recruiter or (next(iter(there), None) if _agent_left(s) else None)


def _agent_left(s: Situation) -> bool:
    """Whether a recruiter of an agency, who stood between, works there no longer."""
    return any(contact.left and contact.agency and contact.role == "recruiter" for contact in s.case.contacts)


def recipient(s: Situation) -> Recipient:
    """Whom a follow-up, a question or an ending goes to (rule 10)."""
    if s.agent is not None:
        return s.agent, s.agent.role
    first_to = s.policy.first_to
    if first_to == "manager":
        return _manager(s)
    known = s.in_hiring
    if known is not None:
        return known, known.role
    if first_to == "hr":
        return (None, "hr") if s.has_hr else _manager(s)
    heard = last_heard(s)
    if heard is not None:
        return heard, heard.role
    return (None, "hr") if s.has_hr and not s.case.contacts else _manager(s)


def stand_in(s: Situation) -> Recipient:
    """Who passes thanks on where nobody's name is known: whoever is known in hiring, else the manager's role (L4)."""
    contact = s.in_hiring
    return (contact, contact.role) if contact else (None, "hiring_manager")


def _manager(s: Situation) -> Recipient:
    """A hiring manager, else whom they met; where those have left, whoever can be asked who took over."""
    found = s.manager or next((contact for contact in s.met if not contact.left), None)
    if found is None and has_left(s):
        found = s.in_hiring
    return (found, found.role) if found else (None, "hiring_manager")


def has_left(s: Situation) -> bool:
    """Whether somebody who would be asked works there no longer."""
    return any(c.left for c in s.met) or any(c.left for c in s.case.contacts if c.role == "hiring_manager")


def last_heard(s: Situation) -> Contact | None:
    """Whoever was last in touch since the interview, reception apart."""
    for happening in reversed(s.seen):
        sender = s.case.contact(happening.event.sender) if happening.event.kind == "heard" else None
        if sender is not None and happening.at > s.last_over and sender.role != "reception" and not sender.left:
            return sender
    return None


def _of_role(people: Iterable[Contact], role: str) -> Contact | None:
    return next((contact for contact in people if contact.role == role), None)

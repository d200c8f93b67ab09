"""Who is owed a thank-you, by which medium and until when (contract section 3, rule 6; B1 to B3, B11, B12, C1)."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..case.case import Contact, Happening, Meeting
from .situation import HOUR, Medium, Owed, Situation, Thanks


def is_thanks(happening: Happening) -> bool:
    """A thank-you that was sent, or spoken on the phone."""
    event = happening.event
    return "thanks" in event.meaning.does and event.outcome in (None, "spoke")


def look_at_thanks(s: Situation, seen: list[Happening]) -> Thanks:
    """The thank-yous of the last round, given what has happened so far."""
    given = [h for h in seen if is_thanks(h)]
    owed: dict[str, Owed] = {}
    late: dict[str, Owed] = {}
    cards: dict[str, Owed] = {}
    settled: list[Happening] = []
    late_day = None
    for meeting in s.round:
        on_time = meeting.over + s.limits.thank_you_hours * HOUR
        for who in meeting.interview.people:
            to_them = [h for h in given if h.event.to == who and h.at >= meeting.at] if given else given
            if to_them:
                settled.append(to_them[0])
                if to_them[0].at > on_time:
                    late_day = max(late_day or 0, to_them[0].day)
            for debt in _owed(s, meeting, s.case.people[who], to_them, on_time):
                kind = cards if debt.due != on_time else owed if s.now < on_time else late
                if kind is not late or not to_them:  # who had a card in time is not thanked late by email
                    _remember(kind, who, debt)
    for who in owed:
        late.pop(who, None)
    first = min(settled, key=lambda h: h.at) if settled else None
    return Thanks(list(owed.values()), list(late.values()), list(cards.values()), first, late_day)


def _remember(kind: dict[str, Owed], who: str, debt: Owed) -> None:
    """One thank-you a person: the one due first."""
    if who not in kind:
        kind[who] = debt


def _owed(s: Situation, meeting: Meeting, contact: Contact, given: list[Happening], due: float) -> list[Owed]:
    if s.policy.thanks_by == "both" and contact.email:
        debts = []
        if all(h.event.channel == "post" for h in given):
            debts.append(Owed(contact, meeting, "email", due))
        if not any(h.event.channel == "post" for h in given):
            debts.append(Owed(contact, meeting, "post", _card_due(s, meeting)))
        return debts
    return [] if given else [Owed(contact, meeting, medium(s, meeting, contact), due)]


def medium(s: Situation, meeting: Meeting, contact: Contact) -> Medium:
    """email or post: the policy's answer to Q5, for this person after this interview."""
    if not contact.email:
        return "post"
    match s.policy.thanks_by:
        case "post":
            return "post"
        case "by_style":
            by_hand = contact.style == "traditional" and meeting.interview.format == "in_person" and not s.decision_soon
            return "post" if by_hand else "email"
        case _:
            return "email"


def _card_due(s: Situation, meeting: Meeting) -> float:
    """The same time of day, so many calendar days later."""
    over = datetime.fromtimestamp(meeting.over, s.case.zone)
    return (over + timedelta(days=s.limits.card_days)).timestamp()

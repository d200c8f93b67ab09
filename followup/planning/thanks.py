"""Who is owed a thank-you, by which medium and until when (contract section 3, rule 6; B1 to B3, B11, C1, L4, L5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..case.case import Contact, Happening, Meeting
from .recipients import stand_in
from .situation import Medium, Owed, Situation, Thanks

LEFT = ("voicemail", "message")  # outcomes of a call: they hear of it


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
        on_time = s.in_time(meeting.over)
        for to, contact in _whom(s, meeting):
            to_them = _settling(given, meeting, to)
            if to_them:
                settled.append(to_them[0])
                if to_them[0].at > on_time and not to_them[0].event.day_unknown:
                    late_day = max(filter(None, (late_day, to_them[0].day)))
            for debt in _owed(s, meeting, to, contact, to_them, on_time):
                kind = cards if debt.due != on_time else owed if s.now < on_time else late
                if kind is not late or not to_them:  # who had a card in time is not thanked late by email
                    kind.setdefault(to, debt)  # one thank-you a person: the one due first
    for who in owed:
        late.pop(who, None)
    first = min(settled, key=lambda h: h.at) if settled else None
    return Thanks(list(owed.values()), list(late.values()), list(cards.values()), first, late_day)


def _whom(s: Situation, meeting: Meeting) -> list[tuple[str, Contact | None]]:
    """Everybody met; where no name is known, whoever can pass it on."""
    if not meeting.interview.people:
        contact, role = stand_in(s)
        return [(contact.id if contact else role, contact)]
    met = [s.case.people[who] for who in meeting.interview.people]
    return [(contact.id, contact) for contact in met]


def _settling(given: list[Happening], meeting: Meeting, to: str) -> list[Happening]:
    """The thank-yous that settle it; any written one where no name is known."""
    if not given:
        return given
    if not meeting.interview.people:
        return [h for h in given if h.event.kind == "sent" and h.at >= meeting.at]
    return [h for h in given if h.event.to == to and h.at >= meeting.at]


def _owed(
    s: Situation, meeting: Meeting, to: str, contact: Contact | None, given: list[Happening], due: float
) -> list[Owed]:
    if contact is not None and contact.left:
        return []  # whoever works there no longer is written to no more
    through = s.agent if contact is not None and not contact.email and contact is not s.agent else None
    if s.policy.thanks_by == "both" and meeting.interview.people:
        debts = []
        if all(h.event.channel == "post" for h in given):
            debts.append(Owed(to, contact, meeting, "email", due, through))
        if not any(h.event.channel == "post" for h in given):
            debts.append(Owed(to, contact, meeting, "post", _card_due(s, meeting)))
        return debts
    wanted = medium(s, meeting, contact)
    if wanted == "post" and through is not None and s.policy.thanks_by == "by_style" and not given:
        # the agency that passes thanks on goes first, the same day; a card of one's own is an addition
        card = Owed(to, contact, meeting, "post", _card_due(s, meeting))
        return [Owed(to, contact, meeting, "email", due, through), card]
    return [] if given else [Owed(to, contact, meeting, wanted, due, through if wanted == "email" else None)]


def is_left_word(s: Situation, owed: Owed) -> bool:
    """Whether a message was left for them since the talk: no thanks yet by the rule, and no reason to ring again."""
    who = owed.contact.id if owed.contact is not None else owed.to
    return any(
        h.event.kind == "called" and h.event.outcome in LEFT and h.event.to == who and h.at >= owed.meeting.at
        for h in s.seen
    )


def medium(s: Situation, meeting: Meeting, contact: Contact | None) -> Medium:
    """email or post: the policy's answer to Q5, for this person after this interview."""
    match s.policy.thanks_by:
        case "post":
            return "post"
        case "by_style":
            style = contact.style if contact is not None else None
            by_hand = style == "traditional" and meeting.interview.format == "in_person" and not s.decision_soon
            return "post" if by_hand else "email"
        case _:
            return "email"


def _card_due(s: Situation, meeting: Meeting) -> float:
    """The same time of day, so many calendar days later."""
    over = datetime.fromtimestamp(meeting.over, s.case.zone)
    return (over + timedelta(days=s.limits.card_days)).timestamp()

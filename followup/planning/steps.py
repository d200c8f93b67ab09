"""The makers: for each kind of step, whom it addresses, how, from when and until when (contract section 3).

A maker takes the situation and gives one Made for each step of its kind; which kinds are made is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from ..case.case import Contact
from ..case.office_hours import Hours
from .follow_ups import opening, reach, recipient
from .situation import HOUR, FollowUp, Owed, Situation

DAY = 86400
READY_BEFORE = 7 * DAY  # an interview's questions are listed as "now" a week ahead
PREPARED_BEFORE = DAY


class Made(NamedTuple):
    """One step, addressed and dated. Moments in UTC seconds; hours: the spans it is bound to, None for any hour."""

    channel: str | None
    to: tuple[str, ...]
    opens: float | None
    due: float | None = None
    hours: Hours | None = None
    find: str | None = None
    event: float | None = None  # the interview's end that a thank-you is for


def _thanks(owed: Owed, channel: str, s: Situation) -> Made:
    return Made(channel, (owed.contact.id,), owed.meeting.over, owed.due)


def thank_you(s: Situation) -> Iterator[Made]:
    yield from (_thanks(owed, "email", s) for owed in s.thanks.owed if owed.medium == "email")


def thank_you_card(s: Situation) -> Iterator[Made]:
    yield from (_thanks(owed, "post", s) for owed in (*s.thanks.owed, *s.thanks.cards) if owed.medium == "post")


def late_thank_you(s: Situation) -> Iterator[Made]:
    for owed in s.thanks.late:
        yield Made("email" if owed.contact.email else "post", (owed.contact.id,), owed.meeting.over + _allowed(s))


def _allowed(s: Situation) -> float:
    return s.limits.thank_you_hours * HOUR


def thank_you_call(s: Situation) -> Iterator[Made]:
    """In the call hours up to the end of the third day, to whoever has a phone and may be called (rule 6; B12)."""
    for owed in (*s.thanks.owed, *s.thanks.late):
        made = _call_of_thanks(s, owed.contact, owed)
        if made is not None:
            yield made


def _call_of_thanks(s: Situation, contact: Contact, owed: Owed) -> Made | None:
    if not contact.phone or contact.no_calls or s.told_not_to_call:
        return None
    meeting, hours = owed.meeting, s.hours("phone")
    due = _midnight(s, meeting.day + s.limits.thank_you_call_days + 1)
    position = hours.from_moment(meeting.over, meeting.day)
    if contact.away_until is not None and contact.away_until.toordinal() >= meeting.day:
        position = max(position, hours.from_day(contact.away_until.toordinal() + 1))
    opens = max(hours.starts[position], meeting.over)
    over = hours.from_moment(max(s.now, meeting.over), max(s.today, meeting.day))
    return Made("phone", (contact.id,), opens, due, hours) if hours.starts[max(position, over)] < due else None


def _midnight(s: Situation, day: int) -> float:
    return s.office.at(date.fromordinal(day), 0)


def ask_before_leaving(s: Situation) -> Iterator[Made]:
    if s.ahead is not None:
        yield Made(None, s.ahead.interview.people, s.ahead.at - READY_BEFORE, s.ahead.over)


def follow_up(s: Situation) -> Iterator[Made]:
    """The next follow-up; a late thank-you goes to each by email, or by post where there is none."""
    if s.next is None:
        return
    n = s.next
    if not n.late_thanks:
        yield Made(n.channel, n.to, n.opens, None, s.hours(n.channel), n.find)
        return
    for channel, has_email in (("email", True), ("post", False)):
        to = tuple(who for who in n.to if bool(s.case.people[who].email) is has_email)
        if to:
            yield Made(channel, to, n.opens, None, s.hours(channel))


def first_follow_up(s: Situation) -> Iterator[Made]:
    if s.next is not None and s.next.number == 1:
        yield from follow_up(s)


def second_follow_up(s: Situation) -> Iterator[Made]:
    if s.next is not None and s.next.number == 2:
        yield from follow_up(s)


def prepare(s: Situation) -> Iterator[Made]:
    """From a day before a call opens."""
    if s.next is not None and s.next.channel == "phone":
        yield Made(None, s.next.to, s.next.opens - PREPARED_BEFORE)


def written_beside(s: Situation) -> Iterator[Made]:
    """An email beside the follow-up to the same person, from the same day on."""
    if s.next is not None:
        yield Made("email", s.next.to, _beside(s, s.next), None, s.hours("email"))


def _beside(s: Situation, follow_up: FollowUp) -> float:
    """When such an email opens: on that day, and no later than the follow-up where an email's hours have begun by then.

    It matters where both fall on the day of the interview itself, which ended within the hours of emails.
    """
    hours, there = s.hours("email"), datetime.fromtimestamp(follow_up.opens, s.case.zone)
    position = hours.from_moment(follow_up.opens, there.toordinal())
    return min(opening(s, "email", follow_up.day), max(hours.starts[position], follow_up.opens))


def visit(s: Situation) -> Iterator[Made]:
    if s.next is not None:
        yield Made("visit", s.next.to, opening(s, "visit", s.next.day), None, s.hours("visit"))


def news_to_hr(s: Situation) -> Iterator[Made]:
    """To HR where somebody there is known, else to whom the follow-up goes."""
    if s.next is None:
        return
    hr = next((c for c in s.case.contacts if c.role == "hr"), None) or s.next.contact
    who = (hr.id,) if hr else s.next.to
    channel, find = reach(s, hr, "email")
    yield Made(channel, who, opening(s, channel, s.next.day), None, s.hours(channel), who[0] if find else None)


def _write_to(s: Situation, who: str | None, opens: float, due: float | None = None) -> Made:
    """A message in answer to one of theirs: at any hour, by email unless that person has only a phone."""
    contact, to = (s.case.contact(who), who) if who is not None else _usual(s)
    channel, find = reach(s, contact, "email")
    return Made(channel, (to,), opens, due, s.hours("phone") if channel == "phone" else None, to if find else None)


def _usual(s: Situation) -> tuple[Contact | None, str]:
    """Whom a follow-up would go to, and that person's id or the role."""
    contact, role = recipient(s)
    return contact, contact.id if contact else role


def reply(s: Situation) -> Iterator[Made]:
    """To whoever wrote last."""
    if s.answered is not None:
        yield _write_to(s, s.answered.event.sender, s.answered.at)


def reply_invitation(s: Situation) -> Iterator[Made]:
    if s.invitation is not None:
        yield _write_to(s, s.invitation.event.sender, s.invitation.at)


def note_after_no(s: Situation) -> Iterator[Made]:
    """To whoever wrote; a card where there is no email."""
    for made in reply(s):
        yield (
            made if made.channel == "email" and not made.find else made._replace(channel="post", hours=None, find=None)
        )


def acknowledge_offer(s: Situation) -> Iterator[Made]:
    if s.answered is not None:
        due = s.answered.at + s.limits.offer_reply_hours * HOUR
        yield _write_to(s, s.answered.event.sender, s.answered.at, min(due, s.answer_due or due))


def answer_offer(s: Situation) -> Iterator[Made]:
    if s.answered is not None:
        yield _write_to(s, s.answered.event.sender, s.answered.at, s.answer_due)


def confirm(s: Situation) -> Iterator[Made]:
    """To whoever made the offer, else to whom follow-ups go."""
    if s.answered is not None:
        offers = [h.event.sender for h in s.seen if h.event.what == "offer" and h.event.sender]
        yield _write_to(s, offers[-1] if offers else None, s.answered.at)


def for_yourself(s: Situation) -> Iterator[Made]:
    """Nobody is addressed; from the last thing that happened on, or from the application."""
    moments = [h.at for h in s.counted] or [s.answered.at if s.answered else s.base_at or 0]
    applied = s.case.role.applied
    yield Made(None, (), moments[-1] or (_midnight(s, applied.toordinal()) if applied else None))


MAKERS: dict[str, Callable[[Situation], Iterator[Made]]] = {
    maker.__name__: maker
    for maker in (
        thank_you,
        thank_you_card,
        late_thank_you,
        thank_you_call,
        ask_before_leaving,
        first_follow_up,
        second_follow_up,
        prepare,
        written_beside,
        visit,
        news_to_hr,
        reply,
        reply_invitation,
        note_after_no,
        acknowledge_offer,
        answer_offer,
        confirm,
        for_yourself,
    )
}

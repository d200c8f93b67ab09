"""The makers: for each kind of step, whom it addresses, how, from when and until when (contract section 3).

A maker takes the situation and gives one Made for each step of its kind; which kinds are made is for the rules to say.
Those for what they asked for, and for other employers, are in steps_asked.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from ..case.case import Contact
from . import steps_asked
from .follow_ups import opening
from .made import DAY, Made, call_hours, midnight, reachable, write_to
from .recipients import is_rung, may_be_called
from .situation import HOUR, FollowUp, Owed, Situation
from .thanks import is_left_word

READY_BEFORE = 7 * DAY  # an interview's questions are listed as "now" a week ahead
PREPARED_BEFORE = DAY
THANKS_LAPSE = 7  # days after an offer that hangs on something; then only the question is asked (a house figure)
NEAR = 4  # days; so near a first day or less, a yes is taken back before it (a house figure)


def _thanks(s: Situation, owed: Owed, channel: str) -> Made:
    through = owed.through.id if owed.through is not None else None
    way = "passed_on" if owed.nameless and owed.contact is not None and channel == "email" else None
    way = "passed" if way is None and channel == "email" and _is_passed_on(s, owed) else way
    made = Made(channel, (owed.to,), owed.meeting.over, owed.due, find=owed.find, through=through, way=way)
    if channel == "email" and is_rung(s, owed.through):
        return made._replace(way="ring", told=s.email_hours)  # whoever passes it on has only a number
    if channel != "email" or through is not None or not is_rung(s, owed.contact):
        return made
    return made._replace(way="voice", aside=True, rung=not is_left_word(s, owed))


def _is_passed_on(s: Situation, owed: Owed) -> bool:
    """Whether somebody else met can pass thanks on, where neither address nor number is known."""
    contact = owed.contact
    unknown = contact is not None and not (contact.email or contact.phone) and owed.through is None
    return unknown and s.agent is None and s.met_reads is not None and s.met_reads in s.met


def find_names(s: Situation) -> Iterator[Made]:
    """One for each interview after which nobody's name is known, due with its thank-you (rule 6; L4)."""
    for owed in (*s.thanks.owed, *s.thanks.late):
        if owed.nameless:
            ask = owed.contact or _desk(s)
            due = owed.due if owed in s.thanks.owed else None
            way = None if ask is None else "asked" if owed.contact is not None else "desk"
            yield Made(None, (ask.id,) if ask is not None else (), owed.meeting.over, due, way=way)


def _desk(s: Situation) -> Contact | None:
    """Reception, where a number of it is known that may be rung."""
    return next((c for c in s.people if c.role == "reception" and may_be_called(s, c)), None)


def thank_you(s: Situation) -> Iterator[Made]:
    """By email; where only a number is known, the call stands before it."""
    for owed in sorted(s.thanks.owed, key=lambda owed: _is_passed_on(s, owed)):
        if owed.medium == "email":
            made = _thanks(s, owed, "email")
            yield made._replace(way="voice", aside=True, rung=False) if _is_spoken(s, owed) else made


def _by_voice(s: Situation, owed: Owed) -> bool:
    """Whether a call thanks this person: there is a number and no other way, and it may be called in time."""
    if owed.nameless or owed.contact is None or owed.contact.email or owed.through is not None:
        return False
    call = _call_of_thanks(s, owed.contact, owed)
    if call is None or owed.due is None or s.now >= owed.due:
        return call is not None
    return _next_start(s, call) < owed.due


def _next_start(s: Situation, call: Made) -> float:
    """When that call can be made next."""
    start = max(s.now, call.opens or s.now)
    hours = s.phone_hours
    position = hours.from_moment(start, s.day_of(start))
    return max(start, hours.starts[position])


def thank_you_card(s: Situation) -> Iterator[Made]:
    """By hand; where thanks go through an agency, only in addition."""
    for owed in (*s.thanks.owed, *s.thanks.cards):
        if owed.medium == "post":
            beside = owed in s.thanks.cards and s.thanks_by == "by_style"
            made = _thanks(s, owed, "post")
            yield made._replace(way="beside", aside=True) if beside else made


def late_thank_you(s: Situation) -> Iterator[Made]:
    """By email; a note by hand needs no address where the policy wants one."""
    for owed in s.thanks.late:
        by_hand = owed.medium == "post" and s.thanks_by == "post" and not (owed.contact and owed.contact.email)
        late = owed._replace(medium="post" if by_hand else "email", due=None)
        made = _thanks(s, late, late.medium)._replace(opens=s.in_time(owed.meeting.over))
        if made.way == "passed" and s.thanks.first is not None:
            made = made._replace(aside=True)  # somebody of the round was thanked in time
        spoken = not by_hand and _is_spoken(s, late)
        yield made._replace(way="voice", aside=True, rung=False) if spoken else made


def _is_spoken(s: Situation, owed: Owed) -> bool:
    """Whether thanks are said on the phone: in a call of their own, or in the one that asks how things stand."""
    return _by_voice(s, owed) or _in_one_call(s, owed)


def _in_one_call(s: Situation, owed: Owed) -> bool:
    """Whether the follow-up is a call to the same person, of whom only a number is known, and no call comes before."""
    if s.next is None or s.next.contact is not owed.contact:
        return False
    return is_rung(s, owed.contact) and not _by_voice(s, owed)


def thank_you_call(s: Situation) -> Iterator[Made]:
    """In the call hours up to the end of the third day, to whoever has a phone and may be called (rule 6; B12)."""
    for owed in (*s.thanks.owed, *s.thanks.late):
        made = _call_of_thanks(s, owed.contact, owed) if owed.contact is not None else None
        if made is not None:
            if is_left_word(s, owed):
                yield made._replace(way="again", aside=True)
            else:
                yield made._replace(way="voice", first=s.news is None) if _by_voice(s, owed) else made


def _call_of_thanks(s: Situation, contact: Contact, owed: Owed) -> Made | None:
    if not may_be_called(s, contact):
        return None
    meeting, hours = owed.meeting, s.phone_hours
    due = midnight(s, meeting.day + s.limits.thank_you_call_days + 1)
    position = hours.from_moment(meeting.over, meeting.day)
    if contact.away_until is not None and contact.away_until.toordinal() >= meeting.day:
        position = max(position, hours.from_day(contact.away_until.toordinal() + 1))
    opens = max(hours.starts[position], meeting.over)
    over = hours.from_moment(max(s.now, meeting.over), max(s.today, meeting.day))
    until = min(due, _called_from(s, contact))
    made = Made("phone", (contact.id,), opens, due, hours, before=until)
    return made if hours.starts[max(position, over)] < until else None


def _called_from(s: Situation, contact: Contact) -> float:
    """When the follow-up calls the same person: never two calls to one person in an hour."""
    called = s.next is not None and s.next.channel == "phone" and s.next.contact is contact
    return s.next.opens if called and s.next is not None else float("inf")


def ask_before_leaving(s: Situation) -> Iterator[Made]:
    if s.ahead is not None:
        yield Made(None, s.ahead.interview.people, s.ahead.at - READY_BEFORE, s.ahead.over)


def follow_up(s: Situation) -> Iterator[Made]:
    """The next follow-up; one that is the late thank-you goes to everybody met."""
    if s.next is not None:
        n = s.next
        thanks = any(_in_one_call(s, owed) for owed in (*s.thanks.owed, *s.thanks.late))
        way = "voice" if s.rung else "beside" if s.another_writes else "either" if s.call_as_well else None
        way = "both" if thanks and way is None else way
        way = "as_before" if s.another_way and n.find == n.to and way is None else way
        aside = s.rung or s.another_writes
        yield Made(n.channel, n.to, n.opens, None, s.hours(n.channel), n.find, aside=aside, way=way, rung=s.rung)


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
    """An email beside the follow-up, from the same day on: to the same person, or beside HR to the hiring manager."""
    if s.next is None:
        return
    to_manager = s.manager
    if s.next.role == "hiring_manager" or to_manager is None:
        yield Made("email", s.next.to, _beside(s, s.next), None, s.email_hours)
        return
    opens = _beside(s, s.next)
    if to_manager.away_until is not None:
        opens = max(opens, opening(s, s.email_hours, to_manager.away_until.toordinal() + 1))
    yield Made("email", (to_manager.id,), opens, None, s.email_hours)


def _beside(s: Situation, follow_up: FollowUp) -> float:
    """When such an email opens: on that day, and no later than the follow-up where an email's hours have begun by then.

    It matters where both fall on the day of the interview itself, which ended within the hours of emails.
    """
    hours, there = s.email_hours, datetime.fromtimestamp(follow_up.opens, s.case.zone)
    position = hours.from_moment(follow_up.opens, there.toordinal())
    return min(opening(s, s.email_hours, follow_up.day), max(hours.starts[position], follow_up.opens))


def visit(s: Situation) -> Iterator[Made]:
    if s.next is not None:
        agreed = max((h.day for h in s.seen if h.event.visit_agreed), default=s.next.day)
        yield Made("visit", s.next.to, opening(s, s.email_hours, min(agreed, s.next.day)), None, s.email_hours)


def reply(s: Situation) -> Iterator[Made]:
    """To whoever wrote last."""
    if s.answered is not None:
        yield write_to(s, s.answered.event.sender, s.answered.at)


def note_after_no(s: Situation) -> Iterator[Made]:
    """To whoever wrote; a card where there is no email."""
    for made in reply(s):
        written = made.channel == "email" and not made.find
        yield made if written else made._replace(channel="post", hours=None, find=())


def ask_for_feedback(s: Situation) -> Iterator[Made]:
    """To whoever wrote; after a no without any interview it is open for some days only (L16)."""
    for made in reply(s):
        over = made.opens is not None and made.opens + s.limits.feedback_days * DAY
        if s.interviewed:
            yield made._replace(aside=True, way="apart") if s.one_letter else made
        elif over and s.now < over:
            yield made._replace(due=over, aside=s.no_from_desk)


def acknowledge_offer(s: Situation) -> Iterator[Made]:
    if s.first_offer is not None and s.offers_differ and s.answered is not None:
        yield _acknowledged(s, s.first_offer.event.sender or s.answered.event.sender, s.answered.at)
    elif s.answered is not None:
        yield _acknowledged(s, s.answered.event.sender, s.answered.at)


def _acknowledged(s: Situation, who: str | None, since: float) -> Made:
    due = since + s.limits.offer_reply_hours * HOUR
    made = write_to(s, who, since, min(due, s.answer_due or due))
    asked = s.conditional and not s.asked_what_is_open and (s.days_since_offer or 0) >= THANKS_LAPSE
    return made._replace(aside=True) if asked else made  # by then the question what is open thanks them too


def ask_for_more(s: Situation) -> Iterator[Made]:
    """From the working day after the offer, until the day before the answer is due where there is one (L18)."""
    if s.answered is None:
        return
    made = write_to(s, s.answered.event.sender, s.answered.at)
    hours = s.hours(made.channel)
    thanked_first = made.channel == "phone" and not s.offer_acknowledged  # never two calls to one person in an hour
    position = hours.from_day(s.office.working_day_after(s.today if thanked_first else s.answered.day, 1))
    opens = hours.starts[position]
    yield made._replace(opens=opens, due=_before_the_answer(s, opens), hours=hours)


def _before_the_answer(s: Situation, opens: float) -> float | None:
    """The end of the working day before the answer is due; that moment itself where there is no such day."""
    if s.answer_due is None:
        return None
    eve = s.eve_of(s.day_of(s.answer_due))
    return eve if eve > opens else s.answer_due


def answer_offer(s: Situation) -> Iterator[Made]:
    if s.answered is not None:
        first = s.first_offer.event.sender if s.first_offer is not None and s.offers_differ else None
        yield write_to(s, first or s.answered.event.sender, s.answered.at, s.answer_due)


def confirm(s: Situation) -> Iterator[Made]:
    """To whoever made the offer, else to whom the last message came from, else to whom follow-ups go."""
    if s.answered is not None and s.stage == "closed":
        yield write_to(s, _offered_by(s) or _last_sender(s), s.answered.at, _before_they_meet(s, s.answered.at))
    elif s.accepted_elsewhere:
        since = steps_asked.taken_since(s)
        yield write_to(s, _last_sender(s), since, _before_they_meet(s, since))._replace(first=s.ahead is not None)


def _before_they_meet(s: Situation, since: float) -> float | None:
    """The end of the working day before an interview that stands in the calendar, so that nobody waits in vain."""
    if s.ahead is None:
        return None
    eve = s.eve_of(s.ahead.day)
    return eve if eve > since else s.ahead.at


def take_back(s: Situation) -> Iterator[Made]:
    """By phone first where a number is known, to whoever made the offer; nobody is looked up for it (L14)."""
    if s.answered is None:
        return
    contact, to = reachable(s, _offered_by(s))
    by_phone = may_be_called(s, contact)
    due = _before_the_first_day(s)
    hours = call_hours(s, due) if by_phone else None
    yield Made("phone" if by_phone else "email", (to,), s.answered.at, due, hours)


def _before_the_first_day(s: Situation) -> float | None:
    """The end of the working day before the first day that was agreed, where that is near; else None."""
    starts = [h.event.starts for h in s.seen if h.event.starts is not None]
    if not starts or not s.today < starts[-1].toordinal() <= s.today + NEAR or s.answered is None:
        return None
    eve = s.eve_of(starts[-1].toordinal())
    return eve if eve > max(s.answered.at, s.now) else s.office.at(starts[-1], 0)


def _offered_by(s: Situation) -> str | None:
    return next((h.event.sender for h in reversed(s.seen) if h.event.what == "offer" and h.event.sender), None)


def _last_sender(s: Situation) -> str | None:
    return next((h.event.sender for h in reversed(s.seen) if h.event.sender), None)


def for_yourself(s: Situation) -> Iterator[Made]:
    """Nobody is addressed; from the last thing that happened on, or from the application."""
    moments = [h.at for h in s.counted] or [_last_turn(s)]
    applied = s.case.role.applied
    yield Made(None, (), moments[-1] or (midnight(s, applied.toordinal()) if applied else None))


def _last_turn(s: Situation) -> float:
    turn = s.answered or s.invitation or s.task
    return turn.at if turn is not None else s.base_at


MAKERS: dict[str, Callable[[Situation], Iterator[Made]]] = {
    maker.__name__: maker
    for maker in (
        find_names,
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
        reply,
        note_after_no,
        ask_for_feedback,
        acknowledge_offer,
        ask_for_more,
        answer_offer,
        confirm,
        take_back,
        for_yourself,
        *steps_asked.ALL,
    )
}

"""Makers for what they asked for, and for news of other employers (contract section 3, rules 2, 10, 11; L1 to L13)."""

from __future__ import annotations

from collections.abc import Iterator

from ..case.case import Happening
from ..case.office_hours import Hours
from .answers import NOTE_DAYS
from .asked import date_question_day
from .elsewhere import told_from
from .endings import hangs_since
from .follow_ups import free_from, opening
from .made import Made, addressed, call_hours, midnight, reachable, usual, write_to
from .patience import VAIN
from .recipients import is_rung, may_be_called, reach
from .situation import Channel, Situation

REACHED = 5  # days after they began to check; by then referees were reached (a house figure)
CONDITION_DAYS = 5  # working days; then a question how far it is may be asked (a house figure)


def reply_invitation(s: Situation) -> Iterator[Made]:
    """To whoever invited, at once."""
    invitation = s.invitation or (s.heard.get("invitation") if s.came_after_yes else None)
    if invitation is None:
        return
    made = _answer(s, invitation)
    today = s.close_of(s.today)
    yield made._replace(hours=call_hours(s, today) or s.phone_hours) if made.hours is not None else made


def _answer(s: Situation, heard: Happening, due: float | None = None) -> Made:
    """To the person who asked, even where an agency stands between: it is an answer to them."""
    contact = s.case.contact(heard.event.sender)
    if contact is None or contact.left:
        return write_to(s, heard.event.sender, heard.at, due)
    return addressed(s, contact, contact.id, heard.at, due)


def ask_for_the_date(s: Situation) -> Iterator[Made]:
    """Some working days after the invitation was answered, and once more (rule 2; L1)."""
    day = date_question_day(s)
    if s.invitation is None or day is None:
        return
    contact, to = reachable(s, s.invitation.event.sender)
    at_once = s.nobody_came and not s.dates_asked and (s.a_call_reaches or is_rung(s, contact))
    channel, find = reach(s, contact, "phone" if at_once else "email")
    hours = s.email_hours if at_once else s.hours(channel)
    position = hours.from_day(free_from(contact, day) if channel == "phone" else day)
    told = hours if at_once else None
    find_first = (to,) if find else ()
    yield Made(channel, (to,), hours.starts[position], None, hours, find_first, told=told, at_once=at_once)


def apologize_for_missing(s: Situation) -> Iterator[Made]:
    """At once and at any hour, to whoever invited: the talk did not take place, and it may have been the candidate."""
    if s.invitation is not None and s.last_planned is not None:
        made = write_to(s, s.invitation.event.sender, s.last_planned)
        yield made._replace(told=s.email_hours, at_once=True) if made.channel == "phone" else made


def note_after_their_call(s: Situation) -> Iterator[Made]:
    """To whoever told the candidate how it stands, by email, until the end of the second working day after it (L6)."""
    if s.answered is None:
        return
    due = s.close_of(s.office.working_day_after(s.answered.day, NOTE_DAYS))
    made = write_to(s, s.answered.event.sender, s.answered.at, due)
    if made.channel == "email" and not made.find:
        yield made


def do_the_task(s: Situation) -> Iterator[Made]:
    """What they gave to do, to whoever gave it, by its deadline (L10)."""
    if s.task is not None:
        yield _answer(s, s.task, s.task_due)._replace(way="work" if s.task_is == "work" else None)


def contact_as_asked(s: Situation) -> Iterator[Made]:
    """To everybody who asked for it, the way they asked, at once (rule 10; L7)."""
    for wish in s.calls:
        contact, to = (s.case.contact(wish.event.sender), wish.event.sender) if wish.event.sender else usual(s)
        liked = (contact.prefers if contact else None) or "email"
        wanted: Channel = "phone" if (wish.event.how or liked) == "phone" else "email"
        channel, find = reach(s, contact, wanted)
        hours, opens = s.hours(channel), wish.at
        if channel == "phone" and contact is not None and contact.away_until is not None:
            position = hours.from_day(contact.away_until.toordinal() + 1)
            opens = max(opens, hours.starts[position])
        told = _any_office_hour(s) if channel == "phone" and opens == wish.at else None
        yield Made(channel, (to,), opens, None, hours, (to,) if find else (), told=told)


def _any_office_hour(s: Situation) -> Hours | None:
    """The office hours, where they come a day before the next hours for calls: a call they asked for need not wait."""
    office, calls = s.email_hours, s.phone_hours
    soon, later = office.from_moment(s.now, s.today), calls.from_moment(s.now, s.today)
    return office if office.days[soon] < calls.days[later] or office.starts[soon] <= s.now else None


def ask_somebody_else(s: Situation) -> Iterator[Made]:
    """To somebody they met who reads email, where the follow-up reaches nobody or a message is there already."""
    if s.next is not None and s.writer is not None:
        day = free_from(s.writer, s.next.day)
        yield Made("email", (s.writer.id,), opening(s, s.email_hours, day), None, s.email_hours)


def write_after_calls(s: Situation) -> Iterator[Made]:
    """To whoever asked for a call that reached nobody: some working days after a message, else at once (L7)."""
    if s.unreached is None or s.last_try is None:
        return
    contact, to = reachable(s, s.unreached.event.sender)
    hours, last = s.email_hours, s.last_try
    left = last.event.outcome in ("voicemail", "message")
    day = s.office.working_day_after(last.day, VAIN) if left else last.day
    position = hours.from_day(day) if left else hours.from_moment(last.at, last.day)
    opens = max(last.at, hours.starts[position])
    find = () if contact is not None and contact.email else (to,)
    yield Made("email", (to,), opens, None, hours, find, first=s.news is None)


def ask_how_it_stands(s: Situation) -> Iterator[Made]:
    """Before any talk: to whoever wrote last, from the first working day after the time that is theirs."""
    if s.their_word is None or s.wait_until is None:
        return
    contact, to = reachable(s, s.their_word.event.sender)
    channel, find = reach(s, contact, "email")
    opens = opening(s, s.hours(channel), free_from(contact, s.wait_until + 1))
    yield Made(channel, (to,), opens, None, s.hours(channel), (to,) if find else ())


def brief_agency(s: Situation) -> Iterator[Made]:
    """To the agency's consultant, within the day in which thanks are in time (L3)."""
    if s.agent is not None:
        yield addressed(s, s.agent, s.agent.id, s.last_over, s.in_time(s.last_over))


def brief_references(s: Situation) -> Iterator[Made]:
    """Open at once when they begin to check, and before a question that is for later (L9)."""
    checking = s.heard.get("checking")
    if checking is not None:
        reached = _were_reached(s)
        yield Made(None, (), checking.at, aside=reached, way=None if s.follow_up_open or reached else "before")


def _were_reached(s: Situation) -> bool:
    """Whether whoever would be rung was so by now, and a question to the employer comes first."""
    return (s.checking_days or 0) >= REACHED and s.next is not None


def ask_what_is_open(s: Situation) -> Iterator[Made]:
    """To whoever made the offer, as soon as it hangs on something; what that is they told: after some days (L11)."""
    if s.answered is None:
        return
    since = hangs_since(s, s.answered)
    made = write_to(s, s.answered.event.sender, since)
    if not s.condition_told or since > s.answered.at or s.answer_due is not None:
        yield made
        return
    hours = s.hours(made.channel)
    position = hours.from_day(s.office.working_day_after(s.answered.day, CONDITION_DAYS))
    yield made._replace(opens=hours.starts[position], hours=hours)


def ask_before_you_decide(s: Situation) -> Iterator[Made]:
    """To whom the news went, on the last good day before the offer elsewhere has to be answered (L12)."""
    if s.told_at is None or s.rival_due is None:
        return
    contact, to = reachable(s, s.told_at.event.to)
    rung = may_be_called(s, contact) and contact is not None and contact.prefers != "email"
    channel, find = reach(s, contact, "phone" if rung else "email")
    hours = s.hours(channel)
    last = hours.last_until(s.office.working_day_before(s.day_of(s.rival_due)))
    position = hours.from_day(max(hours.days[last], s.told_at.day + 1))
    opens = hours.starts[position]
    if opens < s.rival_due:
        yield Made(channel, (to,), opens, s.rival_due, hours, (to,) if find else ())


def news(s: Situation) -> Iterator[Made]:
    """An offer elsewhere before everything else; other news once, beside the follow-up (rule 11; J4, L12)."""
    if s.news is not None:
        yield addressed(s, *usual(s), told_from(s, s.news) or s.now, s.news_due)._replace(first=True)
    elif s.next is not None:
        yield from _news_beside(s)


def _news_beside(s: Situation) -> Iterator[Made]:
    """To whom the follow-up goes, in writing where that can be."""
    if s.next is None:
        return
    who = s.next.contact.id if s.next.contact else s.next.to[0]
    channel, find = reach(s, s.next.contact, "email")
    opens = opening(s, s.hours(channel), s.next.day)
    yield Made(channel, (who,), opens, None, s.hours(channel), (who,) if find else ())


def taken_since(s: Situation) -> float:
    """When the candidate took a job elsewhere, as far as it is known here."""
    since = [other.since.timestamp() for other in s.case.elsewhere if other.accepted and other.since is not None]
    heard = [moment for moment in since if moment <= s.now]
    word = max((h.at for h in s.heard.values()), default=0.0)
    met = s.base_at or (midnight(s, s.timeline.undated[-1].day) if s.timeline.undated else word)
    return max(heard, default=met)


def write_about_it(s: Situation) -> Iterator[Made]:
    """What came up, to whoever made the offer, else who was heard last, else to whom a follow-up goes; at once.

    A slip is put right with whoever was written to last.
    """
    if s.last_note is None:
        return
    sent = [h.event.to for h in s.seen if h.event.kind == "sent"] if s.note_about == "slip" else []
    heard = [h for h in s.seen if h.event.kind == "heard" and h.event.sender is not None]
    offers = [h for h in heard if h.event.what == "offer"] if s.stage in ("offer", "closed") else []
    who = (offers or heard)[-1].event.sender if heard else None
    yield write_to(s, sent[-1] if sent else who, s.last_note.at)._replace(first=True)


def keep_your_word(s: Situation) -> Iterator[Made]:
    """To the candidate's own employer, whom no case knows."""
    if s.last_note is not None:
        yield Made(None, (), s.last_note.at, first=True)


def ask_for_a_firm_day(s: Situation) -> Iterator[Made]:
    """After a yes that they put off, to whoever made the offer, until they were asked; at once."""
    put_off = max(s.heard_at("on_hold", "no_decision"), default=None)
    if put_off is None or s.sent_since(put_off, "question"):
        return
    offers = [h.event.sender for h in s.seen if h.event.what == "offer" and h.event.sender]
    yield write_to(s, offers[-1] if offers else None, put_off)


ALL = (
    write_about_it,
    keep_your_word,
    ask_for_a_firm_day,
    reply_invitation,
    ask_for_the_date,
    apologize_for_missing,
    note_after_their_call,
    do_the_task,
    contact_as_asked,
    write_after_calls,
    ask_somebody_else,
    ask_how_it_stands,
    brief_agency,
    brief_references,
    ask_what_is_open,
    ask_before_you_decide,
    news,
)

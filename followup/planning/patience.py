"""What the fixed dates leave to judgment: a kinder day to ask, a call that reached nobody, and until when to wait.

None of it moves a step's `opens` or counts anything: it tells the words which day to name (house rules; L1, L6, L7).
"""

from __future__ import annotations

from datetime import date

from ..case.case import Contact, Happening, promised_day
from ..case.events import EVENTS
from ..rulebook.facts import Kinder
from .answers import was_spoken
from .asked import date_question_day
from .endings import hangs_since
from .follow_ups import earliest_day
from .grace import first_full_week, grace_days
from .recipients import last_heard, may_be_called
from .situation import FollowUp, Situation

WEEK = 7  # days for them to answer what was sent (a house figure)
GRACE = 3  # the working day after a talk, or after a day named in one, from which asking is kind (a house figure)
PAST_THANKS = 14  # days after a talk; then a question to HR comes before thanks to a whole panel (a house figure)
BACK = 2  # working days that somebody who comes back has for what lies there (a house figure)
MIX_UP = 2  # working days after a question about a talk at which nobody appeared (a house figure)
VAIN = 2  # days with a call that nobody answered; working days after a voicemail (house figures)
ASKED = ("other", "contact_me", "no_decision", "on_hold", "checking")  # heard: what may have asked for something
DATE, OPEN = "ask-for-the-date", "ask-what-is-open"
LATE = 2 * 3600  # seconds before the hours end: from then on it is read after the days off (a house figure)
DAYS_OFF = 3  # days to the next hours, from which they are days off and not a night (a house figure)


def look_at_unreached(s: Situation) -> None:
    """Who asked to be called and was not reached; a yes after which calls go unanswered."""
    wishes = {h.event.sender: h for h in s.seen if h.event.kind == "heard" and h.event.what == "contact_me"}
    for wish in wishes.values():
        tries = _tries(s, wish)
        if tries and _in_vain(tries):
            s.unreached, s.last_try = wish, tries[-1]
    s.calls_reached_nobody = s.unreached is not None
    s.written_once = s.unreached is None and any(_written_after_tries(s, wish) for wish in wishes.values())


def _tries(s: Situation, wish: Happening) -> list[Happening]:
    """The calls to that person since they asked; none where they were reached, or there is news."""
    who = wish.event.sender
    since = [h for h in s.seen if h.at > wish.at]
    mine = [h for h in since if h.event.kind in ("called", "sent") and who in (None, h.event.to)]
    reached = any(h.event.kind == "sent" or h.event.outcome == "spoke" for h in mine)
    met = any(wish.at < m.at <= s.now for m in s.timeline.meetings)
    return [] if reached or met or any(h.event.kind == "heard" for h in since) else mine


def _in_vain(tries: list[Happening]) -> bool:
    """Calls on two days that nobody answered, or a message that is left."""
    return len({h.day for h in tries}) >= VAIN or tries[-1].event.outcome in ("voicemail", "message")


def _written_after_tries(s: Situation, wish: Happening) -> bool:
    since = [h for h in s.seen if h.at > wish.at and wish.event.sender in (None, h.event.to)]
    called = [h for h in since if h.event.kind == "called" and h.event.outcome != "spoke"]
    return bool(called) and any(h.event.kind == "sent" and h.at > called[-1].at for h in since)


def look_at_patience(s: Situation) -> None:
    """Which day is better than the first allowed one, and until when nothing is to be done."""
    s.day_off = bool(s.calls) and not s.office.is_working_day(date.fromordinal(s.today))
    s.call_waits = any(_waits_past_today(s, wish) for wish in s.calls)
    if s.news is not None or s.stage not in ("waiting", "follow_up", "quiet", "closed"):  # there no rule asks
        s.a_call_reaches = _is_called_as_well(s, _whom_it_is_about(s))
    if s.next is not None:
        _look_at_the_follow_up(s)
        s.call_as_well = _is_as_good_by_phone(s, s.next)
    match s.stage:
        case "invited" | "thank_you" | "before_interview":
            _look_at_the_date(s)
        case "applied" | "waiting" if not s.waits and not s.undated:
            _look_at_their_turn(s)
        case "quiet" if s.counted:
            s.wait_until = s.counted[-1].day + WEEK
        case "offer":
            _look_at_what_is_open(s)
        case "closed" if s.decided == "accepted" and s.answered is not None:
            _look_at_calls_since(s, s.answered)
    s.wait_over = s.today > s.wait_until if s.wait_until is not None else None


def _waits_past_today(s: Situation, wish: Happening) -> bool:
    """Whether a call they asked for can be made on no hour that is left of today."""
    contact = s.case.contact(wish.event.sender)
    hours = s.email_hours
    position = hours.from_moment(s.now, s.today)
    by_phone = wish.event.how == "phone" and contact is not None and bool(contact.email) and bool(contact.phone)
    return by_phone and hours.days[position] > s.today


def _is_as_good_by_phone(s: Situation, follow_up: FollowUp) -> bool:
    """Whether a call does as well as this email: where time counts, and where a first email was not answered."""
    if follow_up.channel != "email" or follow_up.contact is None or not follow_up.contact.phone:
        return False
    asked = s.first_how == "preferred" and not s.late_thanks and s.kinder in (None, "first_one")
    if not asked or s.put_off == "often" or not _is_called_as_well(s, follow_up.contact):
        return False
    if follow_up.number == 2:
        return not (s.first_by_phone or s.first_early or s.spoke or s.heard_since or s.taken_over)
    urgent = s.agency or s.deadline_elsewhere or bool(s.promise_over and not s.promise_fresh)
    return urgent and bool(s.follow_up_open) and not s.recipient_left


def _whom_it_is_about(s: Situation) -> Contact | None:
    """Whoever made the offer, invited or gave the task; else whom the follow-up goes to."""
    turn = s.answered or s.invitation or s.task
    if s.agent is not None or turn is None or turn.event.sender is None:
        return s.agent or (s.next.contact if s.next is not None else None)
    return s.case.contact(turn.event.sender)


def _is_called_as_well(s: Situation, contact: Contact | None) -> bool:
    """Whether that person can be called as well as written to, as far as the case says."""
    if contact is None or not contact.email or contact.prefers == "email" or contact.left:
        return False
    return may_be_called(s, contact)


def _look_at_the_follow_up(s: Situation) -> None:
    """A later day than the first allowed, after a talk or an answer of the candidate's own; and one sent too early."""
    follow_up = s.next
    if follow_up is None:
        return
    if follow_up.number == 2:
        _look_at_an_early_one(s)
    _look_at_who_else_reads(s, follow_up)
    if s.contact_wanted or s.deadline_elsewhere:
        return
    day, why = max(_kinder_days(s, follow_up), default=(0, None))
    if day > max(s.today, s.day_of(follow_up.opens)):
        s.kinder = why
        s.better = {**s.better, "first-follow-up" if follow_up.number == 1 else "second-follow-up": day}


def _kinder_days(s: Situation, follow_up: FollowUp) -> list[tuple[int, Kinder]]:
    """The later days that are kinder, and why; each is one on which the way it goes is open."""
    hours = s.hours(follow_up.channel)
    later = [(day, why) for day, why in _later_days(s, follow_up) if day > s.today]
    return [(hours.days[hours.from_day(day)], why) for day, why in later]


def _later_days(s: Situation, follow_up: FollowUp) -> list[tuple[int, Kinder]]:
    days = _quiet_days(s, follow_up)
    if follow_up.late_thanks:
        return days
    if follow_up.number == 2 and not (s.spoke or s.heard_since or s.first_early or s.taken_over):
        first = s.counted[0]
        if s.counts_from == "on_hold" and s.promise_until is None:
            return [*days, (s.after(first.day, "on_hold_days"), "hold")]
        days += [(first.day + WEEK, "first_one")]
    if s.policy.grace and (follow_up.number == 1 or (s.first_early and s.promise_until is not None)):
        days += grace_days(s, follow_up)
    if follow_up.number == 1 and not s.policy.backwards and not s.agency:
        days += [(s.office.working_day_after(day, GRACE), why) for day, why in _spoken_days(s)]
    reply = _own_answer(s, s.last_over)
    if reply is not None and not (s.promise_until is not None and s.promise_until >= reply.day):
        days.append((reply.day + WEEK, "your_reply"))
    return days


def _quiet_days(s: Situation, follow_up: FollowUp) -> list[tuple[int, Kinder]]:
    """The days on which a follow-up is read again where it would go out between the years, or just before days off."""
    days: list[tuple[int, Kinder]] = []
    if s.policy.backwards:
        return days
    if s.between_the_years:
        days.append((first_full_week(max(s.today, s.day_of(follow_up.opens))), "new_year"))
    comes = _after_days_off(s) if follow_up.channel == "email" and s.now >= follow_up.opens else None
    return [*days, (comes, "days_off")] if comes is not None else days


def _after_days_off(s: Situation) -> int | None:
    """The next day on which email is read, where it is late today and days off come between; else None."""
    hours = s.email_hours
    position = hours.from_moment(s.now, s.today)
    late = s.now > max(hours.starts[position], hours.ends[position] - LATE)
    comes = next(iter(hours.days[position + 1 :]), None)  # at the calendar's horizon none comes
    return comes if late and comes is not None and comes - s.today >= DAYS_OFF else None


def _spoken_days(s: Situation) -> list[tuple[int, Kinder]]:
    """The day they named when they spoke, and the day of the last talk."""
    since = [h for h in s.seen if h.at > s.last_over and not h.event.day_unknown]
    words = [h for h in since if h.event.kind == "heard" and promised_day(h.event, h.day) is not None]
    talks = [h.day for h in since if h.event.outcome == "spoke" and h.event.what != "thank_you"]
    days: list[tuple[int, Kinder]] = []
    if words and s.promise_until and was_spoken(s, words[-1]):
        days.append((s.promise_until, "spoken_day"))
    if talks and s.promise_over:
        days.append((talks[-1], "talk"))
    return days


def _own_answer(s: Situation, since: float) -> Happening | None:
    """The candidate's last answer to something of theirs, where nothing was heard after it."""
    words = [h for h in s.seen if h.event.kind == "heard" and h.at > since and not h.event.day_unknown]
    asked = [h for h in words if h.event.what in ASKED]
    if not asked or words[-1] is not asked[-1]:
        return None
    mine = [h for h in s.seen if h.at >= asked[-1].at and h.event.kind == "sent" and h.event.what == "reply"]
    return mine[-1] if mine and not mine[-1].event.day_unknown else None


def _look_at_an_early_one(s: Situation) -> None:
    """Whether the first follow-up went out before its time."""
    first = s.counted[0]
    s.first_early = EVENTS[first.event.kind].channel != "visit" and first.day < _in_its_time(s)
    s.first_by_phone = first.event.kind == "called"


def _look_at_who_else_reads(s: Situation, follow_up: FollowUp) -> None:
    """Who else, met or in hiring, can be written to, where the follow-up reaches nobody or a message lies there."""
    there = follow_up.number == 2 and follow_up.channel == "phone" and s.left_message
    s.desk_only = follow_up.number == 2 and follow_up.role == "reception" and s.spoke and not s.heard_since
    there = there or s.desk_only
    lost = bool(follow_up.find) and follow_up.contact is not None and not s.rung and len(follow_up.to) == 1
    if s.agent is None and follow_up.late_thanks and _is_past_thanks(s, follow_up):
        s.writer, s.another_writes, s.past_thanks = s.in_hiring, True, True
        return
    if s.agent is not None or not (there or lost):
        return
    known = (*s.met, *(c for c in (s.in_hiring, last_heard(s)) if c is not None))
    s.writer = next((c for c in known if c.email and not c.left and c is not follow_up.contact), None)
    s.another_writes = s.writer is not None
    s.past_the_desk = s.another_writes and follow_up.role == "reception"
    s.desk_only = s.desk_only and s.another_writes
    back = s.writer.away_until.toordinal() if s.writer is not None and s.writer.away_until is not None else 0
    s.writer_away = back >= s.today
    if s.writer_away:
        s.better = {**s.better, "ask-somebody-else": s.office.working_day_after(back, BACK)}


def _is_past_thanks(s: Situation, follow_up: FollowUp) -> bool:
    """Whether the talk was weeks ago, and HR, who was not in it, can be asked instead of thanking a panel by now."""
    known = s.in_hiring
    asks = known is not None and bool(known.email) and known.id not in follow_up.to and known.id not in s.interviewers
    return asks and len(follow_up.to) > 1 and (s.days_since_interview or 0) > PAST_THANKS


def _in_its_time(s: Situation) -> int:
    """The first day on which a follow-up is not early: after the day they named, whatever the hours are."""
    day = earliest_day(s)
    return day if s.promise_until is None else min(day, s.promise_until + 1)


def _look_at_the_date(s: Situation) -> None:
    """The day they named for the date of a talk: it goes before the figures of the workbook."""
    if s.invitation is None:
        return
    since = [h for h in s.seen if h.at >= s.invitation.at and h.event.kind == "heard"]
    named = [day for h in since if (day := promised_day(h.event, h.day)) is not None]
    if s.accepted_at is None:
        s.time_overdue = bool(named) and named[-1] < s.today
        s.named_day = named[-1] if s.time_overdue else s.named_day
        return
    if s.dates_asked >= 2:
        days = s.limits.date_rests_days
        s.wait_until = s.office.working_day_after(s.dates_asked_at[1].day, days)
    elif named and s.today <= named[-1]:
        s.named_day, s.kinder = named[-1], "named_day"
        s.better = {DATE: s.office.working_day_after(named[-1], 1)}
    elif named and all(h.day <= named[-1] for h in s.dates_asked_at):
        s.named_day, s.sooner = named[-1], True
        s.better = {DATE: s.today}
    elif s.nobody_came and s.dates_asked == 1:
        day = s.office.working_day_after(s.dates_asked_at[0].day, MIX_UP)
        s.better = {DATE: max(day, s.today)}
    elif not s.dates_asked and since[-1].at > s.accepted_at and not (s.nobody_came or s.fell_through):
        comes_back = s.office.working_day_after(since[-1].day, GRACE)
        if s.today < comes_back:
            s.better, s.kinder = {DATE: comes_back}, "their_word"
    first = date_question_day(s)
    comes = _after_days_off(s) if first is not None and max(first, s.better.get(DATE, 0)) <= s.today else None
    if comes is not None and not s.nobody_came:
        s.better, s.kinder = {DATE: comes}, "days_off"


def _look_at_their_turn(s: Situation) -> None:
    """Before any talk: what they wrote last, whether it was answered, and until when it is their turn."""
    words = [h for h in s.seen if h.event.kind == "heard" and h.event.what in ASKED and not h.event.day_unknown]
    if not words or s.contact_wanted or s.unreached is not None:
        return
    last = s.their_word = words[-1]
    s.never_held = any(not one.held and one.at.timestamp() <= last.at for one in s.case.interviews)
    named = promised_day(last.event, last.day)
    mine = [h for h in s.seen if h.at > last.at and _is_to_them(h)]
    if not mine and named is None:
        s.turn = "theirs" if was_spoken(s, last) else "yours"
        s.wait_until = last.day + WEEK if s.turn == "theirs" else None
        return
    s.turn = "asked" if _has_asked(s, mine, named) else "theirs"
    until = named if named is not None and (not mine or mine[-1].day <= named) else None
    s.named_day = until
    s.wait_until = until if until is not None else mine[-1].day + WEEK


def _is_to_them(happening: Happening) -> bool:
    event = happening.event
    return event.kind == "sent" or (event.kind == "called" and event.outcome != "no_answer")


def _has_asked(s: Situation, mine: list[Happening], named: int | None) -> bool:
    """Whether a question went out after the day of the first answer, or after the day they named."""
    if named is not None:
        return any(h.day > named for h in mine)
    return len({h.day for h in mine}) > 1 or s.written_once


def _look_at_calls_since(s: Situation, yes: Happening) -> None:
    """Whether the candidate's calls since the yes, or since their last word after it, reached nobody."""
    since = max([yes.at, *(h.at for h in s.seen if h.event.kind in ("heard", "sent"))])
    calls = [h for h in s.seen if h.at > since and h.event.kind == "called"]
    if calls and _in_vain(calls) and all(h.event.outcome != "spoke" for h in calls):
        s.last_try, s.yes_unreached = calls[-1], True


def _look_at_what_is_open(s: Situation) -> None:
    """After the candidate answered or asked what an offer hangs on, they get a week."""
    if s.answered is None or not s.conditional:
        return
    since = hangs_since(s, s.answered)
    mine = [h.day for h in s.seen if h.at > since and h.event.kind == "sent" and h.event.what in ("reply", "question")]
    if not mine:
        return
    if s.asked_what_is_open:
        s.wait_until = mine[-1] + WEEK
    elif mine[-1] + WEEK > s.today:
        s.better, s.kinder = {OPEN: s.office.working_day_after(mine[-1] + WEEK - 1, 1)}, "your_reply"

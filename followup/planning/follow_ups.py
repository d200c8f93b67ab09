"""Which follow-up comes next: from which day on, to whom and how (contract section 3, rules 3 to 5 and 7 to 10, 13)."""

from __future__ import annotations

from datetime import date

from ..case.case import Contact, Happening
from ..case.events import OUTCOMES
from ..case.office_hours import Hours
from ..case.roles import ROLES
from .asked import answers_invitation, settles
from .automatic import is_automatic
from .elsewhere import news_counts
from .recipients import reach, recipient, stand_in
from .situation import FollowUp, Situation
from .thanks import is_thanks

ANY_DAY = date.min.toordinal()  # nothing forbids any
RESTARTS_COUNTING = ("no_decision", "invitation", "on_hold", "checking")  # heard: what went before counts no longer


def look_at_what_went_out(s: Situation) -> None:
    """What was sent and said since the wait began, whatever the policy (rule 7)."""
    since = s.counted_from = counted_from(s)
    after = [h for h in s.seen if h.at > since and h.at >= s.last_over]
    s.counted = [h for h in after if (s.waits or since) and counts(s, h)]
    _look_at_calls(s, after)
    s.news_sent = "news" in [h.event.what for h in after]
    s.days_since_sent = s.today - s.counted[-1].day if s.counted else None
    if s.counted:
        _look_at_what_came_since(s)
    s.may_follow_up = _may_follow_up(s)


def look_at_what_comes_next(s: Situation) -> None:
    """What comes next (rules 3, 6, 8, 13)."""
    floor = _day_after_late_thanks(s)
    s.sent = len(s.counted)
    rests_too = s.waits and s.accepted_elsewhere  # nothing goes out, and the days count all the same
    if s.sent == 0 and (s.may_follow_up or rests_too):
        first = first_follow_up(s, floor)
        s.too_late = s.today >= first.day + s.limits.too_late_days
        s.next = _or_late_thanks(s, first) if s.may_follow_up else None
    elif s.may_follow_up and s.sent < s.allowed:
        s.next = second_follow_up(s, s.counted[0], max(earliest_day(s), floor))
        s.taken_over = _is_taken_over(s, s.next)


def _is_taken_over(s: Situation, second: FollowUp) -> bool:
    """Whether it goes to a successor, who never heard of the first."""
    reached = {*_whom_it_reached(s, s.counted[0])}
    return s.recipient_left and second.channel != "post" and not reached & {*second.to, second.role}


def counted_from(s: Situation) -> float:
    """The last answer of theirs, or task of yours, from which follow-ups are counted anew (rule 7)."""
    tasks = [h.at for h in s.seen if h.event.kind == "sent" and h.event.what == "task"]
    return max([*s.heard_at(*RESTARTS_COUNTING), *tasks], default=0.0)


def counts(s: Situation, happening: Happening) -> bool:
    """Whether it is a follow-up that counts (rule 7)."""
    event = happening.event
    outcome = OUTCOMES[event.outcome] if event.outcome else None
    if "counts" not in event.meaning.does or not (outcome is None or outcome.counts):
        return False
    if event.what == "news" and not news_counts(s):
        return False
    return not answers_invitation(s, happening) and not settles(s, happening)


def _look_at_calls(s: Situation, after: list[Happening]) -> None:
    calls = [h for h in after if h.event.kind == "called"]
    outcomes = {h.event.outcome for h in calls if h.event.what != "thank_you"}
    s.spoke = "spoke" in outcomes
    s.left_message = "voicemail" in outcomes or "message" in outcomes
    s.rang_out = not (s.spoke or s.left_message) and len({h.day for h in calls if h.event.what != "thank_you"}) > 1
    asking = [h for h in calls if h.event.what != "thank_you"]
    s.calls_in_vain = [] if s.spoke else asking
    s.rang_in_vain = len(s.calls_in_vain) > 1
    s.visit_agreed = any(h.event.visit_agreed for h in calls if h.event.outcome == "spoke")
    talks = [h for h in calls if h.event.outcome == "spoke" and h.event.what != "thank_you"]
    s.talk_told = True if talks and _told_of(s, talks[-1]) else None


def _look_at_what_came_since(s: Situation) -> None:
    """Whether they were spoken to or heard since the first follow-up; a talk before it was about something else."""
    since = [h for h in s.seen if h.at >= s.counted[0].at]
    s.spoke = any(h.event.kind == "called" and h.event.outcome == "spoke" for h in since)
    s.heard_since = any(h.event.kind == "heard" and not is_automatic(s.case, h, s.seen) for h in since)


def _told_of(s: Situation, talk: Happening) -> bool:
    """Whether anything they said was written down then, or later."""
    return any(h.event.kind == "heard" and h.at >= talk.at for h in s.seen)


def _may_follow_up(s: Situation) -> bool:
    """Not while an interview is ahead, an invitation or a task is open, or the candidate has taken another job."""
    return s.waits and s.ahead is None and not (s.invited or s.task_open or s.accepted_elsewhere)


def _day_after_late_thanks(s: Situation) -> int:
    """The first day that a late thank-you leaves free; one that came when the follow-up was open counts as it."""
    thanks = s.thanks
    if thanks.first is None or thanks.late_day is None:
        return ANY_DAY
    earlier = any(h.at < thanks.first.at for h in s.counted)
    if thanks.first.at > s.counted_from and not earlier and thanks.first.at >= first_follow_up(s).opens:
        s.counted = [thanks.first, *s.counted]
        _look_at_what_came_since(s)
        return ANY_DAY
    return s.after(thanks.late_day, "late_thanks_days")


def _or_late_thanks(s: Situation, first: FollowUp) -> FollowUp:
    nobody_thanked = s.last is not None and s.thanks.first is None and not s.thanks.owed
    return as_late_thanks(s, first) if nobody_thanked and s.now >= first.opens else first


def describe(s: Situation, follow_up: FollowUp) -> None:
    """The facts about the next follow-up."""
    contact = follow_up.contact
    s.follow_up = "first" if follow_up.number == 1 else "second"
    s.follow_up_open = s.now >= follow_up.opens
    s.follow_up_channel, s.late_thanks = follow_up.channel, follow_up.late_thanks
    s.recipient_recorded, s.recipient_reachable = contact is not None, not follow_up.find
    s.follow_up_role = follow_up.role
    if contact is None:
        return
    s.recipient_prefers = contact.prefers
    s.recipient_email, s.recipient_phone = contact.email is not None, contact.phone is not None
    s.no_calls = contact.no_calls
    s.recipient_met = contact.id in s.interviewers
    s.recipient_away = contact.away_until is not None and s.today <= contact.away_until.toordinal()


def earliest_day(s: Situation) -> int:
    """The earliest day of the first follow-up (rule 3), before late thank-yous and absences are looked at."""
    answer, n = s.policy, s.policy.after_interview[1 if s.later_round else 0]
    waited = s.days_on(s.base, n, answer.working_days)
    if s.promise_until is None:
        return waited if s.after_silence is None else s.after_silence
    day = s.days_on(s.promise_until, answer.after_promise, answer.working_days)
    return max(day, waited) if answer.always_wait else day


def opening(s: Situation, hours: Hours, day: int) -> float:
    """The start of the first window on `day` or after it that begins after the interview or the message waited from."""
    position = hours.from_day(day) if day > s.base else hours.from_start(s.base_at, s.base)
    return hours.starts[position]


def _opening_backwards(s: Situation, hours: Hours, day: int, floor: int) -> float:
    """The same; but if the last promised day has no window, the last day before it that has one (rule 5).

    Never a day before `floor`, until which a late thank-you or an absence forbids it.
    """
    until = s.promise_until
    if until is not None:
        position = hours.last_until(max(until, s.base))
        if max(s.base + 1, floor) <= hours.days[position] <= until:
            return hours.starts[position]
    return opening(s, hours, day)


def free_from(contact: Contact | None, day: int) -> int:
    """The first day on or after `day` on which that person may be contacted."""
    away = contact.away_until if contact else None
    return max(day, away.toordinal() + 1) if away else day


def first_follow_up(s: Situation, floor: int = ANY_DAY) -> FollowUp:
    """The first follow-up, on no day before `floor` (an ordinal there)."""
    contact, role = recipient(s)
    how = s.policy.first_how
    liked = (contact.prefers if contact else None) or "email"
    channel, find = reach(s, contact, liked if how == "preferred" else how)
    who = contact.id if contact else role
    floor = free_from(contact, floor)
    day = max(earliest_day(s), floor)
    hours = s.hours(channel)
    opens = _opening_backwards(s, hours, day, floor) if s.policy.backwards else opening(s, hours, day)
    return FollowUp(1, channel, (who,), contact, role, (who,) if find else (), day, opens)


def as_late_thanks(s: Situation, first: FollowUp) -> FollowUp:
    """The first follow-up where nobody was thanked: a thank-you to those met, the hiring manager first (rule 6)."""
    people = sorted((c for c in s.met if not c.left), key=lambda contact: contact.role != "hiring_manager")
    if not people:
        return _late_thanks_to_nobody_known(s, first)
    to, contact = tuple(c.id for c in people), people[0]
    find = tuple(c.id for c in people if not c.email)
    return first._replace(channel="email", to=to, contact=contact, role=contact.role, find=find, late_thanks=True)


def _late_thanks_to_nobody_known(s: Situation, first: FollowUp) -> FollowUp:
    contact, role = stand_in(s)
    who = contact.id if contact else role
    find = () if contact is not None and contact.email else (who,)
    return first._replace(channel="email", to=(who,), contact=contact, role=role, find=find, late_thanks=True)


def second_follow_up(s: Situation, first: Happening, day: int) -> FollowUp:
    """The second, to whom the first went (rule 8)."""
    to = _whom_it_reached(s, first)
    contact = s.case.contact(to[0])
    if s.agent is not None or (contact is not None and contact.left):
        contact, role = recipient(s)
        to = (contact.id if contact else role,)
    elif contact is None and to[0] == recipient(s)[1]:
        contact = recipient(s)[0]
        to = (contact.id,) if contact else to
    channel, find = reach(s, contact, "phone" if s.policy.first_how == "phone" else "email")
    day = free_from(contact, max(_day_after(s, first), day))
    role_or_none = contact.role if contact else (to[0] if to[0] in ROLES else None)
    opens = opening(s, s.hours(channel), day)
    return FollowUp(2, channel, to, contact, role_or_none, to[:1] if find else (), day, opens)


def _day_after(s: Situation, first: Happening) -> int:
    """The first day that the first follow-up leaves free: a few days on, a week after a talk."""
    talks = [h.day for h in s.seen if h.at >= first.at and h.event.outcome == "spoke" and not h.event.day_unknown]
    day = ANY_DAY if first.event.day_unknown else s.after(first.day, "second_follow_up_days")
    return max([day, *(s.after(talk, "after_talk_days") for talk in talks)])


def _whom_it_reached(s: Situation, first: Happening) -> tuple[str, ...]:
    met = {contact.id for contact in s.met}
    thanked = [h.event.to for h in s.seen if is_thanks(h) and h.at >= first.at] if is_thanks(first) else []
    named = tuple(dict.fromkeys(who for who in thanked if who in met and who is not None))
    return named or (first.event.to or recipient(s)[1],)

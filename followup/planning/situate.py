"""Makes the situation: every fact of a case at one moment under one policy, and the dates they rest on.

Contract sections 2 (stages) and 3 (time). Moments are UTC seconds, days are ordinals in the employer's zone.
"""

from __future__ import annotations

from datetime import date, datetime

from ..case.case import Case, Contact, Employer, Meeting
from ..rulebook.facts import Stage
from ..rulebook.policies import Limits, Policy
from .answers import look_at_checks, look_at_wait
from .asked import look_at_what_they_asked
from .automatic import without_returned
from .elsewhere import look_at_elsewhere
from .endings import look_at_endings
from .follow_ups import describe, look_at_what_comes_next, look_at_what_went_out
from .grace import OWN_DAYS
from .made import reachable
from .patience import look_at_patience, look_at_unreached
from .recipients import has_left, is_rung, look_at_people, may_not_call
from .situation import FollowUp, Situation, is_between_the_years
from .thanks import is_left_word, look_at_thanks


def look(case: Case, now: datetime, limits: Limits) -> Situation:
    """What is so at `now` (aware) whatever the policy; of what is after `now` it sees interviews only."""
    s = Situation(case, now, limits)
    s.seen = without_returned([h for h in s.timeline.happenings if h.at <= s.now])
    _look_at_the_candidate_and_the_employer(s)
    _look_at_interviews(s)
    _look_at_what_was_heard(s)
    look_at_people(s)
    look_at_what_they_asked(s)
    look_at_unreached(s)
    look_at_checks(s)
    look_at_elsewhere(s)
    s.ended = look_at_endings(s)
    if s.ended is None and not s.undated:
        look_at_wait(s)
        look_at_what_went_out(s)
        s.recipient_left = has_left(s) and not s.agency
    return s


def follow(looked: Situation, policy: Policy, like: Situation | None = None) -> Situation:
    """The situation under a policy; `looked` stays as it is. like: the same under another policy, to save work."""
    s = looked.twin()
    _follow(s, policy)
    if s.ended is None and not s.undated:
        known = like.thanks if like is not None and like.policy.thanks_by == policy.thanks_by else None
        s.thanks = known or look_at_thanks(s, s.seen)
        look_at_what_comes_next(s)
        if like is not None and _stands_as(s, like):
            s = like.twin()
            _follow(s, policy)
            return s
        _look_at_follow_ups(s)
    s.stage = s.ended or _stage(s)
    if s.stage == "rejected" and s.answered is not None:
        sender = s.answered.event.sender
        to, who = reachable(s, sender)
        s.no_from_another = sender is None or who != sender
        owed = not (s.rejection_thanked or s.feedback_asked or s.offer_gone or s.contact_wanted or s.no_from_desk)
        met = sender is None and who in s.interviewers  # nobody signed it: whoever was met can be thanked and asked
        owed = owed and (met or not s.no_from_another)
        s.one_letter = owed and s.interviewed and to is not None and bool(to.email)
    _look_at_the_manager_too(s)
    look_at_patience(s)
    return s


def _look_at_the_manager_too(s: Situation) -> None:
    """A manager, met or to be met, who hears of an end from nobody else."""
    if s.stage not in ("closed", "rejected") and not s.accepted_elsewhere:
        return
    words = [h.event for h in s.seen if h.event.sender]
    offers = [event for event in words if event.what == "offer"] if s.stage == "closed" else []
    told = (offers or words)[-1].sender if words else None
    seen = {*s.interviewers, *(s.ahead.interview.people if s.ahead is not None else ())}
    manager = s.manager
    s.manager_too = manager is not None and s.agent is None and manager.id in seen and told not in (None, manager.id)


def _follow(s: Situation, policy: Policy) -> None:
    s.policy = policy
    s.first_when, s.first_to, s.first_how = policy.first_when, policy.first_to, policy.first_how
    s.thanks_by, s.visits, s.allowed = policy.thanks_by, policy.visits, policy.follow_ups


def _stands_as(s: Situation, other: Situation) -> bool:
    """Whether what is owed and what comes next is the same under both policies, so that all else is."""
    mine, theirs = s.policy, other.policy
    return (
        (mine.grace == theirs.grace or (theirs.grace and other.kinder not in OWN_DAYS))
        and (s.thanks is other.thanks and s.next == other.next and mine.backwards == theirs.backwards)
        and s.sent == other.sent == 0
        and (s.allowed, len(s.counted)) == (other.allowed, len(other.counted))
    )


def _look_at_the_candidate_and_the_employer(s: Situation) -> None:
    s.own_phone = True if s.case.candidate.phone else None
    s.unsure = s.case.role.unsure
    employer, there, usual = s.case.employer, s.open_hours, s.limits.everywhere
    s.own_call_hours = there.calls[::2] != usual.calls[::2]
    s.own_email_hours = there.emails[::2] != usual.emails[::2]
    s.calls_after_weekend = there.calls.after_weekend
    s.country = True if employer.country else None
    s.in_ontario = _in_ontario(employer)
    s.size = employer.size
    s.has_hr = employer.has_hr if employer.has_hr is not None else employer.size != "small"


def _in_ontario(employer: Employer) -> bool | None:
    """None where nobody gave the country, or in Canada the region."""
    if employer.country is None or (employer.country == "CA" and employer.region is None):
        return None
    return employer.country == "CA" and employer.region == "ON"


def _look_at_what_was_heard(s: Situation) -> None:
    s.heard = {h.event.what: h for h in s.seen if h.event.kind == "heard"}
    s.heard_back = bool(s.heard)
    s.told_not_to_call = "told_not_to_call" in s.heard


def _look_at_interviews(s: Situation) -> None:
    now, meetings = s.now, s.timeline.meetings
    ended = [m for m in meetings if m.over <= now]
    ahead = meetings[len(ended) :]
    undated = [m for m in s.timeline.undated if m.at <= now]
    s.ahead = min(ahead, key=lambda m: m.at) if ahead else None
    s.interviewed, s.interview_ahead = bool(ended or undated), s.ahead is not None
    s.undated = bool(undated) and (not ended or undated[-1].at > ended[-1].over)
    s.interview_day = None if s.undated else bool(ended)
    s.interviewers = frozenset(who for m in ended for who in m.interview.people)
    if ended:
        _look_at_last_round(s, ended)


def _look_at_last_round(s: Situation, ended: list[Meeting]) -> None:
    last = s.last = ended[-1]
    s.last_over = last.over
    number = last.interview.round
    s.round = [m for m in ended if m.interview.round == number or m.day == last.day]
    people = s.case.people
    met = dict.fromkeys([who for m in s.round for who in m.interview.people])
    s.met = tuple([people[who] for who in met])
    s.later_round, s.several_interviewers = number > 1, len(s.met) > 1
    s.days_since_interview = s.today - last.day
    s.seventh_day = s.days_since_interview > 0 and s.days_since_interview % 7 == 0
    s.interview_year = date.fromordinal(last.day).year
    s.interview_format = last.interview.format
    for meeting in s.round:
        interview = meeting.interview
        s.topics = True if interview.topics else s.topics
        s.open_points = True if interview.open_points else s.open_points
        s.open_answered = s.open_answered or bool(interview.open_points)
        s.delicate_point = s.delicate_point or any(p.kind == "private" for p in interview.open_points)
        s.went_well = True if interview.went_well else s.went_well
        s.fit = True if interview.fit else s.fit
    s.open_answered = s.open_answered and all(p.answer for m in s.round for p in m.interview.open_points)


def _look_at_follow_ups(s: Situation) -> None:
    if s.next is not None:
        describe(s, s.next)
        s.comes_too_late = s.rival_due is not None and s.next.opens >= s.rival_due
    if s.last is not None:
        _look_at_debts(s)
    _look_at_the_season(s)
    beside = s.manager
    asked = (s.next.contact, beside) if s.next is not None else (beside,)
    s.topics = True if any(contact is not None and contact.topics for contact in asked) else s.topics
    s.manager_beside = s.agent is None and beside is not None and beside.email is not None


LONG_AWAY = 14  # days; from then on somebody stands in, as a rule (a house figure)


def _look_at_the_season(s: Situation) -> None:
    """Who is away, and whether the follow-up falls on the first day after their promise, or between the years."""
    if s.next is None:
        return
    s.busy_day_between = s.next.channel == "phone" and _is_a_busy_day_between(s, s.next)  # only calls know such days
    absent = s.next.contact.away_until if s.next.contact is not None else None
    s.away_long = absent is not None and absent.toordinal() - s.today > LONG_AWAY
    goes, until = max(s.today, s.day_of(s.next.opens)), s.promise_until
    s.promise_fresh = until is not None and until < goes <= s.office.working_day_after(until, 1)
    to = s.next.contact.id if s.next.contact is not None else None
    s.another_way = any(h.event.channel == "other" and h.event.to == to for h in s.seen if h.event.kind == "sent")
    away = [c for c in s.met if c.away_until is not None and c.away_until.toordinal() >= s.today]
    s.absent = next((contact for contact in away if contact is not s.next.contact), None)
    s.somebody_away = s.absent is not None
    day = date.fromordinal(goes)
    s.between_the_years = is_between_the_years(day)


def _is_a_busy_day_between(s: Situation, follow_up: FollowUp) -> bool:
    """Whether the day after their weekend lies between the first day allowed, or today, and the next hours to call."""
    hours, start = s.phone_hours, max(s.now, follow_up.opens)
    position = hours.from_moment(start, s.day_of(start))
    days = (s.today, *range(max(s.today, follow_up.day - 1), hours.days[position])[-7:])
    return any(s.office.follows_weekend(date.fromordinal(day)) for day in days)


def _look_at_debts(s: Situation) -> None:
    """What thank-yous are still owed, as facts."""
    thanks = s.thanks
    s.thanks_by_voice = any(_only_a_phone(o.contact) and not may_not_call(s, o.contact) for o in thanks.owed)
    n = s.next
    s.rung = n is not None and n.late_thanks and len(n.to) == 1 and bool(n.find) and is_rung(s, n.contact)
    by_call = [owed for owed in (*thanks.owed, *thanks.late) if is_rung(s, owed.contact)]
    s.thanks_left = any(is_left_word(s, owed) for owed in by_call)
    s.call_instead, s.call_to_thank = s.rung, any(not is_left_word(s, owed) for owed in by_call)
    over = bool(s.next is not None and s.follow_up_open) or s.sent > 0
    media = [owed.medium for owed in thanks.owed]
    s.owes_email = "email" in media
    s.owes_card = "post" in media or (bool(thanks.cards) and (bool(media) or not over))
    s.owes_late = bool(thanks.late) and not over
    s.names_unknown = any(owed.nameless for owed in (*thanks.owed, *(thanks.late if s.owes_late else ())))
    s.thanked, s.thanked_late = thanks.first is not None, thanks.late_day is not None
    owed_all = (*thanks.owed, *thanks.late)
    s.thanks_through = any(owed.through is not None or owed.contact is s.agent for owed in owed_all if s.agent)
    s.owes_debrief = s.agent is not None and _is_to_be_told(s, s.agent)
    styles = {contact.style for contact in s.met}
    s.interviewer_style = None if None in styles or not styles else styles.pop() if len(styles) == 1 else "mixed"


def _is_to_be_told(s: Situation, agent: Contact) -> bool:
    """Whether the agency was not in touch since the talk, of less than a day ago; thanks through it tell it all."""
    if s.now >= s.in_time(s.last_over):
        return False
    if any(owed.through is agent or owed.contact is agent for owed in s.thanks.owed):
        return False
    through = {agent.id, *(contact.id for contact in s.met if not contact.email)}
    return not any(h.at >= s.last_over and through & {h.event.to, h.event.sender} for h in s.seen)


def _only_a_phone(contact: Contact | None) -> bool:
    return contact is not None and bool(contact.phone) and not contact.email


def _stage(s: Situation) -> Stage:
    """The first stage that is true, of those that do not end the case (contract section 2)."""
    if s.thanks.owed:
        return "thank_you"
    if s.ahead is not None:
        return "before_interview"
    if s.invited:
        return "invited"
    if s.task_open:
        return "task"
    if not s.interviewed and not s.waits and s.heard.keys() <= {"other"}:
        return "applied"
    if s.no_decision and not s.replied and not s.follow_up_open and s.sent == 0:
        return "no_decision"
    if s.waits and (s.sent >= s.allowed or s.too_late):
        return "quiet"
    return "follow_up" if s.follow_up_open else "waiting"

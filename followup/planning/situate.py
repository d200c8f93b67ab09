"""Makes the situation: every fact of a case at one moment under one policy, and the dates they rest on.

Contract sections 2 (stages) and 3 (time). Moments are UTC seconds, days are ordinals in the employer's zone.
"""

from __future__ import annotations

from datetime import date, datetime

from ..case.case import Case, Employer, Happening, Meeting, deadline, promised_day
from ..rulebook.facts import Stage
from ..rulebook.policies import Limits, Policy
from .follow_ups import as_late_thanks, counts, earliest_day, first_follow_up, second_follow_up
from .situation import HOUR, FollowUp, Situation
from .thanks import look_at_thanks

CONFIRMED_BY = {"accepted": "acceptance", "declined": "decline", "withdrew": "withdrawal"}
TOLD = "Told the other employers."  # the note that the step `tell-others` writes, see rules/steps.toml


def situate(case: Case, now: datetime, policy: Policy, limits: Limits) -> Situation:
    """The situation of `case` at `now` (aware) under `policy`; of what is after `now` it sees interviews only."""
    s = Situation(case, now, policy, limits)
    s.seen = [h for h in s.timeline.happenings if h.at <= s.now]
    _look_at_answers(s)
    _look_at_employer(s)
    _look_at_interviews(s)
    ended = _look_at_endings(s)
    if ended is None and s.last is not None:
        _look_at_promise(s, s.last)
        s.thanks = look_at_thanks(s, s.seen)
        _look_at_follow_ups(s, s.last)
        _look_at_debts(s)
    s.stage = ended or _stage(s)
    return s


def _look_at_answers(s: Situation) -> None:
    policy = s.policy
    s.first_when, s.first_to, s.first_how = policy.first_when, policy.first_to, policy.first_how
    s.thanks_by, s.visits, s.allowed = policy.thanks_by, policy.visits, policy.follow_ups


def _look_at_employer(s: Situation) -> None:
    employer, there, usual = s.case.employer, s.open_hours, s.limits.everywhere
    s.own_call_hours = there.calls.spans != usual.calls.spans
    s.own_email_hours = there.emails.spans != usual.emails.spans
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


def _look_at_interviews(s: Situation) -> None:
    now, meetings = s.now, s.timeline.meetings
    ended = [m for m in meetings if m.over <= now]
    ahead = meetings[len(ended) :]
    s.ahead = min(ahead, key=lambda m: m.at) if ahead else None
    s.interviewed, s.interview_ahead = bool(ended), s.ahead is not None
    s.heard = {h.event.what: h for h in s.seen if h.event.kind == "heard"}
    s.heard_back = bool(s.heard)
    s.told_not_to_call = "told_not_to_call" in s.heard
    if ended:
        _look_at_last_round(s, ended)
    invitation = s.heard.get("invitation")
    if invitation is not None and not any(m.at > invitation.at for m in meetings):
        s.invitation, s.invited = invitation, True
        s.invitation_answered = _sent_since(s, invitation.at, "reply")


def _look_at_last_round(s: Situation, ended: list[Meeting]) -> None:
    last = s.last = ended[-1]
    number = last.interview.round
    s.round = [m for m in ended if m.interview.round == number or m.day == last.day]
    people = s.case.people
    met = dict.fromkeys([who for m in s.round for who in m.interview.people])
    s.met = tuple([people[who] for who in met])
    s.later_round, s.several_interviewers = number > 1, len(s.met) > 1
    s.days_since_interview = s.today - last.day
    s.interview_year = date.fromordinal(last.day).year
    s.interview_format = last.interview.format
    for meeting in s.round:
        interview = meeting.interview
        s.topics = True if interview.topics else s.topics
        s.open_points = True if interview.open_points else s.open_points
        s.went_well = True if interview.went_well else s.went_well
        s.fit = True if interview.fit else s.fit


def _look_at_endings(s: Situation) -> Stage | None:
    """The stage where a case has ended: decided, an offer, a rejection (rule 11); None where it goes on."""
    stage = _decided(s) or _offered(s) or _refused(s)
    if stage is not None and s.answered is not None:
        s.others_told = _told_others(s, s.answered.at) or _sent_since(s, s.answered.at, "news")
    return stage


def _decided(s: Situation) -> Stage | None:
    decided = next((h for h in reversed(s.seen) if h.event.kind == "decided"), None)
    if decided is None:
        return None
    s.answered, s.decided = decided, decided.event.what
    wrote = CONFIRMED_BY.get(decided.event.what or "")
    s.confirmed = any(h.event.kind == "sent" and h.event.what == wrote for h in s.seen)
    return "closed"


def _offered(s: Situation) -> Stage | None:
    offer, rejection = s.heard.get("offer"), s.heard.get("rejection")
    if offer is None or (rejection is not None and rejection.at > offer.at):
        return None
    s.answered = offer
    s.answer_due = deadline(offer.event.answer_by, s.office)
    s.answer_by = True if s.answer_due is not None else None
    s.offer_hours_left = (s.answer_due - s.now) / HOUR if s.answer_due is not None else None
    s.offer_acknowledged = _sent_since(s, offer.at, "reply", "thank_you")
    s.offer_answered = _sent_since(s, offer.at, "acceptance", "decline")
    return "offer"


def _refused(s: Situation) -> Stage | None:
    rejection = s.heard.get("rejection")
    if rejection is None or _goes_on(s, rejection.at, s.heard.get("invitation")):
        return None
    s.answered = rejection
    s.rejection_thanked = _sent_since(s, rejection.at, "thank_you", "reply")
    s.feedback_asked = _sent_since(s, rejection.at, "feedback_request")
    return "rejected"


def _goes_on(s: Situation, since: float, invitation: Happening | None) -> bool:
    """After a rejection an invitation came, or an interview took place or is planned."""
    return (invitation is not None and invitation.at > since) or any(m.at > since for m in s.timeline.meetings)


def _sent_since(s: Situation, since: float, *whats: str) -> bool:
    return any(h.at >= since and h.event.kind == "sent" and h.event.what in whats for h in s.seen)


def _told_others(s: Situation, since: float) -> bool:
    return any(h.at >= since and h.event.kind == "note" and h.event.text == TOLD for h in s.seen)


def _look_at_promise(s: Situation, last: Meeting) -> None:
    """The promise, what the wait counts from, and what they answered since the interview (rules 1 and 2)."""
    s.base, s.base_at = last.day, last.over
    s.promise_until, s.promise_made = promised_day(last.interview, last.day), last.day
    s.promise = "interview" if s.promise_until is not None else None
    for heard in s.seen:
        event = heard.event
        if event.kind != "heard" or heard.at <= last.over:
            continue
        until = promised_day(event, heard.day)
        if event.what == "no_decision":
            s.base, s.base_at, s.promise_until, s.promise, s.answered = heard.day, heard.at, None, None, heard
        if until is not None:
            s.promise_until, s.promise_made, s.promise = until, heard.day, "reply"
    if s.answered is not None:
        s.no_decision = not (s.invitation is not None and s.invitation.at > s.answered.at)
        s.replied = _sent_since(s, s.answered.at, "reply")
    s.promise_over = s.today > s.promise_until if s.promise_until is not None else None
    s.decision_soon = s.promise_until is not None and s.promise_until - last.day <= s.limits.decision_soon_days
    s.days_waiting = s.today - s.base


def _look_at_follow_ups(s: Situation, last: Meeting) -> None:
    """What was sent, and what comes next (rules 3, 6 to 8, 13)."""
    since = max([s.heard[what].at for what in ("no_decision", "invitation") if what in s.heard], default=0.0)
    after = [h for h in s.seen if h.at >= last.over and h.at > since]
    s.counted = [h for h in after if counts(h.event)]
    outcomes = {h.event.outcome for h in after if h.event.kind == "called"}
    s.spoke = "spoke" in outcomes
    s.left_message = "voicemail" in outcomes or "message" in outcomes
    s.news_sent = "news" in [h.event.what for h in after]
    s.interviewing_elsewhere = True if s.case.elsewhere else None
    floor = _day_after_late_thanks(s, since)
    s.sent = len(s.counted)
    if s.ahead is not None or s.invited:
        return
    if s.sent == 0:
        s.next = _first(s, floor)
    elif s.sent < s.allowed:
        s.next = second_follow_up(s, s.counted[0], max(earliest_day(s), floor))
    if s.next is not None:
        _describe(s, s.next)


def _day_after_late_thanks(s: Situation, since: float) -> int:
    """The first day that a late thank-you leaves free; one that came when the follow-up was open counts as it."""
    thanks = s.thanks
    if thanks.first is None or thanks.late_day is None:
        return 0
    earlier = any(h.at < thanks.first.at for h in s.counted)
    if thanks.first.at > since and not earlier and thanks.first.at >= first_follow_up(s).opens:
        s.counted.insert(0, thanks.first)
        return 0
    return thanks.late_day + s.limits.late_thanks_days


def _first(s: Situation, floor: int) -> FollowUp:
    first = first_follow_up(s, floor)
    s.too_late = s.today >= first.day + s.limits.too_late_days
    nobody_thanked = s.thanks.first is None and not s.thanks.owed
    return as_late_thanks(s, first) if nobody_thanked and s.now >= first.opens else first


def _describe(s: Situation, follow_up: FollowUp) -> None:
    """The facts about the next follow-up."""
    contact = follow_up.contact
    s.follow_up = "first" if follow_up.number == 1 else "second"
    s.follow_up_open = s.now >= follow_up.opens
    s.follow_up_channel, s.late_thanks = follow_up.channel, follow_up.late_thanks
    s.recipient_recorded, s.recipient_reachable = contact is not None, follow_up.find is None
    s.follow_up_role = follow_up.role
    if contact is None:
        return
    s.recipient_prefers = contact.prefers
    s.recipient_email, s.recipient_phone = contact.email is not None, contact.phone is not None
    s.no_calls = contact.no_calls
    s.recipient_away = contact.away_until is not None and s.today <= contact.away_until.toordinal()


def _look_at_debts(s: Situation) -> None:
    """What thank-yous are still owed, as facts."""
    thanks = s.thanks
    over = bool(s.next is not None and s.follow_up_open) or s.sent > 0
    media = [owed.medium for owed in thanks.owed]
    s.owes_email = "email" in media
    s.owes_card = "post" in media or (bool(thanks.cards) and (bool(media) or not over))
    s.owes_late = bool(thanks.late) and not over
    s.thanked, s.thanked_late = thanks.first is not None, thanks.late_day is not None
    styles = {contact.style for contact in s.met}
    s.interviewer_style = None if None in styles or not styles else styles.pop() if len(styles) == 1 else "mixed"


def _stage(s: Situation) -> Stage:
    """The first stage that is true, of those that do not end the case (contract section 2)."""
    if s.thanks.owed:
        return "thank_you"
    if s.ahead is not None:
        return "before_interview"
    if s.last is None:
        return "applied"
    if s.no_decision and not s.replied and not s.follow_up_open and s.sent == 0:
        return "no_decision"
    if s.sent >= s.allowed or s.too_late:
        return "quiet"
    return "follow_up" if s.follow_up_open else "waiting"

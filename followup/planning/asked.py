"""What they asked for: to come, to do a task, to call or write (contract section 3, rules 2 and 10; L1, L7, L10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from ..case.case import Event, Happening, Interview, deadline
from ..case.events import is_yours
from .answers import was_spoken
from .situation import NEVER, Situation

DAY = 24 * 3600  # seconds
MISSED = 2  # days in which a talk that did not take place may be a mix-up of hours (a house figure)
RING_BACK = 2  # working days that whoever means to ring back has for it (a house figure)
ENDS_AN_INVITATION = ("rejection", "task", "no_decision", "on_hold", "checking")


def look_at_what_they_asked(s: Situation) -> None:
    """The invitation, the task and the calls that are open."""
    _look_at_invitation(s)
    _look_at_task(s)
    answered = _answered(s)
    s.calls = [wish for wish, answers in answered if not answers]
    s.settling = frozenset(id(one) for one in (*s.dates_asked_at, *(h for _, those in answered for h in those)))
    s.contact_wanted = bool(s.calls)
    s.asked_today = bool(s.calls) and all(wish.day == s.today for wish in s.calls)
    wishes = [h for h in s.seen if h.event.kind == "heard" and h.event.what == "contact_me"]
    s.thanked_instead = bool(wishes) and not s.calls and _only_thanked(s, wishes[-1])
    s.rung_as_asked = bool(wishes) and not s.calls and _was_reached_and_no_word_came(s, wishes[-1])


def _was_reached_and_no_word_came(s: Situation, wish: Happening) -> bool:
    """Whether they were spoken to on the phone as they asked, some days ago, and nothing was heard or said since."""
    since = _heard_or_done_since(s, wish)
    talks = [h for h in since if h.event.outcome == "spoke" and wish.event.sender in (None, h.event.to)]
    waited = len(since) == len(talks) == 1 and not talks[0].event.day_unknown
    return waited and wish.event.how == "phone" and s.today >= s.office.working_day_after(talks[0].day, RING_BACK)


def _only_thanked(s: Situation, wish: Happening) -> bool:
    """Whether all that went to them since they asked is a thank-you, and nothing was heard after it."""
    since = _heard_or_done_since(s, wish)
    thanks = [h for h in since if h.event.kind == "sent" and h.event.what == "thank_you"]
    return bool(thanks) and len(thanks) == len(since) and any(h.event.to == wish.event.sender for h in thanks)


def _heard_or_done_since(s: Situation, wish: Happening) -> list[Happening]:
    return [h for h in s.seen if h.at > wish.at and (h.event.kind == "heard" or is_yours(h.event.kind))]


def settles(s: Situation, happening: Happening) -> bool:
    """Whether a call or message is what they had asked for, or asks for the day they left open: then it is no
    follow-up.
    """
    return id(happening) in s.settling


def _answered(s: Situation) -> list[tuple[Happening, list[Happening]]]:
    """Each wish to be called or written to, with what reached who said it first. What went out is looked through once,
    however many wishes there are.
    """
    went = [h for h in s.seen if h.event.kind == "sent" or _got_through(h.event)]
    to: dict[str | None, list[Happening]] = {}
    for one in went:
        to.setdefault(one.event.to, []).append(one)
    answered = []
    for wish in _asked_to_contact(s):
        those = went if wish.event.sender is None else to.get(wish.event.sender, [])
        after = next((h.at for h in those if h.at > wish.at), None)
        answered.append((wish, [h for h in those if h.at == after]))
    return answered


def _asked_to_contact(s: Situation) -> list[Happening]:
    """The last such wish of each person."""
    wishes = [h for h in s.seen if h.event.kind == "heard" and h.event.what == "contact_me"]
    return list({wish.event.sender: wish for wish in wishes}.values())


def _look_at_invitation(s: Situation) -> None:
    invitation = s.heard.get("invitation")
    if invitation is None or _came_of(s, invitation):
        return
    s.invitation, s.invited = invitation, True
    s.invitation_days = s.today - invitation.day
    s.came_back = any(at < invitation.at for at in s.heard_at("rejection"))
    last = max(s.case.interviews, key=lambda interview: interview.at, default=None)
    now = datetime.fromtimestamp(s.now, UTC)
    s.nobody_came = last is not None and came_to_nothing(last, s.seen, now)
    s.last_planned = last.at.timestamp() if last is not None else None
    called_off = any(h.event.kind == "heard" and h.at > invitation.at for h in s.seen)  # it may be so ahead of its day
    s.fell_through = last is not None and not last.held and (last.at <= now or called_off) and not s.nobody_came
    planned = last.at.timestamp() if last is not None else 0.0
    missed = s.fell_through or s.nobody_came
    s.hour_missed = missed and invitation.at < planned <= s.now <= planned + MISSED * DAY
    _look_at_tries(s, [h for h in s.seen if missed and h.at >= planned])
    s.accepted_at = _accepted_at(s, invitation)
    s.invitation_answered = s.accepted_at is not None
    if s.accepted_at is None:
        return
    s.dates_asked_at = [h for h in s.seen if h.at > s.accepted_at and _is_question(h)]
    s.dates_asked = len(s.dates_asked_at)
    rests = rest_day(s)
    s.date_rests = rests is not None and s.today >= rests


def _look_at_tries(s: Situation, since: Sequence[Happening]) -> None:
    """What the candidate did since the hour of a talk that did not take place: who rings then was there."""
    tries = [h for h in since if h.event.kind in ("called", "sent")]
    s.tried_since = bool(tries)
    s.rang_often = len(tries) > 1 and all(h.event.outcome == "no_answer" for h in tries)


def rest_day(s: Situation) -> int | None:
    """The day from which an invitation rests whose day was asked for twice; None where it was not."""
    if s.dates_asked < 2:
        return None
    return s.office.working_day_after(s.dates_asked_at[1].day, s.limits.date_rests_days)


def came_to_nothing(last: Interview, events: Sequence[Happening], now: datetime) -> bool:
    """Whether a talk did not take place and nobody called it off: nothing was heard since the candidate's first word.

    Whatever they wrote after that may have called it off, however kindly it was answered.
    """
    if last.held or last.day_unknown or last.at > now:
        return False
    before = [h for h in events if h.at <= last.at.timestamp()]
    invited = next((h.at for h in before if h.event.kind == "heard" and h.event.what == "invitation"), NEVER)
    ours = next((h.at for h in before if h.event.kind in ("sent", "called") and h.at >= invited), None)
    heard = [h.at for h in events if h.event.kind == "heard"]
    return all(at <= (invited if ours is None else ours) for at in heard)


def answers_invitation(s: Situation, happening: Happening) -> bool:
    """Whether it answers the open invitation: then it is no follow-up."""
    return happening.at == s.accepted_at


def _came_of(s: Situation, invitation: Happening) -> bool:
    """Whether its interview was recorded, or they said something since that takes its place."""
    recorded = (*s.timeline.meetings, *(m for m in s.timeline.undated if m.at <= s.now))
    since = [*(m.at for m in recorded), *s.heard_at(*ENDS_AN_INVITATION)]
    return any(at > invitation.at for at in since)


def _accepted_at(s: Situation, invitation: Happening) -> float | None:
    """When it was answered: at once where they said it, else by a reply, a question or a talk."""
    if was_spoken(s, invitation):
        return invitation.at
    return next((h.at for h in s.seen if h.at >= invitation.at and _answers(h)), None)


def _answers(happening: Happening) -> bool:
    event = happening.event
    return (event.kind == "sent" and event.what in ("reply", "question")) or event.outcome == "spoke"


def _is_question(happening: Happening) -> bool:
    event = happening.event
    return (event.kind == "sent" and event.what == "question") or _got_through(event)


def _got_through(event: Event) -> bool:
    """A call to somebody, or to a machine."""
    return event.kind == "called" and event.outcome != "no_answer"


def date_question_day(s: Situation) -> int | None:
    """The day from which to ask for the day of the interview, or to ask again; None after the second time."""
    if s.accepted_at is None:
        return None
    match s.dates_asked_at:
        case []:
            return s.office.working_day_after(s.day_of(s.accepted_at), s.limits.ask_date_days)
        case [asked]:
            return s.office.working_day_after(asked.day, s.limits.ask_date_again_days)
    return None


def _look_at_task(s: Situation) -> None:
    task = s.heard.get("task")
    if task is None or s.sent_since(task.at, "task"):
        return
    if any(m.at > task.at for m in s.timeline.meetings):
        return
    s.task, s.task_open, s.task_is = task, True, task.event.wants
    s.task_confirmed = was_spoken(s, task) or any(h.at >= task.at and _answers(h) for h in s.seen)
    s.task_due = deadline(task.event.answer_by, s.office)
    s.task_by = True if s.task_due is not None else None
    s.task_soon = s.task_due is not None and 0 <= s.task_due - s.now < DAY
    s.task_late = s.task_due is not None and s.now > s.task_due
